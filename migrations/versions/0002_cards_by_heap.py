"""Find the first cards of each heap, and count them, without reading the cards.

Revision: 0002; after: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.create_index(
            "ix_card_heap",
            [
                "workshop_id",
                "is_withdrawn",
                "is_hidden",
                "merged_into_id",
                "cluster_id",
                "number",
                "prompt",
                "edited_at",
            ],
            unique=False,
        )


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.drop_index("ix_card_heap")
