"""Nothing that is stored joins a ballot to a seat, and nothing that is shown depends on a ballot before the reveal."""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.persistence.tables import BallotRow, ElectorateRow
from tests.house_fixtures import house_of
from tests.rooms import Room, a_key, a_room, on_both_databases


async def test_a_ballot_row_has_no_column_for_a_moment_or_an_order() -> None:
    assert set(BallotRow.model_fields) == {
        "id",
        "workshop_id",
        "round_id",
        "key_hash",
        "block_key",
        "seat_id",  # for rounds in which people were told so before; see the next test
        "choices",
    }
    assert set(ElectorateRow.model_fields) == {
        "id",
        "workshop_id",
        "round_id",
        "seat_id",
        "group_id",
        "weight",
        "has_ballot",
    }


@on_both_databases
async def test_choices_are_in_the_ballot_and_nowhere_else(room: Room) -> None:
    await room.open("charter")
    round_id = await room.round(method="fist_of_five", subject="charter", subject_text="The charter")
    key = a_key()
    await room.house.voting.cast(room.participants[0], round_id, key, {"value": 1, "reason": "a very rare phrase"})
    table = await room.table(3)
    await room.house.voting.enter_for_table(
        room.facilitator, round_id, table, a_key(), {"value": 0, "reason": "a very rare phrase"}
    )
    stored = await room.dump()
    assert len(stored["ballot"]) == 4
    for name, rows in stored.items():
        text = json.dumps(rows, default=str)
        assert ("a very rare phrase" in text) == (name == "ballot"), name
        assert key not in text, name
    seats = {row["id"] for row in stored["seat"]}
    for ballot in stored["ballot"]:
        assert not seats & {str(value) for value in ballot.values()}
        assert ballot["seat_id"] is None
    assert not {change["action"] for change in stored["change"]} & {"cast_ballot", "enter_table_ballot", "run_round"}
    assert stored["receipt"] == []


@on_both_databases
async def test_the_trail_and_the_electorate_are_the_same_whatever_was_voted(room: Room) -> None:
    await room.open("goals")
    a, b = await room.goals(2)
    round_id = await room.round()
    key = a_key()
    await room.house.voting.cast(room.participants[0], round_id, key, {"dots": {a: 3}})
    before = await room.dump()
    await room.house.voting.cast(room.participants[0], round_id, key, {"dots": {b: 1}})
    after = await room.dump()
    (old,), (new,) = before.pop("ballot"), after.pop("ballot")
    assert after == before
    assert {**old, "choices": None} == {**new, "choices": None}


@on_both_databases
async def test_closing_gives_every_ballot_a_new_id_and_keeps_the_mark_that_only_its_device_can_make(
    room: Room,
) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round()
    for number, actor in enumerate(room.participants):
        await room.house.voting.cast(actor, round_id, a_key(), {"dots": {goals[0]: number + 1}})
    before = (await room.dump())["ballot"]
    await room.house.voting.close(room.facilitator, round_id)
    after = (await room.dump())["ballot"]
    assert len(after) == len(before) == 3
    assert not {row["id"] for row in before} & {row["id"] for row in after}
    assert [{**row, "id": ""} for row in by_mark(before)] == [{**row, "id": ""} for row in by_mark(after)]
    assert {row["seat_id"] for row in after} == {None}


def by_mark(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["key_hash"]))


async def test_sqlite_does_not_number_ballots_in_the_order_in_which_they_came(room: Room) -> None:
    path = room.url.removeprefix("sqlite:///")
    with contextlib.closing(sqlite3.connect(path)) as file, pytest.raises(sqlite3.OperationalError, match="rowid"):
        file.execute("SELECT rowid FROM ballot")


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_postgresql_does_not_tell_by_transaction_or_place_whose_a_closed_ballot_is(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round()
    for actor in room.participants:
        await room.house.voting.cast(actor, round_id, a_key(), {"dots": {goals[0]: 1}})
    await room.house.voting.close(room.facilitator, round_id)
    async with room.house.database.read() as work:
        connection = await work._session.connection()
        ballots = (await connection.exec_driver_sql("SELECT xmin::text, id FROM ballot ORDER BY ctid")).all()
        voters = (await connection.exec_driver_sql("SELECT xmin::text FROM electorate")).all()
    assert len({row[0] for row in ballots}) == 1
    assert len({row[0] for row in voters}) == 1
    assert [row[1] for row in ballots] == sorted(row[1] for row in ballots)


async def test_a_closed_vote_has_left_no_trace_of_its_course_in_the_files(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round()
    for actor in room.participants:
        await room.house.voting.cast(actor, round_id, a_key(), {"dots": {goals[0]: 1}})
    ballots = (await room.dump())["ballot"]
    await room.house.voting.close(room.facilitator, round_id)
    for path in Path(room.url.removeprefix("sqlite:///")).parent.glob("house.db*"):
        content = path.read_bytes()
        assert not [one for one in ballots if one["id"].encode() in content]


async def test_what_was_taken_back_is_overwritten_in_the_file(room: Room) -> None:
    await room.open("charter")
    round_id = await room.round(method="fist_of_five", subject="charter", subject_text="The charter")
    key = a_key()
    await room.house.voting.cast(room.participants[0], round_id, key, {"value": 0, "reason": "a very rare phrase"})
    await room.house.voting.withdraw(room.participants[0], round_id, key)
    await room.house.database.close()
    for path in Path(room.url.removeprefix("sqlite:///")).parent.iterdir():
        assert b"a very rare phrase" not in path.read_bytes()


@pytest.fixture
async def fork(room: Room, tmp_path: Path) -> AsyncIterator[list[Room]]:
    """Two copies of one room at one moment, in the middle of a vote on two goals of which nobody has voted yet."""
    await room.open("goals")
    await room.goals(2)
    await room.round(dots=3)
    source = Path(room.url.removeprefix("sqlite:///"))
    with contextlib.closing(sqlite3.connect(source)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copies = []
    for name in ("a", "b"):
        shutil.copy(source, tmp_path / f"{name}.db")
        url = f"sqlite:///{tmp_path / name}.db"
        house = house_of(url, room.clock, seat_writes_per_minute=1_000_000)
        copies.append(
            Room(**{**vars(room), "house": house, "url": url, "ear": house.gate.announcer})  # type: ignore[arg-type]
        )
    yield copies
    for copy in copies:
        await copy.house.database.close()


def without_root(shown: dict[str, Any]) -> Any:
    """The root of a closed round is another each time, whatever was voted: it covers ids that are made at the close."""
    roots = {one["root"] for one in (*shown["rounds"]["rounds"], shown["rounds"]["current"]) if one["root"]}
    assert roots
    text = json.dumps(shown)
    for root in roots:
        text = text.replace(root, "root")
    return json.loads(text)


async def test_no_view_before_the_reveal_depends_on_what_was_voted(fork: list[Room]) -> None:
    said: list[list[Any]] = [[], []]
    for number, room in enumerate(fork):
        current = (await room.shown())["rounds"]["current"]
        wanted = current["options"][number]["id"]
        key = "k" * 32
        for actor in room.participants[:2]:
            await room.house.voting.cast(actor, current["id"], key + actor.seat_id, {"dots": {wanted: 1 + number}})
            said[number].append(await room.shown())
        said[number].append(room.ear.heard.copy())
        await room.house.voting.close(room.facilitator, current["id"])
        said[number].append(without_root(await room.shown()))
        said[number].append([repr(await room.house.views.own(actor)) for actor in room.participants])
    assert said[0] == said[1]
    for room in fork:
        await room.house.voting.reveal(room.facilitator, (await room.shown())["rounds"]["current"]["id"])
    first, second = [(await room.shown())["rounds"]["current"]["result"] for room in fork]
    assert first != second


async def test_another_ballot_changes_no_view(fork: list[Room]) -> None:
    room = fork[0]
    current = (await room.shown())["rounds"]["current"]
    a, b = (option["id"] for option in current["options"])
    key, seen = a_key(), []
    for choices in ({"dots": {a: 3}}, {"dots": {b: 1}}, {"dots": {}}, {"abstain": True}):
        await room.house.voting.cast(room.participants[0], current["id"], key, choices)
        seen.append(await room.shown())
    assert all(one == seen[0] for one in seen)


async def test_reasons_are_not_shown_before_the_reveal_and_by_nobody_s_name_after_it(room: Room) -> None:
    await room.open("charter")
    round_id = await room.round(method="fist_of_five", subject="charter", subject_text="The charter")
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"value": 1, "reason": "a rare phrase"})
    assert "a rare phrase" not in json.dumps(await room.shown())
    await room.house.voting.close(room.facilitator, round_id)
    assert "a rare phrase" not in json.dumps(await room.shown())
    await room.house.voting.reveal(room.facilitator, round_id)
    shown = await room.shown()
    assert "a rare phrase" in json.dumps(shown)
    assert "Person" not in json.dumps(shown["rounds"])


async def test_of_people_with_a_device_the_desk_does_not_learn_who_has_voted(room: Room) -> None:
    await room.open("goals")
    await room.goals(2)
    round_id = await room.round()
    before = (await room.shown())["backstage"]
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"dots": {}})
    assert (await room.shown())["backstage"] == before


async def test_two_rooms_with_the_same_key_have_different_hashes(room: Room) -> None:
    key, hashes = a_key(), set()
    for one in (room, await a_room(room.house, participants=1)):
        await one.open("goals")
        await one.goals(2)
        await one.house.voting.cast(one.participants[0], await one.round(), key, {"dots": {}})
    for ballot in (await room.dump())["ballot"]:
        hashes.add(ballot["key_hash"])
    assert len(hashes) == 2
