"""A disk that fills up while reports are published: nothing half is kept, readers read on, and space mends it."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from ntm_dashboard.errors import StoreError
from ntm_dashboard.store import Store
from ntm_dashboard.store.failures import Failure
from tests.conftest import SMALL_DISK_MB

from .conftest import results
from .publish_without_end import report

MOST = 200


def fill_with_reports(store: Store) -> None:
    """Publish until the disk is full."""
    for at in range(MOST):
        latest = store.latest_revision()
        store.publish(report(57, ("met", "not_met")[at % 2]), expected_revision=latest)


def test_a_full_disk_refuses_a_report_wholly_and_takes_it_once_there_is_space(small_disk: Path):
    room = small_disk / "khac.bin"
    room.write_bytes(b"x" * (2 << 20))
    store = Store(f"sqlite:///{small_disk / 'so-lieu.db'}")

    with pytest.raises(StoreError) as told:
        fill_with_reports(store)
    assert told.value.code == Failure.FULL

    latest = store.latest_revision()
    assert latest > 0
    assert len(results(store, latest)) == 57
    assert len(set(results(store, latest).values())) == 1
    assert len(store.audit_entries(limit=10_000)) == latest

    room.unlink()
    standing = set(results(store, latest).values())
    other = report(57, "met" if standing == {"not_met"} else "not_met")
    assert store.publish(other, expected_revision=latest).number == latest + 1
    assert store.raw_file(latest + 1) is not None
    store.close()


def test_a_backup_that_does_not_fit_says_so_and_leaves_nothing(small_disk: Path, tmp_path: Path):
    (small_disk / "khac.bin").write_bytes(b"x" * ((SMALL_DISK_MB << 20) - 100_000))
    with closing(Store(f"sqlite:///{tmp_path / 'so-lieu.db'}")) as store:
        store.publish(report(57, "met"), expected_revision=0)

        with pytest.raises(StoreError, match=r"Không ghi được tệp sao lưu .*: đĩa đã đầy.*chọn nơi khác"):
            store.back_up(small_disk / "sao_luu.db")

        assert [one.name for one in small_disk.iterdir()] == ["khac.bin"]
        (small_disk / "khac.bin").unlink()
        store.back_up(small_disk / "sao_luu.db")


def test_a_full_disk_is_said_with_its_cure_and_without_its_place(tmp_path: Path):
    with closing(Store(f"sqlite:///{tmp_path / 'so-lieu.db'}")) as store:
        engine = store._engine
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

        @event.listens_for(engine, "begin")
        def little_room(connection: Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")

        with pytest.raises(StoreError) as told:
            store.publish(report(57, "met"), expected_revision=0)

        assert told.value.code == Failure.FULL
        assert "giải phóng chỗ" in told.value.for_operator
        assert str(tmp_path) not in str(told.value)
        assert store.latest_revision() == 0
