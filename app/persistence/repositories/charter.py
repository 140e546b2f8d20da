"""Parking lot, private notes and the facilitators' wording of charter sections."""

from collections.abc import Sequence

from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import CharterEditRow, NoteRow, ParkingItemRow


class Parking(Repository[ParkingItemRow]):
    """The parking lot."""

    table = ParkingItemRow

    async def of(self, workshop_id: str) -> Sequence[ParkingItemRow]:
        """All items, open ones first, then in order of arrival."""
        return await self._all(
            ParkingItemRow.workshop_id == workshop_id,
            order=(col(ParkingItemRow.is_settled), col(ParkingItemRow.parked_at), col(ParkingItemRow.id)),
        )

    async def standing(self, workshop_id: str) -> int:
        """How many items there are, settled ones included."""
        return await self._count(ParkingItemRow.workshop_id == workshop_id)


class Notes(Repository[NoteRow]):
    """Private notes."""

    table = NoteRow

    async def of(self, workshop_id: str) -> Sequence[NoteRow]:
        """All notes of the facilitators."""
        return await self._all(NoteRow.workshop_id == workshop_id)

    async def of_step(self, workshop_id: str, step_id: str) -> NoteRow | None:
        """The note on a step."""
        query = select(NoteRow).where(NoteRow.workshop_id == workshop_id, NoteRow.step_id == step_id)
        return (await self._session.exec(query)).first()


class CharterEdits(Repository[CharterEditRow]):
    """Sections that were reworded."""

    table = CharterEditRow

    async def of(self, workshop_id: str) -> Sequence[CharterEditRow]:
        """All edits that stand."""
        return await self._all(
            CharterEditRow.workshop_id == workshop_id,
            col(CharterEditRow.is_removed).is_(False),
            order=col(CharterEditRow.section_key),
        )

    async def ever(self, workshop_id: str) -> Sequence[CharterEditRow]:
        """All edits, also those that were taken back."""
        return await self._all(CharterEditRow.workshop_id == workshop_id, order=col(CharterEditRow.section_key))

    async def of_section(self, workshop_id: str, section_key: str) -> CharterEditRow | None:
        """The edit of a section, standing or taken back."""
        query = select(CharterEditRow).where(
            CharterEditRow.workshop_id == workshop_id, CharterEditRow.section_key == section_key
        )
        return (await self._session.exec(query)).first()
