"""What every repository can do with its table."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import ColumnElement, func
from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

Row = TypeVar("Row", bound=SQLModel)


class Repository(Generic[Row]):
    """Rows of one table within a workshop."""

    table: ClassVar[type[Any]]

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    def add(self, row: Row) -> Row:
        """Put a new row into the transaction."""
        self._session.add(row)
        return row

    async def delete(self, row: Row) -> None:
        """Delete a row."""
        await self._session.delete(row)

    async def get(self, workshop_id: str, row_id: str, *, lock: bool = False) -> Row | None:
        """The row of this id in this workshop; None if there is none, or it belongs to another workshop.

        With `lock`, nobody else changes the row until the commit; rows that point at it may still be added.
        """
        query = select(self.table).where(self.table.id == row_id, self.table.workshop_id == workshop_id)
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        return (await self._session.exec(query)).first()

    async def _all(self, *conditions: ColumnElement[bool] | bool, order: Any = None) -> Sequence[Row]:
        query = select(self.table).where(*conditions)
        if order is not None:
            query = query.order_by(*order) if isinstance(order, tuple) else query.order_by(order)
        return (await self._session.exec(query)).all()

    async def _count(self, *conditions: ColumnElement[bool] | bool) -> int:
        query = select(func.count()).select_from(self.table).where(*conditions)
        return int((await self._session.exec(query)).one())
