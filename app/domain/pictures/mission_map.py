"""A mission map after Mazzucato: the challenge, the goals, the policy fields with their actors, what works in each.

Lines lead from a goal to every field in which something serves it; each goal's lines have a dash of their own. Fields
stand in the order of the goals they serve, so that few lines cross. Must not: link what nobody has linked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.letters import width_of
from app.domain.pictures.sheet import (
    MARGIN,
    SMALL,
    TEXT,
    WIDTH,
    Words,
    curve,
    height_of,
    leading,
    sheet,
    spread,
    write,
)

_STEM, _GOALS, _GOAL_WIDTH = 10, 26, 190
_FIELDS = 296
_PAD, _GAP = 7, 9
_LOOKS = 5
MOST_GOALS, MOST_FIELDS, MOST_WORKS, MOST_LINKS = 12, 10, 34, 24


@dataclass(frozen=True, slots=True)
class MapGoal:
    """A goal by its anchor and words."""

    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Work:
    """An instrument or a project with the anchors of the goals it serves."""

    anchor: str
    name: str
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A policy field, or a sector: what works there, and a note on who does.

    `goals` are those of everything there, each as often as something serves it; `is_last` for what is no field, such as
    projects. `more` works are not drawn.
    """

    name: str
    note: str
    works: tuple[Work, ...]
    goals: tuple[str, ...] = ()
    is_last: bool = False
    more: int = 0


def mission_map(
    challenge: str,
    goals: Sequence[MapGoal],
    fields: Sequence[Field],
    words: Words,
    *,
    title: str,
    desc: str,
    bare: str = "",
) -> str:
    """SVG of the map. `bare` says which fields have actors and nothing that works there yet."""
    canvas = sheet()
    shown = [one.anchor for one in goals[:MOST_GOALS]]
    bands = _ordered(_few(fields), shown)
    y = _challenge(canvas, challenge, words, MARGIN)
    first = y
    y = _heads(canvas, words, y + 12)
    heights = [_field_height(one) for one in bands]
    goal_heights = [_goal_height(one) for one in goals[:MOST_GOALS]]
    fields_need = sum(heights) + _GAP * max(len(heights) - 1, 0)
    goals_need = sum(goal_heights) + _GAP * max(len(goal_heights) - 1, 0)
    need = max(fields_need, goals_need, 40.0)
    goal_tops = spread(goal_heights, y, need)
    field_tops = spread(heights, y, need)
    _stem(canvas, goal_tops, goal_heights, first)
    left_out = _links(canvas, shown, bands, (goal_tops, goal_heights), (field_tops, heights))
    for goal, top, high in zip(goals, goal_tops, goal_heights, strict=False):
        canvas.box("pic-cell", _GOALS, top, _GOAL_WIDTH, high, radius=4)
        write(canvas, _GOALS + _PAD, top + _PAD - 1, f"{goal.anchor} {goal.name}", _GOAL_WIDTH - 2 * _PAD, most=4)
    for field, top, high in zip(bands, field_tops, heights, strict=True):
        _field(canvas, field, words, top, high)
    y += need + 8
    if len(goals) > MOST_GOALS:
        y = write(canvas, _GOALS, y, words.say("map.more_goals", count=len(goals) - MOST_GOALS), WIDTH - _GOALS)
    if left_out:
        y = write(canvas, MARGIN, y, words.say("map.few_links"), WIDTH - 2 * MARGIN, most=2, kind="pic-muted")
    if bare:
        y = write(canvas, MARGIN, y, bare, WIDTH - 2 * MARGIN, most=3, kind="pic-muted")
    return canvas.svg(y + 4, title, desc, name="mission-map")


def _challenge(canvas: Canvas, text: str, words: Words, y: float) -> float:
    room = WIDTH - 2 * MARGIN - 2 * (_PAD + 4)
    high = leading() + height_of(text, room, most=4, size=TEXT, bold=True) + 2 * _PAD
    canvas.box("pic-chosen", MARGIN, y, WIDTH - 2 * MARGIN, high, radius=6)
    x = MARGIN + _PAD + 4
    below = write(canvas, x, y + _PAD, words.say("map.challenge"), room, kind="pic-on-dark")
    write(canvas, x, below, text, room, most=4, size=TEXT, bold=True, kind="pic-on-dark")
    return y + high


def _heads(canvas: Canvas, words: Words, y: float) -> float:
    write(canvas, _GOALS, y, words.say("map.goals"), _GOAL_WIDTH, bold=True)
    return write(canvas, _FIELDS, y, words.say("map.fields"), WIDTH - _FIELDS - MARGIN, bold=True) + 4


def _few(fields: Sequence[Field]) -> list[Field]:
    """As many as can be read: fewer works in each field where there are many, and the fewest fields left out."""
    full = sorted(fields, key=lambda one: (not one.is_last, -len(one.works)))[:MOST_FIELDS]
    bands = [one for one in fields if one in full]
    most = max((len(one.works) for one in bands), default=0)
    while most > 1 and sum(min(len(one.works), most) for one in bands) > MOST_WORKS:
        most -= 1
    return [replace(one, works=one.works[:most], more=len(one.works) - len(one.works[:most])) for one in bands]


def _ordered(fields: Sequence[Field], goals: Sequence[str]) -> list[Field]:
    """Each field near the goals it serves: by the mean place of these goals."""

    def place(field: Field) -> tuple[bool, float]:
        served = [goals.index(one) for one in field.goals if one in goals]
        return (field.is_last, sum(served) / len(served) if served else len(goals))

    return sorted(fields, key=place)


def _goal_height(goal: MapGoal) -> float:
    return height_of(f"{goal.anchor} {goal.name}", _GOAL_WIDTH - 2 * _PAD, most=4) + 2 * _PAD - 2


def _field_height(field: Field) -> float:
    return leading(TEXT) + (len(field.works) + bool(field.more)) * leading() + 2 * _PAD - 2


def _field(canvas: Canvas, field: Field, words: Words, top: float, high: float) -> None:
    wide = WIDTH - MARGIN - _FIELDS
    room = wide - 2 * _PAD
    canvas.box("pic-pale", _FIELDS, top, wide, high, radius=4)
    y = top + _PAD - 1
    note = width_of(field.note, SMALL)
    below = write(canvas, _FIELDS + _PAD, y, field.name, room - note - 10, bold=True, size=TEXT)
    canvas.text(_FIELDS + wide - _PAD, y + SMALL * 0.9, field.note, anchor="end", size=SMALL, kind="pic-muted")
    y = below
    for work in field.works:
        served = " ".join(work.goals)
        used = width_of(served, SMALL)
        write(canvas, _FIELDS + _PAD, y, f"{work.anchor} {work.name}", room - used - 8)
        canvas.text(_FIELDS + wide - _PAD, y + SMALL * 0.86, served, anchor="end", size=SMALL, kind="pic-muted")
        y += leading()
    if field.more:
        write(canvas, _FIELDS + _PAD, y, words.say("more", count=field.more), room, kind="pic-muted")


def _stem(canvas: Canvas, tops: Sequence[float], heights: Sequence[float], first: float) -> None:
    """From the challenge down to each goal."""
    if not tops:
        return
    middles = [top + high / 2 for top, high in zip(tops, heights, strict=True)]
    canvas.line("pic-axis", _STEM, first, _STEM, middles[-1])
    for y in middles:
        canvas.line("pic-axis", _STEM, y, _GOALS, y)


def _links(
    canvas: Canvas,
    goals: Sequence[str],
    fields: Sequence[Field],
    starts: tuple[Sequence[float], Sequence[float]],
    ends: tuple[Sequence[float], Sequence[float]],
) -> int:
    """Curves from goals to fields, each with a place of its own at both ends; returns how many are not drawn."""
    pairs, left_out = _pairs(goals, fields)
    for g, f in pairs:
        out = [one for one in pairs if one[0] == g]
        into = [one for one in pairs if one[1] == f]
        y1 = starts[0][g] + starts[1][g] * (out.index((g, f)) + 1) / (len(out) + 1)
        y2 = ends[0][f] + ends[1][f] * (into.index((g, f)) + 1) / (len(into) + 1)
        x1, x2 = _GOALS + _GOAL_WIDTH, _FIELDS
        curve(canvas, f"pic-link pic-g{g % _LOOKS + 1}", (x1, y1), (x2, y2))
        canvas.dot("pic-point", x2 - 2, y2, 2)
    return left_out


def _pairs(goals: Sequence[str], fields: Sequence[Field]) -> tuple[list[tuple[int, int]], int]:
    """The links that are drawn, and how many are not: where there are many, those in which most of a goal's work is."""
    every = [(g, f) for g, anchor in enumerate(goals) for f, field in enumerate(fields) if anchor in field.goals]
    if len(every) <= MOST_LINKS:
        return every, 0

    def weight(pair: tuple[int, int]) -> tuple[bool, int]:
        return (fields[pair[1]].is_last, -fields[pair[1]].goals.count(goals[pair[0]]))

    kept = []
    for g in range(len(goals)):
        kept += sorted((pair for pair in every if pair[0] == g), key=weight)[: max(MOST_LINKS // len(goals), 1)]
    return kept, len(every) - len(kept)
