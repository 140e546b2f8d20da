"""Several instances on one PostgreSQL are one house: what happens at one is on the screens of all."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import psycopg
import pytest

from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.persistence import channel as channel_module
from app.persistence.channel import packed
from app.services.house import House
from app.services.rounds.plan import RoundPlan
from tests.house_fixtures import house_of
from tests.realtime.instances import Instance, an_instance, end_listening
from tests.rooms import SetClock, a_room

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_url", ["postgres"], indirect=True)]

KEY = "a-key-that-only-this-device-has"


@dataclass
class Two:
    """A workshop, and the two instances that serve it: Ada leads here, Ben's page is open there."""

    url: str
    here: Instance
    there: Instance
    code: str
    ada: Actor
    ben: Actor
    cleo: Actor
    steps: dict[str, str]


@pytest.fixture
async def two(database_url: str) -> AsyncIterator[Two]:
    async with an_instance(database_url) as here, an_instance(database_url) as there:
        started = await here.house.convening.start(title="A watched workshop", facilitator_name="Ada")
        token = here.house.keys.seat_token(started.facilitator_seat_id, started.workshop_id, here.house.clock())
        ada = await there.resolve(token, started.code)
        group_id = (await there.house.convening.public_facts(started.code)).groups[0][0]
        people = []
        for name, instance in (("Ben", here), ("Cleo", there)):
            seated = await instance.house.seating.join(started.code, name=name, group_id=group_id)
            people.append(await there.resolve(seated.token, started.code))
        agenda = await here.house.views.view(started.workshop_id, Topic.AGENDA)
        await here.opens("desk", ada)
        await there.opens("ben", people[0])
        steps = {step.kind: step.id for step in agenda.steps}
        yield Two(database_url, here, there, started.code, ada, people[0], people[1], steps)


async def a_vote(two: Two) -> tuple[str, str]:
    """An open vote on two goals; the ids of the round and of the first goal."""
    house = two.here.house
    await house.running.open_step(two.ada, two.steps["goals"])
    goal_id = await house.goalsetting.propose(two.ben, {"statement": "By 2034 half of all feed is local"}, key="one")
    await house.goalsetting.propose(two.cleo, {"statement": "By 2034 no feed comes by air"}, key="two")
    round_id = await house.voting.plan(two.ada, two.steps["goals"], RoundPlan(dots=1))
    await house.voting.open(two.ada, round_id)
    return round_id, goal_id


async def test_what_is_committed_at_one_instance_is_told_to_the_sockets_of_the_other(two: Two) -> None:
    await two.here.house.running.open_step(two.ada, two.steps["frame"])
    await two.there.shows("ben", lambda page: page["agenda"]["current"]["kind"] == "frame")
    await two.there.house.framing.write(two.ben, "problem", "Too much soy")
    await two.here.shows("desk", lambda page: page["cards"]["total"] == 1)
    await two.there.shows("ben", lambda page: page["cards"]["total"] == 1)


async def test_votes_at_both_instances_make_one_count(two: Two) -> None:
    round_id, goal_id = await a_vote(two)
    for instance, voter in ((two.here, two.ben), (two.there, two.cleo)):
        await instance.house.voting.cast(voter, round_id, KEY + voter.seat_id, {"dots": {goal_id: 1}})
    await two.here.house.voting.close(two.ada, round_id)
    await two.here.house.voting.reveal(two.ada, round_id)
    await two.there.shows("ben", lambda page: page["rounds"]["rounds"][0]["is_revealed"])
    for instance, sid in ((two.here, "desk"), (two.there, "ben")):
        await instance.shows(sid, lambda page: page["rounds"]["rounds"][0]["result"]["options"][0]["score"] == 2)


async def test_presence_counts_people_at_all_instances_and_each_seat_once(two: Two) -> None:
    for instance, sid in ((two.here, "desk"), (two.there, "ben")):
        await instance.shows(sid, lambda page: page["presence"]["here"] == 2)
    await two.there.opens("cleo", two.cleo)
    await two.here.opens("cleo's other phone", two.cleo)
    for instance, sid in ((two.here, "desk"), (two.there, "ben")):
        await instance.shows(sid, lambda page: page["presence"]["here"] == 3)
    assert two.here.hub.here(two.ada.workshop_id).seats == two.there.hub.here(two.ada.workshop_id).seats
    await two.there.hub.leave("cleo")
    await two.there.hub.leave("ben")
    for instance, sid in ((two.here, "desk"), (two.here, "cleo's other phone")):
        await instance.shows(sid, lambda page: page["presence"]["here"] == 2)


async def test_an_instance_that_comes_later_knows_who_is_here(two: Two) -> None:
    await two.here.shows("desk", lambda page: page["presence"]["here"] == 2)
    async with an_instance(two.url) as third:
        await third.opens("cleo", two.cleo)
        for instance, sid in ((third, "cleo"), (two.here, "desk"), (two.there, "ben")):
            await instance.shows(sid, lambda page: page["presence"]["here"] == 3)
    # It has said good-bye, and took its people with it.
    await two.here.shows("desk", lambda page: page["presence"]["here"] == 2)


async def test_a_seat_removed_at_one_instance_leaves_the_room_at_the_other(two: Two) -> None:
    await two.here.house.seating.remove(two.ada, two.ben.seat_id)
    await two.there.shows("ben", lambda page: page["is_closed"])
    assert not two.there.screens.shown["ben"]["agenda"]["title"]


async def test_a_workshop_deleted_at_one_instance_stays_on_no_screen_of_the_other(two: Two) -> None:
    await two.here.house.convening.delete(two.ada, two.code)
    await two.there.shows("ben", lambda page: page["is_closed"])
    assert not two.there.screens.shown["ben"]["agenda"]["title"]


async def test_after_a_lost_connection_nothing_stays_stale(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deaf for a moment, the other instance misses a change, a removed seat and somebody who came."""
    await two.there.opens("cleo", two.cleo)
    await two.there.shows("ben", lambda page: page["presence"]["here"] == 3)
    may_hear = asyncio.Event()
    connected = two.there.channel._connected

    async def connects_later() -> channel_module.Connection:
        await may_hear.wait()
        return await connected()

    monkeypatch.setattr(two.there.channel, "_connected", connects_later)
    end_listening(two.url)
    await two.here.house.running.start_timer(two.ada, 60)
    await two.here.house.seating.remove(two.ada, two.cleo.seat_id)
    await two.here.shows("desk", lambda page: page["agenda"]["timer"]["state"] == "running")
    assert two.there.screens.shown["ben"]["agenda"]["timer"]["state"] != "running"
    assert not two.there.screens.shown["cleo"]["is_closed"]
    may_hear.set()
    await two.there.shows("ben", lambda page: page["agenda"]["timer"]["state"] == "running")
    await two.there.shows("cleo", lambda page: page["is_closed"])
    await two.there.shows("ben", lambda page: page["presence"]["here"] == 2)


async def test_what_an_instance_committed_and_could_not_say_before_it_died_is_shown_all_the_same(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("SILENT_SECONDS", 0.6), ("PULSE_SECONDS", 0.05), ("BEAT_SECONDS", 0.1)):
        monkeypatch.setattr(channel_module, name, seconds)
    with psycopg.connect(two.url, autocommit=True) as server:
        (words,) = packed("killed", [["anew", "x"], ["here", two.ada.workshop_id, [two.cleo.seat_id], []]])
        server.execute("SELECT pg_notify(%s, %s)", (channel_module.NAME, words.replace('"x"', f'"{mark(two)}"')))
    await two.there.shows("ben", lambda page: page["presence"]["here"] == 3)
    silent = house_of(two.url, SetClock())
    await silent.running.park(two.ben, "Who pays?")
    await silent.database.close()
    await two.there.shows("ben", lambda page: len(page["parking"]["items"]) == 1)
    await two.there.shows("ben", lambda page: page["presence"]["here"] == 2)


async def test_an_instance_that_was_taken_for_dead_and_lives_is_asked_who_is_with_it(two: Two) -> None:
    await two.here.shows("desk", lambda page: page["presence"]["here"] == 2)
    two.here.relay.gone(two.there.channel.instance_id, suddenly=True)
    await two.here.shows("desk", lambda page: page["presence"]["here"] == 1)
    await two.here.shows("desk", lambda page: page["presence"]["here"] == 2)


def mark(two: Two) -> str:
    """What tells the instances that they have the same key."""
    return two.here.house.keys.mark()


async def test_words_of_a_newer_version_are_passed_over(two: Two, caplog: pytest.LogCaptureFixture) -> None:
    workshop_id = two.ada.workshop_id
    words = [["sing"], ["changed", workshop_id, ["weather"]], ["changed", 3, []], ["here", workshop_id, "x", []]]
    two.there.relay.heard("newer", words)
    await two.here.house.running.start_timer(two.ada, 60)
    await two.there.shows("ben", lambda page: page["agenda"]["timer"]["state"] == "running")


async def test_instances_with_different_keys_are_told_so(two: Two, caplog: pytest.LogCaptureFixture) -> None:
    async with an_instance(two.url, secret="x" * 40) as stranger:
        await stranger.opens("cleo", two.cleo)
        await two.here.shows("desk", lambda page: page["presence"]["here"] == 3)
    assert "another MISSION_ROOM_SECRET_KEY" in caplog.text


async def test_instances_that_look_for_what_is_due_at_the_same_moment_delete_it_once(
    database_url: str, clock: SetClock
) -> None:
    houses: list[House] = [house_of(database_url, clock) for _ in range(3)]
    for _ in range(6):
        await a_room(houses[0], participants=1)
    clock.passes(days=400)
    found = await asyncio.gather(*(house.convening.forget_due() for house in houses))
    async with houses[0].database.read() as work:
        left = await work.workshops.count()
    for house in houses:
        await house.database.close()
    assert sum(map(len, found)) == len({one for ids in found for one in ids}) == 6
    assert left == 0


async def test_only_one_at_a_time_is_alone(database_url: str, clock: SetClock) -> None:
    houses = [house_of(database_url, clock) for _ in range(3)]
    inside: list[int] = []

    async def be_alone(house: House) -> None:
        async with house.database.alone("a test"):
            inside.append(1)
            async with house.database.read() as work:
                await work.workshops.count()
            assert len(inside) == 1
            inside.clear()

    await asyncio.gather(*(be_alone(house) for house in houses))
    for house in houses:
        with contextlib.suppress(OSError):
            await house.database.close()
