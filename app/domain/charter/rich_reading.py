"""HTML read into blocks, however broken it is: what is known keeps its form, the rest keeps its words.

Must not: raise for any text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import groupby
from urllib.parse import urlsplit

from app.domain.document import Block, Heading, Inlines, ItemList, Mark, Paragraph, Row, Run, Table

SCHEMES = frozenset({"http", "https", "mailto"})
LONGEST_ADDRESS = 2000
_UNREAD = frozenset({"script", "style", "title"})
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
_BREAKS = frozenset({"p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "blockquote", "pre"})
_BREAKS |= {"hr", "address", "dl", "dt", "dd", "figure", "figcaption", "thead", "tbody", "tfoot", "center", "details"}
_BREAKS |= {"summary", "form", "fieldset", "body", "html"}


def from_html(text: str) -> tuple[Block, ...]:
    """The blocks of HTML, however broken. A heading's anchor is empty; the first row of a table is its header."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return tuple(reader.blocks)


def safe_address(address: str) -> str:
    """An address that may be linked to, or nothing."""
    bare = address.strip()
    if len(bare) > LONGEST_ADDRESS or re.search(r"[\s\\<>\x00-\x20\x7f]", bare) or not bare.isprintable():
        return ""
    try:
        parts = urlsplit(bare)
    except ValueError:
        return ""
    is_whole = bool(parts.netloc) if parts.scheme.startswith("http") else "@" in parts.path
    return bare if parts.scheme in SCHEMES and is_whole else ""


@dataclass(slots=True)
class _Grid:
    """A table being read. `depth` counts tables within it, whose cells are words of the outer cell."""

    rows: list[list[Inlines]] = field(default_factory=list)
    caption: str = ""
    depth: int = 1


@dataclass(slots=True)
class _Items:
    """A list being read: which kinds of lists are open, and the items so far with their levels."""

    kinds: list[bool]
    items: list[Inlines] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    is_ordered: bool = False
    is_new: bool = True


Piece = tuple[str, Mark, str]
"""One character with its mark and address."""


class _Reader(HTMLParser):
    """Reads HTML into blocks. Words outside of any block are a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._said: list[Piece] = []
        self._bold = self._italic = self._unread = 0
        self._hrefs: list[str] = []
        self._heading = 0
        self._list: _Items | None = None
        self._grid: _Grid | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        elif tag in _BOLD:
            self._bold += 1
        elif tag in _ITALIC:
            self._italic += 1
        elif tag == "a":
            self._hrefs.append(safe_address(dict(attrs).get("href") or ""))
        elif tag == "br":
            self._say("\n")
        else:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _ITALIC:
            self._italic = max(0, self._italic - 1)
        elif tag == "a":
            self._hrefs = self._hrefs[:-1]
        else:
            self._finish(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._say(re.sub(r"[ \x00-\x1f\x7f]+", _space, data))

    def close(self) -> None:
        """End whatever is open."""
        super().close()
        self._flush()
        if self._grid:
            self._grid.depth = 1
            self._end_table()
        self._end_list()

    def _say(self, text: str) -> None:
        mark = (
            (Mark.BOLD_ITALIC if self._italic else Mark.BOLD)
            if self._bold
            else (Mark.ITALIC if self._italic else Mark.PLAIN)
        )
        href = self._hrefs[-1] if self._hrefs else ""
        self._said += [(character, mark, href) for character in text]

    def _begin(self, tag: str) -> None:
        if tag == "table":
            self._flush()
            if self._grid:
                self._grid.depth += 1
            else:
                self._end_list()
                self._grid = _Grid()
        elif self._grid:
            if tag in {*_BREAKS, *_LISTS, *_HEADINGS, "li", "tr", *_CELLS, "caption"}:
                self._in_table(tag)
        elif tag in _LISTS:
            self._flush()
            self._list = self._list or _Items([], is_ordered=tag == "ol")
            self._list.kinds.append(tag == "ol")
            self._list.is_new = True
        elif tag == "li":
            self._flush()
            if self._list:
                self._list.is_new = True
        elif tag in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[tag]
        elif tag in _BREAKS:
            self._flush()

    def _in_table(self, tag: str) -> None:
        assert self._grid is not None  # noqa: S101 - asked by who calls
        self._flush()
        if self._grid.depth > 1:
            return
        if tag == "tr":
            self._grid.rows.append([])
        elif tag in _CELLS:
            self._grid.rows = self._grid.rows or [[]]
            self._grid.rows[-1].append(())

    def _finish(self, tag: str) -> None:
        if tag == "table" and self._grid:
            self._flush()
            self._end_table()
        elif tag == "caption" and self._grid and self._grid.depth == 1:
            self._grid.caption = _words(_tidy(self._said, with_breaks=False))
            self._said = []
        elif tag in _LISTS and self._list and not self._grid:
            self._flush()
            self._list.kinds.pop()
            self._list.is_new = True
            if not self._list.kinds:
                self._end_list()
        elif tag in _HEADINGS or tag in _BREAKS or tag in {"li", "tr", *_CELLS}:
            self._flush()
            if tag == "li" and self._list and not self._grid:
                self._list.is_new = True

    def _flush(self) -> None:
        """Put what was said to where it belongs: a cell, an item, a heading or a paragraph."""
        said, self._said = self._said, []
        heading, self._heading = self._heading, 0
        if self._grid is not None:
            self._into_cell(_tidy(said, with_breaks=False))
        elif self._list is not None:
            self._into_item(self._list, _tidy(said, with_breaks=False))
        elif heading:
            if text := _words(_tidy(said, with_breaks=False)):
                self.blocks.append(Heading(heading, text, ""))
        else:
            self.blocks += [Paragraph(part) for part in _paragraphs(said)]

    def _into_cell(self, runs: Inlines) -> None:
        assert self._grid is not None  # noqa: S101 - asked by who calls
        if not runs:
            return
        if not self._grid.rows or not self._grid.rows[-1]:
            self._grid.rows.append([()])
        row = self._grid.rows[-1]
        row[-1] = _joined(row[-1], runs)

    @staticmethod
    def _into_item(into: _Items, runs: Inlines) -> None:
        if not runs:
            return
        if not into.is_new and into.items:
            into.items[-1] = _joined(into.items[-1], runs)
            return
        into.items.append(runs)
        level = min(len(into.kinds), 2) - 1
        into.levels.append(max(0, level) if into.levels else 0)
        into.is_new = False

    def _end_list(self) -> None:
        done, self._list = self._list, None
        if done and done.items:
            levels = tuple(done.levels) if any(done.levels) else ()
            self.blocks.append(ItemList(tuple(done.items), done.is_ordered, levels))

    def _end_table(self) -> None:
        assert self._grid is not None  # noqa: S101 - asked by who calls
        self._grid.depth -= 1
        if self._grid.depth > 0:
            return
        grid, self._grid = self._grid, None
        rows = [row for row in grid.rows if any(row)]
        if not rows:
            if grid.caption:
                self.blocks.append(Paragraph((Run(grid.caption),)))
            return
        width = max(len(row) for row in rows)
        first, *others = ([*row, *[()] * (width - len(row))] for row in rows)
        self.blocks.append(
            Table(grid.caption, tuple(_words(cell) for cell in first), tuple(Row(tuple(row)) for row in others))
        )


def _space(found: re.Match[str]) -> str:
    return " " if any(character.isspace() for character in found[0]) else ""


def _paragraphs(said: list[Piece]) -> Iterator[Inlines]:
    """The paragraphs of what was said: two line breaks part them."""
    part: list[Piece] = []
    breaks: list[Piece] = []
    for piece in said:
        if piece[0] == "\n":
            breaks.append(piece)
            continue
        if piece[0] != " " and len(breaks) > 1:
            yield from filter(None, [_tidy(part, with_breaks=True)])
            part = []
        elif breaks and piece[0] != " ":
            part.append(breaks[0])
        if piece[0] != " ":
            breaks = []
        elif breaks:
            continue
        part.append(piece)
    yield from filter(None, [_tidy(part, with_breaks=True)])


def _joined(first: Inlines, second: Inlines) -> Inlines:
    """Two lines as one, a space between them."""
    if not first or not second:
        return first or second
    pieces = [piece for run in (*first, Run(" "), *second) for piece in _pieces(run)]
    return _tidy(pieces, with_breaks=False)


def _pieces(run: Run) -> Iterator[Piece]:
    return ((character, run.mark, run.href) for character in run.text)


def _tidy(said: list[Piece], *, with_breaks: bool) -> Inlines:
    """Runs without spaces in a row or at the edges; a space at the edge of a mark stands outside of it."""
    pieces: list[Piece] = []
    for character, mark, href in said:
        one = " " if character == "\n" and not with_breaks else character
        last = pieces[-1][0] if pieces else "\n"
        if one == " " and last in " \n":
            continue
        if one == "\n":
            while pieces and pieces[-1][0] == " ":
                pieces.pop()
        pieces.append((one, mark, href))
    while pieces and pieces[-1][0] in " \n":
        pieces.pop()
    if all(piece[0].isspace() for piece in pieces):
        return ()
    runs = [
        Run("".join(piece[0] for piece in group), mark, href=href)
        for (mark, href), group in groupby(pieces, key=lambda piece: piece[1:])
    ]
    loose = [part for run in runs for part in _without_edges(run)]
    return tuple(
        Run("".join(run.text for run in group), mark, href=href)
        for (mark, href), group in groupby(loose, key=lambda run: (run.mark, run.href))
    )


def _without_edges(run: Run) -> Iterator[Run]:
    if run.mark is Mark.PLAIN and not run.href:
        yield run
        return
    body = run.text.strip(" \n")
    lead = len(run.text) - len(run.text.lstrip(" \n"))
    if lead:
        yield Run(run.text[:lead])
    if body:
        yield replace(run, text=body)
    if body and lead + len(body) < len(run.text):
        yield Run(run.text[lead + len(body) :])


def _words(runs: Inlines) -> str:
    return "".join(run.text for run in runs).replace("\n", " ").strip()
