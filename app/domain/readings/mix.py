"""Reading of the policy mix: what `app.domain.mix` finds, as tables, hints and what the screens draw.

Texts: `reading.mix.…`. In `facts`, a place of the matrix is `[stage, side]` by position, ids are those of instruments.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.estimates.summary import Summary
from app.domain.instruments import Side, Stage
from app.domain.mix import competing, covering, pairing, relaying, suggesting
from app.domain.mix.known import Mix
from app.domain.parts import Part
from app.domain.readings.findings import Findings, Hint, ReadTable, Word
from app.domain.registers.source import ShelfSource

MOST_PAIRS = 12
"""Pairs that are sent at a time; the next follow as these are answered."""

MOST_OVERLAPS = 3
"""Pairs that may overlap and are named one by one."""

HEAP_FROM = 4
HEAP_PERCENT = 40
"""One place of the matrix with more than this share of at least so many instruments is a heap."""

OF_WAYS = (
    "mix.goal_narrow",
    "mix.goal_narrow_asked",
    "mix.instrument_narrow",
    "mix.one_way",
    "mix.way_untold",
    "mix.way_overdue",
)
"""Hints about pathways and solutions, which a document tells with the portfolio and not with the mix."""

Answers = Mapping[str, Mapping[str, Summary]]
_STAGES, _SIDES = list(Stage), list(Side)
_SIGNS = {
    None: ".",
    covering.Empty.ALONE: "a",
    covering.Empty.STAGE: "r",
    covering.Empty.SIDE: "c",
    covering.Empty.BOTH: "b",
    covering.Empty.RARE: "x",
}
"""Why a cell is empty, one letter a cell: alone, its row, its column, both, rarely filled; a dot is not empty."""


def read(source: ShelfSource) -> Findings:
    """Everything about the mix, its interactions and its pathways."""
    mix = Mix.of(source)
    seen = covering.overview(mix)
    tables = [_suggestions(mix)]
    most = source.thresholds.sti_led_percent_most
    hints, facts = list(_of_cover(mix, seen, most)), _facts(mix, seen, most)
    if Part.INTERACTIONS in source.parts:
        legs = relaying.relay(mix)
        tables += [_interactions(mix), _unmet(mix), _relay(mix, legs)]
        hints += [*_of_pairs(mix), *_of_relay(mix, legs)]
        facts |= _facts_of_interactions(mix, legs)
    if Part.PATHWAYS in source.parts:
        tables.append(_pathways(mix))
        hints += _of_ways(mix, source)
        facts |= _facts_of_pathways(mix, source.summaries("neutrality"))
    return Findings(tuple(tables), (*hints, *_of_overlaps(mix)), facts)


# --- what screens draw ------------------------------------------------------------------------------------------------


def _facts(mix: Mix, seen: covering.Overview, most_percent: int) -> dict[str, Any]:
    trap = covering.sti_trap(mix, most_percent)
    return {
        "cells": [
            [_STAGES.index(stage), _SIDES.index(side), list(cell.ids), list(cell.lighter_ids)]
            for (stage, side), cell in seen.cells.items()
            if cell.ids or cell.lighter_ids
        ],
        "unplaced": list(seen.unplaced),
        "empty": _signs(seen.cells),
        "views": [
            {"by": one.by.value, "value": one.value, "ids": list(one.ids), "empty": _signs(seen.of(one.ids))}
            for one in seen.views
        ],
        "goals": {goal: mix.goals[goal] for goal in mix.served},
        "bodies": {one.lead_id: mix.bodies[one.lead_id].name for one in mix.sketches.values() if mix.lead_of(one)},
        "sti": {
            "percent": -1 if trap.percent is None else trap.percent,
            "most": most_percent,
            "sti": list(trap.sti_ids),
            "beyond": list(trap.beyond_ids),
            "unled": list(trap.unled_ids),
        },
        "suggestions": [[one.goal, one.gap.value, list(one.codes)] for one in suggesting.suggestions(mix)],
    }


def _facts_of_interactions(mix: Mix, legs: tuple[relaying.Leg, ...]) -> dict[str, Any]:
    pairs = pairing.pairs_worth_asking(mix)
    return {
        "pairs": [list(pair) for pair in pairs[:MOST_PAIRS]],
        "pairs_count": len(pairs),
        "relay": [
            {
                "stage": leg.stage.value,
                "bodies": [[body, list(ids)] for body, ids in leg.bodies],
                "unled": list(leg.unled_ids),
                "handing": leg.handing.value if leg.handing else "",
            }
            for leg in legs
        ],
    }


def _facts_of_pathways(mix: Mix, answers: Answers) -> dict[str, Any]:
    return {
        "ways": [
            {"goal": one.goal, "ids": [way.id for way in one.pathways], "asked": _asked(answers.get(one.goal, {}))}
            for one in competing.ways(mix)
        ],
    }


def _signs(cells: Mapping[covering.Place, covering.Covered]) -> str:
    why = covering.why_empty(cells)
    return "".join(_SIGNS[why.get(place)] for place in covering.PLACES)


def _asked(answers: Mapping[str, Summary]) -> int:
    percent = competing.two_solutions_percent(answers)
    return -1 if percent is None else percent


# --- tables -----------------------------------------------------------------------------------------------------------


def _interactions(mix: Mix) -> ReadTable:
    return ReadTable(
        "mix.interactions",
        ("from", "interaction", "to", "reason", "decision"),
        tuple(
            (
                mix.sketches[one.source].name,
                Word(f"interaction.kind.{one.kind}"),
                mix.sketches[one.target].name if one.target else one.missing or Word("reading.mix.unsaid"),
                one.reason,
                one.decision,
            )
            for one in mix.interactions
        ),
        tuple((one.id,) for one in mix.interactions),
    )


def _unmet(mix: Mix) -> ReadTable:
    found = pairing.unmet(mix)
    return ReadTable(
        "mix.requirements",
        ("instrument", "requires", "reason"),
        tuple((mix.sketches[one.source].name, one.missing or Word("reading.mix.unsaid"), one.reason) for one in found),
        tuple((one.id,) for one in found),
    )


def _relay(mix: Mix, legs: tuple[relaying.Leg, ...]) -> ReadTable:
    return ReadTable(
        "mix.relay",
        ("stage", "bodies", "instruments", "hand_over"),
        tuple(
            (
                Word(f"stage.{leg.stage}"),
                ", ".join(mix.bodies[body].name for body, _ in leg.bodies),
                ", ".join(mix.sketches[one].name for one in leg.ids),
                Word(f"handing.{leg.handing}") if leg.handing else "",
            )
            for leg in legs
        ),
        tuple(leg.ids for leg in legs),
    )


def _pathways(mix: Mix) -> ReadTable:
    order = list(mix.goals)
    found = sorted(mix.pathways, key=lambda one: order.index(one.goal))
    return ReadTable(
        "mix.pathways",
        ("goal", "pathway", "evidence", "decide_by", "status"),
        tuple(
            (
                mix.goals[one.goal],
                one.name,
                one.evidence,
                one.decide_by.isoformat() if one.decide_by else "",
                Word(f"way_status.{one.status}"),
            )
            for one in found
        ),
        tuple((one.id,) for one in found),
    )


def _suggestions(mix: Mix) -> ReadTable:
    found = suggesting.suggestions(mix)
    return ReadTable(
        "mix.suggestions",
        ("goal", "gap", "first_idea"),
        tuple((mix.goals[one.goal], Word(f"mix_gap.{one.gap}"), Word(f"instrument.{one.codes[0]}")) for one in found),
        tuple((one.goal,) for one in found),
    )


# --- hints ------------------------------------------------------------------------------------------------------------


def _of_cover(mix: Mix, seen: covering.Overview, most_percent: int) -> Iterable[Hint]:
    sketches = mix.sketches.values()
    if not sketches:
        return
    sides = {side for one in sketches for side in (one.side, one.secondary)}
    if Side.DEMAND not in sides:
        yield Hint("mix.no_demand")
    if Side.REGULATORY not in sides:
        yield Hint("mix.no_rules")
    stages = {stage for one in sketches for stage in one.stages}
    if stages and stages <= {Stage.RESEARCH, Stage.DEVELOPMENT}:
        yield Hint("mix.only_early", ids=tuple(mix.sketches))
    for cell in seen.cells.values():
        percent = 100 * len(cell.ids) / len(mix.sketches)
        if len(mix.sketches) >= HEAP_FROM and percent > HEAP_PERCENT:
            yield Hint("mix.heap", {"percent": round(percent)}, cell.ids)
    trap = covering.sti_trap(mix, most_percent)
    if trap.percent is not None and trap.is_sprung:
        yield Hint("mix.sti_trap", {"percent": trap.percent}, trap.sti_ids)
    for goal in mix.served:
        if not any(goal in one.goal_ids for one in sketches):
            yield Hint("mix.unserved", {"goal": mix.goals[goal]}, (goal,))


def _of_overlaps(mix: Mix) -> Iterable[Hint]:
    """The first few by name, the rest counted: in a large mix there are many."""
    found = pairing.overlaps(mix)
    for one, other in found[:MOST_OVERLAPS]:
        values: dict[str, str | int] = {"first": mix.sketches[one].name, "second": mix.sketches[other].name}
        yield Hint("mix.overlap", values, (one, other))
    rest = found[MOST_OVERLAPS:]
    if rest:
        ids = dict.fromkeys(one for pair in rest for one in pair)
        yield Hint("mix.overlap_more", {"count": len(rest)}, tuple(ids))


def _of_pairs(mix: Mix) -> Iterable[Hint]:
    names = {one.id: one.name for one in mix.sketches.values()}
    for lack in pairing.unmet(mix):
        values: dict[str, str | int] = {"name": names[lack.source], "missing": lack.missing}
        yield Hint("mix.unmet" if lack.missing else "mix.unmet_unsaid", values, (lack.source, lack.id))
    for clash in pairing.undecided_conflicts(mix):
        between: dict[str, str | int] = {"first": names[clash.source], "second": names[clash.target]}
        yield Hint("mix.conflict", between, (clash.source, clash.target, clash.id))
    sides = {one.side for one in mix.sketches.values()}
    if {Side.SUPPLY, Side.DEMAND} <= sides and not pairing.connecting(mix):
        yield Hint("mix.not_connected")


def _of_relay(mix: Mix, legs: tuple[relaying.Leg, ...]) -> Iterable[Hint]:
    for one, after in relaying.broken(legs):
        yield Hint(f"mix.relay_gap.{one.stage}", ids=(*one.ids, *after.ids))
    for leg in relaying.skipped(legs):
        yield Hint(f"mix.relay_skipped.{leg.stage}")
    together = relaying.could_apply_once(legs)
    if together:
        names = ", ".join(mix.bodies[one].name for one in together)
        yield Hint("mix.apply_once", {"count": len(together), "names": names})


def _of_ways(mix: Mix, source: ShelfSource) -> Iterable[Hint]:
    for narrow in competing.narrow_goals(mix, source.summaries("neutrality"), source.language, source.thresholds):
        goal = mix.goals[narrow.id]
        if narrow.percent >= 0:
            yield Hint("mix.goal_narrow_asked", {"goal": goal, "percent": narrow.percent}, (narrow.id,))
        else:
            yield Hint("mix.goal_narrow", {"goal": goal, "word": narrow.word}, (narrow.id,))
    for narrow in competing.narrow_instruments(mix, source.language):
        yield Hint("mix.instrument_narrow", {"name": mix.sketches[narrow.id].name, "word": narrow.word}, (narrow.id,))
    if not mix.pathways:
        return
    for one in competing.ways(mix, source.thresholds.pathways_least):
        if one.is_alone:
            yield Hint("mix.one_way", {"goal": mix.goals[one.goal]}, (one.goal, *(way.id for way in one.pathways)))
        for way in one.untold:
            yield Hint("mix.way_untold", {"name": way.name}, (way.id,))
    for way in competing.overdue(mix, source.today):
        yield Hint("mix.way_overdue", {"name": way.name}, (way.id,))


# --- asked by the checks ----------------------------------------------------------------------------------------------


def connects_supply_and_demand(source: ShelfSource) -> bool:
    """Whether an instrument of supply and one of demand enable, reinforce or require each other."""
    return bool(pairing.connecting(Mix.of(source)))


def goals_with_one_pathway(source: ShelfSource) -> list[str]:
    """Adopted goals with fewer than two pathways in the running."""
    found = competing.ways(Mix.of(source), source.thresholds.pathways_least)
    return [one.goal for one in found if one.is_alone and one.goal in source.adopted]
