"""Drafts: checked files that one person puts up and another publishes or sends back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "drafts",
        sa.Column("number", sa.Integer),
        sa.Column("put_up_at", sa.DateTime, nullable=False),
        sa.Column("put_up_by", sa.String(100), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("decided_at", sa.DateTime),
        sa.Column("decided_by", sa.String(100)),
        sa.Column("outcome", sa.String(20)),
        sa.Column("decision_note", sa.Text),
        sa.PrimaryKeyConstraint("number", name="pk_drafts"),
    )
    op.create_table(
        "draft_files",
        sa.Column("draft", sa.Integer),
        sa.Column("place", sa.Integer),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("draft", "place", name="pk_draft_files"),
        sa.ForeignKeyConstraint(["draft"], ["drafts.number"], name="fk_draft_files_draft_drafts"),
    )


def downgrade() -> None:
    """There is no way back: an older program would publish without the second person."""
    raise NotImplementedError
