"""A disk that fills up while reports are published: nothing half is kept, readers read on, and space mends it."""

from pathlib import Path

import pytest

from ntm_dashboard.errors import StoreError
from ntm_dashboard.store import Store

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

    with pytest.raises(StoreError, match="so-lieu"):
        fill_with_reports(store)

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
