"""A scripted workshop: who is there, what they write, and what the facilitator does with it. Read from TOML.

What it must not do: play it, or know how a room is reached.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.domain.templates import USUAL

Fields = Mapping[str, str | list[str]]
"""What somebody types into a form, by the names that the services read."""


@dataclass(frozen=True, slots=True)
class Person:
    """A fictional participant."""

    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the framing step, the cluster it is put into, and whether the challenge is composed from it.

    `same_as` names the person into whose first card the facilitator folds it; a hidden card is taken off all screens.
    """

    by: str
    prompt: str
    text: str
    cluster: str = ""
    in_challenge: bool = False
    same_as: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Challenge:
    """The statement that the facilitator composes from cards."""

    statement: str
    complexity: str
    scope_in: str
    scope_out: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A proposed goal.

    `into` is the key of the goal into which the facilitator folds it; with a `why` it is adopted. `appeal` says, group
    by group, how strongly people are drawn to it; dots are spread by it. `later` are fields worded anew after the vote.
    """

    key: str
    by: str
    fields: Fields
    into: str = ""
    why: str = ""
    appeal: tuple[int, ...] = ()
    later: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """An actor of the register, known by the name in its fields, with the keys of the goals that it answers for."""

    by: str
    fields: Fields
    answers_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A sketched instrument, with the keys of its goals and the names of its lead, its partners and the root causes
    (of the register of levers) that it works on.
    """

    by: str
    fields: Fields
    goals: tuple[str, ...] = ()
    lead: str = ""
    partners: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a register. Without `by` the facilitator makes it. Links hold the scenario's names: a goal's key, an
    actor's, an instrument's or an earlier entry's name.
    """

    register: str
    fields: Fields
    by: str = ""


@dataclass(frozen=True, slots=True)
class Estimated:
    """Where the room stands on a sheet, question by question; it is then shown.

    People rate around the `middles`; their `choices` repeat over the room. `subject` names what it is about where the
    sheet asks about something of the mission: a goal's key, an actor's or an entry's name.
    """

    sheet: str
    middles: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, list[str]] = field(default_factory=dict)
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """People without phones, whose votes the facilitator enters."""

    name: str
    group: str
    voices: int


@dataclass(frozen=True, slots=True)
class Concern:
    """A vote of fist of five (`value`, 0 to 2) that needs a reason; `about` is 'challenge' or 'charter'."""

    about: str
    by: str
    value: int
    reason: str


@dataclass(frozen=True, slots=True)
class Parked:
    """Something for the parking lot, and the answer that the facilitator gives, if any."""

    by: str
    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the facilitator words by hand in one section of the charter, by the section's key."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole workshop, from the title to the last vote. Fist-of-five votes repeat over the room, and so do the
    concerns of those who are not content; `answers` settle the first parked items. `template` is the workshop template
    that it shows.
    """

    title: str
    purpose: str
    convener: str
    place: str
    facilitator: str
    groups: tuple[str, ...]
    people: tuple[Person, ...]
    cards: tuple[Card, ...]
    challenge: Challenge
    goals: tuple[Goal, ...]
    stakeholders: tuple[Stakeholder, ...]
    instruments: tuple[Instrument, ...]
    parked: tuple[Parked, ...]
    challenge_votes: tuple[int, ...]
    charter_votes: tuple[int, ...]
    concerns: tuple[Concern, ...]
    wording: Wording
    tables: tuple[Table, ...] = ()
    entries: tuple[Entry, ...] = ()
    estimates: tuple[Estimated, ...] = ()
    template: str = USUAL

    def number_of(self, name: str) -> int:
        """Return the number, from 0, of the person of that name. Errors: ValueError when there is none."""
        return [person.name for person in self.people].index(name)

    def guest(self, number: int) -> Person:
        """Return who sits down as the one of that number, from 0; beyond the cast they come again, with a number."""
        lap, seat = divmod(number, len(self.people))
        person = self.people[seat]
        return person if not lap else Person(f"{person.name} {lap + 1}", person.group)


SHOWN_BY = MappingProxyType(
    {
        "half_day": ("feed.toml", "feed_parts.toml"),
        "ninety_minutes": ("ninety_minutes.toml",),
        "full_day": ("full_day.toml",),
        "litmus": ("litmus.toml",),
        "oecd_national": ("oecd_national.toml",),
        "city": ("city.toml",),
        "csiro_agency": ("csiro_agency.toml",),
        "norway_relay": ("norway_relay.toml",),
        "undp_portfolio": ("undp_portfolio.toml",),
        "denmark_roadmap": ("denmark_roadmap.toml",),
        "development": ("development.toml",),
    }
)
"""The demo of each template, by its files; the empty template has none."""


def sustainable_feed() -> Scenario:
    """Return the first demo: Norway's mission for sustainable feed, with a fictional room."""
    return demo_of(USUAL)


def demo_of(template: str) -> Scenario:
    """Return the demo of a template. Errors: KeyError when it has none."""
    return read(*(Path(__file__).with_name(name) for name in SHOWN_BY[template]))


def read(*paths: Path) -> Scenario:
    """Read a scenario from one file or several. Errors: OSError, tomllib.TOMLDecodeError, TypeError for a name that is
    not known here.
    """
    raw: dict[str, Any] = {}
    for path in paths:
        raw |= tomllib.loads(path.read_text(encoding="utf-8"))
    lists: dict[str, Any] = {
        "people": Person,
        "cards": Card,
        "goals": Goal,
        "stakeholders": Stakeholder,
        "instruments": Instrument,
        "tables": Table,
        "concerns": Concern,
        "parked": Parked,
        "entries": Entry,
        "estimates": Estimated,
    }
    for name, kind in lists.items():
        raw[name] = tuple(kind(**_with_tuples(entry)) for entry in raw.get(name, ()))
    raw["challenge"] = Challenge(**raw["challenge"])
    raw["wording"] = Wording(**raw["wording"])
    return Scenario(**_with_tuples(raw))


def _with_tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
