"""Step 5: wording the charter."""

import reflex as rx

from app.ui.states.counter import house
from app.ui.states.seat import SeatState


class CharterState(SeatState):
    """Sections of the charter."""

    @rx.event
    async def restore(self, section_key: str) -> None:
        """Go back to what was assembled."""
        await self._do(lambda actor: house().drafting.restore(actor, section_key), section_key)
