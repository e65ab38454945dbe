"""The migrations and the tables of the program agree, and published tables only grow."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, insert, inspect, update
from sqlalchemy.exc import DBAPIError

from ntm_dashboard.store import Store
from ntm_dashboard.store.engine import reading
from ntm_dashboard.store.schema import APPEND_ONLY, metadata

_PLACE = {"revision": 1, "origin": 1, "is_withdrawn": False, "certainty": "reported"}
_NOW = datetime(2023, 4, 12, 3, 0, tzinfo=UTC)
_DAY = date(2023, 4, 12)
_PERSON = {"published_at": _NOW, "published_by": "lan", "prepared_by": "lan", "note": "", "kind": "publish"}
_COUNTED = {"compared_with": 0, "reasons": [], "added": 4, "changed": 0, "withdrawn": 0, "unchanged": 0}
_CRITERION = {"period": _DAY, "level": "commune", "unit": "29461", "criterion": "1", "indicator": ""}

ONE_ROW_EACH = {
    "revisions": {"number": 1, **_PERSON, **_COUNTED},
    "raw_files": {"revision": 1, "content": b"x"},
    "assessments": {**_PLACE, **_CRITERION, "criteria_set": "", "result": "met"},
    "recognitions": {**_PLACE, "unit": "29461", "title": "standard", "effective_on": _DAY},
    "counts": {**_PLACE, "day": _DAY, "measure": "communes_standard", "value": 12.0},
    "targets": {**_PLACE, "measure": "communes_standard", "target_on": _DAY, "value": 15.0},
    "audit_log": {"happened_at": _NOW, "actor": "lan", "action": "publish", "is_success": True, "detail": ""},
}


@pytest.fixture
def filled(store):
    """Put one row into every table that only grows."""
    with store.engine.begin() as connection:
        for table in APPEND_ONLY:
            connection.execute(insert(table), ONE_ROW_EACH[table.name])


def test_the_migrations_make_exactly_the_tables_that_the_program_uses(store):
    with reading(store.engine) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_opening_a_database_again_changes_nothing(address, publish, store):
    publish("29461 1 met")

    with closing(Store(address)) as again:
        assert again.latest_revision() == 1
        assert set(inspect(again.engine).get_table_names()) == {*metadata.tables, "alembic_version"}


@pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda table: table.name)
@pytest.mark.parametrize("verb", [update, delete])
def test_a_published_row_can_be_neither_changed_nor_deleted(store, filled, table, verb):
    first = next(iter(table.columns))
    statement = update(table).values({first.name: first}) if verb is update else delete(table)

    with pytest.raises(DBAPIError, match="only grows"), store.engine.begin() as connection:
        connection.execute(statement)
