"""Sections worded as rich text: between HTML and blocks, both ways.

What is kept of HTML: headings of two levels, paragraphs with line breaks, lists two levels deep, tables, bold, italic,
and links to http, https and mailto. Whatever else it holds loses its markup and keeps its words. Must not: be the only
guard against markup (services sanitise first), though what `to_html` writes never holds anything else.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from app.domain.charter.rich_reading import SCHEMES, from_html, safe_address
from app.domain.document import Block, Heading, Inlines, ItemList, Mark, Paragraph, Run, Table

__all__ = ["SCHEMES", "from_html", "linked", "safe_address", "to_html"]

_REFERENCE = re.compile(r"\[([A-Z]{1,3}[0-9]{1,5})\]")
_WRITTEN = {Mark.PLAIN: (), Mark.BOLD: ("strong",), Mark.ITALIC: ("em",), Mark.BOLD_ITALIC: ("strong", "em")}


def to_html(blocks: Iterable[Block]) -> str:
    """The HTML of blocks: what `from_html` reads as the same blocks. Notes, pictures and what is missing are left out.

    References are written as their text, such as `[C6]`; `linked` finds them again.
    """
    return "".join(_written(block) for block in blocks)


def linked(blocks: Iterable[Block], anchors: Collection[str]) -> tuple[Block, ...]:
    """The same blocks, in which `[C6]` leads to C6 where there is such an anchor."""

    def line(runs: Inlines) -> Inlines:
        return tuple(part for run in runs for part in _linked(run, anchors))

    def block(one: Block) -> Block:
        match one:
            case Paragraph(runs=runs):
                return replace(one, runs=line(runs))
            case ItemList(items=items):
                return replace(one, items=tuple(line(item) for item in items))
            case Table(rows=rows):
                return replace(
                    one, rows=tuple(replace(row, cells=tuple(line(cell) for cell in row.cells)) for row in rows)
                )
            case _:
                return one

    return tuple(block(one) for one in blocks)


def _linked(run: Run, anchors: Collection[str]) -> Iterator[Run]:
    if run.target or run.href:
        yield run
        return
    at = 0
    for found in _REFERENCE.finditer(run.text):
        if found[1] not in anchors:
            continue
        if found.start() > at:
            yield replace(run, text=run.text[at : found.start()])
        yield Run(found[0], target=found[1])
        at = found.end()
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def _written(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            tag = "h2" if level <= 2 else "h3"
            return f"<{tag}>{_escaped(text)}</{tag}>"
        case Paragraph(runs=runs):
            return f"<p>{_line(runs)}</p>"
        case ItemList():
            return _list(block)
        case Table():
            return _table(block)
        case _:
            return ""


def _list(block: ItemList) -> str:
    tag = "ol" if block.is_ordered else "ul"
    written, depth = "", -1
    for level, item in zip(block.levels or (0,) * len(block.items), block.items, strict=True):
        if level > depth:
            written += f"<{tag}>" * (level - depth)
        elif level < depth:
            written += f"</li></{tag}></li>"
        else:
            written += "</li>"
        written += f"<li>{_line(item)}"
        depth = level
    return written + f"</li></{tag}>" * (depth + 1)


def _table(block: Table) -> str:
    caption = f"<caption>{_escaped(block.caption)}</caption>" if block.caption else ""
    head = "".join(f"<th>{_escaped(name)}</th>" for name in block.header)
    rows = "".join("<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row.cells) + "</tr>" for row in block.rows)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _line(runs: Inlines) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    written = _escaped(run.text).replace("\n", "<br>")
    for tag in reversed(_WRITTEN[run.mark]):
        written = f"<{tag}>{written}</{tag}>"
    return f'<a href="{html.escape(run.href)}">{written}</a>' if safe_address(run.href) else written


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
