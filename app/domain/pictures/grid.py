"""The power-interest grid (Mendelow): interest to the right, power upwards, cut where the domain cuts.

Actors stand in the cell of their ratings: by number and name while there is room for names, else by number. Who is in
the room is filled, who is not is hollow. Must not: be the only place where somebody is named; the table has all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.letters import cut, width_of
from app.domain.pictures.sheet import MARGIN, SMALL, WIDTH, Words, height_of, leading, sheet, write
from app.domain.stakeholders import CUT, Quadrant

_SCALE = 5
_LEFT, _TOP = 46, 24
_CELL = (WIDTH - _LEFT - MARGIN) / _SCALE
_PAD, _MARK = 5, 7
_CHIP = (34, 18)
_CHIPS_IN_A_ROW, _CHIP_ROWS = 3, 5
MOST_NAMED, MOST_NAMED_IN_A_CELL = 30, 6
"""Up to so many actors, and so many in one cell, are written with their names."""
_ROOMY = 4
"""Up to so many in one cell, names have three lines; else two."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor by its short label (`S4`) and name; power and interest are 1..5."""

    label: str
    name: str
    power: int
    interest: int
    is_present: bool = False


def power_grid(actors: Sequence[Actor], fields: Mapping[Quadrant, str], words: Words, *, title: str, desc: str) -> str:
    """SVG of the grid; rows are as high as their fullest cell needs."""
    canvas = sheet()
    cells: dict[tuple[int, int], list[Actor]] = {}
    for one in actors:
        cells.setdefault((one.power, one.interest), []).append(one)
    fullest = max((len(cell) for cell in cells.values()), default=0)
    lines = 0 if len(actors) > MOST_NAMED or fullest > MOST_NAMED_IN_A_CELL else 3 if fullest <= _ROOMY else 2
    highs = {
        power: max(44.0, *(_high(cells.get((power, interest), ()), lines=lines) for interest in range(1, _SCALE + 1)))
        for power in range(1, _SCALE + 1)
    }
    tops, y = {}, float(_TOP)
    for power in range(_SCALE, 0, -1):
        tops[power] = y
        y += highs[power]
    _ground(canvas, tops, highs, y)
    _names(canvas, fields, y)
    for power, top in tops.items():
        canvas.text(_LEFT - 12, top + highs[power] / 2 + 4, str(power), anchor="middle")
        for interest in range(1, _SCALE + 1):
            _fill(canvas, cells.get((power, interest), ()), words, (_across(interest), top), lines=lines)
    for interest in range(1, _SCALE + 1):
        canvas.text(_across(interest) + _CELL / 2, y + 16, str(interest), anchor="middle")
    canvas.text(13, (_TOP + y) / 2, words.say("grid.power"), anchor="middle", turned=True, bold=True)
    canvas.text(_LEFT + _CELL * _SCALE / 2, y + 58, words.say("grid.interest"), anchor="middle", bold=True)
    return canvas.svg(_key(canvas, actors, words, y + 70, is_named=bool(lines)), title, desc, name="power-interest")


def _across(interest: int) -> float:
    return _LEFT + (interest - 1) * _CELL


def _ground(canvas: Canvas, tops: Mapping[int, float], highs: Mapping[int, float], bottom: float) -> None:
    cut_x, cut_y = _across(CUT), tops[CUT] + highs[CUT]
    canvas.box("pic-cell", _LEFT, _TOP, _CELL * _SCALE, bottom - _TOP, radius=0)
    canvas.box("pic-pale", cut_x, _TOP, _across(_SCALE + 1) - cut_x, cut_y - _TOP, radius=0)
    for at in range(2, _SCALE + 1):
        canvas.line("pic-line", _across(at), _TOP, _across(at), bottom)
        canvas.line("pic-line", _LEFT, tops[at - 1], _LEFT + _CELL * _SCALE, tops[at - 1])
    canvas.line("pic-axis", cut_x, _TOP, cut_x, bottom)
    canvas.line("pic-axis", _LEFT, cut_y, _LEFT + _CELL * _SCALE, cut_y)


def _names(canvas: Canvas, fields: Mapping[Quadrant, str], bottom: float) -> None:
    """What to do with whom, outside of each quarter."""
    for field, interest, y in (
        (Quadrant.SATISFY, 1, _TOP - 8),
        (Quadrant.COLLABORATE, CUT, _TOP - 8),
        (Quadrant.MONITOR, 1, bottom + 35),
        (Quadrant.INFORM, CUT, bottom + 35),
    ):
        room = (CUT - 1 if interest == 1 else _SCALE - CUT + 1) * _CELL - 8
        canvas.text(_across(interest), y, cut(fields.get(field, ""), room, canvas.size, bold=True), bold=True)


def _said(one: Actor) -> str:
    return f"{one.label} {one.name}"


def _room() -> float:
    return _CELL - 2 * _PAD - _MARK - 4


def _high(cell: Sequence[Actor], *, lines: int) -> float:
    if lines:
        return sum(height_of(_said(one), _room(), most=lines) + 3 for one in cell) + 2 * _PAD
    rows = min(-(-len(cell) // _CHIPS_IN_A_ROW), _CHIP_ROWS)
    return rows * (_CHIP[1] + 3) + 2 * _PAD


def _fill(canvas: Canvas, cell: Sequence[Actor], words: Words, corner: tuple[float, float], *, lines: int) -> None:
    x, y = corner[0] + _PAD, corner[1] + _PAD
    if lines:
        for one in cell:
            _mark(canvas, x, y + 3, is_present=one.is_present)
            y = write(canvas, x + _MARK + 4, y, _said(one), _room(), most=lines) + 3
        return
    room = _CHIPS_IN_A_ROW * _CHIP_ROWS
    shown = cell if len(cell) <= room else cell[: room - 1]
    spots = [
        (x + at % _CHIPS_IN_A_ROW * (_CHIP[0] + 2), y + at // _CHIPS_IN_A_ROW * (_CHIP[1] + 3)) for at in range(room)
    ]
    for one, (left, top) in zip(shown, spots, strict=False):
        canvas.box("pic-mark" if one.is_present else "pic-open", left, top, *_CHIP, radius=5)
        canvas.text(left + _CHIP[0] / 2, top + 13, cut(one.label, _CHIP[0] - 2, SMALL), anchor="middle", size=SMALL)
    if len(shown) < len(cell):
        left, top = spots[-1]
        canvas.text(
            left + _CHIP[0] / 2,
            top + 13,
            words.say("grid.plus", count=len(cell) - len(shown)),
            anchor="middle",
            size=SMALL,
            bold=True,
        )


def _mark(canvas: Canvas, x: float, y: float, *, is_present: bool) -> None:
    canvas.box("pic-chosen" if is_present else "pic-mark", x, y, _MARK, _MARK, radius=0)


def _key(canvas: Canvas, actors: Sequence[Actor], words: Words, y: float, *, is_named: bool) -> float:
    """What filled and hollow mean; returns how high the picture is."""
    x: float = _LEFT
    for is_present, key in ((True, "grid.present"), (False, "grid.absent")):
        if any(one.is_present is is_present for one in actors):
            said = words.say(key)
            if is_named:
                _mark(canvas, x, y + 3, is_present=is_present)
            else:
                canvas.box("pic-mark" if is_present else "pic-open", x - 7, y + 1, _MARK + 7, 13, radius=4)
            write(canvas, x + _MARK + 5, y, said, WIDTH - x - _MARK - 8)
            x += _MARK + width_of(said, SMALL) + 22
    return y + leading() + 4
