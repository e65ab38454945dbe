"""Killed at any moment while publishing or undoing, the database is wholly old or wholly new."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ntm_dashboard.store import Store

from .conftest import results

KILLS = int(os.environ.get("NTM_TEST_KILLS", "100"))
ROWS = 285

WORK = Path(__file__).with_name("publish_without_end.py")


@pytest.mark.slow
def test_after_a_kill_at_a_random_moment_every_revision_is_whole(address):
    chance = random.Random(815)  # noqa: S311 — the moments of a test
    Store(address).close()
    seen = 0

    for _kill in range(KILLS):
        worker = subprocess.Popen([sys.executable, str(WORK), address, str(ROWS)], stdout=subprocess.PIPE)
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"started\n"
        time.sleep(chance.uniform(0, 0.25))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        worker.stdout.close()
        seen = _must_be_whole(address, since=seen)

    assert seen > KILLS / 4


def _must_be_whole(address: str, *, since: int) -> int:
    store = Store(address)
    try:
        latest = store.latest_revision()
        for number in range(since + 1, latest + 1):
            revision = store.revision(number)
            standing = set(results(store, number).values())
            if revision.kind == "publish":
                raw = store.raw_file(number)
                assert raw is not None
                assert standing == {raw.content.decode().split()[2]}
                assert revision.changes == ROWS
            assert len(standing) <= 1
        assert sorted(one.number for one in store.revisions()) == list(range(1, latest + 1))
        assert len(store.audit_entries(limit=100_000)) == latest
        return latest
    finally:
        store.close()
