"""Arriving: people take participants' seats with the join code, many at one moment.

When everyone scans the QR code in the same ten seconds, those of one moment share a transaction; each is seated when it
is committed. Must not: decide who an actor is, or bring anybody back (see `app.services.seating`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.errors import Conflict, Invalid, MissionRoomError, NotFound
from app.domain.ids import new_id
from app.domain.roles import Role
from app.domain.snapshot import Topic
from app.domain.workshop import Naming, WorkshopStatus, clean_line
from app.persistence.repositories.seats import Newcomer
from app.persistence.tables import GroupRow, WorkshopRow
from app.services.admission import Comer, admit
from app.services.keys import Keys
from app.services.newcomers import Newcomers
from app.services.together import Together
from app.services.turn import Gate

SHOWN = (Topic.PRESENCE, Topic.TURNOUT, Topic.CHARTER)
"""What changes when somebody comes or goes."""

LONGEST_NAME = 60
# fmt: off
_TREES = (
    "Alder", "Ash", "Aspen", "Beech", "Birch", "Cedar", "Cherry", "Chestnut", "Cypress", "Elder", "Elm",
    "Fir", "Hawthorn", "Hazel", "Holly", "Juniper", "Larch", "Linden", "Maple", "Medlar", "Mulberry", "Oak",
    "Olive", "Pear", "Pine", "Plum", "Poplar", "Quince", "Rowan", "Spruce", "Walnut", "Willow",
)
# fmt: on


def pseudonym(keys: Keys, workshop_id: str, number: int) -> str:
    """A tree for the seat of this number (0 is the first that was ever taken).

    In an order that only the server knows: whoever sees people arrive, as the desk does, cannot count off who is who.
    From the 33rd on the number says in which thirty-two somebody came, and no more.
    """
    lap, place = divmod(number, len(_TREES))
    tree = keys.shuffled(f"pseudonyms:{workshop_id}:{lap}", _TREES)[place]
    return tree if lap == 0 else f"{tree} {lap + 1}"


def credits_of(workshop: WorkshopRow) -> tuple[Topic, ...]:
    """What shows groups by their size: where nobody is named, one person more or less can show or hide a group's."""
    return (Topic.CARDS, Topic.GOALS, Topic.BACKSTAGE) if workshop.naming == Naming.NOBODY else ()


@dataclass(frozen=True, slots=True)
class Knock:
    """What somebody at the door says. `address` is where they come from, as far as the door knows; it is not kept."""

    code: str
    name: str
    group_id: str
    address: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A seat that was taken."""

    seat_id: str
    workshop_id: str
    code: str


class Door:
    """Lets people in. One for the house."""

    def __init__(self, gate: Gate, keys: Keys, newcomers: Newcomers) -> None:
        self._gate = gate
        self._keys = keys
        self._newcomers = newcomers
        self._together = Together(self._let_in_all, most=200)

    async def let_in(self, knock: Knock) -> Arrived:
        """A seat for one person; it is committed when this returns. Errors: NotFound, Conflict, Invalid."""
        return await self._together.ask(knock)

    async def _let_in_all(self, knocks: Sequence[Knock]) -> Sequence[Arrived | Exception]:
        answers: list[Arrived | Exception] = []
        newcomers: dict[str, list[Newcomer]] = {}
        addresses: dict[str, list[str]] = {}
        async with self._gate.database.write() as work:
            # Locked: no two get one pseudonym, and a vote that opens now misses nobody.
            workshops = await work.workshops.by_codes({knock.code for knock in knocks}, lock=True)
            ids = [workshop.id for workshop in workshops.values()]
            groups = await work.groups.of_all(ids)
            numbers = await work.seats.count_ever(ids)
            for knock in knocks:
                workshop = workshops.get(knock.code)
                try:
                    workshop, name, group = _checked(workshop, knock, groups)
                except MissionRoomError as error:
                    answers.append(error)
                    continue
                arriving = newcomers.setdefault(workshop.id, [])
                seat_id = new_id()
                arriving.append(
                    Newcomer(
                        id=seat_id,
                        workshop_id=workshop.id,
                        group_id=group.id,
                        role=Role.PARTICIPANT,
                        name=name,
                        pseudonym=pseudonym(self._keys, workshop.id, numbers.get(workshop.id, 0) + len(arriving)),
                        recovery_hash=self._keys.recovery_hash(self._keys.recovery_code(seat_id)),
                        joined_at=self._now(),
                    )
                )
                addresses.setdefault(workshop.id, []).append(knock.address)
                answers.append(Arrived(seat_id, workshop.id, workshop.code))
            await work.seats.take([one for arriving in newcomers.values() for one in arriving])
            opened = [
                (workshop_id, one) for workshop_id in newcomers for one in await work.rounds.open_ones(workshop_id)
            ]
            for workshop_id, one in sorted(opened, key=lambda pair: pair[1].id):
                comers = [Comer(seat.id, seat.group_id) for seat in newcomers[workshop_id]]
                await admit(work, workshop_id, one, comers)
            touched = [(one.id, credits_of(one)) for one in workshops.values() if one.id in newcomers]
        voting = {workshop_id: one.id for workshop_id, one in opened}
        for workshop_id, round_id in voting.items():
            for address in addresses[workshop_id]:
                self._newcomers.note(workshop_id, round_id, address)
        for workshop_id, credited in touched:
            at_the_door = {Topic.BACKSTAGE} if workshop_id in voting else set()
            self._gate.announcer.changed(workshop_id, {*SHOWN, *credited, *at_the_door})
        return answers

    def _now(self) -> datetime:
        return self._gate.clock()


def _checked(
    workshop: WorkshopRow | None, knock: Knock, groups: dict[str, GroupRow]
) -> tuple[WorkshopRow, str, GroupRow]:
    if workshop is None:
        raise NotFound("code.unknown")
    if workshop.status == WorkshopStatus.ENDED:
        raise Conflict("code.closed")
    least = 1 if workshop.naming == Naming.NAMES else 0
    name = clean_line(knock.name, "display_name", most=LONGEST_NAME, least=least)
    group = groups.get(knock.group_id)
    if group is None or group.workshop_id != workshop.id:
        raise Invalid("group.choose", "group_id")
    return workshop, name, group
