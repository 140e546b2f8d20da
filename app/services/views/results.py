"""Results of revealed rounds, counted once: what was revealed does not change any more.

The ballots of a round are read here in one place, and only for a round that was revealed. A round that came with a
charter has no ballots here: its result is the file's. Must not: outlive a workshop that was deleted, or hold results
without bound.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from app.domain.carrying.place import Place
from app.domain.carrying.rounds import read_round
from app.domain.voting.ballots import WeightedBallot
from app.domain.voting.reading import Reading, read
from app.domain.voting.result import Result
from app.domain.voting.tally import tally
from app.domain.voting.terms import RankingRule, Terms, TieRule
from app.domain.voting.validation import validate
from app.persistence.tables import RoundRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.ballot_box import blocks_of, rules_of

_KEPT = 64
_IN_A_THREAD_FROM = 300
"""Ballots from which a count would hold up everybody else's next frame."""
_MANY_OPTIONS = 12
"""From so many on a few ballots are dear to count as well: a run-off may have to follow many ways through its ties."""


class Results:
    """The results that were asked for last, by workshop and round."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], Result] = OrderedDict()
        self._read: OrderedDict[tuple[str, str], Reading] = OrderedDict()
        self._reading = asyncio.Lock()  # a room that asks at once is read for once

    async def of(self, work: UnitOfWork, row: RoundRow) -> Result | None:
        """The result of a revealed round, counted from its ballots; None while it is sealed."""
        if row.status != "revealed":
            return None
        key = (row.workshop_id, row.id)
        result = self._known.get(key)
        if result is None:
            result = self._known[key] = await _counted(work, row)
        self._known.move_to_end(key)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return result

    async def reading(self, work: UnitOfWork, row: RoundRow) -> Reading | None:
        """The close reading of a revealed round; None while it is sealed, and of one that came without its ballots."""
        if row.is_carried:
            return None
        result = await self.of(work, row)
        if result is None:
            return None
        key = (row.workshop_id, row.id)
        async with self._reading:
            if key not in self._read:
                self._read[key] = await _read(work, row, result)
            self._read.move_to_end(key)
            while len(self._read) > _KEPT:
                self._read.popitem(last=False)
            return self._read[key]

    def forget(self, workshop_id: str) -> None:
        """The workshop is gone, and its results with it."""
        for known in (self._known, self._read):
            for key in [key for key in known if key[0] == workshop_id]:
                known.pop(key, None)


async def _counted(work: UnitOfWork, row: RoundRow) -> Result:
    if row.is_carried:
        return await _carried(work, row)
    ballots = await work.ballots.of(row.id)
    electorate = await work.ballots.electorate(row.id)
    if len(ballots) < _IN_A_THREAD_FROM and len(row.options) < _MANY_OPTIONS:
        return _result(row, ballots, electorate)
    return await asyncio.to_thread(_result, row, ballots, electorate)


async def _carried(work: UnitOfWork, row: RoundRow) -> Result:
    """The result as the charter says it that brought the round along."""
    carried = await work.carried.of(row.workshop_id)
    assert carried is not None  # noqa: S101 - it was written in the same transaction as the round
    said = carried.rounds[row.id]
    return read_round(Place(said["file"]), lambda option: said["ids"].get(option, option)).result


def terms_of(row: RoundRow, electorate: Mapping[str | None, int]) -> Terms:
    """The declared terms of a round; voices that may vote by group."""
    return Terms(
        eligible=sum(electorate.values()),
        quorum_percent=row.quorum_percent,
        eligible_by_block={
            block.key: sum(electorate.get(group_id, 0) for group_id in block.group_ids) for block in blocks_of(row)
        },
        block_quorum_percent=row.block_quorum_percent,
        tie_rule=TieRule(row.tie_rule),
        lot_seed=row.lot_seed,  # made at the opening, and known to everybody before the first ballot
        winners=row.winners,
        ranking_rule=RankingRule(row.ranking_rule),
        limit=row.limit_total,
        costs={option["id"]: option.get("cost", 1) for option in row.options},
    )


def _result(
    row: RoundRow, ballots: Sequence[tuple[str, Mapping[str, object]]], electorate: Mapping[str | None, int]
) -> Result:
    """Count a round: (block, choices) of each ballot, voices by group."""
    return tally(rules_of(row), _cast(row, ballots), terms_of(row, electorate))


def _cast(row: RoundRow, ballots: Sequence[tuple[str, Mapping[str, object]]]) -> list[WeightedBallot]:
    """Every stored ballot is validated again."""
    rules = rules_of(row)
    return [WeightedBallot(validate(rules, choices), 1, block) for block, choices in ballots]


async def _read(work: UnitOfWork, row: RoundRow, result: Result) -> Reading:
    ballots = await work.ballots.of(row.id)
    terms = terms_of(row, await work.ballots.electorate(row.id))
    # It counts some ten times: never on the loop that everybody's next frame waits for.
    return await asyncio.to_thread(lambda: read(rules_of(row), _cast(row, ballots), terms, result))
