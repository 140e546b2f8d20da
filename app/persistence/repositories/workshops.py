"""Workshops and their steps."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import StepRow, WorkshopRow


class Workshops(Repository[WorkshopRow]):
    """Workshops by id, by code and by day of deletion."""

    table = WorkshopRow

    async def by_id(self, workshop_id: str, *, lock: bool = False) -> WorkshopRow | None:
        """The workshop; with `lock`, nobody else changes it until the commit."""
        query = select(WorkshopRow).where(WorkshopRow.id == workshop_id)
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        return (await self._session.exec(query)).first()

    async def by_code(self, code: str) -> WorkshopRow | None:
        """The workshop that people join with this code."""
        return (await self._session.exec(select(WorkshopRow).where(WorkshopRow.code == code))).first()

    async def by_public_key(self, key: str) -> WorkshopRow | None:
        """The workshop whose charter is public under this key; none for an empty key."""
        if not key:
            return None
        return (await self._session.exec(select(WorkshopRow).where(WorkshopRow.public_key == key))).first()

    async def by_codes(self, codes: Iterable[str], *, lock: bool = False) -> dict[str, WorkshopRow]:
        """The workshops of these codes, by code; with `lock`, nobody else changes them until the commit."""
        query = select(WorkshopRow).where(col(WorkshopRow.code).in_(sorted(codes))).order_by(col(WorkshopRow.id))
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        return {one.code: one for one in await self._session.exec(query)}

    async def count(self) -> int:
        """How many workshops there are."""
        return (await self._session.exec(select(func.count()).select_from(WorkshopRow))).one()

    async def first_demo(self, template: str = "") -> WorkshopRow | None:
        """The oldest demo workshop; of this template, where one is named."""
        query = select(WorkshopRow).where(col(WorkshopRow.is_demo).is_(True)).order_by(col(WorkshopRow.created_at))
        if template:
            query = query.where(col(WorkshopRow.template) == template)
        return (await self._session.exec(query)).first()

    async def due(self, now: datetime) -> Sequence[WorkshopRow]:
        """Workshops whose day of deletion has come, but for those that another instance is deleting now."""
        query = select(WorkshopRow).where(col(WorkshopRow.delete_at) <= now).with_for_update(skip_locked=True)
        return (await self._session.exec(query)).all()

    async def erase(self, workshop_id: str) -> None:
        """Delete the workshop and, by the foreign keys, everything in it."""
        await self._session.exec(delete(WorkshopRow).where(col(WorkshopRow.id) == workshop_id))


class Steps(Repository[StepRow]):
    """The agenda."""

    table = StepRow

    async def of(self, workshop_id: str) -> Sequence[StepRow]:
        """All steps in order."""
        return await self._all(StepRow.workshop_id == workshop_id, order=col(StepRow.position))

    async def of_kind(self, workshop_id: str, kind: str) -> StepRow | None:
        """The first step of a kind."""
        query = (
            select(StepRow)
            .where(StepRow.workshop_id == workshop_id, StepRow.kind == kind)
            .order_by(col(StepRow.position))
        )
        return (await self._session.exec(query)).first()
