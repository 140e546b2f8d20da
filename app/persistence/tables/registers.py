"""What many hands type into fields: entries of registers, the history of each field, and everybody's estimates."""

from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, document, moment, primary_id, reference, workshop_key


class EntryRow(SQLModel, table=True):
    """An entry of a register. `more` holds its values by field; where one is missing nobody has said anything."""

    __tablename__ = "entry"
    __table_args__ = (Index("ix_entry_register", "workshop_id", "register_key", "is_removed", "number"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    register_key: str = Field(max_length=24)
    number: int = 0
    seat_id: str | None = reference("seat", nullable=True, index=True, on_delete="SET NULL")
    more: dict[str, Any] = document(dict)
    merged_into_id: str | None = Field(default=None, max_length=24)
    is_removed: bool = False
    added_at: Moment = moment()
    edited_at: Moment | None = moment(nullable=True)


class FieldChangeRow(SQLModel, table=True):
    """One field of one entry that somebody set, in the order of `position`.

    `is_conflict`: what stood there was not what the writer had seen.
    """

    __tablename__ = "field_change"
    __table_args__ = (Index("ix_field_change_entry", "workshop_id", "entry_id"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    register_key: str = Field(max_length=24)
    entry_id: str = Field(max_length=24)
    position: int = 0
    field: str = Field(max_length=40)
    before: Any = Field(default=None, sa_column=Column(JSON, nullable=True))
    after: Any = Field(default=None, sa_column=Column(JSON, nullable=True))
    seat_id: str | None = reference("seat", nullable=True, on_delete="SET NULL")
    role: str = Field(default="", max_length=20)
    is_conflict: bool = False
    happened_at: Moment = moment()


class SheetRow(SQLModel, table=True):
    """How a sheet of estimates stands: `wave` counts how often the room was asked, from 1."""

    __tablename__ = "sheet"
    __table_args__ = (UniqueConstraint("workshop_id", "sheet", name="uq_sheet"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    sheet: str = Field(max_length=24)
    wave: int = 1
    is_shown: bool = False
    is_open: bool = True


class EstimateRow(SQLModel, table=True):
    """What one seat answered to one question about one subject; replaced, never added."""

    __tablename__ = "estimate"
    __table_args__ = (
        UniqueConstraint("workshop_id", "sheet", "wave", "subject_id", "item", "seat_id", name="uq_estimate"),
    )

    id: str = primary_id()
    workshop_id: str = workshop_key()
    sheet: str = Field(max_length=24)
    wave: int = 1
    subject_id: str = Field(default="", max_length=24)
    item: str = Field(max_length=40)
    seat_id: str = reference("seat", index=True)
    answer: str = Field(default="", max_length=200)
