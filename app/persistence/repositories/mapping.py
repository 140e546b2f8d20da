"""Stakeholders and instruments."""

from collections.abc import Sequence

from sqlmodel import col

from app.persistence.repositories.base import Repository
from app.persistence.tables import InstrumentRow, StakeholderRow


class Stakeholders(Repository[StakeholderRow]):
    """The register of actors."""

    table = StakeholderRow

    async def of(self, workshop_id: str) -> Sequence[StakeholderRow]:
        """All actors that were not removed, by number."""
        return await self._all(
            StakeholderRow.workshop_id == workshop_id,
            col(StakeholderRow.is_removed).is_(False),
            order=col(StakeholderRow.number),
        )

    async def standing(self, workshop_id: str) -> int:
        """How many actors are on the register."""
        return await self._count(StakeholderRow.workshop_id == workshop_id, col(StakeholderRow.is_removed).is_(False))


class Instruments(Repository[InstrumentRow]):
    """The sketches."""

    table = InstrumentRow

    async def of(self, workshop_id: str) -> Sequence[InstrumentRow]:
        """All sketches that were not removed, by number."""
        return await self._all(
            InstrumentRow.workshop_id == workshop_id,
            col(InstrumentRow.is_removed).is_(False),
            order=col(InstrumentRow.number),
        )

    async def standing(self, workshop_id: str) -> int:
        """How many sketches there are."""
        return await self._count(InstrumentRow.workshop_id == workshop_id, col(InstrumentRow.is_removed).is_(False))
