"""What was published together is known as one package, and an undo may reverse several revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns that older revisions leave empty: each of those stands for itself."""
    op.add_column("revisions", sa.Column("reverses_too", sa.JSON(none_as_null=True)))
    op.add_column("revisions", sa.Column("package", sa.Integer))


def downgrade() -> None:
    """There is no way back: an older program would show an undo of several as the undo of one."""
    raise NotImplementedError
