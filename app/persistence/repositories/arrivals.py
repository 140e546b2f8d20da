"""Who came since a round opened, who waits at its shut door, and whose ballot is in: never what is on one."""

from typing import Any

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import col

from app.domain.roles import Role
from app.persistence.repositories.plain import Plain
from app.persistence.repositories.voting import OpenRound
from app.persistence.tables import ElectorateRow, RoundRow, SeatRow


class Arrivals:
    """Seats beside the electorate of the round that is open."""

    def __init__(self, plain: Plain) -> None:
        self._rows = plain.rows

    async def since_open(self, workshop_id: str, round_id: str) -> int:
        """How many participants' seats were taken since the round opened."""
        query = (
            select_columns(func.count())
            .select_from(SeatRow)
            .join(RoundRow, col(RoundRow.workshop_id) == col(SeatRow.workshop_id))
            .where(
                col(SeatRow.workshop_id) == workshop_id,
                col(SeatRow.role) == Role.PARTICIPANT.value,
                col(SeatRow.removed_at).is_(None),
                col(RoundRow.id) == round_id,
                col(SeatRow.joined_at) > col(RoundRow.opened_at),
            )
        )
        return int((await self._rows(query))[0][0])

    async def waiting(self, workshop_id: str, one: OpenRound) -> list[tuple[str, str | None, int]]:
        """(seat, group, weight) of those who would vote in the round, had they come before its door was shut."""
        is_admitted = (
            select_columns(col(ElectorateRow.id))
            .where(col(ElectorateRow.round_id) == one.id, col(ElectorateRow.seat_id) == col(SeatRow.id))
            .exists()
        )
        conditions: list[Any] = [
            col(SeatRow.workshop_id) == workshop_id,
            col(SeatRow.role) == Role.PARTICIPANT.value,
            col(SeatRow.removed_at).is_(None),
            ~is_admitted,
        ]
        if one.eligibility == "groups":
            conditions.append(col(SeatRow.group_id).in_(one.group_ids))
        query = select_columns(col(SeatRow.id), col(SeatRow.group_id), col(SeatRow.weight)).where(*conditions)
        return [tuple(row) for row in await self._rows(query)]

    async def ballots_of(self, workshop_id: str, round_id: str) -> dict[str, bool]:
        """Who may vote in a round, by seat, and whether their ballot is in."""
        query = select_columns(col(ElectorateRow.seat_id), col(ElectorateRow.has_ballot)).where(
            col(ElectorateRow.workshop_id) == workshop_id, col(ElectorateRow.round_id) == round_id
        )
        return {seat_id: bool(has_ballot) for seat_id, has_ballot in await self._rows(query)}
