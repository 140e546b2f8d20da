"""Many people at the same moment, on both databases: nothing is lost, nothing is counted twice."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from app.domain.errors import Conflict
from app.domain.snapshot import Topic
from app.persistence import database as database_module
from app.persistence.repositories.ballots import Ballots
from app.services.house import House
from app.services.rounds.plan import RoundPlan
from tests.rooms import GOAL, Room, a_key, a_room, on_both_databases, outcome


@on_both_databases
async def test_ten_simultaneous_votes_of_one_seat_count_once(room: Room) -> None:
    await room.open("goals")
    a, b = await room.goals(2)
    round_id = await room.round()
    key, voter = a_key(), room.participants[0]
    choices = [{"dots": {a: 3}}, {"dots": {b: 2}}] * 5
    said = await asyncio.gather(*(outcome(room.house.voting.cast(voter, round_id, key, one)) for one in choices))
    assert said == [None] * 10
    assert len((await room.dump())["ballot"]) == 1
    assert (await room.round_view(round_id)).turnout.cast == 1
    standing = await room.house.voting.own(voter, round_id, key)
    await room.reveal(round_id)
    result = (await room.round_view(round_id)).result
    assert {"dots": {one.id: int(one.score) for one in result.options if one.score}} == standing


@on_both_databases
async def test_of_ten_devices_of_one_seat_exactly_one_votes(room: Room) -> None:
    await room.open("goals")
    a, _ = await room.goals(2)
    round_id = await room.round()
    said = await asyncio.gather(
        *(outcome(room.house.voting.cast(room.participants[0], round_id, a_key(), {"dots": {a: 1}})) for _ in range(10))
    )
    assert Counter(said) == {None: 1, "ballot.other_device": 9}
    assert len((await room.dump())["ballot"]) == 1


@on_both_databases
async def test_a_ballot_that_was_acknowledged_while_the_round_closed_is_in_the_result(room: Room) -> None:
    await room.open("goals")
    a, _ = await room.goals(2)
    people = [*room.participants, *[await room.joins(f"Quick {n}") for n in range(9)]]
    round_id = await room.round(method="approval")

    async def vote(number: int) -> str | None:
        await asyncio.sleep(0)
        return await outcome(room.house.voting.cast(people[number], round_id, a_key(), {"approved": [a]}))

    async def close() -> str | None:
        return await outcome(room.house.voting.close(room.facilitator, round_id))

    said = await asyncio.gather(*(vote(n) for n in range(6)), close(), *(vote(n) for n in range(6, 12)))
    assert said.pop(6) is None
    assert set(said) <= {None, "round.not_open"}
    await room.house.voting.reveal(room.facilitator, round_id)
    shown = await room.round_view(round_id)
    assert shown.result.valid == shown.turnout.cast == said.count(None)


@on_both_databases
async def test_a_whole_room_votes_at_once_and_every_vote_counts(room: Room) -> None:
    await room.open("goals")
    a, b = await room.goals(2)
    people = [*room.participants, *[await room.joins(f"Quick {n}") for n in range(17)]]
    round_id = await room.round(method="approval")
    await asyncio.gather(
        *(
            room.house.voting.cast(actor, round_id, a_key(), {"approved": [a if n % 4 else b]})
            for n, actor in enumerate(people)
        )
    )
    await room.reveal(round_id)
    scores = {one.id: one.score for one in (await room.round_view(round_id)).result.options}
    assert scores == {a: 15, b: 5}


@on_both_databases
async def test_of_two_rounds_opened_at_once_one_is_open(room: Room) -> None:
    await room.open("goals")
    await room.goals(2)
    rounds = [await room.house.voting.plan(room.facilitator, room.steps["goals"], RoundPlan()) for _ in range(4)]
    said = await asyncio.gather(*(outcome(room.house.voting.open(room.facilitator, one)) for one in rounds))
    assert Counter(said) == {None: 1, "round.another_open": 3}
    assert [one.status for one in (await room.view(Topic.ROUNDS)).rounds].count("open") == 1


@on_both_databases
async def test_who_joins_while_a_round_opens_may_vote(room: Room) -> None:
    await room.open("goals")
    await room.goals(2)
    round_id = await room.house.voting.plan(room.facilitator, room.steps["goals"], RoundPlan())
    *early, _, late, later = await asyncio.gather(
        *(room.joins(f"Early {n}") for n in range(6)),
        room.house.voting.open(room.facilitator, round_id),
        room.joins("Late"),
        room.joins("Later"),
    )
    assert (await room.round_view(round_id)).turnout.eligible == 11
    for actor in (*early, late, later):
        await room.house.voting.cast(actor, round_id, a_key(), {"dots": {}})


@on_both_databases
async def test_a_seat_removed_while_it_votes_is_either_out_or_has_its_ballot_in(room: Room) -> None:
    await room.open("goals")
    await room.goals(2)
    people = [await room.joins(f"Fleeting {n}") for n in range(6)]
    round_id = await room.round()
    attempts = []
    for actor in people:
        attempts += [
            outcome(room.house.voting.cast(actor, round_id, a_key(), {"dots": {}})),
            outcome(room.house.seating.remove(room.facilitator, actor.seat_id)),
        ]
    said = await asyncio.gather(*attempts)
    assert set(said) <= {None, "round.not_eligible"}
    stored = await room.dump()
    assert len(stored["ballot"]) == sum(row["has_ballot"] for row in stored["electorate"]) == said[::2].count(None)


@on_both_databases
async def test_everybody_who_joins_at_once_gets_a_pseudonym_of_their_own(room: Room) -> None:
    await asyncio.gather(*(room.joins(f"Person {n}") for n in range(12)))
    names = [row["pseudonym"] for row in (await room.dump())["seat"] if row["role"] == "participant"]
    assert len(set(names)) == len(names) == 15


@on_both_databases
async def test_a_form_sent_twice_at_once_is_stored_once(room: Room) -> None:
    await room.open("goals")
    actor = room.participants[0]
    said = await asyncio.gather(
        *(outcome(room.house.goalsetting.propose(actor, GOAL, key="one-and-the-same")) for _ in range(6))
    )
    assert len(set(said)) == 1
    (goal,) = (await room.dump())["goal"]
    assert said[0] == goal["id"]


@on_both_databases
async def test_numbers_are_given_once(room: Room) -> None:
    await room.open("goals")
    await asyncio.gather(*(room.goal(actor) for actor in room.participants * 3))
    assert sorted(row["number"] for row in (await room.dump())["goal"]) == list(range(1, 10))


@on_both_databases
async def test_two_facilitators_who_compose_at_once_do_not_mix_their_sources(room: Room) -> None:
    await room.open("frame")
    cards = [await room.card() for _ in range(6)]
    await asyncio.gather(
        *(
            outcome(room.house.framing.compose(room.facilitator, statement=f"Version {n}", source_ids=cards[n : n + 2]))
            for n in range(5)
        )
    )
    challenge = (await room.dump())["challenge"][0]["statement"]
    number = int(challenge.removeprefix("Version "))
    sources = sorted((await room.dump())["challenge_source"], key=lambda row: row["position"])
    assert [row["card_id"] for row in sources] == cards[number : number + 2]


@on_both_databases
async def test_one_undo_pressed_twice_takes_back_one_thing(room: Room) -> None:
    await room.open("frame")
    card, other = await room.card(), await room.card()
    await room.house.framing.hide(room.facilitator, other)
    await room.house.framing.add_cluster(room.facilitator, "Noise", card_id=card)
    undo_id = (await room.view(Topic.BACKSTAGE)).undo_id
    said = await asyncio.gather(*(outcome(room.house.running.undo(room.facilitator, undo_id)) for _ in range(4)))
    assert Counter(said) == {None: 1, "undo.moved_on": 3}
    stored = await room.dump()
    assert stored["cluster"] == []
    assert [row["id"] for row in stored["card"] if row["is_hidden"]] == [other]


@on_both_databases
async def test_votes_and_arrivals_in_several_rooms_never_wait_for_each_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both count for several rounds and groups at once; in two orders each would hold what the other wants."""
    collisions: list[str] = []

    class Noted(Conflict):
        def __init__(self, code: str, **values: Any) -> None:
            collisions.append(code)
            super().__init__(code, **values)

    rooms = [await a_room(house, participants=0) for _ in range(3)]
    people, rounds, goals = [], [], []
    for room in rooms:
        await room.open("goals")
        goals.append((await room.goals(2))[0])
        people.append([await room.joins(f"Voter {n}", group=group) for n, group in enumerate([*room.groups] * 4)])
        rounds.append(await room.round())
    monkeypatch.setattr(database_module, "Conflict", Noted)
    count = Ballots._count

    async def slowly(self: Ballots, *args: Any) -> None:
        """So that the other one comes between two of the rows."""
        await count(self, *args)
        await asyncio.sleep(0.01)

    monkeypatch.setattr(Ballots, "_count", slowly)
    voting = house.voting
    for turn in range(3):
        keys = [[f"key-of-turn-{turn}-room-{r}-seat-{n}" for n in range(len(people[r]))] for r in range(len(rooms))]
        seats = [(r, n) for n in range(len(people[0])) for r in range(len(rooms))]
        votes = [voting.cast(people[r][n], rounds[r], keys[r][n], {"dots": {goals[r]: 1}}) for r, n in seats]
        groups = [(room, group) for group in rooms[0].groups for room in reversed(rooms)]
        arrivals = [room.joins(f"Late {turn}", group=group) for room, group in groups]
        await asyncio.gather(*votes, *arrivals)
        await asyncio.gather(*(voting.withdraw(people[r][n], rounds[r], keys[r][n]) for r, n in seats))
    assert collisions == []
