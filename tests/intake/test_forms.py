"""Files as communes and districts really make them, each with what it must yield: read, asked about, or refused."""

import csv
from pathlib import Path

import openpyxl
import pytest

from ntm_dashboard.intake import IntakeContext, PreparedReport, check
from ntm_dashboard.intake.outcome.report import FactName

FORMS = Path(__file__).with_name("forms")
CASES = list(csv.DictReader((FORMS / "manifest.csv").read_text(encoding="utf-8").splitlines()))
_REPORTS: dict[str, PreparedReport] = {}


def _checked(case: dict[str, str], context: IntakeContext) -> PreparedReport:
    """Check a file once for all tests about it."""
    name = case["file"]
    if name not in _REPORTS:
        _REPORTS[name] = check((FORMS / name).read_bytes(), name, context=context)
    return _REPORTS[name]


def _name(case: dict[str, str]) -> str:
    return case["file"]


def _is_asked(report: PreparedReport) -> bool:
    return bool(report.questions or report.confirmations)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_form_is_read_asked_about_or_refused(case: dict[str, str], intake_context: IntakeContext):
    report = _checked(case, intake_context)

    said = [str(one.message) for one in report.errors]
    match case["want"]:
        case "accept":
            assert report.is_accepted, said
        case "ask":
            assert _is_asked(report), said
        case "accept_or_ask":
            assert report.is_accepted or _is_asked(report), said
        case _:
            assert not report.is_accepted


READ = [case for case in CASES if case["want"].startswith("accept") and (case["rows"] or case["period"])]


@pytest.mark.parametrize("case", READ, ids=_name)
def test_accepted_form_has_its_rows_and_its_period(case: dict[str, str], intake_context: IntakeContext):
    report = _checked(case, intake_context)
    if not report.is_accepted:
        pytest.skip("asked about: nothing is read yet")

    assert case["rows"] in {"", str(len(report.canonical))}
    assert case["period"] in {"", str(report.period)}


def test_unit_of_a_title_is_that_of_every_row(intake_context: IntakeContext):
    report = _checked(_case("01_bieu_xa_57_chi_tieu_ten_xa_o_tieu_de.xlsx"), intake_context)

    assert {row["ma_xa"] for row in report.canonical} == {"29464"}


def test_results_of_the_advanced_set_are_never_those_of_the_standard_one(intake_context: IntakeContext):
    report = _checked(_case("21_nang_cao_chi_so.xlsx"), intake_context)

    fact = report.reading.fact(FactName.SET)
    assert fact is not None
    assert fact.value == "commune-advanced-2021"
    assert {row.get("bo_tieu_chi") for row in report.canonical} == {"commune-advanced-2021"}
    assert report.rows is not None
    assert set(report.rows["criteria_set"]) == {"commune-advanced-2021"}


def test_roadmap_keeps_its_dates(intake_context: IntakeContext):
    report = _checked(_case("24_lo_trinh_tieu_chi_chua_dat.xlsx"), intake_context)

    assert {row["ngay_du_kien"] for row in report.canonical} == {"2023-09-30"}
    assert {row["co_quan"] for row in report.canonical} == {"PTNMT"}


def test_values_beside_a_judgement_are_kept_and_required_levels_are_not(intake_context: IntakeContext):
    report = _checked(_case("12_dai_gop_o_xa_chi_tieu_ket_qua_danh_gia.xlsx"), intake_context)

    assert {row["gia_tri"] for row in report.canonical} == {95.5}


REASONS = [
    (case, case["must"]) for case in CASES if case["want"] == "refuse" and case["must"] and "=" not in case["must"]
]


@pytest.mark.parametrize(
    ("case", "code"), REASONS, ids=lambda value: value["file"] if isinstance(value, dict) else value
)
def test_refused_form_says_its_reason(case: dict[str, str], code: str, intake_context: IntakeContext):
    assert code in {one.code for one in _checked(case, intake_context).errors}


FALSE = [(case, case["must"].removeprefix("not=")) for case in CASES if case["must"].startswith("not=")]


@pytest.mark.parametrize(("case", "code"), FALSE, ids=lambda value: value["file"] if isinstance(value, dict) else value)
def test_form_is_given_no_false_reason(case: dict[str, str], code: str, intake_context: IntakeContext):
    assert code not in {one.code for one in _checked(case, intake_context).errors}


def test_clean_text_of_a_text_file_comes_out_as_it_went_in(intake_context: IntakeContext):
    report = _checked(_case("t1.csv"), intake_context)

    names = ("ghi_chu", "nguon", "co_quan", "ho_so")
    written = csv.DictReader((FORMS / "t1.csv").read_text(encoding="utf-8-sig").splitlines())
    assert [[row[name] for name in names] for row in report.canonical] == [[row[n] for n in names] for row in written]


def test_clean_text_of_a_workbook_comes_out_as_it_went_in(intake_context: IntakeContext):
    report = _checked(_case("ghi_chu_co_hoa.xlsx"), intake_context)

    sheet = openpyxl.load_workbook(FORMS / "ghi_chu_co_hoa.xlsx").worksheets[0]
    written = [[cell.value for cell in row[4:7]] for row in sheet.iter_rows(min_row=3)]
    assert [[row["co_quan"], row["ghi_chu"], row["nguon"]] for row in report.canonical] == written


def _case(name: str) -> dict[str, str]:
    return next(case for case in CASES if case["file"] == name)
