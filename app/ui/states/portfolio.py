"""The portfolio: which project is being pitched."""

import reflex as rx

from app.ui.states.counter import house
from app.ui.states.seat import SeatState


class PortfolioState(SeatState):
    """Pitches, which facilitators run."""

    @rx.event
    async def pitch(self, project_id: str) -> None:
        """Let a project be pitched for three minutes; an empty id ends the pitch."""
        await self._do(lambda actor: house().pitching.pitch(actor, project_id), project_id)
