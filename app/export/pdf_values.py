"""A document as the plain values that the template of the PDF reads.

Must not: put text into markup.
"""

from typing import Any, assert_never

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
    parted_items,
    text_of,
)
from app.export import svg_text
from app.export.columns import shares
from app.export.front import parted
from app.export.links import outside
from app.export.svg import with_plain_letters
from app.export.text import breakable, direction, direction_of, fit, one_line
from app.i18n.text import texts


def values_of(document: Document, remark: str = "") -> dict[str, Any]:
    """The document as values for JSON. `remark` is said at its end."""
    writer = _Writer(document)
    language, _, region = document.language.partition("-")
    said = texts(document.language)
    summary, blocks = parted(document)
    if remark:
        blocks = (*blocks, Note(remark))
    return {
        "title": one_line(document.title) or "–",
        "subtitle": one_line(document.subtitle),
        "author": one_line(document.author),
        "created": document.created_on,
        "lang": language.lower() if language.isalpha() and len(language) in {2, 3} else "en",
        "region": region.upper() if region.isalpha() and len(region) == 2 else None,
        "words": {name: said.format(f"charter.file.{name}") for name in ("contents", "table", "figure")},
        "meta": [[one_line(label), breakable(one_line(value))] for label, value in document.meta],
        "has_contents": not document.is_short,
        "summary": writer.picture(summary) if summary else None,
        "blocks": [writer.block(block) for block in blocks],
    }


class _Writer:
    """Turns blocks into plain values. Labels must be unique for typst: of two, the first is the place."""

    def __init__(self, document: Document) -> None:
        self.direction = direction_of(document.language)
        self.anchors = frozenset(anchors_in(document.blocks))
        self.placed: set[str] = set()

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(runs=runs):
                return {"kind": "paragraph", "said": self._said(runs)}
            case ItemList(items=items, is_ordered=is_ordered, levels=levels):
                lines = [
                    self._said(item) | {"below": [self._said(one) for one in below]}
                    for item, below in parted_items(items, levels)
                ]
                return {"kind": "list", "ordered": is_ordered, "items": lines}
            case Figure():
                return self.picture(block) | {"table": self._table(block.table)}
            case Table():
                return self._table(block)
            case Missing(text=text) | Note(text=text):
                return {"kind": type(block).__name__.lower(), "text": breakable(fit(text))}
            case _:
                assert_never(block)

    def picture(self, figure: Figure) -> dict[str, Any]:
        """A picture without its table: the picture is by number, the table has the words."""
        alt, caption = one_line(figure.alt), one_line(figure.caption)
        one = svg_text.parted(with_plain_letters(fit(figure.svg)))
        texts = list(one.texts)
        return {"kind": "figure", "svg": one.svg, "width": one.width, "texts": texts, "alt": alt, "caption": caption}

    def _heading(self, heading: Heading) -> dict[str, Any]:
        text, anchor = breakable(one_line(heading.text)) or "–", self._place(heading.anchor)
        return {"kind": "heading", "level": heading.level, "text": text, "anchor": anchor}

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "kind": "table",
            "caption": one_line(table.caption),
            "header": [one_line(name) for name in table.header],
            "widths": shares(table),
            "rows": [
                {"anchor": self._place(row.anchor), "cells": [self._said(cell) for cell in row.cells]}
                for row in table.rows
            ],
        }

    def _place(self, anchor: str) -> str:
        if not anchor or anchor in self.placed:
            return ""
        self.placed.add(anchor)
        return anchor

    def _said(self, runs: Inlines) -> dict[str, Any]:
        way = direction(text_of(runs, with_references=False))
        written = [self._run(run) for run in runs] or [self._run(Run("", Mark.PLAIN))]
        return {"dir": way if way != self.direction else "", "runs": written}

    def _run(self, run: Run) -> dict[str, str]:
        target = run.target if run.target in self.anchors else ""
        return {
            "text": breakable(fit(run.text)),
            "mark": str(run.mark),
            "target": target,
            "href": "" if target else outside(run.href),
        }
