"""Every table of cells has an index of keys and revisions: what stands under a key is found at one place."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEYS = {
    "recognitions": ("unit", "title", "effective_on"),
    "counts": ("day", "measure"),
    "targets": ("measure",),
}


def upgrade() -> None:
    """Make the indexes that results have had from the beginning."""
    for table, keys in KEYS.items():
        op.create_index(f"ix_{table}_newest", table, [*keys, "revision"])


def downgrade() -> None:
    """Drop the indexes; no row is touched."""
    for table in KEYS:
        op.drop_index(f"ix_{table}_newest", table_name=table)
