"""Reports made by hand, and a store to publish them to."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine

from ntm_dashboard.domain.frames import Assessments, Recognitions, checked
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.store import Store, Submission
from ntm_dashboard.store.engine import open_engine

APRIL = date(2023, 4, 12)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Give an empty store."""
    with closing(Store(address)) as opened:
        yield opened


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    """Give a way around the store, to what lies in its tables."""
    opened = open_engine(address)
    yield opened
    opened.dispose()


def commune_report(lines: str, **given: object) -> Submission:
    """Make a commune report from "unit criterion result [value]" parted by |."""
    rows = [_assessment(number, line.split()) for number, line in enumerate(lines.split("|"), start=2)]
    content = lines.encode()
    values = {
        "kind": ReportKind.COMMUNE_REPORT,
        "rows": checked(Assessments, pd.DataFrame(rows)),
        "file_name": "tieu_chi_xa.csv",
        "content": content,
        "period": APRIL,
        "published_by": "lan",
    }
    return Submission(**(values | given))  # pyright: ignore[reportArgumentType] — the fields of a submission


def recognitions(lines: str) -> Submission:
    """Make a list of recognitions from "unit title" parted by |."""
    rows = [
        {
            "unit": unit,
            "title": title,
            "effective_on": APRIL,
            "decided_on": None,
            "for_year": None,
            "decision": None,
            "source": "815-CV/HU",
            "certainty": "documented",
            "revision": 0,
            "file": None,
            "row": number,
        }
        for number, (unit, title) in enumerate((line.split() for line in lines.split("|")), start=2)
    ]
    frame = checked(Recognitions, pd.DataFrame(rows))
    return Submission(ReportKind.RECOGNITIONS, frame, "cong_nhan.csv", lines.encode(), APRIL, "lan")


def results(store: Store, revision: int | None = None) -> dict[tuple[str, str], str]:
    """Give what stands, by unit and criterion."""
    table = store.record(store.latest_revision() if revision is None else revision).assessments
    return {(row.unit, row.criterion): row.result for row in table.itertuples()}  # pyright: ignore[reportReturnType, reportAttributeAccessIssue] — columns of the frame


@pytest.fixture
def publish(store: Store) -> Callable[..., int]:
    """Publish a report made from a line, as the person who has just looked; gives the revision."""

    def act(lines: str, **given: object) -> int:
        submission = commune_report(lines, **given)
        return store.publish(submission, expected_revision=store.latest_revision()).number

    return act


def _assessment(number: int, words: list[str]) -> dict[str, object]:
    return {
        "period": APRIL,
        "level": "commune",
        "unit": words[0],
        "criterion": words[1],
        "indicator": "",
        "result": words[2],
        "value": float(words[3]) if len(words) > 3 else None,
        "dossier": None,
        "dossier_state": None,
        "planned_on": None,
        "agency": None,
        "note": None,
        "source": "báo cáo xã",
        "certainty": "reported",
        "revision": 0,
        "file": None,
        "row": number,
    }
