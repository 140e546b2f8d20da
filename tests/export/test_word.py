"""The Word file: what an office needs to restyle it, to find its way in it, and to write on."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from app.domain.charter.assemble import assemble
from app.domain.document import Document, Figure, Heading, ItemList, Paragraph, Row, Run, Table, plain
from app.domain.pictures import Size, draw
from app.export.word import to_word
from app.i18n.text import texts
from tests.charters import full
from tests.made_up_results import made_up

TABLE = Table("Votes", ("Option", "Votes"), (Row((plain("Quiet nights"), plain("7")), "G1"),))
FIGURE = Figure(draw(made_up("dots"), "result", Size.PAPER), "One bar", "Votes as bars", TABLE, "votes")


def opened(*blocks: Any, language: str = "en") -> Any:
    made = Document("T", "S", language, created_on="2026-01-01", blocks=blocks)
    return docx.Document(io.BytesIO(to_word(made)))


@pytest.fixture(scope="module")
def charter() -> Any:
    return docx.Document(io.BytesIO(to_word(assemble(full(), texts("en")).document)))


def texts_in(file: Any, style: str) -> list[str]:
    """The paragraphs in a style, with what stands in their fields and links."""
    body = file.element.body
    wanted = file.styles[style].style_id
    found = [one for one in body.iter(qn("w:p")) if one.pPr is not None and one.pPr.style == wanted]
    return ["".join(node.text or "" for node in one.iter(qn("w:t"))) for one in found]


def test_the_contents_can_be_read_before_anybody_updates_them(charter: Any) -> None:
    headings = [one.text for one in charter.paragraphs if one.style.name == "Heading 1"]
    assert texts_in(charter, "toc 1") == headings
    codes = [one.text for one in charter.element.body.iter(qn("w:instrText"))]
    assert any(code.split()[0] == "TOC" for code in codes)
    kinds = [one.get(qn("w:fldCharType")) for one in charter.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert charter.settings.element.find(qn("w:updateFields")) is None


def test_captions_are_numbered_by_fields(charter: Any) -> None:
    captions = texts_in(charter, "Caption")
    tables = [int(found[1]) for one in captions if (found := re.match(r"Table (\d+): ", one))]
    figures = [int(found[1]) for one in captions if (found := re.match(r"Figure (\d+): ", one))]
    assert tables == list(range(1, len(charter.tables) + 1))
    assert figures == list(range(1, len(figures) + 1))
    fields = [one.get(qn("w:instr")).split()[:2] for one in charter.element.body.iter(qn("w:fldSimple"))]
    assert fields.count(["SEQ", "Table"]) == len(tables)


def test_pages_are_numbered_below(charter: Any) -> None:
    fields = [one.get(qn("w:instr")).strip() for one in charter.sections[0].footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_every_look_comes_from_a_style(charter: Any) -> None:
    looks = {one.tag for run in charter.element.body.iter(qn("w:rPr")) for one in run}
    assert looks <= {qn(f"w:{name}") for name in ("rStyle", "b", "bCs", "i", "iCs", "rtl")}
    assert {table.style.name for table in charter.tables} == {"Charter Table"}


def test_an_ordered_list_begins_with_one_each_time() -> None:
    listed = ItemList((plain("a"), plain("b")), is_ordered=True)
    file = opened(listed, Paragraph(plain("then")), listed)
    numbers = [one.get(qn("w:val")) for one in file.element.body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    part = next(one for one in file.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.NUMBERING).target_part
    starts = {one.get(qn("w:numId")): one.find(f".//{qn('w:startOverride')}") for one in part.element.iter(qn("w:num"))}
    assert all(starts[number].get(qn("w:val")) == "1" for number in numbers)


def test_a_picture_is_there_as_dots_and_as_lines() -> None:
    made = Document("T", "S", "en", blocks=(FIGURE,))
    with zipfile.ZipFile(io.BytesIO(to_word(made))) as parts:
        media = sorted(name.rpartition(".")[2] for name in parts.namelist() if "/media/" in name)
    assert media == ["png", "svg"]
    (shape,) = docx.Document(io.BytesIO(to_word(made))).element.body.iter(qn("wp:docPr"))
    assert (shape.get("name"), shape.get("descr")) == ("votes", "One bar")


def test_links_lead_outside_only_to_web_pages_and_mailboxes() -> None:
    runs = (Run("page", href="https://example.org/?a=1&b=2"), Run("run", href="file:///etc/passwd"))
    file = opened(Paragraph(runs))
    outside = [one.target_ref for one in file.part.rels.values() if one.is_external]
    assert outside == ["https://example.org/?a=1&b=2"]
    assert len(list(file.element.body.iter(qn("w:hyperlink")))) == 1


def test_what_is_written_from_right_to_left_stands_that_way() -> None:
    file = opened(Heading(1, "مهمة", "h"), Paragraph(plain("مرحبا")), TABLE, Paragraph(plain("Latin")), language="ar")
    assert file.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert file.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    turned = {one.text: one._p.pPr.find(qn("w:bidi")) is not None for one in file.paragraphs}
    assert (turned["مرحبا"], turned["Latin"]) == (True, False)
    assert {one.get(qn("w:bidi")) for one in file.styles.element.iter(qn("w:lang"))} == {"ar"}


def test_a_long_row_may_break_and_a_short_one_stays_whole() -> None:
    table = replace(TABLE, rows=(*TABLE.rows, Row((plain("x"), plain("long " * 400)))))
    kept = [
        row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None
        for row in opened(table).tables[0]._tbl.tr_lst
    ]
    assert kept == [True, True, False]


def test_the_same_document_gives_the_same_bytes() -> None:
    document = assemble(full(), texts("en")).document
    assert to_word(document) == to_word(document)
