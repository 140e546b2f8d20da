"""The PDF, read back by another program: its standards, tags, headings, pictures, size, and what it says of letters."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdf
import pytest
import typst

from app.domain.charter.assemble import assemble
from app.domain.document import Document, Figure, Heading, Paragraph, Row, Run, Table, plain
from app.domain.pictures import Size, draw
from app.export.pdf import BOTH, Pdf, pdf_of
from app.export.pdf_packing import packed
from app.export.svg_text import parted
from app.i18n.text import texts
from tests.charters import full
from tests.made_up_results import made_up

TABLE = Table("Votes", ("Option", "Votes"), (Row((plain("Quiet nights"), plain("7")), "G1"),))
FIGURE = Figure(draw(made_up("dots"), "result", Size.PAPER), "One bar: quiet nights, 7", "Votes as bars", TABLE)
SCRIPTS = {
    "arabic": "مرحبا بالعالم",
    "hebrew": "שלום עולם",
    "thai": "ที่นี่มีรถติด",
    "chinese": "港湾の騒音",
    "devanagari": "हिन्दी में",
    "emoji": "🚲👩‍👩‍👧‍👦",
}


def read(made: Pdf) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made.content))


def text_in(made: Pdf) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(made).pages).split())


def tags(element: Any) -> Iterator[Any]:
    """The structure elements below one, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(one, dict) and "/S" in one:
            yield one
            yield from tags(one)


def said(*blocks: Any) -> Document:
    return Document("T", "S", "en", created_on="2026-01-01", blocks=blocks)


@pytest.fixture(scope="module")
def made() -> Pdf:
    return pdf_of(assemble(full(), texts("en")).document)


@pytest.fixture(scope="module")
def kinds(made: Pdf) -> Counter[str]:
    return Counter(one["/S"] for one in tags(read(made).trailer["/Root"]["/StructTreeRoot"]))


def test_it_is_for_everybody_and_for_the_archive(made: Pdf) -> None:
    metadata = read(made).trailer["/Root"]["/Metadata"].get_object().get_data()
    assert made.standards == BOTH
    for mark in (b"<pdfuaid:part>1<", b"<pdfaid:part>2<", b"<pdfaid:conformance>A<"):
        assert mark in metadata


def test_its_title_is_shown_instead_of_its_file_name(made: Pdf) -> None:
    assert read(made).trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_heading_table_and_picture_is_tagged(made: Pdf, kinds: Counter[str]) -> None:
    blocks = assemble(full(), texts("en")).document.blocks
    headings = Counter(block.level for block in blocks if isinstance(block, Heading))
    assert kinds["/H1"] == headings[1] + 1  # and the contents
    assert kinds["/H2"] == headings[2]
    figures = [block for block in blocks if isinstance(block, Figure)]
    assert kinds["/Table"] == sum(isinstance(block, Table) for block in blocks) + len(figures)
    alts = [str(one.get("/Alt", "")) for one in tags(read(made).trailer["/Root"]["/StructTreeRoot"])]
    assert {one.alt for one in figures} <= set(alts)


def test_cells_name_the_heads_of_their_columns(made: Pdf, kinds: Counter[str]) -> None:
    assert kinds["/TH"] > 0
    cells = [one for one in tags(read(made).trailer["/Root"]["/StructTreeRoot"]) if one["/S"] == "/TD"]
    assert len(cells) == kinds["/TD"]
    assert all(any("/Headers" in about for about in one["/A"]) for one in cells)


def test_pictures_are_drawn_as_lines_and_letters_and_never_as_dots() -> None:
    made = pdf_of(said(FIGURE))
    assert [list(page.images) for page in read(made).pages] == [[]]
    assert "chosen" in text_in(made)


def test_an_outside_link_leads_outside_and_nothing_else_does() -> None:
    runs = (Run("page", href="https://example.org/a"), Run(" run", href="javascript:alert(1)"))
    page = read(pdf_of(said(Paragraph(runs)))).pages[0]
    assert [one.get_object()["/A"]["/URI"] for one in page["/Annots"]] == ["https://example.org/a"]


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_any_script_is_exported_and_letters_without_a_font_are_named_at_the_end(text: str) -> None:
    made = pdf_of(said(Heading(1, "Plain words", "h"), Paragraph(plain(text))), typst.Fonts(include_system_fonts=False))
    assert (made.standards == BOTH) == (not made.without)
    assert read(made).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Plain words" in text_in(made)
    assert all(f"U+{ord(letter[0]):04X}" in text_in(made) for letter in made.without[:12])
    assert ("could not be shown" in text_in(made)) == bool(made.without)


def test_the_fonts_that_come_along_have_no_thai() -> None:
    made = pdf_of(said(Paragraph(plain(SCRIPTS["thai"]))), typst.Fonts(include_system_fonts=False))
    assert "ท" in made.without


def test_a_script_with_a_font_is_written_and_nothing_is_said() -> None:
    made = pdf_of(said(Paragraph(plain("Ελληνικά, русский, Ærøskøbing"))), typst.Fonts(include_system_fonts=False))
    assert (made.standards, made.without) == (BOTH, ())
    assert "русский" in text_in(made)


def test_a_document_that_runs_from_right_to_left_says_so() -> None:
    document = replace(said(Heading(1, "مهمة", "h"), Paragraph(plain("مرحبا"))), language="ar", title="مهمة")
    reader = read(pdf_of(document))
    assert reader.trailer["/Root"]["/Lang"] == "ar"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"


def test_packing_keeps_every_page_and_object() -> None:
    loose = typst.Compiler(b'#set document(title: "T")\n= One\n#table(columns: 3, ..range(900).map(str))').compile(
        format="pdf", pdf_standards=["ua-1"]
    )
    assert isinstance(loose, bytes)
    small = packed(loose)
    assert len(small) < len(loose) / 3
    before, after = pypdf.PdfReader(io.BytesIO(loose)), pypdf.PdfReader(io.BytesIO(small), strict=True)
    assert [page.extract_text() for page in before.pages] == [page.extract_text() for page in after.pages]
    count = [len(list(tags(one.trailer["/Root"]["/StructTreeRoot"]))) for one in (before, after)]
    assert count[0] == count[1] > 900


@pytest.mark.parametrize("odd", [b"", b"%PDF-1.7\nnothing", b"x" * 100 + b"\nstartxref\n9\n%%EOF"])
def test_what_is_laid_out_otherwise_is_left_as_it_was(odd: bytes) -> None:
    assert packed(odd) == odd


def test_words_of_a_picture_can_be_found_in_the_pdf() -> None:
    shown = made_up("dots")
    labels = {key: f"Findable {at}" for at, key in enumerate(shown.labels)}
    picture = draw(replace(shown, labels=labels), "result", Size.PAPER)
    made = pdf_of(said(replace(FIGURE, svg=picture)))
    assert made.standards == BOTH
    assert all(label in text_in(made) for label in labels.values())


def test_letters_are_parted_from_shapes_only_where_their_kind_is_known() -> None:
    whole = parted(FIGURE.svg)
    assert "<text" not in whole.svg
    assert len(whole.texts) == FIGURE.svg.count("<text")
    for odd in (
        "<svg",
        FIGURE.svg.replace("<text", '<text transform="skewX(3)"', 1),
        FIGURE.svg.replace("viewBox", "v"),
    ):
        assert parted(odd).svg == odd
        assert parted(odd).texts == ()
