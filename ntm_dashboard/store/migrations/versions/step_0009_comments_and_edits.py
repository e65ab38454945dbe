"""Comments beside the record, edits that are not published yet, and how often an unfinished file was kept."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

APPEND_ONLY = ("comments", "resolved_comments")


def upgrade() -> None:
    """Make the tables; what people write and resolve is never changed or deleted."""
    _make_comments()
    _make_edits()
    op.add_column("unfinished_files", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    for table in APPEND_ONLY:
        for statement in _triggers(table, op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    """There is no way back: an older program would lose what people wrote."""
    raise NotImplementedError


def _make_comments() -> None:
    op.create_table(
        "comments",
        sa.Column("number", sa.Integer),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("cell", sa.Text, nullable=False),
        sa.Column("answers", sa.Integer),
        sa.Column("written_at", sa.DateTime, nullable=False),
        sa.Column("written_by", sa.String(100), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_comments"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.number"], name="fk_comments_revision_revisions"),
        sa.ForeignKeyConstraint(["answers"], ["comments.number"], name="fk_comments_answers_comments"),
    )
    op.create_table(
        "resolved_comments",
        sa.Column("comment", sa.Integer, autoincrement=False),
        sa.Column("resolved_at", sa.DateTime, nullable=False),
        sa.Column("resolved_by", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("comment", name="pk_resolved_comments"),
        sa.ForeignKeyConstraint(["comment"], ["comments.number"], name="fk_resolved_comments_comment_comments"),
    )


def _make_edits() -> None:
    op.create_table(
        "unfinished_edits",
        sa.Column("number", sa.Integer),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("fact", sa.JSON, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("seen", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_unfinished_edits"),
        sa.UniqueConstraint("person", "key", name="uq_unfinished_edits_person_key"),
    )


def _triggers(table: str, dialect: str) -> tuple[str, ...]:
    if dialect == "postgresql":
        return (
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ntm_refuse_change()",
        )
    return tuple(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'table {table} only grows: published rows are never changed'); END"
        for verb in ("UPDATE", "DELETE")
    )
