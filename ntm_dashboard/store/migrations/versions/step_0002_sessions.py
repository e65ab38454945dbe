"""Sessions, counted sign-in attempts and identities of outside providers; users lose what these replace."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REPLACED = ("failed_attempts", "locked_until", "session_epoch")


def upgrade() -> None:
    """Make the tables, and drop the columns that counted failures and sessions per user."""
    for name in REPLACED:
        op.drop_column("users", name)
    _make_identities()
    _make_sessions()
    _make_attempts()


def downgrade() -> None:
    """There is no way back: an older program would not know who is locked or signed out."""
    raise NotImplementedError


def _make_identities() -> None:
    op.create_table(
        "identities",
        sa.Column("issuer", sa.String(300)),
        sa.Column("subject", sa.String(300)),
        sa.Column("user_name", sa.String(100), nullable=False),
        sa.Column("linked_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_identities"),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"], name="fk_identities_user_name_users"),
    )


def _make_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("key", sa.String(64)),
        sa.Column("user_name", sa.String(100), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sessions"),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"], name="fk_sessions_user_name_users"),
    )
    op.create_index("ix_sessions_user_name", "sessions", ["user_name"])
    op.create_index("ix_sessions_expires_at", "sessions", ["expires_at"])


def _make_attempts() -> None:
    op.create_table(
        "sign_in_attempts",
        sa.Column("key", sa.String(64)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("tried_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sign_in_attempts"),
    )
    op.create_index("ix_sign_in_attempts_tried_at", "sign_in_attempts", ["tried_at"])
