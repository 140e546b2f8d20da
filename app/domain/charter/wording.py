"""Sections in the facilitators' own words: as blocks, as text, and as HTML to go on writing from."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.domain.charter.data import SectionEdit
from app.domain.charter.rich import from_html, linked, to_html
from app.domain.document import (
    Block,
    Heading,
    Inlines,
    ItemList,
    Note,
    Paragraph,
    Table,
    from_plain_text,
    text_of,
)

RICH = "rich"
PLAIN = "plain"


def own_words(edit: SectionEdit, title: str = "") -> tuple[Block, ...]:
    """What somebody wrote in the section called `title`, as blocks.

    Its headings have anchors of the section's own; a table without a caption is called like the heading above it.
    """
    if edit.form != RICH:
        return from_plain_text(edit.text)
    blocks: list[Block] = []
    count = 0
    for block in from_html(edit.text):
        match block:
            case Heading(text=text):
                count, title = count + 1, text
                blocks.append(replace(block, anchor=f"section-{edit.key}-{count}"))
            case Table(caption=""):
                blocks.append(replace(block, caption=title))
            case _:
                blocks.append(block)
    return tuple(blocks)


def text_of_edit(edit: SectionEdit) -> str:
    """What somebody wrote, as plain text."""
    return readable(from_html(edit.text)) if edit.form == RICH else edit.text


def html_of_edit(edit: SectionEdit) -> str:
    """What somebody wrote, as HTML."""
    return edit.text if edit.form == RICH else to_html(from_plain_text(edit.text))


def readable(blocks: Iterable[Block]) -> str:
    """Blocks as text for people: items with a dash, rows with bars, addresses in brackets behind what is linked."""
    parts: list[str] = []
    for block in blocks:
        match block:
            case Heading(text=text) | Note(text=text):
                parts.append(text)
            case Paragraph(runs=runs):
                parts.append(_line(runs))
            case ItemList(items=items, levels=levels):
                indents = levels or (0,) * len(items)
                parts.append(
                    "\n".join(f"{'  ' * level}- {_line(item)}" for level, item in zip(indents, items, strict=True))
                )
            case Table(caption=caption, header=header, rows=rows):
                lines = [caption, " | ".join(header), *(" | ".join(map(_line, row.cells)) for row in rows)]
                parts.append("\n".join(line for line in lines if line))
            case _:
                pass
    return "\n\n".join(part for part in parts if part)


def with_links(blocks: list[Block], worded: Iterable[range], anchors: Collection[str]) -> list[Block]:
    """The blocks of a document, in which typed references of the worded ones lead where they say."""
    for span in worded:
        blocks[span.start : span.stop] = linked(blocks[span.start : span.stop], anchors)
    return blocks


def _line(runs: Inlines) -> str:
    return "".join(text_of((run,)) + (f" ({run.href})" if run.href and run.href != run.text else "") for run in runs)
