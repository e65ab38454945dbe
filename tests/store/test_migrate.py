"""The migrations and the tables of the program agree, and published tables only grow."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, delete, insert, inspect, text, update
from sqlalchemy.exc import DBAPIError

from ntm_dashboard.store import Instruction, Store
from ntm_dashboard.store.engine import reading, writing
from ntm_dashboard.store.migrate import migrate_over
from ntm_dashboard.store.schema import APPEND_ONLY, metadata

from .conftest import commune_report

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
    "comments": {"number": 1, "revision": 1, "cell": "", "written_at": _NOW, "written_by": "lan", "text": "ý kiến"},
    "resolved_comments": {"comment": 1, "resolved_at": _NOW, "resolved_by": "lan"},
}


@pytest.fixture
def address(make_address: Callable[..., str]) -> str:
    """Give the address of a database without a table: how the tables come into it is what is tried here."""
    return make_address()


@pytest.fixture
def filled(store, engine):
    """Put one row into every table that only grows."""
    with engine.begin() as connection:
        for table in APPEND_ONLY:
            connection.execute(insert(table), ONE_ROW_EACH[table.name])


def test_the_migrations_make_exactly_the_tables_that_the_program_uses(store, engine):
    with reading(engine) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_opening_a_database_again_changes_nothing(address, publish, store, engine):
    publish("29461 1 met")

    with closing(Store(address)) as again:
        assert again.latest_revision() == 1
        assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}


@pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda table: table.name)
@pytest.mark.parametrize("verb", [update, delete])
def test_a_published_row_can_be_neither_changed_nor_deleted(filled, engine, table, verb):
    first = next(iter(table.columns))
    statement = update(table).values({first.name: first}) if verb is update else delete(table)

    with pytest.raises(DBAPIError, match="only grows"), engine.begin() as connection:
        connection.execute(statement)


def _fill(connection: Connection, name: str, *rows: dict[str, object]) -> None:
    table = Table(name, MetaData(), autoload_with=connection)
    connection.execute(insert(table), list(rows))


def _fill_as_before(connection: Connection) -> None:
    """Publish, change and withdraw a criterion as a program did that knew of no sets."""
    migrate_over(connection, until="0004")
    told = [
        {"number": number, **_PERSON, **_COUNTED, "published_at": _NOW.replace(tzinfo=None)} for number in (1, 2, 3)
    ]
    _fill(connection, "revisions", *told)
    row = {**_PLACE, **_CRITERION, "result": "not_met", "value": 1.5, "note": "ghi chú", "source": "BC 1"}
    later = {**row, "revision": 2, "origin": 2, "result": "met"}
    other = {**row, "unit": "29464"}
    gone = {**other, "revision": 3, "is_withdrawn": True}
    _fill(connection, "assessments", row, later, other, gone)


@pytest.mark.parametrize("verb", ["UPDATE assessments SET result = 'met'", "DELETE FROM assessments"])
def test_an_older_database_keeps_its_results_as_those_of_the_standard_set(address, engine, verb):
    with writing(engine) as connection:
        _fill_as_before(connection)

    with closing(Store(address)) as store:
        records = [store.record(number) for number in (1, 2, 3)]

        found = [sorted(zip(one.assessments["unit"], one.assessments["result"], strict=True)) for one in records]
        assert found[0] == [("29461", "not_met"), ("29464", "not_met")]
        assert found[1:] == [[("29461", "met"), ("29464", "not_met")], [("29461", "met")]]
        row = records[2].assessments.iloc[0]
        assert (row["criteria_set"], row["value"], row["note"], row["source"]) == ("", 1.5, "ghi chú", "BC 1")
        with pytest.raises(DBAPIError, match="only grows"), engine.begin() as connection:
            connection.execute(text(verb))


def test_a_database_of_the_step_before_keeps_its_rows_and_takes_the_next_report(address, engine):
    with writing(engine) as connection:
        migrate_over(connection, until="0006")
        for table in ("revisions", "raw_files", "assessments", "recognitions", "counts", "targets"):
            row = {**ONE_ROW_EACH[table]}
            _fill(
                connection, table, row | ({"published_at": _NOW.replace(tzinfo=None)} if table == "revisions" else {})
            )

    with closing(Store(address)) as store:
        before = store.record(1)
        revision = store.publish(commune_report("29461 1 not_met | 29464 1 met"), expected_revision=1)
        store.undo(2, instruction=Instruction("minh", 2))

        assert [len(one) for one in (before.assessments, before.recognitions, before.counts, before.targets)] == [1] * 4
        assert (revision.added, revision.changed) == (1, 1)
        assert store.record(3).assessments["result"].tolist() == ["met"]
    names = {
        one["name"] for table in ("recognitions", "counts", "targets") for one in inspect(engine).get_indexes(table)
    }
    assert names == {"ix_recognitions_newest", "ix_counts_newest", "ix_targets_newest"}
