"""Charters in tests with an entry in every register, each with every field that can be said plainly."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.charter.data import CharterData, EntryFacts
from app.domain.parts import Part
from app.domain.readings import READINGS
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import FieldKind, RegisterField, Value
from app.domain.registers.register import Register, Store
from app.domain.registers.source import Entry, ShelfSource
from tests.charters import TODAY, full


def value_of(register: Register, field: RegisterField, text: str = "Said by the room") -> Value:
    """Something that this field can hold; links lead to the first entry of their register."""
    first = str(next(iter(field.choices))) if field.choices else ""
    plain: dict[FieldKind, Value] = {
        FieldKind.CHOICE: first,
        FieldKind.CHOICES: [first],
        FieldKind.NUMBER: 3,
        FieldKind.WHOLE: max(3, field.least),
        FieldKind.DAY: "2031-06-30",
        FieldKind.FLAG: "yes",
        FieldKind.LINK: first_id(field.target),
        FieldKind.LINKS: [first_id(field.target)],
    }
    return plain.get(field.kind, f"{text} ({register.key}.{field.name})"[: field.most])


def first_id(register_key: str) -> str:
    """The id of the first entry of a register."""
    known = {"goals": "goal1", "stakeholders": "st1", "instruments": "i1"}
    return known.get(register_key, f"{register_key}1")


def filled(text: str = "Said by the room", data: CharterData | None = None) -> CharterData:
    """The full workshop of `tests.charters` with one entry in every register, and everything shown."""
    data = data or full()
    entries = {}
    for key, register in REGISTERS.items():
        values = {field.name: value_of(register, field, text) for field in register.fields}
        if register.store is Store.ENTRY:
            entries[key] = (EntryFacts(first_id(key), 1, values, anchor=f"{register.anchor}1"),)
    for key, facts in (("stakeholders", data.stakeholders), ("instruments", data.instruments)):
        register = REGISTERS[key]
        entries[key] = tuple(
            EntryFacts(
                one.id,
                one.number,
                {**register.blanks, "name": one.content.name},
                anchor=f"{register.anchor}{one.number}",
            )
            for one in facts
        )
    entries["goals"] = tuple(
        EntryFacts(
            one.id,
            one.number,
            {**REGISTERS["goals"].blanks, "statement": one.content.statement},
            anchor=f"G{one.number}",
        )
        for one in data.goals
    )
    return with_registers(data, entries, frozenset(Part))


def with_registers(
    data: CharterData, entries: Mapping[str, tuple[EntryFacts, ...]], parts: frozenset[Part]
) -> CharterData:
    """The data with these entries in its registers, read as they are read in a workshop."""
    held: dict[str, Any] = {
        key: [Entry(id=one.id, number=one.number, values=one.values) for one in found] for key, found in entries.items()
    }
    for key, sector in (("stakeholders", "government"), ("instruments", "supply")):
        for one in held.get(key, []):
            values = {
                **one.values,
                **({"sector": sector, "level": "local"} if key == "stakeholders" else {"side": sector}),
            }
            held[key] = [replace(other, values=values) if other is one else other for other in held[key]]
    source = ShelfSource(held, parts=frozenset(parts), today=TODAY)
    return replace(
        data,
        registers=entries,
        parts=frozenset(map(str, parts)),
        shelves=source,
        readings={topic.value: reading(source) for topic, reading in READINGS.items()},
    )
