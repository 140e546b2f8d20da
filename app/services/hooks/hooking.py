"""Addresses that are told: added, tried, looked at, taken away by facilitators.

Must not: show a signing key again after it was made.
"""

from dataclasses import dataclass, field

from app.domain.actions import Action
from app.domain.errors import Conflict, NotFound
from app.domain.hooks import HookEvent, check_address, check_events, secret_text
from app.domain.workshop import Actor
from app.persistence.tables import WebhookDeliveryRow, WebhookRow
from app.services.hooks.outbox import write_down
from app.services.keys import Keys
from app.services.turn import Gate, Turn

MOST_HOOKS = 5
SHOWN = 30


@dataclass(frozen=True, slots=True)
class MadeHook:
    """A new address; `secret` is its signing key, told this once."""

    id: str
    secret: str


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """A message as it went: `status` waiting, sent or failed; `answer` is the status it got (0: none), `fault` why."""

    id: str
    hook_id: str
    event: str
    status: str
    tries: int
    answer: int
    fault: str
    created_at: str
    next_at: str


@dataclass(frozen=True, slots=True)
class HookView:
    """An address that is told; `stopped_because` is empty while it is, `gone` when it said so itself."""

    id: str
    url: str
    events: list[str]
    stopped_because: str
    added_at: str
    log: list[DeliveryView] = field(default_factory=list)


class Hooks:
    """The addresses of a workshop."""

    def __init__(self, gate: Gate, keys: Keys, *, allows_private: bool) -> None:
        self._gate = gate
        self._keys = keys
        self._allows_private = allows_private

    async def add(self, actor: Actor, url: str, events: list[str]) -> MadeHook:
        """Tell this address of these events. Errors: Invalid naming `url` or `events`, Conflict `hook.too_many`."""
        address, chosen = check_address(url, allows_private=self._allows_private), check_events(events)
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP) as turn:
            await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            if len(await turn.work.webhooks.of(actor.workshop_id)) >= MOST_HOOKS:
                raise Conflict("hook.too_many", most=MOST_HOOKS)
            row = turn.work.webhooks.add(
                WebhookRow(workshop_id=actor.workshop_id, url=address, events=chosen, added_at=turn.now)
            )
            return MadeHook(row.id, secret_text(self._keys.hook_key(row.id)))

    async def listed(self, actor: Actor) -> list[HookView]:
        """All addresses, each with its newest messages. For facilitators."""
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.VIEW_BACKSTAGE)
            rows = await work.webhooks.of(actor.workshop_id)
            log = await work.webhook_deliveries.of(actor.workshop_id, MOST_HOOKS * SHOWN)
        return [
            HookView(
                row.id,
                row.url,
                list(row.events),
                row.stopped_because,
                row.added_at.isoformat(),
                [_view(one) for one in log if one.webhook_id == row.id][:SHOWN],
            )
            for row in rows
        ]

    async def remove(self, actor: Actor, hook_id: str) -> None:
        """Tell this address nothing more; its log goes with it. Errors: NotFound `hook.unknown`."""
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP) as turn:
            await turn.work.webhooks.delete(await _hook(turn, hook_id))

    async def test(self, actor: Actor, hook_id: str) -> str:
        """Send a test; returns the message's id. An address that had stopped is told again from here on."""
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP) as turn:
            hook = await _hook(turn, hook_id)
            hook.stopped_because = ""
            return await write_down(turn, hook, HookEvent.TEST, "room")

    async def again(self, actor: Actor, delivery_id: str) -> None:
        """Send a message once more, from the first try. Errors: NotFound `hook.message_gone`."""
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP) as turn:
            row = await turn.work.webhook_deliveries.get(actor.workshop_id, delivery_id, lock=True)
            if row is None:
                raise NotFound("hook.message_gone")
            row.status, row.tries, row.next_at, row.finished_at = "waiting", 0, turn.now, None
            turn.wakes_sender = True


async def _hook(turn: Turn, hook_id: str) -> WebhookRow:
    row = await turn.work.webhooks.get(turn.actor.workshop_id, hook_id, lock=True)
    if row is None:
        raise NotFound("hook.unknown")
    return row


def _view(row: WebhookDeliveryRow) -> DeliveryView:
    return DeliveryView(
        row.id,
        row.webhook_id,
        row.event,
        row.status,
        row.tries,
        row.answer,
        row.fault,
        row.created_at.isoformat(),
        row.next_at.isoformat() if row.next_at else "",
    )
