"""The parking lot."""

import reflex as rx

from app.services.forms import one
from app.ui.states.counter import house
from app.ui.states.seat import SeatState, word


class ParkingState(SeatState):
    """Things to come back to."""

    @rx.event
    async def park(self, values_json: str, key: str) -> None:
        """Put something in (`text`)."""
        await self._take(
            key, values_json, lambda actor, fields, k: house().running.park(actor, one(fields, "text"), key=k)
        )

    @rx.event
    async def settle(self, item_id: str, values_json: str, key: str) -> None:
        """Answer an item (`answer`)."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().running.settle(actor, word(item_id), answer=one(fields, "answer")),
        )

    @rx.event
    async def reopen(self, item_id: str) -> None:
        """Open a settled item again."""
        await self._do(lambda actor: house().running.settle(actor, item_id, is_settled=False), item_id)
