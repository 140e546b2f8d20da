"""How long commitments last, against a mission's deadline and across elections."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.crowding_in.lasting import (
    Anchor,
    Election,
    anchor,
    beyond_elections,
    ends_early,
    gap_at_the_end,
    next_election,
    span_between,
)
from app.domain.crowding_in.pledge import Pledge
from app.domain.registers.pledges import CommitmentKind, CommitmentStatus

MONEY = CommitmentKind.MONEY
DEADLINE = date(2034, 12, 31)
TODAY = date(2026, 11, 25)
ELECTION = Election("e", "Parliament", date(2029, 9, 9))

days = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def until(end: date | None, ident: str = "p", status: CommitmentStatus = CommitmentStatus.OFFERED) -> Pledge:
    return Pledge(ident, MONEY, status, end=end, until=DEADLINE)


def test_pledges_to_the_end_of_2027_leave_seven_years_of_a_mission_for_2034() -> None:
    made = [until(date(2027, 12, 31)), until(date(2027, 12, 31), "q")]
    gap = gap_at_the_end(made, DEADLINE)
    assert gap is not None
    assert (gap.span.years, gap.span.months) == (7, 0)
    assert [(one.id, one.short.years) for one in ends_early(made)] == [("p", 7), ("q", 7)]


@pytest.mark.parametrize(
    ("end", "years", "months"),
    [
        (date(2034, 12, 30), 0, 0),
        (date(2034, 11, 30), 0, 1),
        (date(2033, 12, 31), 1, 0),
        (date(2028, 6, 30), 6, 6),
        (date(2028, 6, 15), 6, 6),
    ],
)
def test_what_is_missing_is_said_in_whole_years_and_months(end: date, years: int, months: int) -> None:
    span = span_between(end, DEADLINE)
    assert (span.years, span.months) == (years, months)


def test_silence_about_an_end_is_no_promise_without_end() -> None:
    gap = gap_at_the_end([until(date(2027, 12, 31)), until(None, "q")], DEADLINE)
    assert gap is not None
    assert (gap.span.years, gap.open_ended) == (7, 1)


def test_there_is_no_gap_where_one_lasts_or_nobody_says() -> None:
    assert gap_at_the_end([until(DEADLINE)], DEADLINE) is None
    assert gap_at_the_end([until(None)], DEADLINE) is None
    assert gap_at_the_end([until(date(2027, 1, 1))], None) is None


def test_what_was_withdrawn_neither_fills_the_gap_nor_ends_early() -> None:
    gone = until(date(2040, 1, 1), status=CommitmentStatus.WITHDRAWN)
    gap = gap_at_the_end([until(date(2027, 12, 31)), gone], DEADLINE)
    assert gap is not None
    assert ends_early([until(date(2027, 1, 1), status=CommitmentStatus.WITHDRAWN)]) == ()


def test_a_pledge_is_held_against_the_goal_it_serves() -> None:
    short = Pledge("s", MONEY, end=date(2028, 1, 1), until=date(2027, 12, 31))
    assert not short.ends_early
    assert ends_early([short]) == ()


@given(days, days)
def test_a_span_is_never_negative_and_grows_with_time(end: date, later: date) -> None:
    span = span_between(end, later)
    assert span.total_months >= 0
    assert span.years * 12 + span.months == span.total_months
    assert span_between(end, later + timedelta(days=31)).total_months >= span.total_months
    if later <= end:
        assert span.total_months == 0


@given(st.lists(days, min_size=1, max_size=8), days)
def test_one_more_pledge_never_widens_the_gap(ends: list[date], deadline: date) -> None:
    def months(made: list[date]) -> int:
        gap = gap_at_the_end([Pledge(str(one), MONEY, end=one, until=deadline) for one in made], deadline)
        return gap.span.total_months if gap else 0

    assert months(ends) <= months(ends[:1])


def test_the_next_election_is_the_first_that_is_not_over() -> None:
    past, far = Election("a", "Past", date(2025, 1, 1)), Election("z", "Far", date(2033, 1, 1))
    assert next_election([far, ELECTION, past], TODAY) == ELECTION
    assert next_election([past], TODAY) is None


def test_what_was_offered_is_told_by_whether_it_reaches_beyond_an_election() -> None:
    made = [until(date(2030, 1, 1)), until(date(2029, 9, 9), "q"), until(None, "r")]
    (found,) = beyond_elections([ELECTION], made)
    assert (found.beyond, found.before, found.not_said) == (1, 1, 1)


@pytest.mark.parametrize(
    ("given_", "elections", "found"),
    [
        ({"is_across_parties": True}, [ELECTION], Anchor.ACROSS_PARTIES),
        ({"is_across_parties": False, "mandates": [date(2030, 1, 1)]}, [ELECTION], Anchor.MANDATE),
        ({"is_across_parties": False, "reviews": [date(2029, 9, 10)]}, [ELECTION], Anchor.REVIEW),
        ({"is_across_parties": False, "reviews": [date(2029, 9, 9)]}, [ELECTION], Anchor.NOTHING),
        ({"is_across_parties": False, "reviews": [date(2029, 12, 1)]}, [], Anchor.NOTHING),
        ({"is_across_parties": False, "reviews": [date(2031, 1, 1)]}, [], Anchor.REVIEW),
        ({"is_across_parties": False}, [ELECTION], Anchor.NOTHING),
    ],
)
def test_a_mission_outlives_an_election_by_parties_a_mandate_or_a_review(
    given_: dict[str, object], elections: list[Election], found: Anchor
) -> None:
    assert anchor(elections, TODAY, **given_) is found  # type: ignore[arg-type]
