"""The number that a lot is drawn by is made when a round opens; rounds from before keep theirs, which was their id.

Revision: 0006; after: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("voting_round", sa.Column("lot_seed", sa.String(24), nullable=False, server_default=""))
    op.execute("UPDATE voting_round SET lot_seed = id WHERE status <> 'draft'")


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("voting_round", schema=None) as batch_op:
        batch_op.drop_column("lot_seed")
