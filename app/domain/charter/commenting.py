"""Comments on the charter and changes that are proposed to it: what there is, and what can become of it.

Must not: know who may write (`app.domain.permissions`) or when (`app.domain.charter.states`), or how wording is kept.
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


def reworded(standing: str, quote: str, proposed: str, *, is_markup: bool = False) -> str:
    """The section's words with the proposal in them: in place of `quote`, or as a paragraph of its own without one.

    Line breaks and doubled spaces make no difference between what was quoted and what stands. `is_markup`: `standing`
    is HTML, so that both are looked for and put in as text within it. Errors: Conflict `comment.words_gone`.

    >>> reworded("We act by 2035.", "by  2035", "by 2032")
    'We act by 2032.'
    """
    words = quote.split()
    if not words:
        return _added(standing, proposed, is_markup=is_markup)
    new = html.escape(" ".join(proposed.split()), quote=False) if is_markup else proposed
    wanted = re.compile(r"\s+".join(re.escape(html.escape(word, quote=False) if is_markup else word) for word in words))
    # Of markup only what stands between its tags is text.
    parts = _TAG.split(standing) if is_markup else [standing]
    for place, part in enumerate(parts):
        found = None if is_markup and _TAG.fullmatch(part) else wanted.search(part)
        if found is not None:
            parts[place] = part[: found.start()] + new + part[found.end() :]
            return "".join(parts)
    raise Conflict("comment.words_gone")


def _added(standing: str, proposed: str, *, is_markup: bool) -> str:
    if is_markup:
        paragraphs = (" ".join(one.split()) for one in re.split(r"\n\s*\n", proposed))
        return standing + "".join(f"<p>{html.escape(one, quote=False)}</p>" for one in paragraphs if one)
    return "\n\n".join(part for part in (standing.rstrip(), proposed) if part)


_TAG = re.compile(r"(<[^>]*>)")
