"""What goes along with a charter when somebody takes all of it: the records of votes and the calendar.

Must not: publish what the room may not see yet.
"""

from app.domain.charter.data import CharterData
from app.domain.errors import Conflict
from app.domain.workshop import Actor
from app.export import Format, Kept
from app.services.publishing import Publishing
from app.services.reviewing import Reviewing

_WITH_RECORDS = frozenset({Format.XLSX, Format.CSV, Format.ZIP})


class Keepsakes:
    """Gathers them."""

    def __init__(self, publishing: Publishing, reviewing: Reviewing) -> None:
        self._publishing = publishing
        self._reviewing = reviewing

    async def of(self, actor: Actor, data: CharterData, file_format: Format) -> Kept:
        """Records of the rounds in `data` that have one, and the calendar; nothing for formats without them."""
        if file_format not in _WITH_RECORDS:
            return Kept()
        records = []
        for one in data.rounds:
            try:
                records.append((one.number, await self._publishing.record(actor, one.id)))
            except Conflict:
                continue  # a round from before there were records
        calendar = (await self._reviewing.calendar(actor)).content if file_format is Format.ZIP else b""
        return Kept(tuple(records), calendar)
