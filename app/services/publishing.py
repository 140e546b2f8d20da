"""The published record of a revealed round, for everybody in the room to keep and to check.

Must not: publish anything before the reveal, or make up a root that was not made at the close.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence

from app.domain.actions import Action
from app.domain.errors import Conflict, NotFound
from app.domain.voting.record import complete, publish, to_text
from app.domain.voting.result import Result
from app.domain.workshop import Actor
from app.persistence.repositories.ballots import BoxedBallot
from app.persistence.tables import RoundRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.sealing import stored_ballots
from app.services.turn import Gate
from app.services.views.results import Results

_KEPT = 8


class Publishing:
    """Records of rounds. A few are kept, since a whole room asks for the same at the same moment."""

    def __init__(self, gate: Gate, results: Results) -> None:
        self._gate = gate
        self._results = results
        self._known: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._one_after_the_other = asyncio.Lock()

    async def record(self, actor: Actor, round_id: str) -> bytes:
        """The record of a round as a JSON file (UTF-8).

        Errors: NotFound; Conflict `result.sealed` until the reveal, `record.none` for a round from before there were
        records.
        """
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.VIEW_ROOM)
            row = await work.rounds.get(actor.workshop_id, round_id)
            if row is None:
                raise NotFound("round.gone")
            if row.status != "revealed":
                raise Conflict("result.sealed")
            if not row.record:
                raise Conflict("record.none")
            key = (row.workshop_id, row.id)
            async with self._one_after_the_other:
                if key not in self._known:
                    self._known[key] = await self._made(work, row)
                self._known.move_to_end(key)
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
                return self._known[key]

    async def _made(self, work: UnitOfWork, row: RoundRow) -> bytes:
        result = await self._results.of(work, row)
        if result is None:
            raise Conflict("result.sealed")
        boxed, comments = await work.ballots.boxed(row.id), await work.ballots.comments(row.id)
        return await asyncio.to_thread(_written, row, boxed, comments, result)

    async def by_number(self, actor: Actor, number: int) -> bytes:
        """The record of the round with this number. Errors: as `record`."""
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.VIEW_ROOM)
            found = [row.id for row in await work.rounds.of(actor.workshop_id) if row.number == number]
        if not found:
            raise NotFound("round.gone")
        return await self.record(actor, found[0])

    def forget(self, workshop_id: str) -> None:
        """The workshop is gone, and its records with it."""
        for key in [key for key in self._known if key[0] == workshop_id]:
            del self._known[key]


def _written(row: RoundRow, boxed: Sequence[BoxedBallot], comments: Sequence[str], result: Result) -> bytes:
    sealed = row.record
    head = complete(sealed["head"], [(code, voices) for code, voices in sealed["receipts"]], comments)
    record = publish(head, stored_ballots(boxed, sealed["voters"]), root=sealed["root"], result=result)
    return to_text(record).encode("utf-8")
