"""An index by which the newest line of the log about an action is found, however long the log is."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INDEX, TABLE = "ix_audit_log_action_id", "audit_log"


def upgrade() -> None:
    """Make the index."""
    op.create_index(INDEX, TABLE, ["action", "id"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index(INDEX, TABLE)
