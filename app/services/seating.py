"""Seating: join, come back, move to another device, sit a table without phones, leave. Decides who an actor is."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, NotFound, NotSeated
from app.domain.ids import new_id, tidy_code
from app.domain.roles import LEADING, Role
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, Channel, WorkshopStatus, clean_line
from app.persistence.repositories.own import SeatFacts
from app.persistence.tables import LinkRow, SeatRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.admission import admit, comer_of, leave_open_rounds
from app.services.arriving import LONGEST_NAME, SHOWN, Door, Knock, credits_of, pseudonym
from app.services.keys import Keys
from app.services.newcomers import Newcomers
from app.services.together import Together
from app.services.turn import Gate

MAX_TABLE = 100


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
    """What a secret link is for. The facilitator's leads back to a seat; the others make one, which needs a name.

    A personal link knows the name, and leads to one seat only, on whichever device.
    """

    code: str
    title: str
    role: Role
    needs_name: bool
    is_personal: bool = False


class Seating:
    """Seats."""

    def __init__(self, gate: Gate, keys: Keys, newcomers: Newcomers) -> None:
        self._gate = gate
        self._keys = keys
        self._door = Door(gate, keys, newcomers)
        self._seats = Together(self._find_all)  # who asks at the same moment shares one statement

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
        seat_id, number = new_id(), (await work.seats.count_ever([workshop.id])).get(workshop.id, 0)
        seat = work.seats.add(
            SeatRow(
                id=seat_id,
                workshop_id=workshop.id,
                group_id=group_id,
                role=role,
                name=name,
                pseudonym=pseudonym(self._keys, workshop.id, number),
                recovery_hash=self._keys.recovery_hash(self._keys.recovery_code(seat_id)),
                joined_at=self._gate.clock(),
            )
        )
        await work.flush()
        return seat

    async def join(self, typed_code: str, *, name: str = "", group_id: str = "", address: str = "") -> Seated:
        """Take a participant's seat with the join code. A name is needed only where names are shown.

        `address` is where the request comes from: counted while a round is open, and kept nowhere.
        """
        arrived = await self._door.let_in(Knock(tidy_code(typed_code), name, group_id, address))
        return Seated(
            seat_id=arrived.seat_id,
            workshop_id=arrived.workshop_id,
            code=arrived.code,
            role=Role.PARTICIPANT,
            token=self._keys.seat_token(arrived.seat_id, arrived.workshop_id, self._gate.clock()),
            recovery_code=self._keys.recovery_code(arrived.seat_id),
        )

    async def join_by_link(self, token: str, *, name: str = "") -> Seated:
        """Take or come back to the seat a secret link is for."""
        link_id = self._keys.read_link_token(token)
        topics = {Topic.PRESENCE, Topic.CHARTER}
        async with self._gate.database.write() as work:
            link, workshop = await self._link(work, link_id)
            if link.is_personal and link.seat_id is None:
                # One after the other: the second device of the same moment finds the seat that the first has made.
                await work.workshops.by_id(workshop.id, lock=True)
                link, workshop = await self._link(work, link_id, lock=True)
            if link.seat_id is not None:
                seat = await work.seats.get(workshop.id, link.seat_id)
                if seat is None or seat.removed_at is not None:
                    raise NotSeated("link.unknown")
                return self._seated(seat, workshop)
            if link.is_personal:
                topics |= await self._seat_person(work, workshop, link)
                seat = await work.seats.get(workshop.id, link.seat_id or "")
                assert seat is not None  # noqa: S101 - it was just made
            else:
                clean_name = clean_line(name, "display_name", most=LONGEST_NAME)
                seat = await self._new_seat(work, workshop, role=Role(link.role), name=clean_name, group_id=None)
        self._gate.announcer.changed(workshop.id, topics)
        return self._seated(seat, workshop)

    async def _link(self, work: UnitOfWork, link_id: str, *, lock: bool = False) -> tuple[LinkRow, WorkshopRow]:
        link = await work.links.by_id(link_id, lock=lock)
        workshop = await work.workshops.by_id(link.workshop_id) if link else None
        if link is None or workshop is None or link.revoked_at is not None:
            raise NotSeated("link.unknown")
        return link, workshop

    async def _seat_person(self, work: UnitOfWork, workshop: WorkshopRow, link: LinkRow) -> set[Topic]:
        """Seat somebody of the roster for the first time; what this shows anew."""
        if workshop.status == WorkshopStatus.ENDED:
            raise Conflict("code.closed")
        seat = await self._new_seat(work, workshop, role=Role(link.role), name=link.name, group_id=link.group_id)
        link.seat_id = seat.id
        await work.flush()
        is_voting = await self._admit(work, seat, is_on_roster=True)
        return {*SHOWN, *credits_of(workshop), *({Topic.BACKSTAGE} if is_voting else set())}

    async def _admit(
        self, work: UnitOfWork, seat: SeatRow, *, is_on_roster: bool = False, is_invited: bool = False
    ) -> bool:
        """Let late joiners vote in what is open and for them. Whether there was something open."""
        comer = comer_of(seat, is_on_roster=is_on_roster, is_invited=is_invited)
        rounds = await work.rounds.open_ones(seat.workshop_id)
        for one in rounds:
            await admit(work, seat.workshop_id, one, [comer])
        return bool(rounds)

    async def link_facts(self, token: str) -> LinkFacts:
        """What a genuine link is for. Errors: NotSeated."""
        link_id = self._keys.read_link_token(token)
        async with self._gate.database.read() as work:
            link, workshop = await self._link(work, link_id)
            needs_name = link.seat_id is None and not link.is_personal
            return LinkFacts(workshop.code, workshop.title, Role(link.role), needs_name, link.is_personal)

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
        seat = await self._seats.ask(claim.seat_id)
        if seat is None or seat.workshop_id != claim.workshop_id:
            raise await self._gone(claim.workshop_id)
        if typed_code and seat.code != tidy_code(typed_code):
            raise NotSeated("seat.other_workshop")
        if seat.is_removed:
            raise NotSeated("seat.removed")
        return Actor(seat.id, seat.workshop_id, Role(seat.role), seat.group_id or "", seat.name)

    async def _find_all(self, seat_ids: Sequence[str]) -> Sequence[SeatFacts | Exception | None]:
        async with self._gate.database.glance() as work:
            found = await work.own.seats(seat_ids)
        return [found.get(seat_id) for seat_id in seat_ids]

    async def _gone(self, workshop_id: str) -> NotSeated:
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_id(workshop_id)
        return NotSeated("workshop.gone" if workshop is None else "seat.removed")

    def recovery_code(self, actor: Actor) -> str:
        """The actor's own recovery code."""
        return self._keys.recovery_code(actor.seat_id)

    async def sit_table(self, actor: Actor, *, name: str, group_id: str, voices: int) -> str:
        """Seat a table without phones: `voices` people whose votes a facilitator enters."""
        async with self._gate.turn(actor, Action.MANAGE_SEATS, *SHOWN, Topic.BACKSTAGE) as turn:
            if not 1 <= voices <= MAX_TABLE:
                raise Invalid("table.voices", "voices", least=1, most=MAX_TABLE)
            group = await turn.work.groups.get(actor.workshop_id, group_id)
            if group is None:
                raise Invalid("group.choose", "group_id")
            clean_name = clean_line(name, "name", most=LONGEST_NAME)
            seat = await self._new_seat(
                turn.work, turn.workshop, role=Role.PARTICIPANT, name=clean_name, group_id=group.id
            )
            seat.weight = voices
            seat.channel = Channel.TABLE
            await turn.work.flush()
            await self._admit(turn.work, seat, is_invited=True)
            turn.topics.update(credits_of(turn.workshop))
            return seat.id

    async def remove(self, actor: Actor, seat_id: str) -> None:
        """Take a seat away. Words stay, open electorates forget it unless it has voted."""
        async with self._gate.turn(actor, Action.MANAGE_SEATS, *SHOWN, Topic.BACKSTAGE) as turn:
            seat = await turn.work.seats.get(actor.workshop_id, seat_id)
            if seat is None or seat.removed_at is not None:
                raise NotFound("seat.gone")
            if seat.role == Role.FACILITATOR:
                raise Invalid("seat.facilitator")
            seat.removed_at = turn.now
            turn.topics.update(credits_of(turn.workshop))
            await turn.work.flush()
            # One after the other with a vote that opens: it either sees that the seat is gone, or is seen here.
            await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            await leave_open_rounds(turn.work, actor.workshop_id, seat.id)
        self._gate.announcer.removed(seat_id)

    async def removed_of(self, workshop_id: str) -> frozenset[str]:
        """Seats of a workshop that were removed, for whoever may have missed an announcement."""
        async with self._gate.database.read() as work:
            return frozenset(await work.seats.removed(workshop_id))

    async def renew_link(self, actor: Actor, link_id: str) -> None:
        """Revoke a secret link of co-facilitators or observers and make a new one."""
        async with self._gate.turn(actor, Action.MANAGE_SEATS, Topic.BACKSTAGE) as turn:
            link = await turn.work.links.get(actor.workshop_id, link_id)
            if link is None or link.revoked_at is not None or link.seat_id is not None or link.is_personal:
                raise NotFound("link.gone")
            link.revoked_at = turn.now
            turn.work.links.add(LinkRow(workshop_id=actor.workshop_id, role=link.role, created_at=turn.now))
