"""Two wordings of a text, word by word: what stayed, what went, what came.

Must not: judge a wording, or mark anything up.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_EXACT_UP_TO = 2000


class PieceKind(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, white space included."""

    kind: PieceKind
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order: without the added ones they give `before`, without the removed ones `after`.

    Whole words with the white space behind them are compared (difflib's matching of Ratcliff and Obershelp); in very
    long texts words that occur all over are no anchors, which keeps the time in bounds.
    """
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _EXACT_UP_TO)
    pieces: list[Piece] = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(PieceKind.SAME, "".join(old[old_start:old_end])))
            continue
        if old_end > old_start:
            pieces.append(Piece(PieceKind.REMOVED, "".join(old[old_start:old_end])))
        if new_end > new_start:
            pieces.append(Piece(PieceKind.ADDED, "".join(new[new_start:new_end])))
    return tuple(pieces)


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\S+\s*", text)
