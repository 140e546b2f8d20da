"""What came with a charter from elsewhere, and programmes of several charters that share actors and projects.

Revision: 0011; after: 0010
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.persistence.types import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _id(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(24), nullable=False)


def _workshop_fk() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE")


def upgrade() -> None:
    """Apply."""
    for table in ("workshop", "voting_round"):
        op.add_column(table, sa.Column("is_carried", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "carried",
        _id("id"),
        _id("workshop_id"),
        sa.Column("schema_version", sa.String(12), nullable=False),
        sa.Column("generated_on", sa.String(10), nullable=False),
        sa.Column("naming", sa.String(20), nullable=False),
        *(
            sa.Column(name, sa.JSON(), nullable=False)
            for name in ("credits", "rounds", "people", "estimates", "left", "events")
        ),
        sa.Column("carried_at", UtcDateTime(timezone=True), nullable=False),
        _workshop_fk(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", name="uq_carried_workshop"),
    )
    op.create_table(
        "programme_member",
        _id("id"),
        _id("workshop_id"),
        _id("programme_id"),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("joined_at", UtcDateTime(timezone=True), nullable=False),
        _workshop_fk(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", name="uq_programme_member_workshop"),
    )
    op.create_table(
        "shared_entry",
        _id("id"),
        _id("workshop_id"),
        sa.Column("register_key", sa.String(24), nullable=False),
        _id("entry_id"),
        _id("shared_id"),
        _workshop_fk(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "register_key", "entry_id", name="uq_shared_entry"),
    )
    for table, column in (
        ("carried", "workshop_id"),
        ("programme_member", "workshop_id"),
        ("programme_member", "programme_id"),
        ("programme_member", "code"),
        ("shared_entry", "workshop_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column], unique=False)
    op.create_index("ix_shared_entry_shared", "shared_entry", ["shared_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    for table in ("shared_entry", "programme_member", "carried"):
        op.drop_table(table)
    for table in ("voting_round", "workshop"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("is_carried")
