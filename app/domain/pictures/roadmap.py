"""A roadmap: lanes of what is to happen, over the first 100 days, the first years and the way to the deadline.

Points have their words beside them, periods above them; what finds no room in its lane is told as a number. A hollow
mark is not firm: an offer that nobody has confirmed, or a year without a day. Must not: invent a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.letters import cut, width_of
from app.domain.pictures.sheet import MARGIN, SMALL, WIDTH, Words, height_of, leading, sheet, write
from app.domain.pictures.timeline import Timeline

_NAMES, _HEAD = 112, 50
_POINT, _PERIOD = 18, 27
MOST_ROWS, _HIGHEST = 14, 860
"""Rows of a lane, and how high all may be together: where they would be higher, each lane has fewer."""
_LONGEST_LABEL = 300
_AIR = 8


class Mark(StrEnum):
    """How what is on a lane is drawn."""

    DIAMOND = "diamond"
    FLAG = "flag"
    RING = "ring"
    SQUARE = "square"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Item:
    """Something on a lane. `end` makes it a period; `is_firm` fills it; `again` are the days when it comes round."""

    day: date
    label: str
    end: date | None = None
    is_firm: bool = True
    again: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with its name, its items and how they are drawn."""

    name: str
    mark: Mark
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class _Spot:
    """An item where it lies: the room it takes, where it begins and ends, when again, and where its words begin."""

    item: Item
    left: float
    right: float
    x: float
    until: float
    again: tuple[float, ...]
    words_at: float
    said: str


_Packed = tuple[list[list[_Spot]], int]
"""The rows of a lane, and how many of its items found no room."""


def roadmap_picture(
    lanes: Sequence[Lane], start: date, end: date, words: Words, *, title: str, desc: str, goal: date | None = None
) -> str:
    """SVG of the lanes between two days. `goal` is the mission's deadline, a line through all lanes."""
    canvas = sheet()
    time = Timeline.between(start, end, _NAMES, WIDTH - MARGIN - 4)
    rows = _fitting(lanes, time)
    tops, y = [], float(_HEAD)
    for lane, (placed, left_out) in zip(lanes, rows, strict=True):
        tops.append(y)
        y += _high(lane, placed, left_out)
    _ground(canvas, time, words, y, goal)
    for top, lane, packed in zip(tops, lanes, rows, strict=True):
        _lane(canvas, lane, packed, words, top)
    canvas.line("pic-axis", MARGIN, y, WIDTH - MARGIN, y)
    for year, x in time.years(width_of("2000", SMALL) + 6):
        canvas.line("pic-axis", x, y, x, y + 4)
        half = width_of(str(year), SMALL) / 2
        if x + half < WIDTH:
            canvas.text(x, y + 17, str(year), anchor="middle", size=SMALL, kind="pic-muted")
    return canvas.svg(y + 22, title, desc, name="roadmap")


def _fitting(lanes: Sequence[Lane], time: Timeline) -> list[_Packed]:
    """The rows of each lane, and how many items found no room: as many as all lanes together have room for."""
    for most in range(MOST_ROWS, 2, -1):
        rows = [_packed(lane, time, most) for lane in lanes]
        if sum(_high(lane, *one) for lane, one in zip(lanes, rows, strict=True)) <= _HIGHEST:
            break
    return rows


def _high(lane: Lane, placed: Sequence[Sequence[_Spot]], left_out: int) -> float:
    name = height_of(lane.name, _NAMES - 6, most=3, bold=True) + 6
    return max(len(placed) * _step(lane) + (leading() if left_out else 0) + 10, name)


def _step(lane: Lane) -> int:
    return _PERIOD if lane.mark is Mark.BAR else _POINT


def _ground(canvas: Canvas, time: Timeline, words: Words, bottom: float, goal: date | None) -> None:
    """The spans with their names, every other one shaded, and the deadline."""
    for at, span in enumerate(time.spans):
        if at % 2 == 0:
            canvas.box("pic-track", span.left, 0, span.right - span.left, bottom, radius=0)
        room = span.right - span.left - 8
        write(canvas, span.left + 4, 2, words.say(f"roadmap.{span.name}"), room, bold=True, most=2)
        day = cut(span.end.isoformat(), room, SMALL)
        canvas.text(span.right - 4, _HEAD - 6, day, anchor="end", size=SMALL, kind="pic-muted")
    if goal is not None:
        canvas.line("pic-needed", time.at(goal), _HEAD - 2, time.at(goal), bottom)


def _packed(lane: Lane, time: Timeline, most: int) -> _Packed:
    """The items in rows, none over another, the earliest first; and how many find no room."""
    rows: list[list[_Spot]] = []
    left_out = 0
    for item in sorted(lane.items, key=lambda one: (one.day, one.end or one.day, one.label)):
        spot = _period(item, time) if lane.mark is Mark.BAR else _point(item, time, is_bold=lane.mark is Mark.FLAG)
        row = next((one for one in rows if all(_is_apart(spot, other) for other in one)), None)
        if row is not None:
            row.append(spot)
        elif len(rows) < most:
            rows.append([spot])
        else:
            left_out += 1
    return rows, left_out


def _is_apart(one: _Spot, other: _Spot) -> bool:
    return one.right + _AIR <= other.left or other.right + _AIR <= one.left


def _point(item: Item, time: Timeline, *, is_bold: bool) -> _Spot:
    """Words to the right of the mark; to its left where the sheet ends."""
    x = time.at(item.day)
    until = time.at(item.end) if item.end else x
    again = tuple(time.at(day) for day in item.again)
    last = until
    right, left = time.spans[-1].right, time.spans[0].left
    room_right, room_left = right - last - 12, x - left - 12
    wanted = min(width_of(item.label, SMALL, bold=is_bold) + 1, _LONGEST_LABEL)
    if wanted <= room_right or room_right >= room_left:
        said = cut(item.label, min(wanted, room_right), SMALL, bold=is_bold)
        return _Spot(
            item,
            x - 7,
            max(last + 12 + width_of(said, SMALL, bold=is_bold), *again, x),
            x,
            until,
            again,
            last + 11,
            said,
        )
    said = cut(item.label, min(wanted, room_left), SMALL, bold=is_bold)
    begins = x - 11 - width_of(said, SMALL, bold=is_bold)
    return _Spot(item, begins, max(last + 7, *again, x), x, until, again, begins, said)


def _period(item: Item, time: Timeline) -> _Spot:
    """Words above the bar, from where it begins, or as far left as they need."""
    x, until = time.at(item.day), time.at(item.end or item.day)
    right, left = time.spans[-1].right, time.spans[0].left
    said = cut(item.label, right - left, SMALL)
    begins = max(min(x, right - width_of(said, SMALL)), left)
    return _Spot(item, min(x, begins), max(until, begins + width_of(said, SMALL)), x, until, (), begins, said)


def _lane(canvas: Canvas, lane: Lane, packed: _Packed, words: Words, top: float) -> None:
    canvas.line("pic-axis", MARGIN, top, WIDTH - MARGIN, top)
    write(canvas, MARGIN, top + 5, lane.name, _NAMES - 6, most=3, bold=True)
    y = top + 5
    rows, left_out = packed
    for row in rows:
        for spot in row:
            _draw(canvas, lane.mark, spot, y)
        y += _step(lane)
    if left_out:
        write(canvas, _NAMES + 4, y, words.say("more", count=left_out), 300, kind="pic-muted")


def _draw(canvas: Canvas, mark: Mark, spot: _Spot, y: float) -> None:
    x, middle, item = spot.x, y + _POINT / 2, spot.item
    if mark is Mark.BAR:
        canvas.text(spot.words_at, y + SMALL * 0.86, spot.said, size=SMALL)
        kind = "pic-chosen" if item.is_firm else "pic-hollow"
        canvas.box(kind, x, y + leading() + 1, max(spot.until - x, 4), 7, radius=1)
        return
    if spot.until > x:  # a year without a day: anywhere between
        canvas.line("pic-whisker", x, middle, spot.until, middle)
        for edge in (x, spot.until):
            canvas.line("pic-whisker", edge, middle - 4, edge, middle + 4)
        x = (x + spot.until) / 2
    if spot.again:  # below its words, so that these have room
        low = y + _POINT + 0.5
        canvas.line("pic-whisker", x, low, spot.again[-1], low)
        for other in (x, *spot.again):
            canvas.line("pic-whisker", other, low - 2, other, low + 2)
    is_hollow = not item.is_firm or mark is Mark.RING
    if mark is Mark.RING:
        canvas.dot("pic-mark", x, middle, 5)
    elif mark is Mark.SQUARE:
        canvas.box("pic-point", x - 4.5, middle - 4.5, 9, 9, radius=0)
    elif mark is Mark.FLAG:
        canvas.line("pic-sign", x, middle - 7, x, middle + 7)
        canvas.path("pic-point", f"M{x:.1f} {middle - 7:.1f}L{x - 9:.1f} {middle - 3:.1f}L{x:.1f} {middle + 1:.1f}Z")
    else:
        canvas.diamond("pic-mark" if is_hollow else "pic-point", x, middle, 5.5)
    canvas.text(spot.words_at, middle + SMALL * 0.34, spot.said, size=SMALL, bold=mark is Mark.FLAG)
