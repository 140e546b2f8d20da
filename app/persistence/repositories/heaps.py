"""Cards as they lie in heaps, read in bounded pieces: counts, the first of each heap, the next ones, what is found.

A card stands if it is neither hidden nor merged into another. A heap is a cluster or, with an empty id, the loose
cards; those of a cluster that is no longer there are loose.

Must not: load all cards of a workshop.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, union_all
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.persistence.tables import CardRow, ClusterRow

_STANDS = col(CardRow.merged_into_id).is_(None)


@dataclass(frozen=True, slots=True)
class Count:
    """How many cards answer a prompt in a heap, standing or merged ones; `numbers` is the sum of their numbers."""

    prompt: str
    cluster_id: str | None
    stands: bool
    cards: int
    numbers: int
    edited_at: datetime | None


def _shown(workshop_id: str) -> tuple[ColumnElement[bool], ...]:
    return (
        col(CardRow.workshop_id) == workshop_id,
        col(CardRow.is_withdrawn).is_(False),
        col(CardRow.is_hidden).is_(False),
    )


def _loose(workshop_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The two ways of being loose: in no cluster, and in one that is gone."""
    gone = select(ClusterRow.id).where(ClusterRow.workshop_id == workshop_id, col(ClusterRow.is_removed).is_(True))
    return col(CardRow.cluster_id).is_(None), col(CardRow.cluster_id).in_(gone)


def _in_heap(workshop_id: str, cluster_id: str) -> ColumnElement[bool]:
    return col(CardRow.cluster_id) == cluster_id if cluster_id else or_(*_loose(workshop_id))


class Heaps:
    """Reads over the cards of a workshop; nothing here is written to."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def by_prompt(self, workshop_id: str) -> dict[str, int]:
        """How many cards answer each prompt, merged ones included."""
        query = select(CardRow.prompt, func.count()).where(*_shown(workshop_id)).group_by(col(CardRow.prompt))
        return dict((await self._session.exec(query)).all())

    async def counts(self, workshop_id: str) -> list[Count]:
        """Counts by prompt and heap."""
        query: Any = (
            select(  # type: ignore[call-overload]
                CardRow.prompt,
                CardRow.cluster_id,
                case((_STANDS, 1), else_=0).label("stands"),
                func.count(),
                func.sum(col(CardRow.number)),
                func.max(col(CardRow.edited_at)),
            )
            .where(*_shown(workshop_id))
            .group_by(col(CardRow.prompt), col(CardRow.cluster_id), "stands")
        )
        return [
            Count(prompt, cluster_id, bool(stands), cards, numbers, edited_at)
            for prompt, cluster_id, stands, cards, numbers, edited_at in (await self._session.exec(query)).all()
        ]

    async def first(self, workshop_id: str, cluster_ids: Iterable[str], each: int, loose: int) -> Sequence[CardRow]:
        """The first standing cards of every heap by number: `each` of these clusters, and so many loose ones.

        One short walk along the index for each heap, so that the cost does not grow with the number of cards.
        """
        heaps = [(col(CardRow.cluster_id) == cluster_id, each) for cluster_id in cluster_ids]
        heaps += [(is_loose, loose) for is_loose in _loose(workshop_id)]
        walks = [
            select(
                select(CardRow.id, CardRow.number)
                .where(*_shown(workshop_id), _STANDS, in_heap)
                .order_by(col(CardRow.number))
                .limit(limit)
                .subquery()
                .c.id
            )
            for in_heap, limit in heaps
        ]
        query = select(CardRow).where(col(CardRow.id).in_(union_all(*walks))).order_by(col(CardRow.number))
        return (await self._session.exec(query)).all()

    async def after(
        self, workshop_id: str, number: int, limit: int, *, cluster_id: str | None = None
    ) -> tuple[Sequence[CardRow], int]:
        """Standing cards of a heap (None: of all) with a higher number, the lowest first, and how many follow them."""
        where = [*_shown(workshop_id), _STANDS, col(CardRow.number) > number]
        if cluster_id is not None:
            where.append(_in_heap(workshop_id, cluster_id))
        query = select(CardRow).where(*where).order_by(col(CardRow.number)).limit(limit)
        rows = (await self._session.exec(query)).all()
        if len(rows) < limit:
            return rows, 0
        return rows, await self._count(*where) - len(rows)

    async def find(self, workshop_id: str, said: str, limit: int) -> tuple[Sequence[CardRow], int]:
        """Standing cards with this text or this number, the lowest numbers first, and how many there are."""
        text = col(CardRow.text)
        # SQLite knows the small letters of English only; other letters have to be typed as they were written.
        has_text = or_(func.lower(text).contains(said.lower(), autoescape=True), text.contains(said, autoescape=True))
        is_number = said.isascii() and said.isdecimal() and len(said) <= 9
        matches = or_(has_text, col(CardRow.number) == int(said)) if is_number else has_text
        where = (*_shown(workshop_id), _STANDS, matches)
        query = select(CardRow).where(*where).order_by(col(CardRow.number)).limit(limit)
        rows = (await self._session.exec(query)).all()
        return rows, len(rows) if len(rows) < limit else await self._count(*where)

    async def folded(
        self, workshop_id: str, into: Collection[str], each: int
    ) -> tuple[Sequence[CardRow], dict[str, int]]:
        """The first cards that were merged into each of these, by number, and how many were."""
        target = col(CardRow.merged_into_id)
        where = (*_shown(workshop_id), target.in_(into))
        counted = (await self._session.exec(select(target, func.count()).where(*where).group_by(target))).all()
        counts = {card_id: count for card_id, count in counted if card_id}
        if not counts:
            return [], {}
        place = func.row_number().over(partition_by=target, order_by=col(CardRow.number))
        placed = select(col(CardRow.id).label("id"), place.label("place")).where(*where).subquery()
        chosen = select(placed.c.id).where(placed.c.place <= each)
        query = select(CardRow).where(col(CardRow.id).in_(chosen)).order_by(col(CardRow.number))
        return (await self._session.exec(query)).all(), counts

    async def hidden(self, workshop_id: str, limit: int) -> tuple[Sequence[CardRow], int]:
        """The first hidden cards by number, and how many there are."""
        where = and_(
            col(CardRow.workshop_id) == workshop_id,
            col(CardRow.is_withdrawn).is_(False),
            col(CardRow.is_hidden).is_(True),
        )
        query = select(CardRow).where(where).order_by(col(CardRow.number)).limit(limit)
        rows = (await self._session.exec(query)).all()
        return rows, len(rows) if len(rows) < limit else await self._count(where)

    async def _count(self, *where: ColumnElement[bool]) -> int:
        return int((await self._session.exec(select(func.count()).select_from(CardRow).where(*where))).one())
