"""What is sealed at the close, what is published at the reveal, and that the two are the same."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.errors import Conflict, NotFound
from app.domain.voting.record import root_over
from app.domain.voting.recount import check
from app.persistence.tables import RoundRow
from app.services.ballot_box import hash_of
from tests.rooms import Room, a_key, a_room, on_both_databases


async def stored(room: Room, round_id: str) -> RoundRow:
    async with room.house.database.read() as work:
        row = await work.rounds.get(room.workshop_id, round_id)
        assert row is not None
        return row


async def record_of(room: Room, round_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(await room.house.publishing.record(room.participants[0], round_id))
    return found


async def voted(room: Room, *, people: int = 12, **plan: Any) -> tuple[str, Mapping[str, dict[str, object]]]:
    """An open round on two goals in which people of two groups have voted: the round, and choices by key."""
    for number in range(people):
        group = ("Citizens", "Business")[number % 2]
        room.participants.append(await room.joins(f"Person {number} of {group}", group=group))
    await room.open("goals")
    a, b = await room.goals(2)
    round_id = await room.round(**plan)
    cast: dict[str, dict[str, object]] = {}
    for number, actor in enumerate(room.participants):
        key = a_key()
        cast[key] = {"dots": {a: 1 + number % 2, b: 1}} if number % 4 else {"abstain": True}
        await room.house.voting.cast(actor, round_id, key, cast[key])
    return round_id, cast


@on_both_databases
async def test_the_published_record_is_sound_and_its_root_is_the_one_of_the_close(room: Room) -> None:
    round_id, cast = await voted(room)
    await room.house.voting.close(room.facilitator, round_id)
    sealed = (await stored(room, round_id)).record
    assert sealed["count"] == len(cast)
    await room.house.voting.reveal(room.facilitator, round_id)
    record = await record_of(room, round_id)
    assert check(record, root=sealed["root"]) == []
    assert record["root"] == sealed["root"] == root_over(record, record["ballots"])
    assert {one["mark"]: one["choices"] for one in record["ballots"]} == {
        hash_of(round_id, key): choices for key, choices in cast.items()
    }


async def test_every_voter_finds_the_own_receipt_and_nobody_else_has_one(room: Room) -> None:
    round_id, _ = await voted(room)
    table = await room.table(4)
    await room.house.voting.enter_for_table(room.facilitator, round_id, table, a_key(), {"dots": {}})
    silent = await room.joins("Somebody who does not vote")
    await room.reveal(round_id)
    receipts = dict((await record_of(room, round_id))["receipts"])
    of = room.house.keys.receipt
    assert receipts == {**{of(round_id, one.seat_id): 1 for one in room.participants}, of(round_id, table): 4}
    assert of(round_id, silent.seat_id) not in receipts


async def test_nothing_that_is_published_names_a_seat_a_key_or_a_moment(room: Room) -> None:
    round_id, cast = await voted(room)
    await room.reveal(round_id)
    text = (await room.house.publishing.record(room.participants[0], round_id)).decode()
    for actor in room.participants:
        assert actor.seat_id not in text
    assert not [key for key in cast if key in text]
    assert "Person" not in text
    assert "2030" not in text


async def test_before_the_reveal_there_is_no_record_and_the_room_learns_nothing_of_what_was_sealed(room: Room) -> None:
    round_id, _ = await voted(room)
    for move in (None, room.house.voting.close):
        if move:
            await move(room.facilitator, round_id)
        with pytest.raises(Conflict, match=r"result\.sealed"):
            await room.house.publishing.record(room.facilitator, round_id)
    sealed = (await stored(room, round_id)).record
    text = json.dumps(await room.shown())
    assert not [code for code, _ in sealed["receipts"] if code in text]
    assert "abstained" not in text.replace('"abstained": 0', "")


async def test_a_ballot_that_is_changed_in_the_database_after_the_close_is_seen(room: Room) -> None:
    round_id, _ = await voted(room)
    await room.house.voting.close(room.facilitator, round_id)
    async with room.house.database.write() as work:
        boxed = await work.ballots.boxed(round_id)
        await work.ballots.replace({boxed[0].id: {"abstain": True}, boxed[1].id: {"dots": {}}})
    await room.house.voting.reveal(room.facilitator, round_id)
    record = await record_of(room, round_id)
    assert "root" in {fault.code for fault in check(record)}
    assert record["root"] == (await stored(room, round_id)).record["root"]


async def test_what_is_renamed_after_the_close_does_not_touch_the_record(room: Room) -> None:
    round_id, _ = await voted(room)
    await room.house.voting.close(room.facilitator, round_id)
    title = (await room.shown())["agenda"]["title"]
    facts = {"purpose": "", "convener": "", "place": "", "naming": "names"}
    await room.house.convening.describe(room.facilitator, title="Another title", **facts)
    await room.house.voting.reveal(room.facilitator, round_id)
    record = await record_of(room, round_id)
    assert record["workshop"] == title
    assert check(record) == []


async def test_the_end_of_the_workshop_seals_what_is_open(room: Room) -> None:
    round_id, cast = await voted(room)
    await room.house.convening.end(room.facilitator)
    assert (await stored(room, round_id)).record["count"] == len(cast)


async def test_comments_are_cut_from_their_ballots_and_published_apart(room: Room) -> None:
    round_id, cast = await voted(room)
    async with room.house.database.write() as work:
        mine = hash_of(round_id, next(iter(cast)))
        ((_, ballot_id),) = (await work.ballots.standing([round_id], [mine])).items()
        await work.ballots.replace({ballot_id: {"abstain": True, "comment": "Too many goals"}})
    await room.reveal(round_id)
    record = await record_of(room, round_id)
    assert record["comments"] == ["Too many goals"]
    assert check(record) == []
    everything = await room.dump()
    assert "Too many goals" not in json.dumps(everything["ballot"])
    assert {row["text"] for row in everything["ballot_comment"]} == {"Too many goals"}


@pytest.mark.parametrize(("secrecy", "named"), [("open", "Person 0 of Citizens"), ("pseudonymous", "")])
async def test_in_a_signed_round_ballots_bear_the_names_that_were_announced(
    room: Room, secrecy: str, named: str
) -> None:
    round_id, _ = await voted(room)
    (voter,) = [one for one in await seats(room) if one.name == "Person 0 of Citizens"]
    async with room.house.database.write() as work:
        row = await work.rounds.get(room.workshop_id, round_id, lock=True)
        assert row is not None
        row.secrecy = secrecy
        boxed = await work.ballots.boxed(round_id)
        await work.ballots.withdraw([boxed[0].id])
        kept = {"id": boxed[0].id, "workshop_id": room.workshop_id, "round_id": round_id, "seat_id": voter.id}
        await work.ballots.put([{**kept, "key_hash": "0" * 64, "block_key": "", "choices": {"dots": {}}}])
    await room.reveal(round_id)
    record = await record_of(room, round_id)
    assert [one["voter"] for one in record["ballots"] if one["voter"]] == [named or voter.pseudonym]
    assert "ballot.named" not in {fault.code for fault in check(record)}


async def seats(room: Room) -> list[Any]:
    async with room.house.database.read() as work:
        return list(await work.seats.facts(room.workshop_id))


async def test_a_round_of_before_there_were_records_says_so(room: Room) -> None:
    round_id, _ = await voted(room)
    await room.reveal(round_id)
    async with room.house.database.write() as work:
        row = await work.rounds.get(room.workshop_id, round_id, lock=True)
        assert row is not None
        row.record = {}
    with pytest.raises(Conflict, match=r"record\.none"):
        await room.house.publishing.record(room.facilitator, round_id)


async def test_rounds_of_elsewhere_and_numbers_that_are_none_are_not_found(room: Room) -> None:
    round_id, _ = await voted(room)
    await room.reveal(round_id)
    other = await a_room(room.house, participants=1)
    with pytest.raises(NotFound):
        await room.house.publishing.record(other.facilitator, round_id)
    with pytest.raises(NotFound):
        await room.house.publishing.by_number(room.facilitator, 7)
    assert await room.house.publishing.by_number(room.facilitator, 1) == await room.house.publishing.record(
        room.participants[0], round_id
    )


def test_a_receipt_can_be_read_aloud_and_differs_by_round_and_seat(room: Room) -> None:
    keys = room.house.keys
    receipt = keys.receipt("roundaaaaaaaaaaa", "seataaaaaaaaaaaa")
    assert receipt == keys.receipt("roundaaaaaaaaaaa", "seataaaaaaaaaaaa")
    assert len(receipt) == 9
    assert receipt[4] == "-"
    assert set(receipt) - {"-"} <= set("ACDEFGHJKMNPQRTWXY34679")
    others = {keys.receipt(f"round{number}", "seat") for number in range(500)}
    assert len(others) == 500


async def test_two_rounds_with_the_same_ballots_have_different_roots(room: Room) -> None:
    """A root that could be guessed would tell the result before the reveal."""
    await room.open("goals")
    (a, _), roots = await room.goals(2), set()
    for _ in range(2):
        round_id = await room.round()
        await room.house.voting.cast(room.participants[0], round_id, "k" * 32, {"dots": {a: 1}})
        await room.house.voting.close(room.facilitator, round_id)
        sealed = (await stored(room, round_id)).record
        roots.add(sealed["root"])
        async with room.house.database.read() as work:
            (boxed,) = await work.ballots.boxed(round_id)
        assert boxed.id not in json.dumps(await room.shown())
    assert len(roots) == 2
