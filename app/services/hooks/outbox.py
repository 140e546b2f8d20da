"""Writing down what is to be told, in the transaction of the change itself.

Must not: send anything, or put more into a message than everybody in the room can see.
"""

from app.domain.hooks import HookEvent, payload
from app.persistence.tables import WebhookDeliveryRow, WebhookRow
from app.services.turn import Turn

KEPT = 100
"""How many finished messages of a workshop stay in its log."""


async def tell(turn: Turn, event: HookEvent, page: str = "room", **ids: str | int) -> None:
    """Write down that this happened, for every address that wants to hear of it. `page` is what the link leads to."""
    hooks = [one for one in await turn.work.webhooks.of(turn.workshop.id) if not one.stopped_because]
    for hook in hooks:
        if event in hook.events:
            await write_down(turn, hook, event, page, **ids)


async def write_down(turn: Turn, hook: WebhookRow, event: HookEvent, page: str, **ids: str | int) -> str:
    """One message to one address; returns its id."""
    workshop = turn.workshop
    about = {"code": workshop.code, "title": workshop.title, "link": f"{turn.site}/{page}/{workshop.code}"}
    row = turn.work.webhook_deliveries.add(
        WebhookDeliveryRow(
            workshop_id=workshop.id,
            webhook_id=hook.id,
            event=event,
            body=payload(event, turn.now, about, **ids),
            created_at=turn.now,
            next_at=turn.now,
        )
    )
    for old in await turn.work.webhook_deliveries.older_than(workshop.id, KEPT):
        await turn.work.webhook_deliveries.delete(old)
    turn.wakes_sender = True
    return row.id
