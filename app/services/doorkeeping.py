"""The door of the open round: shut it for people who come from now on, and admit those who wait after all.

It is never shut by itself. Whoever waits is told so on their own screen, and the desk sees how many they are.
"""

from app.domain.actions import Action
from app.domain.errors import Conflict, NotFound
from app.domain.ids import new_id
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.persistence.repositories.voting import OpenRound
from app.persistence.tables import RoundRow
from app.services.turn import Gate, Turn

_SHOWN = (Topic.ROUNDS, Topic.TURNOUT, Topic.BACKSTAGE)


class Doorkeeping:
    """The facilitators' hand on the door."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def shut(self, actor: Actor, round_id: str) -> None:
        """From now on whoever takes a seat writes along, but does not vote in this round; harmless to repeat.

        Errors: Conflict when the round is not open, or is for the people on the roster, who need no door.
        """
        async with self._gate.turn(actor, Action.MANAGE_SEATS, *_SHOWN) as turn:
            row = await self._open_round(turn, round_id)
            if row.eligibility == "roster":
                raise Conflict("door.roster")
            row.shut_door = row.shut_door or new_id()

    async def open(self, actor: Actor, round_id: str) -> None:
        """Open the door again: those who wait are admitted, and so is whoever comes. Errors: Conflict."""
        async with self._gate.turn(actor, Action.MANAGE_SEATS, *_SHOWN) as turn:
            row = await self._open_round(turn, round_id)
            if not row.shut_door:
                return
            one = OpenRound(row.id, row.eligibility, row.group_ids, row.shut_door)
            waiting = await turn.work.arrivals.waiting(actor.workshop_id, one)
            await turn.work.ballots.admit(actor.workshop_id, row.id, waiting)
            row.shut_door = ""

    async def _open_round(self, turn: Turn, round_id: str) -> RoundRow:
        """The round, locked; then the workshop, in the order in which a round is closed."""
        row = await turn.work.rounds.get(turn.actor.workshop_id, round_id, lock=True)
        if row is None:
            raise NotFound("round.gone")
        if row.status != "open":
            raise Conflict("round.not_open")
        await turn.work.workshops.by_id(turn.actor.workshop_id, lock=True)
        return row
