"""Known browsers, what a counted attempt is about, rules of the office, tokens, drafts of going back."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the columns; what was counted before is about nobody and is forgotten within a day."""
    _make_known_browsers()
    _make_access_tokens()
    op.create_table(
        "rules",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("is_on", sa.Boolean, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("changed_by", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_rules"),
    )
    op.add_column("sign_in_attempts", sa.Column("about", sa.String(64)))
    op.create_index("ix_sign_in_attempts_about", "sign_in_attempts", ["about"])
    op.add_column("drafts", sa.Column("going_back", sa.JSON))
    op.add_column("drafts", sa.Column("compared_with", sa.Integer))


def downgrade() -> None:
    """There is no way back: an older program would let one person do what two are needed for."""
    raise NotImplementedError


def _make_known_browsers() -> None:
    op.create_table(
        "known_browsers",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("user_name", sa.String(100), nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", "user_name", name="pk_known_browsers"),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"], name="fk_known_browsers_user_name_users"),
    )
    op.create_index("ix_known_browsers_user_name", "known_browsers", ["user_name"])


def _make_access_tokens() -> None:
    op.create_table(
        "access_tokens",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("user_name", sa.String(100), nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_access_tokens"),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"], name="fk_access_tokens_user_name_users"),
    )
    op.create_index("ix_access_tokens_user_name", "access_tokens", ["user_name"])
