"""Visitors who come, look at every page, and go, while reports are published: `make soak MINUTES=20`.

What is kept for a revision is bounded; each round publishes one, so that the bounds are reached after some dozens.
Memory is read four times a minute. It is flat when the median of the last quarter is at most a tenth above that of the
second quarter (the first is for filling caches); the command fails when it is not.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx2

from ntm_dashboard.store import Store
from tests.benchmarks.processes import cpu_seconds, memory_mb
from tests.benchmarks.visitor import Visitor
from tests.e2e.conftest import Server, run_server
from tests.patience import SECONDS
from tests.store.publish_without_end import report

ALLOWED = 1.1
READ_EVERY_S = 15.0
VISITORS = 4
"""How many visitors are there at once."""


def look_around(server: Server) -> int:
    """Let some visitors in, each of whom opens every page, and let them go; gives how many pages were drawn."""
    visitors = [Visitor(server.address) for _one in range(VISITORS)]
    drawn = 0
    for visitor in visitors:
        assert "ntm-answer" in visitor.open()
        for path in list(visitor.pages):
            assert visitor.open(path)
            drawn += 1
    for path in ("/", "/ban-tin", "/trinh-chieu", "/healthz"):
        assert httpx2.get(f"{server.address}{path}", timeout=SECONDS).status_code == 200
    for visitor in visitors:
        visitor.close()
    return drawn


def publish(server: Server, number: int) -> None:
    """Publish a report, as another process does."""
    given = report(57, ("met", "not_met")[number % 2])
    with closing(Store(server.database)) as store:
        store.publish(replace(given, content=b"do"), expected_revision=store.latest_revision())


def soak(server: Server, minutes: float) -> Iterator[tuple[float, float, int, int]]:
    """Give, again and again, the minutes gone, the megabytes taken, the pages drawn and the reports published."""
    started = read = time.monotonic()
    drawn = published = 0
    while time.monotonic() < started + minutes * 60:
        drawn += look_around(server)
        publish(server, published)
        published += 1
        now = time.monotonic()
        if now - read > READ_EVERY_S:
            read = now
            yield (now - started) / 60, memory_mb(server.process), drawn, published


def main() -> int:
    """Soak, say how memory went, and tell whether it stayed flat."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    minutes = parser.parse_args().minutes
    seen: list[float] = []
    with tempfile.TemporaryDirectory() as folder, closing(run_server(Path(folder), "data/tra_cu")) as running:
        server = next(running)
        for at, taken, drawn, published in soak(server, minutes):
            seen.append(taken)
            print(f"{at:6.1f} min  {taken:6.1f} MB  {drawn:6d} pages  {published:3d} publishes", flush=True)
        print(f"{cpu_seconds(server.process):.0f} s of CPU")
    quarter = max(len(seen) // 4, 1)
    early, late = statistics.median(seen[quarter : 2 * quarter] or seen), statistics.median(seen[-quarter:])
    print(f"memory late ÷ early: {late:.1f} / {early:.1f} MB = {late / early:.2f} (allowed {ALLOWED})")
    return int(late > ALLOWED * early)


if __name__ == "__main__":
    sys.exit(main())
