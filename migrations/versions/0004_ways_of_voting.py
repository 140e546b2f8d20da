"""More ways of voting, deadlines, signed rounds, published records, comments apart from ballots, and the roster.

Revision: 0004; after: 0003
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.persistence.types import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _of_round() -> list[sa.Column[Any]]:
    return [
        _number("credits"),
        _number("pairs"),
        _number("winners", "1"),
        _word("ranking_rule", 20, "schulze"),
        _number("limit_total"),
        _word("limit_unit", 40, ""),
        _json("criteria", "[]"),
        _word("secrecy", 16, "secret"),
        _word("eligibility", 12, "all"),
        _json("group_ids", "[]"),
        _yes_no("with_comment"),
        _number("block_quorum_percent"),
        sa.Column("runoff_of_id", sa.String(24), nullable=True),
        _number("runoff_top"),
        _number("closes_in_minutes"),
        sa.Column("closes_at", UtcDateTime(), nullable=True),
        _word("shut_door", 24, ""),
        _json("record", "{}"),
    ]


def _of_link() -> list[sa.Column[Any]]:
    return [
        _yes_no("is_personal"),
        _word("name", 80, ""),
        sa.Column(
            "group_id",
            sa.String(24),
            sa.ForeignKey("participant_group.id", ondelete="SET NULL", name="fk_secret_link_group"),
            nullable=True,
        ),
    ]


def _number(name: str, default: str = "0") -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=default)


def _word(name: str, length: int, default: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, server_default=default)


def _json(name: str, default: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default=default)


def _yes_no(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("voting_round", schema=None) as batch_op:
        for column in _of_round():
            batch_op.add_column(column)
    with op.batch_alter_table("secret_link", schema=None) as batch_op:
        for column in _of_link():
            batch_op.add_column(column)
    # The table of ballots keeps what it is made of (no row numbers), so it is not made anew for a column.
    op.add_column("ballot", sa.Column("seat_id", sa.String(24), nullable=True))
    op.create_table(
        "ballot_comment",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("workshop_id", sa.String(24), nullable=False),
        sa.Column("round_id", sa.String(24), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("ballot_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ballot_comment_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ballot_comment_workshop_id"), ["workshop_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("ballot_comment")
    op.drop_column("ballot", "seat_id")
    with op.batch_alter_table("secret_link", schema=None) as batch_op:
        for name in ("group_id", "name", "is_personal"):
            batch_op.drop_column(name)
    with op.batch_alter_table("voting_round", schema=None) as batch_op:
        for column in reversed(_of_round()):
            batch_op.drop_column(column.name)
