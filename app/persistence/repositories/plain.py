"""Plain statements within a unit of work: rows in, rows out, without an object for each."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession


class Plain:
    """A connection, or that of a session: asked for once, since each asking costs as much as a small statement."""

    def __init__(self, source: AsyncSession | AsyncConnection) -> None:
        self._source = source
        self._connection = source if isinstance(source, AsyncConnection) else None

    async def _connected(self) -> AsyncConnection:
        if self._connection is None:
            assert isinstance(self._source, AsyncSession)  # noqa: S101 - the other case has its connection
            self._connection = await self._source.connection()
        return self._connection

    async def rows(self, query: Any, values: Any = None) -> Sequence[Any]:
        """All rows of a query."""
        return (await (await self._connected()).execute(query, values)).all()

    async def do(self, statement: Any, values: Any = None) -> int:
        """Execute; how many rows it touched. A list of values executes it once for each."""
        return int((await (await self._connected()).execute(statement, values)).rowcount)
