"""Forms of the office: what was answered once about a table with certain headings."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "forms",
        sa.Column("id", sa.Integer),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("chosen", sa.JSON, nullable=False),
        sa.Column("learned_at", sa.DateTime, nullable=False),
        sa.Column("learned_by", sa.String(100), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime),
        sa.Column("withdrawn_by", sa.String(100)),
        sa.PrimaryKeyConstraint("id", name="pk_forms"),
    )


def downgrade() -> None:
    """There is no way back: an older program would ask again for what was settled."""
    raise NotImplementedError
