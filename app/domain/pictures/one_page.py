"""The mission on one page: what it wants, by when, why now, who leads, with what, what is promised, what is missing.

Lists that are longer than the page has room for end with how many more there are. Must not: leave a part out that has
nothing to say; it says that it was not agreed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.sheet import MARGIN, SMALL, TEXT, WIDTH, Words, height_of, leading, sheet, write
from app.domain.pictures.targets import Aim, rows_of

_STATEMENT = 19
_GAP = 22
_HALF = (WIDTH - 2 * MARGIN - _GAP) / 2
_BULLET = 11
_HIGHEST = 790
MOST_AIMS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its name, its items, on how many lines each, and how many more there are.

    Without items `empty` says so.
    """

    name: str
    items: Sequence[str]
    empty: str = ""
    lines: int = 2
    more: int = 0


@dataclass(frozen=True, slots=True)
class OnePage:
    """What stands on the page. `left` and `right` are the parts of its columns, `foot` its last line."""

    kicker: str
    statement: str
    aims: Sequence[Aim]
    more_aims: int
    why: Part
    left: Sequence[Part]
    right: Sequence[Part]
    foot: Part


def one_page(page: OnePage, words: Words, *, title: str, desc: str) -> str:
    """SVG of the page; items of lists have a line each where they would not fit otherwise."""
    for most in (3, 2, 1):
        canvas = sheet()
        height = _draw(canvas, page, words, most)
        if height <= _HIGHEST:
            break
    return canvas.svg(height, title, desc, name="summary")


def _draw(canvas: Canvas, page: OnePage, words: Words, most: int) -> float:
    """All of it, items of lists on at most so many lines; returns how high it is."""
    y = write(canvas, MARGIN, MARGIN, page.kicker, WIDTH - 2 * MARGIN, kind="pic-muted") + 2
    y = write(canvas, MARGIN, y, page.statement, WIDTH - 2 * MARGIN, most=3, size=_STATEMENT, bold=True) + 8
    canvas.line("pic-sign", MARGIN, y, WIDTH - MARGIN, y)
    y = rows_of(canvas, page.aims[:MOST_AIMS], words, y + 2, most=3)
    if page.more_aims:
        y = write(canvas, MARGIN, y, words.say("targets.more", count=page.more_aims), WIDTH, kind="pic-muted") + 6
    canvas.line("pic-axis", MARGIN, y, WIDTH - MARGIN, y)
    y = _part(canvas, page.why, words, (MARGIN, y + 10), WIDTH - 2 * MARGIN, is_listed=False) + 8
    canvas.line("pic-line", MARGIN, y, WIDTH - MARGIN, y)
    ends = []
    for x, parts in ((MARGIN, page.left), (MARGIN + _HALF + _GAP, page.right)):
        at = y + 10
        for part in parts:
            at = _part(canvas, replace(part, lines=min(part.lines, most)), words, (x, at), _HALF) + 10
        ends.append(at)
    canvas.line("pic-line", MARGIN + _HALF + _GAP / 2, y + 10, MARGIN + _HALF + _GAP / 2, max(ends) - 8)
    return _foot(canvas, page.foot, max(ends))


def _part(
    canvas: Canvas, part: Part, words: Words, corner: tuple[float, float], room: float, *, is_listed: bool = True
) -> float:
    """A part with its name; returns where it ends."""
    x, y = corner
    y = write(canvas, x, y, part.name, room, bold=True, size=TEXT) + 2
    if not part.items:
        return write(canvas, x, y, part.empty, room, most=2, kind="pic-muted")
    for item in part.items:
        inset = _BULLET if is_listed else 0
        if is_listed:
            canvas.dot("pic-point", x + 3, y + SMALL * 0.58, 2)
        y = write(canvas, x + inset, y, item, room - inset, most=part.lines) + 2
    if part.more:
        y = write(canvas, x + _BULLET, y, words.say("summary.more", count=part.more), room - _BULLET, kind="pic-muted")
    return y


def _foot(canvas: Canvas, part: Part, y: float) -> float:
    """What is decided next, as a band; returns how high the page is."""
    said = part.items[0] if part.items else part.empty
    room = WIDTH - 2 * MARGIN - 24
    high = leading(TEXT) + height_of(said, room, most=part.lines) + 16
    canvas.box("pic-chosen" if part.items else "pic-pale", MARGIN, y, WIDTH - 2 * MARGIN, high, radius=6)
    kind = "pic-on-dark" if part.items else "pic-text"
    below = write(canvas, MARGIN + 12, y + 8, part.name, room, bold=True, size=TEXT, kind=kind)
    write(canvas, MARGIN + 12, below, said, room, most=part.lines, kind=kind)
    return y + high + MARGIN
