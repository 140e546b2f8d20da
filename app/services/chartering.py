"""The charter: assembled at any moment from what the room has made, to be read on the page and taken along as a file.

Must not: change anything (see `app.services.drafting`), or know a file format (see `app.export`).
"""

import asyncio
from dataclasses import dataclass, replace

from app.domain.actions import Action
from app.domain.charter.assemble import Charter, assemble
from app.domain.charter.data import CharterData
from app.domain.charter.quality import open_findings, readiness_of
from app.domain.errors import Invalid
from app.domain.quality.settling import off_checks
from app.domain.snapshot import CharterView, CheckNoteView, CheckView
from app.domain.workshop import Actor
from app.export import ExportFile, Format, render
from app.i18n.text import texts
from app.persistence.tables import WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.turn import Gate
from app.services.views.charter import charter_data, charter_view
from app.services.views.checks import checks_views
from app.services.views.people import People
from app.services.views.results import Results
from app.services.views.standing import standing_view


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The quality report: how many checks passed of how many, which block, each finding and note, what is off."""

    passed: int
    checked: int
    blocking: list[str]
    checks: list[CheckView]
    notes: list[CheckNoteView]
    off: list[str]


class Chartering:
    """Step 5, the reading side."""

    def __init__(self, gate: Gate, results: Results) -> None:
        self._gate = gate
        self._results = results

    async def view(self, workshop_id: str) -> CharterView | None:
        """The draft as the charter page shows it; None when the workshop is gone."""
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_id(workshop_id)
            if workshop is None:
                return None
            data = await self._read(work, workshop)
            standing = await standing_view(work, data)
        checks, notes = checks_views(data, texts(data.workshop.language))
        view = charter_view(self._assembled(data), standing)
        return replace(
            view,
            gaps=view.missing[len(open_findings(data)) :],
            checks=checks,
            check_notes=notes,
            checks_off=list(off_checks(data.severities)),
        )

    async def checks(self, actor: Actor) -> CheckReport:
        """What the quality checks find now, with every word that was said on them."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_CHARTER)
            data = await self._read(work, workshop)
        checks, notes = checks_views(data, texts(data.workshop.language))
        ready = readiness_of(data)
        off = list(off_checks(data.severities))
        return CheckReport(ready.passed, ready.checked, list(ready.blocking), checks, notes, off)

    async def file(self, actor: Actor, file_format: str) -> ExportFile:
        """The draft as a file: 'md', 'docx', 'pdf' or 'json'. Invalid for another format.

        Written on a thread of its own, so that the room goes on meanwhile.
        """
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.EXPORT_CHARTER)
            wanted = _format(file_format)
            data = await self._read(work, workshop)
        return await asyncio.to_thread(lambda: render(self._assembled(data), data, wanted))

    async def draft(self, work: UnitOfWork, workshop: WorkshopRow) -> tuple[Charter, CharterData]:
        """The charter as it stands within a unit of work, with what it was assembled from."""
        data = await self._read(work, workshop)
        return self._assembled(data), data

    async def _read(self, work: UnitOfWork, workshop: WorkshopRow) -> CharterData:
        return await charter_data(work, await People.read(work, workshop), self._results, self._gate.clock)

    def _assembled(self, data: CharterData) -> Charter:
        return assemble(data, texts(data.workshop.language))


def _format(name: str) -> Format:
    try:
        return Format(name)
    except ValueError:
        raise Invalid("format.unknown", "format") from None
