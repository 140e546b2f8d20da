"""Step 5: wording the charter."""

import reflex as rx

from app.services.forms import one
from app.ui.states.counter import house
from app.ui.states.seat import SeatState, word


class CharterState(SeatState):
    """Sections of the charter."""

    @rx.event
    async def reword(self, section_key: str, values_json: str, key: str) -> None:
        """Word a section by hand (`text`, `basis`)."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().drafting.reword(
                actor, word(section_key), one(fields, "text"), basis=one(fields, "basis")
            ),
        )

    @rx.event
    async def restore(self, section_key: str) -> None:
        """Go back to what was assembled."""
        await self._do(lambda actor: house().drafting.restore(actor, section_key), section_key)
