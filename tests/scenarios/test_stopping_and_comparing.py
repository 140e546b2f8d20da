"""Stopping, changing and comparing, as Innovation Fund Denmark asked for it, on Norway's zero-emission fast boats.

Facts: a functional requirement (275 passengers, 30 knots, 95 nautical miles) and five consortia with battery, hydrogen
and hybrid concepts, all of which reached the final tests in 2019. Values, criteria and votes are fictional.
"""

from typing import Any

import pytest

from app.domain.errors import Conflict, NotAllowed
from app.domain.quality.checks import Outcome, Severity
from app.domain.snapshot import Topic
from tests.rooms import INSTRUMENT, Room, a_room
from tests.scenarios.finding import finding

BOATS = {
    "statement": "Every scheduled fast boat of the county runs without emissions by 2034",
    "indicator": "Departures without emissions",
    "unit": "%",
    "baseline_value": "0",
    "baseline_year": "2029",
    "baseline_source": "County",
    "target_value": "100",
    "deadline": "2034",
    "population": "Scheduled fast boats",
}
STOP = {
    "signal": "Energy per passenger and nautical mile in the design phase",
    "threshold": "less than 30 % below today's boats",
    "on": "2031-05-31",
    "decider": "County council",
    "consequence": "stop",
    "kept": "Drawings and test data",
}
OPTIONS = ("Battery", "Hydrogen")
MEASURES = (("Emissions", "g CO2 per passenger-mile", "less"), ("Jobs in the region", "jobs", "more"))
VALUES = {("Battery", "Emissions"): 2, ("Hydrogen", "Emissions"): 9}
VALUES |= {("Battery", "Jobs in the region"): 100, ("Hydrogen", "Jobs in the region"): 400}


@pytest.fixture
async def boats(house: Any) -> Room:
    room = await a_room(house, participants=5, title="Zero-emission fast boats", template="blank")
    await room.open("goals")
    await house.goalsetting.adopt(room.facilitator, await room.goal(**BOATS))
    return room


async def goal_of(room: Room) -> str:
    return str((await room.view(Topic.GOALS)).goals[0].id)


async def pathways(room: Room) -> list[str]:
    await room.open("instruments")
    goal, add = await goal_of(room), room.house.registers.add
    ids = [await add(room.facilitator, "pathways", {"goal": goal, "pathway": name}) for name in OPTIONS]
    await room.open("charter")
    return ids


async def compared(room: Room) -> dict[str, str]:
    """Two options by two criteria; ids by name."""
    await room.open("charter")
    add, ids = room.house.registers.add, {}
    for option in OPTIONS:
        ids[option] = await add(room.participants[0], "options", {"option": option})
    for measure, unit, direction in MEASURES:
        fields = {"measure": measure, "unit": unit, "direction": direction}
        ids[measure] = await add(room.facilitator, "measures", fields)
    for (option, measure), value in VALUES.items():
        fields = {"option": ids[option], "measure": ids[measure], "value": str(value)}
        await add(room.participants[1], "scores", fields)
    return ids


async def weighed(room: Room, ids: dict[str, str], **weights: tuple[int, ...]) -> None:
    for measure, given in weights.items():
        for person, weight in zip(room.participants, given, strict=True):
            await room.house.estimating.give(person, "weights", ids[measure], {"weight": str(weight)})
    await room.house.estimating.show(room.facilitator, "weights", True)


async def hints(room: Room) -> dict[str, Any]:
    reading = (await room.view(Topic.LEARNING)).reading
    return {hint["key"]: hint for hint in reading["hints"]}


async def charter(room: Room) -> str:
    return (await room.house.chartering.file(room.facilitator, "md")).content.decode()


async def test_f44_a_line_without_a_criterion_blocks_and_one_with_half_a_criterion_too(boats: Room) -> None:
    battery, hydrogen = await pathways(boats)
    found = await finding(boats, "Q32")
    assert (found.outcome, found.severity) == (Outcome.FAILED, Severity.BLOCK)
    assert (await hints(boats))["learning.no_criterion"]["ids"] == [battery, hydrogen]
    add, change = boats.house.registers.add, boats.house.registers.change
    await add(boats.participants[0], "criteria", {"unit": "Battery", "pathway": battery, **STOP})
    half = {"unit": "Hydrogen", "pathway": hydrogen, "kind": "event", "signal": "No supplier of fuel signs"}
    unfinished = await add(boats.participants[1], "criteria", half)
    assert (await finding(boats, "Q32")).outcome is Outcome.FAILED
    assert (await hints(boats))["learning.no_criterion"]["ids"] == [hydrogen]
    assert (await hints(boats))["learning.criterion_unfinished"]["ids"] == [unfinished]
    rest = {"on": "2031-12-31", "decider": "County council", "consequence": "pivot", "pivot_to": "Hybrid"}
    await change(boats.participants[2], "criteria", unfinished, rest)
    assert (await finding(boats, "Q32")).outcome is Outcome.PASSED
    document = await charter(boats)
    for said in (STOP["signal"], STOP["threshold"], STOP["decider"], STOP["kept"], "Stop", "31 May 2031", "Hybrid"):
        assert said in document


async def test_f44_what_is_kept_is_asked_for_where_something_ends(boats: Room) -> None:
    battery, _ = await pathways(boats)
    criterion = {"unit": "Battery", "pathway": battery, **STOP, "kept": ""}
    entry = await boats.house.registers.add(boats.participants[0], "criteria", criterion)
    assert (await hints(boats))["learning.nothing_kept"]["ids"] == [entry]
    await boats.house.registers.change(boats.participants[1], "criteria", entry, {"kept": "Drawings and test data"})
    assert "learning.nothing_kept" not in await hints(boats)


async def test_f42_criteria_keep_their_units_and_no_score_is_printed(boats: Room) -> None:
    await compared(boats)
    document = await charter(boats)
    assert "g CO2 per passenger-mile" in document
    assert "jobs" in document
    assert (await hints(boats))["learning.unweighed"], "before anybody has weighed no option is put first"


async def test_f42_the_first_rank_holds_within_the_rooms_range(boats: Room) -> None:
    ids = await compared(boats)
    await weighed(boats, ids, **{"Emissions": (8, 8, 9, 7, 8), "Jobs in the region": (3, 4, 2, 3, 3)})
    found = await hints(boats)
    assert found["learning.first_is_stable"]["values"] == {"option": "Battery"}
    assert "learning.first_depends" not in found
    assert "“Battery” comes first, whatever weights" in await charter(boats)


async def test_f42_the_first_rank_changes_within_the_rooms_range_and_the_room_is_told(boats: Room) -> None:
    ids = await compared(boats)
    await weighed(boats, ids, **{"Emissions": (2, 5, 6, 7, 9), "Jobs in the region": (1, 4, 5, 6, 9)})
    found = await hints(boats)
    assert found["learning.first_depends"]["ids"] == [ids["Battery"], ids["Hydrogen"]]
    assert found["learning.tips"]["values"] == {"option": "Hydrogen", "measure": "Emissions", "weight": 5}


async def test_f42_weights_stay_sealed_until_they_are_shown(boats: Room) -> None:
    ids = await compared(boats)
    for person in boats.participants:
        await boats.house.estimating.give(person, "weights", ids["Emissions"], {"weight": "9"})
    assert "learning.unweighed" in await hints(boats)


async def test_f42_only_facilitators_choose_the_criteria(boats: Room) -> None:
    await boats.open("charter")
    with pytest.raises(NotAllowed):
        await boats.house.registers.add(boats.participants[0], "measures", {"measure": "My own"})


async def test_f43_a_fixed_goal_changes_only_after_a_recorded_decision(boats: Room) -> None:
    goal, lead, house = await goal_of(boats), boats.facilitator, boats.house
    tag = {"fixity": "fixed", "fixity_owner": "County council"}
    await house.registers.change(lead, "goals", goal, tag)
    softer = {**BOATS, "target_value": "60"}
    with pytest.raises(Conflict) as refused:
        await house.goalsetting.rewrite(lead, goal, softer)
    assert refused.value.code == "fixed.undecided"
    with pytest.raises(Conflict):
        await house.registers.change(lead, "goals", goal, {"fixity": "free"})
    with pytest.raises(Conflict):
        await house.goalsetting.unadopt(lead, goal)
    decision = {"decision": "60 % by 2034 is enough", "goal": goal, "decider": "County council", "reason": "No fuel"}
    await house.registers.add(lead, "decisions", decision)
    await house.goalsetting.rewrite(lead, goal, softer)
    document = await charter(boats)
    assert "60 % by 2034 is enough" in document
    assert "Fixed" in document
    boats.clock.passes(hours=25)
    with pytest.raises(Conflict):
        await house.goalsetting.rewrite(lead, goal, BOATS)


async def test_f43_a_decision_on_another_thing_opens_nothing(boats: Room) -> None:
    await boats.open("instruments")
    house, lead = boats.house, boats.facilitator
    fixed = await house.sketching.sketch(boats.participants[0], INSTRUMENT)
    await house.registers.change(lead, "instruments", fixed, {"fixity": "fixed", "fixity_owner": "County"})
    await house.registers.add(lead, "decisions", {"decision": "x", "goal": await goal_of(boats), "decider": "County"})
    with pytest.raises(Conflict):
        await house.sketching.rewrite(boats.participants[0], fixed, {**INSTRUMENT, "name": "Another"})
    with pytest.raises(Conflict):
        await house.sketching.remove(lead, fixed)
    await house.registers.add(lead, "decisions", {"decision": "y", "instrument": fixed, "decider": "County"})
    await house.sketching.remove(lead, fixed)


async def test_f43_what_is_adjustable_or_free_moves_without_a_decision(boats: Room) -> None:
    goal, house = await goal_of(boats), boats.house
    for tag in ("adjustable", "free"):
        await house.registers.change(boats.facilitator, "goals", goal, {"fixity": tag})
        await house.goalsetting.rewrite(boats.facilitator, goal, {**BOATS, "visible_change": f"Quiet ({tag})"})
    assert (await boats.view(Topic.GOALS)).goals[0].visible_change == "Quiet (free)"


async def test_f43_a_workshop_that_records_no_decisions_asks_for_none(boats: Room) -> None:
    goal, house = await goal_of(boats), boats.house
    await house.registers.change(boats.facilitator, "goals", goal, {"fixity": "fixed"})
    await house.convening.show_parts(boats.facilitator, ["commitments"])
    await house.goalsetting.rewrite(boats.facilitator, goal, {**BOATS, "target_value": "90"})
