"""Programmes: several workshops side by side that share actors, instruments and projects.

Each workshop says for itself where it belongs and which of its entries are the same as others'; nobody's workshop is
written to by another, but for the programme's title. Must not: let anything out of a workshop that its charter does
not say, or anybody in who does not lead one of them.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.actions import Action
from app.domain.charter.changes import Change
from app.domain.charter.quality import readiness_of
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.ids import new_id, new_join_code, tidy_code
from app.domain.permissions import Allowed, Situation, decide
from app.domain.programme.missions import BROUGHT, Mission
from app.domain.registers.catalogue import REGISTERS, register
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, clean_line
from app.i18n.text import texts
from app.persistence.tables import ProgrammeMemberRow, SharedEntryRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.carrying.carrying import Carrying, between_workshops
from app.services.keys import Keys
from app.services.programmes.views import MembershipView, ProgrammeView, ThereView, programme_view
from app.services.turn import Gate, Turn

MOST_WORKSHOPS = 24
SHAREABLE = frozenset({*BROUGHT, "commitments", "asks"})
_CODE_TRIES = 20


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An entry of another workshop."""

    workshop: str
    entry: str


class Programmes:
    """Programmes by the workshops in them."""

    def __init__(self, gate: Gate, keys: Keys, carrying: Carrying) -> None:
        self._gate = gate
        self._keys = keys
        self._carrying = carrying

    # --- belonging --------------------------------------------------------------------------------------------------

    async def start(self, actor: Actor, title: str) -> str:
        """Start a programme with this workshop in it; returns its code. Errors: Conflict `programme.already`."""
        name = clean_line(title, "title", most=160, least=3)
        async with self._gate.turn(actor, Action.MANAGE_PROGRAMME, Topic.CHARTER) as turn:
            await self._stands_alone(turn)
            code = new_join_code()
            for _ in range(_CODE_TRIES):
                if not await turn.work.programmes.by_code(code):
                    break
                code = new_join_code()
            self._add(turn, new_id(), code, name)
            return code

    async def join(self, actor: Actor, key: str) -> str:
        """Join a programme by its key; returns its code. Errors: NotFound `programme.unknown`, Conflict."""
        programme_id = self._keys.read_programme_key(key)
        async with self._gate.turn(actor, Action.MANAGE_PROGRAMME, Topic.CHARTER) as turn:
            await self._stands_alone(turn)
            members = await turn.work.programmes.of_programme(programme_id)
            if not members:
                raise NotFound("programme.unknown")
            if len(members) >= MOST_WORKSHOPS:
                raise Conflict("programme.full", most=MOST_WORKSHOPS)
            self._add(turn, programme_id, members[0].code, members[0].title)
            return members[0].code

    async def rename(self, actor: Actor, title: str) -> None:
        """Give the programme another title."""
        name = clean_line(title, "title", most=160, least=3)
        async with self._gate.turn(actor, Action.MANAGE_PROGRAMME, Topic.CHARTER) as turn:
            own = await _own(turn.work, actor)
            for member in await turn.work.programmes.of_programme(own.programme_id):
                member.title = name

    async def leave(self, actor: Actor) -> None:
        """Leave the programme. What was brought stays here and there; nobody is told any more that it is the same."""
        async with self._gate.turn(actor, Action.MANAGE_PROGRAMME, Topic.CHARTER) as turn:
            await turn.work.programmes.delete(await _own(turn.work, actor))
            for mark in await turn.work.shared.of([actor.workshop_id]):
                await turn.work.shared.delete(mark)
            turn.workshop.programme_id = ""

    async def membership(self, actor: Actor) -> MembershipView:
        """Where this workshop belongs, with the key for others; all empty where it stands alone. Errors: NotAllowed."""
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.MANAGE_PROGRAMME)
            own = await work.programmes.of_workshop(actor.workshop_id)
            if own is None:
                return MembershipView("", "", "", 0)
            count = len(await work.programmes.of_programme(own.programme_id))
        return MembershipView(own.code, own.title, self._keys.programme_key(own.programme_id), count)

    async def _stands_alone(self, turn: Turn) -> None:
        if await turn.work.programmes.of_workshop(turn.actor.workshop_id, lock=True):
            raise Conflict("programme.already")

    @staticmethod
    def _add(turn: Turn, programme_id: str, code: str, title: str) -> None:
        turn.work.programmes.add(
            ProgrammeMemberRow(
                workshop_id=turn.actor.workshop_id,
                programme_id=programme_id,
                code=code,
                title=title,
                joined_at=turn.now,
            )
        )
        turn.workshop.programme_id = programme_id

    # --- looking ----------------------------------------------------------------------------------------------------

    async def workshop_codes(self, typed_code: str) -> list[str]:
        """The join codes of a programme's workshops, for whoever has to find out which of them somebody leads."""
        async with self._gate.database.read() as work:
            members = await work.programmes.by_code(tidy_code(typed_code))
            return [one.code for one in await work.programmes.workshops(members[0].programme_id)] if members else []

    async def overview(self, actor: Actor, own: Mapping[str, str] | None = None) -> ProgrammeView:
        """The programme of this workshop. `own` are codes of workshops the asker leads, by id. Errors: NotFound."""
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.MANAGE_PROGRAMME)
            member = await _own(work, actor)
            missions = await self._missions(work, member.programme_id)
        return await asyncio.to_thread(programme_view, member.code, member.title, own or {}, missions, texts())

    async def elsewhere(self, actor: Actor, register_key: str) -> list[ThereView]:
        """The entries of a register in the other workshops of the programme. Errors: NotFound, Invalid, NotAllowed."""
        kept = register(register_key)
        if kept.key not in BROUGHT:
            raise Invalid("programme.register", "register")
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.MANAGE_PROGRAMME)
            missions = await self._missions(work, (await _own(work, actor)).programme_id)
        here = {
            one.shared_id(kept.key, entry.id)
            for one in missions
            if one.id == actor.workshop_id
            for entry in one.source.entries(kept.key)
        }
        return [
            ThereView(one.id, one.title, entry.id, entry.text(kept.title), one.shared_id(kept.key, entry.id) in here)
            for one in missions
            if one.id != actor.workshop_id
            for entry in one.source.entries(kept.key)
        ]

    async def compare(self, actor: Actor, workshop_id: str) -> tuple[Change, ...]:
        """What changed from another workshop's charter to this one's. Errors: NotAllowed, NotFound."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.MANAGE_PROGRAMME)
            other = await other_of(work, actor, workshop_id)
            before, after = await self._carrying.data_of(work, other), await self._carrying.data_of(work, workshop)
        return await asyncio.to_thread(between_workshops, before, after)

    async def _missions(self, work: UnitOfWork, programme_id: str) -> list[Mission]:
        workshops = await work.programmes.workshops(programme_id)
        marks = {one.id: dict[tuple[str, str], str]() for one in workshops}
        for mark in await work.shared.of(marks):
            marks[mark.workshop_id][mark.register_key, mark.entry_id] = mark.shared_id
        return [await self._mission(work, one, marks[one.id]) for one in workshops]

    async def _mission(self, work: UnitOfWork, workshop: WorkshopRow, marks: dict[tuple[str, str], str]) -> Mission:
        data = await self._carrying.data_of(work, workshop)
        readiness = readiness_of(data)
        return Mission(
            id=workshop.id,
            title=workshop.title,
            state=workshop.charter_state,
            goals=data.goals,
            source=data.shelves,
            passed=readiness.passed,
            checked=readiness.checked,
            blocking=tuple(readiness.blocking),
            shared=marks,
        )

    # --- the same here and there --------------------------------------------------------------------------------------

    async def mark(self, actor: Actor, register_key: str, entry_id: str, there: Elsewhere) -> None:
        """Say that an entry of this workshop is the same as one of another. Errors: NotFound, Invalid, NotAllowed."""
        self._check_register(register_key)
        async with self._gate.turn(actor, Action.MANAGE_PROGRAMME, Topic.CHARTER) as turn:
            other = await other_of(turn.work, actor, there.workshop)
            for workshop_id, id_ in ((actor.workshop_id, entry_id), (other.id, there.entry)):
                if await turn.work.entries.kept(REGISTERS[register_key].store, workshop_id, id_) is None:
                    raise NotFound("entry.gone")
            known = await turn.work.shared.of_entry(other.id, register_key, there.entry)
            await set_mark(turn, register_key, entry_id, known.shared_id if known else there.entry)

    async def unmark(self, actor: Actor, register_key: str, entry_id: str) -> None:
        """Say that an entry of this workshop is one of its own. Nothing happens where nobody said otherwise."""
        self._check_register(register_key)
        async with self._gate.turn(actor, Action.MANAGE_PROGRAMME, Topic.CHARTER) as turn:
            await set_mark(turn, register_key, entry_id, new_id())

    @staticmethod
    def _check_register(register_key: str) -> None:
        register(register_key)
        if register_key not in SHAREABLE:
            raise Invalid("programme.register", "register")


async def _own(work: UnitOfWork, actor: Actor) -> ProgrammeMemberRow:
    own = await work.programmes.of_workshop(actor.workshop_id)
    if own is None:
        raise NotFound("programme.none")
    return own


async def other_of(work: UnitOfWork, actor: Actor, workshop_id: str) -> WorkshopRow:
    """Another workshop of the same programme. Errors: NotFound."""
    own = await _own(work, actor)
    for one in await work.programmes.workshops(own.programme_id):
        if one.id == workshop_id and one.id != actor.workshop_id:
            return one
    raise NotFound("programme.elsewhere")


async def set_mark(turn: Turn, register_key: str, entry_id: str, shared_id: str) -> None:
    """Under which id an entry of this workshop is known from now on."""
    mark = await turn.work.shared.of_entry(turn.actor.workshop_id, register_key, entry_id)
    if mark is None:
        turn.work.shared.add(
            SharedEntryRow(
                workshop_id=turn.actor.workshop_id,
                register_key=register_key,
                entry_id=entry_id,
                shared_id=shared_id,
            )
        )
    else:
        mark.shared_id = shared_id


def may_see(actor: Actor) -> bool:
    """Whether somebody leads: nobody else sees a programme."""
    return isinstance(decide(actor.role, Action.MANAGE_PROGRAMME, Situation()), Allowed)
