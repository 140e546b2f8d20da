"""Exporting registers: a table to take along, of one register or of all that the workshop shows.

Must not: change anything, or know a file format (see `app.export.registers`).
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.actions import Action
from app.domain.parts import shown_parts
from app.domain.registers.catalogue import REGISTERS, register
from app.domain.registers.register import Register
from app.domain.registers.source import Entry
from app.domain.workshop import Actor
from app.export import ExportFile
from app.export.registers import RegisterTable, table_of, to_csv, to_xlsx
from app.i18n.text import texts
from app.persistence.tables import WorkshopRow
from app.services.registers.keeping import may_see
from app.services.turn import Gate
from app.services.views.people import People
from app.services.views.shelves import shelf_source


class Exporting:
    """Registers as files. Backstage entries are in them for facilitators, and for others once they are released."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def csv(self, actor: Actor, register_key: str) -> ExportFile:
        """One register. Errors: NotFound, NotAllowed."""
        wanted = register(register_key)
        known = await self._read(actor, [wanted])
        return await asyncio.to_thread(lambda: to_csv(known.table(wanted)))

    async def xlsx(self, actor: Actor) -> ExportFile:
        """All registers that have entries and are shown, a sheet each; written on a thread of its own."""
        known = await self._read(actor, list(REGISTERS.values()))
        shown = {None, *shown_parts(known.workshop.parts)}
        wanted = [one for one in REGISTERS.values() if one.part in shown and known.entries[one.key]]
        made_on = self._gate.clock().date()
        return await asyncio.to_thread(
            lambda: to_xlsx([known.table(one) for one in wanted], made_on, known.workshop.title)
        )

    async def _read(self, actor: Actor, wanted: Sequence[Register]) -> "_Known":
        targets = [field.target for one in wanted for field in one.linking]
        keys = tuple(dict.fromkeys((*(one.key for one in wanted), *targets)))
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_ROOM)
            people = await People.read(work, workshop)
            source = await shelf_source(work, people, keys, self._gate.clock, is_backstage=True)
        seen = {key: [one for one in source.entries(key) if may_see(REGISTERS[key], one.values, actor)] for key in keys}
        return _Known(workshop, seen)


@dataclass(frozen=True, slots=True)
class _Known:
    """What somebody may see of some registers, and of those that they point at."""

    workshop: WorkshopRow
    entries: Mapping[str, Sequence[Entry]]

    def table(self, wanted: Register) -> RegisterTable:
        names = {one.id: one.text(REGISTERS[key].title) for key, entries in self.entries.items() for one in entries}
        return table_of(wanted, self.entries[wanted.key], names, texts(self.workshop.language))
