"""Lay out the workshop, its content and its detached ballots.

Revision: 0001; after:
"""

import sqlalchemy as sa
from alembic import op

import app.persistence.types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("convener", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("naming", sa.String(length=20), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("retention_days", sa.Integer(), nullable=False),
        sa.Column("delete_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("current_step_id", sa.String(length=24), nullable=False),
        sa.Column("timer_state", sa.String(length=12), nullable=False),
        sa.Column("timer_ends_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("timer_remaining_seconds", sa.Integer(), nullable=False),
        sa.Column("timer_duration_seconds", sa.Integer(), nullable=False),
        sa.Column("card_count", sa.Integer(), nullable=False),
        sa.Column("goal_count", sa.Integer(), nullable=False),
        sa.Column("round_count", sa.Integer(), nullable=False),
        sa.Column("stakeholder_count", sa.Integer(), nullable=False),
        sa.Column("instrument_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_workshop_code"), ["code"], unique=True)

    op.create_table(
        "charter_edit",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("section_key", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("editor_role", sa.String(length=20), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("edited_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "section_key", name="uq_charter_section"),
    )
    with op.batch_alter_table("charter_edit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_charter_edit_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "participant_group",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("participant_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_group_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "step",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("is_revealed", sa.Boolean(), nullable=False),
        sa.Column("opened_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_step_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "challenge",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("complexity", sa.String(length=20), nullable=False),
        sa.Column("scope_in", sa.Text(), nullable=False),
        sa.Column("scope_out", sa.Text(), nullable=False),
        sa.Column("edited_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "step_id", name="uq_challenge_step"),
    )
    with op.batch_alter_table("challenge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_challenge_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "cluster",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("cluster", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cluster_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "private_note",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edited_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "step_id", name="uq_note_step"),
    )
    with op.batch_alter_table("private_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_private_note_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "seat",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("group_id", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("pseudonym", sa.String(length=80), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("recovery_hash", sa.String(length=64), nullable=False),
        sa.Column("joined_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("removed_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["participant_group.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_recovery_hash"), ["recovery_hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_seat_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "voting_round",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_text", sa.Text(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("dots", sa.Integer(), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=False),
        sa.Column("quorum_percent", sa.Integer(), nullable=False),
        sa.Column("tie_rule", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("opened_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("revealed_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("voting_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voting_round_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "ballot",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("round_id", sa.String(length=24), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("block_key", sa.String(length=24), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round_id", "key_hash", name="uq_ballot_key"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ballot_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ballot_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "card",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=False),
        sa.Column("seat_id", sa.String(length=24), nullable=True),
        sa.Column("group_id", sa.String(length=24), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("original_text", sa.Text(), nullable=False),
        sa.Column("cluster_id", sa.String(length=24), nullable=True),
        sa.Column("merged_into_id", sa.String(length=24), nullable=True),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.Column("written_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("edited_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["group_id"], ["participant_group.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_card_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_card_step_id"), ["step_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_card_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "change",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("seat_id", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("is_undoable", sa.Boolean(), nullable=False),
        sa.Column("undone_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("happened_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_action"), ["action"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "electorate",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("round_id", sa.String(length=24), nullable=False),
        sa.Column("seat_id", sa.String(length=24), nullable=False),
        sa.Column("group_id", sa.String(length=24), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("has_ballot", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round_id", "seat_id", name="uq_electorate_seat"),
    )
    with op.batch_alter_table("electorate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_electorate_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_electorate_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "goal",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=False),
        sa.Column("seat_id", sa.String(length=24), nullable=True),
        sa.Column("group_id", sa.String(length=24), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("merged_into_id", sa.String(length=24), nullable=True),
        sa.Column("adoption_reason", sa.Text(), nullable=False),
        sa.Column("adopted_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=80), nullable=False),
        sa.Column("is_yes_no", sa.Boolean(), nullable=False),
        sa.Column("baseline_value", sa.Float(), nullable=True),
        sa.Column("baseline_year", sa.Integer(), nullable=True),
        sa.Column("baseline_source", sa.Text(), nullable=False),
        sa.Column("baseline_owner", sa.String(length=200), nullable=False),
        sa.Column("baseline_due", sa.Date(), nullable=True),
        sa.Column("target_value", sa.Float(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("milestone", sa.Text(), nullable=False),
        sa.Column("milestone_date", sa.Date(), nullable=True),
        sa.Column("population", sa.Text(), nullable=False),
        sa.Column("visible_change", sa.Text(), nullable=False),
        sa.Column("constraint", sa.Text(), nullable=False),
        sa.Column("equity", sa.Text(), nullable=False),
        sa.Column("first", sa.JSON(), nullable=False),
        sa.Column("proposed_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("edited_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["participant_group.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_step_id"), ["step_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_goal_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "instrument",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=False),
        sa.Column("seat_id", sa.String(length=24), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("side", sa.String(length=20), nullable=False),
        sa.Column("stages", sa.JSON(), nullable=False),
        sa.Column("goal_ids", sa.JSON(), nullable=False),
        sa.Column("lead_id", sa.String(length=24), nullable=False),
        sa.Column("partner_ids", sa.JSON(), nullable=False),
        sa.Column("target_group", sa.Text(), nullable=False),
        sa.Column("budget", sa.String(length=24), nullable=False),
        sa.Column("budget_status", sa.String(length=24), nullable=False),
        sa.Column("budget_source", sa.Text(), nullable=False),
        sa.Column("start", sa.String(length=40), nullable=False),
        sa.Column("first_step", sa.Text(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("sketched_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("edited_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("instrument", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_instrument_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "parking_item",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=True),
        sa.Column("seat_id", sa.String(length=24), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("parked_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("parking_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_parking_item_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "receipt",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("seat_id", sa.String(length=24), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("result_id", sa.String(length=24), nullable=False),
        sa.Column("received_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("seat_id", "key", name="uq_receipt_key"),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "secret_link",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("seat_id", sa.String(length=24), nullable=True),
        sa.Column("created_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("secret_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_secret_link_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "stakeholder",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("step_id", sa.String(length=24), nullable=False),
        sa.Column("seat_id", sa.String(length=24), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("sector", sa.String(length=24), nullable=False),
        sa.Column("level", sa.String(length=24), nullable=False),
        sa.Column("policy_field", sa.String(length=40), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("power", sa.Integer(), nullable=True),
        sa.Column("interest", sa.Integer(), nullable=True),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("added_at", app.persistence.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("edited_at", app.persistence.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("stakeholder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stakeholder_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "challenge_source",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("workshop_id", sa.String(length=24), nullable=False),
        sa.Column("challenge_id", sa.String(length=24), nullable=False),
        sa.Column("card_id", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["challenge_id"], ["challenge.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("challenge_id", "card_id", name="uq_challenge_card"),
    )
    with op.batch_alter_table("challenge_source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_challenge_source_challenge_id"), ["challenge_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_challenge_source_workshop_id"), ["workshop_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("challenge_source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_challenge_source_workshop_id"))
        batch_op.drop_index(batch_op.f("ix_challenge_source_challenge_id"))

    op.drop_table("challenge_source")
    with op.batch_alter_table("stakeholder", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stakeholder_workshop_id"))

    op.drop_table("stakeholder")
    with op.batch_alter_table("secret_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_secret_link_workshop_id"))

    op.drop_table("secret_link")
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_receipt_workshop_id"))

    op.drop_table("receipt")
    with op.batch_alter_table("parking_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_parking_item_workshop_id"))

    op.drop_table("parking_item")
    with op.batch_alter_table("instrument", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_instrument_workshop_id"))

    op.drop_table("instrument")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_workshop_id"))
        batch_op.drop_index(batch_op.f("ix_goal_step_id"))

    op.drop_table("goal")
    with op.batch_alter_table("electorate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_electorate_workshop_id"))
        batch_op.drop_index(batch_op.f("ix_electorate_round_id"))

    op.drop_table("electorate")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_workshop_id"))
        batch_op.drop_index(batch_op.f("ix_change_action"))

    op.drop_table("change")
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_card_workshop_id"))
        batch_op.drop_index(batch_op.f("ix_card_step_id"))
        batch_op.drop_index(batch_op.f("ix_card_seat_id"))

    op.drop_table("card")
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ballot_workshop_id"))
        batch_op.drop_index(batch_op.f("ix_ballot_round_id"))

    op.drop_table("ballot")
    with op.batch_alter_table("voting_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voting_round_workshop_id"))

    op.drop_table("voting_round")
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_workshop_id"))
        batch_op.drop_index(batch_op.f("ix_seat_recovery_hash"))

    op.drop_table("seat")
    with op.batch_alter_table("private_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_private_note_workshop_id"))

    op.drop_table("private_note")
    with op.batch_alter_table("cluster", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cluster_workshop_id"))

    op.drop_table("cluster")
    with op.batch_alter_table("challenge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_challenge_workshop_id"))

    op.drop_table("challenge")
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_step_workshop_id"))

    op.drop_table("step")
    with op.batch_alter_table("participant_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participant_group_workshop_id"))

    op.drop_table("participant_group")
    with op.batch_alter_table("charter_edit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_charter_edit_workshop_id"))

    op.drop_table("charter_edit")
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_workshop_code"))

    op.drop_table("workshop")
