"""One way in for all formats."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.charter.assemble import Charter
from app.domain.charter.data import CharterData
from app.export.json_data import to_json
from app.export.markdown import to_markdown
from app.export.pdf import to_pdf
from app.export.word import to_word


class Format(StrEnum):
    """The formats, by the ending of their files."""

    MARKDOWN = "md"
    WORD = "docx"
    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to hand out."""

    content: bytes
    media_type: str
    filename: str


_MEDIA_TYPES: Mapping[Format, str] = {
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.JSON: "application/json",
}
_WRITERS: Mapping[Format, Callable[[Charter, CharterData], bytes]] = {
    Format.MARKDOWN: lambda charter, _: to_markdown(charter.document).encode(),
    Format.WORD: lambda charter, _: to_word(charter.document),
    Format.PDF: lambda charter, _: to_pdf(charter.document),
    Format.JSON: to_json,
}
_LONGEST_NAME = 60


def render(charter: Charter, data: CharterData, file_format: Format) -> ExportFile:
    """The charter as a file. Takes up to a few seconds of processor time: call it off the event loop."""
    return ExportFile(
        content=_WRITERS[file_format](charter, data),
        media_type=_MEDIA_TYPES[file_format],
        filename=f"{file_name(charter.document.title, 'charter')}.{file_format}",
    )


def file_name(title: str, kind: str) -> str:
    """A file name from a title, in plain letters, that every system takes: `quiet-nights-charter`."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_NAME].strip("-")
    return f"{slug or 'mission'}-{kind}"
