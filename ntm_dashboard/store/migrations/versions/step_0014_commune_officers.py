"""The commune that an account is limited to: a commune officer hands in the figures of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody was limited before."""
    op.add_column("users", sa.Column("unit", sa.String(20), nullable=False, server_default=""))


def downgrade() -> None:
    """There is no way back: an older program would let a commune officer in as nobody it knows."""
    raise NotImplementedError
