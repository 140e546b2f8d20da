"""Markdown (CommonMark with tables). Everything people wrote is escaped; anchors are empty HTML elements.

Must not: let a text become a heading, a link, a table cell or HTML.
"""

import re
from collections.abc import Iterator
from typing import assert_never

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
    parted_items,
)
from app.export.links import outside
from app.export.text import fit, one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$#!^=@])")
_LINE_START = re.compile(r"^(\s*)([-+:]|\d+(?=[.)]))", re.MULTILINE)
_MARKS = {Mark.PLAIN: "", Mark.BOLD: "**", Mark.ITALIC: "*", Mark.BOLD_ITALIC: "***"}
_BREAK = "\\\n"


def to_markdown(document: Document) -> str:
    """The document as Markdown, ending in a line feed."""
    parts = [f"# {_line(document.title)}", f"**{_line(document.subtitle)}**"]
    parts.append("\n".join(f"- {_line(label)}: {_line(value)}" for label, value in document.meta))
    for block in document.blocks:
        parts += _block(block)
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """A text of one or more lines that reads the same once rendered. Line ends become hard breaks."""
    lines = [_escape_line(line.strip()) for line in fit(text).split("\n")]
    return _BREAK.join(line for line in lines if line)


def _escape_line(line: str) -> str:
    line = _SPECIAL.sub(r"\\\1", line.replace("\t", " "))
    if match := _LINE_START.match(line):
        if match[2].isdigit():
            return f"{match[2]}\\{line[match.end() :]}"
        return f"\\{line}"
    return line


def _line(text: str) -> str:
    return _escape_line(one_line(text))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text, anchor=anchor):
            yield _anchor(anchor)
            yield f"{'#' * (level + 1)} {_line(text)}"
        case Paragraph(runs=runs):
            yield _inlines(runs)
        case ItemList(items=items, is_ordered=is_ordered, levels=levels):
            lines = []
            for at, (item, below) in enumerate(parted_items(items, levels), 1):
                sign = f"{at}." if is_ordered else "-"
                lines.append(f"{sign} {_inlines(item, ' ')}")
                lines += [f"{' ' * (len(sign) + 1)}- {_inlines(one, ' ')}" for one in below]
            yield "\n".join(lines)
        case Table():
            yield from _table(block)
        case Figure(table=table):
            yield from _table(table)
        case Missing(text=text) | Note(text=text):
            yield f"> *{_line(text)}*"
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    yield f"**{_line(table.caption)}**"
    lines = [_row(_line(name) for name in table.header), _row("---" for _ in table.header)]
    for row in table.rows:
        cells = [_inlines(cell, "<br>") for cell in row.cells]
        if row.anchor:
            cells[0] = _anchor(row.anchor) + cells[0]
        lines.append(_row(cells))
    yield "\n".join(lines)


def _row(cells: Iterator[str] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _anchor(anchor: str) -> str:
    return f'<a id="{anchor}"></a>'


def _inlines(runs: Inlines, break_as: str = _BREAK) -> str:
    return "".join(_run(run) for run in runs).replace(_BREAK, break_as).strip()


def _run(run: Run) -> str:
    text = escape(run.text)
    if not text:
        return run.text and " "
    mark = _MARKS[run.mark]
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() else ""
    marked = f"{mark}{text}{mark}"
    if run.target:
        return f"{before}[{marked}](#{run.target}){after}"
    address = outside(run.href)
    return f"{before}[{marked}](<{address}>){after}" if address else f"{before}{marked}{after}"
