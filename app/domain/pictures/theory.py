"""A theory of change from above: what goes in, what is done, what it gives, what changes by it, what that is for.

Between two places stands what has to be true for one to lead to the next; the weakest of it has a thick edge and says
so. Must not: leave a place out that nobody has filled; it is hatched.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.sheet import MARGIN, SMALL, TEXT, WIDTH, Words, height_of, leading, sheet, write

_NAMES, _PAD, _GAP = 108, 7, 8
_COLUMNS = 3
_HIGHEST = 1000
_LIMITS = ((9, 4), (6, 3), (6, 2), (3, 2), (3, 1))
"""How many entries of a place and assumptions of an arrow are drawn: the first pair with which all is high enough."""
_ARROW = 22
_INDENT = 36


@dataclass(frozen=True, slots=True)
class Assumed:
    """What has to be true, by its anchor. `confidence` is 1..5 or None; `is_weakest`: the room should look there."""

    anchor: str
    text: str
    confidence: int | None = None
    is_weakest: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the chain by its name: what stands there (anchor and text), and what has to be true to go on."""

    name: str
    changes: Sequence[tuple[str, str]] = ()
    holds: Sequence[Assumed] = ()


def theory_picture(places: Sequence[Place], loose: Sequence[Assumed], words: Words, *, title: str, desc: str) -> str:
    """SVG of the chain. `loose` are assumptions that nobody has put to an arrow."""
    for limits in _LIMITS:
        canvas = sheet()
        height = _draw(canvas, places, loose, words, limits)
        if height <= _HIGHEST:
            break
    return canvas.svg(height, title, desc, name="theory")


def _draw(
    canvas: Canvas, places: Sequence[Place], loose: Sequence[Assumed], words: Words, limits: tuple[int, int]
) -> float:
    """All of it; returns how high it is."""
    y = MARGIN
    for at, place in enumerate(places):
        y = _band(canvas, place, words, y, limits[0])
        if at < len(places) - 1:
            y = _between(canvas, place.holds, words, y, limits[1])
    if loose:
        y = write(canvas, MARGIN, y + 12, words.say("theory.loose"), WIDTH - 2 * MARGIN, bold=True)
        y = _assumed(canvas, loose, words, (MARGIN, y + 4), limits[1])
    return y + 4


def _band(canvas: Canvas, place: Place, words: Words, y: float, most: int) -> float:
    """A place and what stands there, side by side; returns where it ends."""
    shown = place.changes[:most]
    rest = len(place.changes) - len(shown)
    columns = min(max(len(shown), 1), _COLUMNS)
    wide = (WIDTH - MARGIN - _NAMES - _PAD - (columns - 1) * _GAP - _PAD) / columns
    rows = [shown[at : at + columns] for at in range(0, len(shown), columns)]
    highs = [max(_high(f"{anchor} {text}", wide) for anchor, text in row) for row in rows]
    named = height_of(place.name, _NAMES - 12, most=3, size=TEXT, bold=True)
    filled = sum(highs) + len(highs) * _GAP - _GAP + (leading() + 2 if rest else 0)
    high = max(40.0, named, filled) + 2 * _PAD
    canvas.box("pic-pale", MARGIN, y, WIDTH - 2 * MARGIN, high, radius=6)
    write(canvas, MARGIN + _PAD, y + (high - named) / 2, place.name, _NAMES - 12, most=3, bold=True, size=TEXT)
    if not shown:
        x, room = _NAMES + MARGIN, WIDTH - 2 * MARGIN - _NAMES - _PAD
        canvas.box("pic-cell", x, y + _PAD, room, high - 2 * _PAD)
        canvas.hatch(x, y + _PAD, room, high - 2 * _PAD)
        canvas.text(
            x + room / 2,
            y + high / 2 + 4,
            words.say("theory.empty"),
            kind="pic-muted",
            anchor="middle",
            size=SMALL,
            clear=True,
        )
    top = y + _PAD
    for row, tall in zip(rows, highs, strict=True):
        for at, (anchor, text) in enumerate(row):
            x = _NAMES + MARGIN + at * (wide + _GAP)
            canvas.box("pic-cell", x, top, wide, tall, radius=4)
            write(canvas, x + _PAD, top + _PAD - 1, f"{anchor} {text}", wide - 2 * _PAD, most=4)
        top += tall + _GAP
    if rest:
        write(canvas, _NAMES + MARGIN, top - 2, words.say("more", count=rest), 200)
    return y + high


def _high(text: str, wide: float) -> float:
    return height_of(text, wide - 2 * _PAD, most=4) + 2 * _PAD - 2


def _between(canvas: Canvas, holds: Sequence[Assumed], words: Words, y: float, most: int) -> float:
    """The arrow to the next place, with what has to be true beside it."""
    end = y + _ARROW
    if holds:
        end = max(end, _assumed(canvas, holds, words, (_NAMES + MARGIN + _INDENT, y + 6), most) + 6)
    x = _NAMES + MARGIN + 14
    canvas.line("pic-sign", x, y + 3, x, end - 7)
    canvas.path("pic-sign", f"M{x - 6:.1f} {end - 10:.1f}L{x:.1f} {end - 4:.1f}L{x + 6:.1f} {end - 10:.1f}")
    return end


def _assumed(canvas: Canvas, holds: Sequence[Assumed], words: Words, corner: tuple[float, float], most: int) -> float:
    x, y = corner
    order = sorted(holds, key=lambda one: not one.is_weakest)
    shown = order[:most]
    room = WIDTH - 2 * MARGIN - x
    for one in shown:
        said = words.say("theory.if", anchor=one.anchor, text=one.text)
        sure = words.say("theory.sure", confidence=one.confidence) if one.confidence else ""
        note = " · ".join(part for part in (words.say("theory.weakest") if one.is_weakest else "", sure) if part)
        inner = room - 2 * _PAD
        high = height_of(said, inner, most=3) + (leading() if note else 0) + 2 * 4
        canvas.box("pic-weak" if one.is_weakest else "pic-open", x, y, room, high, radius=8)
        below = write(canvas, x + _PAD, y + 4, said, inner, most=3)
        if note:
            write(
                canvas,
                x + _PAD,
                below,
                note,
                inner,
                bold=one.is_weakest,
                kind="pic-text" if one.is_weakest else "pic-muted",
            )
        y += high + 5
    if len(shown) < len(order):
        y = write(canvas, x, y, words.say("more", count=len(order) - len(shown)), room, kind="pic-muted")
    return y - 1
