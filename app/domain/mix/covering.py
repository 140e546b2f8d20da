"""The coverage matrix, stage × side, seen as a whole or by goal, by who leads and by level, with why a cell is empty.

An instrument counts once in every stage it covers, on its own side; its second side is kept apart, as lighter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.instruments import INSTRUMENT_TYPES, Category, Side, Stage
from app.domain.mix.known import Mix, Sketch
from app.domain.quality.thresholds import DEFAULTS
from app.domain.stakeholders import GovernanceLevel

Place = tuple[Stage, Side]

PLACES: tuple[Place, ...] = tuple((stage, side) for stage in Stage for side in Side)
"""All 24 cells, row by row."""


class By(StrEnum):
    """What the matrix can be seen by."""

    GOAL = "goal"
    LEAD = "lead"
    LEVEL = "level"


class Lead(StrEnum):
    """What kind of body leads an instrument."""

    STI = "sti"
    BEYOND_STI = "beyond_sti"
    NOBODY = "nobody"


class Empty(StrEnum):
    """Why a cell is worth a thought. `rare`: no type of the taxonomy usually stands there."""

    ALONE = "alone"
    STAGE = "stage"
    SIDE = "side"
    BOTH = "both"
    RARE = "rare"


@dataclass(frozen=True, slots=True)
class Covered:
    """A cell: the instruments whose own side this is, and those for which it is the second one."""

    ids: tuple[str, ...] = ()
    lighter_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """The mix by one value: the instruments it holds. `value` is a goal's id or a word, empty for none."""

    by: By
    value: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole matrix, the instruments without a stage, and the ways of looking at it."""

    cells: Mapping[Place, Covered]
    unplaced: tuple[str, ...]
    views: tuple[Seen, ...]

    def of(self, ids: Iterable[str]) -> Mapping[Place, Covered]:
        """The matrix of some of the instruments only."""
        wanted = set(ids)
        return {
            place: Covered(
                tuple(one for one in cell.ids if one in wanted), tuple(one for one in cell.lighter_ids if one in wanted)
            )
            for place, cell in self.cells.items()
        }


def overview(mix: Mix) -> Overview:
    """Place all instruments, and say by what the picture can be seen."""
    cells = {place: Covered(*_at(place, mix.sketches.values())) for place in PLACES}
    unplaced = tuple(one.id for one in mix.sketches.values() if not one.stages)
    return Overview(cells, unplaced, (*_by_goal(mix), *_by_lead(mix), *_by_level(mix)))


def _at(place: Place, sketches: Iterable[Sketch]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    stage, side = place
    here = [one for one in sketches if stage in one.stages]
    return (
        tuple(one.id for one in here if one.side is side),
        tuple(one.id for one in here if one.secondary is side and one.side is not side),
    )


def _by_goal(mix: Mix) -> Iterable[Seen]:
    for goal in mix.served:
        yield Seen(By.GOAL, goal, tuple(one.id for one in mix.sketches.values() if goal in one.goal_ids))
    loose = tuple(one.id for one in mix.sketches.values() if not set(one.goal_ids) & set(mix.served))
    if loose and mix.served:
        yield Seen(By.GOAL, "", loose)


def lead_kind(mix: Mix, sketch: Sketch) -> Lead:
    """What kind of body leads an instrument."""
    body = mix.lead_of(sketch)
    if body is None:
        return Lead.NOBODY
    return Lead.STI if body.is_sti else Lead.BEYOND_STI


def _by_lead(mix: Mix) -> Iterable[Seen]:
    for kind in Lead:
        ids = tuple(one.id for one in mix.sketches.values() if lead_kind(mix, one) is kind)
        if ids:
            yield Seen(By.LEAD, kind.value, ids)


def _by_level(mix: Mix) -> Iterable[Seen]:
    levels = {one.id: body.level for one in mix.sketches.values() if (body := mix.lead_of(one)) is not None}
    for level in GovernanceLevel:
        ids = tuple(one for one in mix.sketches if levels.get(one) is level)
        if ids:
            yield Seen(By.LEVEL, level.value, ids)


# --- empty cells ------------------------------------------------------------------------------------------------------


def usual_codes(stage: Stage, side: Side) -> tuple[str, ...]:
    """The types of the taxonomy that usually stand in a cell: those beyond science and innovation, then the special."""
    found = [one for one in INSTRUMENT_TYPES if one.default_side is side and stage in one.default_stages]
    found.sort(key=lambda one: (one.category is not Category.BEYOND_STI, len(one.default_stages)))
    return tuple(one.code for one in found)


def why_empty(cells: Mapping[Place, Covered]) -> dict[Place, Empty]:
    """For every cell without an instrument: whether its row, its column, both or neither are empty too."""
    stages = {stage for (stage, _), cell in cells.items() if cell.ids}
    sides = {side for (_, side), cell in cells.items() if cell.ids}
    found = {}
    for (stage, side), cell in cells.items():
        if cell.ids:
            continue
        if not usual_codes(stage, side):
            found[stage, side] = Empty.RARE
        elif stage not in stages and side not in sides:
            found[stage, side] = Empty.BOTH
        elif stage not in stages:
            found[stage, side] = Empty.STAGE
        else:
            found[stage, side] = Empty.ALONE if side in sides else Empty.SIDE
    return found


# --- who leads --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trap:
    """The meter of the STI trap: ids by who leads. `percent` is of those whose lead is known; None without any."""

    sti_ids: tuple[str, ...]
    beyond_ids: tuple[str, ...]
    unled_ids: tuple[str, ...]
    most_percent: int = DEFAULTS.sti_led_percent_most

    @property
    def share(self) -> float | None:
        """Share (0..1) of the led instruments that a body of science, technology and innovation leads."""
        led = len(self.sti_ids) + len(self.beyond_ids)
        return len(self.sti_ids) / led if led else None

    @property
    def percent(self) -> int | None:
        """The same in whole per cent."""
        return None if self.share is None else round(100 * self.share)

    @property
    def is_sprung(self) -> bool:
        """Whether others lead too few: above the share at which check Q21 fails, before any rounding."""
        return self.share is not None and self.share * 100 > self.most_percent


def sti_trap(mix: Mix, most_percent: int = DEFAULTS.sti_led_percent_most) -> Trap:
    """Who leads the instruments: bodies of science and innovation, others, nobody yet."""
    kinds = {kind: tuple(one.id for one in mix.sketches.values() if lead_kind(mix, one) is kind) for kind in Lead}
    return Trap(kinds[Lead.STI], kinds[Lead.BEYOND_STI], kinds[Lead.NOBODY], most_percent)
