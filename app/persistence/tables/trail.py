"""What happened to the content, for undo and provenance, and receipts that make a resend harmless. Never ballots."""

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, document, moment, primary_id, reference, workshop_key


class ChangeRow(SQLModel, table=True):
    """One committed change of content: rows with their values before (None for new rows) and after."""

    __tablename__ = "change"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    seat_id: str | None = reference("seat", nullable=True, on_delete="SET NULL")
    role: str = Field(default="", max_length=20)
    action: str = Field(max_length=40, index=True)
    label: str = Field(default="", max_length=60)
    rows: list[dict[str, Any]] = document(list)
    is_undoable: bool = False
    undone_at: Moment | None = moment(nullable=True)
    happened_at: Moment = moment()


class ReceiptRow(SQLModel, table=True):
    """The answer already given to an idempotency key of a seat."""

    __tablename__ = "receipt"
    __table_args__ = (UniqueConstraint("seat_id", "key", name="uq_receipt_key"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    seat_id: str = reference("seat")
    key: str = Field(max_length=64)
    result_id: str = Field(default="", max_length=24)
    received_at: Moment = moment()
