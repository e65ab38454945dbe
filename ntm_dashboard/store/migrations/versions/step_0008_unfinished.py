"""What a person is in the middle of handing in, kept until it is published or thrown away."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "unfinished_files",
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("kept_at", sa.DateTime, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("settled", sa.JSON, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person", "key", name="pk_unfinished_files"),
    )


def downgrade() -> None:
    """There is no way back: an older program would lose what people are in the middle of."""
    raise NotImplementedError
