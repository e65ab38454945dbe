"""Publishes and undoes reports until it is killed; what the test of kills runs in a process of its own."""

from datetime import date
from multiprocessing.synchronize import Event

import pandas as pd

from ntm_dashboard.domain.frames import Assessments, checked
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.store import Instruction, Store, Submission

APRIL = date(2023, 4, 12)


def report(rows: int, result: str) -> Submission:
    """Make a report in which every row has the same result, and a file that says which."""
    empty = dict.fromkeys(("value", "dossier", "dossier_state", "planned_on", "agency", "note", "file", "source"))
    fixed = {"period": APRIL, "level": "commune", "indicator": "", "result": result, "certainty": "reported"}
    table = pd.DataFrame(
        [
            {**empty, **fixed, "unit": str(row // 19), "criterion": str(row % 19), "revision": 0, "row": row}
            for row in range(rows)
        ]
    )
    content = f"tất cả {result} ".encode() + b"x" * 300_000
    return Submission(ReportKind.COMMUNE_REPORT, checked(Assessments, table), "xa.csv", content, APRIL, "lan")


def publish_without_end(address: str, reports: list[Submission], started: Event) -> None:
    """Go on publishing what does not stand, and undo every third time."""
    store = Store(address)
    started.set()
    while True:
        latest = store.latest_revision()
        if latest % 3 == 2:
            store.undo(latest, instruction=Instruction("lan", latest))
            continue
        standing = set(store.record(latest).assessments["result"])
        chosen = reports[1] if standing == {"met"} else reports[0]
        store.publish(chosen, expected_revision=latest)
