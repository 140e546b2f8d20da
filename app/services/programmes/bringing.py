"""Bringing actors, instruments and projects of a programme into a workshop, as copies that know what they are.

Later edits of one copy change no other; the programme's page shows where they differ. Must not: bring what an entry
says about the other mission (its goals, power, stance), or who wrote it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.actions import Action
from app.domain.errors import Invalid, NotFound
from app.domain.programme.missions import BROUGHT, SHARED_FIELDS
from app.domain.readings import topics_of
from app.domain.registers.catalogue import register
from app.domain.registers.fields import FieldKind, RegisterField, Value
from app.domain.registers.register import Register, linked_ids
from app.domain.workshop import Actor
from app.persistence.repositories.registers import Kept
from app.services.programmes.programmes import Elsewhere, other_of, set_mark
from app.services.programmes.views import BroughtInView
from app.services.registers.keeping import Registers
from app.services.registers.looking import Looking, sameness
from app.services.registers.values import is_standing, values_of
from app.services.turn import Gate, Turn

MOST_AT_ONCE = 100


class Bringing:
    """Copies from one workshop of a programme into another."""

    def __init__(self, gate: Gate, registers: Registers) -> None:
        self._gate = gate
        self._registers = registers

    async def bring(
        self, actor: Actor, register_key: str, wanted: Sequence[Elsewhere], *, key: str = ""
    ) -> BroughtInView:
        """Bring entries in. What stands here under the same name is marked as the same, and not added.

        Errors: Invalid, NotFound, NotAllowed, Conflict `entries.too_many`; then nothing is brought.
        """
        kept = register(register_key)
        if kept.key not in BROUGHT:
            raise Invalid("programme.register", "register")
        if len(wanted) > MOST_AT_ONCE:
            raise Invalid("programme.too_many", "entries", most=MOST_AT_ONCE)
        added = marked = 0
        async with self._gate.turn(
            actor, Action.IMPORT_ENTRIES, *topics_of(kept), kind=kept.step, key=key, label="import_entries"
        ) as turn:
            if turn.is_repeat:
                return BroughtInView(0, 0)
            hands = _Hands(turn, kept, self._registers, Looking(turn), await _marks(turn, actor.workshop_id))
            for one in dict.fromkeys(wanted):
                other = await other_of(turn.work, actor, one.workshop)
                if await hands.bring(other.id, one.entry):
                    added += 1
                else:
                    marked += 1
        return BroughtInView(added, marked)


Marks = dict[tuple[str, str], str]
"""Shared ids by (register, entry id)."""


async def _marks(turn: Turn, workshop_id: str) -> Marks:
    return {(one.register_key, one.entry_id): one.shared_id for one in await turn.work.shared.of([workshop_id])}


@dataclass(slots=True)
class _Hands:
    """One bringing in progress. `here` are the marks of this workshop, `there` those of each other one."""

    turn: Turn
    kept: Register
    registers: Registers
    looking: Looking
    here: Marks
    there: dict[str, Marks] = field(default_factory=dict)

    async def bring(self, other_id: str, entry_id: str) -> bool:
        """Whether it was added; where it is here already it is marked as the same."""
        kept, turn = self.kept, self.turn
        if other_id not in self.there:
            self.there[other_id] = await _marks(turn, other_id)
        row = await turn.work.entries.kept(kept.store, other_id, entry_id)
        if row is None or not is_standing(row) or getattr(row, "register_key", kept.key) != kept.key:
            raise NotFound("entry.gone")
        theirs = values_of(kept, row)
        shared_id = self.there[other_id].get((kept.key, entry_id), entry_id)
        same = await self._same(theirs, shared_id)
        if same is None:
            links = await self._links(theirs, other_id)
            values = {**kept.blanks, **{name: theirs[name] for name in SHARED_FIELDS[kept.key]}, **links}
            same_id = (await self.registers.add_in(turn, kept, values, self.looking)).id
        else:
            same_id = same.id
        await set_mark(turn, kept.key, same_id, shared_id)
        self.here[kept.key, same_id] = shared_id
        return same is None

    async def _same(self, theirs: Mapping[str, Value], shared_id: str) -> Kept | None:
        """The entry of this workshop that is the same already, or is called the same and nothing else."""
        title = (self.kept.title,)
        named = None
        for row in await self.looking.rows(self.kept):
            known = self.here.get((self.kept.key, row.id), row.id)
            if known == shared_id:
                return row
            if known == row.id and sameness(title, values_of(self.kept, row)) == sameness(title, theirs):
                named = row
        return named

    async def _links(self, theirs: Mapping[str, Value], other_id: str) -> dict[str, Value]:
        """Links to actors that stand here as well; those to anything else stay where they are."""
        actors = register("stakeholders")
        here = {self.here.get((actors.key, row.id), row.id): row.id for row in await self.looking.rows(actors)}
        marks = self.there[other_id]
        return {
            one.name: _ids(one, [here[id_] for id_ in _known(one, theirs[one.name], marks) if id_ in here])
            for one in self.kept.linking
        }


def _known(one: RegisterField, value: Value, marks: Marks) -> list[str]:
    """Under which ids what a link points at is known in the programme."""
    if one.target != "stakeholders":
        return []
    return [marks.get((one.target, id_), id_) for id_ in linked_ids(one, value)]


def _ids(one: RegisterField, ids: list[str]) -> Value:
    return ids if one.kind is FieldKind.LINKS else (ids[0] if ids else "")
