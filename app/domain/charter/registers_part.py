"""Registers in the charter: every entry with its anchor, what is read from them, and what is missing where none is.

Must not: print a person's name where the register marks the field as personal.
"""

from collections.abc import Collection, Iterable, Mapping

from app.domain.charter.data import EntryFacts
from app.domain.charter.pen import NONE, Pen, row
from app.domain.document import Block, Inlines, Row, Run, Table, plain
from app.domain.readings.findings import Cell, Hint, ReadTable, Word
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import FieldKind, RegisterField, Value
from app.domain.registers.register import RELEASED, Register, linked_ids
from app.domain.snapshot.topics import Topic

_MOST_COLUMNS = 5
"""Columns of a register's table; what else is known of an entry stands together in one more."""


def entries_table(pen: Pen, register_key: str) -> tuple[Table, ...]:
    """All entries of a register, each a row with its anchor; nothing where it has none, or where its part is hidden."""
    register, found = REGISTERS[register_key], pen.data.entries(register_key)
    if not found or not is_shown(pen, register_key):
        return ()
    told = [
        field
        for field in register.fields
        if field.name != RELEASED
        and not field.is_personal
        and not field.is_fleeting
        and any(entry.values[field.name] not in ("", None, []) for entry in found)
    ]
    title = register.by_name[register.title]
    order = sorted((field for field in told if field is not title), key=lambda field: not field.is_first)
    shown, rest = order[:_MOST_COLUMNS], order[_MOST_COLUMNS:]
    header = [_label(pen, register, title), *(_label(pen, register, field) for field in shown)]
    if rest:
        header.append(pen.say("column.more"))
    rows = []
    for entry in found:
        name = value_of(pen, title, entry.values[title.name])
        first = (*(plain(name) if isinstance(name, str) else name), Run(f" [{entry.anchor}]"))
        cells: list[Inlines | str] = [first, *(value_of(pen, field, entry.values[field.name]) for field in shown)]
        if rest:
            cells.append(_rest(pen, register, rest, entry))
        rows.append(row(*cells, anchor=entry.anchor))
    return (Table(pen.texts.format(f"register.{register.key}"), tuple(header), tuple(rows)),)


def entries_tables(pen: Pen, *register_keys: str) -> tuple[Table, ...]:
    """The tables of several registers, those that have entries."""
    return tuple(table for key in register_keys for table in entries_table(pen, key))


def read_tables(pen: Pen, topic: Topic, *keys: str) -> tuple[Table, ...]:
    """Tables of a topic's reading, by key."""
    findings = pen.data.readings.get(topic.value)
    if findings is None:
        return ()
    return tuple(
        _read_table(pen, table) for key in keys for table in findings.tables if table.key == key and table.rows
    )


def read_hints(
    pen: Pen, topic: Topic, *keys: str, but: Collection[str] = (), is_always: bool = False
) -> tuple[Block, ...]:
    """Hints of a topic's reading as a list, with the entries they are about; all of them when no key is named.

    `but`: keys that stand elsewhere. `is_always`: also where the workshop shows no part of the topic.
    """
    findings = pen.data.readings.get(topic.value)
    if findings is None or not (is_always or _is_used(pen, topic)):
        return ()
    anchors = _anchors(pen)
    lines = [
        _hint(pen, hint, anchors) for hint in findings.hints if (not keys or hint.key in keys) and hint.key not in but
    ]
    return pen.listed("reading.hints", lines)


def _hint(pen: Pen, hint: Hint, anchors: Mapping[str, str]) -> Inlines:
    """What was read from entries, with the entries; or that nobody said it."""
    text = pen.texts.format(f"reading.{hint.key}", **hint.values)
    about = [anchors[one] for one in hint.ids if one in anchors]
    return pen.line(text, *about) if about else pen.computed(text)


def entry_facts(pen: Pen, register_key: str, entry_id: str, *names: str) -> list[Row]:
    """What is known of an entry in these fields, a row each."""
    register = REGISTERS[register_key]
    return [
        row(_label(pen, register, register.by_name[name]), value)
        for entry in pen.data.entries(register_key)
        if entry.id == entry_id
        for name in names
        for value in [value_of(pen, register.by_name[name], entry.values[name])]
        if value != NONE
    ]


def has(pen: Pen, *register_keys: str) -> bool:
    """Whether any of these registers has an entry."""
    return any(pen.data.entries(key) for key in register_keys)


def is_shown(pen: Pen, register_key: str) -> bool:
    """Whether the workshop shows the part that a register belongs to."""
    part = REGISTERS[register_key].part
    return not part or part in pen.data.parts


def _is_used(pen: Pen, topic: Topic) -> bool:
    """Whether the workshop shows a part of this topic, or holds something of it."""
    mine = [register for register in REGISTERS.values() if register.topic is topic]
    return any(one.part in pen.data.parts for one in mine) or has(pen, *(one.key for one in mine))


def _anchors(pen: Pen) -> dict[str, str]:
    """Anchors by id, of entries that stand in the document somewhere; a goal that is not adopted has none."""
    found = {one.id: one.anchor for entries in pen.data.registers.values() for one in entries}
    return {**found, **pen.goals}


def _label(pen: Pen, register: Register, field: RegisterField) -> str:
    return pen.texts.format(f"register.{register.key}.{field.name}")


def value_of(pen: Pen, field: RegisterField, value: Value) -> Inlines | str:
    """A value as the charter prints it; a dash where nobody has said."""
    match field.kind:
        case FieldKind.CHOICE:
            return pen.word(field.family, str(value)) if value else NONE
        case FieldKind.CHOICES:
            return pen.words(field.family, value) if isinstance(value, list) else NONE
        case FieldKind.FLAG:
            return pen.texts.format(f"answer.{value}") if value else NONE
        case FieldKind.NUMBER | FieldKind.WHOLE:
            return pen.number(value) if isinstance(value, (int, float)) else NONE
        case FieldKind.LINK | FieldKind.LINKS:
            return _links(pen, field, value)
        case _:
            return str(value or NONE)


def _links(pen: Pen, field: RegisterField, value: Value) -> Inlines | str:
    target = REGISTERS[field.target]
    by_id = {one.id: one for one in pen.data.entries(target.key)}
    runs: list[Run] = []
    for one in linked_ids(field, value):
        if one in by_id:
            name = str(by_id[one].values[target.title])
            runs += [*([Run("; ")] if runs else []), *pen.line(name, by_id[one].anchor)]
    return tuple(runs) or NONE


def _rest(pen: Pen, register: Register, fields: Iterable[RegisterField], entry: EntryFacts) -> Inlines | str:
    runs: list[Run] = []
    for field in fields:
        value = value_of(pen, field, entry.values[field.name])
        if value == NONE:
            continue
        said = plain(value) if isinstance(value, str) else value
        runs += [*([Run("; ")] if runs else []), Run(f"{_label(pen, register, field)}: "), *said]
    return tuple(runs) or NONE


def _read_table(pen: Pen, table: ReadTable) -> Table:
    header = tuple(_column(pen, name) for name in table.columns)
    rows = tuple(Row(tuple(plain(_cell(pen, cell)) for cell in cells)) for cells in table.rows)
    return Table(pen.texts.format(f"reading.{table.key}"), header, rows)


def _column(pen: Pen, name: str) -> str:
    """A column's name: a literal after `=`, a word of the house with a dot in it, or one of the readings' own."""
    if name.startswith("="):
        return name[1:]
    return pen.texts.format(name if "." in name else f"reading.column.{name}")


def _cell(pen: Pen, cell: Cell) -> str:
    if isinstance(cell, Word):
        return pen.texts.format(cell.key)
    if isinstance(cell, (int, float)):
        return pen.number(cell)
    return cell or NONE
