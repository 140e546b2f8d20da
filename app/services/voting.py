"""Voting: rounds that open, close and reveal; ballots that nobody can join to a seat.

While a round is open nobody, no facilitator either, can learn more than how many have voted. The lock on the round row
orders casting against closing; an acknowledged ballot is a committed ballot.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.snapshot import Topic
from app.domain.voting.groups import freeze_blocks
from app.domain.voting.methods import MAX_DOTS, Method, default_dots
from app.domain.voting.terms import TieRule
from app.domain.workshop import Actor, Channel, clean_line, clean_text
from app.persistence.tables import RoundRow
from app.services.ballot_box import LEAST_KEY, BallotBox, Slip, hash_of
from app.services.sealing import seal
from app.services.turn import Gate, Turn

SUBJECTS = ("goals", "challenge", "charter")
_SHOWN = (Topic.ROUNDS, Topic.TURNOUT, Topic.GOALS, Topic.CHARTER, Topic.BACKSTAGE)


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What a facilitator decides before a round opens. `goal_ids` empty means all goals that stand."""

    method: str = "dots"
    subject: str = "goals"
    title: str = ""
    subject_text: str = ""
    dots: int = 0
    cap: int = 0
    quorum_percent: int = 0
    tie_rule: str = "keep_tie"
    goal_ids: tuple[str, ...] = ()


async def _shut(turn: Turn, row: RoundRow) -> None:
    # One after the other with whoever joins: nobody is admitted to a round that has just closed.
    await turn.work.workshops.by_id(row.workshop_id, lock=True)
    await turn.work.flush()
    await seal(turn.work, row, turn.keys.receipt)
    row.status, row.closed_at = "closed", turn.now


async def close_open_rounds(turn: Turn) -> None:
    """Close what is being voted on, since the workshop ends: what was cast counts, and is sealed."""
    for one in await turn.work.rounds.of(turn.actor.workshop_id):
        row = await turn.work.rounds.get(turn.actor.workshop_id, one.id, lock=True) if one.status == "open" else None
        if row is not None and row.status == "open":
            await _shut(turn, row)


class Voting:
    """Rounds and ballots."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._box = BallotBox(gate)

    # --- the desk runs rounds -------------------------------------------------------------------------------------

    async def plan(self, actor: Actor, step_id: str, plan: RoundPlan, *, key: str = "") -> str:
        """Prepare a round; returns its id. Nothing is open yet."""
        async with self._gate.turn(actor, Action.RUN_ROUND, *_SHOWN, step_id=step_id, key=key) as turn:
            if turn.is_repeat:
                return turn.result_id
            method = self._check(plan)
            workshop = await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            assert workshop is not None  # noqa: S101 - the gate has just read it
            workshop.round_count += 1
            row = RoundRow(
                workshop_id=actor.workshop_id,
                step_id=turn.step_id,
                number=workshop.round_count,
                subject=plan.subject,
                subject_text=clean_text(plan.subject_text, "subject_text", most=1200, least=0),
                title=clean_line(plan.title, "title", most=120, least=0),
                method=method,
                dots=plan.dots,
                cap=plan.cap,
                quorum_percent=plan.quorum_percent,
                tie_rule=plan.tie_rule,
                options=[{"id": goal_id} for goal_id in plan.goal_ids],
            )
            turn.work.rounds.add(row)
            turn.result_id = row.id
            return row.id

    def _check(self, plan: RoundPlan) -> Method:
        try:
            method = Method(plan.method)
        except ValueError:
            raise Invalid("choice.unknown", "method") from None
        if plan.subject not in SUBJECTS:
            raise Invalid("choice.unknown", "subject")
        if (method is Method.FIST_OF_FIVE) == (plan.subject == "goals"):
            raise Invalid("round.method", "method")
        if not 0 <= plan.dots <= MAX_DOTS or not 0 <= plan.cap <= MAX_DOTS:
            raise Invalid("number.range", "dots", least=1, most=MAX_DOTS)
        if plan.dots and plan.cap > plan.dots:
            raise Invalid("number.range", "cap", least=1, most=plan.dots)
        if not 0 <= plan.quorum_percent <= 100:
            raise Invalid("number.range", "quorum_percent", least=0, most=100)
        if plan.tie_rule not in set(TieRule):
            raise Invalid("choice.unknown", "tie_rule")
        return method

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
            await self._freeze_options(turn, row)
            groups = {group.id: group.name for group in await turn.work.groups.of(actor.workshop_id)}
            sizes = dict.fromkeys(groups, 0)
            seats = await turn.work.seats.voices(actor.workshop_id)
            for _seat, group_id, weight in seats:
                if group_id in sizes:
                    sizes[group_id] += weight
            await turn.work.ballots.admit(actor.workshop_id, row.id, seats)
            row.blocks = [
                {
                    "key": block.key,
                    "label": block.label(groups),
                    "group_ids": list(block.group_ids),
                    "size": block.size,
                }
                for block in freeze_blocks(sizes)
            ]
            row.status, row.opened_at = "open", turn.now

    async def open_if_draft(self, actor: Actor, round_id: str) -> None:
        """Open a round that was just prepared; harmless to repeat."""
        async with self._gate.database.read() as work:
            row = await work.rounds.get(actor.workshop_id, round_id)
        if row is not None and row.status == "draft":
            await self.open(actor, round_id)

    async def _freeze_options(self, turn: Turn, row: RoundRow) -> None:
        if row.subject != "goals":
            if not row.subject_text and row.subject == "challenge":
                challenge = await turn.work.challenges.of_workshop(turn.actor.workshop_id)
                row.subject_text = challenge.statement if challenge else ""
            if not row.subject_text:
                if row.subject == "challenge":
                    raise Conflict("round.no_challenge")
                row.subject_text = turn.workshop.title
            row.options = []
            return
        wanted = [option["id"] for option in row.options]
        goals = [
            goal
            for goal in await turn.work.goals.of(turn.actor.workshop_id)
            if goal.status in {"proposed", "adopted"} and (not wanted or goal.id in wanted)
        ]
        if len(goals) < 2:
            raise Conflict("round.too_few_options")
        row.options = [{"id": goal.id, "label": goal.statement, "detail": f"G{goal.number}"} for goal in goals]
        if row.method == Method.DOTS:
            row.dots = row.dots or default_dots(len(goals))
            row.cap = row.cap or min(3, row.dots)

    async def close(self, actor: Actor, round_id: str) -> None:
        """Close a round: no ballot is taken, replaced or withdrawn any more, and a root seals them."""
        step_id = await self._step_of(actor, round_id)
        async with self._gate.turn(actor, Action.RUN_ROUND, *_SHOWN, step_id=step_id) as turn:
            row = await self._round(turn, round_id, lock=True)
            if row.status != "open":
                raise Conflict("round.not_open")
            await _shut(turn, row)
        await self._gate.database.forget_past()

    async def reveal(self, actor: Actor, round_id: str) -> None:
        """Show the result to everybody at the same moment, facilitators included."""
        step_id = await self._step_of(actor, round_id)
        async with self._gate.turn(actor, Action.RUN_ROUND, *_SHOWN, step_id=step_id) as turn:
            row = await self._round(turn, round_id, lock=True)
            if row.status != "closed":
                raise Conflict("round.not_closed")
            row.status, row.revealed_at = "revealed", turn.now

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
            return await work.ballots.cast_with(row.id, hash_of(row.id, ballot_key))

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
