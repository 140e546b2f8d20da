"""PDF by typst: tagged, with bookmarks, language and title; to PDF/UA-1 wherever the fonts at hand have every letter.

The template beside this file is all the markup there is; the document goes in as one JSON value. Must not: put text
into markup, or let typst look anything up on a network.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from math import sqrt
from pathlib import Path
from typing import Any, assert_never

import typst

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
    text_of,
)
from app.export.fonts import fonts
from app.export.text import breakable, fit, one_line

_TEMPLATE = Path(__file__).with_name("charter.typ")
_NARROW = 9


def to_pdf(document: Document) -> bytes:
    """The document as PDF. A letter that no font has leaves it tagged, but not to PDF/UA-1.

    A picture that cannot be drawn takes the pictures out: the tables after them say the same.
    """
    try:
        return _compiled(document)
    except typst.TypstError:
        if not any(isinstance(block, Figure) for block in document.blocks):
            raise
        tables = (block.table if isinstance(block, Figure) else block for block in document.blocks)
        return _compiled(replace(document, blocks=tuple(tables)))


def _compiled(document: Document) -> bytes:
    inputs = {"document": json.dumps(_document(document), ensure_ascii=False)}
    made = datetime.fromisoformat(document.created_on or "2000-01-01").replace(tzinfo=UTC)
    compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts(), sys_inputs=inputs)
    try:
        return _bytes(compiler.compile(format="pdf", timestamp=made, pdf_standards=["ua-1"]))
    except typst.TypstError:
        return _bytes(compiler.compile(format="pdf", timestamp=made))


def _bytes(compiled: Any) -> bytes:
    if not isinstance(compiled, bytes):
        raise TypeError("typst gives a PDF as one piece")
    return compiled


def _document(document: Document) -> dict[str, Any]:
    writer = _Writer(frozenset(anchors_in(document.blocks)))
    language, _, region = document.language.partition("-")
    return {
        "title": one_line(document.title) or "–",
        "subtitle": one_line(document.subtitle),
        "author": one_line(document.author),
        "created": document.created_on,
        "lang": language.lower() if language.isalpha() and len(language) in {2, 3} else "en",
        "region": region.upper() if region.isalpha() and len(region) == 2 else None,
        "meta": [[one_line(label), breakable(one_line(value))] for label, value in document.meta],
        "blocks": [writer.block(block) for block in document.blocks],
    }


class _Writer:
    """Turns blocks into plain values. Labels must be unique for typst: of two, the first is the place."""

    def __init__(self, anchors: frozenset[str]) -> None:
        self.anchors = anchors
        self.placed: set[str] = set()

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(runs=runs):
                return {"kind": "paragraph", "runs": self._runs(runs)}
            case ItemList(items=items, is_ordered=is_ordered):
                return {"kind": "list", "ordered": is_ordered, "items": [self._runs(item) for item in items]}
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)
            case Missing(text=text) | Note(text=text):
                return {"kind": type(block).__name__.lower(), "text": breakable(fit(text))}
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> dict[str, Any]:
        text, anchor = breakable(one_line(heading.text)) or "–", self._place(heading.anchor)
        return {"kind": "heading", "level": heading.level, "text": text, "anchor": anchor}

    def _figure(self, figure: Figure) -> dict[str, Any]:
        """A picture with the same as a table below: the picture is by number, the table has the words."""
        alt, caption = one_line(figure.alt), one_line(figure.caption)
        svg, table = fit(figure.svg), self._table(figure.table)
        return {"kind": "figure", "svg": svg, "alt": alt, "caption": caption, "table": table}

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "kind": "table",
            "caption": one_line(table.caption),
            "header": [one_line(name) for name in table.header],
            "widths": _widths(table),
            "rows": [
                {"anchor": self._place(row.anchor), "cells": [self._runs(cell) for cell in row.cells]}
                for row in table.rows
            ],
        }

    def _place(self, anchor: str) -> str:
        if not anchor or anchor in self.placed:
            return ""
        self.placed.add(anchor)
        return anchor

    def _runs(self, runs: Inlines) -> list[dict[str, str]]:
        return [self._run(run) for run in runs] or [self._run(Run("", Mark.PLAIN))]

    def _run(self, run: Run) -> dict[str, str]:
        target = run.target if run.target in self.anchors else ""
        return {"text": breakable(fit(run.text)), "mark": str(run.mark), "target": target}


def _widths(table: Table) -> list[float]:
    """Shares of the line by the longest cell; 0 for a column that is as narrow as its contents."""
    widths = []
    for at, name in enumerate(table.header):
        cells = [len(text_of(row.cells[at])) for row in table.rows]
        longest = max([len(name), *cells])
        widths.append(0 if longest <= _NARROW else round(sqrt(min(longest, 400)), 1))
    return widths if any(widths) else [1] * len(widths)
