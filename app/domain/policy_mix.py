"""The policy mix: which stages and sides the instruments cover, and what the picture tells at a glance.

Must not: pass or fail a mission (see `app.domain.quality`); the aids here only point.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from app.domain.instruments import InstrumentContent, Side, Stage

HEAP_SHARE = Fraction(40, 100)
"""A cell with more than this share of all instruments is a heap."""

HEAP_FROM = 4
"""Fewest instruments from which a heap is worth saying."""

EARLY = frozenset({Stage.RESEARCH, Stage.DEVELOPMENT})


@dataclass(frozen=True, slots=True)
class Cell:
    """A stage on a side, and the ids of the instruments there."""

    stage: Stage
    side: Side
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A stage across the four sides."""

    stage: Stage
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ReadingAid:
    """Something worth noticing: a message key, values for its text, and the instruments it is about."""

    message_key: str
    values: Mapping[str, str | int]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows S1 to S6, columns supply, demand, rules, system. `unplaced` are instruments without a stage."""

    rows: tuple[MatrixRow, ...]
    unplaced: tuple[str, ...]
    aids: tuple[ReadingAid, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All 24 cells, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)

    @property
    def empty_cells(self) -> tuple[Cell, ...]:
        """The cells without an instrument."""
        return tuple(cell for cell in self.cells if not cell.ids)


def coverage_matrix(instruments: Mapping[str, InstrumentContent]) -> Matrix:
    """Place instruments (by id) in the matrix: each counts once in every stage it covers, on its own side."""
    placed: dict[tuple[Stage, Side], list[str]] = defaultdict(list)
    for instrument_id, instrument in instruments.items():
        for stage in dict.fromkeys(instrument.stages):
            placed[stage, instrument.side].append(instrument_id)
    rows = tuple(
        MatrixRow(stage, tuple(Cell(stage, side, tuple(placed[stage, side])) for side in Side)) for stage in Stage
    )
    return Matrix(
        rows=rows,
        unplaced=tuple(one for one, instrument in instruments.items() if not instrument.stages),
        aids=tuple(_aids(rows, instruments)),
    )


def stages_covered(instruments: Iterable[InstrumentContent]) -> frozenset[Stage]:
    """The stages in which there is an instrument."""
    return frozenset(stage for instrument in instruments for stage in instrument.stages)


def goals_without_instrument(goal_ids: Iterable[str], instruments: Iterable[InstrumentContent]) -> tuple[str, ...]:
    """The goals that no instrument serves, in the order given."""
    served = {goal_id for instrument in instruments for goal_id in instrument.goal_ids}
    return tuple(goal_id for goal_id in goal_ids if goal_id not in served)


def sti_trap_share(instruments: Iterable[InstrumentContent], is_sti: Mapping[str, bool]) -> float | None:
    """Share (0..1) of the instruments with a known lead that an STI body leads; None when no lead is known.

    `is_sti` says of each stakeholder id whether it is a body of science, technology and innovation.
    """
    leads = [is_sti[one.lead_id] for one in instruments if one.lead_id in is_sti]
    return sum(leads) / len(leads) if leads else None


def _aids(rows: tuple[MatrixRow, ...], instruments: Mapping[str, InstrumentContent]) -> Iterable[ReadingAid]:
    if not instruments:
        return
    cells = [cell for row in rows for cell in row.cells]
    if not any(one.side is Side.DEMAND for one in instruments.values()):
        yield ReadingAid("gap.mix.no_demand", {})
    if not any(one.side is Side.REGULATORY for one in instruments.values()):
        yield ReadingAid("gap.mix.no_rules", {})
    covered = stages_covered(instruments.values())
    if covered and covered <= EARLY:
        yield ReadingAid("gap.mix.only_early", {})
    if len(instruments) >= HEAP_FROM:
        for cell in cells:
            share = Fraction(len(cell.ids), len(instruments))
            if share > HEAP_SHARE:
                values = {"stage": cell.stage.value, "side": cell.side.value, "percent": round(share * 100)}
                yield ReadingAid("gap.mix.heap", values, cell.ids)
    yield from _overlaps(instruments)


def _overlaps(instruments: Mapping[str, InstrumentContent]) -> Iterable[ReadingAid]:
    """Pairs on the same side and stage for the same target group, led by different bodies: perhaps one is enough."""
    for (first_id, first), (second_id, second) in combinations(instruments.items(), 2):
        if (
            first.side is second.side
            and set(first.stages) & set(second.stages)
            and _plain(first.target_group)
            and _plain(first.target_group) == _plain(second.target_group)
            and first.lead_id
            and second.lead_id
            and first.lead_id != second.lead_id
        ):
            values = {"first": first.name, "second": second.name, "target_group": first.target_group.strip()}
            yield ReadingAid("gap.mix.overlap", values, (first_id, second_id))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
