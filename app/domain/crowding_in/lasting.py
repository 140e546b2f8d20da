"""How long commitments last: against the mission's deadline, and across elections.

A mission is longer than projects and parliaments (the OECD's reviews of missions name both as what ends them); this
says by how many years, and never takes silence about an end for a promise without end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.crowding_in.pledge import Pledge

_USUAL_TERM_YEARS = 4
"""How far off the next election is at most where nobody has said when it is; most parliaments sit four years."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time in whole months; `years` and `months` as they are said."""

    total_months: int

    @property
    def years(self) -> int:
        """Whole years."""
        return self.total_months // 12

    @property
    def months(self) -> int:
        """Months beyond them, 0 to 11."""
        return self.total_months % 12


def span_between(end: date, later: date) -> Span:
    """Whole months that are not covered between the last day of one thing and the last day of another.

    >>> span_between(date(2027, 12, 31), date(2034, 12, 31)).years
    7
    """
    first, last = end + timedelta(days=1), later + timedelta(days=1)
    months = (last.year - first.year) * 12 + last.month - first.month
    return Span(max(0, months - (last.day < first.day)))


@dataclass(frozen=True, slots=True)
class Early:
    """A pledge that ends before the mission should be reached, and by how much."""

    id: str
    end: date
    until: date
    short: Span


def ends_early(pledges: Iterable[Pledge]) -> tuple[Early, ...]:
    """Counted pledges that end before the deadline of what they serve, the earliest first."""
    found = [
        Early(one.id, one.end, one.until, span_between(one.end, one.until))
        for one in pledges
        if one.counts and one.ends_early and one.end is not None and one.until is not None
    ]
    return tuple(sorted(found, key=lambda early: early.end))


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between the end of the last pledge and the deadline. `open_ended`: pledges that say no end."""

    last_end: date
    deadline: date
    span: Span
    open_ended: int


def gap_at_the_end(pledges: Iterable[Pledge], deadline: date | None) -> Gap | None:
    """The time before the deadline that no pledge reaches, of those that say how long they last; None without a gap."""
    counted = [one for one in pledges if one.counts]
    ends = [one.end for one in counted if one.end is not None]
    if deadline is None or not ends or max(ends) >= deadline:
        return None
    return Gap(max(ends), deadline, span_between(max(ends), deadline), len(counted) - len(ends))


# --- the political cycle ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Election:
    """A day on which a government can change, and what is elected."""

    id: str
    what: str
    on: date


@dataclass(frozen=True, slots=True)
class Beyond:
    """How many counted pledges last beyond an election, end before it, or say no end."""

    election: Election
    beyond: int
    before: int
    not_said: int


def next_election(elections: Iterable[Election], today: date) -> Election | None:
    """The first election from today on."""
    return min((one for one in elections if one.on >= today), key=lambda one: (one.on, one.id), default=None)


def beyond_elections(elections: Iterable[Election], pledges: Iterable[Pledge]) -> tuple[Beyond, ...]:
    """For every election by date: how much of what was offered reaches beyond it."""
    counted = [one for one in pledges if one.counts]
    return tuple(
        Beyond(
            election,
            sum(one.end is not None and one.end > election.on for one in counted),
            sum(one.end is not None and one.end <= election.on for one in counted),
            sum(one.end is None for one in counted),
        )
        for election in sorted(elections, key=lambda one: one.on)
    )


class Anchor(StrEnum):
    """What ties a mission beyond the next election, the strongest first."""

    ACROSS_PARTIES = "across_parties"
    MANDATE = "mandate"
    REVIEW = "review"
    NOTHING = "nothing"


def anchor(
    elections: Iterable[Election],
    today: date,
    *,
    is_across_parties: bool,
    mandates: Iterable[date] = (),
    reviews: Iterable[date] = (),
) -> Anchor:
    """What ties the mission beyond the next election; four years ahead where nobody has said when that is.

    `mandates` and `reviews` are the days on which they are due.
    """
    coming = next_election(elections, today)
    horizon = coming.on if coming else date(today.year + _USUAL_TERM_YEARS, 12, 31)
    if is_across_parties:
        return Anchor.ACROSS_PARTIES
    if any(day > horizon for day in mandates):
        return Anchor.MANDATE
    return Anchor.REVIEW if any(day > horizon for day in reviews) else Anchor.NOTHING
