"""A template that an office fills in passes the check, also after it went through another spreadsheet program."""

import io
import shutil
import subprocess
from datetime import date

import openpyxl
import pytest

from ntm_dashboard.domain.contract import contract_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.exports.published_csv import published_csv
from ntm_dashboard.exports.published_table import PublishedTable, published_table
from ntm_dashboard.exports.published_xlsx import published_xlsx
from ntm_dashboard.exports.templates import TemplateScope, template_csv, template_table, template_workbook
from ntm_dashboard.i18n import speaking
from ntm_dashboard.intake import IntakeContext, PreparedReport, check
from tests.follow_up_files import record_with_follow_up
from tests.meeting import catalogue_of, record_of
from tests.patience import SECONDS

PERIOD = date(2023, 6, 30)
SCOPES = {"huyện": TemplateScope(), "xã": TemplateScope(unit="29464"), "cơ quan": TemplateScope(agency="PKTHT")}


def checked_file(content: bytes, name: str) -> PreparedReport:
    return check(content, name, context=IntakeContext(catalogue_of(), date(2026, 11, 23)))


def table(kind: ReportKind, scope: TemplateScope | None = None) -> PublishedTable:
    return template_table(
        record_with_follow_up(), catalogue_of(), kind=kind, period=PERIOD, scope=scope or TemplateScope()
    )


def through_libreoffice(content: bytes, folder, *, ending: str) -> bytes:
    """Let LibreOffice open a file and save it as a workbook."""
    (folder / f"vao.{ending}").write_bytes(content)
    (folder / "ra").mkdir()
    command = ["soffice", f"-env:UserInstallation=file://{folder}/ho-so", "--headless", "--convert-to", "xlsx"]
    command += ["--infilter=CSV:59,34,76,1,,0,false,true"] if ending == "csv" else []
    subprocess.run([*command, "--outdir", folder / "ra", folder / f"vao.{ending}"], check=True, timeout=SECONDS)
    return (folder / "ra" / "vao.xlsx").read_bytes()


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
@pytest.mark.parametrize("kind", list(ReportKind))
def test_a_template_comes_back_as_it_went_out(kind, scope):
    made = table(kind, scope)

    book = checked_file(template_workbook(made, catalogue_of()), "mau.xlsx")
    text = checked_file(template_csv(made), "mau.csv")
    by_contract = checked_file(published_csv(made), "mau.csv")

    if made.rows:
        assert [str(one.message) for one in (*book.errors, *text.errors)] == []
        assert book.kind is text.kind is kind
        assert book.canonical == text.canonical == by_contract.canonical
        assert len(book.canonical) == len(made.rows)


@pytest.mark.parametrize("kind", list(ReportKind))
def test_the_headings_are_the_vietnamese_ones_in_either_language_and_never_the_names_of_the_contract(kind):
    made = table(kind)

    with speaking("en"):
        book = openpyxl.load_workbook(io.BytesIO(template_workbook(made, catalogue_of())))
        text = template_csv(made).decode("utf-8-sig").splitlines()[0]

    headings = [cell.value for cell in book["so_lieu"][1]]
    assert headings == [contract_of(name).label for name in made.columns]
    assert text == ";".join(f'"{heading}"' for heading in headings)
    assert not {str(name) for name in made.columns} & set(headings)


def test_a_template_of_a_commune_has_all_its_criteria_and_of_no_other():
    made = table(ReportKind.COMMUNE_REPORT, SCOPES["xã"])

    assert {row[1] for row in made.rows} == {"29464"}
    assert {str(row[3]) for row in made.rows if "." not in str(row[3])} == {str(number) for number in range(1, 20)}


def test_a_template_of_an_agency_has_the_criteria_that_it_leads():
    made = table(ReportKind.COMMUNE_REPORT, SCOPES["cơ quan"])

    leads = {one.number for one in catalogue_of().criteria if one.agency == "PKTHT"}
    assert {str(row[3]).split(".")[0] for row in made.rows} <= leads
    assert made.rows


def test_a_template_before_any_report_asks_for_every_result_and_says_so_when_none_is_given():
    made = template_table(Record.empty(), catalogue_of(), kind=ReportKind.DISTRICT_REPORT, period=PERIOD)

    report = checked_file(template_workbook(made, catalogue_of()), "mau.xlsx")

    assert [row[1] for row in made.rows] == [str(number) for number in range(1, 10)]
    assert {one.code.value for one in report.errors} == {"RESULT_MISSING"}


def test_the_keys_of_a_template_are_locked_and_the_rest_is_chosen_from_named_lists():
    book = openpyxl.load_workbook(io.BytesIO(template_workbook(table(ReportKind.COMMUNE_REPORT), catalogue_of())))
    sheet = book["so_lieu"]

    columns = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet.protection.sheet
    assert {name for name in columns if sheet[f"{columns[name]}2"].protection.locked} == {"Mã xã", "Tên xã", "Tiêu chí"}
    assert sheet[f"{columns['Kết quả']}2"].number_format == "@"
    assert book["_danh_muc"].sheet_state == "hidden"
    chosen = {rule.formula1.lstrip("=") for rule in sheet.data_validations.dataValidation}
    assert chosen == {"ds_ket_qua", "ds_ho_so", "ds_co_quan", "ds_tin_cay"} <= set(book.defined_names)
    assert sheet["A1"].comment is not None


def test_a_filled_in_template_says_what_was_typed():
    book = openpyxl.load_workbook(
        io.BytesIO(template_workbook(table(ReportKind.COMMUNE_REPORT, SCOPES["xã"]), catalogue_of()))
    )
    columns = {cell.value: cell.column for cell in book["so_lieu"][1]}
    for name, typed in {"Kết quả": "không áp dụng", "Giá trị": "95,5", "Ghi chú": "'=không"}.items():
        book["so_lieu"].cell(2, columns[name], typed)
    out = io.BytesIO()
    book.save(out)

    report = checked_file(out.getvalue(), "mau.xlsx")

    first = report.canonical[0]
    assert (first["ket_qua"], first["gia_tri"], first["ghi_chu"]) == ("không áp dụng", 95.5, "=không")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_template_saved_by_libreoffice_passes_the_check(tmp_path):
    made = table(ReportKind.COMMUNE_REPORT)

    saved = through_libreoffice(template_workbook(made, catalogue_of()), tmp_path, ending="xlsx")

    report = checked_file(saved, "mau.xlsx")
    assert [str(one.message) for one in report.errors] == []
    assert report.canonical == checked_file(published_csv(made), "mau.csv").canonical


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_libreoffice_opens_what_was_published_without_a_formula_and_row_for_row(tmp_path, ending):
    notes = ["=cmd|' /C calc'!A0", "a\n=1+1", "a\r=1+1", "@SUM(1)", "+1+2", "-1+2", "＝1+1", "a;b\t=1", "'=1"]
    record = record_of()
    rows = record.assessments[record.assessments["level"] == "district"].assign(note=notes)
    made = Record(1, rows, record.recognitions, record.counts, record.targets)
    written = published_table(made, catalogue_of(), kind=ReportKind.DISTRICT_REPORT)

    content = published_csv(written) if ending == "csv" else published_xlsx(written)
    opened = openpyxl.load_workbook(io.BytesIO(through_libreoffice(content, tmp_path, ending=ending))).active

    assert opened.max_row == len(notes) + 1
    assert not [cell.value for row in opened.iter_rows() for cell in row if cell.data_type == "f"]
