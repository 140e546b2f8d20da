"""What came with a charter from elsewhere, and programmes of several workshops.

A programme has no row of its own: each of its workshops says which one it belongs to. So every row still goes with its
workshop, and a programme is gone when the last of its workshops has left it.
"""

from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, document, moment, primary_id, workshop_key


class CarriedRow(SQLModel, table=True):
    """What a charter that was brought along says beyond the rows made of it.

    `credits` are [author, group] by row id, as `naming` allowed; `rounds` the file's words on each revealed round, by
    round id, with the ids of its options here; `people` who took part; `estimates` what could be shown of them; `left`
    what could not come along, as [what, how many]; `events` what had happened to each line.
    """

    __tablename__ = "carried"
    __table_args__ = (UniqueConstraint("workshop_id", name="uq_carried_workshop"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    schema_version: str = Field(default="", max_length=12)
    generated_on: str = Field(default="", max_length=10)
    naming: str = Field(default="nobody", max_length=20)
    credits: dict[str, Any] = document(dict)
    rounds: dict[str, Any] = document(dict)
    people: dict[str, Any] = document(dict)
    estimates: dict[str, Any] = document(dict)
    left: list[Any] = document(list)
    events: list[dict[str, Any]] = document(list)
    carried_at: Moment = moment()


class ProgrammeMemberRow(SQLModel, table=True):
    """That a workshop belongs to a programme, with the programme's title and code as all of its workshops have them."""

    __tablename__ = "programme_member"
    __table_args__ = (UniqueConstraint("workshop_id", name="uq_programme_member_workshop"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    programme_id: str = Field(max_length=24, index=True)
    code: str = Field(max_length=12, index=True)
    title: str = Field(max_length=200)
    joined_at: Moment = moment()


class SharedEntryRow(SQLModel, table=True):
    """That an entry of this workshop is the same as others in its programme: all that have the same `shared_id`.

    An entry without such a row is shared under its own id, so that nobody else's workshop is written to.
    """

    __tablename__ = "shared_entry"
    __table_args__ = (
        UniqueConstraint("workshop_id", "register_key", "entry_id", name="uq_shared_entry"),
        Index("ix_shared_entry_shared", "shared_id"),
    )

    id: str = primary_id()
    workshop_id: str = workshop_key()
    register_key: str = Field(max_length=24)
    entry_id: str = Field(max_length=24)
    shared_id: str = Field(max_length=24)
