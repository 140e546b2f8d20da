"""Comments on the charter and changes that are proposed to it: what there is, who answers how, and when it is open.

Must not: know who may write (`app.domain.permissions` does), or how wording is kept.
"""

import html
import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.errors import Conflict


class CommentKind(StrEnum):
    """A remark, or a change of words that can be taken over as it is."""

    COMMENT = "comment"
    SUGGESTION = "suggestion"


class CommentStatus(StrEnum):
    """open until it is answered, or taken back by whoever wrote it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


ANSWERS: Mapping[CommentKind, frozenset[CommentStatus]] = MappingProxyType(
    {
        CommentKind.COMMENT: frozenset({CommentStatus.SETTLED, CommentStatus.DECLINED}),
        CommentKind.SUGGESTION: frozenset({CommentStatus.ACCEPTED, CommentStatus.DECLINED}),
    }
)
"""What can become of each kind. What is declined needs a reason, which is kept and printed."""

COMMENT_WINDOW = frozenset({"participants_review", "consultation"})
"""States of the charter in which the room, and people who come back days later, may comment (outline 1.5)."""


def comments_open(state: str) -> bool:
    """Whether comments are taken while the charter is in this state."""
    return state in COMMENT_WINDOW


def reworded(standing: str, quote: str, proposed: str, *, is_markup: bool = False) -> str:
    """The section's words with the proposal in them: in place of `quote`, or as a paragraph of its own without one.

    Line breaks and doubled spaces make no difference between what was quoted and what stands. `is_markup`: `standing`
    is HTML, so that both are looked for and put in as text within it. Errors: Conflict `comment.words_gone`.

    >>> reworded("We act by 2035.", "by  2035", "by 2032")
    'We act by 2032.'
    """
    new = html.escape(proposed, quote=False) if is_markup else proposed
    words = quote.split()
    if not words:
        added = f"<p>{new}</p>" if is_markup else new
        return "\n\n".join(part for part in (standing.rstrip(), added) if part)
    wanted = r"\s+".join(re.escape(html.escape(word, quote=False) if is_markup else word) for word in words)
    found = re.search(wanted, standing)
    if found is None:
        raise Conflict("comment.words_gone")
    return standing[: found.start()] + new + standing[found.end() :]
