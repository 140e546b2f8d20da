"""Step 3: actors on the grid of power and interest. Everything else of the register is `RegistersState`'s."""

import reflex as rx

from app.ui.states.counter import house
from app.ui.states.seat import SeatState


class MappingState(SeatState):
    """Stakeholders."""

    @rx.event
    async def place(self, stakeholder_id: str, power: int, interest: int) -> None:
        """Place an actor on the grid, each 1 to 5; in the history, as any other change of the register."""
        values = {"power": str(power), "interest": str(interest)}
        await self._do(
            lambda actor: house().registers.change(actor, "stakeholders", stakeholder_id, values), stakeholder_id
        )
