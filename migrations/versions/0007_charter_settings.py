"""What a workshop says of its charter: thresholds and severities of checks, its state, the key of its public page.

Revision: 0007; after: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("workshop", sa.Column("thresholds", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("workshop", sa.Column("severities", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("workshop", sa.Column("charter_state", sa.String(24), nullable=False, server_default="collecting"))
    op.add_column("workshop", sa.Column("public_key", sa.String(40), nullable=False, server_default=""))
    op.add_column("workshop", sa.Column("programme_id", sa.String(24), nullable=False, server_default=""))
    op.create_index(op.f("ix_workshop_programme_id"), "workshop", ["programme_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_workshop_programme_id"), table_name="workshop")
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        for name in ("programme_id", "public_key", "charter_state", "severities", "thresholds"):
            batch_op.drop_column(name)
