"""What an export hands out, and how its files are called.

Must not: make one.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_LONGEST_NAME = 60


class Format(StrEnum):
    """The formats, by the ending of their files. CSV is a folder of lists and so, as the whole of it, a ZIP."""

    WORD = "docx"
    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    MARKDOWN = "md"
    JSON = "json"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to hand out. `notes` are the keys of remarks on it (`charter.note.<note>`), such as a missing font."""

    content: bytes
    media_type: str
    filename: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What a charter's files hold beside the charter: records of rounds by number, and the calendar."""

    records: tuple[tuple[int, bytes], ...] = ()
    calendar: bytes = b""


def file_name(title: str, kind: str) -> str:
    """A file name from a title, in plain letters, that every system takes: `quiet-nights-charter`."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_NAME].strip("-")
    return f"{slug or 'mission'}-{kind}"
