"""What a reading is given: the entries of registers, what may be shown of estimates, and the workshop's facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.estimates.summary import Summary
from app.domain.quality.thresholds import DEFAULTS, Thresholds
from app.domain.registers.fields import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of any register. `author` is empty where nobody is named; `group_index` -1 where no group is shown."""

    id: str
    number: int
    values: Mapping[str, Value]
    seat_id: str = ""
    author: str = ""
    group_index: int = -1
    added_at: datetime | None = None
    edited_at: datetime | None = None

    def text(self, name: str) -> str:
        """A text value, or an empty one."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def many(self, name: str) -> tuple[str, ...]:
        """A list, or an empty one."""
        value = self.values.get(name)
        return tuple(value) if isinstance(value, list) else ()

    def number_of(self, name: str) -> float | None:
        """A number, or None."""
        value = self.values.get(name)
        return value if isinstance(value, (int, float)) else None

    def day(self, name: str) -> date | None:
        """A day, or None."""
        value = self.text(name)
        return date.fromisoformat(value) if value else None

    def says_yes(self, name: str) -> bool:
        """Whether a flag was answered with yes."""
        return self.text(name) == "yes"


@dataclass(frozen=True, slots=True)
class ShelfSource:
    """Entries by register (backstage ones only if released), summaries by sheet, subject and item.

    `former_by_sheet` holds the same summaries of earlier waves, oldest first; `complexity` is what the facilitators
    called the challenge ('', complicated, complex). `thresholds` are those of the workshop; `none` are
    the quality checks of which it is on record that there is none.
    """

    registers: Mapping[str, Sequence[Entry]]
    summaries_by_sheet: Mapping[str, Mapping[str, Mapping[str, Summary]]] = field(default_factory=dict)
    former_by_sheet: Mapping[str, Sequence[Mapping[str, Mapping[str, Summary]]]] = field(default_factory=dict)
    adopted: frozenset[str] = frozenset()
    deadlines: Mapping[str, date | None] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    template: str = ""
    complexity: str = ""
    language: str = "en"
    today: date = date(2000, 1, 1)
    groups: Sequence[str] = ()
    thresholds: Thresholds = DEFAULTS
    none: frozenset[str] = frozenset()

    def entries(self, register_key: str) -> Sequence[Entry]:
        """The entries of a register, by number."""
        return self.registers.get(register_key, ())

    def summaries(self, sheet_key: str) -> Mapping[str, Mapping[str, Summary]]:
        """What may be shown of a sheet in its present wave, by subject id ('' for the mission itself) and item."""
        return self.summaries_by_sheet.get(sheet_key, {})

    def former(self, sheet_key: str) -> Sequence[Mapping[str, Mapping[str, Summary]]]:
        """The same of each earlier wave, oldest first."""
        return self.former_by_sheet.get(sheet_key, ())
