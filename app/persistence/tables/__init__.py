"""All tables. Every one carries `workshop_id`, so that a workshop can move to its own shard or instance."""

from sqlmodel import SQLModel

from app.persistence.tables.carrying import CarriedRow, ProgrammeMemberRow, SharedEntryRow
from app.persistence.tables.checks import CheckNoteRow
from app.persistence.tables.content import (
    CardRow,
    ChallengeRow,
    ChallengeSourceRow,
    CharterEditRow,
    ClusterRow,
    GoalRow,
    InstrumentRow,
    NoteRow,
    ParkingItemRow,
    StakeholderRow,
)
from app.persistence.tables.registers import EntryRow, EstimateRow, FieldChangeRow, SheetRow
from app.persistence.tables.trail import ChangeRow, ReceiptRow
from app.persistence.tables.versions import CharterVersionRow
from app.persistence.tables.voices import CharterCommentRow
from app.persistence.tables.voting import (
    BallotCommentRow,
    BallotRow,
    ElectorateRow,
    RoundRecordRow,
    RoundRow,
    TurnoutRow,
)
from app.persistence.tables.webhooks import WebhookDeliveryRow, WebhookRow
from app.persistence.tables.workshop import GroupRow, LinkRow, SeatRow, StepRow, WorkshopRow

metadata = SQLModel.metadata

__all__ = [
    "BallotCommentRow",
    "BallotRow",
    "CardRow",
    "CarriedRow",
    "ChallengeRow",
    "ChallengeSourceRow",
    "ChangeRow",
    "CharterCommentRow",
    "CharterEditRow",
    "CharterVersionRow",
    "CheckNoteRow",
    "ClusterRow",
    "ElectorateRow",
    "EntryRow",
    "EstimateRow",
    "FieldChangeRow",
    "GoalRow",
    "GroupRow",
    "InstrumentRow",
    "LinkRow",
    "NoteRow",
    "ParkingItemRow",
    "ProgrammeMemberRow",
    "ReceiptRow",
    "RoundRecordRow",
    "RoundRow",
    "SeatRow",
    "SharedEntryRow",
    "SheetRow",
    "StakeholderRow",
    "StepRow",
    "TurnoutRow",
    "WebhookDeliveryRow",
    "WebhookRow",
    "WorkshopRow",
    "metadata",
]
