"""The calendar of a mission: what is looked at on which day, and when it comes round again.

Must not: know registers or any file format.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.registers.learning import Frequency

MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.TWICE_A_YEAR: 6,
    Frequency.YEARLY: 12,
    Frequency.EVERY_TWO_YEARS: 24,
}
"""Months from one time to the next."""

MOST_TIMES = 600
"""Fifty years of months: no calendar goes on for longer."""


class DueKind(StrEnum):
    """What a day in the calendar is about."""

    REVIEW = "review"
    CRITERION = "criterion"
    QUESTION = "question"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is looked at on a day. `who` decides or answers; `detail` is what more there is
    to say of it. `until` is the last day on which it can come round again (the mission's deadline), None for no end.
    """

    id: str
    kind: DueKind
    day: date
    what: str
    who: str = ""
    detail: str = ""
    repeats: Frequency | None = None
    until: date | None = None

    def times(self, until: date | None = None) -> Iterator[date]:
        """Every day on which it is due, the first one first; to the end of the shorter of the two, at most fifty years.

        A day that a month lacks becomes that month's last (31 January, 28 February, 31 March).
        """
        yield self.day
        if self.repeats is None:
            return
        ends = [one for one in (until, self.until) if one]
        for turn in range(1, MOST_TIMES):
            day = _months_later(self.day, turn * MONTHS[self.repeats])
            if day is None or any(day > end for end in ends):
                return
            yield day

    def next_from(self, today: date) -> date | None:
        """The first of its days that is not over; None where all are."""
        return next((day for day in self.times() if day >= today), None)


def _months_later(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
