"""The roadmap as a picture, with everything that has a day as a table.

Must not: invent a day. What begins 'in 2027' is drawn over the whole year.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.charter.pen import NONE, Pen, row
from app.domain.charter.registers_part import is_shown
from app.domain.document import Figure, Inlines, Table
from app.domain.pictures.roadmap import Item, Lane, Mark, roadmap_picture
from app.domain.pictures.sheet import Words
from app.domain.readings.monitoring import dues
from app.domain.registers.pledges import CommitmentStatus
from app.domain.reviewing import Due, DueKind

_DAY = re.compile(r"\b((?:19|20|21)\d\d)(?:-(\d\d?)(?:-(\d\d?))?)?\b")
_FIRM = {CommitmentStatus.CONFIRMED, CommitmentStatus.SIGNED}
_AHEAD_YEARS = 5
"""How far the picture looks where no goal has a deadline."""


@dataclass(frozen=True, slots=True)
class _Planned:
    """Something with a day, and who sees to it. `anchor` leads to it; `when` if more is to be said of its days."""

    item: Item
    anchor: str
    what: str
    who: str = ""
    when: str = ""


def roadmap(pen: Pen) -> tuple[Figure, ...]:
    """Milestones, deadlines, starts, commitments, reviews and decisions, each on its lane, over the time there is."""
    words = Words(pen.texts)
    lanes = [
        ("actions", Mark.DIAMOND, _actions(pen)),
        ("milestones", Mark.DIAMOND, _milestones(pen)),
        ("instruments", Mark.DIAMOND, _starts(pen)),
        ("commitments", Mark.BAR, _commitments(pen)),
        ("reviews", Mark.RING, _dues(pen, DueKind.REVIEW, DueKind.QUESTION)),
        ("decisions", Mark.SQUARE, _dues(pen, DueKind.CRITERION, DueKind.DECISION)),
        ("deadlines", Mark.FLAG, _deadlines(pen, words)),
    ]
    filled = [(name, mark, found) for name, mark, found in lanes if found]
    if not filled:
        return ()
    start = begins_on(pen)
    days = [day for _, _, found in filled for one in found for day in (one.item.day, one.item.end or one.item.day)]
    goal = max((one.content.deadline for one in pen.data.adopted if one.content.deadline), default=None)
    end = max([*days, goal] if goal else [*days, date(start.year + _AHEAD_YEARS, start.month, 1)])
    caption = words.say("roadmap.caption")
    counts = ", ".join(f"{words.say(f'roadmap.lane.{name}')} {len(found)}" for name, _, found in filled)
    alt = words.say("roadmap.alt", start=start, end=end, counts=counts)
    drawn = [
        Lane(words.say(f"roadmap.lane.{name}"), mark, _gathered(found, words, is_gathered=name == "decisions"))
        for name, mark, found in filled
    ]
    svg = roadmap_picture(drawn, start, end, words, title=caption, desc=alt, goal=goal)
    listed = [(words.say(f"roadmap.lane.{name}"), one) for name, _, found in filled for one in found]
    return (Figure(svg, alt, caption, _table(pen, words, listed), "roadmap"),)


def begins_on(pen: Pen) -> date:
    """The day from which the first hundred count: that of the workshop."""
    return pen.data.workshop.ended_on or pen.data.workshop.created_on or pen.data.generated_on


def _actions(pen: Pen) -> list[_Planned]:
    """Who does what by when."""
    found = []
    for one in pen.data.entries("actions"):
        day, what, who = _day(one.values["by"]), str(one.values["action"]), str(one.values["who"] or "")
        if day:
            said = f"{one.anchor} {what}" + (f" ({who})" if who else "")
            found.append(_Planned(Item(day, said), one.anchor, what, who))
    return found


def _milestones(pen: Pen) -> list[_Planned]:
    return [
        _Planned(
            Item(one.content.milestone_date, f"G{one.number} {one.content.milestone}"),
            f"G{one.number}",
            one.content.milestone,
        )
        for one in pen.data.adopted
        if one.content.milestone_date
    ]


def _deadlines(pen: Pen, words: Words) -> list[_Planned]:
    """Goals that end on the same day share a flag."""
    by_day: dict[date, list[str]] = {}
    for one in pen.data.adopted:
        if one.content.deadline:
            by_day.setdefault(one.content.deadline, []).append(f"G{one.number}")
    return [
        _Planned(Item(day, words.say("roadmap.reached", goals=", ".join(goals), day=day)), goals[0], ", ".join(goals))
        for day, goals in sorted(by_day.items())
    ]


def _starts(pen: Pen) -> list[_Planned]:
    names = {one.id: one.content.name for one in pen.data.stakeholders}
    found = []
    for one in pen.data.instruments:
        span = _span(one.content.start)
        if span is not None:
            day, end = span
            item = Item(day, f"I{one.number} {one.content.name}", end if end != day else None, is_firm=end == day)
            found.append(_Planned(item, f"I{one.number}", one.content.name, names.get(one.content.lead_id, "")))
    return found


def _span(text: str) -> tuple[date, date] | None:
    """From the first to the last day that a text such as `2027`, `2027-06` or `from 2027-06-01` can mean."""
    said = _DAY.search(text)
    if said is None:
        return None
    year, month, day = (int(part) if part else 0 for part in said.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, 28)
    except ValueError:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _commitments(pen: Pen) -> list[_Planned]:
    """Those with an end, firm ones filled; one that has no beginning is there from now on."""
    if not is_shown(pen, "commitments"):
        return []
    names = {one.id: one.content.name for one in pen.data.stakeholders}
    found = []
    for one in pen.data.entries("commitments"):
        values = one.values
        start, end = _day(values["start"]), _day(values["end"])
        if not (start or end) or values["status"] == CommitmentStatus.WITHDRAWN:
            continue
        first = start or min(begins_on(pen), end or begins_on(pen))
        who = names.get(str(values["actor"] or ""), "")
        offer = str(values["offer"])
        said = f"{one.anchor} {offer}" + (f" ({who})" if who else "")
        item = Item(first, said, end if end and end >= first else None, is_firm=values["status"] in _FIRM)
        found.append(_Planned(item, one.anchor, offer, who))
    return found


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def _dues(pen: Pen, *kinds: DueKind) -> list[_Planned]:
    anchors = {one.id: one.anchor for entries in pen.data.registers.values() for one in entries}
    registers = {
        DueKind.REVIEW: "reviews",
        DueKind.QUESTION: "questions",
        DueKind.CRITERION: "criteria",
        DueKind.DECISION: "pathways",
    }
    return [
        _Planned(
            _due_item(one, anchors.get(one.id, "")), anchors.get(one.id, ""), due_what(one), one.who, due_when(pen, one)
        )
        for one in dues(pen.data.shelves)
        if one.kind in kinds and is_shown(pen, registers[one.kind])
    ]


def due_when(pen: Pen, due: Due) -> str:
    """The first day of something in the calendar, and how often it comes round until when."""
    first = pen.day(due.day)
    if due.repeats is None:
        return first
    again = pen.word("frequency", due.repeats)
    if due.until is None:
        return pen.say("calendar.again", first=first, again=again)
    return pen.say("calendar.until", first=first, again=again, last=pen.day(_last(due)))


def _last(due: Due) -> date:
    *_, last = due.times()
    return last


def due_what(due: Due) -> str:
    """What it is, with more on it where there is more to say."""
    return f"{due.what}: {due.detail}" if due.detail and due.kind is not DueKind.QUESTION else due.what or NONE


def _due_item(due: Due, anchor: str) -> Item:
    return Item(due.day, f"{anchor} {due.what}".strip(), again=tuple(due.times())[1:] if due.repeats else ())


def _gathered(found: Sequence[_Planned], words: Words, *, is_gathered: bool) -> list[Item]:
    """The items of a lane; of decisions those of one day as one, since they are often many."""
    if not is_gathered:
        return [one.item for one in found]
    by_day: dict[date, list[_Planned]] = {}
    for one in found:
        by_day.setdefault(one.item.day, []).append(one)
    return [
        several[0].item
        if len(several) == 1
        else Item(day, words.say("roadmap.several", count=len(several), what=_names(several)))
        for day, several in sorted(by_day.items())
    ]


def _names(several: Iterable[_Planned]) -> str:
    return ", ".join(dict.fromkeys(one.item.label.removeprefix(one.anchor).strip() for one in several))


def _table(pen: Pen, words: Words, listed: Sequence[tuple[str, _Planned]]) -> Table:
    order = sorted(listed, key=lambda one: one[1].item.day)
    header = (
        pen.say("column.when"),
        words.say("roadmap.column.lane"),
        pen.say("column.what"),
        words.say("roadmap.column.who"),
    )
    rows = [row(one.when or _when(pen, words, one.item), lane, _what(pen, one), one.who or NONE) for lane, one in order]
    return Table(words.say("roadmap.table"), header, tuple(rows))


def _what(pen: Pen, one: _Planned) -> Inlines:
    return pen.line(one.what, one.anchor) if one.anchor else pen.line(one.what)


def _when(pen: Pen, words: Words, item: Item) -> str:
    first = pen.day(item.day)
    return words.say("roadmap.from_to", first=first, last=pen.day(item.end)) if item.end is not None else first
