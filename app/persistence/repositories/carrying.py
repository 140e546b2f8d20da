"""What came with charters from elsewhere, and programmes."""

from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import CarriedRow, ProgrammeMemberRow, SharedEntryRow, WorkshopRow


class Carried(Repository[CarriedRow]):
    """What a charter said beyond its rows."""

    table = CarriedRow

    async def of(self, workshop_id: str) -> CarriedRow | None:
        """What came along with this workshop; None for one that began here."""
        return (await self._session.exec(select(CarriedRow).where(CarriedRow.workshop_id == workshop_id))).first()


class ProgrammeMembers(Repository[ProgrammeMemberRow]):
    """Which workshops belong to which programme."""

    table = ProgrammeMemberRow

    async def of_workshop(self, workshop_id: str, *, lock: bool = False) -> ProgrammeMemberRow | None:
        """The workshop's membership; None for one that stands alone."""
        query = select(ProgrammeMemberRow).where(ProgrammeMemberRow.workshop_id == workshop_id)
        return (await self._session.exec(query.with_for_update() if lock else query)).first()

    async def of_programme(self, programme_id: str) -> Sequence[ProgrammeMemberRow]:
        """All memberships, oldest first."""
        return await self._all(
            ProgrammeMemberRow.programme_id == programme_id,
            order=(col(ProgrammeMemberRow.joined_at), col(ProgrammeMemberRow.id)),
        )

    async def by_code(self, code: str) -> Sequence[ProgrammeMemberRow]:
        """The memberships of the programme with this code, oldest first."""
        return await self._all(
            ProgrammeMemberRow.code == code, order=(col(ProgrammeMemberRow.joined_at), col(ProgrammeMemberRow.id))
        )

    async def workshops(self, programme_id: str) -> Sequence[WorkshopRow]:
        """The workshops of a programme, in the order in which they joined."""
        query = (
            select(WorkshopRow)
            .join(ProgrammeMemberRow, col(ProgrammeMemberRow.workshop_id) == col(WorkshopRow.id))
            .where(ProgrammeMemberRow.programme_id == programme_id)
            .order_by(col(ProgrammeMemberRow.joined_at), col(ProgrammeMemberRow.id))
        )
        return (await self._session.exec(query)).all()


class SharedEntries(Repository[SharedEntryRow]):
    """Which entries are the same as entries of other workshops."""

    table = SharedEntryRow

    async def of(self, workshop_ids: Iterable[str]) -> Sequence[SharedEntryRow]:
        """All of these workshops."""
        return await self._all(col(SharedEntryRow.workshop_id).in_(sorted(workshop_ids)))

    async def of_entry(self, workshop_id: str, register_key: str, entry_id: str) -> SharedEntryRow | None:
        """That of one entry."""
        query = select(SharedEntryRow).where(
            SharedEntryRow.workshop_id == workshop_id,
            SharedEntryRow.register_key == register_key,
            SharedEntryRow.entry_id == entry_id,
        )
        return (await self._session.exec(query)).first()
