"""What a reading finds, in a form that pages, documents and programs show alike: tables and hints, without any text.

Texts are message keys: a table is called `reading.<key>`, its columns `reading.column.<name>`, a hint `reading.<key>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """A cell that is a word of the house: a message key."""

    key: str


Cell = str | int | float | Word | None


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table. `ids` holds for each row the entries it is about, so that a click leads to them.

    `is_on_paper`: for documents alone; pages draw the same from `facts`, which are sent with every change and so short.
    """

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ids: tuple[tuple[str, ...], ...] = ()
    is_on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """Something worth noticing: a key, values for its text, and the entries it is about."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All of it. `facts` is further plain data, for screens that draw it in a way of their own."""

    tables: tuple[ReadTable, ...] = ()
    hints: tuple[Hint, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    def plain(self, *, is_live: bool = False) -> dict[str, Any]:
        """As data to send: words become `{"word": key}`; empty tables are left out, live also those on paper."""
        return {
            "tables": [
                {
                    "key": table.key,
                    "columns": list(table.columns),
                    "rows": [[_plain(cell) for cell in row] for row in table.rows],
                    "ids": [list(ids) for ids in table.ids],
                }
                for table in self.tables
                if table.rows and not (is_live and table.is_on_paper)
            ],
            "hints": [{"key": hint.key, "values": dict(hint.values), "ids": list(hint.ids)} for hint in self.hints],
            "facts": dict(self.facts),
        }


def _plain(cell: Cell) -> Any:
    return {"word": cell.key} if isinstance(cell, Word) else cell


def number(value: float | None) -> int | float | None:
    """A number without a needless decimal point."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 4)
