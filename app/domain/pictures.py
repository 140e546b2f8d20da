"""Pictures for documents, as SVG: the power–interest grid, and the bars of a vote.

They carry references such as S3 or G1, never what people wrote: the table beside each picture has the words. Must not:
use colour alone to tell things apart, or anything that a reader of SVG has to fetch.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from app.domain.stakeholders import CUT, Quadrant, quadrant

_INK, _MUTED, _LINE, _ACCENT, _SOFT = "#1d1f21", "#55595d", "#b8b4ac", "#0b6b6b", "#e4efec"
_FONT = "Libertinus Serif, serif"
_STEPS = 5
_CELL_WIDTH, _CELL_HEIGHT = 92, 58
_LEFT, _TOP, _BELOW = 40, 10, 40
_PER_LINE, _LINES = 4, 3
_BAR_WIDTH, _BAR_HEIGHT, _BAR_STEP, _BAR_LEFT = 360, 16, 24, 56


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor on the grid by reference; power and interest are 1..5."""

    reference: str
    power: int
    interest: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar by reference, as long as its value (0 or more) is in proportion to the largest."""

    reference: str
    value: float
    shown: str


def power_interest_grid(actors: Sequence[Placed], fields: Mapping[Quadrant, str], power: str, interest: str) -> str:
    """The grid of five by five: power upwards, interest to the right, cut where the four fields meet.

    `fields`, `power` and `interest` are the names to print.
    """
    heaps: dict[tuple[int, int], list[str]] = defaultdict(list)
    for actor in actors:
        heaps[actor.interest, actor.power].append(actor.reference)
    width, height = _STEPS * _CELL_WIDTH, _STEPS * _CELL_HEIGHT
    cut_x, cut_y = _LEFT + (CUT - 1) * _CELL_WIDTH, _TOP + (_STEPS - CUT + 1) * _CELL_HEIGHT
    parts = [
        _box(cut_x, _TOP, _LEFT + width - cut_x, cut_y - _TOP, _SOFT),
        f'<rect x="{_LEFT}" y="{_TOP}" width="{width}" height="{height}" fill="none" stroke="{_LINE}"/>',
        f'<path d="M{cut_x} {_TOP}V{_TOP + height}M{_LEFT} {cut_y}H{_LEFT + width}" stroke="{_MUTED}"/>',
    ]
    for field, name in fields.items():
        is_high = field in {Quadrant.COLLABORATE, Quadrant.SATISFY}
        is_keen = field in {Quadrant.COLLABORATE, Quadrant.INFORM}
        x, y = (cut_x if is_keen else _LEFT) + 5, (_TOP if is_high else cut_y) + 13
        parts.append(_text(x, y, name, size=10, colour=_MUTED))
    for (keen, strong), references in heaps.items():
        x, y = _LEFT + (keen - 1) * _CELL_WIDTH + 6, _TOP + (_STEPS - strong) * _CELL_HEIGHT + 28
        for at, line in enumerate(_lines(references)):
            parts.append(_text(x, y + at * 12, line, size=11, weight="bold"))
    for step in range(1, _STEPS + 1):
        parts.append(_text(_LEFT + (step - 0.5) * _CELL_WIDTH, _TOP + height + 14, str(step), anchor="middle"))
        parts.append(_text(_LEFT - 8, _TOP + (_STEPS - step + 0.5) * _CELL_HEIGHT + 4, str(step), anchor="end"))
    parts.append(_text(_LEFT + width / 2, _TOP + height + 30, interest, anchor="middle"))
    turned = _text(0, 0, power, anchor="middle")
    parts.append(f'<g transform="translate(12 {_TOP + height / 2}) rotate(-90)">{turned}</g>')
    return _svg(_LEFT + width + 10, _TOP + height + _BELOW, parts)


def bars(rows: Sequence[Bar]) -> str:
    """Horizontal bars in the order given, each with its value behind it."""
    most = max((row.value for row in rows), default=0) or 1
    parts = []
    for at, row in enumerate(rows):
        y = at * _BAR_STEP + 4
        length = round(max(row.value, 0) / most * _BAR_WIDTH, 1)
        parts.append(_text(_BAR_LEFT - 8, y + 12, row.reference, anchor="end", weight="bold"))
        parts.append(_box(_BAR_LEFT, y, length, _BAR_HEIGHT, _ACCENT))
        parts.append(_text(_BAR_LEFT + length + 6, y + 12, row.shown))
    return _svg(_BAR_LEFT + _BAR_WIDTH + 64, len(rows) * _BAR_STEP + 8, parts)


def placed(reference: str, power: int | None, interest: int | None) -> Placed | None:
    """An actor that has been rated; None for one that has not."""
    if quadrant(power, interest) is None or power is None or interest is None:
        return None
    return Placed(reference, _within(power), _within(interest))


def _within(rating: int) -> int:
    return min(max(rating, 1), _STEPS)


def _lines(references: Sequence[str]) -> list[str]:
    """As many references as a cell holds; the last line says how many more there are."""
    room = _PER_LINE * _LINES
    shown = list(references[:room]) if len(references) <= room else list(references[: room - 1])
    if len(shown) < len(references):
        shown.append(f"+{len(references) - len(shown)}")
    return [" ".join(shown[at : at + _PER_LINE]) for at in range(0, len(shown), _PER_LINE)]


def _box(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>'


def _text(
    x: float, y: float, text: str, *, size: int = 11, colour: str = _INK, anchor: str = "start", weight: str = "normal"
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{_FONT}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"'
        f' font-weight="{weight}">{escape(text)}</text>'
    )


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{''.join(parts)}</svg>"
    )
