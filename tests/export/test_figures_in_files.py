"""Pictures in files: drawn where they can be, described, never alone and never in the way."""

import io
from dataclasses import replace

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from app.domain.charter.assemble import assemble
from app.domain.document import Document, Figure, Paragraph, Row, Run, Table, plain
from app.domain.pictures import Size, draw, names_of
from app.export.markdown import to_markdown
from app.export.pdf import to_pdf
from app.export.picture import to_png
from app.export.word import to_word
from app.i18n.text import texts
from tests.charters import full
from tests.made_up_results import made_up, made_up_rounds

TABLE = Table("Votes", ("Option", "Votes"), (Row((plain("Quiet nights"), plain("7")), "G1"),))
FIGURE = Figure(draw(made_up("dots"), "result", Size.PAPER), "One bar: quiet nights, 7", "Votes as bars", TABLE)


def document(figure: Figure) -> Document:
    return Document("T", "S", "en", blocks=(Paragraph((Run("[G1]", target="G1"),)), figure))


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def pictures_in(content: bytes) -> list[str]:
    """Alternative texts of the pictures of a Word file."""
    body = docx.Document(io.BytesIO(content)).element.body
    return [shape.get("descr", "") for shape in body.iter(qn("wp:docPr"))]


def test_the_charter_draws_the_grid_and_every_round() -> None:
    rounds = made_up_rounds()
    data = replace(full(), rounds=rounds)
    figures = [one for one in assemble(data, texts("en")).document.blocks if isinstance(one, Figure)]
    assert [one.key for one in figures if not one.key.startswith("v")] == [
        "summary",
        "mission-map",
        "targets",
        "power-interest",
        "coverage",
        "roadmap",
    ]
    assert sum(one.key.startswith("v") for one in figures) == sum(len(names_of(one.result)) for one in rounds)
    assert len({one.key for one in figures}) == len(figures)
    assert all(to_png(one.svg) for one in figures)
    assert all("<" not in one.alt and len(one.alt) > 60 for one in figures)


def test_every_kind_of_round_is_in_every_file() -> None:
    data = replace(full(), rounds=made_up_rounds(25))
    made = assemble(data, texts("en")).document
    words = docx.Document(io.BytesIO(to_word(made)))
    assert sum("We meet again in spring." in one.text for one in words.paragraphs) >= 2
    assert "Streets that flood no more" in pdf_text(to_pdf(made))
    assert "| Rank by duels |" in to_markdown(made)


def test_a_picture_in_the_word_file_says_what_it_shows() -> None:
    assert pictures_in(to_word(document(FIGURE))) == ["One bar: quiet nights, 7"]


def test_a_picture_in_the_pdf_keeps_it_to_pdf_ua() -> None:
    content = to_pdf(assemble(full(), texts("en")).document)
    metadata = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]["/Metadata"].get_object().get_data()
    assert b"<pdfuaid:part>1<" in metadata


@pytest.mark.parametrize("svg", [FIGURE.svg, "<svg", "", "no picture at all \x00"])
def test_the_table_of_a_picture_is_in_every_file_even_if_the_picture_cannot_be_drawn(svg: str) -> None:
    made = document(replace(FIGURE, svg=svg))
    assert "Quiet nights" in pdf_text(to_pdf(made))
    assert "Quiet nights" in docx.Document(io.BytesIO(to_word(made))).tables[0].rows[1].cells[0].text
    assert "Quiet nights" in to_markdown(made)


def test_a_reference_leads_to_a_row_of_a_pictures_table() -> None:
    body = docx.Document(io.BytesIO(to_word(document(FIGURE)))).element.body
    assert [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))] == ["G1"]
    assert [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))] == ["G1"]
    page = pypdf.PdfReader(io.BytesIO(to_pdf(document(FIGURE)))).pages[0]
    assert [note.get_object()["/Subtype"] for note in page["/Annots"]] == ["/Link"]
