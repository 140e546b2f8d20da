"""The charters of a programme, and which of their entries are one and the same.

An entry is known across charters by its shared id: that which was marked, or else its own. Must not: store, or hold
who wrote anything.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.alike import alike
from app.domain.charter.data import GoalFacts
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import Value
from app.domain.registers.source import Entry, ShelfSource

SHARED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "stakeholders": ("name", "kind", "sector", "level", "policy_field", "roles", "note"),
    "instruments": (
        "name",
        "code",
        "side",
        "summary",
        "mechanism",
        "stages",
        "target_group",
        "budget",
        "currency",
        "budget_status",
        "budget_source",
        "legal_basis",
        "start",
        "is_new",
    ),
    "projects": ("name", "owner", "stage", "levers", "ends", "summary", "scale", "budget", "flexibility", "funder"),
    "commitments": ("offer", "kind", "amount", "unit", "start", "end", "status", "condition"),
}
"""What an entry is wherever it stands, by register. Where it stands in one mission (power, stance, goals) is not."""

BROUGHT = ("stakeholders", "instruments", "projects")
"""Registers whose entries can be brought from one charter of a programme into another."""

_MOST_NAMES = 400
_MOST_PAIRS = 10_000


@dataclass(frozen=True, slots=True)
class Mission:
    """One charter of a programme. `shared` are the marked shared ids by (register, entry id).

    `passed` of `checked` quality checks; `blocking` are the ids of those that block.
    """

    id: str
    title: str
    state: str
    goals: tuple[GoalFacts, ...]
    source: ShelfSource
    passed: int = 0
    checked: int = 0
    blocking: tuple[str, ...] = ()
    shared: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def shared_id(self, register_key: str, entry_id: str) -> str:
        """Under which id an entry is known in the programme."""
        return self.shared.get((register_key, entry_id), entry_id)


@dataclass(frozen=True, slots=True)
class Copy:
    """An entry as one mission has it."""

    mission: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the copies of an entry hold differently: its value by mission id."""

    field: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class SharedThing:
    """What stands in several charters: its copies in the order of the missions, and what they say differently."""

    register: str
    shared_id: str
    name: str
    copies: tuple[Copy, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entries of two charters that are probably one, with how alike their names are (0..100)."""

    register: str
    first: Copy
    second: Copy
    score: int


def copies_of(missions: Sequence[Mission], register_key: str) -> dict[str, list[Copy]]:
    """All entries of a register by shared id, in the order of the missions."""
    found: dict[str, list[Copy]] = defaultdict(list)
    for mission in missions:
        for entry in mission.source.entries(register_key):
            found[mission.shared_id(register_key, entry.id)].append(Copy(mission.id, entry))
    return found


def shared_things(missions: Sequence[Mission], register_key: str) -> tuple[SharedThing, ...]:
    """What stands in two charters or more, by name; two entries of one and the same charter do not make it shared."""
    title = REGISTERS[register_key].title
    found = [
        SharedThing(
            register_key, shared_id, copies[0].entry.text(title), tuple(copies), _differences(register_key, copies)
        )
        for shared_id, copies in copies_of(missions, register_key).items()
        if len({one.mission for one in copies}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.shared_id)))


def _differences(register_key: str, copies: Sequence[Copy]) -> tuple[Difference, ...]:
    found = []
    for name in SHARED_FIELDS[register_key]:
        values = {one.mission: one.entry.values.get(name) for one in copies}
        if len({str(value) for value in values.values()}) > 1:
            found.append(Difference(name, values))
    return tuple(found)


def suggestions(missions: Sequence[Mission], register_key: str, most: int = 12) -> tuple[Suggestion, ...]:
    """Entries of different charters with names so alike that they may be one, and are not marked so, likest first."""
    title = REGISTERS[register_key].title
    every = [Copy(mission.id, entry) for mission in missions for entry in mission.source.entries(register_key)]
    by_id = {one.entry.id: one for one in every[:_MOST_NAMES]}
    known = {mission.id: mission for mission in missions}

    def shared_id(one: Copy) -> str:
        return known[one.mission].shared_id(register_key, one.entry.id)

    pairs = alike(tuple((id_, one.entry.text(title)) for id_, one in by_id.items()), most=_MOST_PAIRS)
    found = [
        Suggestion(register_key, by_id[first], by_id[second], score)
        for first, second, score in pairs
        if by_id[first].mission != by_id[second].mission and shared_id(by_id[first]) != shared_id(by_id[second])
    ]
    return tuple(found[:most])
