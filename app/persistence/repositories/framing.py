"""Cards, clusters and the challenge statement."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete
from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import CardRow, ChallengeRow, ChallengeSourceRow, ClusterRow


class Cards(Repository[CardRow]):
    """Cards of the framing step."""

    table = CardRow

    async def of(self, workshop_id: str) -> Sequence[CardRow]:
        """All cards that were not withdrawn, hidden and merged ones included, by number."""
        return await self._all(
            CardRow.workshop_id == workshop_id, col(CardRow.is_withdrawn).is_(False), order=col(CardRow.number)
        )

    async def by_ids(self, workshop_id: str, card_ids: Collection[str]) -> Sequence[CardRow]:
        """Those of these cards that are there and were not withdrawn, by number."""
        return await self._all(
            CardRow.workshop_id == workshop_id,
            col(CardRow.id).in_(card_ids),
            col(CardRow.is_withdrawn).is_(False),
            order=col(CardRow.number),
        )

    async def folded_into(self, workshop_id: str, card_id: str) -> Sequence[CardRow]:
        """Cards that were merged into this one, hidden ones included."""
        return await self._all(
            CardRow.workshop_id == workshop_id,
            CardRow.merged_into_id == card_id,
            col(CardRow.is_withdrawn).is_(False),
        )

    async def in_cluster(self, workshop_id: str, cluster_id: str) -> Sequence[CardRow]:
        """All cards of a cluster, hidden and merged ones included."""
        return await self._all(
            CardRow.workshop_id == workshop_id,
            CardRow.cluster_id == cluster_id,
            col(CardRow.is_withdrawn).is_(False),
        )


class Clusters(Repository[ClusterRow]):
    """Named heaps of cards."""

    table = ClusterRow

    async def of(self, workshop_id: str) -> Sequence[ClusterRow]:
        """All clusters in order."""
        return await self._all(
            ClusterRow.workshop_id == workshop_id,
            col(ClusterRow.is_removed).is_(False),
            order=(col(ClusterRow.position), col(ClusterRow.id)),
        )


class Challenges(Repository[ChallengeRow]):
    """The challenge statement and the cards it stands on."""

    table = ChallengeRow

    async def of_workshop(self, workshop_id: str, *, lock: bool = False) -> ChallengeRow | None:
        """The statement, if one was begun; with `lock`, nobody else words it until the commit."""
        query = select(ChallengeRow).where(ChallengeRow.workshop_id == workshop_id)
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        return (await self._session.exec(query)).first()

    async def sources(self, workshop_id: str) -> Sequence[str]:
        """Ids of the cards it was composed from, in order."""
        query = (
            select(ChallengeSourceRow.card_id)
            .where(ChallengeSourceRow.workshop_id == workshop_id)
            .order_by(col(ChallengeSourceRow.position))
        )
        return (await self._session.exec(query)).all()

    async def set_sources(self, challenge: ChallengeRow, card_ids: Sequence[str]) -> None:
        """Replace the links to cards."""
        await self._session.exec(delete(ChallengeSourceRow).where(col(ChallengeSourceRow.challenge_id) == challenge.id))
        for position, card_id in enumerate(card_ids):
            self._session.add(
                ChallengeSourceRow(
                    workshop_id=challenge.workshop_id, challenge_id=challenge.id, card_id=card_id, position=position
                )
            )
