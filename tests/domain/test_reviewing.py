"""The calendar: when things come round again, and when they stop doing so."""

from datetime import date
from itertools import islice

import pytest

from app.domain.registers.learning import Frequency
from app.domain.reviewing import MONTHS, Due, DueKind


def due(day: date, repeats: Frequency | None = None, until: date | None = None) -> Due:
    return Due("r1", DueKind.REVIEW, day, "Portfolio", repeats=repeats, until=until)


def test_every_frequency_has_its_months() -> None:
    assert set(MONTHS) == set(Frequency)


def test_what_does_not_repeat_is_due_once() -> None:
    assert list(due(date(2027, 3, 1)).times()) == [date(2027, 3, 1)]


@pytest.mark.parametrize(
    ("repeats", "second"),
    [
        (Frequency.MONTHLY, date(2028, 1, 15)),
        (Frequency.QUARTERLY, date(2028, 3, 15)),
        (Frequency.TWICE_A_YEAR, date(2028, 6, 15)),
        (Frequency.YEARLY, date(2028, 12, 15)),
        (Frequency.EVERY_TWO_YEARS, date(2029, 12, 15)),
    ],
)
def test_it_comes_round_again(repeats: Frequency, second: date) -> None:
    first, then = islice(due(date(2027, 12, 15), repeats).times(), 2)
    assert (first, then) == (date(2027, 12, 15), second)


def test_the_last_of_a_month_stays_the_last_of_a_month() -> None:
    days = list(islice(due(date(2028, 1, 31), Frequency.MONTHLY).times(), 3))
    assert days == [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]


def test_it_ends_with_the_mission() -> None:
    yearly = due(date(2030, 6, 1), Frequency.YEARLY, until=date(2033, 1, 1))
    assert list(yearly.times()) == [date(2030, 6, 1), date(2031, 6, 1), date(2032, 6, 1)]
    assert list(yearly.times(until=date(2031, 6, 1))) == [date(2030, 6, 1), date(2031, 6, 1)]


def test_without_an_end_it_still_ends() -> None:
    assert len(list(due(date(2030, 1, 1), Frequency.MONTHLY).times())) == 600
    assert list(due(date(9999, 6, 1), Frequency.YEARLY).times()) == [date(9999, 6, 1)]


def test_the_next_time_is_the_first_that_is_not_over() -> None:
    yearly = due(date(2028, 6, 1), Frequency.YEARLY, until=date(2030, 12, 31))
    assert yearly.next_from(date(2029, 6, 1)) == date(2029, 6, 1)
    assert yearly.next_from(date(2029, 6, 2)) == date(2030, 6, 1)
    assert yearly.next_from(date(2031, 1, 1)) is None
