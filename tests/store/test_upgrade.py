"""A database of each earlier version comes up to this one with all that it held, and goes on from there."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from ntm_dashboard.store import Instruction, Store
from ntm_dashboard.store.engine import writing
from ntm_dashboard.store.migrate import known_steps

from .conftest import commune_report, results
from .older_databases import CONTENT, FOLDER, fill_as_at


@pytest.fixture
def address(make_address: Callable[..., str]) -> str:
    """Give the address of a database without a table: how the tables come into it is what is tried here."""
    return make_address()


def test_a_small_database_of_each_version_is_kept():
    assert sorted(one.stem for one in FOLDER.glob("*.sql")) == known_steps(), "python -m tests.store.older_databases"


def must_go_on(store: Store, step: str) -> None:
    """Find all that the database of a step held, publish and undo, and back it up."""
    store.must_be_sound()
    first, now = store.record(1), store.record(2)
    assert first.assessments[["unit", "result", "value", "note"]].to_numpy().tolist() == [
        ["29461", "met", 95.5, "ghi chú"]
    ]
    assert [len(one) for one in (now.assessments, now.recognitions, now.counts, now.targets)] == [1] * 4
    assert now.assessments["result"].tolist() == ["not_met"]
    assert store.raw_file(1).content == CONTENT
    assert store.revision(1).reasons[0].text == "đã xem"
    assert [one.revision for one in store.audit_entries()] == [1]
    with store.reading() as transaction:
        assert [(one.name, one.role, one.password_hash) for one in transaction.accounts.all()] == [
            ("lan", "administrator", "x")
        ]
        assert [one.put_up_by for one in transaction.drafts.all()] == (["lan"] if step >= "0004" else [])
    store.publish(commune_report("29461 1 met | 29464 1 met"), expected_revision=2)
    store.undo(3, instruction=Instruction("minh", 3))
    assert results(store) == {("29461", "1"): "not_met"}


@pytest.mark.parametrize("step", known_steps())
def test_a_file_of_an_earlier_version_keeps_all_that_it_held(tmp_path: Path, step: str):
    file = tmp_path / "cu.db"
    with closing(sqlite3.connect(file)) as older:
        older.executescript((FOLDER / f"{step}.sql").read_text(encoding="utf-8"))

    with closing(Store(f"sqlite:///{file}")) as store:
        must_go_on(store, step)
        store.back_up(tmp_path / "sao_luu.db")
        with pytest.raises(DBAPIError, match="only grows"), writing(store._engine) as connection:
            connection.exec_driver_sql("DELETE FROM assessments")


@pytest.mark.postgres
@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("step", known_steps())
def test_a_database_on_a_server_of_an_earlier_version_keeps_all_that_it_held(address, engine, step, database_kind):
    with writing(engine) as connection:
        fill_as_at(connection, step)

    with closing(Store(address)) as store:
        must_go_on(store, step)


@pytest.mark.parametrize("step", ["0001", "0004"])
def test_a_backup_of_an_earlier_version_can_be_restored(store, tmp_path: Path, step: str):
    with closing(sqlite3.connect(tmp_path / "cu.db")) as older:
        older.executescript((FOLDER / f"{step}.sql").read_text(encoding="utf-8"))

    assert store.restore_backup(tmp_path / "cu.db", actor="minh") == 2

    assert results(store) == {("29461", "1"): "not_met"}
