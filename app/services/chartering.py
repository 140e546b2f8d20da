"""The charter: assembled at any moment from what the room has made, to be read on the page and taken along as a file.

Must not: change anything (see `app.services.drafting`), or know a file format (see `app.export`).
"""

import asyncio
from dataclasses import dataclass, replace

from app.domain.actions import Action
from app.domain.charter.assemble import Charter, assemble
from app.domain.charter.data import CharterData
from app.domain.charter.pen import Pen
from app.domain.charter.quality import open_findings, readiness_of
from app.domain.charter.trail_part import told_trail
from app.domain.errors import Invalid, NotFound
from app.domain.quality.settling import off_checks
from app.domain.snapshot import CharterView, CheckNoteView, CheckView, TrailStepView, TrailView
from app.domain.workshop import Actor
from app.export import ON_ONE_PAGE, ExportFile, Format, render
from app.export.word_template import emptied
from app.i18n.text import texts
from app.persistence.tables import WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.drafting import stamp_of
from app.services.filing import Filing
from app.services.keepsakes import Keepsakes
from app.services.turn import Gate
from app.services.views.charter import charter_data, charter_view
from app.services.views.checks import checks_views
from app.services.views.figures import Drawn, Figures
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


@dataclass(frozen=True, slots=True)
class SectionToWord:
    """A section as it stands: its HTML, what it was assembled to, and whose wording it is.

    `stamp` tells this wording from any other; empty while it is as it was assembled.
    """

    html: str
    basis: str
    stamp: str = ""
    edited_by: str = ""
    edited_at: str = ""


class Chartering:
    """Step 5, the reading side."""

    def __init__(self, gate: Gate, results: Results, keepsakes: Keepsakes, word_template: bytes | None = None) -> None:
        self._gate = gate
        self._results = results
        self._keepsakes = keepsakes
        self._word_template = word_template
        self._filing = Filing()
        self._figures = Figures()

    async def view(self, workshop_id: str) -> CharterView | None:
        """The draft as the charter page shows it; None when the workshop is gone."""
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_id(workshop_id)
            if workshop is None:
                return None
            data = await self._read(work, workshop)
            standing = await standing_view(work, data)
        checks, notes = checks_views(data, texts(data.workshop.language))
        charter = self._assembled(data)
        self._figures.keep(workshop_id, charter)
        view = charter_view(charter, standing)
        return replace(
            view,
            gaps=view.missing[len(open_findings(data)) :],
            checks=checks,
            check_notes=notes,
            checks_off=list(off_checks(data.severities)),
        )

    async def figure(self, actor: Actor, key: str, stamp: str = "") -> Drawn:
        """A picture of the draft by its key: that with the stamp where it is still at hand, else as it is now.

        Errors: NotAllowed; NotFound without such a picture.
        """
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_CHARTER)
            drawn = self._figures.find(workshop.id, key, stamp)
            if drawn is None:
                charter, _ = await self.draft(work, workshop)
                self._figures.keep(workshop.id, charter)
                drawn = self._figures.find(workshop.id, key)
        if drawn is None:
            raise NotFound("picture.none")
        return drawn

    async def checks(self, actor: Actor) -> CheckReport:
        """What the quality checks find now, with every word that was said on them."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_CHARTER)
            data = await self._read(work, workshop)
        checks, notes = checks_views(data, texts(data.workshop.language))
        ready = readiness_of(data)
        off = list(off_checks(data.severities))
        return CheckReport(ready.passed, ready.checked, list(ready.blocking), checks, notes, off)

    async def section(self, actor: Actor, key: str) -> SectionToWord:
        """A section for whoever words it. Errors: NotFound `section.unknown`, NotAllowed."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.EDIT_CHARTER)
            charter, _ = await self.draft(work, workshop)
            edit = await work.charter_edits.of_section(workshop.id, key)
            seat = await work.seats.get(workshop.id, edit.editor_id) if edit and edit.editor_id else None
        section = next((one for one in charter.sections if one.key == key and one.is_editable), None)
        if section is None:
            raise NotFound("section.unknown")
        stamp = stamp_of(edit)
        return SectionToWord(
            html=section.html,
            basis=section.basis,
            stamp=stamp,
            edited_by=seat.name if seat and stamp else "",
            edited_at=edit.edited_at.isoformat() if edit and stamp else "",
        )

    async def file(
        self, actor: Actor, file_format: str, template: bytes | None = None, *, is_summary: bool = False
    ) -> ExportFile:
        """The draft as a file, in one of the formats of `Format`. `template` is an office's own Word file.

        `is_summary`: the mission on one page instead, in a format that is read.

        Written on a thread of its own, so that the room goes on meanwhile, and one at a time for each workshop. Errors:
        Invalid `format.unknown`, `format.without_template`, and those of `emptied`.
        """
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.EXPORT_CHARTER)
            wanted = _format(file_format)
            if template is not None and wanted is not Format.WORD:
                raise Invalid("format.without_template", "format")
            if is_summary and wanted not in ON_ONE_PAGE:
                raise Invalid("format.unknown", "format")
            data = await self._read(work, workshop)
        own = await asyncio.to_thread(emptied, template) if template is not None else self._word_template
        kept = await self._keepsakes.of(actor, data, wanted)
        return await self._filing.made(
            data,
            f"summary.{wanted}" if is_summary else wanted,
            lambda: render(self._assembled(data), data, wanted, kept, own, is_summary=is_summary),
            is_kept=template is None,
        )

    def forget(self, workshop_id: str) -> None:
        """The workshop is gone, and its files with it."""
        self._filing.forget(workshop_id)

    async def trail(self, actor: Actor, anchor: str) -> TrailView:
        """Where a line of the charter comes from, for whoever may read the charter.

        Errors: NotAllowed; NotFound `trail.unknown` for an anchor that is not in the charter.
        """
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_CHARTER)
            data = await self._read(work, workshop)
        found = told_trail(Pen.of(data, texts(data.workshop.language)), anchor)
        if found is None:
            raise NotFound("trail.unknown")
        return TrailView(
            anchor=found.anchor,
            note=found.note,
            steps=[
                TrailStepView(one.anchor, str(one.kind), one.what, one.who, one.when, one.words, list(one.refs))
                for one in found.steps
            ],
        )

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
