"""Writing a charter that was read into a new workshop: rows with new ids, the same references and words.

Must not: read the file (`app.domain.carrying` has), or commit.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.domain.carrying.charter import Brought
from app.domain.carrying.events import event_values
from app.domain.charter.data import CardFacts, CharterData, Credit, EntryFacts, GoalFacts
from app.domain.goals import GoalContent
from app.domain.ids import new_id
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import FieldKind, RegisterField, Value
from app.domain.registers.register import Register
from app.domain.steps import StepKind
from app.persistence.repositories.registers import Kept
from app.persistence.tables import (
    CardRow,
    CarriedRow,
    ChallengeRow,
    CharterCommentRow,
    CharterEditRow,
    CheckNoteRow,
    ClusterRow,
    EntryRow,
    GoalRow,
    GroupRow,
    InstrumentRow,
    ParkingItemRow,
    StakeholderRow,
    StepRow,
    WorkshopRow,
)
from app.persistence.unit_of_work import UnitOfWork
from app.services.carrying.votes import at, write_rounds
from app.services.registers.values import put

_MOVED_ON = "0" * 64
"""The basis of an edit whose ground had moved already when the charter was exported."""


@dataclass(slots=True)
class Writing:
    """One charter on its way into one workshop. `ids` are new ids by register and the file's id."""

    work: UnitOfWork
    workshop: WorkshopRow
    brought: Brought
    bases: Mapping[str, str]
    now: datetime
    steps: dict[StepKind, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    credits: dict[str, list[str]] = field(default_factory=dict)
    rounds: dict[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> CharterData:
        """What was read."""
        return self.brought.data

    async def write(self) -> None:
        """Everything, in the order in which rows point at each other."""
        await self._frame_of_it()
        await self._cards()
        await self._goals()
        self._entries()
        self.rounds = write_rounds(
            self.work, self.workshop, self.brought, steps=self.steps, groups=self.groups, ids=self.ids
        )
        self._parked()
        self._edits()
        self._comments()
        self._check_notes()
        self.work.carried.add(self._rest())
        await self.work.flush()

    # --- agenda and groups ------------------------------------------------------------------------------------------

    async def _frame_of_it(self) -> None:
        for position, group in enumerate(self.data.groups):
            row = self.work.groups.add(GroupRow(workshop_id=self.workshop.id, name=group.name, position=position))
            self.groups[group.name] = row.id
        has_cards = bool(self.data.cards or self.data.challenge.statement)
        lacking = [kind for kind in StepKind if kind not in {step.kind for step in self.data.steps}]
        open_step = ""
        for position, step in enumerate(self.data.steps):
            made = StepRow(
                workshop_id=self.workshop.id,
                kind=step.kind,
                position=position,
                title=step.title,
                minutes=step.minutes,
                status=step.status if step.status != "open" or not open_step else "closed",
                is_revealed=has_cards and step.kind is StepKind.FRAME,
                opened_at=step.opened_at,
                closed_at=step.closed_at,
            )
            self.work.steps.add(made)
            self.steps.setdefault(step.kind, made.id)
            if made.status == "open":
                open_step = made.id
        for position, kind in enumerate(lacking, len(self.data.steps)):
            made = StepRow(
                workshop_id=self.workshop.id,
                kind=kind,
                position=position,
                is_revealed=has_cards and kind is StepKind.FRAME,
            )
            self.work.steps.add(made)
            self.steps[kind] = made.id
        self.workshop.current_step_id = open_step
        await self.work.flush()

    def _credit(self, row_id: str, credit: Credit) -> None:
        if credit.author or credit.group:
            self.credits[row_id] = [credit.author, credit.group]

    # --- framing ----------------------------------------------------------------------------------------------------

    async def _cards(self) -> None:
        step_id, clusters = self.steps[StepKind.FRAME], dict[str, str]()
        every = [(card, "") for card in self.data.cards] + [
            (one, card.id) for card in self.data.cards for one in card.merged
        ]
        for card, _ in every:
            if card.cluster and card.cluster not in clusters:
                row = ClusterRow(
                    workshop_id=self.workshop.id, step_id=step_id, name=card.cluster, position=len(clusters)
                )
                clusters[card.cluster] = self.work.clusters.add(row).id
        await self.work.flush()
        ids = {card.id: new_id() for card, _ in every}
        for card, into in every:
            self.work.cards.add(self._card(card, step_id, ids[card.id], clusters.get(card.cluster), ids.get(into)))
        self.workshop.card_count = max((card.number for card, _ in every), default=0)
        await self.work.flush()
        await self._challenge({card.number: ids[card.id] for card, _ in every})

    def _card(self, card: CardFacts, step_id: str, row_id: str, cluster_id: str | None, into: str | None) -> CardRow:
        self._credit(row_id, card.credit)
        return CardRow(
            id=row_id,
            workshop_id=self.workshop.id,
            step_id=step_id,
            number=card.number,
            prompt=card.prompt,
            text=card.text,
            original_text=card.original_text or card.text,
            cluster_id=cluster_id,
            merged_into_id=into,
            written_at=self.now,
        )

    async def _challenge(self, cards: Mapping[int, str]) -> None:
        said = self.data.challenge
        if not any((said.statement, said.complexity, said.scope_in, said.scope_out, said.source_numbers)):
            return
        row = ChallengeRow(
            workshop_id=self.workshop.id,
            step_id=self.steps[StepKind.FRAME],
            statement=said.statement,
            complexity=said.complexity,
            scope_in=said.scope_in,
            scope_out=said.scope_out,
            edited_at=self.now,
        )
        self.work.challenges.add(row)
        await self.work.flush()
        await self.work.challenges.set_sources(row, [cards[number] for number in said.source_numbers])

    # --- goals and registers ------------------------------------------------------------------------------------------

    async def _goals(self) -> None:
        for key, entries in self.data.registers.items():
            self.ids[key] = {one.id: new_id() for one in entries}
        for key, listed in (("stakeholders", self.data.stakeholders), ("instruments", self.data.instruments)):
            self.ids[key] |= {one.id: new_id() for one in listed if one.id not in self.ids[key]}
        every = [(goal, "") for goal in self.data.goals] + [
            (one, goal.id) for goal in self.data.goals for one in goal.merged
        ]
        self.ids["goals"] |= {goal.id: new_id() for goal, _ in every if goal.id not in self.ids["goals"]}
        further = {one.id: one for one in self.data.registers.get("goals", ())}
        for goal, into in every:
            row = self._goal(goal, self.ids["goals"].get(into))
            if goal.id in further:
                self._fill(REGISTERS["goals"], row, further[goal.id].values, but={"statement", "target_value"})
            self.work.goals.add(row)
        self.workshop.goal_count = max((goal.number for goal, _ in every), default=0)

    def _goal(self, goal: GoalFacts, into: str | None) -> GoalRow:
        row_id = self.ids["goals"][goal.id]
        self._credit(row_id, goal.credit)
        return GoalRow(
            id=row_id,
            workshop_id=self.workshop.id,
            step_id=self.steps[StepKind.GOALS],
            number=goal.number,
            status="merged" if into else "adopted" if goal.is_adopted else "proposed",
            merged_into_id=into,
            adoption_reason=goal.adoption_reason,
            adopted_at=at(goal.adopted_on),
            first=_plain(goal.first) if goal.first else {},
            proposed_at=self.now,
            **asdict(goal.content),
        )

    def _entries(self) -> None:
        listed = {
            "stakeholders": [
                EntryFacts(one.id, one.number, asdict(one.content), one.credit) for one in self.data.stakeholders
            ],
            "instruments": [
                EntryFacts(one.id, one.number, asdict(one.content), one.credit) for one in self.data.instruments
            ],
        }
        for key, entries in self.data.registers.items():
            if key == "goals":
                continue
            by_id = {one.id: one for one in entries}
            for one in listed.get(key, entries):
                said = by_id[one.id].values if one.id in by_id else {}
                self._entry(REGISTERS[key], one, {**one.values, **said})
        self.workshop.stakeholder_count = max((one.number for one in self.data.stakeholders), default=0)
        self.workshop.instrument_count = max((one.number for one in self.data.instruments), default=0)

    def _entry(self, kept: Register, one: EntryFacts, values: Mapping[str, Any]) -> None:
        common: dict[str, Any] = {
            "id": self.ids[kept.key][one.id],
            "workshop_id": self.workshop.id,
            "number": one.number,
        }
        row: Kept
        if kept.key == "stakeholders":
            row = StakeholderRow(
                **common, step_id=self.steps[kept.step], name="", sector="", level="", added_at=self.now
            )
        elif kept.key == "instruments":
            row = InstrumentRow(**common, step_id=self.steps[kept.step], name="", side="", sketched_at=self.now)
        else:
            row = EntryRow(**common, register_key=kept.key, added_at=self.now)
        self._credit(row.id, one.credit)
        self._fill(kept, row, values)
        self.work.entries.add(row)  # type: ignore[arg-type]

    def _fill(self, kept: Register, row: Kept, values: Mapping[str, Any], *, but: set[str] = frozenset()) -> None:  # type: ignore[assignment]
        for one in kept.fields:
            if one.name in values and one.name not in but:
                value = self._here(one, _stored(values[one.name]))
                if value != one.blank or hasattr(row, one.name):
                    put(kept, row, one, value)

    def _here(self, one: RegisterField, value: Value) -> Value:
        """The same value with the ids of this workshop."""
        if value is None:
            return one.blank
        known = self.ids.get(one.target, {})
        if one.kind is FieldKind.LINK:
            return known.get(str(value), "") if value else ""
        if one.kind is FieldKind.LINKS and isinstance(value, list):
            return [known[id_] for id_ in value if id_ in known]
        return value

    # --- the rest ---------------------------------------------------------------------------------------------------

    def _parked(self) -> None:
        for place, one in enumerate(sorted(self.data.parked, key=lambda one: one.number)):
            row = ParkingItemRow(
                workshop_id=self.workshop.id,
                text=one.text,
                is_settled=one.is_settled,
                answer=one.answer,
                parked_at=self.now + timedelta(microseconds=place),
            )
            self._credit(row.id, one.credit)
            self.work.parking.add(row)

    def _edits(self) -> None:
        for one in self.data.edits:
            basis = _MOVED_ON if one.key in self.brought.outdated else self.bases.get(one.key, "")
            self.work.charter_edits.add(
                CharterEditRow(
                    workshop_id=self.workshop.id,
                    section_key=one.key,
                    text=one.text,
                    form=one.form,
                    basis=basis,
                    edited_at=at(one.edited_on) or self.now,
                )
            )

    def _check_notes(self) -> None:
        for one in self.data.check_notes:
            self.work.check_notes.add(
                CheckNoteRow(
                    workshop_id=self.workshop.id,
                    check_id=one.check_id,
                    subject_id=self.ids["goals"].get(one.subject_id, ""),
                    kind=one.kind,
                    reason=one.reason,
                    role=one.role,
                    noted_at=at(one.noted_on) or self.now,
                )
            )

    def _comments(self) -> None:
        for one in self.data.comments:
            row = CharterCommentRow(
                workshop_id=self.workshop.id,
                number=one.number,
                section_key=one.section_key,
                kind=one.kind,
                quote=one.quote,
                text=one.text,
                proposed=one.proposed,
                status=one.status,
                answer=one.answer,
                answered_role=one.answered_role,
                answered_at=at(one.answered_on),
                written_at=at(one.written_on) or self.now,
            )
            self._credit(row.id, one.credit)
            self.work.charter_comments.add(row)

    def _rest(self) -> CarriedRow:
        subjects = {id_: here for known in self.ids.values() for id_, here in known.items()}
        shelves = self.data.shelves
        return CarriedRow(
            workshop_id=self.workshop.id,
            schema_version=self.brought.schema_version,
            generated_on=self.data.generated_on.isoformat(),
            naming=self.data.workshop.naming,
            credits=self.credits,
            rounds=self.rounds,
            people={
                **{self.groups[one.name]: {"seats": one.seats, "voices": one.voices} for one in self.data.groups},
                "": {"seats": 0, "voices": self.data.unseated},
            },
            estimates={
                "present": {key: _subjects(one, subjects) for key, one in shelves.summaries_by_sheet.items() if one},
                "former": {
                    key: [_subjects(one, subjects) for one in waves]
                    for key, waves in shelves.former_by_sheet.items()
                    if waves
                },
            },
            left=[[str(what), count] for what, count in self.brought.left],
            events=[event_values(one) for one in self.data.events],
            carried_at=self.now,
        )


def _plain(content: GoalContent) -> dict[str, object]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(content).items()
    }


def _stored(value: Any) -> Value:
    """A value of a domain object as registers keep it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return [str(one) for one in value]
    if value is None or isinstance(value, (int, float)):
        return value
    return str(value)


def _subjects(subjects: Mapping[str, Any], here: Mapping[str, str]) -> dict[str, Any]:
    """Summaries as plain values, by the ids of this workshop; of what did not come along nothing is kept."""
    return {
        here.get(subject, ""): {item: asdict(one) for item, one in by_item.items()}
        for subject, by_item in subjects.items()
        if not subject or subject in here
    }
