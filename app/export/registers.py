"""Registers as spreadsheets: CSV of one, XLSX of all, with explicit columns and names in the place of ids.

Headings and words are those that people see, so that a table can be brought back by the import. A cell that somebody
could have begun with a formula's sign stays text (OWASP, CSV injection): in CSV behind an apostrophe, in XLSX as a
string. Must not: read storage, or decide who may have a file.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import xlsxwriter

from app.domain.registers.fields import FieldKind, RegisterField, Value
from app.domain.registers.register import Register, linked_ids
from app.domain.registers.source import Entry
from app.export.files import ExportFile
from app.export.text import fit, one_line
from app.i18n.text import Texts

Cell = str | float | date

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME = 31
_LONGEST_CELL = 32_000
_WIDEST = 60
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEVERAL = "; "
"""Between several values in one cell."""


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A register as a table: its title, headings, and rows with as many cells. `helps` say what its columns hold."""

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    helps: tuple[str, ...] = ()


def table_of(
    register: Register,
    entries: Sequence[Entry],
    names: Mapping[str, str],
    texts: Texts,
    *,
    with_personal: bool = True,
) -> RegisterTable:
    """The table of a register. `names` are the names of what entries point at, by id.

    Columns: number, every field in the order of its declaration (without fleeting ones, and personal ones only
    `with_personal`), who wrote it (empty where nobody is named), and the moment of the last change (UTC).
    """
    base = f"register.{register.key}"
    fields = [one for one in register.fields if not one.is_fleeting and (with_personal or not one.is_personal)]
    labels = [texts.format(f"{base}.{field.name}") for field in fields]
    headings = (
        texts.format("registers.export.number"),
        *labels,
        texts.format("registers.export.author"),
        texts.format("registers.export.changed"),
    )
    rows = tuple(
        (
            f"{register.anchor}{entry.number}",
            *(_cell(field, entry.values[field.name], names, texts) for field in fields),
            entry.author,
            _moment(entry.edited_at or entry.added_at),
        )
        for entry in entries
    )
    helps = [texts.format(key) if (key := f"{base}.{field.name}.help") in texts else "" for field in fields]
    return RegisterTable(register.key, texts.format(base), headings, rows, ("", *helps, "", ""))


def _cell(field: RegisterField, value: Value, names: Mapping[str, str], texts: Texts) -> Cell:
    if value in ("", None, []):
        return ""
    match field.kind:
        case FieldKind.CHOICE | FieldKind.CHOICES:
            words = [texts.format(f"{field.family}.{one}") for one in _many(value)]
        case FieldKind.LINK | FieldKind.LINKS:
            words = [names[one] for one in linked_ids(field, value) if one in names]
        case FieldKind.FLAG:
            words = [texts.format("registers.yes" if value == "yes" else "registers.no")]
        case FieldKind.DAY:
            return date.fromisoformat(str(value))
        case _:
            return float(value) if isinstance(value, (int, float)) else fit(str(value))
    return SEVERAL.join(words)


def _many(value: Value) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


def _moment(at: datetime | None) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if at else ""


def to_csv(table: RegisterTable) -> ExportFile:
    """The table as CSV: UTF-8 with a mark by which spreadsheets know it, commas, numbers with a point."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(_harmless(one) for one in table.headings)
    for row in table.rows:
        writer.writerow(_harmless(cell) for cell in row)
    return ExportFile(sheet.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{table.key}.csv")


def _harmless(cell: Cell) -> str:
    match cell:
        case date():
            return cell.isoformat()
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case str():
            said = fit(cell)
            return f"'{said}" if said.startswith(FORMULA_SIGNS) else said


def to_xlsx(tables: Sequence[RegisterTable], made_on: date, name: str) -> ExportFile:
    """All tables in one workbook, a sheet each; the same tables on the same day give the same bytes."""
    file = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd", **plain})
    book.set_properties({"title": one_line(name)[:255], "created": datetime.combine(made_on, time(), UTC)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    number = book.add_format({"valign": "top"})
    taken: set[str] = set()
    for table in tables:
        sheet = book.add_worksheet(_sheet_name(table.title, taken))
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, head)
        for at, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                match cell:
                    case date():
                        sheet.write_datetime(at, column, datetime.combine(cell, time()), day)
                    case float():
                        sheet.write_number(at, column, cell, number)
                    case str() if cell:
                        sheet.write_string(at, column, _fitting(cell), words)
        for column, width in enumerate(_widths(table)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.headings) - 1)
    if not tables:
        book.add_worksheet(_sheet_name(name, taken))
    book.close()
    return ExportFile(file.getvalue(), XLSX, "registers.xlsx")


def _fitting(cell: str) -> str:
    """A text that a cell can hold; what is left out is told."""
    said = fit(cell)
    return said if len(said) <= _LONGEST_CELL else f"{said[:_LONGEST_CELL]}… (+{len(said) - _LONGEST_CELL})"


def _widths(table: RegisterTable) -> list[int]:
    columns = [[heading, *(str(row[at]) for row in table.rows)] for at, heading in enumerate(table.headings)]
    return [min(_WIDEST, max(8, *(len(cell) for cell in column)) + 2) for column in columns]


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that every spreadsheet takes, and no other sheet has."""
    base = _NOT_IN_A_SHEET_NAME.sub(" ", title).strip()[:_LONGEST_SHEET_NAME] or "1"
    name, count = base, 1
    while name.casefold() in taken:
        count += 1
        name = f"{base[: _LONGEST_SHEET_NAME - 4]} {count}"
    taken.add(name.casefold())
    return name
