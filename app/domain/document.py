"""A document as a tree of plain values: what every renderer of a file, and the page, draws.

Text in here is text as people wrote it. Must not: hold markup of any format, or know what the document is about.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain, repeat


class Mark(StrEnum):
    """How a run of text is set."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. With a `target` it is a reference: a link to the place with that anchor.

    `href` is an address outside (http, https or mailto) that somebody linked by hand.
    """

    text: str
    mark: Mark = Mark.PLAIN
    target: str = ""
    href: str = ""


Inlines = tuple[Run, ...]
"""Text with its marks and references, in reading order."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3. `section_key` opens a section that can be worded by hand."""

    level: int
    text: str
    anchor: str
    section_key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break within it is kept."""

    runs: Inlines


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of lines. `levels` are 0, or 1 for items below the one before; none where all are 0."""

    items: tuple[Inlines, ...]
    is_ordered: bool = False
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, as many cells as the header. References elsewhere lead to `anchor`."""

    cells: tuple[Inlines, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; the first cell of a row names it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the document should say and does not: empty is visible. `what` names it in a few words.

    `mend` is the key of the register in which it can be filled, where the page itself has its form. `is_asked`: the
    workshop means to fill it; one that its template leaves out is empty without being lacking.
    """

    text: str
    what: str = ""
    mend: str = ""
    is_asked: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about the document itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as SVG, what it shows in words, and the same as a table for where pictures cannot go.

    `key` names its file, such as `power-interest`; unique within a document.
    """

    svg: str
    alt: str
    caption: str
    table: Table
    key: str = ""


Block = Heading | Paragraph | ItemList | Table | Missing | Note | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `language` is a BCP 47 tag; `meta` are label and value pairs for the cover.

    `is_short`: a page or two, which need no table of contents.
    """

    title: str
    subtitle: str
    language: str
    author: str = ""
    created_on: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = field(default_factory=tuple)
    is_short: bool = False


def plain(text: str) -> Inlines:
    """Text without marks."""
    return (Run(text),) if text else ()


def text_of(runs: Iterable[Run], *, with_references: bool = True) -> str:
    """The text of runs, as one string."""
    return "".join(run.text for run in runs if with_references or not run.target)


def references_in(blocks: Iterable[Block]) -> tuple[Run, ...]:
    """The references of blocks, each once, in reading order."""
    return tuple({run.target: run for block in blocks for run in runs_of(block) if run.target}.values())


def runs_of(block: Block) -> Iterator[Run]:
    """All runs of a block."""
    match block:
        case Paragraph(runs=runs):
            yield from runs
        case ItemList(items=items):
            for item in items:
                yield from item
        case Table(rows=rows):
            for row in rows:
                for cell in row.cells:
                    yield from cell
        case Figure(table=table):
            yield from runs_of(table)
        case Heading() | Missing() | Note():
            return


def anchors_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The places that references can lead to: headings and rows of tables, each once, in reading order."""
    found: dict[str, None] = {}
    for block in blocks:
        match block:
            case Heading(anchor=anchor):
                found[anchor] = None
            case Table(rows=rows) | Figure(table=Table(rows=rows)):
                found |= dict.fromkeys(row.anchor for row in rows)
            case _:
                pass
    return tuple(anchor for anchor in found if anchor)


def leading_somewhere(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks without references to places that none of them has; a space before such a one goes with it."""
    listed = tuple(blocks)
    known = set(anchors_in(listed))
    return tuple(
        one if all(run.target in known for run in runs_of(one) if run.target) else _kept(one, known) for one in listed
    )


def _kept(block: Block, known: Collection[str]) -> Block:
    def runs(inlines: Inlines) -> Inlines:
        kept: list[Run] = []
        for run in inlines:
            if not run.target or run.target in known:
                kept.append(run)
            elif kept and kept[-1].text == " ":
                kept.pop()
        return tuple(kept)

    def table(one: Table) -> Table:
        return replace(one, rows=tuple(replace(row, cells=tuple(map(runs, row.cells))) for row in one.rows))

    match block:
        case Paragraph():
            return replace(block, runs=runs(block.runs))
        case ItemList():
            return replace(block, items=tuple(map(runs, block.items)))
        case Table():
            return table(block)
        case Figure():
            return replace(block, table=table(block.table))
        case _:
            return block


def plain_text(blocks: Iterable[Block]) -> str:
    """What a person would edit: paragraphs parted by an empty line, items as lines with a dash, no references."""
    parts = []
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                parts.append(text_of(runs, with_references=False).strip())
            case ItemList(items=items):
                parts.append("\n".join(f"- {text_of(item, with_references=False).strip()}" for item in items))
            case Heading(text=text):
                parts.append(text)
            case Missing() | Note() | Table() | Figure():
                pass
    return "\n\n".join(part for part in parts if part)


def parted_items(
    items: Iterable[Inlines], levels: Iterable[int] = ()
) -> tuple[tuple[Inlines, tuple[Inlines, ...]], ...]:
    """The items of a list, each with those below it."""
    found: list[tuple[Inlines, list[Inlines]]] = []
    for item, level in zip(items, chain(levels, repeat(0)), strict=False):
        if level and found:
            found[-1][1].append(item)
        else:
            found.append((item, []))
    return tuple((first, tuple(below)) for first, below in found)


def from_plain_text(text: str) -> tuple[Block, ...]:
    """The blocks of a text as `plain_text` writes it: lines with a dash are items, an empty line parts paragraphs."""
    blocks: list[Block] = []
    for part in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.rstrip() for line in part.strip("\n").split("\n") if line.strip()]
        if not lines:
            continue
        if all(line.startswith("- ") for line in lines):
            blocks.append(ItemList(tuple(plain(line[2:].strip()) for line in lines)))
        else:
            blocks.append(Paragraph(plain("\n".join(lines))))
    return tuple(blocks)
