"""The mission's calendar as a file: reviews, criteria to look at, questions to answer, pathways to decide on.

Must not: change anything, or know the file's format (see `app.export.calendar`).
"""

from app.domain.actions import Action
from app.domain.readings import registers_of
from app.domain.readings.monitoring import dues
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.export.calendar import MEDIA_TYPE, CalendarFacts, to_calendar
from app.export.render import ExportFile, file_name
from app.i18n.text import texts
from app.services.turn import Gate
from app.services.views.people import People
from app.services.views.shelves import shelf_source


class Reviewing:
    """The calendar."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def calendar(self, actor: Actor) -> ExportFile:
        """An .ics file of every day that was agreed; empty of events where none was. Errors: NotAllowed."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.EXPORT_CHARTER)
            people = await People.read(work, workshop)
            source = await shelf_source(work, people, registers_of(Topic.LEARNING), self._gate.clock)
        facts = CalendarFacts(workshop.id, workshop.title, dues(source), self._gate.clock())
        content = to_calendar(facts, texts(workshop.language))
        return ExportFile(content, MEDIA_TYPE, f"{file_name(workshop.title, 'calendar')}.ics")
