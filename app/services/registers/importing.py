"""Bringing a file into a register: look first, row by row, then take over what can be read. Nothing comes in twice.

Must not: keep a file. Whoever brings it in sends it again; what was shown before decided nothing.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, NotAllowed
from app.domain.registers.catalogue import REGISTERS, register
from app.domain.registers.columns import CellFault, Columns, ReadRow, Words, find_columns, read_rows
from app.domain.registers.fields import Value
from app.domain.registers.register import Register, Store
from app.domain.workshop import Actor
from app.i18n.text import texts
from app.persistence.unit_of_work import UnitOfWork
from app.services.registers.keeping import Registers
from app.services.registers.looking import Sameness, sameness
from app.services.registers.spreadsheets import read_table
from app.services.registers.values import standing_rows, values_of
from app.services.turn import Gate

_SAMPLES = 5
_MOST_FAULTS = 200


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of the file and the field it is taken for; empty when it is left out."""

    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class ImportView:
    """What a file says. Rows are numbered as a spreadsheet does, from 1.

    `ready` rows can be taken over, `known` are in the register or earlier in the file; each row of `faulty` has faults,
    of which the first `200` are here. `samples` are the first rows that are ready. `added` is how many came in.
    """

    columns: list[ColumnView] = field(default_factory=list)
    ready: int = 0
    known: list[int] = field(default_factory=list)
    faulty: list[int] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    samples: list[dict[str, str | list[str]]] = field(default_factory=list)
    added: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    view: ImportView
    rows: Sequence[ReadRow]


class Importing:
    """Files for any register that can be added to."""

    def __init__(self, gate: Gate, registers: Registers) -> None:
        self._gate = gate
        self._registers = registers

    async def look(
        self, actor: Actor, register_key: str, file: bytes, chosen: Mapping[str, str] | None = None
    ) -> ImportView:
        """What would come in; nothing is changed. `chosen` says by heading which field a column is.

        Errors: Invalid (what is wrong with the file), Conflict `entries.too_many`, NotAllowed.
        """
        return (await self._read(actor, register_key, file, chosen or {})).view

    async def bring(
        self,
        actor: Actor,
        register_key: str,
        file: bytes,
        chosen: Mapping[str, str] | None = None,
        *,
        key: str = "",
    ) -> ImportView:
        """Take over every row that can be read; the desk can undo all of it at once. Errors: as `look`."""
        read = await self._read(actor, register_key, file, chosen or {})
        if not read.rows:
            return read.view
        added = await self._registers.add_all(actor, register_key, [row.typed for row in read.rows], key=key)
        view = read.view
        return ImportView(view.columns, 0, view.known, view.faulty, view.faults, view.samples, len(added))

    async def _read(self, actor: Actor, register_key: str, file: bytes, chosen: Mapping[str, str]) -> _Read:
        kept = register(register_key)
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.IMPORT_ENTRIES, kind=kept.step)
            if kept.store is Store.GOAL:
                raise NotAllowed("gate.role", action=Action.IMPORT_ENTRIES.value)
            assert workshop is not None  # noqa: S101 - the gate has just read it
            words = _words(kept, workshop.language, await _names(work, actor.workshop_id, kept))
            standing = [values_of(kept, row) for row in await standing_rows(work, actor.workshop_id, kept)]
        columns, rows = await asyncio.to_thread(_parse, kept, file, words, chosen)
        read = _sorted_out(kept, columns, rows, standing)
        if read.view.ready + len(standing) > kept.most:
            raise Conflict("entries.too_many", most=kept.most)
        return read


def _parse(kept: Register, file: bytes, words: Words, chosen: Mapping[str, str]) -> tuple[Columns, list[ReadRow]]:
    """Beside the loop: a file takes its time."""
    table = read_table(file)
    columns = find_columns(kept, table, words, chosen)
    return columns, read_rows(kept, table, columns, words)


def _sorted_out(
    kept: Register, columns: Columns, rows: Sequence[ReadRow], standing: Sequence[Mapping[str, Value]]
) -> _Read:
    """Which rows are ready, which are there already, and which have faults."""
    unique = kept.unique or (kept.title, *(one.name for one in kept.linking))
    same_by = [name for name in unique if name == kept.title or name in columns.fields]  # by what the file says at all
    taken: set[Sameness] = {sameness(same_by, values) for values in standing}
    ready: list[ReadRow] = []
    known: list[int] = []
    faulty: list[int] = []
    faults: list[CellFault] = []
    for row in rows:
        if row.faults:
            faulty.append(row.row)
            faults += row.faults
            continue
        values = {name: kept.by_name[name].read(row.typed.get(name, "")) for name in same_by}
        same = sameness(same_by, values)
        if same in taken:
            known.append(row.row)
        else:
            taken.add(same)
            ready.append(row)
    view = ImportView(
        columns=[ColumnView(*pair) for pair in zip(columns.headings, columns.fields, strict=True) if pair[0]],
        ready=len(ready),
        known=known,
        faulty=faulty,
        faults=faults[:_MOST_FAULTS],
        samples=[dict(row.typed) for row in ready[:_SAMPLES]],
    )
    return _Read(view, ready)


def _words(kept: Register, language: str, names: Mapping[str, Mapping[str, Sequence[str]]]) -> Words:
    """What people call fields and choices in English and in the workshop's language."""
    spoken = [texts(), texts(language)]

    def said(key: str) -> list[str]:
        return [one.format(key) for one in spoken if key in one]

    return Words(
        fields={one.name: said(f"register.{kept.key}.{one.name}") for one in kept.fields},
        choices={
            one.name: {str(value): said(f"{one.family}.{value}") for value in one.choices}
            for one in kept.fields
            if one.choices
        },
        names=names,
    )


async def _names(work: UnitOfWork, workshop_id: str, kept: Register) -> dict[str, dict[str, list[str]]]:
    """What rows can point at: id -> its name, its number, and how the charter refers to it."""
    found = {}
    for target in dict.fromkeys(one.target for one in kept.linking):
        pointed = REGISTERS[target]
        found[target] = {
            row.id: [
                str(values_of(pointed, row)[pointed.title]),
                str(row.number),
                f"#{row.number}",
                f"{pointed.anchor}{row.number}",
            ]
            for row in await standing_rows(work, workshop_id, pointed)
        }
    return found


def chosen_columns(said: object) -> dict[str, str]:
    """Fields by heading as they come from outside. Errors: Invalid `form.unreadable`."""
    if not isinstance(said, dict) or len(said) > 200:
        raise Invalid("form.unreadable")
    if not all(isinstance(one, str) for pair in said.items() for one in pair):
        raise Invalid("form.unreadable")
    return dict(said)
