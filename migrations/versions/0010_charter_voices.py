"""Comments on the charter, changes that were proposed, and what became of them.

Revision: 0010; after: 0009
"""

import sqlalchemy as sa
from alembic import op

from app.persistence.types import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "charter_comment",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("workshop_id", sa.String(24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("section_key", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("seat_id", sa.String(24), nullable=True),
        sa.Column("group_id", sa.String(24), nullable=True),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_role", sa.String(20), nullable=False),
        sa.Column("answered_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("written_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("edited_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["group_id"], ["participant_group.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "number", name="uq_charter_comment_number"),
    )
    op.create_index("ix_charter_comment_workshop_id", "charter_comment", ["workshop_id"], unique=False)
    op.create_index("ix_charter_comment_seat_id", "charter_comment", ["seat_id"], unique=False)
    op.create_index("ix_workshop_public_key", "workshop", ["public_key"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_workshop_public_key", table_name="workshop")
    op.drop_table("charter_comment")
