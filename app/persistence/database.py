"""The database: one engine for SQLite or PostgreSQL; reads do not block, writes are durable when they return."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.errors import Conflict, Invalid
from app.persistence.one_hop import OneHop
from app.persistence.unit_of_work import PlainWork, UnitOfWork

logger = logging.getLogger(__name__)

_SQLITE_BUSY_MS = 10_000
_ORPHANED_AFTER_MS = 15_000
_POSTGRESQL_POOL = {"pool_size": 10, "max_overflow": 10, "pool_pre_ping": True}
_DEADLOCK = "40P01"  # PostgreSQL's name for two transactions that wait for each other; it ends one of them


def async_url(url: str) -> URL:
    """The URL with the driver this house uses: aiosqlite for SQLite, psycopg for PostgreSQL."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite+aiosqlite")
    return parsed.set(drivername="postgresql+psycopg")


def sync_url(url: str) -> URL:
    """The URL for Alembic, which migrates without an event loop."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite")
    return parsed.set(drivername="postgresql+psycopg")


def _prepare_sqlite(engine: AsyncEngine) -> None:
    """WAL with full sync: a commit that returned survives a kill; a write takes its lock at BEGIN."""

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten, not only unlinked
        cursor.execute(f"PRAGMA busy_timeout={_SQLITE_BUSY_MS}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("glances", False):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


def _prepare_postgresql(engine: AsyncEngine) -> None:
    """Let go of what an instance had locked whose machine is gone: its connections would else stay for hours."""

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(dbapi_connection: Any, _record: Any) -> None:
        cursor = dbapi_connection.cursor()
        cursor.execute(f"SET idle_in_transaction_session_timeout = {_ORPHANED_AFTER_MS}")
        cursor.close()
        dbapi_connection.commit()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """Refuse in words what no database can hold."""
    try:
        yield
    except (DataError, UnicodeEncodeError) as error:
        raise Invalid("text.unreadable") from error


@contextlib.asynccontextmanager
async def _rolled_back_when_wrong(roll_back: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Leave nothing behind of a block that raises, and say in our words what the database refused."""
    try:
        yield
    except IntegrityError as error:
        # Two of the same at the same moment: a constraint let one of them in. The other may ask again.
        await roll_back()
        raise Conflict("write.collision") from error
    except (DataError, UnicodeEncodeError) as error:
        await roll_back()
        raise Invalid("text.unreadable") from error
    except OperationalError as error:
        await roll_back()
        if getattr(error.orig, "sqlstate", None) == _DEADLOCK:
            raise Conflict("write.collision") from error
        raise
    except BaseException:
        await roll_back()
        raise


class Database:
    """Opens units of work. One per process; close it at the end."""

    def __init__(self, url: str) -> None:
        parsed = async_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        driver: dict[str, Any] = {"module": OneHop()} if self.is_sqlite else dict(_POSTGRESQL_POOL)
        # An error's text goes to the log, where no ballot, name or card has any business.
        self._engine = create_async_engine(parsed, json_serializer=_json, hide_parameters=True, **driver)
        if self.is_sqlite:
            _prepare_sqlite(self._engine)
        else:
            _prepare_postgresql(self._engine)
        self._writing = self._engine.execution_options(writes=True)
        # SQLite reads one moment by itself; PostgreSQL has to be asked to.
        self._reading = (
            self._engine if self.is_sqlite else self._engine.execution_options(isolation_level="REPEATABLE READ")
        )
        self._glancing = (
            self._engine.execution_options(glances=True)
            if self.is_sqlite
            else self._engine.execution_options(isolation_level="AUTOCOMMIT")
        )
        # SQLite has one writer; waiting here is fair and cheap, waiting for its file lock is neither.
        self._turn = asyncio.Lock() if self.is_sqlite else None
        self._owes_forgetting = self.is_sqlite

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A consistent look: one moment, however many queries. Nothing is committed.

        Errors: Invalid for text that no database can hold, such as an id with half a character.
        """
        async with AsyncSession(self._reading, expire_on_commit=False, autoflush=False) as session:
            with _readable():
                yield UnitOfWork(session)

    @contextlib.asynccontextmanager
    async def glance(self) -> AsyncIterator[PlainWork]:
        """A look by one statement: no transaction around it and no session, which would cost more than the statement.

        Errors: as `read`.
        """
        async with self._glancing.connect() as connection:
            with _readable():
                yield PlainWork(connection)

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[UnitOfWork]:
        """One transaction: committed and durable when the block ends, rolled back whole when it raises.

        Errors: Conflict when somebody did the same at the same moment, or two waited for each other; Invalid as `read`.
        """
        async with (
            self._turn or contextlib.nullcontext(),
            AsyncSession(self._writing, expire_on_commit=False) as session,
            _rolled_back_when_wrong(session.rollback),
        ):
            work = UnitOfWork(session)
            yield work
            await work.commit()

    @contextlib.asynccontextmanager
    async def write_plainly(self) -> AsyncIterator[PlainWork]:
        """The same for plain statements alone, without a session."""
        async with (
            self._turn or contextlib.nullcontext(),
            self._writing.connect() as connection,
            _rolled_back_when_wrong(connection.rollback),
        ):
            yield PlainWork(connection)
            await connection.commit()

    async def forget_past(self) -> None:
        """Leave nothing of what was deleted or replaced in SQLite's write-ahead log, which keeps old pages for a while.

        Waits for readers as a write does; where one stays longer it is owed: see `catch_up_forgetting`. The log of
        PostgreSQL is for whoever runs it to rotate.
        """
        if self._turn is None:
            return
        async with self._turn, self._engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None  # noqa: S101 - it was opened in the line before
            ((is_busy, *_),) = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        self._owes_forgetting = bool(is_busy)
        if is_busy:
            logger.info("the write-ahead log is in use and will be emptied later")

    async def catch_up_forgetting(self) -> None:
        """Do what `forget_past` could not, or what was not reached before a kill; to be called from time to time."""
        if self._owes_forgetting:
            await self.forget_past()

    @contextlib.asynccontextmanager
    async def alone(self, name: str) -> AsyncIterator[None]:
        """Wait until no other instance is inside such a block of this name, and keep them out until it ends.

        It is for what is done once in the life of a database. SQLite's is not shared, so there nobody is waited for.
        """
        if self.is_sqlite:
            yield
            return
        key = {"key": f"mission-room {name}"}
        async with self._engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("SELECT pg_advisory_lock(hashtextextended(:key, 0))"), key)
            try:
                yield
            finally:
                await connection.execute(text("SELECT pg_advisory_unlock(hashtextextended(:key, 0))"), key)

    async def answers(self) -> bool:
        """Whether the database can be read and has our tables."""
        try:
            async with self.read() as work:
                await work.workshops.count()
        except (DBAPIError, OSError) as error:
            logger.warning("the database does not answer: %s", error)
            return False
        return True

    async def close(self) -> None:
        """Let go of all connections."""
        await self._engine.dispose()
