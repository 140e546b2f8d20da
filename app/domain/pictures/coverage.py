"""The coverage of a policy mix: stages of innovation down, sides of the mix across, each instrument where it works.

An empty cell is hatched and says so; a filled mark is led by science and innovation, a hollow one by another body.
Must not: count an instrument that it does not show; what finds no room in a cell is told as a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.letters import cut, width_of
from app.domain.pictures.sheet import MARGIN, SMALL, WIDTH, Words, height_of, leading, sheet, write

_HEAD, _NAMES = 44, 126
_PAD, _MARK = 6, 8
MOST_IN_A_CELL = 6
_ROOMY = 4
"""Up to so many instruments in a cell have two lines for their names."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An instrument by its anchor and name. `is_sti`: whether science and innovation leads it; None if nobody."""

    anchor: str
    name: str
    is_sti: bool | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """What stands in each cell: a row of cells for each stage, one cell for each side."""

    stages: Sequence[str]
    sides: Sequence[str]
    cells: Sequence[Sequence[Sequence[Placed]]]
    unplaced: Sequence[Placed] = ()


def coverage_picture(covered: Covered, words: Words, *, title: str, desc: str) -> str:
    """SVG of the matrix, as high as its fullest cells need."""
    canvas = sheet()
    wide = (WIDTH - _NAMES - MARGIN) / max(len(covered.sides), 1)
    for column, name in enumerate(covered.sides):
        x = _NAMES + column * wide
        there = {one.anchor for line in covered.cells for one in line[column]}
        below = write(canvas, x + _PAD, 2, name, wide - 2 * _PAD, bold=True, size=canvas.size)
        write(canvas, x + _PAD, below, words.say("coverage.count", count=len(there)), wide - 2 * _PAD, kind="pic-muted")
    y: float = _HEAD
    for name, line in zip(covered.stages, covered.cells, strict=True):
        high = max(_name_height(name), *(_height(cell, wide) for cell in line))
        count = len({one.anchor for cell in line for one in cell})
        below = write(canvas, MARGIN, y + 5, name, _NAMES - 6, most=3, bold=True)
        write(canvas, MARGIN, below, words.say("coverage.count", count=count), _NAMES - 6, kind="pic-muted")
        for column, cell in enumerate(line):
            _cell(canvas, cell, words, (_NAMES + column * wide, y, wide, high))
        y += high
    return canvas.svg(_foot(canvas, covered, words, y + 12), title, desc, name="coverage")


def _name_height(name: str) -> float:
    return height_of(name, _NAMES - 6, most=3, bold=True) + leading() + 10


def _height(cell: Sequence[Placed], wide: float) -> float:
    shown = _shown(cell)
    lines = sum(_lines(one, cell, wide) for one in shown) + (leading() if len(shown) < len(cell) else 0)
    return lines + 2 * _PAD


def _shown(cell: Sequence[Placed]) -> Sequence[Placed]:
    return cell if len(cell) <= MOST_IN_A_CELL else cell[: MOST_IN_A_CELL - 1]


def _most(cell: Sequence[Placed]) -> int:
    return 2 if len(cell) <= _ROOMY else 1


def _lines(one: Placed, cell: Sequence[Placed], wide: float) -> float:
    return height_of(_said(one), _room(wide), most=_most(cell)) + 2


def _room(wide: float) -> float:
    return wide - 2 * _PAD - _MARK - 5


def _said(one: Placed) -> str:
    return f"{one.anchor} {one.name}"


def _cell(canvas: Canvas, cell: Sequence[Placed], words: Words, place: tuple[float, float, float, float]) -> None:
    x, y, wide, high = place
    canvas.box("pic-cell", x, y, wide, high, radius=0)
    if not cell:
        canvas.hatch(x, y, wide, high)
        canvas.text(
            x + wide / 2, y + high / 2 + 4, words.say("coverage.empty"), kind="pic-muted", anchor="middle",
            size=SMALL, clear=True,
        )  # fmt: skip
        return
    at = y + _PAD
    shown = _shown(cell)
    for one in shown:
        _mark(canvas, one, x + _PAD, at + 2)
        at = write(canvas, x + _PAD + _MARK + 5, at, _said(one), _room(wide), most=_most(cell)) + 2
    if len(shown) < len(cell):
        write(canvas, x + _PAD, at, words.say("more", count=len(cell) - len(shown)), wide - 2 * _PAD, kind="pic-muted")


def _mark(canvas: Canvas, one: Placed, x: float, y: float) -> None:
    if one.is_sti is None:
        canvas.box("pic-open", x, y, _MARK, _MARK, radius=4)
    else:
        canvas.box("pic-chosen" if one.is_sti else "pic-mark", x, y, _MARK, _MARK, radius=0)


def _foot(canvas: Canvas, covered: Covered, words: Words, y: float) -> float:
    """What the marks say, and what has no stage yet; returns how high the picture is."""
    every = [one for line in covered.cells for cell in line for one in cell]
    x = _NAMES + 2.0
    for is_sti, key in ((True, "sti"), (False, "other"), (None, "nobody")):
        if any(one.is_sti is is_sti for one in every):
            said = cut(words.say(f"coverage.{key}"), WIDTH - _NAMES - 40, SMALL)
            if x + width_of(said, SMALL) + 20 > WIDTH:
                x, y = _NAMES + 2.0, y + leading() + 2
            _mark(canvas, Placed("", "", is_sti), x, y + 3)
            write(canvas, x + _MARK + 6, y, said, WIDTH)
            x += _MARK + width_of(said, SMALL) + 20
    y += leading() + 2 if every else 0
    if covered.unplaced:
        anchors = ", ".join(one.anchor for one in covered.unplaced)
        said = words.say("coverage.unplaced", anchors=anchors)
        y = write(canvas, _NAMES + 2, y, said, WIDTH - _NAMES - 4, most=2)
    return y + 4
