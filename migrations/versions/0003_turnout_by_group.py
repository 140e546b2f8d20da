"""Keep the turnout of a round by group, so that showing it counts nobody, and find what is a seat's own by the seat.

Revision: 0003; after: 0002
"""

import sqlalchemy as sa
from alembic import op

from app.domain.ids import new_id

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BY_SEAT = ("electorate", "goal", "secret_link")


def upgrade() -> None:
    """Apply, and count what is there."""
    turnout = op.create_table(
        "turnout",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("round_id", sa.String(length=24), nullable=False),
        sa.Column("group_id", sa.String(length=24), nullable=False),
        sa.Column("eligible", sa.Integer(), nullable=False),
        sa.Column("cast", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round_id", "group_id", name="uq_turnout_group"),
    )
    with op.batch_alter_table("turnout", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_turnout_workshop_id"), ["workshop_id"], unique=False)
    for table in _BY_SEAT:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(batch_op.f(f"ix_{table}_seat_id"), ["seat_id"], unique=False)
    counted = op.get_bind().execute(
        sa.text(
            "SELECT workshop_id, round_id, coalesce(group_id, '') AS group_id, sum(weight) AS eligible,"
            " sum(CASE WHEN has_ballot THEN weight ELSE 0 END) AS given"
            " FROM electorate GROUP BY workshop_id, round_id, coalesce(group_id, '')"
        )
    )
    rows = [
        {
            "id": new_id(),
            "workshop_id": one.workshop_id,
            "round_id": one.round_id,
            "group_id": one.group_id,
            "eligible": int(one.eligible),
            "cast": int(one.given),
        }
        for one in counted
    ]
    if rows:
        op.bulk_insert(turnout, rows)


def downgrade() -> None:
    """Take back."""
    for table in _BY_SEAT:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_index(batch_op.f(f"ix_{table}_seat_id"))
    op.drop_table("turnout")
