"""Words on quality checks: a hint put aside with a reason, a reason for what is left out, 'there is none'."""

from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, long_text, moment, primary_id, workshop_key


class CheckNoteRow(SQLModel, table=True):
    """One word on a check; `subject_id` is the goal it is about, empty for the mission as a whole.

    One that was taken back is kept and marked, so that the desk can undo it.
    """

    __tablename__ = "check_note"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    check_id: str = Field(max_length=8)
    subject_id: str = Field(default="", max_length=24)
    kind: str = Field(default="aside", max_length=12)
    reason: str = long_text()
    role: str = Field(default="", max_length=20)
    noted_at: Moment = moment()
    is_removed: bool = False
