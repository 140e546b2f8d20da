"""What people say about the charter's wording, and what became of it."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, long_text, moment, primary_id, reference, workshop_key


class CharterCommentRow(SQLModel, table=True):
    """A comment on a section of the charter, or a change of wording that is proposed for it.

    `quote` are the words it is about, `proposed` those to be put in their place. Numbers are given once: the charter
    refers to a comment as K3.
    """

    __tablename__ = "charter_comment"
    __table_args__ = (UniqueConstraint("workshop_id", "number", name="uq_charter_comment_number"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    number: int = 0
    section_key: str = Field(max_length=40)
    kind: str = Field(default="comment", max_length=12)
    quote: str = long_text()
    text: str = long_text()
    proposed: str = long_text()
    seat_id: str | None = reference("seat", nullable=True, index=True, on_delete="SET NULL")
    group_id: str | None = reference("participant_group", nullable=True, on_delete="SET NULL")
    status: str = Field(default="open", max_length=12)
    answer: str = long_text()
    answered_role: str = Field(default="", max_length=20)
    answered_at: Moment | None = moment(nullable=True)
    written_at: Moment = moment()
    edited_at: Moment | None = moment(nullable=True)
