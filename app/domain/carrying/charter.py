"""A charter's JSON as a whole, read back into what a charter is assembled from.

Everything is checked before anything is stored: a file is taken whole or not at all. Keys of later minor versions are
ignored. Must not: store, or know what a workshop of today holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.carrying.checks import read_notes, read_numbers
from app.domain.carrying.content import (
    MOST_ENTRIES,
    read_cards,
    read_challenge,
    read_comments,
    read_goals,
    read_instruments,
    read_key,
    read_parked,
    read_stakeholders,
)
from app.domain.carrying.entries import Known, once_each, read_registers
from app.domain.carrying.events import read_events
from app.domain.carrying.opening import open_charter
from app.domain.carrying.place import Place
from app.domain.carrying.rounds import MOST_ROUNDS, read_round
from app.domain.charter.data import (
    CharterData,
    EntryFacts,
    GroupFacts,
    RoundFacts,
    SectionEdit,
    StepFacts,
    WorkshopFacts,
)
from app.domain.charter.rich import from_html, to_html
from app.domain.charter.states import CharterState
from app.domain.charter.wording import PLAIN, RICH
from app.domain.estimates.catalogue import SHEETS
from app.domain.estimates.summary import Summary
from app.domain.parts import shown_parts
from app.domain.quality.settling import Words
from app.domain.registers.source import Entry, ShelfSource
from app.domain.steps import StepKind, StepStatus
from app.domain.workshop import MAX_GROUPS, Naming, WorkshopStatus

_MOST_SECTIONS = 100
_LONGEST_SECTION = 50_000
_MOST_STEPS = 60
_MOST_WAVES = 40
_MOST_SUBJECTS = 2_000

Questions = dict[str, Summary]
Subjects = dict[str, Questions]


class Left(StrEnum):
    """What a charter's file cannot bring along, in the order in which it is told."""

    SEATS = "seats"
    BALLOTS = "ballots"
    COMMENTS = "comments"
    ESTIMATES = "estimates"
    LINKS = "links"
    ENDED = "ended"
    ADOPTED = "adopted"
    PARTS = "parts"
    PROGRAMME = "programme"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Brought:
    """A charter that was read. `left` is what could not come along, with how many where that can be told (else 0).

    `words_on_rounds` is what the file says of each round, by number. `outdated` are the keys of edited sections whose
    ground had moved.
    """

    data: CharterData
    schema_version: str
    words_on_rounds: Mapping[int, Any]
    left: tuple[tuple[Left, int], ...]
    outdated: frozenset[str] = frozenset()


def read_charter(file: bytes) -> Brought:
    """The charter in a file. Errors: Invalid `carry.…`, naming the place in the file."""
    place = open_charter(file)
    known = Known()
    workshop = _workshop(place.at("workshop"))
    cards = read_cards(place.at("cards"))
    goals = read_goals(place.at("goals"), known)
    for key in ("stakeholders", "instruments"):
        known.ids.setdefault(key, set())
        for one in place.at(key).items(MOST_ENTRIES):
            known.add(key, one)
    registers = read_registers(place.at("registers"), known, MOST_ENTRIES)
    estimates = place.at("estimates")
    rounds = _rounds(place.at("rounds"))
    challenge = read_challenge(place.at("challenge"), cards)
    edits, outdated = _edits(place.at("sections"), place.at("generated_on").day())
    groups = place.at("participants").at("groups")
    thresholds, severities = read_numbers(place.at("quality"))
    notes = read_notes(place.at("quality").at("notes"), goals)
    data = CharterData(
        workshop=workshop,
        generated_on=place.at("generated_on").day() or date(2000, 1, 1),
        groups=_groups(groups),
        unseated=max(0, place.at("participants").at("voices").whole() - sum(one.voices for one in _groups(groups))),
        steps=_steps(place.at("agenda")),
        cards=cards,
        challenge=challenge,
        goals=goals,
        rounds=rounds,
        stakeholders=read_stakeholders(place.at("stakeholders"), registers["stakeholders"]),
        instruments=read_instruments(place.at("instruments"), known),
        parked=read_parked(place.at("parking_lot")),
        registers=registers,
        parts=frozenset(str(part) for part in shown_parts(place.at("parts").words(100, 40))),
        edits=edits,
        events=read_events(place.at("trail")),
        comments=read_comments(place.at("comments")),
        state=str(_state(place)),
        thresholds=thresholds,
        severities=severities,
        check_notes=notes,
        shelves=ShelfSource(
            registers={key: [_entry(one) for one in entries] for key, entries in registers.items()},
            summaries_by_sheet=_present(estimates.at("present")),
            former_by_sheet=_former(estimates.at("former")),
            complexity=challenge.complexity,
            adopted=frozenset(goal.id for goal in goals if goal.is_adopted),
            deadlines={goal.id: goal.content.deadline for goal in goals if goal.is_adopted},
            language=workshop.language,
            thresholds=thresholds,
            none=Words.of(notes).none,
            groups=[one.name for one in _groups(groups)],
        ),
    )
    words = {one.at("ref").reference(): one.value for one in place.at("rounds").items(MOST_ROUNDS)}
    return Brought(data, place.at("schema_version").line(12), words, _left(place, data, known), outdated)


def _state(place: Place) -> CharterState:
    """Where the charter stood. What was adopted is worked on again, and must not pass for adopted meanwhile."""
    found = place.at("state").choice(CharterState, CharterState.COLLECTING)
    return CharterState.WORKSHOP_DRAFT if found is CharterState.ADOPTED else found


def _left(place: Place, data: CharterData, known: Known) -> tuple[tuple[Left, int], ...]:
    """What a charter never holds, and what this one lacks."""
    told = [(Left.SEATS, data.voices), (Left.BALLOTS, len(data.rounds))]
    told.append((Left.COMMENTS, sum(one.with_comment for one in data.rounds)))
    has_estimates = place.at("estimates").value is not None
    told.append((Left.LINKS, known.lost_links))
    found = [(what, count) for what, count in told if count]
    if not has_estimates:
        found.append((Left.ESTIMATES, 0))
    if data.workshop.status is WorkshopStatus.ENDED:
        found.append((Left.ENDED, 0))
    if place.at("state").value == CharterState.ADOPTED:
        found.append((Left.ADOPTED, 0))
    if place.at("programme").value is not None:
        found.append((Left.PROGRAMME, 0))
    if place.at("registers").value is None:
        found.append((Left.PARTS, 0))
    found.append((Left.HISTORY, 0))
    order = list(Left)
    return tuple(sorted(found, key=lambda one: order.index(one[0])))


def _workshop(place: Place) -> WorkshopFacts:
    title = place.at("title").line(200)
    if not title:
        raise place.at("title").wrong("carry.missing")
    return WorkshopFacts(
        id=place.at("id").id(),
        title=title,
        purpose=place.at("purpose").text(4000),
        language=place.at("language").line(12) or "en",
        convener=place.at("convener").line(200),
        place=place.at("place").line(200),
        naming=place.at("naming").choice(Naming, Naming.NOBODY),
        status=place.at("status").choice(WorkshopStatus, WorkshopStatus.LIVE),
        created_on=place.at("created_on").day(),
        ended_on=place.at("ended_on").day(),
    )


def _groups(place: Place) -> tuple[GroupFacts, ...]:
    found, names = [], set()
    for one in place.items(MAX_GROUPS):
        name = one.at("name").line(60)
        if not name:
            raise one.at("name").wrong("carry.missing")
        if name.casefold() in names:
            raise one.at("name").wrong("carry.reference_twice")
        names.add(name.casefold())
        found.append(
            GroupFacts(one.at("id").id(), name, one.at("seats").whole(0, 100_000), one.at("voices").whole(0, 1_000_000))
        )
    return tuple(found)


def _steps(place: Place) -> tuple[StepFacts, ...]:
    return tuple(
        StepFacts(
            id=one.at("id").id(),
            kind=one.at("kind").choice(StepKind, StepKind.FRAME),
            title=one.at("title").line(120),
            minutes=one.at("minutes").whole(0, 24 * 60),
            status=one.at("status").choice(StepStatus, StepStatus.PLANNED),
            opened_at=one.at("opened_at").moment(),
            closed_at=one.at("closed_at").moment(),
        )
        for one in place.items(_MOST_STEPS)
    )


def _rounds(place: Place) -> tuple[RoundFacts, ...]:
    listed = place.items(MOST_ROUNDS)
    once_each([(one.at("ref").reference(), one) for one in listed])
    found = tuple(sorted((read_round(one) for one in listed), key=lambda one: one.number))
    numbers = {one.number for one in found}
    for one in listed:
        runoff = one.at("terms").at("runoff_of")
        if runoff.value and runoff.reference() not in numbers:
            raise runoff.wrong("carry.nowhere")
    return found


def _edits(place: Place, day: date | None) -> tuple[tuple[SectionEdit, ...], frozenset[str]]:
    """Sections that were worded by hand. The day was not in files before 1.3: then it is that of the file."""
    edits, outdated = {}, set()
    for one in place.items(_MOST_SECTIONS):
        key = read_key(one.at("key"))
        if one.at("is_edited").flag() and one.at("is_editable").flag(default=True) and key not in edits:
            html = to_html(from_html(one.at("html").text(_LONGEST_SECTION)))
            text, form = (html, RICH) if html else (one.at("text").text(), PLAIN)
            edits[key] = SectionEdit(key, text, "", one.at("edited_on").day() or day, form)
            outdated |= {key} if one.at("is_outdated").flag() else set()
    return tuple(edits.values()), frozenset(outdated)


def _entry(one: EntryFacts) -> Entry:
    return Entry(one.id, one.number, one.values)


# --- estimates ------------------------------------------------------------------------------------------------------


def _present(place: Place) -> dict[str, Subjects]:
    return {key: read_subjects(place.at(key)) for key in SHEETS}


def _former(place: Place) -> dict[str, list[Subjects]]:
    return {key: [read_subjects(one) for one in place.at(key).items(_MOST_WAVES)] for key in SHEETS}


def read_subjects(place: Place) -> Subjects:
    """Summaries by subject and question. Errors: Invalid `carry.…`."""
    if len(place.object()) > _MOST_SUBJECTS:
        raise place.wrong("carry.many", most=_MOST_SUBJECTS, count=len(place.object()))
    return {
        Place(subject, place.name).id(): {item: _summary(one) for item, one in by_item.entries() if len(item) <= 40}
        for subject, by_item in place.entries()
    }


def _summary(place: Place) -> Summary:
    return Summary(
        count=place.at("count").whole(),
        passes=place.at("passes").whole(),
        median=place.at("median").number(),
        low=place.at("low").number(),
        high=place.at("high").number(),
        counts={answer[:60]: one.whole() for answer, one in place.at("counts").entries()},
    )
