"""What a workshop keeps of the template it was started from: the words about it, beside its own agenda and rules.

Revision: 0013; after: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("workshop", sa.Column("template_about", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_column("template_about")
