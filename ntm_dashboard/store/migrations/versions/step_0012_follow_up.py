"""Who does what by when, and what came of it: assignments, roadmap, dossiers, inspections, conclusions and surveys."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; like all published rows theirs are never changed or deleted."""
    _make(
        "assignments",
        [_word("role"), *_matter(), _key("assignee"), _key_day("from_on")],
        [_day("until_on"), _text("note")],
    )
    _make(
        "roadmap",
        [*_matter(), _key("step"), _key_day("set_on")],
        [_day("planned_on"), _text("agency"), _day("done_on"), _text("note")],
    )
    _make(
        "dossiers",
        [*_matter(), _key_day("moved_on")],
        [
            _text("dossier"),
            sa.Column("dossier_state", sa.String(20), nullable=False),
            _text("agency"),
            _day("due_on"),
            _text("note"),
        ],
    )
    _make(
        "inspections",
        [*_matter(), _word("form"), _key("document"), _key_day("day")],
        [
            _text("matter", is_needed=True),
            _text("agency"),
            _day("due_on"),
            _day("answered_on"),
            _text("answer"),
            _text("note"),
        ],
    )
    _make(
        "conclusions",
        [_key_day("meeting_on"), _key("ordinal"), *_matter()],
        [
            _text("matter", is_needed=True),
            _text("agency"),
            _text("partners"),
            _day("due_on"),
            _day("done_on"),
            sa.Column("closing", sa.String(20)),
            _text("evidence"),
            _text("note"),
        ],
    )
    _make(
        "surveys",
        [_word("unit"), _key("topic"), _key_day("day")],
        [
            sa.Column("ballots", sa.Float, nullable=False),
            sa.Column("satisfied", sa.Float, nullable=False),
            _text("note"),
        ],
    )


def downgrade() -> None:
    """There is no way back: an older program would lose what people decided."""
    raise NotImplementedError


def _make(table: str, keys: Sequence[sa.Column[object]], contents: Sequence[sa.Column[object]]) -> None:
    names = [column.name for column in keys]
    op.create_table(
        table,
        sa.Column("revision", sa.Integer, nullable=False, autoincrement=False),
        *keys,
        *contents,
        sa.Column("origin", sa.Integer, nullable=False),
        sa.Column("is_withdrawn", sa.Boolean, nullable=False),
        _text("source"),
        sa.Column("certainty", sa.String(20), nullable=False),
        _text("file"),
        sa.Column("row", sa.Integer),
        sa.PrimaryKeyConstraint("revision", *names, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.number"], name=f"fk_{table}_revision_revisions"),
        sa.ForeignKeyConstraint(["origin"], ["revisions.number"], name=f"fk_{table}_origin_revisions"),
    )
    op.create_index(f"ix_{table}_newest", table, [*names, "revision"])
    for statement in _triggers(table, op.get_bind().dialect.name):
        op.execute(statement)


def _matter() -> list[sa.Column[object]]:
    """Make the columns that say what a row is about: a unit, a criterion, an indicator, each "" where it is of all."""
    return [_word("unit"), _word("criterion"), _word("indicator")]


def _word(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(20), nullable=False)


def _key(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=False)


def _key_day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date, nullable=False)


def _day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date)


def _text(name: str, *, is_needed: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=not is_needed)


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
