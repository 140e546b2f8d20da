"""What happened to everything that a charter prints, read from rows and from the trail of changes.

Only what is printed is looked at: by the ids of shown things, never by what a change happens to hold. Must not: hand on
words from before a change (a card may have been worded anew because of them), or read a ballot.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.domain.actions import Action
from app.domain.charter.data import CharterData, Credit, EventFacts, EventKind
from app.domain.charter.records import CHALLENGE
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.register import RELEASED, Store
from app.persistence.tables import ChangeRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.views.people import People

_WHILE_CARRYING = timedelta(seconds=1)
_WRITING = (
    Action.WRITE_CARD,
    Action.PROPOSE_GOAL,
    Action.ADD_STAKEHOLDER,
    Action.SKETCH_INSTRUMENT,
    Action.ADD_ENTRY,
    Action.PARK_ITEM,
    Action.UNDO,
    Action.RUN_AGENDA,
    Action.MOVE_CHARTER,
)
"""Actions that make something new, of which the row itself tells, and those that change no words."""

_WORDS_OF_A_CARD = frozenset({"text"})
_WORDS_OF_A_CHALLENGE = frozenset({"statement", "complexity", "scope_in", "scope_out"})
_NO_WORDS = frozenset(
    {"edited_at", "number", "status", "merged_into_id", "adoption_reason", "adopted_at", "is_removed", "first", "more"}
)
_BY_STORE = {"goal": Store.GOAL, "stakeholder": Store.STAKEHOLDER, "instrument": Store.INSTRUMENT}
_KEY_OF = {store: key for key, one in REGISTERS.items() if (store := one.store) is not Store.ENTRY}


async def events(work: UnitOfWork, people: People, data: CharterData) -> tuple[EventFacts, ...]:
    """Everything that is known to have happened, oldest first."""
    workshop_id = people.workshop.id
    known = _anchors(data)
    known |= {row.id: (f"section-{row.section_key}", "") for row in await work.charter_edits.ever(workshop_id)}
    parked = sorted(await work.parking.of(workshop_id), key=lambda row: (row.parked_at, row.id))
    known |= {row.id: (f"P{number}", "") for number, row in enumerate(parked, start=1)}
    rows: list[_Written] = [(row.id, row.parked_at, row.seat_id) for row in parked]
    rows += [(row.id, row.written_at, row.seat_id) for row in await work.cards.of(workshop_id)]
    goals = await work.goals.of(workshop_id)
    rows += [(row.id, row.proposed_at, row.seat_id) for row in goals]
    rows += [(row.id, row.added_at, row.seat_id) for row in await work.stakeholders.of(workshop_id)]
    rows += [(row.id, row.sketched_at, row.seat_id) for row in await work.instruments.of(workshop_id)]
    rows += [(row.id, row.added_at, row.seat_id) for row in await work.entries.of(workshop_id)]
    later = [
        event
        for change in await work.changes.beyond(workshop_id, *_WRITING)
        for event in _of_change(people, change, known)
    ]
    imported = {event.anchor: event for event in later if event.kind is EventKind.IMPORTED}
    found = [imported.get(one.anchor, one) for one in _written(people, rows, known)]
    adopted_at = {known[row.id][0]: row.adopted_at for row in goals if row.id in known}
    found += [
        replace(event, at=adopted_at.get(event.anchor) or event.at) if event.kind is EventKind.ADOPTED else event
        for event in later
        if event.kind is not EventKind.IMPORTED
    ]
    for one in await work.rounds.of(workshop_id):
        if one.id in known and not one.is_carried:
            found.append(EventFacts(known[one.id][0], EventKind.VOTED, one.revealed_at))
    return tuple(sorted((*_carried(people), *found), key=_moment))


_Written = tuple[str, datetime | None, str | None]
"""Id, when, and by which seat."""


def _moment(one: EventFacts) -> tuple[bool, float, str, str]:
    return one.at is None, one.at.timestamp() if one.at else 0.0, one.anchor, one.kind


def _written(people: People, rows: list[_Written], known: Mapping[str, tuple[str, str]]) -> Iterator[EventFacts]:
    """When each thing was written; what came with a charter was written elsewhere."""
    came_at = people.carried.carried_at + _WHILE_CARRYING if people.carried else None
    for id_, at, seat_id in rows:
        if id_ in known and not (seat_id is None and came_at is not None and at is not None and at <= came_at):
            seat = people.seats.get(seat_id or "")
            yield EventFacts(known[id_][0], EventKind.WRITTEN, at, seat.role if seat else "")


def _carried(people: People) -> Iterator[EventFacts]:
    """What happened before the charter was brought along, named as far as both workshops' rules allow."""
    for one in people.carried.events if people.carried else []:
        credit = people.credit_from_elsewhere(*one["credit"])
        at = datetime.fromisoformat(one["at"]) if one["at"] else None
        yield EventFacts(
            one["anchor"], EventKind(one["kind"]), at, one["role"], Credit(credit.author, ""), tuple(one["fields"])
        )


def _anchors(data: CharterData) -> dict[str, tuple[str, str]]:
    """Anchor and register (empty for what is no entry) of everything that is printed, by id."""
    found = {one.id: (f"C{one.number}", "") for card in data.cards for one in (card, *card.merged)}
    found |= {one.id: (f"G{one.number}", "goals") for goal in data.goals for one in (goal, *goal.merged)}
    found |= {one.id: (f"S{one.number}", "stakeholders") for one in data.stakeholders}
    found |= {one.id: (f"I{one.number}", "instruments") for one in data.instruments}
    found |= {one.id: (f"V{one.number}", "") for one in data.rounds}
    for key, entries in data.registers.items():
        if REGISTERS[key].store is Store.ENTRY and not REGISTERS[key].is_uncredited:
            found |= {one.id: (one.anchor, key) for one in entries}
    return found


def _of_change(people: People, change: ChangeRow, known: Mapping[str, tuple[str, str]]) -> Iterator[EventFacts]:
    for one in change.rows:
        told = _told(change, one, known)
        if told is not None:
            anchor, kind, fields = told
            yield EventFacts(anchor, kind, change.happened_at, change.role, _credit(people, change), fields)


def _credit(people: People, change: ChangeRow) -> Credit:
    """Who made a change, by name alone: a group says nothing about who edited."""
    return Credit(people.credit(change.seat_id).author)


def _told(
    change: ChangeRow, one: Mapping[str, Any], known: Mapping[str, tuple[str, str]]
) -> tuple[str, EventKind, tuple[str, ...]] | None:
    """Anchor, kind and changed fields of a row that was changed; None for what is not printed or says nothing."""
    table, before, after = one["table"], one["before"], one["after"]
    if table == "challenge":
        says = before is None or bool(_WORDS_OF_A_CHALLENGE & set(before))
        return (CHALLENGE, EventKind.COMPOSED, ()) if says else None
    anchor, key = known.get(one["id"], ("", ""))
    if not anchor:
        return None
    if table == "charter_edit":
        return anchor, EventKind.RESTORED if after.get("is_removed") else EventKind.WORDED, ()
    if before is None:
        return (anchor, EventKind.IMPORTED, ()) if change.label == "import_entries" else None
    return _changed(table, anchor, key, before, after)


def _changed(
    table: str, anchor: str, key: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[str, EventKind, tuple[str, ...]] | None:
    kind: EventKind | None = None
    if table == "parking_item":
        kind = EventKind.SETTLED if after.get("is_settled") else None
    elif after.get("merged_into_id") and table in {"card", "goal"}:
        kind = EventKind.MERGED
    elif table == "card":
        kind = EventKind.REWORDED if set(before) & _WORDS_OF_A_CARD else None
    elif after.get("status") == "adopted":
        kind = EventKind.ADOPTED
    elif fields := _fields(key, before, after):
        return anchor, EventKind.EDITED, fields
    return (anchor, kind, ()) if kind else None


def _fields(key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Message keys of the fields that were changed, without those that may name a person or show what is backstage."""
    names = set(before) - _NO_WORDS
    if isinstance(before.get("more"), Mapping) and isinstance(after.get("more"), Mapping):
        old, new = before["more"], after["more"]
        names |= {name for name in {*old, *new} if old.get(name) != new.get(name)}
    register = REGISTERS[key]
    if register.store is Store.GOAL:
        return tuple(f"charter.doc.goal_field.{name}" for name in sorted(names & _GOAL_FIELDS))
    return tuple(
        f"register.{key}.{field.name}"
        for field in register.fields
        if field.name in names and field.name != RELEASED and not field.is_personal and not field.is_fleeting
    )


_GOAL_FIELDS = frozenset(
    {
        "statement", "indicator", "unit", "is_yes_no", "baseline_value", "baseline_year", "baseline_source",
        "baseline_owner", "baseline_due", "target_value", "deadline", "milestone", "milestone_date", "population",
        "visible_change", "constraint", "equity",
    }
)  # fmt: skip
"""Columns of a goal that hold what it says; each has a word of its own."""
