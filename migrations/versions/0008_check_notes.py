"""Words on quality checks: hints put aside with a reason, and answers of the room.

Revision: 0008; after: 0007
"""

import sqlalchemy as sa
from alembic import op

from app.persistence.types import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "check_note",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("workshop_id", sa.String(24), nullable=False),
        sa.Column("check_id", sa.String(8), nullable=False),
        sa.Column("subject_id", sa.String(24), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_check_note_workshop_id", "check_note", ["workshop_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_check_note_workshop_id", table_name="check_note")
    op.drop_table("check_note")
