"""registers: entries with their history, estimates, further fields of actors, instruments and goals, parts

Revision: 0005; after: 0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.persistence.types import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WITH_MORE = ("goal", "stakeholder", "instrument")


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(24), nullable=nullable)


def _workshop_fk() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE")


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _index(table: str, column: str) -> None:
    op.create_index(f"ix_{table}_{column}", table, [column], unique=False)


def upgrade() -> None:
    """Apply."""
    for table in _WITH_MORE:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("more", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("parts", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "entry",
        _id("id"),
        _id("workshop_id"),
        sa.Column("register_key", sa.String(24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _id("seat_id", nullable=True),
        sa.Column("more", sa.JSON(), nullable=False),
        _id("merged_into_id", nullable=True),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        _moment("added_at"),
        _moment("edited_at", nullable=True),
        _workshop_fk(),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("entry", "workshop_id")
    _index("entry", "seat_id")
    op.create_index("ix_entry_register", "entry", ["workshop_id", "register_key", "is_removed", "number"], unique=False)
    op.create_table(
        "field_change",
        _id("id"),
        _id("workshop_id"),
        sa.Column("register_key", sa.String(24), nullable=False),
        _id("entry_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        _id("seat_id", nullable=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("is_conflict", sa.Boolean(), nullable=False),
        _moment("happened_at"),
        _workshop_fk(),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("field_change", "workshop_id")
    op.create_index("ix_field_change_entry", "field_change", ["workshop_id", "entry_id"], unique=False)
    op.create_table(
        "sheet",
        _id("id"),
        _id("workshop_id"),
        sa.Column("sheet", sa.String(24), nullable=False),
        sa.Column("wave", sa.Integer(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        _workshop_fk(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "sheet", name="uq_sheet"),
    )
    _index("sheet", "workshop_id")
    op.create_table(
        "estimate",
        _id("id"),
        _id("workshop_id"),
        sa.Column("sheet", sa.String(24), nullable=False),
        sa.Column("wave", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.String(24), nullable=False),
        sa.Column("item", sa.String(40), nullable=False),
        _id("seat_id"),
        sa.Column("answer", sa.String(200), nullable=False),
        _workshop_fk(),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "sheet", "wave", "subject_id", "item", "seat_id", name="uq_estimate"),
    )
    _index("estimate", "workshop_id")
    _index("estimate", "seat_id")


def downgrade() -> None:
    """Take back."""
    for table in ("estimate", "sheet", "field_change", "entry"):
        op.drop_table(table)
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_column("parts")
    for table in reversed(_WITH_MORE):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("more")
