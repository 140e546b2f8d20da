"""Carrying on: a charter from a file begins a new workshop, or is held beside the charter of this one.

Must not: take half a file. Everything is read and assembled first, and written in one transaction.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from app.domain.actions import Action
from app.domain.carrying.charter import Brought, read_charter
from app.domain.carrying.comparing import side_by_side
from app.domain.charter.assemble import assemble
from app.domain.charter.changes import Change, changes
from app.domain.charter.data import CharterData
from app.domain.parts import Part
from app.domain.quality.thresholds import changed
from app.domain.readings import READINGS
from app.domain.workshop import Actor, clean_line
from app.export.json_data import to_json
from app.i18n.text import texts
from app.persistence.tables import WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.carrying.writing import Writing
from app.services.convening import LANGUAGES, Started
from app.services.keys import Keys
from app.services.opening_up import free_code, seat_the_facilitator
from app.services.turn import Gate
from app.services.views.charter import charter_data
from app.services.views.people import People
from app.services.views.results import Results

_TEMPLATE = "half_day"
_PARTS_OF_OLD_FILES = frozenset(Part) - {Part.DEVELOPMENT}
"""What a workshop shows whose file is from before parts could be hidden."""


@dataclass(frozen=True, slots=True)
class LeftView:
    """What could not come along, and how many; 0 where that cannot be told."""

    what: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class BroughtView:
    """What a file holds, before and after it was brought in."""

    title: str
    schema_version: str
    generated_on: str
    goals: int
    adopted: int
    cards: int
    rounds: int
    actors: int
    instruments: int
    entries: int
    left: list[LeftView]

    def plain(self) -> dict[str, Any]:
        """As data to send."""
        return asdict(self)


class Carrying:
    """Charters from files."""

    def __init__(self, gate: Gate, keys: Keys, results: Results, retention_days: int) -> None:
        self._gate = gate
        self._keys = keys
        self._results = results
        self._retention_days = retention_days

    # --- into a new workshop ----------------------------------------------------------------------------------------

    async def look(self, file: bytes) -> BroughtView:
        """What is in a file; nothing is started. Errors: Invalid `carry.…`, naming the place in the file."""
        brought, _ = await asyncio.to_thread(_read, file)
        return _view(brought)

    async def begin(self, file: bytes, *, facilitator_name: str = "") -> tuple[Started, BroughtView]:
        """Start a workshop with everything a charter holds. Anyone may, as anyone may start one.

        Errors: Invalid `carry.…`, naming the place in the file; then nothing was started.
        """
        brought, bases = await asyncio.to_thread(_read, file)
        name = clean_line(facilitator_name, "facilitator_name", most=60, least=0)
        now = self._gate.clock()
        async with self._gate.database.write() as work:
            workshop = work.workshops.add(self._workshop(brought.data, await free_code(work), now))
            await work.flush()
            await Writing(work, workshop, brought, bases, now).write()
            seat_id, link = await seat_the_facilitator(work, self._keys, workshop.id, name, now)
        return Started(workshop.id, workshop.code, seat_id, link), _view(brought)

    def _workshop(self, data: CharterData, code: str, now: datetime) -> WorkshopRow:
        said = data.workshop
        began = datetime.combine(said.created_on, time(), UTC) if said.created_on else now
        return WorkshopRow(
            code=code,
            title=said.title,
            purpose=said.purpose,
            language=said.language,
            convener=said.convener,
            place=said.place,
            naming=said.naming,
            template=_TEMPLATE,
            parts=[str(part) for part in Part if part in (data.parts or _PARTS_OF_OLD_FILES)],
            created_at=min(began, now),
            retention_days=self._retention_days,
            delete_at=now + timedelta(days=self._retention_days),
            charter_state=data.state,
            thresholds={name: getattr(data.thresholds, name) for name in changed(data.thresholds)},
            severities=dict(data.severities),
            is_carried=True,
        )

    # --- beside this one --------------------------------------------------------------------------------------------

    async def compare(self, actor: Actor, file: bytes) -> tuple[Change, ...]:
        """What changed from the charter in a file to this workshop's, target, deadline, scope and commitments first.

        Errors: NotAllowed, Invalid `carry.…`.
        """
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.EXPORT_CHARTER)
            data = await self.data_of(work, workshop)
        return await asyncio.to_thread(lambda: _between(_values(_read(file)[0].data), _values(data)))

    async def data_of(self, work: UnitOfWork, workshop: WorkshopRow) -> CharterData:
        """All of a workshop's charter."""
        return await charter_data(work, await People.read(work, workshop), self._results, self._gate.clock)


def between_workshops(before: CharterData, after: CharterData) -> tuple[Change, ...]:
    """What changed from one workshop's charter to another's."""
    return _between(_values(before), _values(after))


def _read(file: bytes) -> tuple[Brought, Mapping[str, str]]:
    """The charter, and what every section was assembled to, so that wordings by hand know their ground."""
    brought = read_charter(file)
    data = brought.data
    if data.workshop.language not in LANGUAGES:
        data = replace(data, workshop=replace(data.workshop, language=LANGUAGES[0]))
    if not data.parts:
        data = replace(data, parts=frozenset(str(part) for part in _PARTS_OF_OLD_FILES))
    source = replace(data.shelves, parts=data.parts, template=_TEMPLATE, today=data.generated_on)
    readings = {topic.value: reading(source) for topic, reading in READINGS.items()}
    data = replace(data, shelves=source, readings=readings)
    drafts = assemble(replace(data, edits=()), texts(data.workshop.language)).sections
    return replace(brought, data=data), {one.key: one.basis for one in drafts}


def _values(data: CharterData) -> dict[str, Any]:
    charter = assemble(data, texts(data.workshop.language))
    values: dict[str, Any] = json.loads(to_json(charter, data))
    return values


def _between(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    return changes(*side_by_side(before, after))


def _view(brought: Brought) -> BroughtView:
    data = brought.data
    return BroughtView(
        title=data.workshop.title,
        schema_version=brought.schema_version,
        generated_on=data.generated_on.isoformat(),
        goals=len(data.goals),
        adopted=len(data.adopted),
        cards=sum(1 + len(card.merged) for card in data.cards),
        rounds=len(data.rounds),
        actors=len(data.stakeholders),
        instruments=len(data.instruments),
        entries=sum(
            len(entries)
            for key, entries in data.registers.items()
            if key not in {"goals", "stakeholders", "instruments"}
        ),
        left=[LeftView(str(what), count) for what, count in brought.left],
    )
