"""Ballots: one for each seat, set and not added, within the rules, replaceable while the round is open."""

from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.snapshot import Topic
from tests.rooms import Room, a_key

Vote = tuple[Room, str, list[str]]


@pytest.fixture
async def vote(room: Room) -> Vote:
    """An open round of dots (5, at most 3 for one goal) on three goals."""
    await room.open("goals")
    goals = await room.goals(3)
    return room, await room.round(dots=5, cap=3), goals


async def scores(room: Room, round_id: str) -> dict[str, float]:
    """Close and reveal, and read the scores."""
    await room.reveal(round_id)
    return {one.id: one.score for one in (await room.round_view(round_id)).result.options}


async def test_a_ballot_is_counted_once_however_often_it_is_sent(vote: Vote) -> None:
    room, round_id, (a, b, c) = vote
    key = a_key()
    for _ in range(3):
        await room.house.voting.cast(room.participants[0], round_id, key, {"dots": {a: 3, b: 1}})
    assert (await room.round_view(round_id)).turnout.cast == 1
    assert len((await room.dump())["ballot"]) == 1
    assert await scores(room, round_id) == {a: 3, b: 1, c: 0}


async def test_the_last_ballot_replaces_the_one_before(vote: Vote) -> None:
    room, round_id, (a, b, c) = vote
    key, voter = a_key(), room.participants[0]
    await room.house.voting.cast(voter, round_id, key, {"dots": {a: 3}})
    await room.house.voting.cast(voter, round_id, key, {"dots": {c: 2}})
    assert await room.house.voting.own(voter, round_id, key) == {"dots": {c: 2}}
    assert await scores(room, round_id) == {c: 2, a: 0, b: 0}


async def test_a_ballot_can_be_taken_back_and_cast_anew(vote: Vote) -> None:
    room, round_id, (a, b, _) = vote
    key, voter = a_key(), room.participants[0]
    await room.house.voting.cast(voter, round_id, key, {"dots": {a: 3}})
    await room.house.voting.withdraw(voter, round_id, key)
    assert (await room.dump())["ballot"] == []
    assert (await room.round_view(round_id)).turnout.cast == 0
    assert await room.house.voting.own(voter, round_id, key) is None
    with pytest.raises(Conflict, match=r"ballot\.none"):
        await room.house.voting.withdraw(voter, round_id, key)
    await room.house.voting.cast(voter, round_id, a_key(), {"dots": {b: 1}})
    assert (await scores(room, round_id))[b] == 1


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ({"dots": {"A": 3, "B": 3}}, "ballot.over_budget"),
        ({"dots": {"A": 4}}, "ballot.over_cap"),
        ({"dots": {"A": -1}}, "ballot.malformed"),
        ({"dots": {"A": True}}, "ballot.malformed"),
        ({"dots": {"A": 1.0}}, "ballot.malformed"),
        ({"dots": {"elsewhere": 1}}, "ballot.unknown_option"),
        ({"dots": []}, "ballot.malformed"),
        ({}, "ballot.malformed"),
        ([], "ballot.malformed"),
        ({"dots": {}, "abstain": True}, "ballot.malformed"),
        ({"approved": []}, "ballot.malformed"),
    ],
)
@pytest.mark.parametrize("has_voted", [False, True])
async def test_a_ballot_that_breaks_the_rules_is_refused_whole_and_changes_nothing(
    vote: Vote, choices: Any, code: str, has_voted: bool
) -> None:
    room, round_id, (a, b, _) = vote
    key, voter = a_key(), room.participants[0]
    if has_voted:
        await room.house.voting.cast(voter, round_id, key, {"dots": {b: 2}})
    if isinstance(choices, dict) and isinstance(choices.get("dots"), dict):
        choices = {**choices, "dots": {{"A": a, "B": b}.get(one, one): n for one, n in choices["dots"].items()}}
    before = await room.dump()
    room.ear.heard.clear()
    with pytest.raises(Invalid) as refused:
        await room.house.voting.cast(voter, round_id, key, choices)
    assert refused.value.code == code
    assert await room.dump() == before
    assert not room.ear.heard


@pytest.mark.parametrize("key", ["", "short", "x" * 15, "x" * 129])
async def test_a_key_is_long_enough_not_to_be_guessed(vote: Vote, key: str) -> None:
    room, round_id, _ = vote
    with pytest.raises(Invalid, match=r"ballot\.key"):
        await room.house.voting.cast(room.participants[0], round_id, key, {"dots": {}})
    assert await room.house.voting.own(room.participants[0], round_id, key) is None


async def test_a_key_of_strange_characters_is_only_a_key(vote: Vote) -> None:
    room, round_id, (a, *_) = vote
    key = "\ud800\x00" * 10
    await room.house.voting.cast(room.participants[0], round_id, key, {"dots": {a: 1}})
    assert await room.house.voting.own(room.participants[0], round_id, key) == {"dots": {a: 1}}


async def test_a_seat_that_has_voted_cannot_vote_again_from_another_device(vote: Vote) -> None:
    room, round_id, (a, *_) = vote
    voter = room.participants[0]
    await room.house.voting.cast(voter, round_id, a_key(), {"dots": {a: 1}})
    before = await room.dump()
    with pytest.raises(Conflict, match=r"ballot\.other_device"):
        await room.house.voting.cast(voter, round_id, a_key(), {"dots": {a: 2}})
    with pytest.raises(Conflict, match=r"ballot\.other_device"):
        await room.house.voting.withdraw(voter, round_id, a_key())
    assert await room.dump() == before


async def test_a_key_that_another_seat_used_on_this_device_takes_nothing_away_from_it(vote: Vote) -> None:
    room, round_id, (a, b, _) = vote
    first, second = room.participants[:2]
    key = a_key()
    await room.house.voting.cast(first, round_id, key, {"dots": {a: 1}})
    before = await room.dump()
    with pytest.raises(Conflict, match=r"ballot\.key_taken"):
        await room.house.voting.cast(second, round_id, key, {"dots": {b: 1}})
    with pytest.raises(Conflict, match=r"ballot\.none"):
        await room.house.voting.withdraw(second, round_id, key)
    assert await room.dump() == before


async def test_one_key_in_two_rounds_is_two_keys(vote: Vote) -> None:
    room, round_id, (a, b, _) = vote
    key, voter = a_key(), room.participants[0]
    await room.house.voting.cast(voter, round_id, key, {"dots": {a: 1}})
    await room.house.voting.close(room.facilitator, round_id)
    second = await room.round()
    await room.house.voting.cast(voter, second, key, {"dots": {b: 1}})
    assert (await scores(room, second))[b] == 1


async def test_a_closed_round_takes_replaces_and_returns_nothing(vote: Vote) -> None:
    room, round_id, (a, *_) = vote
    key, voter = a_key(), room.participants[0]
    await room.house.voting.cast(voter, round_id, key, {"dots": {a: 1}})
    await room.house.voting.close(room.facilitator, round_id)
    before = await room.dump()
    for attempt in (
        room.house.voting.cast(voter, round_id, key, {"dots": {a: 2}}),
        room.house.voting.cast(room.participants[1], round_id, a_key(), {"dots": {a: 2}}),
        room.house.voting.withdraw(voter, round_id, key),
    ):
        with pytest.raises(Conflict, match=r"round\.not_open"):
            await attempt
    assert await room.house.voting.own(voter, round_id, key) is None
    assert await room.dump() == before


async def test_who_comes_late_may_vote_and_counts_in_the_turnout(vote: Vote) -> None:
    room, round_id, (a, *_) = vote
    late = await room.joins("Late", group="Research")
    assert (await room.round_view(round_id)).turnout.eligible == 4
    await room.house.voting.cast(late, round_id, a_key(), {"dots": {a: 3}})
    assert (await scores(room, round_id))[a] == 3


async def test_who_comes_after_the_close_has_no_vote_in_that_round(vote: Vote) -> None:
    room, round_id, _ = vote
    await room.house.voting.close(room.facilitator, round_id)
    await room.joins("Later")
    assert (await room.round_view(round_id)).turnout.eligible == 3


async def test_who_watches_or_leads_has_no_vote(vote: Vote) -> None:
    room, round_id, _ = vote
    for actor in (room.facilitator, await room.by_link("observer"), await room.by_link("cofacilitator")):
        with pytest.raises(NotAllowed):
            await room.house.voting.cast(actor, round_id, a_key(), {"dots": {}})


async def test_a_seat_removed_before_it_voted_leaves_the_electorate(vote: Vote) -> None:
    room, round_id, _ = vote
    gone = room.participants[0]
    await room.house.seating.remove(room.facilitator, gone.seat_id)
    assert (await room.round_view(round_id)).turnout.eligible == 2
    with pytest.raises(NotAllowed, match=r"round\.not_eligible"):
        await room.house.voting.cast(gone, round_id, a_key(), {"dots": {}})


async def test_a_seat_removed_after_it_voted_leaves_its_ballot_in_the_box(vote: Vote) -> None:
    room, round_id, (a, *_) = vote
    gone = room.participants[0]
    await room.house.voting.cast(gone, round_id, a_key(), {"dots": {a: 3}})
    await room.house.seating.remove(room.facilitator, gone.seat_id)
    shown = await room.round_view(round_id)
    assert (shown.turnout.cast, shown.turnout.eligible) == (1, 3)
    assert (await scores(room, round_id))[a] == 3


async def test_a_table_of_seven_counts_seven_times_and_can_be_changed(vote: Vote) -> None:
    room, round_id, (a, b, c) = vote
    table = await room.table(7)
    key = a_key()
    assert (await room.round_view(round_id)).turnout.eligible == 10
    await room.house.voting.enter_for_table(room.facilitator, round_id, table, key, {"dots": {a: 3, b: 2}})
    await room.house.voting.enter_for_table(room.facilitator, round_id, table, key, {"dots": {a: 1}})
    shown = await room.round_view(round_id)
    assert (shown.turnout.cast, shown.turnout.eligible) == (7, 10)
    assert [seat.has_voted for seat in (await room.view(Topic.BACKSTAGE)).tables] == [True]
    assert await scores(room, round_id) == {a: 7, b: 0, c: 0}
    assert (await room.round_view(round_id)).result.valid == 7


async def test_only_tables_can_be_entered_for(vote: Vote) -> None:
    room, round_id, _ = vote
    for seat_id in (room.participants[0].seat_id, room.facilitator.seat_id, "nobody"):
        with pytest.raises(NotFound, match=r"table\.gone"):
            await room.house.voting.enter_for_table(room.facilitator, round_id, seat_id, a_key(), {"dots": {}})
    table = await room.table(2)
    await room.house.seating.remove(room.facilitator, table)
    with pytest.raises(NotFound, match=r"table\.gone"):
        await room.house.voting.enter_for_table(room.facilitator, round_id, table, a_key(), {"dots": {}})


async def test_an_approval_counts_what_people_can_live_with(room: Room) -> None:
    await room.open("goals")
    a, b = await room.goals(2)
    round_id = await room.round(method="approval")
    for actor, approved in zip(room.participants, ([a], [a, b], []), strict=True):
        await room.house.voting.cast(actor, round_id, a_key(), {"approved": approved})
    assert await scores(room, round_id) == {a: 2, b: 1}
    assert (await room.round_view(round_id)).result.valid == 3


async def test_results_by_block_are_never_of_fewer_than_five_ballots(room: Room) -> None:
    await room.open("goals")
    a, _ = await room.goals(2)
    people = [await room.joins(f"{group} {n}", group=group) for group in ("Citizens", "Business") for n in range(6)]
    round_id = await room.round(method="approval")
    for actor in people[:6] + people[6:11]:
        await room.house.voting.cast(actor, round_id, a_key(), {"approved": [a]})
    sealed = await room.round_view(round_id)
    assert not sealed.result.options
    await room.reveal(round_id)
    result = (await room.round_view(round_id)).result
    assert result.has_blocks
    breakdown = (await room.result(round_id)).breakdown
    assert breakdown is not None
    assert [len(keys) for keys in breakdown.blocks] == [1, 1]
    assert [score.valid for option in (await room.result(round_id)).options for score in option.balance.by_block] == [
        5,
        6,
    ] * 2
    second = await room.round(method="approval")
    for actor in people[:6] + people[6:10]:
        await room.house.voting.cast(actor, second, a_key(), {"approved": [a]})
    await room.reveal(second)
    result = (await room.round_view(second)).result
    assert not result.has_blocks
    assert all(option.balance is None for option in (await room.result(second)).options)


async def test_a_tables_ballots_are_not_split_by_a_key_that_fits_only_some_of_them(vote: Vote) -> None:
    """The further voices of a table lie under its key with #1, #2, ... behind it."""
    room, round_id, (a, b, c) = vote
    table, key = await room.table(3), a_key()
    await room.house.voting.enter_for_table(room.facilitator, round_id, table, key, {"dots": {a: 3}})
    with pytest.raises(Conflict, match=r"ballot\.other_device"):
        await room.house.voting.enter_for_table(room.facilitator, round_id, table, f"{key}#1", {"dots": {b: 3}})
    assert await scores(room, round_id) == {a: 9, b: 0, c: 0}
