"""Running the room: one step open at a time, one timer in server time, private notes, the parking lot."""

from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, MissionRoomError, NotFound
from app.domain.snapshot import Topic
from app.services.clock import to_ms
from app.services.running import StepPlan
from tests.rooms import Room, on_both_databases


async def statuses(room: Room) -> dict[str, str]:
    return {step.kind: step.status for step in (await room.view(Topic.AGENDA)).steps}


async def timer(room: Room) -> Any:
    return (await room.view(Topic.AGENDA)).timer


def seconds_left(room: Room, shown: Any) -> float:
    return float(shown.ends_at_ms - to_ms(room.clock())) / 1000


@on_both_databases
async def test_opening_a_step_closes_the_one_before_and_the_room_goes_there(room: Room) -> None:
    await room.open("frame")
    first = room.clock()
    room.clock.passes(minutes=20)
    await room.open("goals")
    agenda = await room.view(Topic.AGENDA)
    assert (agenda.current.kind, agenda.has_current) == ("goals", True)
    assert (await statuses(room))["frame"] == "closed"
    frame = agenda.steps[0]
    assert (frame.opened_at, frame.closed_at) == (
        first.isoformat(timespec="seconds"),
        room.clock().isoformat(timespec="seconds"),
    )
    await room.open("frame")
    agenda = await room.view(Topic.AGENDA)
    assert (agenda.current.kind, agenda.steps[0].closed_at) == ("frame", "")
    assert agenda.steps[0].opened_at == first.isoformat(timespec="seconds")


async def test_a_closed_step_stays_in_view_until_another_opens(room: Room) -> None:
    await room.open("frame")
    await room.close("frame")
    agenda = await room.view(Topic.AGENDA)
    assert (agenda.current.kind, agenda.current.status) == ("frame", "closed")
    with pytest.raises(Conflict, match=r"step\.not_open"):
        await room.close("frame")
    with pytest.raises(NotFound, match=r"step\.gone"):
        await room.house.running.open_step(room.facilitator, "nothing")


async def test_opening_what_is_open_does_not_stop_the_timer(room: Room) -> None:
    await room.open("frame")
    await room.house.running.start_timer(room.facilitator, 300)
    before = await room.dump()
    await room.open("frame")
    assert await room.dump() == before


@pytest.mark.parametrize("leaves", ["open", "close"])
async def test_the_timer_goes_with_the_step(room: Room, leaves: str) -> None:
    await room.open("frame")
    await room.house.running.start_timer(room.facilitator, 300)
    await (room.open("goals") if leaves == "open" else room.close("frame"))
    assert (await timer(room)).state == "none"


async def test_a_step_can_be_worded_and_timed(room: Room) -> None:
    plan = StepPlan(" Aims ", "What do we want?", 40)
    await room.house.running.plan_step(room.facilitator, room.steps["goals"], plan)
    step = (await room.view(Topic.AGENDA)).steps[1]
    assert (step.title, step.prompt, step.minutes) == ("Aims", "What do we want?", 40)
    for plan, code in (
        (StepPlan(minutes=-1), "step.minutes"),
        (StepPlan(minutes=481), "step.minutes"),
        (StepPlan(title="x" * 81), "text.too_long"),
        (StepPlan(prompt="x" * 281), "text.too_long"),
    ):
        with pytest.raises(Invalid) as refused:
            await room.house.running.plan_step(room.facilitator, room.steps["goals"], plan)
        assert refused.value.code == code
    assert (await room.view(Topic.AGENDA)).steps[1] == step


@on_both_databases
async def test_the_timer_keeps_server_time_through_pause_and_more_time(room: Room) -> None:
    running, lead, clock = room.house.running, room.facilitator, room.clock
    await running.start_timer(lead, 300)
    clock.passes(seconds=100)
    shown = await timer(room)
    assert (shown.state, seconds_left(room, shown), shown.duration_seconds) == ("running", 200, 300)
    assert shown.server_now_ms == to_ms(clock())
    await running.extend_timer(lead, 60)
    assert seconds_left(room, await timer(room)) == 260
    await running.pause_timer(lead)
    clock.passes(minutes=30)
    shown = await timer(room)
    assert (shown.state, shown.remaining_seconds, shown.ends_at_ms) == ("paused", 260, 0)
    await running.extend_timer(lead, -60)
    await running.resume_timer(lead)
    shown = await timer(room)
    assert (shown.state, seconds_left(room, shown), shown.duration_seconds) == ("running", 200, 300)
    clock.passes(seconds=500)
    assert seconds_left(room, await timer(room)) == -300
    await running.extend_timer(lead, 60)
    assert seconds_left(room, await timer(room)) == 60
    await running.extend_timer(lead, -600)
    assert seconds_left(room, await timer(room)) == 0
    await running.stop_timer(lead)
    assert (await timer(room)).state == "none"


async def test_a_timer_that_has_run_out_is_held_at_zero(room: Room) -> None:
    running, lead = room.house.running, room.facilitator
    await running.start_timer(lead, 10)
    room.clock.passes(seconds=60)
    await running.pause_timer(lead)
    assert (await timer(room)).remaining_seconds == 0
    await running.extend_timer(lead, -5)
    assert (await timer(room)).remaining_seconds == 0


async def test_a_timer_that_is_not_there_can_be_neither_held_nor_moved(room: Room) -> None:
    running, lead = room.house.running, room.facilitator
    before = await room.dump()
    for attempt in (running.pause_timer(lead), running.resume_timer(lead), running.extend_timer(lead, 60)):
        with pytest.raises(Conflict, match=r"timer\.none"):
            await attempt
    for seconds in (0, -5, 8 * 3600 + 1):
        with pytest.raises(Invalid, match=r"timer\.range"):
            await running.start_timer(lead, seconds)
    assert await room.dump() == before
    await running.start_timer(lead, 60)
    with pytest.raises(Invalid, match=r"timer\.range"):
        await running.extend_timer(lead, 10**9)
    with pytest.raises(Conflict, match=r"timer\.none"):
        await running.resume_timer(lead)


async def test_notes_are_the_desk_s_and_nobody_else_s(room: Room) -> None:
    await room.house.running.write_note(room.facilitator, room.steps["goals"], "a rare phrase")
    await room.house.running.write_note(room.facilitator, room.steps["goals"], "another rare phrase")
    shown = await room.shown()
    assert [note["text"] for note in shown.pop("backstage")["notes"]] == ["another rare phrase"]
    assert "rare phrase" not in str(shown)
    assert len((await room.dump())["private_note"]) == 1
    with pytest.raises(NotFound, match=r"step\.gone"):
        await room.house.running.write_note(room.facilitator, "nothing", "x")


async def test_a_parked_item_is_answered_and_can_be_opened_again(room: Room) -> None:
    await room.open("goals")
    first = await room.house.running.park(room.participants[0], "Who pays?")
    room.clock.passes(seconds=1)
    second = await room.house.running.park(room.participants[1], "By when?")
    await room.house.running.settle(room.facilitator, first, answer="The city")
    parking = await room.view(Topic.PARKING)
    assert [(item.id, item.is_settled, item.answer) for item in parking.items] == [
        (second, False, ""),
        (first, True, "The city"),
    ]
    assert parking.open_count == 1
    await room.house.running.settle(room.facilitator, first, answer="The city", is_settled=False)
    assert (await room.view(Topic.PARKING)).open_count == 2


@pytest.mark.parametrize(("text", "code"), [("", "text.missing"), ("x" * 281, "text.too_long")])
async def test_an_item_that_cannot_be_parked_is_refused(room: Room, text: str, code: str) -> None:
    with pytest.raises(MissionRoomError) as refused:
        await room.house.running.park(room.participants[0], text)
    assert refused.value.code == code
    with pytest.raises(NotFound, match=r"parking\.gone"):
        await room.house.running.settle(room.facilitator, "nothing")


async def test_after_the_end_no_step_opens(room: Room) -> None:
    await room.house.convening.end(room.facilitator)
    with pytest.raises(Conflict, match=r"gate\.ended"):
        await room.open("goals")
