"""Pictures of a charter as SVG: the power–interest grid and the bars of a result, readable in grey.

A picture shows what a table beside it says, so it may shorten and leave out. Must not: be the only place where
something is said, or let a text become markup.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from app.domain.stakeholders import CUT, Quadrant

_INK, _PALE, _LINE, _PAPER = "#1c1c1c", "#e9e9e6", "#9a9a96", "#ffffff"
_FONT = "font-family=\"'Liberation Sans','Noto Sans','DejaVu Sans',sans-serif\""
_UNFIT = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")
_SCALE = 5


# --- the power–interest grid ----------------------------------------------------------------------------------------

CELL_WIDTH, CELL_HEIGHT = 112, 88
CHIP_WIDTH, CHIP_HEIGHT = 34, 18
_CHIPS_IN_A_ROW, _CHIP_ROWS = 3, 4
_LEFT, _TOP = 46, 44


@dataclass(frozen=True, slots=True)
class Point:
    """An actor on the grid by its short label (`S4`); power and interest are 1..5."""

    label: str
    power: int
    interest: int


@dataclass(frozen=True, slots=True)
class GridWords:
    """What is written on the grid."""

    power: str
    interest: str
    fields: Mapping[Quadrant, str]


@dataclass(frozen=True, slots=True)
class Chip:
    """A label where it is drawn: its upper left corner, in units of the picture."""

    label: str
    x: float
    y: float


def chips(points: Sequence[Point]) -> tuple[Chip, ...]:
    """Where each label goes: side by side in the cell of its ratings, so that none covers another.

    A full cell ends with the number of those it has no room for (`+3`).
    """
    cells: dict[tuple[int, int], list[str]] = {}
    for point in points:
        cells.setdefault((point.power, point.interest), []).append(point.label)
    room = _CHIPS_IN_A_ROW * _CHIP_ROWS
    placed = []
    for (power, interest), labels in cells.items():
        if len(labels) > room:
            labels[room - 1 :] = [f"+{len(labels) - room + 1}"]
        left = _LEFT + (interest - 1) * CELL_WIDTH
        top = _TOP + (_SCALE - power) * CELL_HEIGHT
        for at, label in enumerate(labels):
            across, down = at % _CHIPS_IN_A_ROW, at // _CHIPS_IN_A_ROW
            placed.append(Chip(label, left + 4 + across * (CHIP_WIDTH + 1), top + 6 + down * (CHIP_HEIGHT + 2)))
    return tuple(placed)


def power_interest_grid(points: Sequence[Point], words: GridWords) -> str:
    """The power–interest grid (Mendelow) as SVG: interest to the right, power upwards, cut where the domain cuts."""
    wide, high = _SCALE * CELL_WIDTH, _SCALE * CELL_HEIGHT
    cut_x, cut_y = _LEFT + (CUT - 1) * CELL_WIDTH, _TOP + (_SCALE - CUT + 1) * CELL_HEIGHT
    parts = [
        _box(_LEFT, _TOP, wide, high, fill=_PAPER),
        _box(cut_x, _TOP, _LEFT + wide - cut_x, cut_y - _TOP, fill=_PALE, line=_PALE),
        *(_rule(_LEFT + at * CELL_WIDTH, _TOP, _LEFT + at * CELL_WIDTH, _TOP + high) for at in range(_SCALE + 1)),
        *(_rule(_LEFT, _TOP + at * CELL_HEIGHT, _LEFT + wide, _TOP + at * CELL_HEIGHT) for at in range(_SCALE + 1)),
        _rule(cut_x, _TOP, cut_x, _TOP + high, width=2),
        _rule(_LEFT, cut_y, _LEFT + wide, cut_y, width=2),
    ]
    for rating in range(1, _SCALE + 1):
        parts.append(_text(_LEFT + (rating - 0.5) * CELL_WIDTH, _TOP + high + 16, str(rating), anchor="middle"))
        parts.append(_text(_LEFT - 10, _TOP + (_SCALE - rating + 0.5) * CELL_HEIGHT + 4, str(rating), anchor="middle"))
    for field, x, y in (
        (Quadrant.SATISFY, _LEFT, _TOP - 8),
        (Quadrant.COLLABORATE, cut_x + 4, _TOP - 8),
        (Quadrant.MONITOR, _LEFT, _TOP + high + 36),
        (Quadrant.INFORM, cut_x + 4, _TOP + high + 36),
    ):
        room = (cut_x if x == _LEFT else _LEFT + wide) - x - 8
        parts.append(_text(x, y, shortened(words.fields.get(field, ""), room / 6.5), weight="bold"))
    parts.append(_text(_LEFT + wide, _TOP + high + 56, words.interest, anchor="end"))
    parts.append(_text(16, _TOP + high / 2, words.power, anchor="middle", turn=True))
    for chip in chips(points):
        parts.append(_box(chip.x, chip.y, CHIP_WIDTH, CHIP_HEIGHT, fill=_PAPER, line=_INK, radius=4))
        parts.append(_text(chip.x + CHIP_WIDTH / 2, chip.y + 13, shortened(chip.label, 6), anchor="middle"))
    return _svg(_LEFT + wide + 12, _TOP + high + 68, parts)


# --- bars -----------------------------------------------------------------------------------------------------------

MOST_BARS = 20
_BAR_LEFT, _BAR_ROOM, _BAR_STEP = 300, 270, 30


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, how long it is, and the number as it is written."""

    label: str
    value: float
    figure: str


def bars(shown: Sequence[Bar]) -> str:
    """Horizontal bars from one zero line as SVG, the first on top; at most `MOST_BARS` of them."""
    drawn = shown[:MOST_BARS]
    most = max((bar.value for bar in drawn), default=0)
    parts = []
    for at, bar in enumerate(drawn):
        y = 10 + at * _BAR_STEP
        length = _BAR_ROOM * max(bar.value, 0) / most if most > 0 else 0
        parts.append(_text(_BAR_LEFT - 10, y + 15, shortened(bar.label, 44), anchor="end"))
        parts.append(_box(_BAR_LEFT, y, round(length, 1), 20, fill=_LINE, line=_INK))
        parts.append(_text(_BAR_LEFT + length + 6, y + 15, shortened(bar.figure, 12), weight="bold"))
    high = 10 + len(drawn) * _BAR_STEP
    parts.append(_rule(_BAR_LEFT, 4, _BAR_LEFT, high, colour=_INK))
    return _svg(_BAR_LEFT + _BAR_ROOM + 80, high + 6, parts)


# --- pieces ---------------------------------------------------------------------------------------------------------


def shortened(text: str, most: float) -> str:
    """The text on one line within `most` letters of common width; a wide letter, as in Chinese, counts twice."""
    line, room = " ".join(_UNFIT.sub(" ", text).split()), most
    for at, letter in enumerate(line):
        room -= 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
        if room < 0:
            return line[: max(at - 1, 0)].rstrip() + "…"
    return line


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_FONT} font-size="12">{"".join(parts)}</svg>'


def _box(x: float, y: float, width: float, height: float, *, fill: str, line: str = _LINE, radius: int = 0) -> str:
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    return f'<rect {place} rx="{radius}" fill="{fill}" stroke="{line}"/>'


def _rule(x1: float, y1: float, x2: float, y2: float, *, width: int = 1, colour: str = _LINE) -> str:
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "", turn: bool = False) -> str:
    more = f' font-weight="{weight}"' if weight else ""
    more += f' transform="rotate(-90 {x:g} {y:g})"' if turn else ""
    said = escape(" ".join(_UNFIT.sub(" ", text).split()))
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{_INK}"{more}>{said}</text>'
