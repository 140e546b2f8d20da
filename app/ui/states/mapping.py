"""Step 3: the register of stakeholders."""

import reflex as rx

from app.ui.states.counter import house
from app.ui.states.seat import SeatState, word


class MappingState(SeatState):
    """Stakeholders."""

    @rx.event
    async def add(self, values_json: str, key: str) -> None:
        """Add an actor; fields as in `StakeholderView`."""
        await self._take(key, values_json, lambda actor, fields, k: house().mapping.add(actor, fields, key=k))

    @rx.event
    async def rewrite(self, stakeholder_id: str, values_json: str, key: str) -> None:
        """Change an actor; all fields."""
        await self._take(
            key, values_json, lambda actor, fields, _: house().mapping.rewrite(actor, word(stakeholder_id), fields)
        )

    @rx.event
    async def place(self, stakeholder_id: str, power: int, interest: int) -> None:
        """Place an actor on the grid, each 1 to 5."""
        await self._do(lambda actor: house().mapping.place(actor, stakeholder_id, power, interest), stakeholder_id)

    @rx.event
    async def remove(self, stakeholder_id: str) -> None:
        """Take an actor off the register."""
        await self._do(lambda actor: house().mapping.remove(actor, stakeholder_id), stakeholder_id)
