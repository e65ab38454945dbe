"""A backup is one consistent file, taken while others publish, and it comes back whole."""

import stat
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy.exc import DBAPIError

from ntm_dashboard.errors import StoreError
from ntm_dashboard.store import Instruction, Store

from .conftest import commune_report, results


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "sao_luu.db"


def test_a_backup_brings_everything_back(store, publish, backup):
    publish("29461 1 met", content=b"\x00raw")
    store.back_up(backup)
    publish("29461 1 not_met | 29464 2 met")

    assert store.restore_backup(backup) == 1

    assert results(store) == {("29461", "1"): "met"}
    assert store.raw_file(1).content == b"\x00raw"
    assert [one.revision for one in store.audit_entries()] == [1]


def test_after_coming_back_people_can_go_on_and_published_rows_still_only_grow(store, publish, backup, engine):
    publish("29461 1 met")
    store.back_up(backup)
    store.restore_backup(backup)

    publish("29461 1 not_met")
    store.undo(2, instruction=Instruction("minh", 2))

    assert results(store) == {("29461", "1"): "met"}
    with pytest.raises(DBAPIError, match="only grows"), engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM revisions")


def test_a_backup_can_be_put_into_another_database(store, publish, backup, make_address):
    publish("29461 1 met 95.5")
    store.back_up(backup)
    other = Store(make_address())

    other.restore_backup(backup)

    assert other.revisions() == store.revisions()
    assert results(other) == results(store)
    other.close()


def test_a_backup_taken_while_others_publish_holds_whole_revisions(store, backup):
    def go_on() -> None:
        for number in range(15):
            report = commune_report(f"29461 {number} met | 29464 {number} met")
            store.publish(report, expected_revision=store.latest_revision())

    publisher = Thread(target=go_on)
    publisher.start()
    while store.latest_revision() < 3:
        pass
    store.back_up(backup)
    publisher.join()

    number = store.restore_backup(backup)
    assert 3 <= number <= 15
    assert len(results(store)) == 2 * number


def test_only_the_owner_may_read_a_backup_and_no_other_file_is_overwritten(store, backup):
    store.back_up(backup)

    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [file.name for file in backup.parent.iterdir() if "part" in file.name] == []
    with pytest.raises(StoreError, match="Đã có tệp"):
        store.back_up(backup)


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_a_file_that_is_no_whole_backup_changes_nothing(store, publish, backup, content):
    publish("29461 1 met")
    backup.write_bytes(content)

    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        store.restore_backup(backup)

    assert results(store) == {("29461", "1"): "met"}


def test_a_backup_cut_short_is_refused(store, publish, backup):
    publish("29461 1 met", content=b"x" * 200_000)
    store.back_up(backup)
    backup.write_bytes(backup.read_bytes()[:100_000])

    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        store.restore_backup(backup)


@pytest.mark.parametrize(("name", "reason"), [("khong_co.db", "không có tệp"), ("", "đây là thư mục")])
def test_a_backup_that_cannot_be_read_says_why(store, tmp_path: Path, name: str, reason: str):
    with pytest.raises(StoreError, match=f"Không đọc được tệp .*: {reason}"):
        store.restore_backup(tmp_path / name)


@pytest.mark.parametrize(
    ("folder", "reason"), [("khong_co", "không có tệp hoặc thư mục này"), ("tep", "đường dẫn đi qua một tệp")]
)
def test_a_place_that_cannot_be_written_is_named(store, tmp_path: Path, folder: str, reason: str):
    (tmp_path / "tep").touch()

    with pytest.raises(StoreError, match=f"Không ghi được tệp sao lưu .*: {reason}"):
        store.back_up(tmp_path / folder / "sao_luu.db")
