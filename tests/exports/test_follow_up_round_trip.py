"""Any rows of the follow-up, written as CSV or as a workbook, are read as the same rows."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from ntm_dashboard.domain.contract import Column, Holds, columns_of
from ntm_dashboard.domain.frames import checked
from ntm_dashboard.domain.published import row_table_of
from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind
from ntm_dashboard.exports.published_csv import published_csv
from ntm_dashboard.exports.published_table import table_of_rows
from ntm_dashboard.exports.published_xlsx import published_xlsx
from ntm_dashboard.intake import IntakeContext, check
from tests.follow_up_files import TODAY
from tests.meeting import catalogue_of

WRITERS = {"csv": published_csv, "xlsx": published_xlsx}
ORIGIN = ["revision", "file", "row"]
OFFICES = ("Chủ tịch UBND xã Long Hiệp", "PGDDT", "Sở Nông nghiệp và PTNT", "Trưởng phòng", "Công an tỉnh")
TEXTS = ("Hoàn thiện hồ sơ", "Tổng hợp, báo cáo", "a;b,c\n“d”", "=1+1", "-5,2", "'-x", "1", "Đạt", "Kế hoạch 15/KH")
days = st.dates(date(2021, 1, 1), date(2024, 12, 31))
texts = st.sampled_from(TEXTS)
units = st.sampled_from(["29506", "29464", "29462", "849"])


@st.composite
def rows_of(draw: st.DrawFn, kind: ReportKind) -> dict[str, object]:
    """Make a row of a kind as the check would let it in."""
    is_of_one = kind in {ReportKind.ROADMAP, ReportKind.DOSSIERS, ReportKind.SURVEYS}
    unit = draw(units if is_of_one else units | st.just(""))
    unit = "29461" if kind is ReportKind.SURVEYS and unit == "849" else unit
    number = draw(st.sampled_from(["2", "5"] + ([] if unit == "849" else ["17.10", "17.1"])))
    number = number if is_of_one or unit == "849" else draw(st.just(number) | st.just(""))
    made: dict[str, object] = {
        "unit": unit,
        "criterion": number.split(".")[0],
        "indicator": number if "." in number else "",
    }
    for one in columns_of(kind):
        if one.column not in {Column.UNIT_CODE, Column.UNIT_NAME, Column.CRITERION}:
            made[one.fields[0]] = draw(_of(one.column, one.holds, one.words, is_needed=kind in one.required))
    return _possible(kind, made)


def _of(column: Column, holds: Holds, words, *, is_needed: bool) -> st.SearchStrategy[object]:
    match holds:
        case Holds.WORD:
            some: st.SearchStrategy[object] = st.sampled_from(list(words))
        case Holds.DAY:
            some = days
        case Holds.NUMBER:
            some = st.integers(1, 5000).map(float)
        case _:
            some = st.sampled_from(OFFICES) if column in {Column.ASSIGNEE, Column.AGENCY} else texts
    if column is Column.DOSSIER:
        some = st.just("HS-5/2023")
    if column in {Column.STEP, Column.DOCUMENT, Column.ORDINAL, Column.TOPIC}:
        some = texts.map(lambda text: " ".join(text.split()))
    return some if is_needed or column is Column.CERTAINTY else st.none() | some


def _possible(kind: ReportKind, row: dict[str, object]) -> dict[str, object]:
    if row.get("until_on") is not None:
        row["until_on"] = max(row["until_on"], row["from_on"])
    if row.get("answered_on") is not None:
        row["answered_on"] = max(row["answered_on"], row["day"])
    if kind is ReportKind.SURVEYS:
        row["satisfied"] = min(row["satisfied"], row["ballots"])
    if kind is ReportKind.CONCLUSIONS and (row["closing"] is None or row["done_on"] is None):
        row["closing"] = row["done_on"] = None
    if kind is ReportKind.ROADMAP and row["planned_on"] is None and row["done_on"] is None:
        row["planned_on"] = row["set_on"]
    table = row_table_of(kind)
    return row | {name: row[name] or "" for name in table.keys if name not in table.days}


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("kind", FOLLOW_UP)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given=st.data())
def test_rows_of_the_follow_up_come_back_the_same(kind, ending, given):
    table = row_table_of(kind)
    written = given.draw(st.lists(rows_of(kind), min_size=1, max_size=3, unique_by=lambda row: _key(table.keys, row)))
    frame = pd.DataFrame([{**row, "revision": 0, "file": "", "row": 0} for row in written])
    rows = checked(table.model, frame[[name for name in table.model.names() if name in frame]])

    content = WRITERS[ending](table_of_rows(rows, catalogue_of(), kind=kind))
    report = check(content, f"tep.{ending}", context=IntakeContext(catalogue_of(), TODAY))

    assert [str(one.message) for one in report.errors] == []
    assert report.kind is kind
    one, two = (one.drop(columns=ORIGIN).reset_index(drop=True) for one in (report.rows, rows))
    assert_frame_equal(one, two, check_dtype=False)


def _key(keys: tuple[str, ...], row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row[name] for name in keys)
