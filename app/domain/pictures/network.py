"""The network of a coalition: actors by number and name, relations as arrows with their word, readable in grey.

A solid line is there today, a dashed one is needed, a thick one opposes. Names and words stand where they cover
nothing; where many actors leave no room, numbers and the table say who it is. Must not: be the only place where a
relation is said.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pictures.canvas import Box, Canvas
from app.domain.pictures.letters import lines_of, width_of
from app.domain.pictures.sheet import MARGIN, SMALL, WIDTH, Words, fits, leading, sheet, write

_MARGIN_X, _MARGIN_Y = 62, 34
_CHIP = (38, 20)
_HEAD = 8
_NAME = 112
MOST_NAMED, MOST_WORDED = 36, 30
Point = tuple[float, float]
Spot = tuple[str, str, str, float, float]
"""An actor: its id, its number, its name, and where it lies, 0 to 1 from the upper left."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation from one actor to another by their ids, in a word."""

    source: str
    target: str
    word: str
    is_needed: bool = False
    is_against: bool = False


def network_picture(spots: Sequence[Spot], ties: Sequence[Tie], words: Words, *, title: str, desc: str) -> str:
    """SVG of the actors and their relations; the more actors, the higher."""
    canvas = sheet()
    height = min(400 + 5.0 * max(len(spots) - 10, 0), 620)
    places = {
        ident: (_MARGIN_X + x * (WIDTH - 2 * _MARGIN_X), _MARGIN_Y + y * (height - 2 * _MARGIN_Y))
        for ident, _, _, x, y in spots
    }
    drawn = {(one.source, one.target, one.is_needed, one.is_against): one for one in reversed(ties)}
    arrows = [one for one in reversed(drawn.values()) if one.source in places and one.target in places]
    heads = [_arrow(canvas, places[tie.source], places[tie.target], tie) for tie in arrows]
    for ident, number, _, _, _ in spots:
        x, y = places[ident]
        canvas.box("pic-mark", x - _CHIP[0] / 2, y - _CHIP[1] / 2, *_CHIP, radius=6)
        canvas.text(x, y + 4.5, number, anchor="middle", bold=True, size=SMALL)
    chips = [Box("", x - _CHIP[0] / 2, y - _CHIP[1] / 2, *_CHIP) for x, y in places.values()]
    lines = [(*places[one.source], *places[one.target]) for one in arrows]
    room = _Room(height, [*chips, *(head for head in heads if head)], lines)
    if len(spots) <= MOST_NAMED:
        for ident, _, name, _, _ in spots:
            _name(canvas, name, places[ident], room)
    if len(arrows) <= MOST_WORDED:
        for tie, line in zip(arrows, lines, strict=True):
            _word(canvas, tie, line, room)
    return canvas.svg(_key(canvas, arrows, words, height + 4), title, desc, name="network")


def _arrow(canvas: Canvas, start: Point, end: Point, tie: Tie) -> Box | None:
    """From the edge of one chip to the edge of the other; returns where its head is, None without one."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if length < 1:
        return None
    ahead = (across / length, down / length)
    room = _to_the_edge(ahead)
    if length <= 2 * room + _HEAD:
        return None
    x1, y1 = start[0] + ahead[0] * room, start[1] + ahead[1] * room
    x2, y2 = end[0] - ahead[0] * (room + 2), end[1] - ahead[1] * (room + 2)
    canvas.line(_kind(tie), x1, y1, x2 - ahead[0] * _HEAD / 2, y2 - ahead[1] * _HEAD / 2)
    side = (-ahead[1], ahead[0])
    back = (x2 - ahead[0] * _HEAD, y2 - ahead[1] * _HEAD)
    corners = [(back[0] + side[0] * turn * _HEAD / 2, back[1] + side[1] * turn * _HEAD / 2) for turn in (1, -1)]
    (ax, ay), (bx, by) = corners
    canvas.path("pic-point", f"M{x2:.1f} {y2:.1f}L{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}Z")
    return Box("", back[0] - _HEAD / 2, back[1] - _HEAD / 2, _HEAD, _HEAD)


def _kind(tie: Tie) -> str:
    if tie.is_needed:
        return "pic-needed"
    return "pic-opposed" if tie.is_against else "pic-link"


def _to_the_edge(ahead: tuple[float, float]) -> float:
    """How far it is from the middle of a chip to its edge, in a direction of length 1."""
    wide, high = _CHIP[0] / 2, _CHIP[1] / 2
    ways = [half / abs(part) for half, part in ((wide, ahead[0]), (high, ahead[1])) if abs(part) > 1e-6]
    return min(ways)


Line = tuple[float, float, float, float]


@dataclass(slots=True)
class _Room:
    """What is taken on the sheet: boxes that nothing may cover, and lines that a text had better not cross."""

    height: float
    boxes: list[Box]
    lines: list[Line]

    def take(self, candidates: Sequence[Box]) -> Box | None:
        """The first of the boxes that cover nothing with the fewest lines through it; None where each covers some."""
        free = [box for box in candidates if fits(box, self.boxes, height=self.height)]
        best = min(free, key=lambda box: sum(_crosses(line, box) for line in self.lines), default=None)
        if best is not None:
            self.boxes.append(best)
        return best


def _crosses(line: Line, box: Box) -> bool:
    """Whether a line goes through a box (Liang and Barsky 1984)."""
    x, y, across, down = line[0], line[1], line[2] - line[0], line[3] - line[1]
    first, last = 0.0, 1.0
    rooms = (x - box.x, box.x + box.width - x, y - box.y, box.y + box.height - y)
    for way, room in zip((-across, across, -down, down), rooms, strict=True):
        if abs(way) < 1e-9:
            if room < 0:
                return False
        elif way < 0:
            first = max(first, room / way)
        else:
            last = min(last, room / way)
    return first < last


def _name(canvas: Canvas, name: str, place: Point, room: _Room) -> None:
    """A name below, above or beside its chip, where it covers nothing; shorter where it has to be; else none."""
    x, y = place
    edge_x, edge_y = _CHIP[0] / 2 + 4, _CHIP[1] / 2 + 2
    for most, wanted in ((2, _NAME), (1, _NAME), (1, 70)):
        lines = lines_of(name, wanted, SMALL, most=most)
        wide, high = max(width_of(line, SMALL) for line in lines), len(lines) * leading()
        middle = min(max(x - wide / 2, MARGIN), WIDTH - MARGIN - wide)
        spots = (
            (middle, y + edge_y),
            (middle, y - edge_y - high),
            (x + edge_x, y - high / 2),
            (x - edge_x - wide, y - high / 2),
        )
        box = room.take([Box(name, left, top, wide, high) for left, top in spots]) if wide else None
        if box is not None:
            for at, line in enumerate(lines):
                base = box.y + SMALL * 0.86 + at * leading()
                canvas.text(box.x + wide / 2, base, line, anchor="middle", size=SMALL, clear=True)
            return


def _word(canvas: Canvas, tie: Tie, line: Line, room: _Room) -> None:
    """The word of a relation on its line, nearer to where it begins, where it covers nothing."""
    wide, high = width_of(tie.word, SMALL), SMALL
    x1, y1, x2, y2 = line
    spots = [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for share in (0.42, 0.5, 0.34, 0.58, 0.66)]
    box = room.take([Box(tie.word, x - wide / 2, y - high / 2, wide, high) for x, y in spots])
    if box is not None:
        base = box.y + high / 2 + SMALL * 0.34
        canvas.text(box.x + wide / 2, base, tie.word, anchor="middle", size=SMALL, kind="pic-muted", clear=True)


def _key(canvas: Canvas, arrows: Sequence[Tie], words: Words, y: float) -> float:
    """What the lines mean, those that are there; returns how high the picture is."""
    x = MARGIN
    for kind, key, is_there in (
        ("pic-link", "network.there", any(_kind(one) == "pic-link" for one in arrows)),
        ("pic-needed", "network.needed", any(one.is_needed for one in arrows)),
        ("pic-opposed", "network.against", any(_kind(one) == "pic-opposed" for one in arrows)),
    ):
        if is_there:
            said = words.say(key)
            canvas.line(kind, x, y + 8, x + 26, y + 8)
            write(canvas, x + 32, y, said, WIDTH - x - 34)
            x += 32 + width_of(said, SMALL) + 22
    return y + leading() + 4
