"""A form that is sent again, because its answer was lost, is stored once and answered as before."""

from collections.abc import Awaitable, Callable

import pytest

from app.domain.errors import TooMany
from app.services.house import House
from app.services.rounds.plan import RoundPlan
from tests.house_fixtures import house_of
from tests.rooms import GOAL, INSTRUMENT, STAKEHOLDER, Room, SetClock, a_room, on_both_databases, outcome

Send = Callable[[Room, str], Awaitable[str]]

SENT: dict[str, tuple[str, Send]] = {
    "card": ("frame", lambda r, key: r.house.framing.write(r.participants[0], "problem", "Loud", key=key)),
    "cluster": ("frame", lambda r, key: r.house.framing.add_cluster(r.facilitator, "Noise", key=key)),
    "goal": ("goals", lambda r, key: r.house.goalsetting.propose(r.participants[0], GOAL, key=key)),
    "round": ("goals", lambda r, key: r.house.voting.plan(r.facilitator, r.steps["goals"], RoundPlan(), key=key)),
    "stakeholder": ("stakeholders", lambda r, key: r.house.mapping.add(r.participants[0], STAKEHOLDER, key=key)),
    "instrument": ("instruments", lambda r, key: r.house.sketching.sketch(r.participants[0], INSTRUMENT, key=key)),
    "parked": ("frame", lambda r, key: r.house.running.park(r.participants[0], "Later", key=key)),
}


@pytest.mark.parametrize("what", SENT)
async def test_a_resend_gets_the_same_answer_and_changes_nothing(room: Room, what: str) -> None:
    step, send = SENT[what]
    await room.open(step)
    first = await send(room, "a-key-of-the-form")
    before = await room.dump()
    room.ear.heard.clear()
    assert await send(room, "a-key-of-the-form") == first
    assert await room.dump() == before
    assert room.ear.heard == []


@pytest.mark.parametrize("what", SENT)
async def test_another_key_is_another_form(room: Room, what: str) -> None:
    step, send = SENT[what]
    await room.open(step)
    assert await send(room, "k" * 80 + "1") != await send(room, "k" * 80 + "2")


@pytest.mark.parametrize("what", set(SENT) - {"parked"})
async def test_whoever_lost_the_answer_hears_it_although_the_step_is_closed_by_now(room: Room, what: str) -> None:
    step, send = SENT[what]
    await room.open(step)
    first = await send(room, "a-key")
    await room.close(step)
    assert await send(room, "a-key") == first
    await room.house.convening.end(room.facilitator)
    assert await send(room, "a-key") == first


async def test_a_key_counts_for_its_own_seat_only(room: Room) -> None:
    await room.open("goals")
    first, second = [
        await room.house.goalsetting.propose(actor, GOAL, key="the-same") for actor in room.participants[:2]
    ]
    assert first != second


async def test_what_was_refused_may_be_sent_again_under_its_key(room: Room) -> None:
    await room.open("goals")
    actor = room.participants[0]
    refused = await outcome(room.house.goalsetting.propose(actor, {**GOAL, "deadline": "soon"}, key="k"))
    assert refused == "date.unreadable"
    await room.house.goalsetting.propose(actor, GOAL, key="k")
    assert len((await room.dump())["goal"]) == 1


@on_both_databases
async def test_a_key_may_hold_any_character(room: Room) -> None:
    await room.open("goals")
    for key in ("\x00", "\ud800", "x" * 10_000, "'; --"):
        first = await room.house.goalsetting.propose(room.participants[0], GOAL, key=key)
        assert await room.house.goalsetting.propose(room.participants[0], GOAL, key=key) == first
    assert len((await room.dump())["goal"]) == 4


@pytest.fixture
async def strict(database_url: str, clock: SetClock) -> House:
    """A house in which a seat may write five times a minute."""
    return house_of(database_url, clock, seat_writes_per_minute=5)


async def test_writes_are_limited_by_seat_and_never_for_the_room(strict: House) -> None:
    room = await a_room(strict, participants=20)
    await room.open("goals")
    for _ in range(5):
        for actor in room.participants:
            await room.house.goalsetting.propose(actor, GOAL)
    before = await room.dump()
    with pytest.raises(TooMany) as refused:
        await room.house.goalsetting.propose(room.participants[0], GOAL)
    assert refused.value.code == "limit.writes"
    assert await room.dump() == before
    await strict.database.close()


async def test_the_limit_says_truly_how_long_to_wait(strict: House, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 1_900_000_000.0
    limits = strict.gate.limits
    monkeypatch.setattr(limits, "_clock", lambda: moment)
    for _ in range(5):
        limits.spend("a-seat")
        moment += 1
    with pytest.raises(TooMany) as refused:
        limits.spend("a-seat")
    seconds = int(refused.value.values["seconds"])
    assert 54 <= seconds <= 56
    moment += seconds
    limits.spend("a-seat")
    await strict.database.close()
