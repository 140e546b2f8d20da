"""From a table that somebody brings to entries of a register: which column is which field, and what each row says.

Headings and words are taken in English as in the code (`ends`), or as people see them (`Funding ends`), which is how
a register is exported. Names of what a row points at become ids. Rejects, never guesses: a cell that cannot be read
is a fault of its row, told with what stands there.

Must not: know files, storage, or a language.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as a_field

from app.domain.errors import Invalid
from app.domain.registers.fields import FieldKind, RegisterField
from app.domain.registers.register import Register

Row = Sequence[str]
Typed = Mapping[str, str | list[str]]

_PARTS = re.compile(r"\s*[;|\n]\s*")
_SHOWN = 80
_HEADING_WITHIN = 10
"""Rows from the top among which the headings are looked for: an exported sheet may have a title above them."""


@dataclass(frozen=True, slots=True)
class Words:
    """What people call things, in any language they may have written in.

    `fields`: headings by field. `choices`: the words of a choice by field and value. `names`: what is there to point
    at, by the target's key: id -> names, of which numbers are some (`3`, `G3`).
    """

    fields: Mapping[str, Sequence[str]] = a_field(default_factory=dict)
    choices: Mapping[str, Mapping[str, Sequence[str]]] = a_field(default_factory=dict)
    names: Mapping[str, Mapping[str, Sequence[str]]] = a_field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is which field. `heading_row` is its index; `fields` has an empty name for a column left out."""

    heading_row: int
    headings: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellFault:
    """What cannot be read: the row as a spreadsheet numbers it, the field, how the cell begins, and why."""

    row: int
    field: str
    text: str
    code: str
    values: Mapping[str, str | int] = a_field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row (numbered as a spreadsheet does, from 1) with what was typed in it, or with its faults."""

    row: int
    typed: Typed
    faults: tuple[CellFault, ...] = ()


def folded(text: str) -> str:
    """Words as they count when they are compared: small differences of typing make no difference."""
    return " ".join(re.sub(r"[_\-–:*]+", " ", text.casefold()).split())


def find_columns(register: Register, table: Sequence[Row], words: Words, chosen: Mapping[str, str]) -> Columns:
    """The columns of a table. `chosen` says by heading which field a column is ('' leaves it out), over what is found.

    Errors: Invalid `import.empty`, `import.no_title` when no column names the entries, `import.column_twice`.
    """
    taken = {one.name for one in register.fields if not one.is_fleeting}
    known = {folded(word): name for name, said in words.fields.items() if name in taken for word in said}
    known |= {folded(name): name for name in taken}
    wanted = {folded(heading): name for heading, name in chosen.items()}
    for name in wanted.values():
        if name and name not in taken:
            raise Invalid("field.unknown", name)
    filled = [index for index, row in enumerate(table) if any(cell.strip() for cell in row)]
    if not filled:
        raise Invalid("import.empty", "file")
    found = None
    naming = {one.name for one in register.fields if one.is_required} or {register.title}  # an edge has no name
    for index in filled[:_HEADING_WITHIN]:
        headings = tuple(cell.strip() for cell in table[index])
        fields = tuple(wanted.get(folded(one), known.get(folded(one), "")) if one else "" for one in headings)
        if register.title in fields or naming <= set(fields):
            found = Columns(index, headings, fields)
            break
    if found is None:
        begins = ", ".join(cell.strip() for cell in table[filled[0]] if cell.strip())
        raise Invalid("import.no_title", "file", headings=begins[: 4 * _SHOWN])
    for name in found.fields:
        if name and found.fields.count(name) > 1:
            raise Invalid("import.column_twice", "file", heading=found.headings[found.fields.index(name)])
    return found


def read_rows(register: Register, table: Sequence[Row], columns: Columns, words: Words) -> list[ReadRow]:
    """What the rows below the headings say; empty ones are left out."""
    readers = _Readers(register, words)
    found = []
    for index, row in enumerate(table[columns.heading_row + 1 :], columns.heading_row + 2):
        cells = {name: cell.strip() for name, cell in zip(columns.fields, row, strict=False) if name and cell.strip()}
        if cells:
            found.append(readers.row(index, cells))
    return found


class _Readers:
    """Reads cells of one register."""

    def __init__(self, register: Register, words: Words) -> None:
        self._register = register
        self._choices = {
            one.name: _index({value: (value, *words.choices.get(one.name, {}).get(value, ())) for value in one.choices})
            for one in register.fields
            if one.choices
        }
        self._names = {one.target: _index(words.names.get(one.target, {})) for one in register.linking}

    def row(self, number: int, cells: Mapping[str, str]) -> ReadRow:
        typed: dict[str, str | list[str]] = {}
        faults = []
        for name, text in cells.items():
            one = self._register.by_name[name]
            try:
                typed[name] = self._typed(one, text)
                one.read(typed[name])
            except Invalid as wrong:
                faults.append(CellFault(number, name, text[:_SHOWN], wrong.code, wrong.values))
        missing = [one for one in self._register.fields if one.is_required and one.name not in cells]
        faults += [CellFault(number, one.name, "", "field.missing") for one in missing]
        return ReadRow(number, typed, tuple(faults))

    def _typed(self, one: RegisterField, text: str) -> str | list[str]:
        match one.kind:
            case FieldKind.CHOICE:
                return _one(self._choices[one.name], text, is_choice=True)
            case FieldKind.CHOICES:
                return _several(self._choices[one.name], text, is_choice=True)
            case FieldKind.LINK:
                return _one(self._names[one.target], text, is_choice=False)
            case FieldKind.LINKS:
                return _several(self._names[one.target], text, is_choice=False)
            case _:
                return text


def _index(named: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Values by every word for them."""
    index: dict[str, list[str]] = {}
    for value, said in named.items():
        for word in {folded(one) for one in said if folded(one)}:
            index.setdefault(word, []).append(value)
    return index


def _one(index: Mapping[str, list[str]], text: str, *, is_choice: bool) -> str:
    found = index.get(folded(text), [])
    if not found:
        if is_choice:
            raise Invalid("choice.unknown", text=text[:_SHOWN])
        raise Invalid("import.name_unknown", text=text[:_SHOWN])
    if len(found) > 1:
        raise Invalid("import.name_twice", text=text[:_SHOWN])
    return found[0]


def _several(index: Mapping[str, list[str]], text: str, *, is_choice: bool) -> list[str]:
    """Parted by semicolons, bars or lines; by commas where these part words that are known, or else would not be."""
    if folded(text) in index:
        return [_one(index, text, is_choice=is_choice)]
    found = []
    for part in (one for one in _PARTS.split(text) if one):
        if folded(part) in index or "," not in part:
            found.append(_one(index, part, is_choice=is_choice))
        else:
            found += [_one(index, one, is_choice=is_choice) for one in part.split(",") if one.strip()]
    return found
