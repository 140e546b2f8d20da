"""Entries of registers in a charter's JSON, with their links checked against what the file holds.

A link to something that the room has removed since is in real files; it is left behind and counted. What a newer
version knows and this one does not is ignored.
"""

from dataclasses import dataclass, field
from typing import Any

from app.domain.carrying.place import Place
from app.domain.charter.data import Credit, EntryFacts
from app.domain.errors import Invalid
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import FieldKind, RegisterField, Value
from app.domain.registers.register import Register


@dataclass(slots=True)
class Known:
    """Which ids the file holds, by register, and how many links led to nothing."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    lost_links: int = 0

    def add(self, register_key: str, place: Place) -> str:
        """An entry's id. Errors: Invalid, when it is missing or there already."""
        said = place.at("id").id()
        if not said or said in self.ids.setdefault(register_key, set()):
            raise place.at("id").wrong("carry.reference_twice" if said else "carry.kind")
        self.ids[register_key].add(said)
        return said

    def standing(self, register_key: str, ids: list[str]) -> list[str]:
        """Those of these ids that lead somewhere; the others are counted."""
        found = [one for one in dict.fromkeys(ids) if one in self.ids.get(register_key, ())]
        self.lost_links += len(set(ids)) - len(found)
        return found


def read_credit(place: Place) -> Credit:
    """Who said something."""
    return Credit(place.at("author").line(80), place.at("group").line(60))


def once_each(numbers: list[tuple[int, Place]]) -> None:
    """Errors: Invalid, when two entries of a list have the same reference."""
    seen: set[int] = set()
    for number, place in numbers:
        if number in seen:
            raise place.at("ref").wrong("carry.reference_twice")
        seen.add(number)


def read_registers(place: Place, known: Known, most: int) -> dict[str, tuple[EntryFacts, ...]]:
    """All registers in the file, in the house's order. Ids are taken note of first, since links lead anywhere."""
    listed = {key: place.at(key).items(most) for key in REGISTERS}
    for key, entries in listed.items():
        if key not in known.ids:
            for one in entries:
                known.add(key, one)
    found = {}
    for key, entries in listed.items():
        register = REGISTERS[key]
        once_each([(one.at("ref").reference(), one) for one in entries])
        for one in entries:
            if one.at("id").id() not in known.ids[key]:
                raise one.at("id").wrong("carry.nowhere")
        found[key] = tuple(
            EntryFacts(
                one.at("id").id(),
                one.at("ref").reference(),
                read_values(register, one.at("values"), known),
                read_credit(one.at("credit")),
                f"{register.anchor}{one.at('ref').reference()}",
            )
            for one in entries
        )
    return found


def read_values(register: Register, place: Place, known: Known) -> dict[str, Value]:
    """The values of an entry: of each field, blank where the file says nothing."""
    return {one.name: _value(one, place.at(one.name), known) for one in register.fields}


def _value(one: RegisterField, place: Place, known: Known) -> Value:
    said = place.value
    if said is None:
        return one.blank
    if one.kind is FieldKind.NUMBER:
        return place.number()
    if one.kind is FieldKind.WHOLE:
        return _read(one, str(place.whole(-999_999_999, 999_999_999)), place)
    if one.kind in {FieldKind.LINK, FieldKind.LINKS}:
        wanted = [said] if isinstance(said, str) else said
        if not isinstance(wanted, list) or not all(isinstance(id_, str) for id_ in wanted):
            raise place.wrong("carry.kind")
        ids = known.standing(one.target, [id_ for id_ in wanted if id_])
        return ids if one.kind is FieldKind.LINKS else (ids[0] if ids else "")
    return _read(one, said, place)


def _read(one: RegisterField, said: Any, place: Place) -> Value:
    is_list = isinstance(said, list) and all(isinstance(part, str) for part in said)
    if not isinstance(said, str) and not is_list:
        raise place.wrong("carry.kind")
    try:
        return one.read(said) if said not in ("", []) or not one.is_required else one.blank
    except Invalid as fault:
        if fault.code == "text.too_long":
            raise place.wrong("carry.long", most=one.most) from None
        if fault.code == "choice.unknown":
            raise place.wrong("carry.choice", said=str(said)[:60]) from None
        raise place.wrong("carry.kind") from None
