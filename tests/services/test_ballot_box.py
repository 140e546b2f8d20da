"""The ballot box under random bursts: the same ballots stand as one after the other, and the turnout is true."""

import asyncio
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.rooms import Room, a_key, on_both_databases, outcome


@dataclass
class Model:
    """One slip after the other, written down the plain way: what each should be answered, and what then stands.

    Ballots are detached: whoever has the key of one may change it, and nothing says whose it is.
    """

    ballots: dict[str, Any] = field(default_factory=dict)
    have_voted: set[int] = field(default_factory=set)

    def cast(self, seat: int, key: str, choices: Any, *, is_valid: bool) -> str | None:
        if not is_valid:
            return "ballot.over_budget"
        if (seat in self.have_voted) != (key in self.ballots):
            return "ballot.other_device" if seat in self.have_voted else "ballot.key_taken"
        self.ballots[key] = choices
        self.have_voted.add(seat)
        return None

    def withdraw(self, seat: int, key: str) -> str | None:
        if seat not in self.have_voted:
            return "ballot.none"
        if key not in self.ballots:
            return "ballot.other_device"
        del self.ballots[key]
        self.have_voted.discard(seat)
        return None


def recounted(dump: dict[str, Any], round_id: str) -> Counter[tuple[str, str]]:
    """Voices by group from the electorate's rows: eligible, and cast."""
    counted: Counter[tuple[str, str]] = Counter()
    for voter in dump["electorate"]:
        if voter["round_id"] == round_id:
            counted["eligible", voter["group_id"] or ""] += voter["weight"]
            if voter["has_ballot"]:
                counted["cast", voter["group_id"] or ""] += voter["weight"]
    return counted


def kept(dump: dict[str, Any], round_id: str) -> Counter[tuple[str, str]]:
    """The same as the turnout has it."""
    counted: Counter[tuple[str, str]] = Counter()
    for row in dump["turnout"]:
        if row["round_id"] == round_id:
            counted["eligible", row["group_id"]] += row["eligible"]
            counted["cast", row["group_id"]] += row["cast"]
    return +counted


@on_both_databases
@pytest.mark.parametrize("seed", range(3))
async def test_a_burst_answers_as_if_one_came_after_the_other(room: Room, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a play, not a secret
    await room.open("goals")
    goals = await room.goals(3)
    groups = list(room.groups)
    people = [*room.participants, *[await room.joins(f"Voter {n}", group=dice.choice(groups)) for n in range(6)]]
    round_id = await room.round(dots=3, cap=3)
    keys = [a_key() for _ in range(len(people) + 2)]
    model, voting = Model(), room.house.voting
    for _ in range(12):
        attempts, expected = [], []
        for _ in range(dice.randint(1, 14)):
            seat = dice.randrange(len(people))
            key = keys[seat] if dice.random() < 0.8 else dice.choice(keys)
            if dice.random() < 0.25:
                attempts.append(voting.withdraw(people[seat], round_id, key))
                expected.append(model.withdraw(seat, key))
            else:
                is_valid = dice.random() < 0.85
                choices = {"dots": {dice.choice(goals): dice.randint(1, 3)}}
                sent = choices if is_valid else {"dots": {goals[0]: 3, goals[1]: 3}}
                attempts.append(voting.cast(people[seat], round_id, key, sent))
                expected.append(model.cast(seat, key, choices, is_valid=is_valid))
        assert await asyncio.gather(*(outcome(attempt) for attempt in attempts)) == expected
        dump = await room.dump()
        stored = Counter(str(sorted(row["choices"]["dots"].items())) for row in decoded(dump["ballot"]))
        assert stored == Counter(str(sorted(one["dots"].items())) for one in model.ballots.values())
        assert kept(dump, round_id) == recounted(dump, round_id)
    await room.joins("Late", group="Citizens")
    await room.house.seating.remove(room.facilitator, people[-1].seat_id)
    dump = await room.dump()
    assert kept(dump, round_id) == recounted(dump, round_id)
    await room.reveal(round_id)
    result = (await room.round_view(round_id)).result
    totals: Counter[str] = Counter()
    for one in model.ballots.values():
        totals.update(one["dots"])
    assert {one.id: one.score for one in result.options if one.score} == dict(totals)


def decoded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose choices are read, whichever database wrote them."""
    return [
        {**row, "choices": json.loads(row["choices"]) if isinstance(row["choices"], str) else row["choices"]}
        for row in rows
    ]


@on_both_databases
async def test_ballots_of_one_moment_share_a_transaction(room: Room) -> None:
    await room.open("goals")
    a, _ = await room.goals(2)
    people = [*room.participants, *[await room.joins(f"Voter {n}") for n in range(30)]]
    round_id = await room.round()
    taken: list[int] = []
    box = room.house.voting._box
    settle = box.settle

    async def counted(ballots: Any, slips: Any) -> Any:
        taken.append(len(slips))
        return await settle(ballots, slips)

    box.settle = counted  # type: ignore[method-assign]
    await asyncio.gather(*(room.house.voting.cast(one, round_id, a_key(), {"dots": {a: 1}}) for one in people))
    assert sum(taken) == len(people)
    assert len(taken) <= 2
    assert (await room.round_view(round_id)).turnout.cast == len(people)


@on_both_databases
async def test_a_table_counts_its_voices_in_the_turnout(room: Room) -> None:
    await room.open("goals")
    a, b = await room.goals(2)
    table = await room.table(7)
    round_id = await room.round()
    key = a_key()
    await room.house.voting.enter_for_table(room.facilitator, round_id, table, key, {"dots": {a: 2}})
    await room.house.voting.enter_for_table(room.facilitator, round_id, table, key, {"dots": {b: 2}})
    dump = await room.dump()
    assert kept(dump, round_id) == recounted(dump, round_id)
    assert len(dump["ballot"]) == 7
    assert (await room.round_view(round_id)).turnout.cast == 7
