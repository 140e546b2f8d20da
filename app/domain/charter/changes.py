"""What changed between two charters, from their JSON: target, deadline, scope and commitments first.

The values are those of `docs/schema/charter-v1.schema.json`; entries are matched by id, then by their reference, so
that two workshops can be compared as well as two versions. What follows from the rest (checks, readings, sections
nobody worded) is left out, as is what changes by itself. Must not: word anything for people, or read storage.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.charter.words import Piece, word_changes
from app.domain.registers.catalogue import REGISTERS
from app.domain.snapshot.topics import Topic

Values = Mapping[str, Any]


class ChangeKind(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Area(StrEnum):
    """What a change is about, in the order in which people should read it."""

    TARGET = "target"
    DEADLINE = "deadline"
    SCOPE = "scope"
    COMMITMENTS = "commitments"
    GOALS = "goals"
    CHALLENGE = "challenge"
    ACTORS = "actors"
    INSTRUMENTS = "instruments"
    PORTFOLIO = "portfolio"
    TEXT = "text"
    STATUS = "status"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `before` and `after` are JSON values, None where there is none.

    `path` leads to the value: the name of a list, the entry's reference, the field. `label` names the entry as people
    know it, `ref` is its reference where it has one.
    """

    kind: ChangeKind
    area: Area
    path: tuple[str, ...]
    before: Any = None
    after: Any = None
    ref: str = ""
    label: str = ""

    @property
    def words(self) -> tuple[Piece, ...]:
        """Word by word, where a text became another text; empty otherwise."""
        if isinstance(self.before, str) and isinstance(self.after, str) and self.before and self.after:
            return word_changes(self.before, self.after)
        return ()


DERIVED = frozenset(
    {
        "generated_on",
        "schema_version",
        "quality",
        "missing",
        "readings",
        "trail",
        "policy_mix",
        "events",
        "provenance",
        "status",
        "version_label",
        "has_moved_on",
    }
)
"""Parts of a charter that follow from its other parts, tell how it came about, or change by themselves."""

_DERIVED_FIELDS = frozenset({"credit", "first", "is_outdated"})
_OF_A_SECTION = ("text", "html")
_PARTS = {
    "goals": Area.GOALS,
    "challenge": Area.CHALLENGE,
    "cards": Area.CHALLENGE,
    "stakeholders": Area.ACTORS,
    "instruments": Area.INSTRUMENTS,
    "sections": Area.TEXT,
    "workshop": Area.STATUS,
    "state": Area.STATUS,
    "kind": Area.STATUS,
    "language": Area.STATUS,
}
_REGISTERS = {"pathways": Area.PORTFOLIO, "indicators": Area.GOALS, "reframings": Area.CHALLENGE}
_TOPICS = {
    Topic.COMMITMENTS: Area.COMMITMENTS,
    Topic.GOALS: Area.GOALS,
    Topic.AIMS: Area.GOALS,
    Topic.STAKEHOLDERS: Area.ACTORS,
    Topic.RELATIONS: Area.ACTORS,
    Topic.BLOCKERS: Area.ACTORS,
    Topic.INSTRUMENTS: Area.INSTRUMENTS,
    Topic.MIX: Area.INSTRUMENTS,
    Topic.PORTFOLIO: Area.PORTFOLIO,
}
_FIELDS = {
    "goals": {
        "target_value": Area.TARGET,
        "unit": Area.TARGET,
        "indicator": Area.TARGET,
        "is_yes_no": Area.TARGET,
        "status": Area.TARGET,
        "deadline": Area.DEADLINE,
        "population": Area.SCOPE,
    },
    "subtargets": {"target": Area.TARGET, "deadline": Area.DEADLINE, "scope": Area.SCOPE},
    "challenge": {"scope_in": Area.SCOPE, "scope_out": Area.SCOPE},
}
_ORDER = {area: place for place, area in enumerate(Area)}
_TITLES = tuple(dict.fromkeys(("statement", "name", "title", "text", *(one.title for one in REGISTERS.values()))))


def changes(before: Values, after: Values) -> tuple[Change, ...]:
    """What changed from one charter to the other, by area, and within one in the order of the charter.

    Both are charters as JSON holds them, with any minor version of the schema. Equal charters give no change, and the
    same two the other way round give the same changes with `before` and `after` exchanged.
    """
    old, new = comparable(before, after)
    found = list(_between(old, new, ()))
    return tuple(sorted(found, key=lambda change: _ORDER[change.area]))


def comparable(before: Values, after: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both charters as trees of mappings: entries by reference instead of lists, references instead of ids.

    An entry that stands in both under the same id has the later one's reference in both.
    """
    later = _names(after)
    earlier = {one: later.get(one, ref) for one, ref in _names(before).items()}
    old, new = _tree(before, earlier), _tree(after, later)
    return _empty_like(old, new), _empty_like(new, old)


def label_of(entry: Any) -> str:
    """How people know an entry: its statement, name or title; empty where it has none."""
    if not isinstance(entry, Mapping):
        return ""
    for values in (entry.get("content"), entry.get("values"), entry):
        if isinstance(values, Mapping):
            for name in _TITLES:
                if isinstance(values.get(name), str) and values[name]:
                    return str(values[name])
    return ""


def _names(charter: Values) -> dict[str, str]:
    """The reference of every entry by its id."""
    found: dict[str, str] = {}

    def look(value: Any) -> None:
        if isinstance(value, Mapping):
            if isinstance(value.get("id"), str) and value["id"] and isinstance(value.get("ref"), str) and value["ref"]:
                found.setdefault(value["id"], value["ref"])
            for inner in value.values():
                look(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                look(inner)

    look({name: value for name, value in charter.items() if name not in DERIVED})
    return found


def _tree(charter: Values, names: dict[str, str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in charter.items():
        if name in DERIVED:
            continue
        tree[name] = _worded(value) if name == "sections" else _plain(value, names)
    return _once(tree)


def _worded(sections: Any) -> Any:
    """The sections somebody worded; the others say what the rest says."""
    if not isinstance(sections, list | tuple):
        return {}
    return {
        str(one.get("key", place)): {name: one[name] for name in _OF_A_SECTION if one.get(name)}
        for place, one in enumerate(sections)
        if isinstance(one, Mapping) and one.get("is_edited")
    }


def _plain(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        return {
            names.get(str(name), str(name)): _plain(inner, names)
            for name, inner in value.items()
            if name not in _DERIVED_FIELDS
        }
    if isinstance(value, list | tuple):
        return _entries(value, names)
    return value


def _entries(values: list[Any] | tuple[Any, ...], names: dict[str, str]) -> Any:
    keys = [_key(one, names) for one in values]
    if values and all(keys) and len(set(keys)) == len(keys):
        return {
            key: {name: inner for name, inner in _plain(one, names).items() if name != "id"}
            for key, one in zip(keys, values, strict=True)
        }
    return [_plain(one, names) for one in values]


def _key(entry: Any, names: dict[str, str]) -> str:
    if not isinstance(entry, Mapping):
        return ""
    own = entry.get("id")
    if isinstance(own, str) and own in names:
        return names[own]
    return str(entry.get("ref") or own or "")


def _empty_like(value: Any, other: Any) -> Any:
    """An empty list is a mapping without entries where the other side has entries."""
    if value == [] and isinstance(other, dict):
        return {}
    if isinstance(value, dict) and isinstance(other, dict):
        return {name: _empty_like(inner, other.get(name)) for name, inner in value.items()}
    return value


def _once(tree: dict[str, Any]) -> dict[str, Any]:
    """Registers without what the lists of goals, stakeholders and instruments say as well."""
    registers = tree.get("registers")
    if not isinstance(registers, dict):
        return tree
    slim: dict[str, Any] = {}
    for key, entries in registers.items():
        listed = tree.get(key)
        if not isinstance(entries, dict) or not isinstance(listed, dict):
            slim[key] = entries
            continue
        slim[key] = {
            ref: {**entry, "values": {name: one for name, one in entry["values"].items() if name not in told}}
            if isinstance(entry, dict) and isinstance(entry.get("values"), dict) and (told := _told(listed.get(ref)))
            else entry
            for ref, entry in entries.items()
        }
    return {**tree, "registers": slim}


def _told(entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict):
        return {}
    inner = entry.get("content")
    return inner if isinstance(inner, dict) else entry


def _between(
    before: Any, after: Any, path: tuple[str, ...], ref: str = "", label: str = "", *, is_adopted: bool = False
) -> Iterator[Change]:
    """The changes between two values that stand at the same place."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        if _differ(before, after):
            area = _area(path, is_adopted=is_adopted)
            yield Change(ChangeKind.CHANGED, area, path, before, after, ref, label)
        return
    for name in (*after, *(name for name in before if name not in after)):
        place = (*path, name)
        own_ref, own_label, adopted = ref, label, is_adopted
        entry = after.get(name, before.get(name))
        if _is_entry(place, entry):
            own_ref = str(entry.get("ref", "")) if isinstance(entry, dict) else ""
            own_label = label_of(entry)
            adopted = "adopted" in {one[name].get("status") for one in (before, after) if name in one}
        if name in before and name in after:
            yield from _between(before[name], after[name], place, own_ref, own_label, is_adopted=adopted)
        elif name in after:
            yield from _alone(ChangeKind.ADDED, after[name], place, own_ref, own_label, is_adopted=adopted)
        else:
            yield from _alone(ChangeKind.REMOVED, before[name], place, own_ref, own_label, is_adopted=adopted)


def _alone(
    kind: ChangeKind, value: Any, path: tuple[str, ...], ref: str, label: str, *, is_adopted: bool
) -> Iterator[Change]:
    """What stands on one side only: an entry as a whole, everything else value by value."""
    if isinstance(value, dict) and not _is_entry(path, value) and not ref:
        for name, inner in value.items():
            place = (*path, name)
            is_entry = _is_entry(place, inner)
            yield from _alone(
                kind,
                inner,
                place,
                str(inner.get("ref", "")) if is_entry else ref,
                label_of(inner) if is_entry else label,
                is_adopted=is_entry and inner.get("status") == "adopted",
            )
        return
    area = _area(path, is_adopted=is_adopted)
    is_added = kind is ChangeKind.ADDED
    yield Change(kind, area, path, None if is_added else value, value if is_added else None, ref, label)


def _is_entry(path: tuple[str, ...], value: Any) -> bool:
    """Whether this is an entry of a list of the charter, or of one of its registers."""
    return isinstance(value, dict) and (
        (len(path) == 2 and ("ref" in value or path[0] == "sections")) or (len(path) == 3 and path[0] == "registers")
    )


def _differ(before: Any, after: Any) -> bool:
    if isinstance(before, bool) or isinstance(after, bool):
        return before is not after
    return bool(before != after)


def _area(path: tuple[str, ...], *, is_adopted: bool) -> Area:
    part = path[1] if path[0] == "registers" and len(path) > 1 else path[0]
    if path[0] == "goals" and len(path) == 2:
        return Area.TARGET if is_adopted else Area.GOALS
    if (area := _FIELDS.get(part, {}).get(path[-1])) is not None:
        return area
    if path[0] != "registers":
        return _PARTS.get(part, Area.OTHER)
    register = REGISTERS.get(part)
    return _REGISTERS.get(part) or (_TOPICS.get(register.topic, Area.OTHER) if register else Area.OTHER)
