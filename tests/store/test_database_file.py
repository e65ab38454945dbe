"""The file of a database is its owner's alone, and one that is taken away under a running program is missed."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ntm_dashboard.errors import StoreError
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store.engine import open_engine, writing
from ntm_dashboard.store.failures import Failure

from .conftest import commune_report, results

MET = {("29461", "1"): "met"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "var" / "so-lieu.db"


@pytest.fixture
def replaced() -> list[str]:
    return []


@pytest.fixture
def store(file: Path, replaced: list[str]) -> Iterator[Store]:
    """Give a store in which something was published."""
    with closing(Store(f"sqlite:///{file}", on_replaced=lambda: replaced.append("once more"))) as opened:
        opened.publish(commune_report("29461 1 met"), expected_revision=0)
        yield opened


def modes(folder: Path) -> dict[str, int]:
    return {one.name: stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()}


def told(act) -> StoreError:
    with pytest.raises(StoreError) as error:
        act()
    return error.value


@pytest.fixture
def open_mask() -> Iterator[None]:
    former = os.umask(0o022)
    yield
    os.umask(former)


def test_the_database_and_what_stands_beside_it_are_their_owners_from_the_first_byte(open_mask, file, tmp_path):
    engine = open_engine(f"sqlite:///{file}")
    at_first = modes(file.parent)
    with closing(Store(f"sqlite:///{file}")) as store:
        store.publish(commune_report("29461 1 met"), expected_revision=0)
        store.back_up(tmp_path / "sao_luu.db")

        assert at_first == {"so-lieu.db": 0o600}
        assert modes(file.parent) == {"so-lieu.db": 0o600, "so-lieu.db-wal": 0o600, "so-lieu.db-shm": 0o600}
        assert modes(tmp_path) == {"var": 0o700, "sao_luu.db": 0o600}
    engine.dispose()


def test_a_database_that_others_could_read_is_closed_to_them_at_the_next_start(store, file):
    store.close()
    file.chmod(0o644)

    Store(f"sqlite:///{file}").close()

    assert modes(file.parent)["so-lieu.db"] == 0o600


def test_a_deleted_database_is_missed_and_no_empty_one_comes_in_its_place(store, file, replaced):
    file.unlink()

    for act in (store.check, store.latest_revision, lambda: store.log(AuditAction.SIGN_OUT, actor="lan")):
        assert told(act).code == Failure.MISSING
    assert not file.exists()
    assert replaced == []


def test_what_is_being_written_when_the_database_is_deleted_is_not_said_to_be_kept(store, file):
    def write() -> None:
        with store.writing() as transaction:
            transaction.log(AuditAction.SIGN_OUT, actor="lan")
            file.unlink()

    assert told(write).code == Failure.MISSING


def test_the_same_file_put_back_goes_on_where_it_was(store, file, replaced):
    file.rename(file.with_name("cho.db"))
    told(store.check)
    file.with_name("cho.db").rename(file)

    assert results(store) == MET
    assert store.publish(commune_report("29461 1 not_met"), expected_revision=1).number == 2
    assert replaced == []


def test_another_sound_database_in_its_place_is_opened_and_what_was_remembered_is_forgotten(
    store, file, replaced, tmp_path
):
    with closing(Store(f"sqlite:///{tmp_path}/khac.db")) as other:
        other.publish(commune_report("29464 2 not_met"), expected_revision=0)
    store.publish(commune_report("29461 1 not_met"), expected_revision=1)

    (tmp_path / "khac.db").replace(file)

    assert results(store) == {("29464", "2"): "not_met"}
    assert replaced == ["once more"]
    store.publish(commune_report("29464 2 met"), expected_revision=1)
    with closing(Store(f"sqlite:///{file}")) as again:
        assert results(again) == {("29464", "2"): "met"}


@pytest.mark.parametrize("content", [b"", b"khong phai" * 999], ids=["empty", "text"])
def test_what_is_no_database_in_its_place_is_refused_until_a_sound_one_stands_there(store, file, tmp_path, content):
    store.back_up(tmp_path / "sao_luu.db")
    file.unlink()
    file.write_bytes(content)

    assert told(store.latest_revision).code == Failure.FOREIGN
    assert file.read_bytes() == content

    (tmp_path / "sao_luu.db").replace(file)
    assert results(store) == MET


def test_a_damaged_database_in_its_place_is_refused(store, file, tmp_path):
    store.back_up(tmp_path / "hong.db")
    content = bytearray((tmp_path / "hong.db").read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    (tmp_path / "hong.db").write_bytes(content)
    (tmp_path / "hong.db").replace(file)

    assert told(store.latest_revision).code == Failure.DAMAGED


def test_a_database_of_a_newer_program_in_its_place_is_refused(store, file, tmp_path):
    store.back_up(tmp_path / "moi.db")
    engine = open_engine(f"sqlite:///{tmp_path}/moi.db")
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    (tmp_path / "moi.db").replace(file)

    assert told(store.latest_revision).code == Failure.NEWER


def test_a_backup_copied_over_the_open_database_stops_all_writing(store, file, tmp_path):
    store.back_up(tmp_path / "sao_luu.db")

    shutil.copyfile(tmp_path / "sao_luu.db", file)

    error = told(lambda: store.publish(commune_report("29461 1 not_met"), expected_revision=1))
    assert error.code == Failure.OVERWRITTEN
    assert "-wal" in error.for_operator


def test_a_deleted_log_loses_nothing_that_was_published(store, file):
    file.with_name("so-lieu.db-wal").unlink()

    assert results(store) == MET
    store.publish(commune_report("29461 1 not_met"), expected_revision=1)
    with closing(Store(f"sqlite:///{file}")) as again:
        assert again.latest_revision() == 2
        assert [one.revision for one in again.audit_entries()] == [2, 1]
    store.close()
    with closing(Store(f"sqlite:///{file}")) as after:
        assert results(after) == {("29461", "1"): "not_met"}
