"""The workshop itself, its agenda, groups, seats and secret links."""

from typing import Any

from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, document, long_text, moment, primary_id, reference, workshop_key


class WorkshopRow(SQLModel, table=True):
    """One workshop. `delete_at` is the day on which everything below is deleted; `parts` are those that are shown.

    `thresholds` and `severities` are what its template or its facilitators set for the quality checks, by name and by
    check; what is not in there is as the checks have it. `public_key` opens the public charter; empty: there is none.
    `template_about` has the words about the template: name, when to use it, reasons.
    `programme_id` is empty for a workshop that stands alone.
    `programme_id` is empty for a workshop that stands alone. `is_carried`: it began with a charter from elsewhere.
    """

    __tablename__ = "workshop"

    id: str = primary_id()
    code: str = Field(max_length=12, unique=True, index=True)
    title: str = Field(max_length=200)
    purpose: str = long_text()
    language: str = Field(default="en", max_length=12)
    convener: str = Field(default="", max_length=200)
    place: str = Field(default="", max_length=200)
    naming: str = Field(default="names", max_length=20)
    template: str = Field(default="half_day", max_length=40)
    status: str = Field(default="live", max_length=20)
    is_demo: bool = False
    created_at: Moment = moment()
    ended_at: Moment | None = moment(nullable=True)
    retention_days: int = 90
    delete_at: Moment = moment()
    current_step_id: str = Field(default="", max_length=24)
    timer_state: str = Field(default="none", max_length=12)
    timer_ends_at: Moment | None = moment(nullable=True)
    timer_remaining_seconds: int = 0
    timer_duration_seconds: int = 0
    card_count: int = 0
    goal_count: int = 0
    round_count: int = 0
    stakeholder_count: int = 0
    instrument_count: int = 0
    parts: list[str] = document(list)
    thresholds: dict[str, Any] = document(dict)
    severities: dict[str, Any] = document(dict)
    template_about: dict[str, Any] = document(dict)
    charter_state: str = Field(default="collecting", max_length=24)
    public_key: str = Field(default="", max_length=40, index=True)
    programme_id: str = Field(default="", max_length=24, index=True)
    is_carried: bool = False


class GroupRow(SQLModel, table=True):
    """A participant group of the workshop."""

    __tablename__ = "participant_group"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    name: str = Field(max_length=60)
    position: int = 0


class StepRow(SQLModel, table=True):
    """A step of the agenda."""

    __tablename__ = "step"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    kind: str = Field(max_length=20)
    position: int = 0
    title: str = Field(default="", max_length=120)
    prompt: str = long_text()
    minutes: int = 0
    status: str = Field(default="planned", max_length=12)
    is_revealed: bool = False
    opened_at: Moment | None = moment(nullable=True)
    closed_at: Moment | None = moment(nullable=True)


class SeatRow(SQLModel, table=True):
    """A seat: the unit of voice. `weight` above 1 is a table whose votes the facilitator enters."""

    __tablename__ = "seat"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    group_id: str | None = reference("participant_group", nullable=True, on_delete="SET NULL")
    role: str = Field(max_length=20)
    name: str = Field(default="", max_length=80)
    pseudonym: str = Field(default="", max_length=80)
    weight: int = 1
    channel: str = Field(default="device", max_length=12)
    recovery_hash: str = Field(max_length=64, index=True)
    joined_at: Moment = moment()
    removed_at: Moment | None = moment(nullable=True)


class LinkRow(SQLModel, table=True):
    """A secret link that seats a co-facilitator or observer, or brings somebody back to the own seat.

    With `is_personal` it is a line of the roster: a person by `name` and group, who has one seat and one vote.

    The token is derived from the id and the server's secret, so that the desk can show it again and the database
    alone opens no door.
    """

    __tablename__ = "secret_link"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    role: str = Field(max_length=20)
    seat_id: str | None = reference("seat", nullable=True, index=True)
    is_personal: bool = False
    name: str = Field(default="", max_length=80)
    group_id: str | None = reference("participant_group", nullable=True, on_delete="SET NULL")
    created_at: Moment = moment()
    revoked_at: Moment | None = moment(nullable=True)
