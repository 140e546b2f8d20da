"""Rounds of voting; their electorates and ballots are in `app.persistence.repositories.ballots`."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import ElectorateRow, RoundRow


class Rounds(Repository[RoundRow]):
    """Voting rounds."""

    table = RoundRow

    async def of(self, workshop_id: str) -> Sequence[RoundRow]:
        """All rounds in order."""
        return await self._all(RoundRow.workshop_id == workshop_id, order=col(RoundRow.number))

    async def open_ids(self, workshop_id: str) -> Sequence[str]:
        """Ids of the rounds that are open: one at most."""
        query = select(RoundRow.id).where(RoundRow.workshop_id == workshop_id, RoundRow.status == "open")
        return (await self._session.exec(query)).all()

    async def with_deadline(self) -> Sequence[tuple[str, str, datetime]]:
        """Open rounds of all workshops that have a deadline: (id, workshop, deadline)."""
        query = select(RoundRow.id, RoundRow.workshop_id, RoundRow.closes_at).where(
            RoundRow.status == "open", col(RoundRow.closes_at).is_not(None)
        )
        found = (await self._session.exec(query)).all()
        return [(round_id, workshop_id, closes_at) for round_id, workshop_id, closes_at in found if closes_at]

    async def voted_in(self, workshop_id: str, seat_id: str) -> Sequence[str]:
        """Ids of the rounds in which a seat has a ballot: whether, never what."""
        query = select(ElectorateRow.round_id).where(
            ElectorateRow.workshop_id == workshop_id,
            ElectorateRow.seat_id == seat_id,
            col(ElectorateRow.has_ballot).is_(True),
        )
        return (await self._session.exec(query)).all()
