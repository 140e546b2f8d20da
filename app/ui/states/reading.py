"""The close reading of a result, asked for by whoever wants to look closer."""

import reflex as rx

from app.domain.snapshot.reading import ReadingView
from app.domain.workshop import Actor
from app.ui.states.counter import house
from app.ui.states.seat import SeatState


class ReadingState(SeatState):
    """What this page reads closely: one round at a time, so that a page never holds many."""

    reading: ReadingView = ReadingView()

    @rx.event
    async def read_round(self, round_id: str) -> None:
        """Read a revealed round closely."""

        async def read(actor: Actor) -> None:
            self.reading = await house().views.reading(actor, round_id)

        await self._do(read, round_id)

    @rx.event
    async def put_away(self) -> None:
        """Fold the reading away."""
        self.reading = ReadingView()
