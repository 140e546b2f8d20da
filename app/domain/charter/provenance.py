"""Where a line of the charter comes from: who said it, with what it was folded, which votes, who decided, who edited.

Pure. What is in here is what the charter's data holds, and that is what others may see: no hidden card, no ballot, and
names as far as the workshop's rule of naming lets them through.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.charter.data import CardFacts, CharterData, Credit, EventFacts, EventKind, GoalFacts, RoundFacts
from app.domain.charter.records import CHALLENGE, WORKSHOP
from app.domain.registers.catalogue import REGISTERS

NOBODY = Credit()
SECTION = "section-"
"""How anchors of whole sections begin."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the line with this anchor, or to one that was folded into it.

    `words` are what was said then, `refs` other places it leads to, `fields` message keys of what was changed, and
    `round_number` the round (0: none) whose outcome this is.
    """

    anchor: str
    kind: EventKind
    at: datetime | None = None
    credit: Credit = NOBODY
    role: str = ""
    words: str = ""
    refs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    round_number: int = 0


def trail(data: CharterData, anchor: str) -> tuple[Event, ...]:
    """What happened to the line with this anchor, in the order of time; nothing for an anchor that is not there."""
    return Trails(data).of(anchor)


class Trails:
    """The trails of one charter; the data is sorted once."""

    def __init__(self, data: CharterData) -> None:
        self._data = data
        self._events: dict[str, list[EventFacts]] = {}
        for one in data.events:
            self._events.setdefault(one.anchor, []).append(one)
        self._cards: Mapping[str, tuple[CardFacts, CardFacts | None]] = {
            f"C{one.number}": (one, into)
            for card in data.cards
            for one, into in ((card, None), *((folded, card) for folded in card.merged))
        }
        self._goals: Mapping[str, tuple[GoalFacts, GoalFacts | None]] = {
            f"G{one.number}": (one, into)
            for goal in data.goals
            for one, into in ((goal, None), *((folded, goal) for folded in goal.merged))
        }
        self._rounds = {f"V{one.number}": one for one in data.rounds}
        self._parked = {f"P{one.number}": one for one in data.parked}
        self._entries = {
            one.anchor: (key, one)
            for key, entries in data.registers.items()
            if key != "goals"
            for one in entries
            if one.anchor
        }
        self._plain = {
            **{f"S{one.number}": (one.id, one.content.name, one.credit) for one in data.stakeholders},
            **{f"I{one.number}": (one.id, one.content.name, one.credit) for one in data.instruments},
        }

    def of(self, anchor: str) -> tuple[Event, ...]:
        """What happened to the line with this anchor, in the order of time."""
        return _in_order(self._told(anchor))

    def _told(self, anchor: str) -> list[Event]:
        told: list[Event] = []
        if anchor in self._cards:
            told = self._of_card(*self._cards[anchor])
        elif anchor in self._goals:
            told = self._of_goal(*self._goals[anchor])
        elif anchor in self._rounds:
            told = [self._outcome(self._rounds[anchor])]
        elif anchor in self._parked:
            told = self._of_parked(anchor)
        elif anchor in self._plain:
            id_, name, credit = self._plain[anchor]
            told = [*self._written(anchor, credit, name), *self._later(anchor), *self._votes({id_})]
        elif anchor in self._entries:
            told = self._of_entry(anchor)
        else:
            told = self._of_place(anchor)
        return told

    def _of_card(self, card: CardFacts, into: CardFacts | None) -> list[Event]:
        anchor = f"C{card.number}"
        told = self._written(anchor, card.credit, card.original_text or card.text)
        told += self._later(anchor, card.text)
        if card.original_text and not any(one.kind is EventKind.REWORDED for one in told):
            told.append(Event(anchor, EventKind.REWORDED, words=card.text))
        if into is not None:
            told += self._folded(anchor, f"C{into.number}")
        for one in card.merged:
            folded = f"C{one.number}"
            told += [*self._written(folded, one.credit, one.text), *self._folded(folded, anchor)]
        return [*told, *self._uses(card.number)]

    def _uses(self, number: int) -> list[Event]:
        """That the challenge statement was composed from a card."""
        if number not in self._data.challenge.source_numbers:
            return []
        composed = [one for one in self._events.get(CHALLENGE, ()) if one.kind is EventKind.COMPOSED]
        at, role, credit = (composed[0].at, composed[0].role, composed[0].credit) if composed else (None, "", NOBODY)
        return [Event(f"C{number}", EventKind.USED, at, credit, role, refs=(CHALLENGE,))]

    def _of_goal(self, goal: GoalFacts, into: GoalFacts | None) -> list[Event]:
        anchor = f"G{goal.number}"
        told = self._written(anchor, goal.credit, (goal.first or goal.content).statement)
        told += self._later(anchor, goal.content.statement)
        if into is not None:
            told += self._folded(anchor, f"G{into.number}")
        for one in goal.merged:
            folded = f"G{one.number}"
            told += [
                *self._written(folded, one.credit, (one.first or one.content).statement),
                *self._folded(folded, anchor),
            ]
        told += self._votes({goal.id, *(one.id for one in goal.merged)})
        told = [one for one in told if one.kind is not EventKind.ADOPTED]
        if goal.is_adopted:
            by = next((one for one in self._events.get(anchor, ()) if one.kind is EventKind.ADOPTED), None)
            moment, credit, role = (by.at, by.credit, by.role) if by else (None, NOBODY, "")
            told.append(Event(anchor, EventKind.ADOPTED, moment, credit, role, goal.adoption_reason))
        return told

    def _of_parked(self, anchor: str) -> list[Event]:
        item = self._parked[anchor]
        told = [*self._written(anchor, item.credit, item.text), *self._later(anchor, item.answer)]
        if item.is_settled and not any(one.kind is EventKind.SETTLED for one in told):
            told.append(Event(anchor, EventKind.SETTLED, words=item.answer))
        return told

    def _of_entry(self, anchor: str) -> list[Event]:
        key, entry = self._entries[anchor]
        words = entry.values.get(REGISTERS[key].title)
        said = words if isinstance(words, str) and not REGISTERS[key].by_name[REGISTERS[key].title].target else ""
        if REGISTERS[key].by_name[REGISTERS[key].title].choices:
            said = ""
        return [*self._written(anchor, entry.credit, said), *self._later(anchor)]

    def _of_place(self, anchor: str) -> list[Event]:
        """The challenge, the workshop's own words, sections, and what follows by rule."""
        data = self._data
        if anchor == CHALLENGE and data.challenge.statement:
            sources = tuple(f"C{number}" for number in data.challenge.source_numbers)
            known = self._later(CHALLENGE, data.challenge.statement, refs=sources)
            composed = known or [Event(CHALLENGE, EventKind.COMPOSED, words=data.challenge.statement, refs=sources)]
            return [*composed, *(self._outcome(one) for one in data.rounds_on("challenge"))]
        if anchor == WORKSHOP and data.workshop.purpose:
            return [Event(WORKSHOP, EventKind.PREPARED, words=data.workshop.purpose)]
        if anchor.startswith(SECTION):
            key = anchor.removeprefix(SECTION)
            worded = self._later(anchor)
            edit = next((one for one in data.edits if one.key == key), None)
            if edit is not None and not worded:
                worded = [Event(anchor, EventKind.WORDED)]
            return [*worded, Event(anchor, EventKind.COMPUTED)] if not edit else worded
        return []

    def _written(self, anchor: str, credit: Credit, words: str) -> list[Event]:
        """The first event of a line: by whom, and when and how where that is known."""
        found = next((one for one in self._events.get(anchor, ()) if one.kind in _FIRST), None)
        if found is None:
            return [Event(anchor, EventKind.WRITTEN, credit=credit, words=words)]
        return [Event(anchor, found.kind, found.at, credit, found.role, words)]

    def _later(self, anchor: str, words: str = "", refs: tuple[str, ...] = ()) -> list[Event]:
        """What happened to a line since; the words as they stand go with the last time they were set."""
        found = [one for one in self._events.get(anchor, ()) if one.kind not in (_FIRST | {EventKind.MERGED})]
        last = max((at for at, one in enumerate(found) if one.kind in _WORDING), default=-1)
        return [
            Event(
                anchor,
                one.kind,
                one.at,
                one.credit,
                one.role,
                words if at == last else "",
                refs if at == last else (),
                one.fields,
            )
            for at, one in enumerate(found)
        ]

    def _folded(self, anchor: str, into: str) -> list[Event]:
        found = [one for one in self._events.get(anchor, ()) if one.kind is EventKind.MERGED][-1:]
        at, credit, role = (found[0].at, found[0].credit, found[0].role) if found else (None, NOBODY, "")
        return [Event(anchor, EventKind.MERGED, at, credit, role, refs=(into,))]

    def _votes(self, ids: set[str]) -> list[Event]:
        return [self._outcome(one) for one in self._data.rounds if any(option.id in ids for option in one.options)]

    def _outcome(self, one: RoundFacts) -> Event:
        """The outcome of a round and nothing else: a ballot is nobody's business."""
        anchor = f"V{one.number}"
        said = next((event for event in self._events.get(anchor, ()) if event.kind is EventKind.VOTED), None)
        return Event(anchor, EventKind.VOTED, said.at if said else None, refs=(anchor,), round_number=one.number)


_FIRST = frozenset({EventKind.WRITTEN, EventKind.IMPORTED})
_WORDING = frozenset({EventKind.REWORDED, EventKind.COMPOSED, EventKind.EDITED, EventKind.SETTLED})
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By time; what has none stands after what it was told after, and nothing happens to a line before it is there."""
    listed = list(events)
    since: dict[str, datetime] = {}
    for one in listed:
        if one.at is not None and one.kind not in _FIRST:
            since[one.anchor] = min(one.at, since.get(one.anchor, one.at))
    keyed: list[tuple[datetime, int, Event]] = []
    latest = _BEFORE_ALL
    for place, one in enumerate(listed):
        moment = one.at
        if moment is not None and one.kind in _FIRST:
            moment = min(moment, since.get(one.anchor, moment))
        latest = moment or latest
        keyed.append((latest, place, one))
    return tuple(one for _, _, one in sorted(keyed, key=lambda entry: entry[:2]))
