"""Files as people have them become the same table."""

import io
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from app.domain.errors import Invalid
from app.services.registers.spreadsheets import MOST_BYTES, read_table

TABLE = [["Name", "Owner", "Ends"], ["Café; nets", "Huế, city", "2027-01-31"], ["Two\nlines", "", ""]]


def workbook(*sheets: list[list[object]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yy"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for index, row in enumerate(rows):
                sheet.write_row(index, 0, row)
    return file.getvalue()


def text(separator: str, line: str = "\n") -> str:
    return line.join(separator.join(f'"{cell}"' for cell in row) for row in TABLE) + line


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_separator_and_encoding_reads_the_same(separator: str, encoding: str) -> None:
    assert read_table(text(separator).encode(encoding)) == TABLE
    assert read_table(text(separator, "\r\n").encode(encoding)) == TABLE


def test_what_excel_writes_in_western_europe_is_read() -> None:
    assert read_table("Name;Owner\r\nCafé – Süd;Ålesund\r\n".encode("cp1252")) == [
        ["Name", "Owner"],
        ["Café – Süd", "Ålesund"],
    ]


def test_a_line_that_names_the_separator_is_heeded_and_rows_keep_their_numbers() -> None:
    assert read_table(b"sep=|\nName|Owner, city; state\nNets|Hue\n") == [
        ["sep=|"],
        ["Name", "Owner, city; state"],
        ["Nets", "Hue"],
    ]


def test_cells_of_a_workbook_are_read_as_somebody_would_have_typed_them() -> None:
    rows: list[list[object]] = [["Name", "Ends", "Amount", "Share", "New"]]
    rows.append(["Huế", datetime(2027, 1, 31), 1200000, 0.125, True])  # noqa: DTZ001 - workbooks know no zones
    assert read_table(workbook([], rows)) == [
        ["Name", "Ends", "Amount", "Share", "New"],
        ["Huế", "2027-01-31", "1200000", "0.125", "yes"],
    ]


def test_a_formula_is_what_it_last_came_to() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_formula(0, 0, '=HYPERLINK("http://x.test","y")', value="y")
    assert read_table(file.getvalue()) == [["y"]]


def test_rows_keep_their_place_when_a_workbook_begins_below_the_top() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(3, 1, "Name")
    assert read_table(file.getvalue())[3] == ["", "Name"]


def packed(size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * size)
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"PK\x03\x04 and nothing that follows", "import.unreadable"),
        (b"\xd0\xcf\x11\xe0 and nothing that follows", "import.unreadable"),
        (packed(10), "import.unreadable"),
        (packed(50_000_000), "import.too_large"),
        (b"Name\n" + b"x" * MOST_BYTES, "import.too_large"),
        (b"Name\n" + b"x\n" * 6_000, "import.too_many_rows"),
        (b"Name" + b";" * 300, "import.too_many_rows"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "import.unreadable"),
        (b'Name\n"' + b"x" * 200_000, "import.unreadable"),
    ],
)
def test_what_is_no_table_or_too_much_is_refused(file: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_table(file)
    assert refused.value.code == code


def test_an_empty_file_is_an_empty_table() -> None:
    assert read_table(b"") == []
    assert read_table(workbook([])) == []
