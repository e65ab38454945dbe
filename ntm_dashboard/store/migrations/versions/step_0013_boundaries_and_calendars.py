"""Outlines of the units that an office hands in, and secret links to calendars of due dates."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "boundaries",
        sa.Column("number", sa.Integer),
        sa.Column("kept_at", sa.DateTime, nullable=False),
        sa.Column("kept_by", sa.String(100), nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.PrimaryKeyConstraint("number", name="pk_boundaries"),
    )
    op.create_table(
        "calendars",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("made_by", sa.String(100), nullable=False),
        sa.Column("assignee", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_calendars"),
        sa.ForeignKeyConstraint(["made_by"], ["users.name"], name="fk_calendars_made_by_users"),
    )
    op.create_index("ix_calendars_made_by", "calendars", ["made_by"])


def downgrade() -> None:
    """There is no way back: an older program would lose what the office handed in."""
    raise NotImplementedError
