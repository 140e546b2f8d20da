"""The database keeps its word: durable, whole or not at all, one moment at a look, on SQLite and on PostgreSQL."""

import asyncio
import contextlib
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, StatementError

from app.domain.errors import Conflict, Invalid, MissionRoomError, NotFound
from app.domain.snapshot import Topic
from app.persistence import database as database_module
from app.persistence.database import Database, async_url, sync_url
from app.persistence.tables import SeatRow, WorkshopRow
from app.services.rounds.plan import RoundPlan
from tests.rooms import Room, a_room, on_both_databases, outcome


async def pragma(database: Database, name: str) -> object:
    async with database.read() as work:
        return (await (await work._session.connection()).exec_driver_sql(f"PRAGMA {name}")).scalar()


async def test_sqlite_is_told_to_be_durable_and_to_overwrite_what_is_deleted(room: Room) -> None:
    database = room.house.database
    assert await pragma(database, "journal_mode") == "wal"
    assert await pragma(database, "synchronous") == 2
    assert await pragma(database, "foreign_keys") == 1
    assert await pragma(database, "secure_delete") == 1
    assert await pragma(database, "busy_timeout") == 10_000


WRITER = """
import asyncio, os, signal, sys
from app.persistence.database import Database
from app.services.house import House

async def main():
    house = House(Database(sys.argv[1]), "s" * 40)
    started = await house.convening.start(title="Written before the power cut")
    print(started.code, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


@on_both_databases
def test_what_was_answered_survives_a_power_cut(database_url: str) -> None:
    done = subprocess.run([sys.executable, "-c", WRITER, database_url], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    code = done.stdout.strip()

    async def title() -> str:
        database = Database(database_url)
        async with database.read() as work:
            workshop = await work.workshops.by_code(code)
        await database.close()
        assert workshop is not None
        return workshop.title

    assert asyncio.run(title()) == "Written before the power cut"


@on_both_databases
async def test_a_block_that_fails_leaves_nothing(room: Room) -> None:
    before = await room.dump()

    async def fail_half_way() -> None:
        async with room.house.database.write() as work:
            workshop = await work.workshops.by_id(room.workshop_id)
            assert workshop is not None
            workshop.title = "Half done"
            await work.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail_half_way()
    assert await room.dump() == before


@on_both_databases
async def test_a_constraint_that_is_broken_is_a_conflict_and_not_a_crash(room: Room) -> None:
    before = await room.dump()
    with pytest.raises(Conflict, match=r"write\.collision"):
        async with room.house.database.write() as work:
            work.workshops.add(
                WorkshopRow(code=room.code, title="Twice", created_at=room.clock(), delete_at=room.clock())
            )
    assert await room.dump() == before


@on_both_databases
async def test_a_row_belongs_to_a_workshop_that_is_there(room: Room) -> None:
    with pytest.raises(Conflict):
        async with room.house.database.write() as work:
            work.seats.add(
                SeatRow(workshop_id="nowhere", role="participant", recovery_hash="x", joined_at=room.clock())
            )


@on_both_databases
async def test_a_look_shows_one_moment_however_many_queries_it_takes(room: Room) -> None:
    async with room.house.database.read() as work:
        first = await work.workshops.by_id(room.workshop_id)
        await room.joins("Meanwhile")
        assert first is not None
        assert len(await work.seats.of(room.workshop_id)) == 4
    assert (await room.view(Topic.PRESENCE)).joined == 5


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_of_two_who_wait_for_each_other_one_is_told_so(room: Room) -> None:
    other = await a_room(room.house, participants=0)
    both_hold_one = asyncio.Barrier(2)

    async def lock(first: str, second: str) -> None:
        async with room.house.database.write() as work:
            await work.workshops.by_id(first, lock=True)
            await both_hold_one.wait()
            await work.workshops.by_id(second, lock=True)

    said = await asyncio.gather(
        outcome(lock(room.workshop_id, other.workshop_id)), outcome(lock(other.workshop_id, room.workshop_id))
    )
    assert sorted(map(str, said)) == ["None", "write.collision"]


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_what_a_machine_that_is_gone_had_locked_is_let_go(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its connection stays open and silent, as the database sees it."""
    monkeypatch.setattr(database_module, "_ORPHANED_AFTER_MS", 100)
    orphaned = Database(room.url)

    async def fall_silent_with_a_lock() -> None:
        async with orphaned.write() as work:
            await work.workshops.by_id(room.workshop_id, lock=True)
            async with room.house.database.write() as later:
                assert await later.workshops.by_id(room.workshop_id, lock=True)

    with pytest.raises(DBAPIError, match="idle-in-transaction"):
        await asyncio.wait_for(fall_silent_with_a_lock(), 20)
    await orphaned.close()


@on_both_databases
@pytest.mark.parametrize("strange", ["\x00", "\ud800", "x" * 5000, "'; DROP TABLE seat; --", "", "%"])
async def test_a_strange_id_is_no_id_and_no_crash(room: Room, strange: str) -> None:
    await room.open("frame")
    house, lead = room.house, room.facilitator
    for attempt in (
        house.framing.hide(lead, strange),
        house.running.open_step(lead, strange),
        house.voting.close(lead, strange),
        house.seating.remove(lead, strange),
        house.seating.join(room.code, name="Anna", group_id=strange),
        house.voting.plan(lead, strange or "x", RoundPlan()),
    ):
        with pytest.raises((NotFound, Invalid)) as refused:
            await attempt
        assert isinstance(refused.value, MissionRoomError)


@on_both_databases
async def test_moments_come_back_as_they_were_stored_and_in_utc(room: Room) -> None:
    moment = datetime(2031, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=2)))

    async def store(ended_at: datetime) -> None:
        async with room.house.database.write() as work:
            workshop = await work.workshops.by_id(room.workshop_id)
            assert workshop is not None
            workshop.ended_at = ended_at

    await store(moment)
    async with room.house.database.read() as work:
        workshop = await work.workshops.by_id(room.workshop_id)
        assert workshop is not None
        assert workshop.ended_at == moment
        assert workshop.ended_at.tzinfo is UTC
    with pytest.raises(StatementError, match="without a zone"):
        await store(datetime(2031, 7, 1, 9, 30))  # noqa: DTZ001


async def test_another_process_that_writes_is_waited_for(room: Room) -> None:
    path = room.url.removeprefix("sqlite:///")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        joining = asyncio.create_task(room.joins("Patient"))
        await asyncio.sleep(0.05)
        assert not joining.done()
        other.execute("COMMIT")
        await joining


@pytest.mark.parametrize(
    ("url", "driver"),
    [("sqlite:///a.db", "sqlite+aiosqlite"), ("postgresql://h/d", "postgresql+psycopg"), ("postgres://h/d", "")],
)
def test_an_url_is_given_the_driver_this_house_uses(url: str, driver: str) -> None:
    assert async_url(url).drivername == (driver or "postgresql+psycopg")
    assert sync_url(url).get_backend_name() in {"sqlite", "postgresql"}


@on_both_databases
async def test_the_database_says_whether_it_answers(room: Room) -> None:
    assert await room.house.database.answers()
    gone = Database("sqlite:////nowhere/at/all.db")
    assert not await gone.answers()
    await gone.close()


@on_both_databases
async def test_what_an_error_says_for_the_log_holds_nothing_that_was_stored(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(DBAPIError) as refused:
        async with database.write_plainly() as work:
            await work.ballots._do(text("INSERT INTO nowhere VALUES (:words)"), {"words": "a secret choice"})
    assert "a secret choice" not in str(refused.value)
    await database.close()
