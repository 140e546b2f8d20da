"""Targets at a glance: for each goal where it stands today, where it shall be, and until when.

Every goal has a scale of its own from zero, since units differ. Must not: draw a number that nobody has said; what is
unknown today is hatched.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.letters import cut, width_of
from app.domain.pictures.sheet import MARGIN, SMALL, TEXT, WIDTH, Words, height_of, leading, sheet, write

_LEFT = 268
_BAR = 18
_RIGHT = WIDTH - 8


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal with its numbers. `today` and `target` are None where they are not known.

    `today_said` and `target_said` are the same in words; a yes/no goal (`is_yes_no`) has no numbers. `whole` is the
    most there can be, such as 100 %: then the scale goes that far.
    """

    anchor: str
    name: str
    today: float | None = None
    target: float | None = None
    today_said: str = ""
    target_said: str = ""
    is_yes_no: bool = False
    is_leading: bool = False
    whole: float | None = None


def targets_picture(aims: Sequence[Aim], words: Words, *, title: str, desc: str, rest: str = "", most: int = 4) -> str:
    """SVG with a row for each goal; `rest` says how many are not drawn; names have `most` lines."""
    canvas = sheet()
    y = rows_of(canvas, aims, words, MARGIN, most=most)
    if rest:
        y = write(canvas, MARGIN, y, rest, WIDTH - 8, kind="pic-muted")
    return canvas.svg(y + 2, title, desc, name="targets")


def rows_of(canvas: Canvas, aims: Sequence[Aim], words: Words, y: float, *, most: int = 4) -> float:
    """The rows on a canvas, names on at most `most` lines; returns where they end."""
    for at, aim in enumerate(aims):
        if at:
            canvas.line("pic-line", MARGIN, y, WIDTH - MARGIN, y)
        y = _row(canvas, aim, words, y + 8, most) + 8
    return y


def _row(canvas: Canvas, aim: Aim, words: Words, y: float, most: int) -> float:
    said = f"{aim.anchor} {aim.name}".strip()
    room = _LEFT - 18
    high = height_of(said, room, most=most, size=TEXT, bold=aim.is_leading)
    write(canvas, MARGIN, y, said, room, most=most, size=TEXT, bold=aim.is_leading)
    high = max(high, leading() * 2 + _BAR + 8)
    if aim.is_yes_no or aim.target is None:
        _told(canvas, aim, y + high / 2)
    else:
        _bar(canvas, aim, words, y + high / 2 - _BAR / 2)
    return y + high


def _told(canvas: Canvas, aim: Aim, middle: float) -> None:
    """A goal without numbers: a box to tick, and what it says."""
    side = 20
    canvas.box("pic-mark", _LEFT, middle - side / 2, side, side, radius=3)
    room = _RIGHT - _LEFT - side - 10
    high = height_of(aim.target_said, room, most=3)
    write(canvas, _LEFT + side + 10, middle - high / 2, aim.target_said, room, most=3)


def _bar(canvas: Canvas, aim: Aim, words: Words, y: float) -> None:
    """From zero: what is there today as a bar, the way to the target as an arrow, the target as a line."""
    target = aim.target or 0.0
    low, high = min(0.0, target, aim.today or 0.0), max(0.0, target, aim.today or 0.0, aim.whole or 0.0)
    wide = _RIGHT - _LEFT

    def at(value: float) -> float:
        return _LEFT + (wide * (value - low) / (high - low) if high > low else 0.0)

    canvas.box("pic-track", _LEFT, y, wide, _BAR, radius=0)
    goal = at(target)
    if aim.today is None:
        canvas.hatch(_LEFT, y, wide, _BAR)
    else:
        now, zero = at(aim.today), at(0.0)
        canvas.box("pic-bar", min(now, zero), y, abs(now - zero), _BAR, radius=0)
        _way(canvas, now, goal, y + _BAR / 2)
    canvas.line("pic-axis", at(0.0), y - 3, at(0.0), y + _BAR + 3)
    canvas.line("pic-sign", goal, y - 5, goal, y + _BAR + 5)
    _said_at(canvas, goal, y - 9, aim.target_said, bold=True)
    today = aim.today_said or words.say("targets.unknown")
    _said_at(canvas, at(aim.today or 0.0), y + _BAR + 5 + SMALL, today)


def _way(canvas: Canvas, now: float, goal: float, y: float) -> None:
    """The arrow from today to the target; none where there is no room for one."""
    turn = 1 if goal > now else -1
    if abs(goal - now) < 16:
        return
    canvas.line("pic-axis", now + turn * 3, y, goal - turn * 4, y)
    tip = goal - turn * 4
    canvas.path("pic-axis", f"M{tip - turn * 6:.1f} {y - 4:.1f}L{tip:.1f} {y:.1f}L{tip - turn * 6:.1f} {y + 4:.1f}")


def _said_at(canvas: Canvas, x: float, y: float, text: str, *, bold: bool = False) -> None:
    """A text around `x`, moved so far that it stays between the names and the edge; cut where need be."""
    room = _RIGHT - _LEFT
    said = cut(text, room, SMALL, bold=bold)
    half = width_of(said, SMALL, bold=bold) / 2
    middle = min(max(x, _LEFT + half), _RIGHT - half)
    canvas.text(middle, y, said, anchor="middle", size=SMALL, bold=bold)
