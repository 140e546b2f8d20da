"""Step 4: instruments."""

import reflex as rx

from app.ui.states.counter import house
from app.ui.states.seat import SeatState, word


class SketchingState(SeatState):
    """Instrument sketches."""

    @rx.event
    async def sketch(self, values_json: str, key: str) -> None:
        """Add an instrument; fields as in `InstrumentView`."""
        await self._take(key, values_json, lambda actor, fields, k: house().sketching.sketch(actor, fields, key=k))

    @rx.event
    async def rewrite(self, instrument_id: str, values_json: str, key: str) -> None:
        """Change a sketch; all fields."""
        await self._take(
            key, values_json, lambda actor, fields, _: house().sketching.rewrite(actor, word(instrument_id), fields)
        )

    @rx.event
    async def remove(self, instrument_id: str) -> None:
        """Take a sketch out of the mix."""
        await self._do(lambda actor: house().sketching.remove(actor, instrument_id), instrument_id)
