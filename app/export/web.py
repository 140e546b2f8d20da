"""The charter as a web page of its own: one file, no script, nothing to load; it can be read, sent on and printed.

Everything people wrote is text here, pictures are looked through once more, and links lead to web pages and mailboxes
only. Must not: hold a script, load anything, or know who may read it.
"""

from collections.abc import Iterable, Iterator
from html import escape
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
    anchors_in,
    parted_items,
    text_of,
)
from app.export.links import outside
from app.export.svg import inline_svg
from app.export.text import direction, direction_of, fit, one_line
from app.export.web_style import STYLE
from app.i18n.text import texts

_MARKS = {Mark.PLAIN: "", Mark.BOLD: "strong", Mark.ITALIC: "em", Mark.BOLD_ITALIC: "strong em"}
_HIDDEN = '<meta name="robots" content="noindex,nofollow,noarchive"><meta name="referrer" content="no-referrer">'


def to_html(document: Document, *, public: bool = False) -> str:
    """The document as one HTML page. A `public` one asks search engines to stay away and tells no one where from.

    Whoever publishes it leaves personal data out of the document (see `app.domain.workshop.Naming`).
    """
    return "".join(_Writer(document).page(public=public))


class _Writer:
    """Writes one page. Of two places with the same anchor, the first is the one that references lead to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = texts(document.language)
        self.direction = direction_of(document.language)
        self.anchors = frozenset(anchors_in(document.blocks))
        self.placed: set[str] = set()
        self.count = 0

    def page(self, *, public: bool) -> Iterator[str]:
        one = self.document
        title, subtitle = _line(one.title) or "–", _line(one.subtitle)
        yield f'<!doctype html>\n<html lang="{escape(one.language)}" dir="{self.direction}">\n<head>'
        yield '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        yield _HIDDEN if public else ""
        yield f'<title>{title} · {subtitle}</title><meta name="generator" content="Mission Room">'
        yield f'<meta name="description" content="{subtitle}"><style>{STYLE}</style></head>\n<body>\n<header>'
        yield f'<h1{self._dir(one.title)}>{title}</h1><p class="subtitle">{subtitle}</p><dl class="facts">'
        for label, value in one.meta:
            yield f"<dt>{_line(label)}</dt><dd{self._dir(value)}>{_line(value)}</dd>"
        yield "</dl></header>\n"
        if not self.document.is_short:
            yield from self._contents()
        yield '<main id="document">\n'
        yield from self._sections()
        said = self.texts.format("charter.file.made", day=one.created_on or "–")
        yield f"</main>\n<footer><p>{title} · {_line(said)}</p></footer>\n</body>\n</html>\n"

    def _contents(self) -> Iterator[str]:
        chapters = [one for one in self.document.blocks if isinstance(one, Heading) and one.level == 1]
        if not chapters:
            return
        name = _line(self.texts.format("charter.file.contents"))
        yield f'<nav aria-labelledby="contents"><h2 id="contents">{name}</h2><ol>'
        for one in chapters:
            yield f'<li{self._dir(one.text)}><a href="#{escape(one.anchor)}">{_line(one.text)}</a></li>'
        yield "</ol></nav>\n"

    def _sections(self) -> Iterator[str]:
        """Each chapter in an element of its own, named by its heading."""
        is_open = False
        for block in self.document.blocks:
            if isinstance(block, Heading) and block.level == 1:
                yield "</section>\n" if is_open else ""
                yield f'<section aria-labelledby="{escape(block.anchor)}">\n'
                is_open = True
            yield from self._block(block)
            yield "\n"
        yield "</section>\n" if is_open else ""

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level=level, text=text, anchor=anchor):
                yield f"<h{level + 1}{self._place(anchor)}{self._dir(text)}>{_line(text)}</h{level + 1}>"
            case Paragraph(runs=runs):
                yield f"<p{self._dir_of(runs)}>{self._inlines(runs)}</p>"
            case ItemList(items=items, is_ordered=is_ordered, levels=levels):
                kind = "ol" if is_ordered else "ul"
                lines = (
                    f"<li{self._dir_of(first)}>{self._inlines(first)}{self._below(kind, below)}</li>"
                    for first, below in parted_items(items, levels)
                )
                yield f"<{kind}>{''.join(lines)}</{kind}>"
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Missing(text=text):
                yield f'<p class="missing"{self._dir(text)}>{_text(text)}</p>'
            case Note(text=text):
                yield f'<p class="note"{self._dir(text)}>{_text(text)}</p>'
            case _:
                assert_never(block)

    def _below(self, kind: str, items: Iterable[Inlines]) -> str:
        lines = "".join(f"<li{self._dir_of(item)}>{self._inlines(item)}</li>" for item in items)
        return f"<{kind}>{lines}</{kind}>" if lines else ""

    def _table(self, table: Table) -> Iterator[str]:
        """A table that a keyboard can scroll, since some are wider than a phone."""
        self.count += 1
        name = f"table-{self.count}"
        yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}"><table>'
        yield f'<caption id="{name}">{_line(table.caption)}</caption>'
        if any(table.header):
            heads = "".join(f'<th scope="col">{_line(one)}</th>' for one in table.header)
            yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        for row in table.rows:
            yield f"<tr{self._place(row.anchor)}>"
            for at, cell in enumerate(row.cells):
                kind, scope = ("td", "") if at else ("th", ' scope="row"')
                yield f"<{kind}{scope}{self._dir_of(cell)}>{self._inlines(cell)}</{kind}>"
            yield "</tr>"
        yield "</tbody></table></div>"

    def _figure(self, figure: Figure) -> Iterator[str]:
        """The picture and its table a tap away; without a picture the table stands alone."""
        self.count += 1
        drawn = inline_svg(figure.svg, f"picture-{self.count}", one_line(figure.caption), one_line(figure.alt))
        if not drawn:
            yield from self._table(figure.table)
            return
        yield f'<figure><div class="picture">{drawn}</div><figcaption>{_line(figure.caption)}</figcaption>'
        yield f"<details><summary>{_line(self.texts.format('charter.file.as_table'))}</summary>"
        yield from self._table(figure.table)
        yield "</details></figure>"

    def _place(self, anchor: str) -> str:
        if not anchor or anchor in self.placed:
            return ""
        self.placed.add(anchor)
        return f' id="{escape(anchor)}"'

    def _dir(self, text: str) -> str:
        """Which way a text runs, where it is not the way of the page."""
        way = direction(text)
        return f' dir="{way}"' if way and way != self.direction else ""

    def _dir_of(self, runs: Inlines) -> str:
        return self._dir(text_of(runs, with_references=False))

    def _inlines(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        said = _text(run.text)
        for mark in reversed(_MARKS[run.mark].split()):
            said = f"<{mark}>{said}</{mark}>"
        if run.target in self.anchors:
            return f'<a href="#{escape(run.target)}">{said}</a>'
        if address := outside(run.href):
            return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{said}</a>'
        return said


def _line(text: str) -> str:
    return escape(one_line(text))


def _text(text: str) -> str:
    """Text with its line breaks."""
    return escape(fit(text)).replace("\n", "<br>")
