"""A result belongs to a criteria set: it is part of the key, "" for the standard set, as all results so far are."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLE = "assessments"
KEY = ("revision", "period", "level", "unit", "criterion", "indicator", "criteria_set")
OLD_INDEX = "ix_assessments_period_level_unit_criterion_indicator_revision"
INDEX = "ix_assessments_newest"


def upgrade() -> None:
    """Add the column to the key; the rows stay as they are, and the table only grows before and after."""
    op.drop_index(OLD_INDEX, table_name=TABLE)
    if op.get_bind().dialect.name == "postgresql":
        _widen_the_key()
    else:
        _make_anew()
    op.create_index(INDEX, TABLE, [*KEY[1:], "revision"])


def downgrade() -> None:
    """There is no way back: an older program would count the results of every set as those of the standard one."""
    raise NotImplementedError


def _widen_the_key() -> None:
    """Give the column to a PostgreSQL table: rows take the default without being written, so no trigger objects."""
    op.add_column(TABLE, sa.Column("criteria_set", sa.String(40), nullable=False, server_default=""))
    op.alter_column(TABLE, "criteria_set", server_default=None)
    op.drop_constraint("pk_assessments", TABLE, type_="primary")
    op.create_primary_key("pk_assessments", TABLE, list(KEY))


def _make_anew() -> None:
    """Copy the rows into a table with the wider key: SQLite cannot change the key of a table that stands."""
    columns = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(TABLE)]
    names = ", ".join(f'"{name}"' for name in columns)
    op.execute(f"ALTER TABLE {TABLE} RENAME TO {TABLE}_before")
    _make_table()
    op.execute(f"INSERT INTO {TABLE} ({names}, criteria_set) SELECT {names}, '' FROM {TABLE}_before")  # noqa: S608 — fixed names
    op.drop_table(f"{TABLE}_before")
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, 'table {TABLE} only grows: published rows are never changed'); END"
        )


def _make_table() -> None:
    op.create_table(
        TABLE,
        sa.Column("revision", sa.Integer, autoincrement=False),
        sa.Column("period", sa.Date),
        sa.Column("level", sa.String(10)),
        sa.Column("unit", sa.String(20)),
        sa.Column("criterion", sa.String(20)),
        sa.Column("indicator", sa.String(20)),
        sa.Column("criteria_set", sa.String(40)),
        sa.Column("result", sa.String(20), nullable=False),
        sa.Column("value", sa.Float),
        sa.Column("dossier", sa.Text),
        sa.Column("dossier_state", sa.String(20)),
        sa.Column("planned_on", sa.Date),
        sa.Column("agency", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("origin", sa.Integer, nullable=False),
        sa.Column("is_withdrawn", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("certainty", sa.String(20), nullable=False),
        sa.Column("file", sa.Text),
        sa.Column("row", sa.Integer),
        sa.PrimaryKeyConstraint(*KEY, name="pk_assessments"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.number"], name="fk_assessments_revision_revisions"),
        sa.ForeignKeyConstraint(["origin"], ["revisions.number"], name="fk_assessments_origin_revisions"),
    )
