"""Addresses that are told of what happens in a workshop, and the log of what was sent.

Revision: 0012; after: 0011
"""

import sqlalchemy as sa
from alembic import op

from app.persistence.types import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "webhook",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("workshop_id", sa.String(24), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("added_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("stopped_because", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_webhook_workshop_id", "webhook", ["workshop_id"], unique=False)
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("workshop_id", sa.String(24), nullable=False),
        sa.Column("webhook_id", sa.String(24), nullable=False),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("fault", sa.String(20), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("next_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["webhook_id"], ["webhook.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("workshop_id", "webhook_id"):
        op.create_index(f"ix_webhook_delivery_{column}", "webhook_delivery", [column], unique=False)


def downgrade() -> None:
    """Take back."""
    for column in ("webhook_id", "workshop_id"):
        op.drop_index(f"ix_webhook_delivery_{column}", table_name="webhook_delivery")
    op.drop_table("webhook_delivery")
    op.drop_index("ix_webhook_workshop_id", table_name="webhook")
    op.drop_table("webhook")
