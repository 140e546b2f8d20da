"""All of it in one ZIP: every format, the pictures, the lists, the records of votes, and checksums of each file.

Must not: stop for a file that cannot be made; it is left out, and README.txt says so and what to do.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping

from app.domain.document import Document, Figure
from app.export.archive import zipped
from app.export.files import Kept
from app.export.picture import pngs
from app.export.text import fit, one_line
from app.i18n.text import texts

_LOG = logging.getLogger(__name__)
_FAULTS = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
"""What a writer raises for contents that it cannot take; each is logged, and told in the README."""
SUMS = "SHA256SUMS"

Maker = Callable[[], tuple[bytes, tuple[str, ...]]]


def bundle(folder: str, document: Document, makers: Mapping[str, Maker], kept: Kept) -> tuple[bytes, tuple[str, ...]]:
    """The archive and the notes on its files. `makers` make files by their path in the folder."""
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    notes: list[str] = []
    for path, make in makers.items():
        try:
            files[path], said = make()
            notes += said
        except _FAULTS:
            _LOG.exception("%s could not be made and is left out of the archive", path)
            left_out.append(path)
    for path, content in _pictures(document):
        if content is None:
            left_out.append(path)
        else:
            files[path] = content
    files |= {f"votes/vote-{number}.json": record for number, record in kept.records}
    if kept.calendar:
        files["calendar.ics"] = kept.calendar
    files["README.txt"] = _read_me(document, files, left_out, notes).encode()
    files[SUMS] = "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()
    archive = zipped([(f"{folder}/{path}", files[path]) for path in sorted(files)])
    return archive, (*dict.fromkeys(notes), *(("left_out",) if left_out else ()))


def _pictures(document: Document) -> Iterator[tuple[str, bytes | None]]:
    """Each picture as lines and as dots, under its key; None for dots that could not be drawn."""
    figures = [one for one in document.blocks if isinstance(one, Figure)]
    taken: set[str] = set()
    for place, (figure, png) in enumerate(zip(figures, pngs([one.svg for one in figures]), strict=True), start=1):
        name = figure.key or f"picture-{place}"
        name = f"{name}-{place}" if name in taken else name
        taken.add(name)
        if png is not None:
            yield f"pictures/{name}.svg", fit(figure.svg).encode()
        yield f"pictures/{name}.png", png


def _read_me(document: Document, files: Mapping[str, bytes], left_out: list[str], notes: list[str]) -> str:
    """What is in the folder, in plain words, and what is not and why."""
    said = texts(document.language)
    lines = [one_line(document.title), one_line(document.subtitle), ""]
    lines += [one_line(f"{label}: {value}") for label, value in document.meta]
    lines += ["", said.format("charter.bundle.about"), ""]
    kinds = ("docx", "pdf", "html", "xlsx", "md", "json")
    lines += [f"charter.{kind}: {said.format(f'charter.files.{kind}')}" for kind in kinds if f"charter.{kind}" in files]
    if "summary.pdf" in files:
        lines.append(f"summary.pdf, summary.docx: {said.format('charter.bundle.summary')}")
    for folder in ("lists", "pictures", "votes"):
        if any(path.startswith(f"{folder}/") for path in files):
            lines.append(f"{folder}/: {said.format(f'charter.bundle.{folder}')}")
    if "calendar.ics" in files:
        lines.append(f"calendar.ics: {said.format('charter.bundle.calendar')}")
    lines += [f"{SUMS}: {said.format('charter.bundle.sums')}", ""]
    lines += [said.format(f"charter.note.{note}") for note in dict.fromkeys(notes)]
    if left_out:
        lines += ["", said.format("charter.bundle.left_out"), *(f"- {path}" for path in left_out)]
    return "\r\n".join(lines).rstrip() + "\r\n"
