"""What the room writes: cards, clusters, the challenge, goals, stakeholders, instruments, notes and edits."""

from datetime import date
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, document, long_text, moment, primary_id, reference, workshop_key


class ClusterRow(SQLModel, table=True):
    """A named heap of cards."""

    __tablename__ = "cluster"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str = reference("step")
    name: str = Field(default="", max_length=120)
    position: int = 0
    is_removed: bool = False


class CardRow(SQLModel, table=True):
    """A card of the framing step. The wording its author sent is in `original_text`, whatever happens later."""

    __tablename__ = "card"
    __table_args__ = (
        # Counts by prompt and heap are read from this index alone, and the first cards of a heap without sorting.
        Index(
            "ix_card_heap",
            "workshop_id",
            "is_withdrawn",
            "is_hidden",
            "merged_into_id",
            "cluster_id",
            "number",
            "prompt",
            "edited_at",
        ),
    )

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str = reference("step", index=True)
    seat_id: str | None = reference("seat", nullable=True, index=True, on_delete="SET NULL")
    group_id: str | None = reference("participant_group", nullable=True, on_delete="SET NULL")
    number: int = 0
    prompt: str = Field(max_length=20)
    text: str = long_text()
    original_text: str = long_text()
    cluster_id: str | None = reference("cluster", nullable=True, on_delete="SET NULL")
    merged_into_id: str | None = Field(default=None, max_length=24)
    is_hidden: bool = False
    is_withdrawn: bool = False
    written_at: Moment = moment()
    edited_at: Moment | None = moment(nullable=True)


class ChallengeRow(SQLModel, table=True):
    """The challenge statement of a framing step."""

    __tablename__ = "challenge"
    __table_args__ = (UniqueConstraint("workshop_id", "step_id", name="uq_challenge_step"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str = reference("step")
    statement: str = long_text()
    complexity: str = Field(default="", max_length=20)
    scope_in: str = long_text()
    scope_out: str = long_text()
    edited_at: Moment | None = moment(nullable=True)


class ChallengeSourceRow(SQLModel, table=True):
    """A card from which the challenge statement was composed."""

    __tablename__ = "challenge_source"
    __table_args__ = (UniqueConstraint("challenge_id", "card_id", name="uq_challenge_card"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    challenge_id: str = reference("challenge", index=True)
    card_id: str = reference("card")
    position: int = 0


class GoalRow(SQLModel, table=True):
    """A proposed goal; `first` keeps the fields as first proposed, for the dilution record."""

    __tablename__ = "goal"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str = reference("step", index=True)
    seat_id: str | None = reference("seat", nullable=True, index=True, on_delete="SET NULL")
    group_id: str | None = reference("participant_group", nullable=True, on_delete="SET NULL")
    number: int = 0
    status: str = Field(default="proposed", max_length=12)
    merged_into_id: str | None = Field(default=None, max_length=24)
    adoption_reason: str = long_text()
    adopted_at: Moment | None = moment(nullable=True)
    statement: str = long_text()
    indicator: str = long_text()
    unit: str = Field(default="", max_length=80)
    is_yes_no: bool = False
    baseline_value: float | None = None
    baseline_year: int | None = None
    baseline_source: str = long_text()
    baseline_owner: str = Field(default="", max_length=200)
    baseline_due: date | None = None
    target_value: float | None = None
    deadline: date | None = None
    milestone: str = long_text()
    milestone_date: date | None = None
    population: str = long_text()
    visible_change: str = long_text()
    constraint: str = long_text()
    equity: str = long_text()
    first: dict[str, Any] = document(dict)
    more: dict[str, Any] = document(dict)
    proposed_at: Moment = moment()
    edited_at: Moment | None = moment(nullable=True)


class StakeholderRow(SQLModel, table=True):
    """An actor of the register. `more` holds the values of further fields, as in an entry of a register."""

    __tablename__ = "stakeholder"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str = reference("step")
    seat_id: str | None = reference("seat", nullable=True, on_delete="SET NULL")
    number: int = 0
    name: str = Field(max_length=160)
    sector: str = Field(max_length=24)
    level: str = Field(max_length=24)
    policy_field: str = Field(default="other", max_length=40)
    roles: list[str] = document(list)
    power: int | None = None
    interest: int | None = None
    is_present: bool = False
    note: str = long_text()
    more: dict[str, Any] = document(dict)
    is_removed: bool = False
    added_at: Moment = moment()
    edited_at: Moment | None = moment(nullable=True)


class InstrumentRow(SQLModel, table=True):
    """An instrument sketch. Links to goals and partners are lists of ids, read and written whole with the sketch."""

    __tablename__ = "instrument"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str = reference("step")
    seat_id: str | None = reference("seat", nullable=True, on_delete="SET NULL")
    number: int = 0
    name: str = Field(max_length=160)
    summary: str = long_text()
    code: str = Field(default="", max_length=12)
    side: str = Field(max_length=20)
    stages: list[str] = document(list)
    goal_ids: list[str] = document(list)
    lead_id: str = Field(default="", max_length=24)
    partner_ids: list[str] = document(list)
    target_group: str = long_text()
    budget: str = Field(default="unknown", max_length=24)
    budget_status: str = Field(default="", max_length=24)
    budget_source: str = long_text()
    start: str = Field(default="", max_length=40)
    first_step: str = long_text()
    is_new: bool = True
    more: dict[str, Any] = document(dict)
    is_removed: bool = False
    sketched_at: Moment = moment()
    edited_at: Moment | None = moment(nullable=True)


class ParkingItemRow(SQLModel, table=True):
    """Something to come back to."""

    __tablename__ = "parking_item"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str | None = reference("step", nullable=True, on_delete="SET NULL")
    seat_id: str | None = reference("seat", nullable=True, on_delete="SET NULL")
    text: str = long_text()
    is_settled: bool = False
    answer: str = long_text()
    parked_at: Moment = moment()


class NoteRow(SQLModel, table=True):
    """A private note of the facilitators on a step; in no charter and no participant's frame."""

    __tablename__ = "private_note"
    __table_args__ = (UniqueConstraint("workshop_id", "step_id", name="uq_note_step"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str = reference("step")
    text: str = long_text()
    edited_at: Moment = moment()


class CharterEditRow(SQLModel, table=True):
    """A facilitator's wording of a charter section; `basis` is the hash of what was assembled when it was written.

    `form` tells what the text is: "plain", or "rich" for sanitised HTML; `editor_id` is the seat that wrote it.
    """

    __tablename__ = "charter_edit"
    __table_args__ = (UniqueConstraint("workshop_id", "section_key", name="uq_charter_section"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    section_key: str = Field(max_length=40)
    text: str = long_text()
    form: str = Field(default="plain", max_length=8)
    basis: str = Field(default="", max_length=64)
    editor_role: str = Field(default="facilitator", max_length=20)
    editor_id: str = Field(default="", max_length=24)
    is_removed: bool = False
    edited_at: Moment = moment()
