"""How wide a text is and where it breaks, without a font at hand.

Widths are those of Helvetica, which Liberation Sans shares, with some air for other sans-serif faces. Must not: cut a
text without a sign that it goes on.
"""

import re
import unicodedata
from functools import lru_cache

_UNFIT = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")
_ROOMIER = 1.17
"""System faces such as DejaVu Sans and Verdana run wider than Helvetica."""

# Thousandths of the font's size for the letters from space to tilde (Adobe's metrics of Helvetica).
_HELVETICA = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip


def line_of(text: str) -> str:
    """The text on one line, without what no reader of a picture could show."""
    return " ".join(_UNFIT.sub(" ", text).split())


@lru_cache(maxsize=512)
def _em(letter: str) -> float:
    at = ord(letter) - 32
    if 0 <= at < len(_HELVETICA):
        return _HELVETICA[at] / 1000
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1
    bare = unicodedata.normalize("NFD", letter)[0]  # an accent takes no room
    return _HELVETICA[ord(bare) - 32] / 1000 if 32 <= ord(bare) < 127 else 0.7


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is drawn at a font size, in the same unit: rather too much than too little."""
    return sum(map(_em, text)) * size * _ROOMIER * (1.12 if bold else 1)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text on one line within `room`; what is left out is told by an ellipsis."""
    line = line_of(text)
    if width_of(line, size, bold=bold) <= room:
        return line
    left = room - width_of("…", size, bold=bold)
    for at, letter in enumerate(line):
        left -= width_of(letter, size, bold=bold)
        if left < 0:
            return line[:at].rstrip() + "…"
    return line


def lines_of(text: str, room: float, size: float, *, most: int = 2, bold: bool = False) -> tuple[str, ...]:
    """The text on at most `most` lines within `room`, broken between words; the last line is cut where need be.

    A word that is too long for a line is broken within.
    """
    rest = line_of(text)
    lines: list[str] = []
    while rest and len(lines) < most - 1 and width_of(rest, size, bold=bold) > room:
        head = _head(rest, room, size, bold=bold)
        lines.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    if rest or not lines:
        lines.append(cut(rest, room, size, bold=bold))
    return tuple(lines)


def _head(text: str, room: float, size: float, *, bold: bool) -> str:
    """The longest beginning that fits, up to a space where there is one; at least a letter."""
    used, space = 0.0, 0
    for at, letter in enumerate(text):
        used += width_of(letter, size, bold=bold)
        if letter == " ":
            space = at
        if used > room:
            return text[: space or max(at, 1)]
    return text
