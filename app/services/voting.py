"""Voting: rounds that open, close and reveal; ballots that nobody can join to a seat.

While a round is open nobody, no facilitator either, can learn more than how many have voted. The lock on the round row
orders casting against closing; an acknowledged ballot is a committed ballot.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.hooks import HookEvent
from app.domain.ids import new_id
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, Channel, Naming
from app.persistence.tables import RoundRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.ballot_box import LEAST_KEY, BallotBox, Slip, hash_of, key_in
from app.services.hooks.outbox import tell
from app.services.keys import Keys
from app.services.newcomers import Newcomers
from app.services.rounds.deadlines import Deadlines
from app.services.rounds.electorate import convene
from app.services.rounds.options import best_of, freeze
from app.services.rounds.plan import (
    LONGEST_DEADLINE_MINUTES,
    RoundPlan,
    Secrecy,
    Subject,
    columns_of,
    for_the_same_people,
)
from app.services.sealing import seal
from app.services.turn import Gate, Turn
from app.services.versions import keep_version
from app.services.views.results import Results

_SHOWN = (Topic.ROUNDS, Topic.TURNOUT, Topic.GOALS, Topic.CHARTER, Topic.BACKSTAGE)


async def _shut(work: UnitOfWork, row: RoundRow, now: datetime, keys: Keys) -> None:
    # One after the other with whoever joins: nobody is admitted to a round that has just closed.
    await work.workshops.by_id(row.workshop_id, lock=True)
    await work.flush()
    await work.ballots.cut_comments(row.workshop_id, row.id)
    await seal(work, row, keys.receipt)
    row.status, row.closed_at = "closed", now


async def close_open_rounds(turn: Turn) -> None:
    """Close what is being voted on, since the workshop ends: what was cast counts, and is sealed."""
    for one in await turn.work.rounds.of(turn.actor.workshop_id):
        row = await turn.work.rounds.get(turn.actor.workshop_id, one.id, lock=True) if one.status == "open" else None
        if row is not None and row.status == "open":
            await _shut(turn.work, row, turn.now, turn.keys)


class Voting:
    """Rounds and ballots."""

    def __init__(self, gate: Gate, results: Results, deadlines: Deadlines, newcomers: Newcomers) -> None:
        self._gate = gate
        self._newcomers = newcomers
        self._results = results
        self._deadlines = deadlines
        self._box = BallotBox(gate)

    # --- the desk runs rounds -------------------------------------------------------------------------------------

    async def plan(self, actor: Actor, step_id: str, plan: RoundPlan, *, key: str = "") -> str:
        """Prepare a round; returns its id. Nothing is open yet."""
        async with self._gate.turn(actor, Action.RUN_ROUND, *_SHOWN, step_id=step_id, key=key) as turn:
            if turn.is_repeat:
                return turn.result_id
            goes_on = None
            if plan.runoff_of:
                former = await self._round(turn, plan.runoff_of)
                goes_on = await self._best_of(turn, former, plan)
                plan = for_the_same_people(plan, former.eligibility, former.group_ids)
            columns = columns_of(plan, goes_on)
            if columns["secrecy"] == Secrecy.OPEN and turn.workshop.naming != Naming.NAMES:
                raise Invalid("round.names_hidden", "secrecy")
            workshop = await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            assert workshop is not None  # noqa: S101 - the gate has just read it
            workshop.round_count += 1
            row = RoundRow(workshop_id=actor.workshop_id, step_id=turn.step_id, number=workshop.round_count, **columns)
            turn.work.rounds.add(row)
            turn.result_id = row.id
            return row.id

    async def _best_of(self, turn: Turn, former: RoundRow, plan: RoundPlan) -> list[dict[str, Any]]:
        """What goes on into a run-off. Errors: Conflict before the reveal, Invalid for another subject."""
        result = await self._results.of(turn.work, former)
        if result is None:
            raise Conflict("round.not_revealed")
        if former.subject != plan.subject or not former.options:
            raise Invalid("round.runoff_subject", "subject")
        return best_of(former, result, plan.top)

    async def open(self, actor: Actor, round_id: str) -> None:
        """Open a round: options, electorate and the blocks of groups are frozen now."""
        step_id = await self._step_of(actor, round_id)
        async with self._gate.turn(actor, Action.RUN_ROUND, *_SHOWN, step_id=step_id) as turn:
            row = await self._round(turn, round_id, lock=True)
            if row.status != "draft":
                raise Conflict("round.not_draft")
            # One after the other with whoever joins, and with whoever opens another round.
            await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            for other in await turn.work.rounds.of(actor.workshop_id):
                if other.status == "open" and other.id != row.id:
                    raise Conflict("round.another_open")
            await freeze(turn, row)
            await convene(turn, row)
            if row.subject == Subject.CHARTER:
                version = await keep_version(turn, self._results, self._gate.clock, about=row)
                row.subject_text = f"{row.subject_text} ({version.label})".strip()
            if row.closes_in_minutes:
                row.closes_at = turn.now + timedelta(minutes=row.closes_in_minutes)
            row.status, row.opened_at, row.lot_seed = "open", turn.now, new_id()
        self._deadlines.look_again()

    async def open_if_draft(self, actor: Actor, round_id: str) -> None:
        """Open a round that was just prepared; harmless to repeat."""
        async with self._gate.database.read() as work:
            row = await work.rounds.get(actor.workshop_id, round_id)
        if row is not None and row.status == "draft":
            await self.open(actor, round_id)

    async def extend(self, actor: Actor, round_id: str, minutes: int) -> None:
        """Give an open round so many minutes more, from its deadline or from now; 0 takes the deadline away."""
        if not 0 <= minutes <= LONGEST_DEADLINE_MINUTES:
            raise Invalid("number.range", "minutes", least=1, most=LONGEST_DEADLINE_MINUTES)
        step_id = await self._step_of(actor, round_id)
        async with self._gate.turn(actor, Action.RUN_ROUND, Topic.ROUNDS, step_id=step_id) as turn:
            row = await self._round(turn, round_id, lock=True)
            if row.status != "open":
                raise Conflict("round.not_open")
            begins = max(row.closes_at, turn.now) if row.closes_at else turn.now
            row.closes_at = begins + timedelta(minutes=minutes) if minutes else None
        self._deadlines.look_again()

    async def close(self, actor: Actor, round_id: str) -> None:
        """Close a round: no ballot is taken, replaced or withdrawn any more, and a root seals them."""
        step_id = await self._step_of(actor, round_id)
        async with self._gate.turn(actor, Action.RUN_ROUND, *_SHOWN, step_id=step_id) as turn:
            row = await self._round(turn, round_id, lock=True)
            if row.status != "open":
                raise Conflict("round.not_open")
            await _shut(turn.work, row, turn.now, turn.keys)
        self._newcomers.forget(actor.workshop_id)
        await self._gate.database.forget_past()

    async def close_due(self) -> datetime | None:
        """Close the rounds whose deadline has passed; returns the next deadline, if there is one."""
        now = self._gate.clock()
        async with self._gate.database.read() as work:
            waiting = await work.rounds.with_deadline()
        for round_id, workshop_id, closes_at in waiting:
            if closes_at > now:
                continue
            async with self._gate.database.write() as work:
                row = await work.rounds.get(workshop_id, round_id, lock=True)
                # Meanwhile somebody may have closed it, or given it more time.
                is_due = row is not None and row.status == "open" and row.closes_at and row.closes_at <= now
                if row is not None and is_due:
                    await _shut(work, row, now, self._gate.keys)
            if is_due:
                self._newcomers.forget(workshop_id)
                await self._gate.database.forget_past()
                self._gate.announcer.changed(workshop_id, _SHOWN)
        return min((closes_at for _, _, closes_at in waiting if closes_at > now), default=None)

    async def reveal(self, actor: Actor, round_id: str) -> None:
        """Show the result to everybody at the same moment, facilitators included."""
        step_id = await self._step_of(actor, round_id)
        async with self._gate.turn(actor, Action.RUN_ROUND, *_SHOWN, step_id=step_id) as turn:
            row = await self._round(turn, round_id, lock=True)
            if row.status != "closed":
                raise Conflict("round.not_closed")
            row.status, row.revealed_at = "revealed", turn.now
            await tell(turn, HookEvent.ROUND_REVEALED, round_id=row.id, number=row.number)

    async def discard(self, actor: Actor, round_id: str) -> None:
        """Drop a round that was never opened."""
        step_id = await self._step_of(actor, round_id)
        async with self._gate.turn(actor, Action.RUN_ROUND, *_SHOWN, step_id=step_id) as turn:
            row = await self._round(turn, round_id, lock=True)
            if row.status != "draft":
                raise Conflict("round.not_draft")
            await turn.work.rounds.delete(row)

    # --- the room votes -------------------------------------------------------------------------------------------

    async def cast(self, actor: Actor, round_id: str, ballot_key: str, choices: Mapping[str, object]) -> None:
        """Set the seat's ballot. Repeating it changes nothing; other choices with the same key replace it.

        `ballot_key` is a random secret that only the voter's device has (16 characters at least). A seat that has voted
        with another key, from another device, is told so (Conflict).
        """
        await self._box.take(Slip(actor, Action.CAST_BALLOT, round_id, actor.seat_id, ballot_key, choices))

    async def withdraw(self, actor: Actor, round_id: str, ballot_key: str) -> None:
        """Take the seat's ballot out again while the round is open."""
        await self._box.take(Slip(actor, Action.CAST_BALLOT, round_id, actor.seat_id, ballot_key, None))

    async def own(self, actor: Actor, round_id: str, ballot_key: str) -> Mapping[str, object] | None:
        """The choices cast with this key, while the round is open; None when there are none."""
        async with self._gate.database.read() as work:
            row = await work.rounds.get(actor.workshop_id, round_id)
            if row is None or row.status != "open" or len(ballot_key) < LEAST_KEY:
                return None
            return await work.ballots.cast_with(row.id, hash_of(row.id, key_in(row, actor.seat_id, ballot_key)))

    async def enter_for_table(
        self, actor: Actor, round_id: str, seat_id: str, ballot_key: str, choices: Mapping[str, object]
    ) -> None:
        """Enter the ballot of a table without phones: it counts once for each of the table's voices."""
        step_id = await self._step_of(actor, round_id)
        async with self._gate.turn(
            actor, Action.ENTER_TABLE_BALLOT, Topic.TURNOUT, Topic.BACKSTAGE, step_id=step_id
        ) as turn:
            seat = await turn.work.seats.get(actor.workshop_id, seat_id)
            if seat is None or seat.removed_at is not None or seat.channel != Channel.TABLE:
                raise NotFound("table.gone")
            slip = Slip(actor, Action.ENTER_TABLE_BALLOT, round_id, seat.id, ballot_key, choices)
            (answer,), _ = await self._box.settle(turn.work.ballots, [slip])
            if answer is not None:
                raise answer

    async def _step_of(self, actor: Actor, round_id: str) -> str:
        async with self._gate.database.read() as work:
            row = await work.rounds.get(actor.workshop_id, round_id)
            if row is None:
                raise NotFound("round.gone")
            return row.step_id

    async def _round(self, turn: Turn, round_id: str, *, lock: bool = False) -> RoundRow:
        row = await turn.work.rounds.get(turn.actor.workshop_id, round_id, lock=lock)
        if row is None:
            raise NotFound("round.gone")
        return row
