"""Telling the public about a mission, while its facilitators want it told. Whoever asks needs no seat.

Must not: read more than may be told, or say who anybody is.
"""

from dataclasses import dataclass

from app.domain.errors import NotFound
from app.domain.ids import tidy_code
from app.domain.readings.in_public import PublicSummary, public_summary
from app.domain.workshop import WorkshopStatus
from app.persistence.database import Database
from app.services.clock import Clock
from app.services.views.people import People
from app.services.views.shelves import shelf_source

_READ = ("movement", "commitments", "stakeholders", "goals")


@dataclass(frozen=True, slots=True)
class Told:
    """The summary with the facts of its workshop. `is_open`: supporters can join in."""

    code: str
    title: str
    purpose: str
    convener: str
    place: str
    is_open: bool
    summary: PublicSummary


class Telling:
    """The public summary."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def summary(self, typed_code: str) -> Told:
        """What may be told of this workshop. Errors: NotFound, `code.unknown` or `summary.off`."""
        async with self._database.read() as work:
            workshop = await work.workshops.by_code(tidy_code(typed_code))
            if workshop is None:
                raise NotFound("code.unknown")
            source = await shelf_source(work, await People.read(work, workshop), _READ, self._clock)
        summary = public_summary(source)
        if summary is None:
            raise NotFound("summary.off")
        return Told(
            code=workshop.code,
            title=workshop.title,
            purpose=workshop.purpose,
            convener=workshop.convener,
            place=workshop.place,
            is_open=workshop.status == WorkshopStatus.LIVE,
            summary=summary,
        )
