"""From a file that somebody brings to a table of text: CSV in any of its forms, XLSX, XLS and ODS.

Must not: know registers. Nothing of a file is run: formulas are taken as what they last came to.
"""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, ZipError

from app.domain.errors import Invalid
from app.domain.typed import shown
from app.export.registers import FORMULA_SIGNS

MOST_BYTES = 2_000_000
"""Of a file; a thousand rows of long texts come to half of that."""

_MOST_UNPACKED = 40_000_000
_MOST_ROWS = 5_000
_MOST_COLUMNS = 200
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATORS = ";,\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_table(file: bytes) -> list[list[str]]:
    """All rows of a file, of its first sheet that has any; a row keeps its place, so that it can be told by number.

    Takes as long as parsing does: call it beside the loop. Errors: Invalid `import.too_large`, `import.unreadable`.
    """
    if len(file) > MOST_BYTES:
        raise Invalid("import.too_large", "file", megabytes=MOST_BYTES // 1_000_000)
    table = _workbook(file) if file.startswith((_ZIP, _OLE)) else _csv(_text(file))
    if len(table) > _MOST_ROWS or any(len(row) > _MOST_COLUMNS for row in table):
        raise Invalid("import.too_many_rows", "file", most=_MOST_ROWS)
    return table


def _workbook(file: bytes) -> list[list[str]]:
    if file.startswith(_ZIP):
        _check_unpacked(file)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(file))
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height > _MOST_ROWS or sheet.total_width > _MOST_COLUMNS:
                raise Invalid("import.too_many_rows", "file", most=_MOST_ROWS)
            rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            if any(any(cell.strip() for cell in row) for row in rows):
                return rows
    except (CalamineError, ZipError, OSError, ValueError):
        raise Invalid("import.unreadable", "file") from None
    return []


def _check_unpacked(file: bytes) -> None:
    """Refuse what is small when packed and huge when not."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            size = sum(member.file_size for member in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Invalid("import.unreadable", "file") from None
    if size > _MOST_UNPACKED:
        raise Invalid("import.too_large", "file", megabytes=MOST_BYTES // 1_000_000)


def _cell(value: str | float | bool | date | datetime | time | timedelta) -> str:
    """A cell as somebody would have typed it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return shown(float(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _text(file: bytes) -> str:
    """The text of a file: by its mark, or as UTF-8, or as Excel writes it in Western Europe."""
    marked = next((encoding for mark, encoding in _MARKS if file.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = file.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text.removeprefix("\ufeff")
    raise Invalid("import.unreadable", "file")


def _csv(text: str) -> list[list[str]]:
    first, _, rest = text.partition("\n")
    said = first.strip()
    names_it = said.casefold().startswith("sep=") and len(said) == len("sep=;")
    body = rest if names_it else text
    separator = said[-1] if names_it else _separator(text.splitlines())
    try:
        rows = [[_bare(cell) for cell in row] for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator)]
    except csv.Error:
        raise Invalid("import.unreadable", "file") from None
    return [[said], *rows] if names_it else rows  # rows keep their numbers


def _bare(cell: str) -> str:
    """Without the apostrophe behind which an export keeps text that begins like a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_SIGNS else cell


def _separator(lines: Iterable[str]) -> str:
    """What parts the headings: of the usual marks, the one that comes most often outside quotes."""
    heading = next((line for line in lines if line.strip()), "")
    bare = "".join(part for index, part in enumerate(heading.split('"')) if index % 2 == 0)
    return max(_SEPARATORS, key=bare.count)
