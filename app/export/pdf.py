"""PDF by typst: tagged, with bookmarks, language and title; to PDF/UA-1 and PDF/A-2a wherever fonts have every letter.

The template beside this file is all the markup there is; the document goes in as one JSON value. Must not: put text
into markup, or let typst look anything up on a network.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from app.domain.document import Document, Figure
from app.export.fonts import fonts, let_go
from app.export.pdf_packing import packed
from app.export.pdf_values import values_of
from app.i18n.text import texts

_TEMPLATE = Path(__file__).with_name("charter.typ")
BOTH = ("ua-1", "a-2a")
"""For everybody (ISO 14289-1) and for the archive (ISO 19005-2); part 4 of PDF/A and PDF/UA-1 exclude each other."""
_TRIED = (BOTH, ("ua-1",), ("a-2b",), ())
_WITHOUT_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF, the standards it keeps to, and the letters that no font at hand could show."""

    content: bytes
    standards: tuple[str, ...]
    without: tuple[str, ...] = ()


def to_pdf(document: Document) -> bytes:
    """The document as PDF; see `pdf_of`."""
    return pdf_of(document).content


def pdf_of(document: Document, known: typst.Fonts | None = None) -> Pdf:
    """The document as PDF, with the fonts given or those of this machine.

    A letter that no font has leaves it tagged, but to no standard; the last line of the file then says which letters
    they are. A picture that cannot be drawn takes the pictures out: the tables after them say the same.
    """
    known = known or fonts()
    try:
        return _made(document, known)
    except typst.TypstError:
        if not any(isinstance(block, Figure) for block in document.blocks):
            raise
        tables = (block.table if isinstance(block, Figure) else block for block in document.blocks)
        return _made(replace(document, blocks=tuple(tables)), known)
    finally:
        let_go()


def _made(document: Document, known: typst.Fonts) -> Pdf:
    without: tuple[str, ...] = ()
    for standards in _TRIED:
        try:
            return Pdf(packed(_compiled(document, known, standards, without)), standards, without)
        except typst.TypstError as fault:
            without = without or _letters(fault)
            if not standards:
                raise
    raise AssertionError("the last try keeps to no standard and returns or raises")


def _compiled(document: Document, known: typst.Fonts, standards: tuple[str, ...], without: tuple[str, ...]) -> bytes:
    inputs = {"document": json.dumps(values_of(document, _remark(document, without)), ensure_ascii=False)}
    made = datetime.fromisoformat(document.created_on or "2000-01-01").replace(tzinfo=UTC)
    compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=known, sys_inputs=inputs)
    wanted: Any = list(standards)
    return _bytes(compiler.compile(format="pdf", timestamp=made, pdf_standards=wanted))


def _bytes(compiled: Any) -> bytes:
    if not isinstance(compiled, bytes):
        raise TypeError("typst gives a PDF as one piece")
    return compiled


def _letters(fault: typst.TypstError) -> tuple[str, ...]:
    """The letters that typst had no font for, each once, in reading order."""
    found = _WITHOUT_LETTER.findall(fault.diagnostic)
    return tuple(dict.fromkeys(_ESCAPED.sub(lambda one: chr(int(one[1], 16)), text) for text in found))


def _remark(document: Document, without: tuple[str, ...]) -> str:
    """What the file says at its end: code points, since the letters themselves cannot be shown."""
    if not without:
        return ""
    points = [f"U+{ord(letter[0]):04X}" for letter in without[:_SHOWN]]
    said = ", ".join(points) + (" …" if len(without) > _SHOWN else "")
    return texts(document.language).format("charter.file.without", count=len(without), letters=said)
