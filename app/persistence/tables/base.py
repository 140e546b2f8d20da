"""Column helpers shared by the tables."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, String, Text
from sqlmodel import Field

from app.domain.ids import new_id
from app.persistence.types import UtcDateTime

ID_LENGTH = 24


def primary_id() -> Any:
    """A random primary key."""
    return Field(default_factory=new_id, primary_key=True, max_length=ID_LENGTH)


def workshop_key() -> Any:
    """The workshop a row belongs to; the row goes when the workshop goes."""
    return Field(
        sa_column=Column(
            "workshop_id",
            String(ID_LENGTH),
            ForeignKey("workshop.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        )
    )


def reference(table: str, *, nullable: bool = False, index: bool = False, on_delete: str = "CASCADE") -> Any:
    """A foreign key to `table`.id."""
    column = Column(String(ID_LENGTH), ForeignKey(f"{table}.id", ondelete=on_delete), nullable=nullable, index=index)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def moment(*, nullable: bool = False) -> Any:
    """An aware UTC moment."""
    column = Column(UtcDateTime, nullable=nullable)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def long_text(default: str = "") -> Any:
    """Text without a length in the database; the services bound it."""
    return Field(default=default, sa_column=Column(Text, nullable=False, default=default))


def document(default_factory: type[list[Any]] | type[dict[str, Any]]) -> Any:
    """A small JSON value that is read and written whole."""
    return Field(default_factory=default_factory, sa_column=Column(JSON, nullable=False))


Moment = datetime
