"""Rounds, electorates and detached ballots."""

from collections.abc import Sequence
from operator import itemgetter

from sqlalchemy import delete, func, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from app.domain.ids import new_id
from app.persistence.repositories.base import Repository
from app.persistence.tables import BallotRow, ElectorateRow, RoundRow


class Rounds(Repository[RoundRow]):
    """Voting rounds with who may vote and the ballots, which know no seat."""

    table = RoundRow

    async def of(self, workshop_id: str) -> Sequence[RoundRow]:
        """All rounds in order."""
        return await self._all(RoundRow.workshop_id == workshop_id, order=col(RoundRow.number))

    async def add_voter(self, voter: ElectorateRow) -> None:
        """Let a seat vote in a round."""
        self._session.add(voter)

    async def voter(self, round_id: str, seat_id: str, *, lock: bool = False) -> ElectorateRow | None:
        """The electorate row of a seat."""
        query = select(ElectorateRow).where(ElectorateRow.round_id == round_id, ElectorateRow.seat_id == seat_id)
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        return (await self._session.exec(query)).first()

    async def voted_in(self, workshop_id: str, seat_id: str) -> Sequence[str]:
        """Ids of the rounds in which a seat has a ballot: whether, never what."""
        query = select(ElectorateRow.round_id).where(
            ElectorateRow.workshop_id == workshop_id,
            ElectorateRow.seat_id == seat_id,
            col(ElectorateRow.has_ballot).is_(True),
        )
        return (await self._session.exec(query)).all()

    async def electorate(self, round_id: str) -> Sequence[ElectorateRow]:
        """Everybody who may vote in a round."""
        return (await self._session.exec(select(ElectorateRow).where(ElectorateRow.round_id == round_id))).all()

    async def turnout(self, workshop_id: str) -> Sequence[tuple[str, str | None, bool, int, int]]:
        """(round, group, has a ballot, seats, voices) counted over the electorates of a workshop."""
        keys = (col(ElectorateRow.round_id), col(ElectorateRow.group_id), col(ElectorateRow.has_ballot))
        query = (
            select_columns(*keys, func.count(), func.sum(ElectorateRow.weight))
            .where(col(ElectorateRow.workshop_id) == workshop_id)
            .group_by(*keys)
        )
        rows = (await (await self._session.connection()).execute(query)).all()
        return [(a, b, bool(c), int(d), int(e)) for a, b, c, d, e in rows]

    async def forget_voters(self, workshop_id: str, seat_id: str, round_ids: Sequence[str]) -> None:
        """Take a seat that has not voted out of the electorates of these rounds."""
        for round_id in round_ids:
            voter = await self.voter(round_id, seat_id, lock=True)
            if voter is not None and not voter.has_ballot and voter.workshop_id == workshop_id:
                await self._session.delete(voter)

    def add_ballot(self, ballot: BallotRow) -> None:
        """Put a ballot into the round."""
        self._session.add(ballot)

    async def cast_with(self, round_id: str, key_hashes: Sequence[str]) -> Sequence[BallotRow]:
        """The ballots that were cast with these keys."""
        query = select(BallotRow).where(BallotRow.round_id == round_id, col(BallotRow.key_hash).in_(key_hashes))
        return (await self._session.exec(query)).all()

    async def withdraw(self, ballots: Sequence[BallotRow]) -> None:
        """Take ballots out again."""
        for ballot in ballots:
            await self._session.delete(ballot)

    async def ballots(self, round_id: str) -> Sequence[BallotRow]:
        """All ballots of a round, in the order of their random ids."""
        query = select(BallotRow).where(BallotRow.round_id == round_id).order_by(col(BallotRow.id))
        return (await self._session.exec(query)).all()

    async def forget_keys(self, round_id: str) -> None:
        """Shuffle the ballots, so that from now on nobody can show or learn whose one is.

        Each gets a new random id and no key, and all are written anew in the order of those ids: neither the order on
        the disk nor the transaction that wrote a row (PostgreSQL's xmin) says when it was cast.
        """
        ballots = [
            {
                "id": (fresh := new_id()),
                "key_hash": fresh,
                "workshop_id": row.workshop_id,
                "round_id": row.round_id,
                "block_key": row.block_key,
                "choices": row.choices,
            }
            for row in await self.ballots(round_id)
        ]
        connection = await self._session.connection()
        await connection.execute(delete(BallotRow).where(col(BallotRow.round_id) == round_id))
        if ballots:
            await connection.execute(insert(BallotRow), sorted(ballots, key=itemgetter("id")))
        await connection.execute(
            update(ElectorateRow)
            .where(col(ElectorateRow.round_id) == round_id)
            .values(has_ballot=ElectorateRow.has_ballot)
        )
