"""Five hundred publishes in a row, each previewed before and looked at after: the last costs what the first did.

Not part of the checks: `python -m pytest tests/benchmarks/test_five_hundred.py -s`. Only the ratio within one run is
read, of processor time.
"""

import csv
import io
import os
import statistics
import time
from contextlib import closing
from datetime import date

from ntm_dashboard.bootstrap.program import Program, open_program
from ntm_dashboard.bootstrap.settings import PROJECT, Settings
from ntm_dashboard.intake import IntakeContext
from ntm_dashboard.intake.verdict.check import check
from ntm_dashboard.services.people import PROGRAM
from ntm_dashboard.services.publishing import Reason, Release
from tests.seeded import copy_seeded

PUBLISHES = int(os.environ.get("TEST_PUBLISHES", "500"))
WINDOW, ALLOWED = 20, 1.5
FOLDER = PROJECT / "data" / "mau"


def corrected(content: str, number: int) -> bytes:
    """Give the report with a note that it never had."""
    rows = list(csv.DictReader(io.StringIO(content)))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows({**row, "ghi_chu": f"sửa lần {number}"} for row in rows)
    return out.getvalue().encode()


def publish(program: Program, content: bytes, number: int) -> float:
    """Preview a report, publish it and look at what stands then; gives the seconds of processor time."""
    context = IntakeContext(program.catalogue, date(2026, 11, 27))
    report = check(content, f"xa{number}.csv", context=context)
    started = time.process_time()
    preview = program.publishing.preview(report)
    codes = {str(one.code) for problems in preview.confirmations for one in problems}
    reasons = tuple(Reason(code, "đã xem") for code in (*codes, "REGRESSION"))
    release = Release(report, content, reasons=reasons)
    program.publishing.publish(PROGRAM, release, expected_revision=preview.expected_revision)
    program.queries.situation()
    return time.process_time() - started


def test_the_five_hundredth_publish_costs_what_the_first_did(tmp_path):
    copy_seeded("mau", tmp_path / "mau.db")
    content = sorted((FOLDER / "tieu_chi_xa").glob("*.csv"))[-1].read_text(encoding="utf-8")
    settings = Settings(data_dir=FOLDER, database_url=f"sqlite:///{tmp_path / 'mau.db'}")
    with closing(open_program(settings)) as program:
        seconds = [publish(program, corrected(content, number), number) for number in range(PUBLISHES)]

    first, last = statistics.median(seconds[:WINDOW]), statistics.median(seconds[-WINDOW:])
    print(f"\n{PUBLISHES} publishes: last ÷ first {last / first:.2f} ({first * 1e3:.0f} → {last * 1e3:.0f} ms)")
    assert last <= ALLOWED * first
