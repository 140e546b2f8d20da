"""Time across a roadmap: the first 100 days, the rest of the first year, years one to three, and on to the deadline.

Near things take more room than far ones, so each of these spans has a share of its own. Must not: know what is drawn.
"""

from dataclasses import dataclass
from datetime import date, timedelta

_SHARES = (0.185, 0.185, 0.25, 0.38)
SPANS = ("days", "year", "three", "deadline")
_LONGEST = timedelta(days=366 * 60)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time by its name, with where it lies across."""

    name: str
    start: date
    end: date
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Spans side by side, first one first."""

    spans: tuple[Span, ...]

    @classmethod
    def between(cls, start: date, end: date, left: float, right: float) -> "Timeline":
        """From a day to a later one (at least 100 days, at most 60 years on), in the room from `left` to `right`."""
        end = min(max(end, start + timedelta(days=100)), start + _LONGEST)
        cuts = [start + timedelta(days=100), _years_on(start, 1), _years_on(start, 3), end]
        edges = [start]
        names, shares = [], []
        for name, share, cut in zip(SPANS, _SHARES, cuts, strict=True):
            to = min(cut, end)
            if to > edges[-1]:
                names.append(name)
                shares.append(share)
                edges.append(to)
        unit = (right - left) / sum(shares)
        spans, x = [], left
        for at, name in enumerate(names):
            spans.append(Span(name, edges[at], edges[at + 1], x, x + shares[at] * unit))
            x += shares[at] * unit
        return cls(tuple(spans))

    @property
    def start(self) -> date:
        """The first day."""
        return self.spans[0].start

    @property
    def end(self) -> date:
        """The last day."""
        return self.spans[-1].end

    def at(self, day: date) -> float:
        """Where a day lies; one before the first or after the last lies at the edge."""
        for span in self.spans:
            if day <= span.end:
                share = max((day - span.start).days, 0) / (span.end - span.start).days
                return span.left + share * (span.right - span.left)
        return self.spans[-1].right

    def years(self, least: float) -> tuple[tuple[int, float], ...]:
        """First days of years with where they lie, those that keep at least `least` apart, the first one kept."""
        found: list[tuple[int, float]] = []
        for year in range(self.start.year + 1, self.end.year + 1):
            x = self.at(date(year, 1, 1))
            if not found or x - found[-1][1] >= least:
                found.append((year, x))
        return tuple(found)


def _years_on(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)
