"""Entries of registers wherever they are kept, the history of their fields, and estimates."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from app.domain.registers.register import Store
from app.persistence.repositories.base import Repository
from app.persistence.tables import (
    EntryRow,
    EstimateRow,
    FieldChangeRow,
    GoalRow,
    InstrumentRow,
    SheetRow,
    StakeholderRow,
)

Kept = EntryRow | StakeholderRow | InstrumentRow | GoalRow
"""A row that holds an entry of a register: columns of its own, and `more` for every other field."""

TABLES: Mapping[Store, type[Any]] = {
    Store.ENTRY: EntryRow,
    Store.STAKEHOLDER: StakeholderRow,
    Store.INSTRUMENT: InstrumentRow,
    Store.GOAL: GoalRow,
}


class Entries(Repository[EntryRow]):
    """Entries of all registers that have no table of their own."""

    table = EntryRow

    async def of(self, workshop_id: str, *registers: str) -> Sequence[EntryRow]:
        """Entries that stand, by register and number; of all registers when none is named."""
        conditions: list[Any] = [EntryRow.workshop_id == workshop_id, col(EntryRow.is_removed).is_(False)]
        if registers:
            conditions.append(col(EntryRow.register_key).in_(registers))
        return await self._all(*conditions, order=(col(EntryRow.register_key), col(EntryRow.number)))

    async def ever(self, workshop_id: str, *registers: str) -> Sequence[EntryRow]:
        """Entries of these registers, those that were taken out included, by number."""
        return await self._all(
            EntryRow.workshop_id == workshop_id,
            col(EntryRow.register_key).in_(registers),
            order=(col(EntryRow.register_key), col(EntryRow.number)),
        )

    async def kept(self, store: Store, workshop_id: str, row_id: str, *, lock: bool = False) -> Kept | None:
        """An entry wherever it is kept, removed or not."""
        table = TABLES[store]
        query = select(table).where(table.id == row_id, table.workshop_id == workshop_id)
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        found: Kept | None = (await self._session.exec(query)).first()
        return found

    async def last_number(self, workshop_id: str, register: str) -> int:
        """The highest number ever given in a register; 0 before the first."""
        query = select(func.max(EntryRow.number)).where(
            EntryRow.workshop_id == workshop_id, EntryRow.register_key == register
        )
        return int((await self._session.exec(query)).one() or 0)


class FieldChanges(Repository[FieldChangeRow]):
    """The history of fields."""

    table = FieldChangeRow

    async def of(self, workshop_id: str, entry_id: str) -> Sequence[FieldChangeRow]:
        """What was set in one entry, oldest first."""
        return await self._all(
            FieldChangeRow.workshop_id == workshop_id,
            FieldChangeRow.entry_id == entry_id,
            order=col(FieldChangeRow.position),
        )

    async def count_of(self, workshop_id: str, entry_id: str) -> int:
        """How often a field of an entry was set."""
        return await self._count(FieldChangeRow.workshop_id == workshop_id, FieldChangeRow.entry_id == entry_id)

    async def of_field(self, workshop_id: str, register: str, field: str) -> Sequence[FieldChangeRow]:
        """How one field went in all entries of a register, oldest first: the life of every commitment's status."""
        return await self._all(
            FieldChangeRow.workshop_id == workshop_id,
            FieldChangeRow.register_key == register,
            FieldChangeRow.field == field,
            order=(col(FieldChangeRow.entry_id), col(FieldChangeRow.position)),
        )


class Sheets(Repository[SheetRow]):
    """How the sheets of estimates stand."""

    table = SheetRow

    async def of(self, workshop_id: str) -> Sequence[SheetRow]:
        """All that were ever touched."""
        return await self._all(SheetRow.workshop_id == workshop_id)

    async def named(self, workshop_id: str, sheet: str) -> SheetRow | None:
        """One sheet; None where nobody has touched it yet."""
        query = select(SheetRow).where(SheetRow.workshop_id == workshop_id, SheetRow.sheet == sheet)
        return (await self._session.exec(query)).first()


class Estimates(Repository[EstimateRow]):
    """What seats answered."""

    table = EstimateRow

    async def counted(self, workshop_id: str) -> Sequence[tuple[str, int, str, str, str, int]]:
        """Sheet, wave, subject, item and answer of all estimates, and how many gave it."""
        columns: list[Any] = [
            EstimateRow.sheet,
            EstimateRow.wave,
            EstimateRow.subject_id,
            EstimateRow.item,
            EstimateRow.answer,
        ]
        query: Any = (
            select_columns(*columns, func.count()).where(col(EstimateRow.workshop_id) == workshop_id).group_by(*columns)
        )
        return [(row[0], row[1], row[2], row[3], row[4], row[5]) for row in (await self._session.exec(query)).all()]

    async def of_seat(self, workshop_id: str, sheet: str, wave: int, seat_id: str) -> Sequence[EstimateRow]:
        """What one seat answered in one wave of a sheet."""
        return await self._all(
            EstimateRow.workshop_id == workshop_id,
            EstimateRow.sheet == sheet,
            EstimateRow.wave == wave,
            EstimateRow.seat_id == seat_id,
        )

    async def givers(self, workshop_id: str) -> Sequence[tuple[str, int, int]]:
        """Sheet, wave, and how many seats have answered anything in it."""
        columns: list[Any] = [EstimateRow.sheet, EstimateRow.wave, func.count(func.distinct(EstimateRow.seat_id))]
        query: Any = select(*columns).where(EstimateRow.workshop_id == workshop_id)
        query = query.group_by(EstimateRow.sheet, EstimateRow.wave)
        return [(row[0], row[1], row[2]) for row in (await self._session.exec(query)).all()]
