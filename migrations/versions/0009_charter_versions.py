"""Sections worded as rich text, and versions of the charter.

Revision: 0009; after: 0008
"""

import sqlalchemy as sa
from alembic import op

from app.persistence.types import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("charter_edit", sa.Column("form", sa.String(8), nullable=False, server_default="plain"))
    op.add_column("charter_edit", sa.Column("editor_id", sa.String(24), nullable=False, server_default=""))
    op.create_table(
        "charter_version",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("workshop_id", sa.String(24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(12), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("round_id", sa.String(24), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("kept_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "number", name="uq_charter_version"),
    )
    with op.batch_alter_table("charter_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_charter_version_workshop_id"), ["workshop_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("charter_version")
    with op.batch_alter_table("charter_edit", schema=None) as batch_op:
        batch_op.drop_column("editor_id")
        batch_op.drop_column("form")
