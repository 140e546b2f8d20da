"""The public page of a charter: turned on, moved to another address and turned off by facilitators, read by anybody.

An address is a secret of 128 bits: whoever has it may read, and turning the page off makes it lead nowhere at once.

Must not: hand out anything but the charter without names (`app.domain.charter.public`).
"""

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta

from app.domain.actions import Action
from app.domain.charter.assemble import assemble
from app.domain.charter.data import CharterData
from app.domain.charter.public import public
from app.domain.errors import NotFound
from app.domain.ids import new_public_key
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.export import ExportFile
from app.export.markdown import to_markdown
from app.export.pdf import to_pdf
from app.export.render import file_name
from app.export.web import to_html
from app.i18n.text import texts
from app.services.chartering import Chartering
from app.services.turn import Gate
from app.services.views.people import People

_KEPT = 8
_FRESH = {"html": timedelta(seconds=2), "md": timedelta(seconds=2), "pdf": timedelta(seconds=10)}
"""How often each is written at most, however many ask for it at once."""

_MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
}


class Sharing:
    """The switch at the desk, and the page."""

    def __init__(self, gate: Gate, chartering: Chartering) -> None:
        self._gate = gate
        self._chartering = chartering
        self._written: OrderedDict[tuple[str, str], tuple[datetime, ExportFile]] = OrderedDict()
        self._one_after_the_other = {kind: asyncio.Lock() for kind in _MEDIA_TYPES}

    async def turn_on(self, actor: Actor) -> str:
        """Make the charter public; returns its key. Where it is public already it keeps its address."""
        return await self._set(actor, is_new=False)

    async def renew(self, actor: Actor) -> str:
        """Move the page to another address; the former leads nowhere from now on."""
        return await self._set(actor, is_new=True)

    async def turn_off(self, actor: Actor) -> None:
        """Take the page away."""
        async with self._gate.turn(actor, Action.PUBLISH_CHARTER, Topic.BACKSTAGE) as turn:
            turn.workshop.public_key = ""
        self.forget(actor.workshop_id)

    async def _set(self, actor: Actor, *, is_new: bool) -> str:
        async with self._gate.turn(actor, Action.PUBLISH_CHARTER, Topic.BACKSTAGE) as turn:
            if is_new or not turn.workshop.public_key:
                turn.workshop.public_key = new_public_key()
            return turn.workshop.public_key

    async def page(self, key: str, kind: str = "html") -> ExportFile:
        """The public page, or the same document as a file ('md', 'pdf'), as it stands now.

        Errors: NotFound `public.unknown`, also for a page that was turned off.
        """
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_public_key(key)
        if workshop is None or kind not in _MEDIA_TYPES:
            raise NotFound("public.unknown")
        async with self._one_after_the_other[kind]:
            known = self._written.get((workshop.id, kind))
            now = self._gate.clock()
            if known is not None and now - known[0] < _FRESH[kind]:
                return known[1]
            written = await self._write(key, kind)
            self._written[workshop.id, kind] = (now, written)
            while len(self._written) > _KEPT:
                self._written.popitem(last=False)
            return written

    async def _write(self, key: str, kind: str) -> ExportFile:
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_public_key(key)
            if workshop is None:
                raise NotFound("public.unknown")
            _, data = await self._chartering.draft(work, workshop)
            seats = (await People.read(work, workshop)).seats.values()
        names = {seat.name for seat in seats}
        return await asyncio.to_thread(lambda: _written(public(data, names), kind))

    def forget(self, workshop_id: str) -> None:
        """The page is gone, or the whole workshop."""
        for known in [known for known in self._written if known[0] == workshop_id]:
            del self._written[known]


def _written(data: CharterData, kind: str) -> ExportFile:
    document = assemble(data, texts(data.workshop.language)).document
    match kind:
        case "md":
            content = to_markdown(document).encode()
        case "pdf":
            content = to_pdf(document)
        case _:
            content = to_html(document, public=True).encode()
    return ExportFile(content, _MEDIA_TYPES[kind], f"{file_name(document.title, 'charter')}.{kind}")
