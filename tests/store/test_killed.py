"""Killed at any moment while publishing or undoing, the database is wholly old or wholly new."""

import multiprocessing
import os
import random
import time

import pytest

from ntm_dashboard.store import Store
from tests.patience import SECONDS

from .conftest import results
from .publish_without_end import publish_without_end, report

KILLS = int(os.environ.get("TEST_KILLS", "200"))
ROWS = 57
SHORTEST_S = 0.1


@pytest.mark.slow
def test_after_a_kill_at_a_random_moment_every_revision_is_whole(address):
    chance = random.Random(815)  # noqa: S311 — the moments of a test
    workers = multiprocessing.get_context("fork")
    Store(address).close()
    reports = [report(ROWS, result) for result in ("met", "not_met")]
    seen, life = 0, SHORTEST_S

    for _kill in range(KILLS):
        started = workers.Event()
        worker = workers.Process(target=publish_without_end, args=(address, reports, started))
        worker.start()  # it lives longer where the machine is too busy for it to publish anything
        assert started.wait(SECONDS)
        time.sleep(chance.uniform(0, life))
        worker.kill()
        worker.join()
        worker.close()
        latest = _must_be_whole(address, since=seen)
        life = life * 1.1 if latest == seen else max(life * 0.9, SHORTEST_S)
        seen = latest

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
