"""Templates and published rows go out and come back; a faulty file comes back with its faults marked."""

import io
from datetime import date

import openpyxl
import pytest

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.exports.templates import TemplateScope
from ntm_dashboard.intake import IntakeContext, check
from ntm_dashboard.services import handing_out
from ntm_dashboard.services.packages import unpack
from ntm_dashboard.services.queries import Queries

TODAY = date(2026, 11, 23)
FAULTY = (
    "BÁO CÁO TIÊU CHÍ;;\n"
    "ky_bao_cao;ten_xa;tieu_chi;ket_qua;ghi_chu\n"
    "30/04/2023;Xã Hàm Giang;1;đạt;=1+1\n"
    "30/04/2023;Xã Hàm Giàn;2;đạt;\n"
    "30/04/2023;Xã Hàm Giang;3;gần đạt;\n"
)


@pytest.fixture
def store(seeded_store):
    return seeded_store


@pytest.fixture
def queries(store, catalogue) -> Queries:
    return Queries(store, catalogue)


@pytest.fixture
def context(catalogue) -> IntakeContext:
    return IntakeContext(catalogue, TODAY)


@pytest.mark.parametrize("ending", handing_out.ENDINGS)
def test_a_template_of_a_commune_for_the_next_period_passes_the_check(queries, context, ending):
    scope = TemplateScope(unit="29464")
    made = handing_out.template(
        queries, ReportKind.COMMUNE_REPORT, period=date(2023, 6, 30), scope=scope, ending=ending
    )

    report = check(made, f"mau.{ending}", context=context)

    assert [str(one.message) for one in report.errors] == []
    assert (report.kind, report.period) == (ReportKind.COMMUNE_REPORT, date(2023, 6, 30))
    assert {row["ma_xa"] for row in report.canonical} == {"29464"}


def test_published_reports_are_offered_period_by_period(queries):
    assert handing_out.periods_of(queries, ReportKind.DISTRICT_REPORT) == (date(2023, 4, 12),)
    assert handing_out.periods_of(queries, ReportKind.TARGETS) == ()


@pytest.mark.parametrize("ending", handing_out.ENDINGS)
def test_everything_published_is_one_package_that_the_check_reads_back(queries, context, ending):
    made = handing_out.published_in_one(queries, ending=ending)

    files = unpack("so_lieu.zip", made)
    reports = [check(one.content, one.name, context=context) for one in files]
    assert [one.name for one in files] == [
        f"{name}.{ending}"
        for name in (
            "tieu_chi_xa_2023-04-12",
            "tieu_chi_huyen_2023-04-12",
            "cong_nhan",
            "so_lieu_cong_bo",
            "muc_tieu",
        )
    ]
    assert [str(problem.message) for one in reports for problem in one.errors] == []
    assert made == handing_out.published_in_one(queries, ending=ending)


def test_the_same_published_rows_are_the_same_bytes(queries):
    one, two = (handing_out.published(queries, ReportKind.RECOGNITIONS) for _time in range(2))

    assert one == two


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_faulty_file_comes_back_with_every_fault_in_its_cell_and_in_a_list(context, ending):
    content = FAULTY.encode() if ending == "csv" else _as_workbook(FAULTY)
    report = check(content, f"xa.{ending}", context=context)
    assert {one.code.value for one in report.errors} >= {"COMMUNE_UNKNOWN", "RESULT_UNKNOWN"}

    book = openpyxl.load_workbook(
        io.BytesIO(handing_out.marked(content, report, catalogue=context.catalogue, today=TODAY))
    )

    sheet, listed = book.worksheets
    assert (sheet["B4"].value, sheet["D5"].value) == ("Xã Hàm Giàn", "gần đạt")
    assert all(sheet[place].comment is not None for place in ("B4", "D5"))
    assert sheet["A4"].comment is None
    assert sheet["B4"].fill.fgColor.rgb == "FFF6C58F"
    assert listed.title == "Lỗi"
    assert {str(one.message) for one in report.errors} == {row[5].value for row in listed.iter_rows(min_row=2)}
    assert not any(cell.data_type == "f" for page in book for row in page.iter_rows() for cell in row)


def test_the_marked_file_passes_the_check_once_its_cells_are_mended(context):
    content = FAULTY.replace("=1+1", "'=1+1").encode()
    marked = handing_out.marked(
        content, check(content, "xa.csv", context=context), catalogue=context.catalogue, today=TODAY
    )
    book = openpyxl.load_workbook(io.BytesIO(marked))
    book.worksheets[0]["B4"], book.worksheets[0]["D5"] = "Xã Hàm Giang", "chưa đạt"
    out = io.BytesIO()
    book.save(out)

    report = check(out.getvalue(), "cho_sua.xlsx", context=context)

    assert [str(one.message) for one in report.errors] == []
    assert [(row["tieu_chi"], row["ket_qua"]) for row in report.canonical] == [
        (1, "đạt"),
        (2, "đạt"),
        (3, "chưa đạt"),
    ]
    assert report.canonical[0]["ghi_chu"] == "=1+1"


@pytest.mark.parametrize("ending", ["72,1,HS-1/2023,theo xã", "72", "72,HS-1/2023,ghi chú,thừa"])
@pytest.mark.parametrize("number", [("", "", ""), ("stt,", "1,", "2,")], ids=["không stt", "có stt"])
def test_a_row_with_more_or_fewer_cells_than_headings_is_not_taken_with_shifted_values(context, number, ending):
    heads = f"{number[0]}ky_bao_cao,ten_xa,tieu_chi,ket_qua,gia_tri,ho_so,ghi_chu\n"
    right = f"{number[1]}30/04/2023,Xã Hàm Giang,1,đạt,,,\n"
    odd = f"{number[2]}30/04/2023,Xã Hàm Giang,2,đạt,{ending}"
    content = f"{heads}{right}{odd}\n".encode()
    report = check(content, "xa.csv", context=context)
    assert {(one.code.value, one.row) for one in report.errors} == {("COLUMN_COUNT", 3)}

    marked = handing_out.marked(content, report, catalogue=context.catalogue, today=TODAY)

    first = openpyxl.load_workbook(io.BytesIO(marked)).worksheets[0]["A3"]
    assert (first.value, first.comment is not None) == (odd, True)
    assert 3 in {one.row for one in check(marked, "cho_sua.xlsx", context=context).errors}


def test_of_many_rows_that_are_split_wrongly_none_is_taken_though_only_some_are_listed(context):
    heads = "ky_bao_cao,ten_xa,tieu_chi,ket_qua,gia_tri,ho_so\n"
    rows = [f"30/04/2023,Xã Hàm Giang,{number},đạt,72,1,HS-1/2023" for number in range(1, 20)] * 20
    content = (heads + "\n".join(rows) + "\n").encode()
    report = check(content, "xa.csv", context=context)

    marked = handing_out.marked(content, report, catalogue=context.catalogue, today=TODAY)

    sheet = openpyxl.load_workbook(io.BytesIO(marked)).worksheets[0]
    assert len(report.errors) < len(rows)
    assert [sheet.cell(row, 1).value for row in range(2, len(rows) + 2)] == rows


def test_a_file_that_cannot_be_read_still_gets_its_list(context):
    content = b"PK\x03\x04 hong"
    report = check(content, "hong.xlsx", context=context)

    book = openpyxl.load_workbook(
        io.BytesIO(handing_out.marked(content, report, catalogue=context.catalogue, today=TODAY))
    )

    assert [row[5].value for row in book.worksheets[-1].iter_rows(min_row=2)] == [str(report.errors[0].message)]


def _as_workbook(text: str) -> bytes:
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append([cell or None for cell in line.replace("=1+1", "mot").split(";")])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
