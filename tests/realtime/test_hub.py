"""The hub with real services on a real database, and sockets that write down what they were sent."""

import json
from typing import Any

import pytest
from reflex.state import State

from app.domain.snapshot import Topic
from app.realtime.mirror import Room
from app.services.rounds.plan import RoundPlan
from app.services.views.here import NOBODY_HERE, Here
from app.ui.states.seat import SeatState
from tests.realtime.paper import KEY, ROOM, Stage


async def test_whoever_enters_gets_the_whole_room_at_once(stage: Stage) -> None:
    await stage.hub.enter("cleo", stage.participants[1])
    first = stage.sockets.sent("cleo")[0]["delta"][ROOM]
    topics = {topic for topic in Topic if topic not in {Topic.BACKSTAGE, Topic.BLOCKERS, Topic.CHARTER, Topic.COMMENTS}}
    assert set(first) == {f"{topic}_rx_state_" for topic in topics} | {"is_closed_rx_state_"}
    assert first["agenda_rx_state_"]["title"] == "A watched workshop"


def test_every_topic_is_a_var_of_the_room() -> None:
    """A frame that names an unknown var would be dropped in silence by every browser."""
    assert {topic.value for topic in Topic} | {"is_closed"} == set(Room.base_vars)


def test_a_page_that_comes_back_is_not_emptied_first() -> None:
    """Reflex's snapshot after a reconnect says nothing of the room and the seat; its compiled defaults do."""
    root = State(_reflex_internal_init=True)
    names = {ROOM, SeatState.get_full_name()}
    assert not names & set(root.dict())
    assert names <= set(root.dict(initial=True))


async def test_what_one_person_changes_is_told_to_everybody(stage: Stage) -> None:
    await stage.house.running.open_step(stage.facilitator, stage.steps["frame"])
    await stage.house.framing.write(stage.participants[0], "problem", "Too much soy")
    await stage.settled()
    for sid in ("desk", "ben"):
        assert stage.sockets.seen(sid)["agenda_rx_state_"]["current"]["kind"] == "frame"
        assert stage.sockets.seen(sid)["cards_rx_state_"]["total"] == 1


async def test_the_desk_alone_gets_what_is_backstage(stage: Stage) -> None:
    await stage.house.running.write_note(stage.facilitator, stage.steps["frame"], "Ask Ben first")
    await stage.settled()
    assert "Ask Ben first" in json.dumps(stage.sockets.seen("desk"))
    assert "backstage_rx_state_" not in stage.sockets.seen("ben")


async def test_presence_counts_seats_and_not_open_pages(stage: Stage) -> None:
    await stage.hub.enter("ben again", stage.participants[0])
    await stage.settled()
    presence = stage.sockets.seen("desk")["presence_rx_state_"]
    assert (presence["here"], presence["joined"], presence["writing"]) == (2, 3, 0)
    assert [(group["here"], group["joined"]) for group in presence["groups"] if group["joined"]] == [(1, 2)]


async def test_whoever_comes_and_goes_sends_the_desk_no_list_of_people(stage: Stage) -> None:
    stage.sockets.sent("desk").clear()
    await stage.hub.enter("cleo", stage.participants[1])
    await stage.settled()
    await stage.hub.leave("cleo")
    await stage.settled()
    told = [set(frame["delta"][ROOM]) for frame in stage.sockets.sent("desk")]
    assert told == [{"presence_rx_state_"}] * len(told)
    assert "Cleo" not in json.dumps(stage.sockets.sent("desk"))


async def test_who_is_writing_is_counted_by_group_and_by_seat_and_forgotten(stage: Stage) -> None:
    def writing() -> tuple[int, int]:
        presence = stage.sockets.seen("desk")["presence_rx_state_"]
        return presence["writing"], presence["groups"][0]["writing"]

    await stage.hub.enter("ben again", stage.participants[0])
    for sid in ("ben", "ben again"):
        stage.hub.writing(sid, True)
    await stage.settled()
    assert writing() == (1, 1)
    assert stage.hub.here(stage.facilitator.workshop_id).writing == {stage.participants[0].seat_id}
    stage.hub.writing("ben", False)
    await stage.hub.leave("ben again")
    assert stage.hub.here(stage.facilitator.workshop_id).writing == frozenset()
    await stage.settled()
    assert writing() == (0, 0)


async def test_writing_is_taken_from_participants_alone_and_only_once_they_have_entered(stage: Stage) -> None:
    for sid in ("desk", "nobody"):
        stage.hub.writing(sid, True)
    assert stage.hub.here(stage.facilitator.workshop_id).writing == frozenset()


async def test_a_room_hears_nothing_of_another(stage: Stage) -> None:
    other = await stage.house.convening.start(title="Another workshop")
    before = len(stage.sockets.sent("ben"))
    token = stage.house.keys.seat_token(other.facilitator_seat_id, other.workshop_id, stage.house.clock())
    stranger = await stage.house.seating.resolve(token, other.code)
    await stage.hub.enter("stranger", stranger)
    await stage.house.running.start_timer(stranger, 60)
    await stage.settled()
    assert len(stage.sockets.sent("ben")) == before
    assert "A watched workshop" not in json.dumps(stage.sockets.sent("stranger"))


async def test_the_mirror_equals_a_fresh_read_after_every_change(stage: Stage) -> None:
    house, ben = stage.house, stage.participants[0]
    await house.running.open_step(stage.facilitator, stage.steps["goals"])
    await house.goalsetting.propose(ben, {"statement": "By 2034 half of all feed is local"}, key="one")
    await house.running.open_step(stage.facilitator, stage.steps["stakeholders"])
    await house.mapping.add(ben, {"name": "Ministry", "sector": "government", "level": "national"}, key="two")
    await house.running.park(ben, "Who pays?", key="three")
    await stage.settled()
    await stage.hub.enter("fresh", ben)
    mirror, fresh = stage.sockets.seen("ben"), stage.sockets.seen("fresh")
    for shown in (mirror, fresh):
        shown["agenda_rx_state_"]["timer"]["server_now_ms"] = 0
        shown.pop("is_closed_rx_state_")
    assert mirror == fresh


async def frames_of_a_vote(stage: Stage, favourite: int) -> list[Any]:
    """All frames to all sockets while Ben votes for one of two goals and the round is closed."""
    sockets = stage.sockets
    house, ben = stage.house, stage.participants[0]
    for line in sockets.lines.values():
        line.sent.clear()
    rounds = await house.views.view(ben.workshop_id, Topic.ROUNDS)
    current = rounds.current
    choice = current.options[favourite].id
    await house.voting.cast(ben, current.id, KEY, {"dots": {choice: 1}})
    await stage.settled()
    await stage.hub.enter("late", stage.participants[1])
    await stage.settled()
    told = json.dumps([sockets.sent("desk"), sockets.sent("ben"), sockets.sent("late")])
    await house.voting.withdraw(ben, current.id, KEY)
    await stage.settled()
    await stage.hub.leave("late")
    await stage.settled()
    return [_timeless(frame) for frames in json.loads(told) for frame in frames]


def _timeless(frame: Any) -> Any:
    agenda = frame["delta"][ROOM].get("agenda_rx_state_")
    if agenda:
        agenda["timer"]["server_now_ms"] = 0
    return frame


async def test_no_frame_before_the_reveal_depends_on_what_was_voted(stage: Stage) -> None:
    house = stage.house
    await house.running.open_step(stage.facilitator, stage.steps["goals"])
    for number in (1, 2):
        await house.goalsetting.propose(stage.participants[0], {"statement": f"Goal number {number}"}, key=f"g{number}")
    round_id = await house.voting.plan(stage.facilitator, stage.steps["goals"], RoundPlan(dots=1))
    await house.voting.open(stage.facilitator, round_id)
    await stage.settled()
    for_a = await frames_of_a_vote(stage, 0)
    for_b = await frames_of_a_vote(stage, 1)
    assert for_a
    assert for_a == for_b


async def test_a_removed_seat_is_shown_out_and_told_nothing_more(stage: Stage) -> None:
    await stage.house.seating.remove(stage.facilitator, stage.participants[0].seat_id)
    await stage.settled()
    seen = stage.sockets.seen("ben")
    assert seen["is_closed_rx_state_"] is True
    assert "A watched workshop" not in json.dumps(seen)
    heard = len(stage.sockets.sent("ben"))
    await stage.house.running.start_timer(stage.facilitator, 60)
    await stage.settled()
    assert len(stage.sockets.sent("ben")) == heard


async def test_when_a_workshop_is_deleted_nothing_of_it_stays_on_any_screen(stage: Stage) -> None:
    await stage.house.convening.delete(stage.facilitator, stage.code)
    await stage.settled()
    for sid in ("desk", "ben"):
        assert stage.sockets.seen(sid)["is_closed_rx_state_"] is True
        assert "A watched workshop" not in json.dumps(stage.sockets.seen(sid))


async def test_one_rooms_trouble_does_not_silence_the_others(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    other = await stage.house.convening.start(title="A workshop in trouble")
    token = stage.house.keys.seat_token(other.facilitator_seat_id, other.workshop_id, stage.house.clock())
    await stage.hub.enter("trouble", await stage.house.seating.resolve(token, other.code))
    await stage.settled()
    whole = stage.house.views.view

    async def broken(workshop_id: str, topic: Topic, here: Here = NOBODY_HERE) -> Any:
        if workshop_id == other.workshop_id:
            raise OSError("the disk is gone")
        return await whole(workshop_id, topic, here)

    monkeypatch.setattr(stage.house.views, "view", broken)
    stage.hub.changed(other.workshop_id, (Topic.CARDS,))
    await stage.house.running.start_timer(stage.facilitator, 60)
    await stage.settled()
    assert stage.sockets.seen("ben")["agenda_rx_state_"]["timer"]["state"] == "running"
    assert "could not be told" in caplog.text
