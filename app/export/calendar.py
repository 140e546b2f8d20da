"""The calendar of a mission as an iCalendar file (RFC 5545), for any calendar program.

Days, not hours: whoever reviews says when. An event keeps its identity from one download to the next, so that a
calendar that takes the file again moves what was moved. Must not: name a person whom the register does not name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vRecur

from app.domain.charter.pen import Texts
from app.domain.registers.learning import Frequency
from app.domain.reviewing import MONTHS, Due, DueKind

MEDIA_TYPE = "text/calendar; charset=utf-8"
_WHO = {
    DueKind.REVIEW: "decides",
    DueKind.CRITERION: "decides",
    DueKind.DECISION: "decides",
    DueKind.QUESTION: "finds_out",
}


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """What a calendar is about: the workshop's id and title, its days, and the moment at which it was read."""

    workshop_id: str
    title: str
    dues: Sequence[Due]
    read_at: datetime


def to_calendar(facts: CalendarFacts, texts: Texts) -> bytes:
    """The file. Deterministic for the same facts and texts."""
    made = Calendar()
    made.add("prodid", "-//Mission Room//Calendar//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", facts.title)
    made.add("x-wr-calname", facts.title)
    for one in facts.dues:
        made.add_component(_event(facts, one, texts))
    written: bytes = made.to_ical()
    return written


def _event(facts: CalendarFacts, due: Due, texts: Texts) -> Event:
    event = Event()
    event.add("uid", f"{due.kind}-{due.id}@{facts.workshop_id}.mission-room")
    event.add("dtstamp", facts.read_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1) if due.day < date.max else due.day)
    event.add("summary", texts.format(f"calendar.{due.kind}", what=due.what))
    event.add("description", "\n".join(_lines(facts, due, texts)))
    event.add("categories", [texts.format(f"due.{due.kind}")])
    event.add("transp", "TRANSPARENT")
    if due.repeats:
        event.add("rrule", _again(due.repeats, due.until, due.day))
    return event


def _lines(facts: CalendarFacts, due: Due, texts: Texts) -> list[str]:
    lines = [texts.format("calendar.mission", title=facts.title)]
    if due.detail:
        lines.append(due.detail)
    who = _WHO[due.kind]
    lines.append(texts.format(f"calendar.{who}", who=due.who) if due.who else texts.format(f"calendar.{who}.nobody"))
    return lines


def _again(repeats: Frequency, until: date | None, day: date) -> vRecur:
    """A rule for every so many months; what begins on a day that some months lack falls on their last."""
    rule: dict[str, object] = {"freq": "MONTHLY", "interval": MONTHS[repeats]}
    if day.day > _SHORTEST:
        # The last of these days that a month has (RFC 5545, 3.3.10): of 29, 30, 31 up to the day itself.
        rule |= {"bymonthday": list(range(_SHORTEST, day.day + 1)), "bysetpos": -1}
    if until and until >= day:
        rule["until"] = until
    elif until:
        rule["count"] = 1
    return vRecur(rule)


_SHORTEST = 28
"""Days that every month has."""
