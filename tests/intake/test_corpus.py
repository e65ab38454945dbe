"""Uploads as offices send them, each with the verdict, the reason, the place and the content that it must yield."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from ntm_dashboard.intake import IntakeContext, NoticeCode, PreparedReport, check

CORPUS = Path(__file__).with_name("corpus")
CASES = list(csv.DictReader((CORPUS / "manifest.csv").read_text(encoding="utf-8").splitlines()))
ACCEPTED = [case for case in CASES if case["expected"] == "accept"]
REFUSED = [case for case in CASES if case["expected"] == "refuse"]


_REPORTS: dict[str, PreparedReport] = {}


def _checked(case: dict[str, str], context: IntakeContext) -> PreparedReport:
    """Check a file once for all tests about it."""
    name = case["file"]
    if name not in _REPORTS:
        _REPORTS[name] = check((CORPUS / name).read_bytes(), name, context=context)
    return _REPORTS[name]


def _name(case: dict[str, str]) -> str:
    return case["file"]


@pytest.mark.parametrize("case", ACCEPTED, ids=_name)
def test_accepted_file_yields_exactly_its_content(case: dict[str, str], intake_context: IntakeContext):
    report = _checked(case, intake_context)

    assert [str(one.message) for one in report.errors] == []
    assert len(report.canonical) == int(case["expected_rows"])
    assert report.rows is not None
    assert len(report.rows) == len(report.canonical)
    if case["canonical"]:
        assert _differences(report, case["canonical"]) == []


def _differences(report: PreparedReport, canonical: str) -> list[str]:
    expected: list[dict[str, Any]] = json.loads((CORPUS / "expected" / f"{canonical}.json").read_text(encoding="utf-8"))
    rows = {(row["ma_xa"], row["tieu_chi"]): row for row in report.canonical}
    return [
        f"{row['ma_xa']}/{row['tieu_chi']} {name}: {value!r}"
        for row in expected
        for name, value in row.items()
        if rows[row["ma_xa"], row["tieu_chi"]].get(name) != value
    ]


@pytest.mark.parametrize("case", ACCEPTED, ids=_name)
def test_accepted_file_says_what_was_done_with_it(case: dict[str, str], intake_context: IntakeContext):
    report = _checked(case, intake_context)

    said = {
        _written(notice.code, notice.detail) for notice in report.notices if notice.code != NoticeCode.LEGACY_ENCODING
    }
    assert said == {notice for notice in case["notice"].split(";") if notice}


def _written(code: str, detail: str) -> str:
    return f"{code}:{detail}" if detail else str(code)


@pytest.mark.parametrize("case", REFUSED, ids=_name)
def test_refused_file_says_why_and_where(case: dict[str, str], intake_context: IntakeContext):
    report = _checked(case, intake_context)

    places = [(one.row, one.column) for one in report.errors if one.code == case["reason"]]
    assert places, [str(one.message) for one in report.errors]
    assert report.rows is None
    assert any(_is_at(place, case) for place in places), places


def _is_at(place: tuple[int | None, str | None], case: dict[str, str]) -> bool:
    row, column = place
    return (not case["row"] or str(row) == case["row"]) and (not case["col"] or column == case["col"])
