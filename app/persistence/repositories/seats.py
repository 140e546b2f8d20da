"""Seats, groups and secret links."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import case, func, insert
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from app.domain.workshop import Channel
from app.persistence.repositories.base import Repository
from app.persistence.tables import GroupRow, LinkRow, SeatRow

_ARRIVAL = (col(SeatRow.joined_at), col(SeatRow.id))


@dataclass(frozen=True, slots=True)
class Newcomer:
    """The columns of a seat that is taken by somebody with a device."""

    id: str
    workshop_id: str
    group_id: str | None
    role: str
    name: str
    pseudonym: str
    recovery_hash: str
    joined_at: datetime


class Groups(Repository[GroupRow]):
    """Participant groups."""

    table = GroupRow

    async def of(self, workshop_id: str) -> Sequence[GroupRow]:
        """All groups in order."""
        return await self._all(GroupRow.workshop_id == workshop_id, order=col(GroupRow.position))

    async def of_all(self, workshop_ids: Sequence[str]) -> dict[str, GroupRow]:
        """The groups of all these workshops, by id."""
        return {one.id: one for one in await self._all(col(GroupRow.workshop_id).in_(workshop_ids))}


@dataclass(frozen=True, slots=True)
class GroupCount:
    """People with a seat in one group (None: in no group), and how many of them sit at tables without phones."""

    group_id: str | None
    joined: int
    at_tables: int


@dataclass(frozen=True, slots=True)
class ListedSeat:
    """What a list of people needs of a seat: a plain value, a tenth of the cost of a row of the unit of work."""

    id: str
    group_id: str | None
    role: str
    name: str
    pseudonym: str
    weight: int
    channel: str
    removed_at: datetime | None


class Seats(Repository[SeatRow]):
    """Seats."""

    table = SeatRow

    async def of(self, workshop_id: str) -> Sequence[SeatRow]:
        """All seats that were not removed, in order of arrival."""
        return await self._all(
            SeatRow.workshop_id == workshop_id,
            col(SeatRow.removed_at).is_(None),
            order=_ARRIVAL,
        )

    async def every(self, workshop_id: str) -> Sequence[SeatRow]:
        """All seats, removed ones too: their words stay."""
        return await self._all(SeatRow.workshop_id == workshop_id)

    async def counts(self, workshop_id: str) -> Sequence[GroupCount]:
        """How many people have a seat, by group: as many rows as there are groups, however many people."""
        at_tables = case((col(SeatRow.channel) == Channel.TABLE, SeatRow.weight), else_=0)
        query = (
            select_columns(col(SeatRow.group_id), func.sum(SeatRow.weight), func.sum(at_tables))
            .where(col(SeatRow.workshop_id) == workshop_id, col(SeatRow.removed_at).is_(None))
            .group_by(col(SeatRow.group_id))
        )
        rows = (await (await self._session.connection()).execute(query)).all()
        return [GroupCount(group_id, int(joined), int(tables)) for group_id, joined, tables in rows]

    async def tables(self, workshop_id: str) -> Sequence[SeatRow]:
        """Tables without phones, in order of arrival."""
        return await self._all(
            SeatRow.workshop_id == workshop_id,
            SeatRow.channel == Channel.TABLE,
            col(SeatRow.removed_at).is_(None),
            order=_ARRIVAL,
        )

    async def facts(self, workshop_id: str) -> Sequence[ListedSeat]:
        """All seats in order of arrival, removed ones too."""
        columns = [getattr(SeatRow, name) for name in ListedSeat.__dataclass_fields__]
        query = select_columns(*columns).where(col(SeatRow.workshop_id) == workshop_id).order_by(*_ARRIVAL)
        return [ListedSeat(*row) for row in (await (await self._session.connection()).execute(query)).all()]

    async def voices(self, workshop_id: str) -> Sequence[tuple[str, str | None, int]]:
        """(seat, group, weight) of every participant who was not removed."""
        query = select(SeatRow.id, SeatRow.group_id, SeatRow.weight).where(
            SeatRow.workshop_id == workshop_id,
            SeatRow.role == "participant",
            col(SeatRow.removed_at).is_(None),
        )
        return [(seat_id, group_id, weight) for seat_id, group_id, weight in await self._session.exec(query)]

    async def removed(self, workshop_id: str) -> Sequence[str]:
        """Ids of the seats that were removed."""
        query = select(SeatRow.id).where(SeatRow.workshop_id == workshop_id, col(SeatRow.removed_at).is_not(None))
        return (await self._session.exec(query)).all()

    async def by_recovery(self, workshop_id: str, recovery_hash: str) -> SeatRow | None:
        """The seat a recovery code belongs to."""
        query = select(SeatRow).where(
            SeatRow.workshop_id == workshop_id,
            SeatRow.recovery_hash == recovery_hash,
            col(SeatRow.removed_at).is_(None),
        )
        return (await self._session.exec(query)).first()

    async def count_ever(self, workshop_ids: Sequence[str]) -> dict[str, int]:
        """How many seats were ever taken in each workshop, removed ones too; those without any are not there."""
        query = (
            select(SeatRow.workshop_id, func.count())
            .where(col(SeatRow.workshop_id).in_(workshop_ids))
            .group_by(col(SeatRow.workshop_id))
        )
        return dict((await self._session.exec(query)).all())

    async def take(self, newcomers: Sequence[Newcomer]) -> None:
        """Seat many at once."""
        if newcomers:
            rows = [{**asdict(one), "weight": 1, "channel": Channel.DEVICE} for one in newcomers]
            await (await self._session.connection()).execute(insert(SeatRow), rows)


class Links(Repository[LinkRow]):
    """Secret links."""

    table = LinkRow

    async def by_id(self, link_id: str, *, lock: bool = False) -> LinkRow | None:
        """The link, in whichever workshop; with `lock`, as it stands now, and nobody else changes it."""
        query = select(LinkRow).where(LinkRow.id == link_id)
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        return (await self._session.exec(query)).first()

    async def of(self, workshop_id: str) -> Sequence[LinkRow]:
        """All links that work, but for those of the roster, of which there may be thousands."""
        return await self._all(
            LinkRow.workshop_id == workshop_id,
            col(LinkRow.revoked_at).is_(None),
            col(LinkRow.is_personal).is_(False),
            order=col(LinkRow.created_at),
        )
