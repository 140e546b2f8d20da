"""Two criteria as a field: each option where its medians lie, with quartiles, and the field cut at 3.

Medians share places often: dots that would cover each other lie side by side around their common place, and each keeps
its number. Labels stand beside their dots as far as there is room for them; the list below names all.
Source: methods 3.3, 2x2 matrix (median, interquartile range as bars, fixed midpoint).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from app.domain.pictures.canvas import Box, Canvas
from app.domain.pictures.letters import cut, lines_of, width_of
from app.domain.pictures.subject import Shown, Size
from app.domain.voting.methods import HIGHEST_RATING, LOWEST_RATING
from app.domain.voting.result import OptionResult, Spread

MIDDLE = 3.0
_QUARTILES_UP_TO = 8
_RINGS = 26
_MOST_ON_A_WALL = 20


@dataclass(frozen=True, slots=True)
class Placed:
    """A dot where it is drawn."""

    number: int
    option: OptionResult
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Field:
    """The square between both axes: where it lies, and how large it and its dots are."""

    left: float
    top: float
    side: float
    radius: float
    small: float = 13
    air: float = 0.5

    def x(self, value: float) -> float:
        """Where a rating of the first criterion lies."""
        return self.left + self._share(value) * self.side

    def y(self, value: float) -> float:
        """Where a rating of the second criterion lies; up is more."""
        return self.top + (1 - self._share(value)) * self.side

    def _share(self, value: float) -> float:
        # Some air around the scale keeps the dots of 1 and of 5 within the field, and off the words in its corners.
        return (value - LOWEST_RATING + self.air) / (HIGHEST_RATING - LOWEST_RATING + 2 * self.air)


def scatter(shown: Shown, size: Size, part: int = 1) -> str:  # noqa: ARG001 - one part is all there is
    """The field with its list: below it when narrow, beside it otherwise."""
    canvas = size.canvas()
    head = shown.head(canvas)
    side = 296.0 if size.is_narrow else size.height - head - size.text * 4 - 8 if size is Size.WALL else 400.0
    left = size.text * 2 + 6
    field = Field(left, head + size.text, side, size.small * 0.8 + 1, size.small, 0.8 if size is Size.WALL else 0.5)
    rated = [one for one in shown.result.options if one.across is not None and one.up is not None]
    drawn = rated[:_MOST_ON_A_WALL] if size is Size.WALL else rated
    _ground(canvas, shown, field)
    placed = place(field, drawn)
    for one in _with_quartiles(placed):
        _quartiles(canvas, field, one)
    for one in placed:
        kind = "pic-mark" if shown.is_indicative or not one.option.is_chosen else "pic-dot"
        canvas.dot(kind, one.x, one.y, field.radius)
        ink = "pic-on-dark" if kind == "pic-dot" else "pic-text"
        canvas.text(
            one.x, one.y + field.small * 0.35, str(one.number), kind=ink, anchor="middle", size=canvas.small, bold=True
        )
    if size is not Size.WALL:  # there the list beside the field has the room
        _labels(canvas, shown, field, placed)
    bottom = _key(canvas, shown, size, field, rated)
    told = [
        shown.say(
            "told.scatter",
            option=shown.label(one.id),
            across=shown.number(_of(one.across).median),
            up=shown.number(_of(one.up).median),
        )
        for one in rated
    ]
    axes = shown.say("told.axes", across=shown.criteria[0], up=shown.criteria[1])
    return canvas.svg(
        bottom, shown.say("title.scatter", title=shown.title), shown.describe(axes, shown.told(told)), name="scatter"
    )


def _of(spread: Spread | None) -> Spread:
    return spread or Spread(0, 0, 0, 0, 0, {})


def place(field: Field, options: Sequence[OptionResult]) -> list[Placed]:
    """Where each dot goes: at its medians, or side by side in rows around them where several share these."""
    shared: dict[tuple[float, float], list[tuple[int, OptionResult]]] = {}
    for number, option in enumerate(options, start=1):
        shared.setdefault((_of(option.across).median, _of(option.up).median), []).append((number, option))
    taken: list[Placed] = []
    for (across, up), here in shared.items():
        columns = ceil(len(here) ** 0.5)
        rows = ceil(len(here) / columns)
        step = 2 * field.radius + 2
        for at, (number, option) in enumerate(here):
            in_row = min(columns, len(here) - (at // columns) * columns)
            x = field.x(across) + (at % columns - (in_row - 1) / 2) * step
            y = field.y(up) + (at // columns - (rows - 1) / 2) * step
            taken.append(_free(field, Placed(number, option, x, y), taken))
    return sorted(taken, key=lambda one: one.number)


def _free(field: Field, wanted: Placed, taken: Sequence[Placed]) -> Placed:
    """The wanted place, or the nearest one on rings around it that nobody has."""
    step = 2 * field.radius + 1
    for ring in range(_RINGS):
        for turn in range(max(1, 8 * ring)):
            # Around the square of this ring, clockwise from its upper left corner.
            edge, at = divmod(turn, max(1, 2 * ring))
            dx, dy = [(-ring + at, -ring), (ring, -ring + at), (ring - at, ring), (-ring, ring - at)][edge % 4]
            x, y = wanted.x + dx * step / 2, wanted.y + dy * step / 2
            inside = field.left + field.radius <= x <= field.left + field.side - field.radius
            reach = field.radius + field.small  # corners are named along these edges
            inside = inside and field.top + reach <= y <= field.top + field.side - reach
            if inside and all((x - one.x) ** 2 + (y - one.y) ** 2 >= step**2 for one in taken):
                return Placed(wanted.number, wanted.option, x, y)
    return wanted


def _ground(canvas: Canvas, shown: Shown, field: Field) -> None:
    right, bottom = field.left + field.side, field.top + field.side
    canvas.box("pic-track", field.left, field.top, field.side, field.side, radius=0)
    canvas.box("pic-pale", field.x(MIDDLE), field.top, right - field.x(MIDDLE), field.y(MIDDLE) - field.top, radius=0)
    canvas.line("pic-axis", field.x(MIDDLE), field.top, field.x(MIDDLE), bottom)
    canvas.line("pic-axis", field.left, field.y(MIDDLE), right, field.y(MIDDLE))
    for rating in range(LOWEST_RATING, HIGHEST_RATING + 1):
        canvas.text(field.x(rating), bottom + canvas.size + 2, str(rating), kind="pic-muted", anchor="middle")
        canvas.text(field.left - 6, field.y(rating) + 5, str(rating), kind="pic-muted", anchor="end")
    room = field.side / 2 - 12
    for key, x, y, anchor in (
        ("low_high", field.left + 6, field.top + field.small, "start"),
        ("high_high", right - 6, field.top + field.small, "end"),
        ("low_low", field.left + 6, bottom - 4, "start"),
        ("high_low", right - 6, bottom - 4, "end"),
    ):
        words = _quadrant(shown, key)
        canvas.text(x, y, cut(words, room, canvas.small), kind="pic-muted", anchor=anchor, size=canvas.small)
    canvas.text(right, bottom + canvas.size * 2.3, f"{shown.criteria[0]} →", anchor="end", bold=True)
    canvas.text(
        canvas.size * 0.9, field.top + field.side / 2, f"{shown.criteria[1]} →", anchor="middle", bold=True, turned=True
    )


def _quadrant(shown: Shown, key: str) -> str:
    """What lies in a corner: in the words of the two criteria where they are ours, or else in those given."""
    pair = "_".join(shown.criteria_keys)
    if pair in {"impact_feasibility", "boldness_realism"}:
        return shown.say(f"quadrant.{pair}.{key}")
    return shown.say(f"quadrant.any.{key}", across=shown.criteria[0], up=shown.criteria[1])


def _with_quartiles(placed: Sequence[Placed]) -> list[Placed]:
    """Of many, only the chosen ones: bars of all would be a thicket."""
    return [one for one in placed if len(placed) <= _QUARTILES_UP_TO or one.option.is_chosen]


def _quartiles(canvas: Canvas, field: Field, one: Placed) -> None:
    """The middle half of the ratings, through the dot."""
    across, up = _of(one.option.across), _of(one.option.up)
    canvas.line("pic-whisker", field.x(across.lower), one.y, field.x(across.upper), one.y)
    canvas.line("pic-whisker", one.x, field.y(up.lower), one.x, field.y(up.upper))


def _whiskers(field: Field, one: Placed) -> tuple[Box, Box]:
    across, up = _of(one.option.across), _of(one.option.up)
    return (
        Box("", field.x(across.lower), one.y - 1, field.x(across.upper) - field.x(across.lower), 2),
        Box("", one.x - 1, field.y(up.upper), 2, field.y(up.lower) - field.y(up.upper)),
    )


def _labels(canvas: Canvas, shown: Shown, field: Field, placed: Sequence[Placed]) -> None:
    """Words beside the dots where they cover no dot, no quartiles and no text; the chosen ones first."""
    reach, high = field.radius, field.small * 1.1
    dots = [Box("", one.x - reach - 1, one.y - reach - 1, 2 * reach + 2, 2 * reach + 2) for one in placed]
    bars = [box for one in _with_quartiles(placed) for box in _whiskers(field, one)]
    for one in sorted(placed, key=lambda dot: (not dot.option.is_chosen, dot.number)):
        is_bold = one.option.is_chosen
        words = cut(shown.label(one.option.id), field.side * 0.36, canvas.small, bold=is_bold)
        wide = width_of(words, canvas.small, bold=is_bold) + 4
        places = [
            Box(words, x, y - high * 0.75, wide, high)
            for x, y in (
                (one.x + reach + 3, one.y + high * 0.3),
                (one.x - reach - 3 - wide, one.y + high * 0.3),
                (one.x - wide / 2, one.y - reach - 5),
                (one.x - wide / 2, one.y + reach + high),
            )
            if field.left <= x and x + wide <= field.left + field.side
        ]
        free = [box for box in places if not any(box.covers(other) for other in (*dots, *bars, *canvas.texts))]
        for box in free[:1]:
            canvas.text(box.x + 2, box.y + high * 0.75, words, size=canvas.small, bold=is_bold, over=True)


def _key(canvas: Canvas, shown: Shown, size: Size, field: Field, rated: Sequence[OptionResult]) -> float:
    """All options by their numbers; returns where the picture ends."""
    below = field.top + field.side + canvas.size * 3
    x, y = (4.0, below + 4) if size.is_narrow else (field.left + field.side + 18, field.top)
    room = size.width - x - 4
    most = 2 if size.is_narrow or len(rated) * (2 * canvas.leading + 5) <= below - y else 1
    fits = len(rated) if size.is_narrow else max(int((below - y) / (canvas.leading * most + 5)), 1)
    drawn = rated if len(rated) <= fits else rated[: fits - 1]
    numbers = width_of("00", canvas.size, bold=True) + 6
    for number, option in enumerate(drawn, start=1):
        canvas.text(x + numbers - 6, y + canvas.size, str(number), bold=True, anchor="end")
        lines = lines_of(shown.label(option.id), room - numbers, canvas.size, most=most, bold=option.is_chosen)
        canvas.lines(x + numbers, y + canvas.size, lines, bold=option.is_chosen)
        y += len(lines) * canvas.leading + 5
    if len(drawn) < len(rated):
        canvas.text(x + numbers, y + canvas.size, shown.say("more", count=len(rated) - len(drawn)), kind="pic-muted")
    return max(y, below) + 4
