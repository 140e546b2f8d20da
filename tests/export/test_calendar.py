"""The calendar file, opened again by the library that reads calendars, and by one that works out repetitions."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.registers.learning import Frequency
from app.domain.reviewing import Due, DueKind
from app.export.calendar import CalendarFacts, to_calendar
from app.i18n.text import texts

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def read(*dues: Due, title: str = "Sustainable feed 2034") -> list[icalendar.Event]:
    made = icalendar.Calendar.from_ical(to_calendar(CalendarFacts("w1", title, dues, NOW), texts("en")))
    assert str(made["x-wr-calname"]) == title
    return list(made.walk("VEVENT"))


def test_a_review_is_a_whole_day_with_what_and_who_decides() -> None:
    (event,) = read(Due("r1", DueKind.REVIEW, date(2027, 5, 3), "Whole portfolio", "Steering group"))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2027, 5, 3), date(2027, 5, 4))
    assert str(event["summary"]) == "Review: Whole portfolio"
    assert "Decides: Steering group" in str(event["description"])
    assert "rrule" not in event


def test_what_nobody_decides_says_so() -> None:
    (event,) = read(Due("r1", DueKind.REVIEW, date(2027, 5, 3), "Whole portfolio"))
    assert "Nobody is named who decides." in str(event["description"])


def test_every_kind_of_day_has_words_of_its_own() -> None:
    events = read(*(Due(f"x{kind}", kind, date(2027, 1, 1), "It") for kind in DueKind))
    summaries = {str(event["summary"]) for event in events}
    assert len(summaries) == len(DueKind)
    assert not any("calendar." in one for one in summaries)


def test_text_of_people_stays_text() -> None:
    typed = "Feed; 25 %, by 2034\\n\nBEGIN:VEVENT\nSUMMARY:mine" + "ø" * 90
    (event,) = read(Due("r1", DueKind.CRITERION, date(2027, 1, 1), typed, "A, B; C"), title="A;B,C\\")
    assert str(event["summary"]).endswith("ø" * 90)
    assert "Decides: A, B; C" in str(event["description"])


def test_an_event_is_the_same_one_when_its_day_moves() -> None:
    (before,) = read(Due("r1", DueKind.REVIEW, date(2027, 5, 3), "All"))
    (after,) = read(Due("r1", DueKind.REVIEW, date(2027, 6, 3), "All, and the budget"))
    assert before["uid"] == after["uid"]
    assert len({one["uid"] for one in read(*(Due("same", kind, date(2027, 1, 1), "It") for kind in DueKind))}) == 4


def test_an_empty_calendar_is_still_a_calendar() -> None:
    assert read() == []


def test_a_review_on_the_last_day_there_is_can_be_written() -> None:
    (event,) = read(Due("r1", DueKind.REVIEW, date.max, "The end", repeats=Frequency.YEARLY))
    assert event["dtstart"].dt == date.max


def again(event: icalendar.Event, until: date) -> list[date]:
    start = event["dtstart"].dt
    rule = event["rrule"].to_ical().decode()
    found = rrulestr(rule, dtstart=datetime(start.year, start.month, start.day))  # noqa: DTZ001 - days have no zone
    end = datetime(until.year, until.month, until.day)  # noqa: DTZ001
    return [one.date() for one in found.between(datetime(1, 1, 1), end, inc=True)]  # noqa: DTZ001


@settings(max_examples=80, deadline=None)
@given(
    st.dates(date(2025, 1, 1), date(2040, 12, 31)),
    st.sampled_from(Frequency),
    st.one_of(st.none(), st.integers(-40, 4000)),
)
def test_programs_repeat_a_review_on_the_days_that_the_charter_names(
    day: date, repeats: Frequency, lasts: int | None
) -> None:
    due = Due(
        "r1", DueKind.REVIEW, day, "All", repeats=repeats, until=day + timedelta(lasts) if lasts is not None else None
    )
    (event,) = read(due)
    horizon = day + timedelta(days=3000)
    assert again(event, horizon) == [one for one in due.times(until=horizon) if one <= horizon]


@pytest.mark.parametrize("locale", ["en", "xx"])
def test_the_same_facts_give_the_same_bytes(locale: str) -> None:
    facts = CalendarFacts("w1", "T", [Due("r1", DueKind.REVIEW, date(2027, 5, 3), "All")], NOW)
    assert to_calendar(facts, texts(locale)) == to_calendar(facts, texts(locale))
