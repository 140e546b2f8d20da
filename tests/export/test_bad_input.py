"""Whatever people type or paste, every format holds it, opens with another program, and runs nothing of it."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
import jsonschema
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import etree, html
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from app.domain.charter.assemble import assemble
from app.domain.charter.data import CardFacts, CharterData, Credit, ParkedFacts, SectionEdit
from app.domain.steps import Prompt
from app.export import Format, render
from app.i18n.text import texts
from tests.charters import full
from tests.export.test_files import SCHEMA

NASTY = {
    "formula": '=HYPERLINK("http://evil.example","x")',
    "formula of a command": "+cmd|' /C calc'!A0",
    "formula behind a tab": "\t=1+1",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "markdown": "[x](javascript:alert(1)) | a | # h\n---\n```",
    "typst": '#eval("1") $x$ #set page(width: 1pt) @label <label> \\ "',
    "word": "</w:t></w:r><w:instrText>DDEAUTO c:\\x</w:instrText>",
    "right to left": "مرحبا \u202eevil\u202c שלום",
    "emoji": "👩‍👩‍👧‍👦 🚲 🏳️‍🌈 1️⃣",
    "thai": "ที่นี่มีรถติดมาก",
    "control characters": "a\x00b\x01c\x0bd\x0ce\x1ff\x7fg\x85h\u2028i",
    "lone surrogates": "a\ud800b\udc00c",
    "noncharacters": "a\ufffe\uffff\ufdd0b",
    "endless word": "x" * 3_000,
    "long card": "Too many children are driven. " * 1_667,
    "entities": "&lt;b&gt; &amp;amp; ]]> %00 {{7*7}} {0} %s",
    "nothing but spaces": " \u3000\u200b ",
}
KEPT = "Plain words stay"


def charter_with(said: str) -> CharterData:
    """A charter with this text wherever people type: titles, names, cards, themes, sections, the parking lot."""
    told = f"{said} {KEPT}"
    data = full()
    short = told[:200]
    return replace(
        data,
        workshop=replace(data.workshop, title=short, convener=short, place=short, purpose=told),
        groups=tuple(replace(one, name=short) for one in data.groups),
        cards=(
            CardFacts("c1", 1, Prompt.CAUSES, said + KEPT, Credit(short, short), told, short),
            CardFacts("c2", 2, Prompt.EVIDENCE, told),
            *data.cards[2:],
        ),
        parked=(ParkedFacts(1, told, Credit(short)),),
        edits=(SectionEdit("risks", f"{told}\n\n- {told}"),),
    )


@pytest.fixture(scope="module", params=NASTY.values(), ids=NASTY)
def files(request: pytest.FixtureRequest) -> dict[Format, bytes]:
    data = charter_with(request.param)
    charter = assemble(data, texts("en"))
    return {one: render(charter, data, one).content for one in Format}


def test_word_opens_and_holds_text_alone(files: dict[Format, bytes]) -> None:
    body = docx.Document(io.BytesIO(files[Format.WORD])).element.body
    assert KEPT in "".join(node.text or "" for node in body.iter(qn("w:t")))
    assert {one.text.split()[0] for one in body.iter(qn("w:instrText"))} == {"TOC"}
    with zipfile.ZipFile(io.BytesIO(files[Format.WORD])) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels", ".svg")):
                etree.fromstring(parts.read(name))
        assert b'TargetMode="External"' not in parts.read("word/_rels/document.xml.rels")


def test_the_pdf_opens_and_runs_nothing(files: dict[Format, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(files[Format.PDF]), strict=True)
    assert KEPT in " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert not {"/AA", "/OpenAction", "/AcroForm"} & set(reader.trailer["/Root"])
    kinds = {note.get_object()["/Subtype"] for page in reader.pages for note in page.get("/Annots", [])}
    actions = [note.get_object().get("/A") for page in reader.pages for note in page.get("/Annots", [])]
    assert kinds <= {"/Link"}
    assert actions.count(None) == len(actions)


def test_the_web_page_opens_and_runs_nothing(files: dict[Format, bytes]) -> None:
    root = html.document_fromstring(files[Format.HTML].decode())
    assert KEPT in root.text_content()
    assert not list(root.iter("script", "img", "iframe", "object", "embed", "form", "link", "base"))
    assert not [name for name in root.xpath("//@*/..") for name in name.attrib if name.startswith("on")]
    assert all(address.startswith("#") for address in root.xpath("//a/@href"))


def test_markdown_becomes_no_element_and_no_address_of_theirs(files: dict[Format, bytes]) -> None:
    drawn = html.document_fromstring(MarkdownIt("commonmark").enable("table").render(files[Format.MARKDOWN].decode()))
    assert KEPT in drawn.text_content()
    assert not list(drawn.iter("script", "img"))
    assert all(address.startswith("#") for address in drawn.xpath("//a/@href"))


def test_no_cell_of_a_list_begins_like_a_formula(files: dict[Format, bytes]) -> None:
    for name, cells in lists_in(files[Format.CSV]):
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], name


def lists_in(archive: bytes) -> Iterator[tuple[str, list[str]]]:
    with zipfile.ZipFile(io.BytesIO(archive)) as lists:
        for name in lists.namelist():
            read = csv.reader(io.StringIO(lists.read(name).decode("utf-8-sig"), newline=""))
            yield name, [cell for row in read for cell in row]


def test_the_workbook_opens_and_holds_no_formula_and_no_link(files: dict[Format, bytes]) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(files[Format.XLSX]))
    cells = [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert any(KEPT in cell or "… (+" in cell for cell in cells)
    assert max(map(len, cells)) <= 32_767
    with zipfile.ZipFile(io.BytesIO(files[Format.XLSX])) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert b"<hyperlink" not in parts.read(name)


def test_json_keeps_to_its_schema_and_says_the_same_twice(files: dict[Format, bytes]) -> None:
    content = json.loads(files[Format.JSON])
    jsonschema.validate(content, SCHEMA)
    assert KEPT in json.dumps(content)


def test_the_archive_lacks_nothing(files: dict[Format, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files[Format.ZIP])) as archive:
        assert archive.testzip() is None
        names = {name.partition("/")[2] for name in archive.namelist()}
        (folder,) = {name.partition("/")[0] for name in archive.namelist()}
        read_me = archive.read(f"{folder}/README.txt").decode()
    assert {f"charter.{one}" for one in Format if one not in {Format.CSV, Format.ZIP}} <= names
    assert "left out" not in read_me.replace("letters are left out", "")


def test_a_long_card_is_whole_in_every_format_but_the_workbook_which_says_so() -> None:
    data = charter_with(NASTY["long card"])
    charter = assemble(data, texts("en"))
    count = NASTY["long card"].count("children")
    assert render(charter, data, Format.MARKDOWN).content.decode().count("children") >= count
    assert json.dumps(json.loads(render(charter, data, Format.JSON).content)).count("children") >= count
    whole = dict(lists_in(render(charter, data, Format.CSV).content))["cards.csv"]
    assert any(cell.count("children") == count for cell in whole)
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(charter, data, Format.XLSX).content))
    rows = book.get_sheet_by_name("Contributions").to_python()
    assert any(str(cell).endswith(")") and "… (+" in str(cell) for row in rows for cell in row)
