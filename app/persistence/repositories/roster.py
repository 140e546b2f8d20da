"""The roster: personal links with their people, and who of them has come. Plain statements: it may hold thousands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert
from sqlalchemy import select as select_columns
from sqlmodel import col

from app.domain.ids import new_id
from app.domain.roles import Role
from app.domain.roster import Person
from app.persistence.repositories.plain import Plain
from app.persistence.tables import LinkRow, SeatRow


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A line of the roster. `seat_id` is None until the link was used; `is_seated` while that seat stands."""

    id: str
    name: str
    group_id: str | None
    seat_id: str | None
    is_seated: bool
    is_revoked: bool

    @property
    def person(self) -> Person:
        """Who it is."""
        return Person(self.name, self.group_id or "")


class Roster:
    """People with personal links."""

    def __init__(self, plain: Plain) -> None:
        self._rows, self._do = plain.rows, plain.do

    async def of(self, workshop_id: str) -> list[ListedPerson]:
        """Everybody who was ever listed, by name."""
        query = (
            select_columns(
                col(LinkRow.id),
                col(LinkRow.name),
                col(LinkRow.group_id),
                col(LinkRow.seat_id),
                func.coalesce(col(SeatRow.removed_at).is_(None) & col(SeatRow.id).is_not(None), False),
                col(LinkRow.revoked_at).is_not(None),
            )
            .outerjoin(SeatRow, col(SeatRow.id) == col(LinkRow.seat_id))
            .where(col(LinkRow.workshop_id) == workshop_id, col(LinkRow.is_personal).is_(True))
        )
        found = [
            ListedPerson(row[0], row[1], row[2], row[3], bool(row[4]), bool(row[5])) for row in await self._rows(query)
        ]
        return sorted(found, key=lambda one: (one.name.casefold(), one.id))

    async def voices(self, workshop_id: str) -> list[tuple[str, str | None, int]]:
        """(seat, group, weight) of the people on the roster who have come."""
        query = (
            select_columns(col(SeatRow.id), col(SeatRow.group_id), col(SeatRow.weight))
            .join(LinkRow, col(LinkRow.seat_id) == col(SeatRow.id))
            .where(*_standing(workshop_id), col(SeatRow.removed_at).is_(None))
        )
        return [tuple(row) for row in await self._rows(query)]

    async def absent(self, workshop_id: str) -> dict[str | None, int]:
        """How many of each group have not come yet."""
        query = (
            select_columns(col(LinkRow.group_id), func.count())
            .where(*_standing(workshop_id), col(LinkRow.seat_id).is_(None))
            .group_by(col(LinkRow.group_id))
        )
        return {group_id: int(count) for group_id, count in await self._rows(query)}

    async def add(
        self, workshop_id: str, people: Sequence[Person], now: datetime, seats: Mapping[tuple[str, str], str]
    ) -> list[str]:
        """List people; returns the ids of their links. `seats` has the seats of those who had one, by their key."""
        rows: list[dict[str, Any]] = [
            {
                "id": new_id(),
                "workshop_id": workshop_id,
                "role": Role.PARTICIPANT.value,
                "seat_id": seats.get(person.key),
                "is_personal": True,
                "name": person.name,
                "group_id": person.group_id or None,
                "created_at": now,
                "revoked_at": None,
            }
            for person in people
        ]
        if rows:
            await self._do(insert(LinkRow), rows)
        return [row["id"] for row in rows]

    async def strike(self, workshop_id: str, link_ids: Sequence[str]) -> None:
        """Forget these lines and their links."""
        for start in range(0, len(link_ids), 500):
            part = list(link_ids[start : start + 500])
            await self._do(delete(LinkRow).where(col(LinkRow.workshop_id) == workshop_id, col(LinkRow.id).in_(part)))


def _standing(workshop_id: str) -> tuple[Any, ...]:
    return (
        col(LinkRow.workshop_id) == workshop_id,
        col(LinkRow.is_personal).is_(True),
        col(LinkRow.revoked_at).is_(None),
    )
