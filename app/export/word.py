"""Word: real styles, headings, captions, lists and tables, with bookmarks that references lead to.

Must not: format by hand what a style can say; whoever takes the file over changes the style and is done.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import assert_never

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

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
from app.export.archive import with_times
from app.export.columns import shares
from app.export.front import parted
from app.export.links import outside
from app.export.picture import pngs
from app.export.text import direction, direction_of, one_line
from app.export.word_base import base, footer
from app.export.word_numbers import Numbers
from app.export.word_pictures import Pictures
from app.export.word_styles import Styles
from app.export.word_xml import (
    TWIPS_OF_A_CM,
    W,
    body,
    bookmark,
    contents,
    field,
    inside_link,
    outside_link,
    paragraph,
    row,
    table,
    words,
)
from app.i18n.text import texts

_LOOKS = {Mark.PLAIN: "", Mark.BOLD: "<w:b/><w:bCs/>", Mark.ITALIC: "<w:i/><w:iCs/>"}
_LOOKS[Mark.BOLD_ITALIC] = _LOOKS[Mark.BOLD] + _LOOKS[Mark.ITALIC]
_INNER = '<w:ind w:left="720" w:hanging="360"/>'
"""Where an item of a list within a list stands."""
_TURNED = "<w:bidi/>"
_LONGEST_WHOLE_ROW = 1_500
"""Letters in a row that stays on one page; a longer one may not fit any page."""
_LINE_CM = 16.6
_NARROW_SHARE = 3.0


def to_word(document: Document, template: bytes | None = None) -> bytes:
    """The document as a .docx file, in the styles, with the header, footer and page of a `template`.

    The template is one that `word_template.emptied` gave back.
    """
    return _Writer(document, template).write()


class _Writer:
    """Writes one file."""

    def __init__(self, document: Document, template: bytes | None) -> None:
        self.document = document
        self.texts = texts(document.language)
        self.file = docx.Document(io.BytesIO(template or base()))
        self.styles = Styles(self.file.styles.element, document.language)
        self.numbers = Numbers(self.file.part, self.styles)
        self.summary, self.blocks = parted(document)
        self.bookmarks = {anchor: anchor.replace("-", "_")[:40] for anchor in anchors_in(document.blocks)}
        self.placed: dict[str, int] = {}
        self.counts = {"table": 0, "figure": 0}
        figures = [one for one in (self.summary, *self.blocks) if isinstance(one, Figure)]
        self.pictures = Pictures(self.file.part, figures, pngs([one.svg for one in figures]))
        self.way = direction_of(document.language)

    def write(self) -> bytes:
        """The bytes; the same document on the same template gives the same."""
        self._properties()
        place = self.file.element.body.sectPr
        for element in parse_xml(body(self._parts())):
            place.addprevious(element)
        if self.way == "rtl":
            place.insert_element_before(
                parse_xml(f'<w:bidi xmlns:w="{W}"/>'), "w:rtlGutter", "w:docGrid", "w:printerSettings"
            )
        footer(self.file, self.styles, f"{one_line(self.document.subtitle)} · {self.document.created_on}")
        stream = io.BytesIO()
        self.file.save(stream)
        return with_times(stream.getvalue())

    def _properties(self) -> None:
        made = datetime.fromisoformat(self.document.created_on or "2000-01-01").replace(tzinfo=UTC)
        properties = self.file.core_properties
        properties.title = one_line(self.document.title)[:255]
        properties.subject = one_line(self.document.subtitle)[:255]
        properties.author = one_line(self.document.author)[:255]
        properties.language = self.document.language
        properties.comments = properties.keywords = properties.category = ""
        properties.created = properties.modified = made.replace(tzinfo=None)
        properties.last_modified_by = ""
        properties.revision = 1

    def _parts(self) -> Iterator[str]:
        yield self._paragraph(plain(one_line(self.document.title)), "Title")
        yield self._paragraph(plain(one_line(self.document.subtitle)), "Subtitle")
        for label, value in self.document.meta:
            yield self._paragraph((Run(f"{label}: ", Mark.BOLD), Run(value)), "Normal")
        if self.summary:
            yield from self._picture(self.summary)
            yield paragraph(self.styles["Normal"], '<w:r><w:br w:type="page"/></w:r>')
        headings = [one for one in self.blocks if isinstance(one, Heading) and one.level <= 2 and one.anchor]
        entries = [(one.level, self.bookmarks[one.anchor], one_line(one.text)) for one in headings]
        if entries:
            yield contents(self.texts.format("charter.file.contents"), entries, self.styles.__getitem__)
        for block in self.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level=level, text=text, anchor=anchor):
                yield self._paragraph(plain(one_line(text)), f"heading {level}", anchor=anchor)
            case Paragraph(runs=runs):
                yield self._paragraph(runs, "Normal")
            case ItemList(items=items, is_ordered=is_ordered, levels=levels):
                style = "List Number" if is_ordered else "List Bullet"
                number = self.numbers.anew() if is_ordered else self.numbers.bullet
                for item, level in zip(items, levels or (0,) * len(items), strict=True):
                    mark = self.numbers.bullet if level else number
                    yield self._paragraph(item, "List Bullet" if level else style, mark, after=_INNER if level else "")
            case Table():
                yield from self._table(block)
            case Figure(table=table):
                yield from self._picture(block)
                yield from self._table(table)
            case Missing(text=text):
                yield self._paragraph(plain(text), "Missing")
            case Note(text=text):
                yield self._paragraph(plain(text), "Note")
            case _:
                assert_never(block)

    def _paragraph(self, runs: Inlines, style: str, more: str = "", anchor: str = "", after: str = "") -> str:
        way = direction(text_of(runs, with_references=False)) or self.way
        inner = "".join(self._run(run, is_turned=way == "rtl") for run in runs if run.text)
        return paragraph(
            self.styles[style], self._place(anchor, inner), more + (_TURNED if way == "rtl" else "") + after
        )

    def _run(self, run: Run, *, is_turned: bool) -> str:
        looks = _LOOKS[run.mark] + ("<w:rtl/>" if is_turned else "")
        link = f'<w:rStyle w:val="{self.styles["Hyperlink"]}"/>'
        if run.target in self.bookmarks:
            return inside_link(self.bookmarks[run.target], words(run.text, link + looks))
        if address := outside(run.href):
            relation = self.file.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return outside_link(relation, words(run.text, link + looks))
        return words(run.text, looks)

    def _place(self, anchor: str, inner: str) -> str:
        """Mark what is written as the place that references lead to; each name once."""
        if not anchor or anchor in self.placed:
            return inner
        self.placed[anchor] = len(self.placed) + 1
        return bookmark(self.placed[anchor], self.bookmarks[anchor], inner)

    def _caption(self, kind: str, text: str) -> str:
        """A caption with a number of its own, as Word's own captions have it."""
        self.counts[kind] += 1
        number = field(f"SEQ {kind.title()} \\* ARABIC", str(self.counts[kind]))
        name = words(f"{self.texts.format(f'charter.file.{kind}')} ")
        return paragraph(self.styles["caption"], name + number + words(f": {one_line(text)}"))

    def _picture(self, figure: Figure) -> Iterator[str]:
        """The picture with its alternative text; where it cannot be drawn, the table after it stands alone."""
        drawn = self.pictures.drawn(figure)
        if drawn:
            yield self._caption("figure", figure.caption)
            yield paragraph(self.styles["Normal"], drawn)

    def _table(self, block: Table) -> Iterator[str]:
        yield self._caption("table", block.caption)
        widths = _widths(block)
        head = [self._paragraph(plain(one_line(name)), "Table Heading") for name in block.header]
        rows = [row(head, widths, is_head=True)]
        for line in block.rows:
            anchors = (line.anchor, *[""] * len(line.cells))
            cells = [
                self._paragraph(cell, "Table Text", anchor=one) for cell, one in zip(line.cells, anchors, strict=False)
            ]
            letters = sum(len(run.text) for cell in line.cells for run in cell)
            rows.append(row(cells, widths, is_whole=letters < _LONGEST_WHOLE_ROW))
        yield table(self.styles.table, block.caption, widths, rows, is_turned=self.way == "rtl")
        yield paragraph(self.styles["Table Text"], "")


def _widths(block: Table) -> list[int]:
    """Widths of the columns in twentieths of a point, all of them a line."""
    wanted = [share or _NARROW_SHARE for share in shares(block)]
    return [round(share / sum(wanted) * _LINE_CM * TWIPS_OF_A_CM) for share in wanted]
