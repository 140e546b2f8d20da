"""The files that people take along: opened with other people's tools, and safe with anything people type."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import jsonschema
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from python_calamine import CalamineWorkbook

from app.domain.charter.assemble import Charter, assemble
from app.domain.charter.data import CardFacts, CharterData, SectionEdit
from app.domain.document import Document, Heading, Paragraph, Table, plain
from app.domain.steps import Prompt
from app.export import ExportFile, Format, render
from app.export.markdown import escape
from app.export.pdf import to_pdf
from app.export.word import to_word
from app.i18n.text import texts
from tests.charters import EMPTY, STATEMENT, full
from tests.made_up_results import made_up_rounds

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/charter-v1.schema.json").read_text(encoding="utf-8"))
ODD = '# $x$ [a](http://b) *b* | <script>`\\ #let "q" \x00\x0b\x1f\ufffe مرحبا 日本 🚲 ' + "x" * 300


def charter(data: CharterData) -> Charter:
    return assemble(data, texts("en"))


def file_of(data: CharterData, file_format: Format) -> ExportFile:
    return render(charter(data), data, file_format)


def text_in(content: bytes, file_format: Format) -> str:
    """What a reader of the file reads, white space evened out."""
    match file_format:
        case Format.PDF:
            text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
        case Format.WORD:
            body = docx.Document(io.BytesIO(content)).element.body
            text = "\n".join("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
        case Format.HTML:
            text = html.document_fromstring(content.decode()).text_content()
        case Format.XLSX:
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            text = "\n".join(
                str(cell)
                for name in book.sheet_names
                for row in book.get_sheet_by_name(name).to_python()
                for cell in row
            )
        case Format.CSV | Format.ZIP:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                wanted = [name for name in archive.namelist() if name.endswith((".csv", ".txt", ".md"))]
                text = "\n".join(archive.read(name).decode("utf-8-sig") for name in wanted)
        case _:
            text = content.decode()
    return " ".join(text.replace("\u200b", "").split())


@pytest.fixture(scope="module")
def pdf() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(file_of(full(), Format.PDF).content))


@pytest.fixture(scope="module")
def word() -> docx.document.Document:
    return docx.Document(io.BytesIO(file_of(full(), Format.WORD).content))


@pytest.mark.parametrize("file_format", list(Format))
def test_an_empty_workshop_can_be_exported(file_format: Format) -> None:
    made = file_of(EMPTY, file_format)
    assert "the challenge statement" in text_in(made.content, file_format)
    ending = "csv.zip" if file_format is Format.CSV else file_format
    assert made.filename == f"nothing-yet-charter.{ending}"


@pytest.mark.parametrize("file_format", list(Format))
def test_every_adopted_goal_and_every_objection_is_in_each_file(file_format: Format) -> None:
    text = text_in(file_of(full(), file_format).content, file_format)
    assert STATEMENT in text
    assert "It leaves out the villages" in text


@pytest.mark.parametrize("file_format", list(Format))
def test_the_same_contents_give_the_same_bytes(file_format: Format) -> None:
    assert file_of(full(), file_format).content == file_of(full(), file_format).content


def test_the_word_file_has_real_headings_in_the_order_of_the_outline(word: docx.document.Document) -> None:
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.title for section in charter(full()).sections]
    assert word.paragraphs[0].style.name == "Title"


def test_the_word_file_has_real_tables_whose_header_repeats(word: docx.document.Document) -> None:
    wanted = [block for block in charter(full()).document.blocks if isinstance(block, Table)]
    assert len(word.tables) >= len(wanted)
    for table in word.tables:
        headers = [row for row in table._tbl.tr_lst if row.trPr is not None and row.trPr.findall(qn("w:tblHeader"))]
        assert headers == [table._tbl.tr_lst[0]]


def test_the_word_file_says_its_title_and_its_language(word: docx.document.Document) -> None:
    assert (word.core_properties.title, word.core_properties.language) == ("Safe ways to school", "en")
    assert {node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))} == {"en"}


def test_every_link_in_the_word_file_leads_to_a_bookmark(word: docx.document.Document) -> None:
    body = word.element.body
    names = [node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))]
    links = {node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink"))}
    assert links
    assert links <= set(names)
    assert len(names) == len(set(names))


def test_the_pdf_is_tagged_to_pdf_ua_with_language_and_title(pdf: pypdf.PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Safe ways to school"
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()


def test_the_pdf_has_a_bookmark_for_every_section(pdf: pypdf.PdfReader) -> None:
    titles = [" ".join(entry.title.split()) for entry in pdf.outline if not isinstance(entry, list)]
    assert titles == [section.title for section in charter(full()).sections]


EVERY_METHOD = replace(full(), rounds=made_up_rounds())


@pytest.mark.parametrize("data", [EMPTY, full(), EVERY_METHOD], ids=["empty", "full", "every method"])
def test_the_json_keeps_to_its_published_schema(data: CharterData) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(file_of(data, Format.JSON).content), SCHEMA)


def test_every_source_of_a_section_in_the_json_is_in_the_json() -> None:
    content = json.loads(file_of(full(), Format.JSON).content)
    parts = ("cards", "goals", "rounds", "stakeholders", "instruments", "parking_lot")
    known = {entry["ref"] for part in (*parts, "sections") for entry in content[part]}
    known |= {content["workshop"]["ref"], content["challenge"]["ref"]}
    known |= {entry["ref"] for entries in content["registers"].values() for entry in entries}
    used = {ref for section in content["sections"] for ref in section["sources"]}
    assert used <= known
    assert {"C1", "G1", "V1"} <= used


@pytest.mark.parametrize("file_format", list(Format))
def test_odd_text_stays_text(file_format: Format) -> None:
    data = replace(
        full(),
        workshop=replace(full().workshop, title=ODD, convener=ODD),
        cards=(CardFacts("c1", 1, Prompt.CAUSES, ODD, cluster=ODD), *full().cards[1:]),
        edits=(SectionEdit("risks", ODD + "\n\n- " + ODD),),
    )
    text = text_in(file_of(data, file_format).content, file_format)
    assert "x" * 20 in text
    if file_format is not Format.PDF:  # where no font has a letter, this reader gives a null for it
        assert "\x00" not in text
    if file_format is Format.JSON:
        jsonschema.validate(json.loads(text), SCHEMA)


def test_markdown_cannot_be_smuggled_in() -> None:
    assert escape("# a <b> [c](d) | *e*") == r"\# a \<b\> \[c\](d) \| \*e\*"
    assert escape("- a\n1. b\n2) c\n    code") == "\\- a\\\n1\\. b\\\n2\\) c\\\ncode"


def test_a_title_without_plain_letters_still_has_a_file_name() -> None:
    data = replace(EMPTY, workshop=replace(EMPTY.workshop, title="日本"))
    assert file_of(data, Format.MARKDOWN).filename == "mission-charter.md"


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_text_at_all_can_be_written(said: list[str]) -> None:
    blocks = [Heading(1, said[0] or "-", "h"), *(Paragraph(plain(text)) for text in said)]
    document = Document("T", "S", "en", created_on="2026-01-01", blocks=tuple(blocks))
    assert docx.Document(io.BytesIO(to_word(document))).paragraphs
    assert to_pdf(document).startswith(b"%PDF")
