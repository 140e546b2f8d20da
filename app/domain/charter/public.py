"""What of a charter everybody may read who has its public address: all that was said and decided, and nobody's name.

Left out, whatever the workshop's rule of naming: authors; groups so small that they would name their people; fields
that a register marks as personal; what is backstage, released or not; supporters who did not agree to stand on the
public page, or who speak for nobody but themselves: they are counted. Names of participants that somebody typed into a
text are blotted out as well, where they are given.

Must not: know where a name may be by the name of a field: whatever is added to the data later is walked through too.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from app.domain.charter.data import CharterData, Credit, EntryFacts
from app.domain.readings import READINGS
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.closing import NamePrinted
from app.domain.registers.fields import Value
from app.domain.registers.register import Register
from app.domain.registers.source import Entry, ShelfSource
from app.domain.snapshot.topics import Topic
from app.domain.voting.groups import THRESHOLD
from app.domain.workshop import Naming

BLOT = "[…]"
"""What stands in place of a name."""

_OF_A_SUPPORTER = ("name", "organisation", "role", "note", "day")


def public(data: CharterData, names: Collection[str] = ()) -> CharterData:
    """The same charter without anybody's name. Pure; `names` are those of the people who took part.

    Of `names` only those of two words and more are blotted out of texts: 'May' and 'Rose' are words, too.
    """
    agreed = {str(one.values["name"]) for one in data.entries("supports") if may_be_named(one.values)}
    walk = _Walk(data, {" ".join(name.split()) for name in names} - agreed)
    registers = {
        key: tuple(_entry(REGISTERS[key], one, walk) for one in entries)
        for key, entries in data.registers.items()
        if not REGISTERS[key].is_backstage
    }
    shelves = _shelves(data.shelves, walk)
    stripped = replace(data, registers={}, readings={}, shelves=ShelfSource({}))
    walked: CharterData = walk.through(stripped)
    return replace(
        walked,
        workshop=replace(walk.through(data.workshop), naming=Naming.NOBODY),
        registers=registers,
        readings={topic: READINGS[Topic(topic)](shelves) for topic in data.readings if topic in _READ},
        shelves=shelves,
    )


def may_be_named(values: Mapping[str, Value]) -> bool:
    """Whether a supporter stands on the public page by name: agreed to it, and speaks for more than themselves."""
    return values.get("name_printed") == NamePrinted.PUBLIC and values.get("in_personal_capacity") != "yes"


class _Walk:
    """Goes through values of any shape."""

    def __init__(self, data: CharterData, names: Collection[str]) -> None:
        self._large = {group.name for group in data.groups if group.voices >= THRESHOLD}
        found = sorted((name for name in names if " " in name), key=len, reverse=True)
        said = "|".join(r"\s+".join(map(re.escape, name.split())) for name in found)
        self._names = re.compile(rf"(?<!\w)(?:{said})(?!\w)") if found else None

    def through(self, value: Any) -> Any:
        """The same value without names."""
        found = value
        match value:
            case Enum():
                pass  # also those that are texts
            case str():
                found = self._names.sub(BLOT, value) if self._names else value
            case Credit():
                found = Credit("", value.group if value.group in self._large else "")
            case tuple() | list():
                found = type(value)(self.through(one) for one in value)
            case Mapping():
                found = {key: self.through(one) for key, one in value.items()}
            case _ if is_dataclass(value):
                changed = {one.name: self.through(getattr(value, one.name)) for one in fields(value) if one.init}
                found = replace(value, **changed)  # type: ignore[type-var]
        return found


def _values(register: Register, values: Mapping[str, Value], walk: _Walk) -> dict[str, Value]:
    """The values of an entry without those that are, or hold, somebody's name."""
    hidden = {field.name for field in register.fields if field.is_personal}
    if register.key == "supports" and not may_be_named(values):
        hidden.update(_OF_A_SUPPORTER)
    return {
        name: register.by_name[name].blank if name in hidden else walk.through(value) for name, value in values.items()
    }


def _entry(register: Register, one: EntryFacts, walk: _Walk) -> EntryFacts:
    return replace(one, values=_values(register, one.values, walk), credit=walk.through(one.credit))


def _shelves(source: ShelfSource, walk: _Walk) -> ShelfSource:
    def shown(register: Register, one: Entry) -> Entry:
        return replace(one, values=_values(register, one.values, walk), seat_id="", author="", group_index=-1)

    return replace(
        source,
        registers={
            key: [shown(REGISTERS[key], one) for one in entries]
            for key, entries in source.registers.items()
            if not REGISTERS[key].is_backstage
        },
    )


_READ = frozenset(topic.value for topic in READINGS)
