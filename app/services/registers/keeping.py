"""Keeping registers: add, change field by field, remove, put back, merge, and the history of it all.

Whoever changes an entry sends only the fields they changed, and what they had seen there. The last writer of a field
wins; what somebody else wrote meanwhile is told to the writer and stays in the history. Other fields are not touched.

Must not: know any register by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.readings import topics_of
from app.domain.registers.catalogue import REGISTERS, register
from app.domain.registers.fields import RegisterField, Value
from app.domain.registers.register import Hands, Register, Store, is_released, linked_ids
from app.domain.roles import LEADING
from app.domain.snapshot import ChangedView, EntryView, FieldChangeView, Topic
from app.domain.workshop import Actor
from app.persistence.repositories.registers import Kept
from app.persistence.tables import EntryRow, FieldChangeRow, InstrumentRow, StakeholderRow
from app.services.forms import Typed
from app.services.registers.fixed import refuse_if_fixed
from app.services.registers.looking import Looking
from app.services.registers.typing_in import read_values
from app.services.registers.values import is_standing, put, standing_rows, values_of
from app.services.turn import Gate, Turn
from app.services.views.people import People
from app.services.views.shelves import entry_view, shelf_source


class Registers:
    """All registers, by key."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    # --- adding -----------------------------------------------------------------------------------------------------

    async def add(self, actor: Actor, register_key: str, typed: Typed, *, key: str = "") -> str:
        """Add an entry; returns its id. Errors: Invalid (naming the field), Conflict, NotAllowed."""
        kept = register(register_key)
        self._only(actor, kept.adds)
        async with self._gate.turn(
            actor,
            kept.door_for(actor.role, Action.ADD_ENTRY),
            *topics_of(kept),
            kind=kept.step,
            key=key,
            label="add_entry",
        ) as turn:
            if turn.is_repeat:
                return turn.result_id
            values = read_values(kept, typed, actor, is_new=True)
            looking = Looking(turn)
            await looking.check(kept, values)
            turn.result_id = (await self.add_in(turn, kept, values, looking)).id
            return turn.result_id

    async def add_all(self, actor: Actor, register_key: str, rows: Sequence[Typed], *, key: str = "") -> list[str]:
        """Add many entries at once, which facilitators do and can undo. All or none; entries that are there already
        (by what makes them unique) are left out. Returns the ids of what was added; nothing for a resend.
        """
        kept = register(register_key)
        async with self._gate.turn(
            actor,
            Action.IMPORT_ENTRIES,
            *topics_of(kept),
            kind=kept.step,
            key=key,
            label="import_entries",
            is_undoable=True,
        ) as turn:
            if turn.is_repeat:
                return []
            added: list[str] = []
            looking = Looking(turn)
            for typed in rows:
                values = read_values(kept, typed, actor, is_new=True)
                try:
                    await looking.check(kept, values)
                except Conflict as conflict:
                    if conflict.code != "entry.twice":
                        raise
                    continue
                added.append((await self.add_in(turn, kept, values, looking)).id)
            turn.result_id = f"{len(added)} added"
            return added

    async def add_in(self, turn: Turn, kept: Register, values: Mapping[str, Value], looking: Looking) -> Kept:
        """Add an entry within somebody's turn. `values` have been checked. Errors: Conflict `entries.too_many`."""
        workshop = await turn.work.workshops.by_id(turn.actor.workshop_id, lock=True)
        assert workshop is not None  # noqa: S101 - the gate has just read it
        if len(await looking.rows(kept)) >= kept.most:
            raise Conflict("entries.too_many", most=kept.most)
        common: dict[str, Any] = {"workshop_id": workshop.id, "seat_id": turn.actor.seat_id}
        row: Kept
        if kept.store is Store.STAKEHOLDER:
            workshop.stakeholder_count += 1
            row = StakeholderRow(**common, step_id=turn.step_id, name="", sector="", level="", added_at=turn.now)
            row.number = workshop.stakeholder_count
        elif kept.store is Store.INSTRUMENT:
            workshop.instrument_count += 1
            row = InstrumentRow(**common, step_id=turn.step_id, name="", side="", sketched_at=turn.now)
            row.number = workshop.instrument_count
        elif kept.store is Store.ENTRY:
            row = EntryRow(**common, register_key=kept.key, added_at=turn.now)
            row.number = await looking.next_number(kept)
        else:
            raise NotAllowed("gate.role", action=Action.ADD_ENTRY.value)
        for field in kept.fields:
            put(kept, row, field, values[field.name])
        said = [FieldSet(field, None, values[field.name]) for field in kept.fields if values[field.name] != field.blank]
        self._note(turn, kept, row, said)
        turn.work.entries.add(row)  # type: ignore[arg-type]
        looking.added(kept, row)
        return row

    # --- changing ---------------------------------------------------------------------------------------------------

    async def change(
        self,
        actor: Actor,
        register_key: str,
        entry_id: str,
        typed: Typed,
        *,
        seen: Mapping[str, Value] | None = None,
    ) -> ChangedView:
        """Set some fields of an entry; the rest stays as it is. `seen` is what the writer had before them, by field.

        Returns what somebody else had written meanwhile in the same fields; it is overwritten, and in the history.
        Errors: Invalid (naming the field), NotFound, NotAllowed.
        """
        kept = register(register_key)
        async with self._gate.turn(
            actor,
            kept.door_for(actor.role, Action.EDIT_ENTRY),
            *topics_of(kept),
            kind=kept.step,
            label="edit_entry",
        ) as turn:
            row = await self._entry(turn, kept, entry_id)
            self._only(actor, kept.edits, row)
            await refuse_if_fixed(turn, row)
            before = values_of(kept, row)
            wanted = read_values(kept, typed, actor, before=before)
            await Looking(turn).check(kept, {**before, **wanted}, row)
            overwritten, sets = {}, []
            for name, value in wanted.items():
                field, old = kept.by_name[name], before[name]
                if value == old:
                    continue
                is_conflict = seen is not None and name in seen and seen[name] != old
                if is_conflict:
                    overwritten[name] = old
                put(kept, row, field, value)
                sets.append(FieldSet(field, old, value, is_conflict))
            await self._note_after(turn, kept, row, sets)
            row.edited_at = turn.now
            return ChangedView(overwritten)

    async def remove(self, actor: Actor, register_key: str, entry_id: str) -> None:
        """Take an entry out; the desk can undo it. Facilitators, and whoever wrote it."""
        await self._take_out(actor, register_key, entry_id, is_removed=True)

    async def restore(self, actor: Actor, register_key: str, entry_id: str) -> None:
        """Put an entry back that was taken out."""
        await self._take_out(actor, register_key, entry_id, is_removed=False)

    async def _take_out(self, actor: Actor, register_key: str, entry_id: str, *, is_removed: bool) -> None:
        kept = register(register_key)
        if kept.store is Store.GOAL:
            raise NotAllowed("gate.role", action=Action.REMOVE_ENTRY.value)
        async with self._gate.turn(
            actor,
            kept.door_for(actor.role, Action.REMOVE_ENTRY),
            *topics_of(kept),
            Topic.BACKSTAGE,
            kind=kept.step,
            label="remove_entry" if is_removed else "restore_entry",
            is_undoable=True,
        ) as turn:
            row = await self._entry(turn, kept, entry_id, is_removed=not is_removed)
            self._only(actor, Hands.OWN, row)
            await refuse_if_fixed(turn, row)
            row.is_removed = is_removed
            if isinstance(row, EntryRow):
                row.merged_into_id = None

    async def merge(self, actor: Actor, register_key: str, entry_id: str, into_id: str) -> None:
        """Fold an entry into another of the same register: what the other lacks it gets, and whatever pointed at the
        first points at the other. Facilitators only; undoable.
        """
        kept = register(register_key)
        self._only(actor, Hands.LEADING)
        if kept.store is Store.GOAL or entry_id == into_id:
            raise Invalid("entry.merge", "into")
        async with self._gate.turn(
            actor,
            Action.REMOVE_ENTRY,
            *Topic,
            kind=kept.step,
            label="merge_entries",
            is_undoable=True,
        ) as turn:
            folded, into = await self._entry(turn, kept, entry_id), await self._entry(turn, kept, into_id)
            for one in (folded, into):
                await refuse_if_fixed(turn, one)
            theirs, ours = values_of(kept, folded), values_of(kept, into)
            sets = []
            for field in kept.fields:
                value = _united(ours[field.name], theirs[field.name], field)
                if value != ours[field.name]:
                    put(kept, into, field, value)
                    sets.append(FieldSet(field, ours[field.name], value))
            await self._note_after(turn, kept, into, sets)
            folded.is_removed = True
            if isinstance(folded, EntryRow):
                folded.merged_into_id = into.id
            into.edited_at = turn.now
            await self._point_elsewhere(turn, kept, entry_id, into_id)

    async def _point_elsewhere(self, turn: Turn, kept: Register, old: str, new: str) -> None:
        for other in REGISTERS.values():
            linking = [field for field in other.linking if field.target == kept.key]
            if not linking:
                continue
            for row in await standing_rows(turn.work, turn.actor.workshop_id, other):
                values = values_of(other, row)
                for field in linking:
                    value = values[field.name]
                    if old in linked_ids(field, value):
                        ids = [new if one == old else one for one in linked_ids(field, value)]
                        put(other, row, field, list(dict.fromkeys(ids)) if isinstance(value, list) else new)

    # --- reading ----------------------------------------------------------------------------------------------------

    async def entries(self, actor: Actor, register_key: str) -> list[EntryView]:
        """The entries of a register that this actor may see, by number. Errors: NotFound, NotAllowed."""
        kept = register(register_key)
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_ROOM)
            people = await People.read(work, workshop)
            source = await shelf_source(work, people, (kept.key,), self._gate.clock, is_backstage=True)
        return [entry_view(one) for one in source.entries(kept.key) if may_see(kept, one.values, actor)]

    async def history(self, actor: Actor, register_key: str, entry_id: str) -> list[FieldChangeView]:
        """What was set in an entry, newest first, by whom as far as others may know. Errors: NotFound, NotAllowed."""
        kept = register(register_key)
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_ROOM)
            row = await work.entries.kept(kept.store, actor.workshop_id, entry_id)
            if (
                workshop is None
                or row is None
                or not _is_of(kept, row)
                or not may_see(kept, values_of(kept, row), actor)
            ):
                raise NotFound("entry.gone")
            people = await People.read(work, workshop)
            changes = await work.field_changes.of(actor.workshop_id, entry_id)
        return [
            FieldChangeView(
                field=one.field,
                before=one.before,
                after=one.after,
                author="" if kept.is_uncredited else people.credit(one.seat_id).author,
                role=one.role,
                is_conflict=one.is_conflict,
                happened_at=one.happened_at.astimezone(UTC).isoformat(),
            )
            for one in reversed(changes)
        ]

    # --- rules ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _only(actor: Actor, hands: Hands, row: Kept | None = None) -> None:
        if actor.role in LEADING or hands is Hands.EVERYBODY:
            return
        if hands is Hands.OWN and row is not None and row.seat_id == actor.seat_id:
            return
        raise NotAllowed("entry.not_yours" if hands is Hands.OWN else "gate.role")

    @staticmethod
    async def _entry(turn: Turn, kept: Register, entry_id: str, *, is_removed: bool = False) -> Kept:
        row = await turn.work.entries.kept(kept.store, turn.actor.workshop_id, entry_id, lock=True)
        if row is None or not _is_of(kept, row) or is_standing(row) is is_removed:
            raise NotFound("entry.gone")
        if not is_removed and not may_see(kept, values_of(kept, row), turn.actor) and row.seat_id != turn.actor.seat_id:
            raise NotFound("entry.gone")
        return row

    async def _note_after(self, turn: Turn, kept: Register, row: Kept, sets: Sequence["FieldSet"]) -> None:
        if sets:
            before = await turn.work.field_changes.count_of(turn.actor.workshop_id, row.id)
            self._note(turn, kept, row, sets, before=before)

    @staticmethod
    def _note(turn: Turn, kept: Register, row: Kept, sets: Sequence["FieldSet"], *, before: int = 0) -> None:
        """Into the history, after so many former ones of this entry."""
        for position, one in enumerate(sets, before):
            turn.work.field_changes.add(
                FieldChangeRow(
                    workshop_id=turn.actor.workshop_id,
                    register_key=kept.key,
                    entry_id=row.id,
                    position=position,
                    field=one.field.name,
                    before=one.before,
                    after=one.after,
                    seat_id=turn.actor.seat_id,
                    role=turn.actor.role,
                    is_conflict=one.is_conflict,
                    happened_at=turn.now,
                )
            )


@dataclass(frozen=True, slots=True)
class FieldSet:
    """A field that was set. `is_conflict`: what stood there was not what the writer had seen."""

    field: RegisterField
    before: Value
    after: Value
    is_conflict: bool = False


def may_see(kept: Register, values: Mapping[str, Value], actor: Actor) -> bool:
    """Whether somebody may see an entry: backstage ones only facilitators, until they are released."""
    return not kept.is_backstage or actor.role in LEADING or is_released(values)


def _united(ours: Value, theirs: Value, field: RegisterField) -> Value:
    """What stands after a merge: all of a list; of anything else what was there, or else what comes with the other."""
    if isinstance(ours, list) and isinstance(theirs, list):
        return list(dict.fromkeys([*ours, *theirs]))
    return theirs if ours == field.blank else ours


def _is_of(kept: Register, row: Kept) -> bool:
    return not isinstance(row, EntryRow) or row.register_key == kept.key
