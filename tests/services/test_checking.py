"""The checks of a real workshop: its own numbers, what is put aside and why, and what the room answers."""

from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.quality.checks import CHECKS
from app.domain.quality.thresholds import DEFAULTS
from app.domain.snapshot import CheckView, Topic
from tests.rooms import GOAL, Room, on_both_databases


async def found(room: Room, check_id: str) -> list[CheckView]:
    view = await room.view(Topic.CHARTER)
    return [one for one in view.checks if one.check_id == check_id]


async def one(room: Room, check_id: str) -> CheckView:
    (only,) = await found(room, check_id)
    return only


async def adopted(room: Room, **fields: str) -> str:
    await room.open("goals")
    goal = await room.goal(**fields)
    await room.house.goalsetting.adopt(room.facilitator, goal)
    return goal


async def annex(room: Room) -> str:
    file = await room.house.chartering.file(room.facilitator, "md")
    return file.content.decode().partition("Quality report")[2]


@on_both_databases
async def test_a_hint_is_put_aside_with_a_reason_that_is_kept_and_printed(room: Room) -> None:
    goal = await adopted(room, statement="Install quiet engines in the whole harbour")
    before = await one(room, "Q05")
    passed = (await room.view(Topic.CHARTER)).passed
    assert (before.outcome, before.takes, before.subject_id, before.step) == ("hint", ["aside"], goal, "goals")
    await room.house.checking.put_aside(room.facilitator, "Q05", subject_id=goal, reason="Engines are our whole remit")
    after = await one(room, "Q05")
    assert (after.outcome, after.reason, after.takes) == ("put_aside", "Engines are our whole remit", [])
    assert (await room.view(Topic.CHARTER)).passed == passed + 1
    assert "Engines are our whole remit" in await annex(room)
    goals = await room.view(Topic.GOALS)
    assert "Q05" not in {each.check_id for each in goals.goals[0].findings}


async def test_what_was_put_aside_can_be_taken_back_and_undone(room: Room) -> None:
    goal = await adopted(room, statement="Install quiet engines in the whole harbour")
    note = await room.house.checking.put_aside(room.facilitator, "Q05", subject_id=goal, reason="Our whole remit")
    await room.house.checking.take_back(room.facilitator, note)
    assert (await one(room, "Q05")).outcome == "hint"
    with pytest.raises(NotFound, match=r"check\.note_gone"):
        await room.house.checking.take_back(room.facilitator, note)
    await room.house.running.undo(room.facilitator, (await room.view(Topic.BACKSTAGE)).undo_id)
    assert (await one(room, "Q05")).outcome == "put_aside"
    await room.house.running.undo(room.facilitator, (await room.view(Topic.BACKSTAGE)).undo_id)
    assert (await one(room, "Q05")).outcome == "hint"


async def test_what_blocks_is_not_put_aside_and_what_is_fine_neither(room: Room) -> None:
    goal = await adopted(room, baseline_source="")
    assert (await one(room, "Q02")).takes == []
    with pytest.raises(Conflict, match=r"check\.blocks"):
        await room.house.checking.put_aside(room.facilitator, "Q02", subject_id=goal, reason="We know it anyway")
    with pytest.raises(NotFound, match=r"check\.not_open"):
        await room.house.checking.put_aside(room.facilitator, "Q01", subject_id=goal, reason="It is fine")
    with pytest.raises(Invalid) as refused:
        await room.house.checking.put_aside(room.facilitator, "Q04", subject_id=goal, reason=" ")
    assert refused.value.field == "reason"


async def test_a_note_stops_counting_when_its_check_comes_to_block(room: Room) -> None:
    goal = await adopted(room, statement="Install quiet engines in the whole harbour")
    await room.house.checking.put_aside(room.facilitator, "Q05", subject_id=goal, reason="Our whole remit")
    await room.house.checking.configure(room.facilitator, thresholds=None, severities={"Q05": "block"})
    now = await one(room, "Q05")
    assert (now.outcome, now.severity) == ("hint", "block")
    (note,) = (await room.view(Topic.CHARTER)).check_notes
    assert (note.is_used, note.reason) == (False, "Our whole remit")


async def test_nothing_on_the_demand_side_for_a_reason_passes_and_that_none_objected_does(room: Room) -> None:
    await room.open("instruments")
    await room.house.sketching.sketch(room.participants[0], {"name": "Grant", "side": "supply", "stages": ["research"]})
    lead, checking = room.facilitator, room.house.checking
    assert (await one(room, "Q18")).takes == ["reason"]
    await checking.explain(lead, "Q18", "reason", "The ports already ask for it")
    assert (await one(room, "Q18")).message == "Nothing creates demand, for a reason: The ports already ask for it"
    await checking.explain(lead, "Q39", "none")
    assert (await one(room, "Q39")).outcome == "passed"
    for check_id, kind in (("Q21", "reason"), ("Q18", "none"), ("Q39", "aside")):
        with pytest.raises(Invalid, match=r"check\.kind"):
            await checking.explain(lead, check_id, kind, "Because")


async def test_numbers_of_the_workshop_reach_every_view_and_the_report(room: Room) -> None:
    goal = await adopted(room)
    await room.house.checking.configure(
        room.facilitator, thresholds={"statement_words_most": 5, "objectives_least": 1}, severities=None
    )
    assert (await one(room, "Q09")).outcome == "hint"
    assert (await one(room, "Q11")).outcome == "passed"
    shown = (await room.view(Topic.GOALS)).adopted[0]
    assert "Q09" in {each.check_id for each in shown.findings}
    hints = await room.house.checking.hints(room.participants[0], {**GOAL, "statement": "One two three four five six"})
    assert "Q09" in {each.check_id for each in hints}
    report = await annex(room)
    assert "yes; usually 30" in report
    assert report.count("yes; usually") == 2
    assert goal


async def test_a_check_that_is_off_is_not_asked_and_the_report_says_so(room: Room) -> None:
    await adopted(room)
    before = await room.view(Topic.CHARTER)
    await room.house.checking.configure(room.facilitator, thresholds=None, severities={"Q11": "off", "Q12": "warn"})
    after = await room.view(Topic.CHARTER)
    assert after.checked == before.checked - 1
    assert await found(room, "Q11") == []
    assert after.checks_off == ["Q11"]
    assert "by the facilitators' choice: Q11" in await annex(room)
    assert (await one(room, "Q12")).severity == "warn"
    assert "Q12" not in (await room.house.chartering.checks(room.facilitator)).blocking


@pytest.mark.parametrize(
    ("thresholds", "code", "field"),
    [
        ({"nonsense": 3}, "threshold.unknown", "nonsense"),
        ({"sti_led_percent_most": 101}, "threshold.range", "sti_led_percent_most"),
        ({"sti_led_percent_most": "60"}, "threshold.range", "sti_led_percent_most"),
        ({"sti_led_percent_most": True}, "threshold.range", "sti_led_percent_most"),
        ({"objectives_most": 2.5}, "threshold.whole", "objectives_most"),
        ({"objectives_most": 1}, "threshold.order", "objectives_least"),
        ({"boldness_median_least": float("nan")}, "threshold.range", "boldness_median_least"),
    ],
)
async def test_a_number_that_makes_no_sense_is_refused_by_name(
    room: Room, thresholds: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await room.house.checking.configure(room.facilitator, thresholds=thresholds, severities=None)
    assert (refused.value.code, refused.value.field) == (code, field)


async def test_only_what_differs_is_kept_and_the_settings_show_both(room: Room) -> None:
    configure = room.house.checking.configure
    await configure(room.facilitator, thresholds={"objectives_most": 5, "boldness_median_least": 3.5}, severities={})
    set_now = await room.house.checking.settings(room.participants[0])
    assert set_now.thresholds["boldness_median_least"] == 3.5
    assert set_now.usual_thresholds["boldness_median_least"] == DEFAULTS.boldness_median_least
    assert set(set_now.severities) == set(CHECKS)
    (row,) = (await room.dump())["workshop"]
    assert row["thresholds"] == '{"boldness_median_least":3.5}'
    with pytest.raises(Invalid, match=r"check\.severity"):
        await configure(room.facilitator, thresholds=None, severities={"Q21": "loud"})


async def test_what_the_room_answers_about_a_goal_feeds_its_checks(room: Room) -> None:
    goal = await adopted(room)
    assert (await one(room, "Q07")).outcome == "not_answered"
    for person in room.participants[:3]:
        said = {"boldness": "5", "feasibility": "3", "anyway": "no", "neighbour": "no", "worst_off": "yes"}
        await room.house.estimating.give(person, "goal_check", goal, said)
    assert [(await one(room, check_id)).outcome for check_id in ("Q07", "Q08", "Q09")] == ["passed", "passed", "failed"]
    shown = (await room.view(Topic.GOALS)).adopted[0]
    assert "Q09" in {each.check_id for each in shown.findings}


async def test_a_place_whose_target_was_taken_out_is_shown_as_a_narrower_scope(room: Room) -> None:
    goal = await adopted(room)
    await room.house.registers.add(room.facilitator, "subtargets", {"goal": goal, "scope": "North", "target": "50"})
    south = {"goal": goal, "scope": "South", "target": "60"}
    gone = await room.house.registers.add(room.facilitator, "subtargets", south)
    assert (await one(room, "Q10")).outcome == "passed"
    await room.house.registers.remove(room.facilitator, "subtargets", gone)
    assert (await one(room, "Q10")).message == "A place or group with a target is gone: South."
    await room.house.registers.add(room.facilitator, "subtargets", {**south, "scope": " south "})
    assert (await one(room, "Q10")).outcome == "passed"
