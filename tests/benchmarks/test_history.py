"""What publishing and reading cost after a thousand reports of the same months, beside the first ones.

Not part of the checks: `python -m pytest tests/benchmarks/test_history.py -s` (with `scripts/with_postgres.sh` before
it also on PostgreSQL, where the server's share is told by the clock). Only ratios within one run are read.
"""

import statistics
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Connection, insert

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.store import Store, Submission
from ntm_dashboard.store import cells as kept
from ntm_dashboard.store.engine import open_engine, writing
from ntm_dashboard.store.schema import revisions
from tests.benchmarks.districts import catalogue_of, record_of
from tests.meeting import TRAINING

MONTHS, REPORTS, TIMED, SHARE = 12, 1000, 12, 0.2
PUBLISH_ALLOWED = 1.3
READ_ALLOWED = 2.0
"""Reading all that stands passes once over the index of keys, which knows every revision."""


@pytest.fixture
def reports() -> list[pd.DataFrame]:
    """Give the twelve monthly reports of fifteen communes."""
    record = record_of(15, MONTHS, catalogue_of(15, load_catalogue(TRAINING)))
    rows = record.assessments
    return [rows[rows["period"] == day].reset_index(drop=True) for day in rows["period"].unique()]


def corrected(report: pd.DataFrame, number: int) -> pd.DataFrame:
    """Give a report in which a share of the rows has another note than any time before."""
    is_new = np.random.default_rng(number).random(len(report)) < SHARE
    return report.assign(note=report["note"].where(~is_new, f"sửa lần {number}"))


def submission(rows: pd.DataFrame, number: int) -> Submission:
    return Submission(ReportKind.COMMUNE_REPORT, rows, f"{number}.csv", b"do", date(2023, 12, 31), "lan")


def timed(store: Store, act: Callable[[int], object], clock: Callable[[], float]) -> float:
    """Give the median time of an act, which is told the revision to go on from."""
    times: list[float] = []
    for _round in range(TIMED):
        latest, started = store.latest_revision(), clock()
        act(latest)
        times.append(clock() - started)
    return statistics.median(times)


def correct_until(connection: Connection, reports: list[pd.DataFrame], first: int, last: int) -> None:
    """Write what so many corrections would have written, without the rest of publishing."""
    person = {"published_at": pd.Timestamp.now("UTC"), "published_by": "lan", "prepared_by": "lan", "note": ""}
    rest = {"kind": "publish", "compared_with": 0, "reasons": [], "added": 0, "withdrawn": 0, "unchanged": 0}
    for number in range(first, last + 1):
        rows = corrected(reports[number % MONTHS], number)
        rows = rows[rows["note"].notna()].assign(origin=number, is_withdrawn=False, file=f"{number}.csv")
        connection.execute(insert(revisions), {"number": number, **person, **rest, "changed": len(rows)})
        kept.write(connection, kept.ASSESSMENTS, rows, revision=number)


def test_the_thousandth_report_costs_what_the_first_ones_cost(address, database_kind, reports):
    clock = time.process_time if database_kind == "sqlite" else time.perf_counter
    with closing(Store(address)) as store:

        def publish(latest: int) -> None:
            rows = corrected(reports[latest % MONTHS], latest + 1)
            store.publish(submission(rows, latest + 1), expected_revision=latest)

        for number, report in enumerate(reports):
            store.publish(submission(report, number), expected_revision=number)
        first, first_read = timed(store, publish, clock), timed(store, store.record, clock)
        engine = open_engine(address)
        with writing(engine) as connection:
            correct_until(connection, reports, store.latest_revision() + 1, REPORTS - TIMED)
        engine.dispose()
        last, last_read = timed(store, publish, clock), timed(store, store.record, clock)

    print(f"\n{database_kind}: publish {last / first:.2f}, record {last_read / first_read:.2f} times after {REPORTS}")
    assert last <= first * PUBLISH_ALLOWED
    assert last_read <= first_read * READ_ALLOWED
