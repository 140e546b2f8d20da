"""What happened to the lines of a charter, as plain values and back.

Must not: take an event of a kind that is not known here; a later version may have more, and they are left out.
"""

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from app.domain.carrying.place import Place
from app.domain.charter.data import Credit, EventFacts, EventKind
from app.domain.goals import GoalContent
from app.domain.registers.catalogue import REGISTERS
from app.domain.roles import Role

_MOST_EVENTS = 50_000
_MOST_FIELDS = 60
_KINDS = frozenset(map(str, EventKind))
_ROLES = frozenset(map(str, Role))
_FIELDS = frozenset(
    {f"register.{key}.{field.name}" for key, one in REGISTERS.items() for field in one.fields}
    | {f"charter.doc.goal_field.{field.name}" for field in fields(GoalContent)}
)
"""Message keys that an event may name; nothing else of a file is looked up."""


def event_values(one: EventFacts) -> dict[str, Any]:
    """An event as plain values."""
    return {
        "anchor": one.anchor,
        "kind": str(one.kind),
        "at": one.at.astimezone(UTC).isoformat() if one.at else "",
        "role": one.role,
        "credit": [one.credit.author, one.credit.group],
        "fields": list(one.fields),
    }


def read_events(place: Place) -> tuple[EventFacts, ...]:
    """The events of a file. Errors: Invalid `carry.…`, naming the place."""
    found = []
    for one in place.items(_MOST_EVENTS):
        kind, role = one.at("kind").line(24), one.at("role").line(24)
        if kind not in _KINDS:
            continue
        credit = one.at("credit")
        found.append(
            EventFacts(
                one.at("ref").line(40),
                EventKind(kind),
                _moment(one.at("at")),
                role if role in _ROLES else "",
                Credit(credit.at("author").line(120), credit.at("group").line(120)),
                tuple(said for said in one.at("fields").words(_MOST_FIELDS, 80) if said in _FIELDS),
            )
        )
    return tuple(found)


def _moment(place: Place) -> datetime | None:
    said = place.line(40)
    if not said:
        return None
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise place.wrong("carry.kind") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
