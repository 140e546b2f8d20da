"""What people type into fields: read as they mean it, or refused by field; never guessed, never changed on the way."""

import doctest
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import typed
from app.domain.errors import Invalid
from app.domain.stakeholders import Sector


def test_the_examples_in_the_words_of_the_functions_hold() -> None:
    assert doctest.testmod(typed).failed == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8", 8),
        (" 8 ", 8),
        ("-3", -3),
        ("−3", -3),
        ("62.5", 62.5),
        ("62,5", 62.5),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("1.375", 1.375),
        ("25 %", 25),
        ("12,500", 12_500),
        ("1,200,000", 1_200_000),
        ("1,200.5", 1200.5),
        ("1.200.000", 1_200_000),
        ("1.200,5", 1200.5),
        ("1 200", 1200),
        ("1\u00a0200\u00a0000,5", 1_200_000.5),
        ("1'200", 1200),
        ("1200,125", 1200.125),
        ("007", 7),
    ],
)
def test_a_number_is_read_as_it_was_meant(text: str, value: float) -> None:
    assert typed.number(text, "x") == value


@pytest.mark.parametrize(
    "text",
    [
        *("eight", "1 2", "1,2,3", "1.2.3", "12,34,567", "1,200,00", "0,125,000", "1 200 00", "1 200,000,000"),
        *("1e5", "inf", "nan", "--3", "5-3", "1_000", "9" * 400, "1" * 17, "½", "²", ",5", "5,"),
    ],
)
def test_what_is_no_number_is_refused_by_field(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        typed.number(text, "target_value")
    assert (refused.value.code, refused.value.field) == ("number.unreadable", "target_value")


@given(st.floats(min_value=-1e15, max_value=1e15).filter(lambda value: value != 0 or math.copysign(1, value) > 0))
def test_a_number_that_is_shown_and_sent_again_stays_the_same(value: float) -> None:
    assert typed.number(typed.shown(value), "x") == value


@given(st.text(max_size=20))
def test_any_text_is_a_number_nothing_or_refused(text: str) -> None:
    try:
        value = typed.number(text, "x")
    except Invalid:
        return
    assert value is None or math.isfinite(value)


@pytest.mark.parametrize(("text", "value"), [("", None), (" 3 ", 3), ("-2", -2)])
def test_a_whole_number_between_its_bounds_is_taken(text: str, value: int | None) -> None:
    assert typed.whole(text, "x", -2, 5) == value


@pytest.mark.parametrize("text", ["6", "-3", "3.0", "three", "1" * 30])
def test_a_whole_number_outside_its_bounds_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match=r"number\.range"):
        typed.whole(text, "x", -2, 5)


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("2034", date(2034, 12, 31)), (" 2034-06-30 ", date(2034, 6, 30))]
)
def test_a_day_is_a_date_or_the_last_day_of_a_year(text: str, value: date | None) -> None:
    assert typed.day(text, "deadline") == value


@pytest.mark.parametrize("text", ["soon", "2034-02-30", "34", "1800", "2300", "30/06/2034", "٢٠٣٤", "2034-W01-1x"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match=r"date\.unreadable"):
        typed.day(text, "deadline")


def test_choices_come_once_and_in_their_own_order() -> None:
    assert typed.choices(["media", "government", "media"], Sector, "sector") == (Sector.GOVERNMENT, Sector.MEDIA)
    with pytest.raises(Invalid, match=r"choice\.unknown"):
        typed.choices(["government", "neighbours"], Sector, "sector")
