"""The one way in for every change: gate, limit, idempotency, one transaction, then the announcement.

Every service method that writes takes a turn; nothing else opens a writing unit of work for a person.
"""

import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.domain.actions import Action
from app.domain.charter.states import is_frozen
from app.domain.errors import NotAllowed, NotFound
from app.domain.permissions import RULES, Denied, Situation, decide
from app.domain.snapshot import Topic
from app.domain.steps import StepKind, StepStatus
from app.domain.workshop import Actor, WorkshopStatus
from app.persistence.database import Database
from app.persistence.tables import StepRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.clock import Clock
from app.services.keys import Keys
from app.services.limits import WriteLimits


class Announcer(Protocol):
    """Told after each commit what has changed; the realtime hub is one."""

    def changed(self, workshop_id: str, topics: Iterable[Topic]) -> None:
        """These topics of this workshop have changed."""

    def removed(self, seat_id: str) -> None:
        """This seat is no more; whoever sits there must leave the room."""


class Silence:
    """An announcer for those who need none."""

    def changed(self, workshop_id: str, topics: Iterable[Topic]) -> None:
        """Nothing listens."""

    def removed(self, seat_id: str) -> None:
        """Nobody has to leave."""


@dataclass(slots=True)
class Turn:
    """One person's change in progress. Set `result_id` to what was made; a resend gets the same answer.

    `site` is the address of this installation. `wakes_sender` is set where something was written down to be told.
    """

    work: UnitOfWork
    actor: Actor
    workshop: WorkshopRow
    step: StepRow | None
    now: datetime
    topics: set[Topic] = field(default_factory=set)
    result_id: str = ""
    is_repeat: bool = False
    keys: Keys = field(kw_only=True)
    site: str = ""
    wakes_sender: bool = False

    @property
    def step_id(self) -> str:
        """The step this is about."""
        if self.step is None:
            raise NotAllowed("gate.step")
        return self.step.id


def situation(workshop: WorkshopRow, step: StepRow | None) -> Situation:
    """The moment as the gate sees it."""
    return Situation(
        kind=StepKind(step.kind) if step else None,
        status=StepStatus(step.status) if step else None,
        is_ended=workshop.status == WorkshopStatus.ENDED,
        is_adopted=is_frozen(workshop.charter_state),
    )


def _digest(key: str) -> str:
    """What is kept of a sender's key: of one length whatever was sent, and different for different keys."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _nobody() -> None:
    """Nobody has to be woken."""


class Gate:
    """Opens turns. One for all services."""

    def __init__(self, database: Database, announcer: Announcer, limits: WriteLimits, clock: Clock, keys: Keys) -> None:
        self.database = database
        self.announcer = announcer
        self.limits = limits
        self.clock = clock
        self.keys = keys
        self.site = ""
        self.wake_sender: Callable[[], None] = _nobody

    async def check(
        self, work: UnitOfWork, actor: Actor, action: Action, *, step_id: str = "", kind: StepKind | None = None
    ) -> tuple[WorkshopRow, StepRow | None]:
        """Workshop and step of an allowed action; NotAllowed or NotFound otherwise.

        The step is that of `step_id`, or the one of `kind`, or the only one in which the action can be done.
        """
        workshop = await work.workshops.by_id(actor.workshop_id)
        if workshop is None:
            raise NotFound("workshop.gone")
        step: StepRow | None = None
        kinds = RULES[action].kinds
        if step_id:
            step = await work.steps.get(actor.workshop_id, step_id)
            if step is None:
                raise NotFound("step.gone")
        elif kind or len(kinds) == 1:
            step = await work.steps.of_kind(actor.workshop_id, kind or next(iter(kinds)))
        self.judge(actor, action, situation(workshop, step))
        return workshop, step

    @staticmethod
    def judge(actor: Actor, action: Action, moment: Situation) -> None:
        """Let an allowed action pass. Errors: NotAllowed."""
        verdict = decide(actor.role, action, moment)
        if isinstance(verdict, Denied):
            raise NotAllowed(verdict.reason, action=action.value)

    @contextlib.asynccontextmanager
    async def turn(
        self,
        actor: Actor,
        action: Action,
        *topics: Topic,
        step_id: str = "",
        kind: StepKind | None = None,
        key: str = "",
        label: str = "",
        is_undoable: bool = False,
    ) -> AsyncIterator[Turn]:
        """Take a turn: authorised, limited, in one transaction that is committed when the block ends.

        `key` is the sender's idempotency key: when it was answered before, `turn.is_repeat` is true, `turn.result_id`
        is the former answer and the caller must change nothing. It holds although the step may have been closed since:
        whoever lost the answer on the way is to hear that it was stored.
        """
        self.limits.spend(actor.seat_id)
        async with self.database.write() as work:
            answered = await self._answered(work, actor, key) if key else None
            if answered is not None:
                yield answered
                return
            workshop, step = await self.check(work, actor, action, step_id=step_id, kind=kind)
            turn = Turn(work, actor, workshop, step, self.clock(), set(topics), keys=self.keys, site=self.site)
            work.because(actor, action.value, label=label, is_undoable=is_undoable)
            if is_undoable:
                turn.topics.add(Topic.BACKSTAGE)
            yield turn
            if key:
                work.receipts.give(actor.workshop_id, actor.seat_id, _digest(key), turn.result_id)
        self.announcer.changed(actor.workshop_id, turn.topics)
        if turn.wakes_sender:
            self.wake_sender()

    async def _answered(self, work: UnitOfWork, actor: Actor, key: str) -> Turn | None:
        """The turn of a resend. One that comes at the same moment waits for the first, and then finds its receipt."""
        await work.seats.get(actor.workshop_id, actor.seat_id, lock=True)
        receipt = await work.receipts.find(actor.seat_id, _digest(key))
        workshop = await work.workshops.by_id(actor.workshop_id) if receipt else None
        if receipt is None or workshop is None:
            return None
        return Turn(
            work, actor, workshop, None, self.clock(), result_id=receipt.result_id, is_repeat=True, keys=self.keys
        )
