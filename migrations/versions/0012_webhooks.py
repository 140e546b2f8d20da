"""Addresses that are told of what happens in a workshop, and the log of what was sent.

Revision: 0012; after: 0011
"""

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
