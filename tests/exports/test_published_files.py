"""What was published comes back through the check as the very same rows, and no cell of it is a formula."""

import io
import unicodedata
from datetime import date

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from ntm_dashboard.domain.contract import Column
from ntm_dashboard.domain.frames import Assessments, checked
from ntm_dashboard.domain.neutral_text import neutral, restored
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.exports.published_csv import published_csv
from ntm_dashboard.exports.published_table import published_table, rows_of_kind
from ntm_dashboard.exports.published_xlsx import published_xlsx
from ntm_dashboard.exports.templates import template_table
from ntm_dashboard.intake import IntakeContext, check
from ntm_dashboard.intake.book.lost import lost_words
from ntm_dashboard.intake.cells.text import cleaned, is_dossier_number, is_formula, note_text
from ntm_dashboard.services.data_folder import load_catalogue
from tests.follow_up_files import record_with_follow_up
from tests.meeting import TRA_CU, record_of

CONTEXT = IntakeContext(load_catalogue(TRA_CU), date(2026, 11, 23))
WRITERS = {"csv": published_csv, "xlsx": published_xlsx}
ORIGIN = ["revision", "file", "row"]
NASTY = (
    "=1+1",
    "'=1",
    "''@x",
    "-5,2",
    "'-5,2",
    "+84 294",
    "@a;b",
    '"“”',
    "a\n=1+1\nb",
    "a;b,c\td",
    "＝1",
    "🌾 ខ្មែរ",
    "'",
)
"""Texts that begin as formulas do, or that part rows and cells where they are not written with care."""


def _stored(text: str) -> str:
    """Give a text as the check lets it into the store; "" where it would refuse it."""
    usable = all(unicodedata.category(letter) not in {"Cc", "Cs", "Cn", "Co"} or letter in "\n\t" for letter in text)
    if cleaned(text).startswith("#"):
        return ""  # what a broken formula leaves in a cell is refused
    if any("\u0080" <= letter <= "\u00ff" for letter in text):
        return ""  # a few letters of these alone could be Vietnamese typed with an old font, and are read as such
    if lost_words(text):
        return ""  # "?p 3" is what is left of "Ấp 3": such a text is refused, wherever it came from
    return note_text(f"'{text}" if is_formula(text) else text) if usable and "\ufffd" not in text else ""


def _dossier(text: str) -> str | None:
    plain = restored(cleaned(text)) if restored(cleaned(text)) == text else ""
    return plain if plain and is_dossier_number(plain) else None


notes = st.one_of(st.sampled_from(NASTY), st.text(max_size=30)).map(_stored)


def _back(content: bytes, ending: str, record: Record, kind: ReportKind, rows: pd.DataFrame) -> None:
    report = check(content, f"bao_cao.{ending}", context=CONTEXT)
    assert report.is_accepted, [str(one.message) for one in report.errors]
    assert report.kind is kind
    assert report.rows is not None
    one, two = (table.drop(columns=ORIGIN).reset_index(drop=True) for table in (report.rows, rows))
    assert_frame_equal(one, two, check_dtype=False)


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r＝＋－＠59,."), st.characters()), max_size=12))
def test_a_text_made_harmless_comes_back_as_it_was(text):
    assert restored(neutral(text)) == text


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r＝＋－＠x"), st.characters()), max_size=12))
def test_a_harmless_text_begins_with_no_sign_of_a_formula_unless_it_is_a_number(text):
    harmless = neutral(text)

    assert harmless[:1] not in {*"=@\t\r＝＋－＠"}
    assert harmless[:1] not in {"+", "-"} or harmless[1:2].isdigit()


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("kind", list(ReportKind))
def test_what_the_district_published_comes_back_the_same(kind, ending):
    record = record_with_follow_up()
    period = record.assessments["period"].max().date() if "tieu_chi" in kind else None
    rows = rows_of_kind(record, kind)
    if period:
        rows = rows[rows["period"] == pd.Timestamp(period)]

    content = WRITERS[ending](published_table(record, CONTEXT.catalogue, kind=kind, period=period))

    _back(content, ending, record, kind, rows)


@pytest.mark.parametrize("ending", WRITERS)
@settings(max_examples=60, deadline=None)
@given(
    written=st.lists(
        st.tuples(notes, notes, notes, st.none() | st.floats(-1e7, 1e7).map(lambda value: round(value, 4))),
        min_size=1,
        max_size=4,
    )
)
@example(written=[("=1+1", "=1+1", "=1+1", None), ("1:", "=1+1", "=1+1", None)])  # a note that looks like a criterion
def test_notes_names_and_values_of_any_kind_come_back_the_same(ending, written):
    record = record_of(TRA_CU)
    rows = record.assessments[record.assessments["level"] == "commune"].head(len(written)).copy()
    for column, place in (("note", 0), ("agency", 1), ("source", 2)):
        rows[column] = [line[place] or None for line in written]
    rows["value"] = [float("nan") if line[3] is None else line[3] for line in written]
    rows["dossier"] = [_dossier(line[0]) for line in written]
    made = Record(1, checked(Assessments, rows), record.recognitions, record.counts, record.targets)

    content = WRITERS[ending](published_table(made, CONTEXT.catalogue, kind=ReportKind.COMMUNE_REPORT))

    _back(content, ending, made, ReportKind.COMMUNE_REPORT, made.assessments)


def test_a_workbook_of_published_rows_holds_no_formula_and_no_link():
    record = record_of(TRA_CU)
    rows = record.assessments.assign(note="=cmd|' /C calc'!A0", source="http://example.invalid")
    made = Record(1, checked(Assessments, rows), record.recognitions, record.counts, record.targets)

    content = published_xlsx(published_table(made, CONTEXT.catalogue, kind=ReportKind.DISTRICT_REPORT))

    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_workbook_of_published_rows_holds_days_as_days_and_can_be_filtered():
    table = published_table(record_of(TRA_CU), CONTEXT.catalogue, kind=ReportKind.DISTRICT_REPORT)

    sheet = openpyxl.load_workbook(io.BytesIO(published_xlsx(table))).active

    place = table.columns.index(Column.PERIOD) + 1
    assert {sheet.cell(line, place).data_type for line in range(2, len(table.rows) + 2)} == {"d"}
    assert str(sheet.auto_filter.ref).endswith(str(len(table.rows) + 1))


def test_results_by_another_set_are_written_with_it_and_files_without_any_stay_as_they_were():
    record = record_of(TRA_CU)
    rows = record.assessments[record.assessments["level"] == "commune"].head(2)
    advanced = rows.head(1).assign(criteria_set="commune-advanced-2021", result="not_met")
    both = record.with_assessments(checked(Assessments, pd.concat([rows, advanced])))
    kind = ReportKind.COMMUNE_REPORT

    alone = published_table(record, CONTEXT.catalogue, kind=kind)
    written = published_table(both, CONTEXT.catalogue, kind=kind)

    assert "bo_tieu_chi" not in alone.columns
    place = written.columns.index(Column.CRITERIA_SET)
    assert [row[place] for row in written.rows] == [None, None, "commune-advanced-2021"]
    assert "bo_tieu_chi" not in template_table(both, CONTEXT.catalogue, kind=kind, period=date(2023, 6, 30)).columns


@pytest.mark.parametrize("ending", WRITERS)
def test_results_by_several_sets_come_back_under_the_same_sets(ending):
    record = record_of(TRA_CU)
    rows = record.assessments[record.assessments["level"] == "commune"].head(3)
    further = [rows.assign(criteria_set=one) for one in ("commune-advanced-2021", "commune-standard-2026")]
    both = record.with_assessments(checked(Assessments, pd.concat([rows, *further])))
    kind = ReportKind.COMMUNE_REPORT

    content = WRITERS[ending](published_table(both, CONTEXT.catalogue, kind=kind))

    _back(content, ending, both, kind, rows_of_kind(both, kind))
