"""A hub for thousands: nobody is held up by the slow, nobody reads what another has read, and nothing is sent twice."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.snapshot import Topic
from app.persistence.database import Database
from app.realtime import rooms
from app.services.house import House
from app.services.rounds.plan import RoundPlan
from app.services.views.here import NOBODY_HERE, Here
from tests.realtime.paper import KEY, ROOM, Stage


async def test_a_slow_socket_holds_nobody_up_and_is_told_everything_once_it_can(stage: Stage) -> None:
    ben = stage.sockets.line("ben")
    ben.is_slow = True
    await stage.house.running.start_timer(stage.facilitator, 60)
    await stage.settled()
    assert stage.sockets.seen("desk")["agenda_rx_state_"]["timer"]["state"] == "running"
    assert stage.sockets.seen("ben")["agenda_rx_state_"]["timer"]["state"] == "none"
    ben.is_slow = False
    heard = len(ben.sent)
    stage.hub.look()
    await stage.settled()
    assert set(ben.sent[heard]["delta"][ROOM]) >= {f"{topic}_rx_state_" for topic in rooms.SHARED}
    assert stage.sockets.seen("ben")["agenda_rx_state_"]["timer"]["state"] == "running"


async def test_a_socket_that_takes_nothing_for_long_is_cut(stage: Stage) -> None:
    stage.sockets.line("ben").has_waited = 60.0
    stage.hub.look()
    await stage.settled()
    assert stage.sockets.was_cut == ["ben"]
    assert stage.hub.here(stage.facilitator.workshop_id).seats == {stage.facilitator.seat_id}


async def test_a_page_that_has_gone_is_noticed(stage: Stage) -> None:
    stage.sockets.gone.add("ben")
    stage.hub.look()
    await stage.settled()
    assert stage.sockets.seen("desk")["presence_rx_state_"]["here"] == 1


async def test_many_who_enter_at_once_read_the_room_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "_CALM_SECONDS", {Topic.PRESENCE: 60.0, Topic.BACKSTAGE: 60.0})
    read: list[Topic] = []
    whole = stage.house.views.view

    async def counted(workshop_id: str, topic: Topic, here: Here = NOBODY_HERE) -> Any:
        read.append(topic)
        return await whole(workshop_id, topic, here)

    monkeypatch.setattr(stage.house.views, "view", counted)
    await asyncio.gather(*(stage.hub.enter(f"page {n}", stage.participants[n % 2]) for n in range(200)))
    assert read == []
    first = stage.sockets.seen("page 0")
    assert first["agenda_rx_state_"]["title"] == "A watched workshop"
    assert all(stage.sockets.seen(f"page {n}") == first for n in range(200))


async def test_what_did_not_change_is_not_sent_again(stage: Stage) -> None:
    heard = len(stage.sockets.sent("ben"))
    stage.hub.changed(stage.facilitator.workshop_id, (Topic.GOALS, Topic.ROUNDS, Topic.CARDS))
    await stage.settled()
    assert len(stage.sockets.sent("ben")) == heard


async def test_a_change_that_nobody_announced_is_healed(stage: Stage) -> None:
    silent = House(Database(stage.url), "k" * 40)
    await silent.running.start_timer(stage.facilitator, 60)
    await silent.database.close()
    stage.hub.look(heals=True)
    await stage.settled()
    assert stage.sockets.seen("ben")["agenda_rx_state_"]["timer"]["state"] == "running"


async def test_a_vote_on_its_way_weighs_a_few_hundred_bytes_however_much_the_rounds_hold(stage: Stage) -> None:
    house, ben = stage.house, stage.participants[0]
    await house.running.open_step(stage.facilitator, stage.steps["goals"])
    for number in range(30):
        statement = f"By 2034 goal number {number} " + "is reached, " * 40
        await house.goalsetting.propose(stage.facilitator, {"statement": statement}, key=f"g{number}")
    round_id = await house.voting.plan(stage.facilitator, stage.steps["goals"], RoundPlan(dots=1))
    await house.voting.open(stage.facilitator, round_id)
    await stage.settled()
    heard = len(stage.sockets.sent("ben"))
    rounds = await house.views.view(ben.workshop_id, Topic.ROUNDS)
    await house.voting.cast(ben, round_id, KEY, {"dots": {rounds.current.options[0].id: 1}})
    await stage.settled()
    news = stage.sockets.sent("ben")[heard:]
    assert [list(frame["delta"][ROOM]) for frame in news] == [["turnout_rx_state_"]]
    assert len(json.dumps(news)) < 500
    assert stage.sockets.seen("ben")["turnout_rx_state_"]["cast"] == 1


async def test_a_removed_seat_is_told_even_if_its_last_frame_is_just_on_its_way(stage: Stage) -> None:
    ben = stage.sockets.line("ben")
    ben.is_slow = True
    await stage.house.seating.remove(stage.facilitator, stage.participants[0].seat_id)
    await stage.settled()
    told = asyncio.Event()
    ben.when_sent, ben.is_slow = told.set, False
    async with asyncio.timeout(20):
        await told.wait()
    assert stage.sockets.seen("ben")["is_closed_rx_state_"] is True
    assert "A watched workshop" not in json.dumps(stage.sockets.seen("ben"))
    assert stage.sockets.was_cut == []


async def test_a_room_that_all_have_left_is_not_kept(stage: Stage) -> None:
    await stage.hub.leave("desk")
    await stage.house.seating.remove(stage.facilitator, stage.participants[0].seat_id)
    assert stage.hub.workshops() == []


async def test_what_was_read_before_a_fault_is_told_once_the_fault_is_over(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, is_gone = stage.house.views.view, True

    async def broken(workshop_id: str, topic: Topic, here: Here = NOBODY_HERE) -> Any:
        if is_gone and topic is Topic.PARKING:
            raise OSError("the disk is gone")
        return await whole(workshop_id, topic, here)

    monkeypatch.setattr(stage.house.views, "view", broken)
    await stage.house.running.start_timer(stage.facilitator, 60)
    stage.hub.changed(stage.facilitator.workshop_id, (Topic.AGENDA, Topic.PARKING))
    await stage.settled()
    is_gone = False
    stage.hub.look()
    await stage.settled()
    assert stage.sockets.seen("ben")["agenda_rx_state_"]["timer"]["state"] == "running"


async def test_who_comes_to_the_charter_later_reads_it_as_it_is_now(stage: Stage) -> None:
    await stage.hub.enter("reader", stage.participants[1], reads_charter=True)
    await stage.settled()
    await stage.hub.leave("reader")
    await stage.house.running.open_step(stage.facilitator, stage.steps["goals"])
    await stage.house.goalsetting.propose(
        stage.facilitator, {"statement": "By 2034 half of all feed is local"}, key="g"
    )
    await stage.settled()
    await stage.hub.enter("later", stage.participants[1], reads_charter=True)
    assert "half of all feed is local" in json.dumps(stage.sockets.seen("later")["charter_rx_state_"])


async def test_a_page_whose_first_look_failed_is_told_everything_afterwards(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await stage.house.convening.start(title="A workshop in trouble")
    token = stage.house.keys.seat_token(other.facilitator_seat_id, other.workshop_id, stage.house.clock())
    whole, is_gone = stage.house.views.view, True

    async def broken(workshop_id: str, topic: Topic, here: Here = NOBODY_HERE) -> Any:
        if is_gone and workshop_id == other.workshop_id:
            raise OSError("the disk is gone")
        return await whole(workshop_id, topic, here)

    monkeypatch.setattr(stage.house.views, "view", broken)
    with pytest.raises(OSError, match="the disk is gone"):
        await stage.hub.enter("unlucky", await stage.house.seating.resolve(token, other.code))
    is_gone = False
    stage.hub.look()
    await stage.settled()
    assert stage.sockets.seen("unlucky")["agenda_rx_state_"]["title"] == "A workshop in trouble"


async def test_who_missed_the_last_frame_is_tried_again_without_further_news(stage: Stage) -> None:
    ben = stage.sockets.line("ben")
    ben.is_slow = True
    await stage.house.running.start_timer(stage.facilitator, 60)
    await stage.settled()
    told = asyncio.Event()
    ben.when_sent, ben.is_slow = told.set, False
    async with asyncio.timeout(20):
        await told.wait()
    assert stage.sockets.seen("ben")["agenda_rx_state_"]["timer"]["state"] == "running"


async def test_a_large_topic_is_told_less_often_and_its_last_word_is_not_lost(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = await stage.house.registers.add(stage.facilitator, "projects", {"name": "River nets"})
    await stage.settled()
    monkeypatch.setattr(rooms, "_HEAVY_BYTES_A_SECOND", 1)
    monkeypatch.setattr(rooms, "_LONGEST_CALM_SECONDS", 60.0)

    def learnt() -> str:
        (kept,) = stage.sockets.seen("ben")["portfolio_rx_state_"]["registers"]["projects"]
        return str(kept["values"]["learnt"])

    def told() -> int:
        return sum("portfolio_rx_state_" in sent["delta"].get(ROOM, {}) for sent in stage.sockets.sent("ben"))

    before = told()
    for number in range(8):
        lesson = {"learnt": f"Lesson {number}"}
        await stage.house.registers.change(stage.facilitator, "projects", project, lesson)
    await stage.house.running.start_timer(stage.facilitator, 60)
    await until(lambda: stage.sockets.seen("ben")["agenda_rx_state_"]["timer"]["state"] == "running")
    assert learnt() == "", "what is small does not wait for it"
    monkeypatch.setattr(rooms, "_LONGEST_CALM_SECONDS", 0.0)
    stage.hub.changed(stage.facilitator.workshop_id, ())  # the wait is over
    await stage.settled()
    assert (learnt(), told()) == ("Lesson 7", before + 1), "all changes come at once"


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until it is so, ten seconds at most."""
    end = asyncio.get_running_loop().time() + 10
    while not is_so():
        assert asyncio.get_running_loop().time() < end
        await asyncio.sleep(0.01)
