"""Comments on the charter, changes that were proposed, and what became of them.

Revision: 0010; after: 0009
"""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
