"""The first tables: revisions, the published rows, the audit log, learned spellings, users."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("revisions", "raw_files", "assessments", "recognitions", "counts", "targets", "audit_log")


def upgrade() -> None:
    """Make the tables and the triggers that keep published rows as they are."""
    _make_revisions()
    _make_assessments()
    _make_recognitions()
    _make_figures()
    _make_log()
    _make_people()
    _refuse_changes()


def downgrade() -> None:
    """There is no way back from the first step: published data is never dropped."""
    raise NotImplementedError


def _make_revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer, autoincrement=False),
        sa.Column("published_at", sa.DateTime, nullable=False),
        sa.Column("published_by", sa.String(100), nullable=False),
        sa.Column("prepared_by", sa.String(100), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("report_kind", sa.String(30)),
        sa.Column("file_name", sa.Text),
        sa.Column("sha256", sa.String(64)),
        sa.Column("size", sa.Integer),
        sa.Column("period", sa.Date),
        sa.Column("compared_with", sa.Integer, nullable=False),
        sa.Column("reverses", sa.Integer),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("withdrawn", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_revisions"),
        sa.ForeignKeyConstraint(["reverses"], ["revisions.number"], name="fk_revisions_reverses_revisions"),
    )
    op.create_index("ix_revisions_published_at", "revisions", ["published_at"])
    op.create_table(
        "raw_files",
        sa.Column("revision", sa.Integer, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_raw_files"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.number"], name="fk_raw_files_revision_revisions"),
    )


def _make_published(name: str, keys: list[sa.Column[object]], contents: list[sa.Column[object]]) -> None:
    op.create_table(
        name,
        sa.Column("revision", sa.Integer, autoincrement=False),
        *keys,
        *contents,
        sa.Column("origin", sa.Integer, nullable=False),
        sa.Column("is_withdrawn", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("certainty", sa.String(20), nullable=False),
        sa.Column("file", sa.Text),
        sa.Column("row", sa.Integer),
        sa.PrimaryKeyConstraint("revision", *(key.name for key in keys), name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.number"], name=f"fk_{name}_revision_revisions"),
        sa.ForeignKeyConstraint(["origin"], ["revisions.number"], name=f"fk_{name}_origin_revisions"),
    )


def _make_assessments() -> None:
    _make_published(
        "assessments",
        [
            sa.Column("period", sa.Date),
            sa.Column("level", sa.String(10)),
            sa.Column("unit", sa.String(20)),
            sa.Column("criterion", sa.String(20)),
            sa.Column("indicator", sa.String(20)),
        ],
        [
            sa.Column("result", sa.String(20), nullable=False),
            sa.Column("value", sa.Float),
            sa.Column("dossier", sa.Text),
            sa.Column("dossier_state", sa.String(20)),
            sa.Column("planned_on", sa.Date),
            sa.Column("agency", sa.Text),
            sa.Column("note", sa.Text),
        ],
    )
    keys = ["period", "level", "unit", "criterion", "indicator", "revision"]
    op.create_index("ix_assessments_period_level_unit_criterion_indicator_revision", "assessments", keys)


def _make_recognitions() -> None:
    _make_published(
        "recognitions",
        [sa.Column("unit", sa.String(20)), sa.Column("title", sa.String(20)), sa.Column("effective_on", sa.Date)],
        [
            sa.Column("decided_on", sa.Date),
            sa.Column("for_year", sa.Integer),
            sa.Column("decision", sa.Text),
        ],
    )


def _make_figures() -> None:
    _make_published(
        "counts",
        [sa.Column("day", sa.Date), sa.Column("measure", sa.String(40))],
        [sa.Column("value", sa.Float, nullable=False)],
    )
    _make_published(
        "targets",
        [sa.Column("measure", sa.String(40))],
        [sa.Column("target_on", sa.Date, nullable=False), sa.Column("value", sa.Float, nullable=False)],
    )


def _make_log() -> None:
    op.create_table(
        "audit_log",
        sa.Column("id", sa.Integer),
        sa.Column("happened_at", sa.DateTime, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("action", sa.String(30), nullable=False),
        sa.Column("is_success", sa.Boolean, nullable=False),
        sa.Column("revision", sa.Integer),
        sa.Column("detail", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_happened_at", "audit_log", ["happened_at"])


def _make_people() -> None:
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer),
        sa.Column("field", sa.String(30), nullable=False),
        sa.Column("spelling", sa.Text, nullable=False),
        sa.Column("meaning", sa.Text, nullable=False),
        sa.Column("learned_at", sa.DateTime, nullable=False),
        sa.Column("learned_by", sa.String(100), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime),
        sa.Column("withdrawn_by", sa.String(100)),
        sa.PrimaryKeyConstraint("id", name="pk_aliases"),
    )
    op.create_table(
        "users",
        sa.Column("name", sa.String(100)),
        sa.Column("display_name", sa.Text, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("password_hash", sa.Text),
        sa.Column("is_disabled", sa.Boolean, nullable=False),
        sa.Column("failed_attempts", sa.Integer, nullable=False),
        sa.Column("locked_until", sa.DateTime),
        sa.Column("must_change_password", sa.Boolean, nullable=False),
        sa.Column("session_epoch", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_users"),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(40)),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secrets"),
    )


def _refuse_changes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION ntm_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'table % only grows: published rows are never changed', TG_TABLE_NAME; END $$"
        )
    for table in APPEND_ONLY:
        for statement in _triggers(table, op.get_bind().dialect.name):
            op.execute(statement)


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
