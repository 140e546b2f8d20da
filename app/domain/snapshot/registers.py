"""Registers and estimates as a room sees them."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry: its values by field (see `app.domain.registers.fields`), who wrote it, when it was edited last (ISO).

    `author` is empty where nobody is named. `is_released` is for backstage registers only.
    """

    id: str = ""
    number: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    author: str = ""
    group_index: int = -1
    seat_id: str = ""
    edited_at: str = ""


@dataclass(frozen=True, slots=True)
class ShelfView:
    """The registers of a topic by key, the names of what they point at by id, and what is read from them.

    `reading` is plain data: what the part's own rules find (totals, gaps, hints as message keys with values).
    """

    registers: dict[str, list[EntryView]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    reading: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SummaryView:
    """What the room answered to one question; median, low and high are -1 where there is nothing to show."""

    count: int = 0
    passes: int = 0
    median: float = -1
    low: float = -1
    high: float = -1
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetView:
    """How a sheet stands. `given`: seats that have answered anything in this wave.

    `subjects` holds summaries by subject id ('' for the mission itself) and item, only what may be seen now;
    `former` the same of each earlier wave, oldest first.
    """

    key: str = ""
    wave: int = 1
    is_open: bool = True
    is_shown: bool = False
    given: int = 0
    subjects: dict[str, dict[str, SummaryView]] = field(default_factory=dict)
    former: list[dict[str, dict[str, SummaryView]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EstimatesView:
    """All sheets by key."""

    sheets: dict[str, SheetView] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldChangeView:
    """One field that somebody set, newest first in lists. `is_conflict`: two people had changed it at the same time."""

    field: str = ""
    before: Any = None
    after: Any = None
    author: str = ""
    role: str = ""
    is_conflict: bool = False
    happened_at: str = ""


@dataclass(frozen=True, slots=True)
class ChangedView:
    """What became of a change: `overwritten` holds by field what somebody else had written there meanwhile."""

    overwritten: dict[str, Any] = field(default_factory=dict)
