"""Versions of the charter and the state it stands in: kept, named, compared, and moved on.

Names of people are left out of what is kept: who may be named can change, a version cannot. Must not: change a word of
the charter.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.actions import Action
from app.domain.charter.assemble import assemble
from app.domain.charter.changes import Area, Change, ChangeKind, changes
from app.domain.charter.data import CharterData
from app.domain.charter.states import CharterState, check_move, next_label, state_of
from app.domain.errors import Conflict, NotFound
from app.domain.hooks import HookEvent
from app.domain.registers.catalogue import REGISTERS
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, clean_text
from app.export.json_data import to_json
from app.i18n.text import texts
from app.persistence.tables import ChangeRow, CharterVersionRow, RoundRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.clock import Clock
from app.services.hooks.outbox import tell
from app.services.packing import pack, unpack
from app.services.turn import Gate, Turn
from app.services.views.charter import charter_data
from app.services.views.comparing import told
from app.services.views.people import People
from app.services.views.results import Results
from app.services.views.standing import ground_of

LONGEST_NOTE = 400
MOST_VERSIONS = 200
NOW = 0
"""The number that stands for the charter as it is now."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed between two versions; the label of the later one is empty where it is the charter of now.

    `language` is that of the workshop.
    """

    since: str
    until: str
    changes: tuple[Change, ...]
    language: str = "en"

    def told(self) -> dict[str, Any]:
        """The same in words, for a page or a program: see `app.services.views.comparing`."""
        return {"since": self.since, "until": self.until, "changes": told(self.changes, texts(self.language))}


class Versions:
    """Step 5: keeping and comparing versions, and moving the charter from state to state."""

    def __init__(self, gate: Gate, results: Results) -> None:
        self._gate = gate
        self._results = results

    async def move(self, actor: Actor, state: str, reason: str = "", *, key: str = "") -> int:
        """Move the charter to a state; a version is kept, and its number returned.

        Errors: Invalid where a reason is needed and not given, Conflict where it stands there already.
        """
        to, why = state_of(state), clean_text(reason, "reason", most=LONGEST_NOTE, least=0)
        async with self._gate.turn(
            actor,
            Action.MOVE_CHARTER,
            Topic.CHARTER,
            Topic.COMMENTS,
            Topic.AGENDA,
            label="move_charter",
            key=key,
        ) as turn:
            if turn.is_repeat:
                return int(turn.result_id)
            workshop = await self._locked(turn)
            data = await _read(turn.work, workshop, self._results, self._gate.clock)
            check_move(CharterState(workshop.charter_state), to, await ground_of(turn.work, data), why)
            workshop.charter_state = to
            row = await keep_version(turn, self._results, self._gate.clock, note=why, data=data)
            turn.result_id = str(row.number)
            return row.number

    async def keep(self, actor: Actor, note: str = "", *, key: str = "") -> int:
        """Keep the charter as it is now; returns the number of the version."""
        said = clean_text(note, "note", most=LONGEST_NOTE, least=0)
        async with self._gate.turn(actor, Action.MOVE_CHARTER, Topic.CHARTER, label="keep_charter", key=key) as turn:
            if turn.is_repeat:
                return int(turn.result_id)
            await self._locked(turn)
            row = await keep_version(turn, self._results, self._gate.clock, note=said)
            turn.result_id = str(row.number)
            return row.number

    async def listed(self, actor: Actor) -> Sequence[CharterVersionRow]:
        """All versions by number, without their contents."""
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.VIEW_CHARTER)
            return await work.charter_versions.of(actor.workshop_id)

    async def content(self, actor: Actor, number: int) -> bytes:
        """What a version says, as JSON of the schema. For facilitators: what was hidden since is still in it."""
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.MOVE_CHARTER)
            return unpack((await _numbered(work, actor.workshop_id, number)).content).encode()

    async def compare(self, actor: Actor, since: int, until: int = NOW) -> Compared:
        """What changed from version `since` to version `until`, or to now (0).

        A card or a goal that is gone is told without its words: it may have been hidden for what it says.
        """
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_CHARTER)
            first = await _numbered(work, workshop.id, since)
            before: Values = json.loads(unpack(first.content))
            label = ""
            if until == NOW:
                data = await _read(work, workshop, self._results, self._gate.clock)
                after = await asyncio.to_thread(values_of, data)
            else:
                last = await _numbered(work, workshop.id, until)
                label, after = last.label, json.loads(unpack(last.content))
        found = await asyncio.to_thread(changes, before, after)
        return Compared(first.label, label, tuple(_without_words(one) for one in found), workshop.language)

    @staticmethod
    async def _locked(turn: Turn) -> WorkshopRow:
        workshop = await turn.work.workshops.by_id(turn.actor.workshop_id, lock=True)
        assert workshop is not None  # noqa: S101 - the gate has just read it
        return workshop


async def keep_version(
    turn: Turn,
    results: Results,
    clock: Clock,
    *,
    note: str = "",
    about: RoundRow | None = None,
    data: CharterData | None = None,
) -> CharterVersionRow:
    """Keep a version within a turn. With `about`, the version is what that round on the charter asks about."""
    workshop, work = turn.workshop, turn.work
    former = await work.charter_versions.of(workshop.id)
    if len(former) >= MOST_VERSIONS:
        raise Conflict("charter.too_many_versions", most=MOST_VERSIONS)
    label = str(next_label([one.state for one in former], workshop.charter_state))
    data = data or await _read(work, workshop, results, clock)
    data = replace(data, state=workshop.charter_state, version_label=label, has_moved_on=False)
    values = await asyncio.to_thread(values_of, data)
    row = work.charter_versions.add(
        CharterVersionRow(
            workshop_id=workshop.id,
            number=len(former) + 1,
            label=label,
            state=workshop.charter_state,
            note=note,
            role=turn.actor.role,
            round_id=about.id if about else None,
            content=pack(json.dumps(values, ensure_ascii=False, sort_keys=True)),
            changes=await work.changes.of_contents(workshop.id),
            kept_at=turn.now,
        )
    )
    work.changes.add(
        ChangeRow(
            workshop_id=workshop.id,
            seat_id=turn.actor.seat_id,
            role=turn.actor.role,
            action=Action.MOVE_CHARTER,
            label="version",
            rows=[{"table": "charter_version", "id": row.id, "label": label, "state": row.state, "note": note}],
            happened_at=turn.now,
        )
    )
    await tell(turn, HookEvent.CHARTER_VERSION, "charter", number=row.number, label=label, state=row.state)
    return row


def values_of(data: CharterData) -> Values:
    """The charter as its JSON has it, without the names of people."""
    values: Values = json.loads(to_json(assemble(data, texts(data.workshop.language)), data))
    for key, entries in values.get("registers", {}).items():
        personal = {field.name for field in REGISTERS[key].fields if field.is_personal}
        for entry in entries:
            entry["values"] = {name: one for name, one in entry["values"].items() if name not in personal}
    return {name: _nameless(value) for name, value in values.items()}


def _nameless(value: Any) -> Any:
    match value:
        case dict():
            return {
                name: {**inner, "author": ""} if name == "credit" and isinstance(inner, dict) else _nameless(inner)
                for name, inner in value.items()
            }
        case list():
            return [_nameless(inner) for inner in value]
        case _:
            return value


def _without_words(change: Change) -> Change:
    is_entry = change.kind is ChangeKind.REMOVED and len(change.path) == 2
    if is_entry and change.path[0] in {"cards", "goals"} and change.area is not Area.TARGET:
        return replace(change, label="", before={"ref": change.ref})
    return change


async def _read(work: UnitOfWork, workshop: WorkshopRow, results: Results, clock: Clock) -> CharterData:
    return await charter_data(work, await People.read(work, workshop), results, clock)


async def _numbered(work: UnitOfWork, workshop_id: str, number: int) -> CharterVersionRow:
    row = await work.charter_versions.numbered(workshop_id, number)
    if row is None:
        raise NotFound("charter.version_gone")
    return row
