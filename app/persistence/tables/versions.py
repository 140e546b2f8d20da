"""Versions of the charter: what it said at a moment, kept whole."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, long_text, moment, primary_id, reference, workshop_key


class CharterVersionRow(SQLModel, table=True):
    """A version: the charter's JSON without names of people, packed (`app.services.packing`).

    `state` is the one it was kept in, `role` who kept it; `round_id` the round on the charter that opened on it,
    `changes` how many changes of contents the trail had then.
    """

    __tablename__ = "charter_version"
    __table_args__ = (UniqueConstraint("workshop_id", "number", name="uq_charter_version"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    number: int
    label: str = Field(max_length=12)
    state: str = Field(max_length=24)
    note: str = long_text()
    role: str = Field(default="facilitator", max_length=20)
    round_id: str | None = reference("voting_round", nullable=True, on_delete="SET NULL")
    content: str = long_text()
    changes: int = 0
    kept_at: Moment = moment()
