"""Plain statements within a unit of work: rows in, rows out, without an object for each."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession


class Plain:
    """The connection of a session, asked for once: each asking costs as much as a small statement."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._connection: AsyncConnection | None = None

    async def _connected(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._session.connection()
        return self._connection

    async def rows(self, query: Any, values: Any = None) -> Sequence[Any]:
        """All rows of a query."""
        return (await (await self._connected()).execute(query, values)).all()

    async def do(self, statement: Any, values: Any = None) -> int:
        """Execute; how many rows it touched. A list of values executes it once for each."""
        return int((await (await self._connected()).execute(statement, values)).rowcount)
