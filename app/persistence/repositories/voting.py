"""Rounds of voting; their electorates and ballots are in `app.persistence.repositories.ballots`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select as select_columns
from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import ElectorateRow, RoundRow


@dataclass(frozen=True, slots=True)
class OpenRound:
    """What must be known of an open round when somebody comes: who may vote, and whether newcomers still may."""

    id: str
    eligibility: str
    group_ids: list[str]
    shut_door: str


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

    async def open_ones(self, workshop_id: str) -> Sequence[OpenRound]:
        """The same with what decides who is let in: one plain query."""
        query = select_columns(
            col(RoundRow.id), col(RoundRow.eligibility), col(RoundRow.group_ids), col(RoundRow.shut_door)
        ).where(col(RoundRow.workshop_id) == workshop_id, col(RoundRow.status) == "open")
        return [OpenRound(*row) for row in (await (await self._session.connection()).execute(query)).all()]

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
