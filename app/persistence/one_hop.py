"""SQLite with one hop to its thread for each statement, where SQLAlchemy's own adapter makes four.

aiosqlite runs a connection on a thread of its own. For each statement SQLAlchemy asks it for a cursor, lets it execute,
fetches the rows and closes the cursor, and waits for the thread each time. In a room of hundreds these ways there and
back cost more than SQLite itself. Here all of it happens in one visit. What it must not do: change what a statement
means, or be used with another database.
"""

import sqlite3
from typing import Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import await_only


class _Cursor:
    """What SQLAlchemy's adapter takes for an aiosqlite cursor. Rows are here when `execute` returns."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection  # of aiosqlite
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> "_Cursor":
        return self

    async def execute(self, operation: str, parameters: Any = ()) -> "_Cursor":
        """Execute, and take all rows along."""
        await self._connection._execute(self._run, operation, parameters)
        return self

    async def executemany(self, operation: str, parameters: Any) -> "_Cursor":
        """Execute once for each set of values."""
        await self._connection._execute(self._run_many, operation, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        """The rows, without another visit."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing is open any more."""

    def _run(self, operation: str, parameters: Any) -> None:
        self._keep(self._connection._conn.execute(operation, parameters))

    def _run_many(self, operation: str, parameters: Any) -> None:
        self._keep(self._connection._conn.executemany(operation, parameters))

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        """On the connection's thread."""
        self._rows = cursor.fetchall() if cursor.description else []
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


class _AdaptedCursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def _make_new_cursor(self, connection: Any) -> Any:
        return _Cursor(connection)


class _AdaptedConnection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _AdaptedCursor


_MODULES: tuple[Any, Any] = (aiosqlite, sqlite3)


class OneHop(AsyncAdapt_aiosqlite_dbapi):
    """The driver to hand to `create_async_engine(…, module=OneHop())`."""

    def __init__(self) -> None:
        super().__init__(*_MODULES)

    def connect(self, *arg: Any, **kw: Any) -> AsyncAdapt_aiosqlite_connection:
        """A new connection, on a thread of its own that ends with the process."""
        connection: Any = aiosqlite.connect(*arg, **kw)
        connection._thread.daemon = True
        return _AdaptedConnection(self, await_only(connection))
