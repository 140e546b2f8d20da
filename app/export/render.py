"""One way in for all formats."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.domain.charter.assemble import Charter
from app.domain.charter.data import CharterData
from app.domain.charter.summary import summary
from app.export.archive import zipped
from app.export.bundle import bundle
from app.export.files import ExportFile, Format, Kept, file_name
from app.export.json_data import to_json
from app.export.markdown import to_markdown
from app.export.pdf import BOTH, pdf_of
from app.export.registers import XLSX, RegisterTable, to_csv, to_xlsx
from app.export.sheets import workbook
from app.export.web import to_html
from app.export.word import to_word
from app.i18n.text import texts

__all__ = ["ON_ONE_PAGE", "ExportFile", "Format", "Kept", "file_name", "render"]

_ZIP = "application/zip"
_MEDIA_TYPES: Mapping[Format, str] = {
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.HTML: "text/html; charset=utf-8",
    Format.JSON: "application/json",
    Format.XLSX: XLSX,
    Format.CSV: _ZIP,
    Format.ZIP: _ZIP,
}
ON_ONE_PAGE = frozenset({Format.WORD, Format.PDF, Format.HTML, Format.MARKDOWN})
"""Formats of the mission on one page."""
Made = tuple[bytes, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Task:
    """What a file is made of."""

    charter: Charter
    data: CharterData
    kept: Kept
    template: bytes | None

    def sheets(self) -> tuple[RegisterTable, ...]:
        """The lists behind the charter, as sheets."""
        said = texts(self.charter.document.language)
        return workbook(self.charter, self.data, [record for _, record in self.kept.records], said)


def render(
    charter: Charter,
    data: CharterData,
    file_format: Format,
    kept: Kept | None = None,
    template: bytes | None = None,
    *,
    is_summary: bool = False,
) -> ExportFile:
    """The charter as a file. Takes up to a few seconds of processor time: call it off the event loop.

    `template` is a Word file that `word_template.emptied` gave back; `is_summary` for the mission on one page.
    """
    if is_summary:
        content, notes = _WRITERS[file_format](_summed(_Task(charter, data, kept or Kept(), template)))
        name = f"{file_name(charter.document.title, 'summary')}.{file_format}"
        return ExportFile(content, _MEDIA_TYPES[file_format], name, notes)
    content, notes = _WRITERS[file_format](_Task(charter, data, kept or Kept(), template))
    ending = "csv.zip" if file_format is Format.CSV else file_format
    name = f"{file_name(charter.document.title, 'charter')}.{ending}"
    return ExportFile(content, _MEDIA_TYPES[file_format], name, notes)


def _summed(task: _Task) -> _Task:
    """The same with the one page as its document."""
    page = summary(task.data, texts(task.charter.document.language))
    return replace(task, charter=replace(task.charter, document=page))


def _pdf(task: _Task) -> Made:
    made = pdf_of(task.charter.document)
    notes = (("pdf_letters",) if made.without else ()) + (() if made.standards == BOTH else ("pdf_plain",))
    return made.content, notes


def _xlsx(task: _Task) -> Made:
    return to_xlsx(task.sheets(), task.data.generated_on, task.charter.document.title).content, ()


def _csv(task: _Task) -> Made:
    return zipped([(f"{sheet.key}.csv", to_csv(sheet).content) for sheet in task.sheets()]), ()


def _zip(task: _Task) -> Made:
    folder = file_name(task.charter.document.title, "charter")
    whole = {f"charter.{one}": _maker(one, task) for one in Format if one not in {Format.CSV, Format.ZIP}}
    whole |= {f"summary.{one}": _maker(one, _summed(task)) for one in (Format.WORD, Format.PDF)}
    lists = {f"lists/{sheet.key}.csv": _lister(sheet) for sheet in task.sheets()}
    return bundle(folder, task.charter.document, {**whole, **lists}, task.kept)


def _maker(file_format: Format, task: _Task) -> Callable[[], Made]:
    return lambda: _WRITERS[file_format](task)


def _lister(sheet: RegisterTable) -> Callable[[], Made]:
    return lambda: (to_csv(sheet).content, ())


_WRITERS: Mapping[Format, Callable[[_Task], Made]] = {
    Format.MARKDOWN: lambda task: (to_markdown(task.charter.document).encode(), ()),
    Format.WORD: lambda task: (to_word(task.charter.document, task.template), ()),
    Format.PDF: _pdf,
    Format.HTML: lambda task: (to_html(task.charter.document).encode(), ()),
    Format.JSON: lambda task: (to_json(task.charter, task.data), ()),
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
    Format.ZIP: _zip,
}
