"""Seating: join, come back, move to another device, sit a table without phones, leave. Decides who an actor is."""

from dataclasses import dataclass

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, NotFound, NotSeated
from app.domain.ids import new_id, tidy_code
from app.domain.roles import LEADING, Role
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, Channel, Naming, WorkshopStatus, clean_line
from app.persistence.tables import ElectorateRow, LinkRow, SeatRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.keys import Keys
from app.services.turn import Gate

MAX_TABLE = 100
_SHOWN = (Topic.PRESENCE, Topic.ROUNDS, Topic.CHARTER)
_TREES = [
    "Alder",
    "Ash",
    "Aspen",
    "Beech",
    "Birch",
    "Cedar",
    "Cherry",
    "Chestnut",
    "Cypress",
    "Elder",
    "Elm",
    "Fir",
    "Hawthorn",
    "Hazel",
    "Holly",
    "Juniper",
    "Larch",
    "Linden",
    "Maple",
    "Medlar",
    "Mulberry",
    "Oak",
    "Olive",
    "Pear",
    "Pine",
    "Plum",
    "Poplar",
    "Quince",
    "Rowan",
    "Spruce",
    "Walnut",
    "Willow",
]


@dataclass(frozen=True, slots=True)
class Seated:
    """A taken seat: its token for the cookie and the page it belongs on (room or desk)."""

    seat_id: str
    workshop_id: str
    code: str
    role: Role
    token: str
    recovery_code: str

    @property
    def page(self) -> str:
        """The path to go to."""
        return f"/{'desk' if self.role in LEADING else 'room'}/{self.code}"


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What a secret link is for. The facilitator's leads back to a seat; the others make one, which needs a name."""

    code: str
    title: str
    role: Role
    needs_name: bool


def _credits(workshop: WorkshopRow) -> tuple[Topic, ...]:
    """What shows groups by their size: where nobody is named, one person more or less can show or hide a group's."""
    return (Topic.CARDS, Topic.GOALS, Topic.BACKSTAGE) if workshop.naming == Naming.NOBODY else ()


def _pseudonym(number: int) -> str:
    lap, tree = divmod(number, len(_TREES))
    return _TREES[tree] if lap == 0 else f"{_TREES[tree]} {lap + 1}"


class Seating:
    """Seats."""

    def __init__(self, gate: Gate, keys: Keys) -> None:
        self._gate = gate
        self._keys = keys

    def _seated(self, seat: SeatRow, workshop: WorkshopRow) -> Seated:
        return Seated(
            seat_id=seat.id,
            workshop_id=workshop.id,
            code=workshop.code,
            role=Role(seat.role),
            token=self._keys.seat_token(seat.id, workshop.id, self._gate.clock()),
            recovery_code=self._keys.recovery_code(seat.id),
        )

    def come_back(self, actor: Actor, code: str) -> Seated:
        """The seat that this device has already, with a fresh token."""
        return Seated(
            seat_id=actor.seat_id,
            workshop_id=actor.workshop_id,
            code=code,
            role=actor.role,
            token=self._keys.seat_token(actor.seat_id, actor.workshop_id, self._gate.clock()),
            recovery_code=self._keys.recovery_code(actor.seat_id),
        )

    async def _new_seat(
        self, work: UnitOfWork, workshop: WorkshopRow, *, role: Role, name: str, group_id: str | None
    ) -> SeatRow:
        # People sit down one after the other: no two get one pseudonym, and a vote that opens now misses nobody.
        await work.workshops.by_id(workshop.id, lock=True)
        seat_id = new_id()
        seat = work.seats.add(
            SeatRow(
                id=seat_id,
                workshop_id=workshop.id,
                group_id=group_id,
                role=role,
                name=name,
                pseudonym=_pseudonym(await work.seats.count_ever(workshop.id)),
                recovery_hash=self._keys.recovery_hash(self._keys.recovery_code(seat_id)),
                joined_at=self._gate.clock(),
            )
        )
        await work.flush()
        return seat

    async def join(self, typed_code: str, *, name: str = "", group_id: str = "") -> Seated:
        """Take a participant's seat with the join code. A name is needed only where names are shown."""
        async with self._gate.database.write() as work:
            workshop = await work.workshops.by_code(tidy_code(typed_code))
            if workshop is None:
                raise NotFound("code.unknown")
            if workshop.status == WorkshopStatus.ENDED:
                raise Conflict("code.closed")
            least = 1 if workshop.naming == Naming.NAMES else 0
            clean_name = clean_line(name, "display_name", most=60, least=least)
            group = await work.groups.get(workshop.id, group_id)
            if group is None:
                raise Invalid("group.choose", "group_id")
            seat = await self._new_seat(work, workshop, role=Role.PARTICIPANT, name=clean_name, group_id=group.id)
            await self._admit_to_open_rounds(work, seat)
        self._gate.announcer.changed(workshop.id, {*_SHOWN, *_credits(workshop)})
        return self._seated(seat, workshop)

    async def _admit_to_open_rounds(self, work: UnitOfWork, seat: SeatRow) -> None:
        """Late joiners may vote in what is open; the blocks in which results are shown stay as they were frozen."""
        for ballot_round in await work.rounds.of(seat.workshop_id):
            if ballot_round.status == "open":
                await work.rounds.add_voter(
                    ElectorateRow(
                        workshop_id=seat.workshop_id,
                        round_id=ballot_round.id,
                        seat_id=seat.id,
                        group_id=seat.group_id,
                        weight=seat.weight,
                    )
                )

    async def join_by_link(self, token: str, *, name: str = "") -> Seated:
        """Take or come back to the seat a secret link is for."""
        link_id = self._keys.read_link_token(token)
        async with self._gate.database.write() as work:
            link = await work.links.by_id(link_id)
            workshop = await work.workshops.by_id(link.workshop_id) if link else None
            if link is None or workshop is None or link.revoked_at is not None:
                raise NotSeated("link.unknown")
            if link.seat_id is not None:
                seat = await work.seats.get(workshop.id, link.seat_id)
                if seat is None or seat.removed_at is not None:
                    raise NotSeated("link.unknown")
                return self._seated(seat, workshop)
            clean_name = clean_line(name, "display_name", most=60)
            seat = await self._new_seat(work, workshop, role=Role(link.role), name=clean_name, group_id=None)
        self._gate.announcer.changed(workshop.id, (Topic.PRESENCE, Topic.CHARTER))
        return self._seated(seat, workshop)

    async def link_facts(self, token: str) -> LinkFacts:
        """What a genuine link is for. Errors: NotSeated."""
        link_id = self._keys.read_link_token(token)
        async with self._gate.database.read() as work:
            link = await work.links.by_id(link_id)
            workshop = await work.workshops.by_id(link.workshop_id) if link else None
            if link is None or workshop is None or link.revoked_at is not None:
                raise NotSeated("link.unknown")
            return LinkFacts(workshop.code, workshop.title, Role(link.role), needs_name=link.seat_id is None)

    async def recover(self, typed_code: str, recovery_code: str) -> Seated:
        """Bring a seat to this device by its recovery code."""
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_code(tidy_code(typed_code))
            if workshop is None:
                raise NotFound("code.unknown")
            seat = await work.seats.by_recovery(workshop.id, self._keys.recovery_hash(recovery_code))
            if seat is None:
                raise NotSeated("recovery.unknown")
            return self._seated(seat, workshop)

    async def resolve(self, token: str, typed_code: str) -> Actor:
        """Who holds this token in this workshop, as the database has it now; NotSeated if nobody."""
        claim = self._keys.read_seat_token(token)
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_id(claim.workshop_id)
            if workshop is None:
                raise NotSeated("workshop.gone")
            if typed_code and workshop.code != tidy_code(typed_code):
                raise NotSeated("seat.other_workshop")
            seat = await work.seats.get(workshop.id, claim.seat_id)
            if seat is None or seat.removed_at is not None:
                raise NotSeated("seat.removed")
            return Actor(seat.id, workshop.id, Role(seat.role), seat.group_id or "", seat.name)

    def recovery_code(self, actor: Actor) -> str:
        """The actor's own recovery code."""
        return self._keys.recovery_code(actor.seat_id)

    async def sit_table(self, actor: Actor, *, name: str, group_id: str, voices: int) -> str:
        """Seat a table without phones: `voices` people whose votes a facilitator enters."""
        async with self._gate.turn(actor, Action.MANAGE_SEATS, *_SHOWN, Topic.BACKSTAGE) as turn:
            if not 1 <= voices <= MAX_TABLE:
                raise Invalid("table.voices", "voices", least=1, most=MAX_TABLE)
            group = await turn.work.groups.get(actor.workshop_id, group_id)
            if group is None:
                raise Invalid("group.choose", "group_id")
            clean_name = clean_line(name, "name", most=60)
            seat = await self._new_seat(
                turn.work, turn.workshop, role=Role.PARTICIPANT, name=clean_name, group_id=group.id
            )
            seat.weight = voices
            seat.channel = Channel.TABLE
            await self._admit_to_open_rounds(turn.work, seat)
            turn.topics.update(_credits(turn.workshop))
            return seat.id

    async def remove(self, actor: Actor, seat_id: str) -> None:
        """Take a seat away. Words stay, open electorates forget it unless it has voted."""
        async with self._gate.turn(actor, Action.MANAGE_SEATS, *_SHOWN, Topic.BACKSTAGE) as turn:
            seat = await turn.work.seats.get(actor.workshop_id, seat_id)
            if seat is None or seat.removed_at is not None:
                raise NotFound("seat.gone")
            if seat.role == Role.FACILITATOR:
                raise Invalid("seat.facilitator")
            seat.removed_at = turn.now
            turn.topics.update(_credits(turn.workshop))
            open_rounds = [one.id for one in await turn.work.rounds.of(actor.workshop_id) if one.status == "open"]
            await turn.work.rounds.forget_voters(actor.workshop_id, seat.id, open_rounds)
        self._gate.announcer.removed(seat_id)

    async def renew_link(self, actor: Actor, link_id: str) -> None:
        """Revoke a secret link of co-facilitators or observers and make a new one."""
        async with self._gate.turn(actor, Action.MANAGE_SEATS, Topic.BACKSTAGE) as turn:
            link = await turn.work.links.get(actor.workshop_id, link_id)
            if link is None or link.revoked_at is not None or link.seat_id is not None:
                raise NotFound("link.gone")
            link.revoked_at = turn.now
            turn.work.links.add(LinkRow(workshop_id=actor.workshop_id, role=link.role, created_at=turn.now))
