"""Dealing reframing cards: which one a seat holds.

Must not: store anything. A card follows from when somebody came and for which group, and stays.
"""

from app.domain.actions import Action
from app.domain.errors import NotAllowed
from app.domain.reframing import card_for
from app.domain.registers.development import ReframingCard
from app.domain.roles import Role
from app.domain.workshop import Actor
from app.services.turn import Gate
from app.services.views.people import People


class Dealing:
    """The deck of the framing step."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def card_of(self, actor: Actor) -> ReframingCard:
        """The card of a participant's seat. Errors: NotAllowed for whoever is none."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_ROOM)
            people = await People.read(work, workshop)
        seat = people.seats.get(actor.seat_id)
        if seat is None or seat.role != Role.PARTICIPANT:
            raise NotAllowed("gate.role", action=Action.VIEW_ROOM.value)
        # Seats that left count too: a card that was dealt stays where it is.
        mine = [one for one in people.seats.values() if one.role == Role.PARTICIPANT and one.group_id == seat.group_id]
        return card_for([one.id for one in mine].index(seat.id), max(0, people.group_index(seat.group_id)))
