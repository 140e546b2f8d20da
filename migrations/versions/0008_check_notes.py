"""Words on quality checks: hints put aside with a reason, and answers of the room.

Revision: 0008; after: 0007
"""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
