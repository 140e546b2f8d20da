"""Running the room: agenda, timer, private notes, parking lot, undo."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.actions import Action
from app.domain.bounds import MOST_PARKED
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.hooks import HookEvent
from app.domain.snapshot import Topic
from app.domain.steps import StepStatus
from app.domain.workshop import Actor, clean_line, clean_text
from app.persistence.tables import NoteRow, ParkingItemRow, StepRow
from app.services.hooks.outbox import tell
from app.services.turn import Gate, Turn

LONGEST_TIMER_SECONDS = 8 * 3600


@dataclass(frozen=True, slots=True)
class StepPlan:
    """How a facilitator words and times a step; an empty title or prompt means the catalogue's."""

    title: str = ""
    prompt: str = ""
    minutes: int = 0


class Running:
    """What a facilitator does to keep a room moving."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    # --- agenda ---------------------------------------------------------------------------------------------------

    async def open_step(self, actor: Actor, step_id: str) -> None:
        """Open a step: the room goes there, the step that was open is closed. A closed step may be opened again.

        Opening what is open changes nothing, the timer included. The workshop lives, so its deletion moves on with it.
        """
        async with self._gate.turn(actor, Action.RUN_AGENDA, *Topic) as turn:
            if turn.workshop.status != "live":
                raise Conflict("gate.ended")
            wanted = await self._step(turn, step_id)
            if wanted.status == StepStatus.OPEN:
                return
            for step in await turn.work.steps.of(actor.workshop_id):
                if step.id != wanted.id and step.status == StepStatus.OPEN:
                    step.status = StepStatus.CLOSED
                    step.closed_at = turn.now
                    await tell(turn, HookEvent.STEP_CLOSED, step_id=step.id, kind=step.kind)
            wanted.status = StepStatus.OPEN
            wanted.opened_at = wanted.opened_at or turn.now
            wanted.closed_at = None
            turn.workshop.current_step_id = wanted.id
            kept_until = turn.now + timedelta(days=turn.workshop.retention_days)
            turn.workshop.delete_at = max(turn.workshop.delete_at, kept_until)
            turn.workshop.timer_state = "none"
            await tell(turn, HookEvent.STEP_OPENED, step_id=wanted.id, kind=wanted.kind)

    async def close_step(self, actor: Actor, step_id: str) -> None:
        """Close a step: no more input; what was collected stays to be read."""
        async with self._gate.turn(actor, Action.RUN_AGENDA, *Topic) as turn:
            step = await self._step(turn, step_id)
            if step.status != StepStatus.OPEN:
                raise Conflict("step.not_open")
            step.status = StepStatus.CLOSED
            step.closed_at = turn.now
            turn.workshop.timer_state = "none"
            await tell(turn, HookEvent.STEP_CLOSED, step_id=step.id, kind=step.kind)

    async def plan_step(self, actor: Actor, step_id: str, plan: StepPlan) -> None:
        """Reword or retime a step."""
        async with self._gate.turn(actor, Action.RUN_AGENDA, Topic.AGENDA, Topic.CHARTER, Topic.BACKSTAGE) as turn:
            step = await self._step(turn, step_id)
            if not 0 <= plan.minutes <= LONGEST_TIMER_SECONDS // 60:
                raise Invalid("step.minutes", "minutes", most=LONGEST_TIMER_SECONDS // 60)
            step.title = clean_line(plan.title, "title", most=80, least=0)
            step.prompt = clean_text(plan.prompt, "prompt", most=280, least=0)
            step.minutes = plan.minutes

    async def _step(self, turn: Turn, step_id: str) -> StepRow:
        step = await turn.work.steps.get(turn.actor.workshop_id, step_id)
        if step is None:
            raise NotFound("step.gone")
        return step

    # --- timer ----------------------------------------------------------------------------------------------------

    async def start_timer(self, actor: Actor, seconds: int) -> None:
        """Start the room's timer afresh."""
        if not 1 <= seconds <= LONGEST_TIMER_SECONDS:
            raise Invalid("timer.range", "seconds", most=LONGEST_TIMER_SECONDS // 60)
        async with self._gate.turn(actor, Action.RUN_AGENDA, Topic.AGENDA) as turn:
            turn.workshop.timer_state = "running"
            turn.workshop.timer_duration_seconds = seconds
            turn.workshop.timer_remaining_seconds = seconds
            turn.workshop.timer_ends_at = turn.now + timedelta(seconds=seconds)

    async def extend_timer(self, actor: Actor, seconds: int) -> None:
        """Add (or with a minus take away) time; never below zero."""
        async with self._gate.turn(actor, Action.RUN_AGENDA, Topic.AGENDA) as turn:
            workshop = turn.workshop
            if workshop.timer_state == "none" or workshop.timer_ends_at is None:
                raise Conflict("timer.none")
            if abs(seconds) > LONGEST_TIMER_SECONDS:
                raise Invalid("timer.range", "seconds", most=LONGEST_TIMER_SECONDS // 60)
            workshop.timer_duration_seconds = max(1, workshop.timer_duration_seconds + seconds)
            if workshop.timer_state == "paused":
                workshop.timer_remaining_seconds = max(0, workshop.timer_remaining_seconds + seconds)
            else:
                base = max(workshop.timer_ends_at, turn.now) if seconds > 0 else workshop.timer_ends_at
                workshop.timer_ends_at = max(turn.now, base + timedelta(seconds=seconds))

    async def pause_timer(self, actor: Actor) -> None:
        """Hold the timer where it is."""
        async with self._gate.turn(actor, Action.RUN_AGENDA, Topic.AGENDA) as turn:
            workshop = turn.workshop
            if workshop.timer_state != "running" or workshop.timer_ends_at is None:
                raise Conflict("timer.none")
            left = (workshop.timer_ends_at - turn.now).total_seconds()
            workshop.timer_remaining_seconds = max(0, round(left))
            workshop.timer_state = "paused"

    async def resume_timer(self, actor: Actor) -> None:
        """Let a held timer run on."""
        async with self._gate.turn(actor, Action.RUN_AGENDA, Topic.AGENDA) as turn:
            workshop = turn.workshop
            if workshop.timer_state != "paused":
                raise Conflict("timer.none")
            workshop.timer_ends_at = turn.now + timedelta(seconds=workshop.timer_remaining_seconds)
            workshop.timer_state = "running"

    async def stop_timer(self, actor: Actor) -> None:
        """Take the timer off all screens."""
        async with self._gate.turn(actor, Action.RUN_AGENDA, Topic.AGENDA) as turn:
            turn.workshop.timer_state = "none"

    # --- notes, parking lot, undo ---------------------------------------------------------------------------------

    async def write_note(self, actor: Actor, step_id: str, text: str) -> None:
        """Keep a private note on a step; only facilitators ever see it."""
        async with self._gate.turn(actor, Action.WRITE_NOTE, Topic.BACKSTAGE) as turn:
            step = await self._step(turn, step_id)
            clean = clean_text(text, "text", most=4000, least=0)
            note = await turn.work.notes.of_step(actor.workshop_id, step.id)
            if note is None:
                turn.work.notes.add(
                    NoteRow(workshop_id=actor.workshop_id, step_id=step.id, text=clean, edited_at=turn.now)
                )
            else:
                note.text, note.edited_at = clean, turn.now

    async def park(self, actor: Actor, text: str, *, key: str = "") -> str:
        """Put something into the parking lot; returns its id."""
        async with self._gate.turn(actor, Action.PARK_ITEM, Topic.PARKING, Topic.CHARTER, key=key) as turn:
            if turn.is_repeat:
                return turn.result_id
            await turn.work.workshops.by_id(actor.workshop_id, lock=True)  # the count holds until the commit
            if await turn.work.parking.standing(actor.workshop_id) >= MOST_PARKED:
                raise Conflict("parking.full", most=MOST_PARKED)
            item = turn.work.parking.add(
                ParkingItemRow(
                    workshop_id=actor.workshop_id,
                    step_id=turn.workshop.current_step_id or None,
                    seat_id=actor.seat_id,
                    text=clean_text(text, "text", most=280),
                    parked_at=turn.now,
                )
            )
            turn.result_id = item.id
            return item.id

    async def settle(self, actor: Actor, item_id: str, *, answer: str = "", is_settled: bool = True) -> None:
        """Answer a parked item, or open it again."""
        async with self._gate.turn(
            actor, Action.SETTLE_PARKING, Topic.PARKING, Topic.CHARTER, label="settle_parking", is_undoable=True
        ) as turn:
            item = await turn.work.parking.get(actor.workshop_id, item_id)
            if item is None:
                raise NotFound("parking.gone")
            item.answer = clean_text(answer, "answer", most=600, least=0)
            item.is_settled = is_settled

    async def undo(self, actor: Actor, change_id: str) -> None:
        """Take back the newest thing a facilitator did; Conflict if it is no longer the newest or has been built on.

        What was built on is not offered again, so that it does not stand in the way of what came before it.
        """
        async with self._gate.turn(actor, Action.UNDO, *Topic) as turn:
            change = await turn.work.changes.last_undoable(actor.workshop_id, lock=True)
            if change is None or change.id != change_id:
                raise Conflict("undo.moved_on")
            await self._not_voted_on(turn, {entry["id"] for entry in change.rows})
            was_built_on = not await turn.work.changes.take_back(change)
            if was_built_on:
                change.is_undoable = False
        if was_built_on:
            raise Conflict("undo.moved_on")

    async def _not_voted_on(self, turn: Turn, ids: set[str]) -> None:
        for ballot_round in await turn.work.rounds.of(turn.actor.workshop_id):
            if ballot_round.status == "open" and ids & {option["id"] for option in ballot_round.options}:
                raise Conflict("goal.in_vote")
