"""Word: real styles, headings, lists and tables, with bookmarks that references lead to.

Must not: format by hand what a style can say; whoever takes the file over changes the style and is done.
"""

import copy
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, assert_never

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from app.domain.document import (
    Block,
    Document,
    Figure,
    Heading,
    Inlines,
    ItemList,
    Mark,
    Missing,
    Note,
    Paragraph,
    Run,
    Table,
    anchors_in,
    plain,
    text_of,
)
from app.export.picture import WIDTH_CM, to_png
from app.export.text import fit, is_right_to_left, one_line

_LINK = RGBColor(0x1F, 0x4E, 0x79)
_GREY = RGBColor(0x44, 0x44, 0x44)
_LOOKS: Mapping[Mark, Mapping[str, str]] = {
    Mark.PLAIN: {},
    Mark.BOLD: {"b": ""},
    Mark.ITALIC: {"i": ""},
    Mark.BOLD_ITALIC: {"b": "", "i": ""},
}
_NAMES = {name: qn(f"w:{name}") for name in ("hyperlink", "r", "rPr", "rStyle", "b", "i", "rtl", "t", "br", "tab")}
_VALUE, _SPACE = qn("w:val"), qn("xml:space")


def to_word(document: Document) -> bytes:
    """The document as a .docx file."""
    return _Writer(document).write()


class _Writer:
    """Writes one file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.file = docx.Document()
        self.bookmarks: dict[str, str] = {}
        for anchor in anchors_in(document.blocks):
            self.bookmarks[anchor] = anchor.replace("-", "_")[:40]
        self.placed: set[str] = set()
        self.style_ids: dict[str, str] = {}

    def write(self) -> bytes:
        """The bytes."""
        self._properties()
        self._page()
        self._styles()
        self._footer()
        self._paragraph(plain(one_line(self.document.title)), "Title")
        self._paragraph(plain(one_line(self.document.subtitle)), "Subtitle")
        for label, value in self.document.meta:
            self._paragraph((Run(f"{label}: ", Mark.BOLD), Run(value)), "Normal")
        for block in self.document.blocks:
            self._block(block)
        stream = io.BytesIO()
        self.file.save(stream)
        return stream.getvalue()

    def _properties(self) -> None:
        made = datetime.fromisoformat(self.document.created_on or "2000-01-01").replace(tzinfo=UTC)
        properties = self.file.core_properties
        properties.title = one_line(self.document.title)[:255]
        properties.subject = one_line(self.document.subtitle)[:255]
        properties.author = one_line(self.document.author)[:255]
        properties.language = self.document.language
        properties.comments = ""
        properties.created = properties.modified = made.replace(tzinfo=None)
        properties.last_modified_by = ""

    def _page(self) -> None:
        section = self.file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.4)

    def _styles(self) -> None:
        styles = self.file.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), self.document.language)
        styles["Normal"].font.size = Pt(10.5)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for name, colour, is_italic in (("Missing", RGBColor(0x8A, 0x3B, 0x12), True), ("Note", _GREY, True)):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            style.font.italic, style.font.color.rgb = is_italic, colour
            style.paragraph_format.left_indent = Cm(0.5)
        cell = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style = styles["Normal"]
        cell.font.size, cell.paragraph_format.space_after = Pt(9), Pt(2)
        link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        link.font.color.rgb, link.font.underline = _LINK, True
        styles["Caption"].paragraph_format.keep_with_next = True
        self.style_ids = {style.name: style.style_id for style in styles}

    def _footer(self) -> None:
        paragraph = self.file.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(f"{one_line(self.document.subtitle)} · {self.document.created_on} · ")
        run = paragraph.add_run()
        for kind in ("begin", "end"):
            if kind == "end":
                instruction = OxmlElement("w:instrText")
                instruction.text = "PAGE"
                run._r.append(instruction)
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level=level, text=text, anchor=anchor):
                self._bookmark(self._paragraph(plain(one_line(text)), f"Heading {level}"), anchor)
            case Paragraph(runs=runs):
                self._paragraph(runs, "Normal")
            case ItemList(items=items, is_ordered=is_ordered, levels=levels):
                for item, level in zip(items, levels or (0,) * len(items), strict=True):
                    look = "List Number" if is_ordered else "List Bullet"
                    self._paragraph(item, f"{look} 2" if level else look)
            case Table():
                self._table(block)
            case Figure(table=table):
                self._picture(block)
                self._table(table)
            case Missing(text=text):
                self._paragraph(plain(text), "Missing")
            case Note(text=text):
                self._paragraph(plain(text), "Note")
            case _:
                assert_never(block)

    def _paragraph(self, runs: Inlines, style: str) -> Any:
        """A paragraph in a style by name. python-docx reads all styles anew for each lookup; the ids are at hand."""
        paragraph = self.file.add_paragraph()
        paragraph._p.style = self.style_ids[style]
        self._fill(paragraph, runs)
        return paragraph

    def _fill(self, paragraph: Any, runs: Inlines) -> None:
        is_rtl = is_right_to_left(text_of(runs, with_references=False))
        if is_rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in runs:
            text = fit(run.text)
            if not text:
                continue
            place = paragraph._p
            if run.target in self.bookmarks:
                place = _add(place, "hyperlink")
                place.set(qn("w:anchor"), self.bookmarks[run.target])
                _write(place, text, {"rStyle": self.style_ids["Hyperlink"]})
            else:
                _write(place, text, {**_LOOKS[run.mark], **({"rtl": ""} if is_rtl else {})})

    def _bookmark(self, paragraph: Any, anchor: str) -> None:
        """Mark the paragraph as the place that references lead to; each name once."""
        if not anchor or anchor in self.placed:
            return
        self.placed.add(anchor)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(len(self.placed)))
        start.set(qn("w:name"), self.bookmarks[anchor])
        paragraph._p.append(start)
        paragraph._p.append(end)

    def _picture(self, figure: Figure) -> None:
        """The picture with its alternative text; where it cannot be drawn, the table after it stands alone."""
        drawn = to_png(figure.svg)
        if drawn is None:
            return
        self._paragraph(plain(one_line(figure.caption)), "Caption")
        shape = self.file.add_picture(io.BytesIO(drawn), width=Cm(WIDTH_CM))
        shape._inline.docPr.set("descr", one_line(figure.alt))

    def _table(self, table: Table) -> None:
        self._paragraph(plain(one_line(table.caption)), "Caption")
        grid = self.file.add_table(rows=1, cols=len(table.header), style="Table Grid")
        _describe(grid, one_line(table.caption))
        # python-docx looks every cell up again on each access; the elements themselves are at hand.
        header = grid._tbl.tr_lst[0]
        _repeat(header)
        self._row(header, tuple((Run(one_line(name), Mark.BOLD),) for name in table.header))
        blank = copy.deepcopy(header)
        for element in (*blank.iter(qn("w:tblHeader")), *blank.iter(qn("w:r"))):
            element.getparent().remove(element)
        blank.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for row in table.rows:
            written = copy.deepcopy(blank)
            grid._tbl.append(written)
            self._row(written, row.cells, row.anchor)
        self._paragraph((), "Table Text")

    def _row(self, row: Any, cells: Sequence[Inlines], anchor: str = "") -> None:
        for at, (element, runs) in enumerate(zip(row.tc_lst, cells, strict=True)):
            paragraph = WordParagraph(element.p_lst[0], self.file._body)
            paragraph._p.style = self.style_ids["Table Text"]
            self._fill(paragraph, runs)
            if not at:
                self._bookmark(paragraph, anchor)


def _repeat(row: Any) -> None:
    """A header row, repeated on every page and read as a header by a screen reader."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _describe(grid: Any, caption: str) -> None:
    """Alternative text of the table."""
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), caption)
    grid._tbl.tblPr.append(title)


def _add(parent: Any, name: str) -> Any:
    element = parent.makeelement(_NAMES[name])
    parent.append(element)
    return element


def _write(parent: Any, text: str, looks: Mapping[str, str]) -> None:
    """A run of text, written as elements: a document has ten thousands, and python-docx takes its time for each."""
    run = _add(parent, "r")
    if looks:
        properties = _add(run, "rPr")
        for name, value in looks.items():
            look = _add(properties, name)
            if value:
                look.set(_VALUE, value)
    for row, line in enumerate(text.split("\n")):
        if row:
            _add(run, "br")
        for column, part in enumerate(line.split("\t")):
            if column:
                _add(run, "tab")
            if part:
                written = _add(run, "t")
                written.text = part
                written.set(_SPACE, "preserve")
