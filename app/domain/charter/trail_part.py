"""Trails in words: in short form for annex E, and one step at a time for the page.

Must not: say more of a vote than how it came out.
"""

from dataclasses import dataclass

from app.domain.charter.data import EventKind
from app.domain.charter.pen import NONE, Pen
from app.domain.charter.provenance import Event, Trails
from app.domain.charter.records import outcome_line, round_name
from app.domain.roles import Role

_NOBODY_SAID = frozenset({EventKind.PREPARED, EventKind.COMPUTED, EventKind.WORDED})
_SHORT = frozenset({EventKind.REWORDED, EventKind.MERGED, EventKind.EDITED, EventKind.IMPORTED, EventKind.RESTORED})


@dataclass(frozen=True, slots=True)
class Told:
    """A step of a trail in words: what happened, to which line, by whom and when, the words of then, what it led to."""

    anchor: str
    kind: EventKind
    what: str
    who: str = ""
    when: str = ""
    words: str = ""
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trail:
    """A trail in words. `note` says so where nobody's contribution stands behind the line."""

    anchor: str
    note: str
    steps: tuple[Told, ...]


def told_trail(pen: Pen, anchor: str) -> Trail | None:
    """The trail of a line in words; None for an anchor that is not there."""
    found = Trails(pen.data).of(anchor)
    if not found:
        return None
    is_nobodys = all(one.kind in _NOBODY_SAID for one in found)
    return Trail(anchor, pen.say("trail.nobody") if is_nobodys else "", tuple(_told(pen, one) for one in found))


def in_short(pen: Pen, trails: Trails, anchor: str) -> str:
    """What happened to a line besides being said, with its hour, for a table that has who said it in another column."""
    events = [one for one in trails.of(anchor) if one.anchor == anchor]
    first = [one for one in events if one.kind is EventKind.WRITTEN and one.at]
    later = [one for one in events if one.kind in _SHORT]
    parts = [f"{_what(pen, one)} {pen.say('moment', at=one.at)}" for one in first]
    counted: dict[EventKind, list[Event]] = {}
    for one in later:
        counted.setdefault(one.kind, []).append(one)
    for kind, found in counted.items():
        last, by = found[-1], _by(pen, found[-1])
        said = pen.say(f"event.{kind}")
        more = pen.say("trail.times", count=len(found)) if len(found) > 1 else ""
        at = pen.say("moment", at=last.at) if last.at else ""
        parts.append(" ".join(part for part in (said, more, at, f"({by})" if by != NONE else "") if part))
    return "; ".join(parts)


def _told(pen: Pen, one: Event) -> Told:
    who = _by(pen, one)
    return Told(
        anchor=one.anchor,
        kind=one.kind,
        what=_what(pen, one),
        who="" if who == NONE else who,
        when=pen.say("moment", at=one.at) if one.at else "",
        words=_words(pen, one),
        refs=one.refs,
    )


def _what(pen: Pen, one: Event) -> str:
    said = pen.say(f"event.{one.kind}")
    if one.fields:
        said = f"{said}: {', '.join(pen.texts.format(key) for key in one.fields)}"
    return said


def _words(pen: Pen, one: Event) -> str:
    if one.round_number:
        found = next(found for found in pen.data.rounds if found.number == one.round_number)
        return f"{round_name(pen, found)}: {outcome_line(pen, found)}"
    return one.words


def _by(pen: Pen, one: Event) -> str:
    """Name, group and role, as far as there is anything to say; the role alone where nobody is named."""
    said = [part for part in (one.credit.author, one.credit.group) if part]
    if one.role in {Role.FACILITATOR, Role.COFACILITATOR} or (one.role and not said):
        said.append(pen.say(f"role.{one.role}"))
    return ", ".join(said) or NONE
