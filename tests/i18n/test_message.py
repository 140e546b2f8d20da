"""The message format: placeholders, plurals, numbers, dates, and what it refuses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n.message import MessageSyntaxError, names, parse, render

CARDS = "{count, plural, =0 {No cards yet} one {# card by {who}} other {# cards by {who}}}"


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("Hello {name}", {"name": "Ada"}, "Hello Ada"),
        ("Hello {name}", {}, "Hello {name}"),
        (CARDS, {"count": 0, "who": "us"}, "No cards yet"),
        (CARDS, {"count": 1, "who": "us"}, "1 card by us"),
        (CARDS, {"count": 1200, "who": "us"}, "1,200 cards by us"),
        ("{budget, number}", {"budget": 1234567.5}, "1,234,567.5"),
        ("On {day, date}.", {"day": "2027-02-21"}, "On 21 February 2027."),
        ("On {day, date}.", {"day": date(2027, 2, 1)}, "On 1 February 2027."),
        ("At {at, time}", {"at": "2027-02-21T09:05:00+00:00"}, "At 09:05"),
        ("# is no number here", {}, "# is no number here"),
        ("Nothing: {value}", {"value": None}, "Nothing: "),
    ],
)
def test_a_text_is_filled_with_its_values(text: str, values: dict[str, object], expected: str) -> None:
    assert render(text, values, "en") == expected


@pytest.mark.parametrize(
    "text", ["{", "}", "a {b", "{a b}", "{n, plural, one {x}}", "{n, select, a {b}}", "{n, money}"]
)
def test_a_text_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(MessageSyntaxError):
        parse(text)


def test_the_values_a_text_wants_are_known() -> None:
    assert names(CARDS) == {"count", "who"}


@given(st.text(alphabet=st.characters(exclude_characters="{}", exclude_categories=["Cs"])))
def test_a_text_without_braces_stays_as_it_is(text: str) -> None:
    assert render(text, {"text": "x"}, "en") == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_what_people_wrote_is_never_read_as_a_message(value: str) -> None:
    assert render("[{value}]", {"value": value}, "en") == f"[{value}]"
