"""Killed at any moment while publishing or undoing, the database is wholly old or wholly new."""

import multiprocessing
import os
import random
import time

import pytest

from ntm_dashboard.store import Store

from .conftest import results
from .publish_without_end import publish_without_end, report

KILLS = int(os.environ.get("NTM_TEST_KILLS", "200"))
ROWS = 57
LONGEST_LIFE_S = 0.16


@pytest.mark.slow
def test_after_a_kill_at_a_random_moment_every_revision_is_whole(address):
    chance = random.Random(815)  # noqa: S311 — the moments of a test
    workers = multiprocessing.get_context("fork")
    Store(address).close()
    reports = [report(ROWS, result) for result in ("met", "not_met")]
    seen = 0

    for _kill in range(KILLS):
        started = workers.Event()
        worker = workers.Process(target=publish_without_end, args=(address, reports, started))
        worker.start()
        assert started.wait(60)
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        worker.kill()
        worker.join()
        worker.close()
        seen = _must_be_whole(address, since=seen)

    assert seen > KILLS / 8


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
