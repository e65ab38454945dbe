"""Every reason for which a file is refused: a file that provokes it, its place, and a sentence in both languages."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ntm_dashboard.i18n import speaking
from ntm_dashboard.intake import ConfirmationCode, ErrorCode, NoticeCode, Repair
from ntm_dashboard.intake.outcome.problems import NOTICE_TEXTS, PROBLEM_TEXTS, REPAIR_TEXTS, Problem
from tests.intake import workbooks
from tests.intake.conftest import Check
from tests.intake.offices import cp1258, delimited, legacy, table

CORPUS = Path(__file__).with_name("corpus")


@dataclass(frozen=True)
class Case:
    """A file, and where its fault is said to be."""

    content: bytes = field(repr=False)
    row: int | None = None
    column: str | None = None
    name: str = "bao_cao.csv"


def _corpus(name: str, row: int | None = None, column: str | None = None) -> Case:
    return Case((CORPUS / name).read_bytes(), row, column, name)


def _cell(row: int, column: int, text: str, **where: object) -> Case:
    lines = table()
    lines[row - 1][column] = text
    name = lines[0][column]
    return Case(delimited(lines).encode(), where.get("at_row", row), where.get("at_column", name))  # type: ignore[arg-type]


def _lines(lines: list[list[str]], row: int | None = None, column: str | None = None, **form: str) -> Case:
    return Case(delimited(lines, **form).encode(), row, column)


def _joined(delimiter: str) -> Case:
    first, second = delimited(table()), delimited(table()[1:], delimiter=delimiter)
    return Case((first + second).encode(), 18)


def _mixed_encodings() -> Case:
    lines = delimited(table()).split("\r\n")
    encoded = [line.encode() for line in lines]
    encoded[4] = cp1258(lines[4])
    return Case(b"\r\n".join(encoded), 5)


def _titled(*titles: str) -> Case:
    """A matrix of two communes and three criteria under some titles."""
    rows = ["Xã,1,2,3", "Xã Phước Hưng,đạt,đạt,chưa đạt", "Xã Tập Sơn,đạt,chưa đạt,đạt"]
    return Case("\n".join([*(f'"{title}",,,' for title in titles), *rows, ""]).encode())


def _hidden_results(sheet: Worksheet) -> None:
    sheet.column_dimensions["E"].hidden = True


def _hidden_sheet() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbooks.xlsx()))
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("Bìa")["A1"] = "BÁO CÁO"
    return workbooks.saved(book)


def _coloured(sheet: Worksheet) -> None:
    for row in range(2, 5):
        for column in range(3, 6):
            sheet.cell(row, column).fill = PatternFill("solid", fgColor="00B0F0")


COLOURED = [["Xã", "Mã xã", "1", "2", "3"], ["Xã Phước Hưng", 29464], ["Xã Tập Sơn", 29467], ["Xã Tân Sơn", 29470]]
NAMED = "".join(f"{number},đạt\n" for number in range(1, 20))


def _zip(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(name, delimited(table()))
    return buffer.getvalue()


def _set(cell: str, value: object) -> Callable[..., None]:
    def change(sheet: object) -> None:
        sheet[cell] = value  # type: ignore[index]

    return change


def _without_values(result: str) -> bytes:
    return workbooks.xlsx(_set("E2", f'=IF(1,"{result}","")'))


def _lossy() -> bytes:
    return delimited(table()).encode("cp1252", "replace")


def _wrongly_read(codec: str) -> bytes:
    """Save again what a program took for another encoding; bytes without a letter there stay as they are."""
    letters = (bytes([byte]) for byte in delimited(table()).encode())
    return "".join(letter.decode(codec, "ignore") or chr(letter[0]) for letter in letters).encode()


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
CASES: dict[ErrorCode, list[Case]] = {
    ErrorCode.BLANK_AMBIGUOUS: [_corpus("wide_blank_no_legend.csv", 5)],
    ErrorCode.CELL_TOO_LONG: [_cell(3, 7, "a" * 10_001), _cell(3, 4, "đạt " * 4000)],
    ErrorCode.CODE_NAME_MISMATCH: [
        _cell(5, 2, "Xã Tập Sơn"),
        _cell(5, 1, "29999", at_column="ten_xa"),
        _cell(5, 2, "Thị trấn Định An"),
        _cell(5, 2, "Xã Phướt Hưng"),
    ],
    ErrorCode.COLOUR_ONLY: [
        Case(workbooks.xlsx(_coloured, rows=[["KẾT QUẢ ĐẾN 30/6/2023"], *COLOURED]), 2, name="a.xlsx")
    ],
    ErrorCode.COLUMN_ROLE: [
        Case(
            "Tính đến 30/6/2023,,,,\nXã,1,2,3,Tiêu chí lạ\n".encode()
            + "".join(f"Xã {name},đạt,đạt,đạt,chưa đạt\n" for name in ("Phước Hưng", "Tập Sơn", "Tân Sơn")).encode(),
            2,
            "Tiêu chí lạ",
        ),
    ],
    ErrorCode.COLUMN_COUNT: [_lines([*table()[:5], table()[5] + ["thừa"], *table()[6:]], 6)],
    ErrorCode.COLUMN_DUPLICATE: [_lines([[*line, line[4]] for line in table()], 1, "ket_qua")],
    ErrorCode.COLUMN_MISSING: [
        _lines(table(omit=["ket_qua"]), 1, "ket_qua"),
        _lines(table(omit=["tieu_chi"]), 1, "tieu_chi"),
        _lines(table(omit=["ma_xa", "ten_xa"]), 1, "ma_xa"),
        Case("danh_hieu,nam\nđạt chuẩn,2020\n".encode(), 1, "ma_xa"),
        Case(b"ky_bao_cao,tieu_chi\n31/12/2023,1\n", 1, "ket_qua"),
        Case("Kỳ báo cáo,Mã xã,Tên xã,Tiêu chí\n31/12/2023,29464,Xã Phước Hưng,1\n".encode(), 1, "Kết quả"),
    ],
    ErrorCode.COMMUNE_AMBIGUOUS: [
        _lines(table(omit=["ma_xa"], ten_xa=lambda name: name.replace("Xã ", "")), 14, "ten_xa")
    ],
    ErrorCode.COMMUNE_MISSING: [
        Case(delimited(table()).replace("29464,Xã Phước Hưng,2", ",,2").encode(), 3, "ten_xa"),
        Case("ma_xa,danh_hieu,nam\n29464,đạt chuẩn,2021\n,nâng cao,2022\n".encode(), 3, "ma_xa"),
    ],
    ErrorCode.COMMUNE_NOT_IN_PERIOD: [
        Case(delimited(table()).replace("29464,Xã Phước Hưng,2", ",Xã Trà Cú,2").encode(), 3, "ten_xa"),
        Case(delimited(table()).replace("29464,Xã Phước Hưng,2", "29461,Xã Trà Cú,2").encode(), 3, "ten_xa"),
        _lines(table(ky_bao_cao=lambda _: "31/12/2025"), 2, "ten_xa"),
        _lines(table(ky_bao_cao=lambda _: "31/12/2025", omit=["ten_xa"]), 2, "ma_xa"),
    ],
    ErrorCode.COMMUNE_UNKNOWN: [
        Case(delimited(table()).replace("29464,Xã Phước Hưng,2", "29513,Xã Long Vĩnh,2").encode(), 3, "ten_xa"),
        Case(delimited(table()).replace("29464,Xã Phước Hưng,2", ",Xã Phướt Hưng,2").encode(), 3, "ten_xa"),
        Case(delimited(table()).replace("29464,Xã Phước Hưng,2", "29513,,2").encode(), 3, "ma_xa"),
    ],
    ErrorCode.CONTRADICTION: [
        _lines([*table(), [*table()[1][:4], "chưa đạt", "", "", ""]], 18, "ket_qua"),
        _lines([*table(), [*table()[2][:5], "55.5", "", ""]], 18, "ket_qua"),
    ],
    ErrorCode.CONTROL_CHARS: [_cell(8, 7, "ghi \x07 chú"), _cell(8, 2, "Xã Tập\x1b Sơn")],
    ErrorCode.CORRUPT_WORKBOOK: [
        Case(workbooks.xlsx()[:3000], name="cat.xlsx"),
        Case(
            workbooks.with_part(workbooks.xlsx(), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"), name="a.xlsx"
        ),
        Case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000, name="a.xls"),
        Case((CORPUS / "biff8.xls").read_bytes()[:9000], name="cat.xls"),
    ],
    ErrorCode.CRITERION_NOT_FOR_UNIT: [
        Case("ky_bao_cao,ma_xa,tieu_chi,ket_qua\n30/06/2023,29462,1,đạt\n".encode(), 2),
        Case("Tính đến ngày 30/06/2023\nMã xã,1,2,3\n29461,đạt,đạt,đạt\n29462,đạt,đạt,chưa đạt\n".encode(), 4),
    ],
    ErrorCode.CRITERION_UNKNOWN: [_cell(4, 3, "20"), _corpus("wide_20_criteria.csv", 4, "20")],
    ErrorCode.DATE_FUTURE: [
        _lines(table(ky_bao_cao=lambda _: "31/12/2099"), 2, "ky_bao_cao"),
        _lines([["UBND huyện"], ["Tính đến 31/12/2099"], *table(omit=["ky_bao_cao"])], 2),
    ],
    ErrorCode.DATE_INVALID: [
        _cell(4, 0, "30/02/2023"),
        _cell(4, 0, "12/31/2023"),
        _lines([["Tính đến ngày 31/11/2023"], *table(omit=["ky_bao_cao"])], 1),
        _lines([["BÁO CÁO THÁNG 13 NĂM 2023"], *table(omit=["ky_bao_cao"])], 1),
    ],
    ErrorCode.DATE_MISSING: [_cell(4, 0, "")],
    ErrorCode.DATES_REVERSED: [
        Case(
            "vai_tro;nguoi_phu_trach;tu_ngay;den_het_ngay\ncơ quan chủ trì;PGDDT;01/02/2023;31/01/2023\n".encode(),
            2,
            "den_het_ngay",
        )
    ],
    ErrorCode.DATE_OUT_OF_RANGE: [
        _lines(table(ky_bao_cao=lambda _: "31/12/1923"), 2, "ky_bao_cao"),
        _lines(table(ky_bao_cao=lambda _: "31/12/2015"), 2, "ky_bao_cao"),
        Case("ky_bao_cao,tieu_chi,ket_qua\n31/12/2025,1,đạt\n".encode(), 2, "ky_bao_cao"),
    ],
    ErrorCode.DISTRICT_OTHER: [_titled("UBND HUYỆN CẦU NGANG", "KẾT QUẢ ĐẾN 30/6/2023")],
    ErrorCode.DOSSIER_INVALID: [
        _cell(8, 6, "../../../../etc/passwd"),
        _cell(8, 6, "C:\\Windows\\system32"),
        _cell(8, 6, "/etc/passwd"),
        _cell(8, 6, "https://example.org/x"),
        _cell(8, 6, "javascript:alert(1)"),
    ],
    ErrorCode.DUPLICATE_ROW: [_lines([*table(), table()[1]], 18)],
    ErrorCode.EMPTY: [
        Case(b""),
        Case(b" \r\n \r\n"),
        Case(b",,,\r\n,,,\r\n"),
        Case("\ufeff".encode()),
        Case(b"<html></html>", name="a.xls"),
    ],
    ErrorCode.ENCRYPTED: [
        _corpus("password.xlsx"),
        Case(workbooks.ods("", extra={"META-INF/manifest.xml": "<a encryption-data=''/>"}), name="a.ods"),
    ],
    ErrorCode.ERROR_CELL: [
        Case(workbooks.xlsx(_set("F2", "#N/A")), 2, "Giá trị", "a.xlsx"),
        _cell(3, 5, "#REF!"),
        _cell(3, 4, "#N/A"),
    ],
    ErrorCode.FORMULA_INJECTION: [
        _cell(8, 2, "=cmd|' /C calc'!A0"),
        _cell(8, 7, "\t=1+1"),
        _cell(8, 7, "＝1+1"),
        _cell(8, 7, "@SUM(1+1)*cmd"),
        _cell(8, 7, "+cmd|' /C calc'!A0"),
        _cell(8, 7, "-2+3+cmd|' /C calc'!A0"),
        _cell(8, 6, '=HYPERLINK("http://x","y")'),
    ],
    ErrorCode.FORMULA_WITHOUT_VALUE: [Case(_without_values("đạt"), 2, "Kết quả", "a.xlsx")],
    ErrorCode.HEADER_NOT_FOUND: [_lines(table()[1:], 1), Case("Báo cáo,gửi,anh\nchị,em\n".encode(), 1)],
    ErrorCode.HIDDEN_DATA: [
        Case(workbooks.xlsx(_hidden_results), name="a.xlsx"),
        Case(_hidden_sheet(), name="a.xlsx"),
    ],
    ErrorCode.LOSSY_QUESTION_MARKS: [
        Case(_lossy(), 2, "ten_xa"),
        _cell(5, 2, "Xã Ph??c H?ng"),
        _cell(5, 7, "?ã th?m ??nh"),
        Case("ma_xa,tieu_chi,ket_qua,ghi_chu\n29464,1,x,Đã có hồ sơ huyện\n".encode("cp1252", "replace"), 2, "ghi_chu"),
        Case("ma_xa,tieu_chi,ket_qua,ghi_chu\n29464,1,x,Trà Cú: đ?t\n".encode("cp1258"), 2, "ghi_chu"),
    ],
    ErrorCode.LOSSY_REPLACEMENT: [
        _cell(2, 7, "hồ s\ufffd"),
        _cell(2, 2, "Xã Ph\ufffdc Hưng"),
        _cell(2, 7, "hồ sï¿½"),
        _lines([["ky_bao_cao", *table()[0][1:7], "ghi ch\ufffd"], *table()[1:]], 1, "ghi ch\ufffd"),
    ],
    ErrorCode.MACROS: [
        _corpus("macros.xlsm"),
        Case((CORPUS / "macros.xlsm").read_bytes(), name="doi_ten.xlsx"),
        Case(workbooks.ods("", extra={"Basic/Standard/Module1.xml": "x"}), name="a.ods"),
    ],
    ErrorCode.MIXED_DELIMITERS: [_joined(";"), _joined("\t")],
    ErrorCode.MIXED_ENCODING: [
        _mixed_encodings(),
        _cell(5, 7, legacy("thiếu biên bản nghiệm thu", "tcvn3").decode("latin-1")),
        _cell(5, 7, legacy("thiếu biên bản nghiệm thu", "vni").decode("latin-1")),
    ],
    ErrorCode.MOJIBAKE: [
        Case(delimited(table()).encode().decode("latin-1").encode(), 2, "ten_xa"),
        Case(delimited(table()).encode().decode("cp1252", "replace").encode(), 2, "ten_xa"),
        Case(_wrongly_read("cp1258"), 2, "ten_xa"),
        Case(_wrongly_read("mac_roman"), 2, "ten_xa"),
    ],
    ErrorCode.NOT_TEXT: [
        _corpus("random_bytes.csv"),
        Case(bytes(range(1, 32)) * 100),
        Case(b"ma_xa,tieu_chi,ket_qua,ghi_chu\n29464,1,x,c\xf3\n"),
    ],
    ErrorCode.NOT_RESULTS: [_titled("ĐĂNG KÝ TIÊU CHÍ PHẤN ĐẤU ĐẠT", "tính đến 30/6/2023")],
    ErrorCode.NO_ROWS: [_lines(table()[:1]), Case(workbooks.xlsx(rows=[workbooks.HEADINGS]), name="a.xlsx")],
    ErrorCode.NUL_BYTES: [Case(delimited(table()).replace("HS-29464-05", "HS\0-29464-05").encode(), 4)],
    ErrorCode.NUMBER_LOCALE_MIXED: [
        _lines([*table()[:2], [*table()[2][:5], "1,234.5", "", ""], [*table()[3][:5], "1.234,5", "", ""]], 4, "gia_tri")
    ],
    ErrorCode.PERIOD_AMBIGUOUS: [
        _lines([["THÁNG 6 NĂM 2023 (tính đến 05/7/2023)"], *table(omit=["ky_bao_cao"])], 1),
        _lines([["Trà Cú, ngày 5/7/2023"], ["KẾT QUẢ NĂM 2023"], *table(omit=["ky_bao_cao"])], 2),
        _lines([["Tính đến 30/6/2023"], *table()], 1, "ky_bao_cao"),
    ],
    ErrorCode.PERIOD_MISSING: [
        _lines([["KẾT QUẢ ĐẾN HẾT THÁNG 6"], *table(omit=["ky_bao_cao"])], 1),
        _lines([["KẾT QUẢ NĂM 2026"], *table(omit=["ky_bao_cao"])], 1),
        _lines(table(omit=["ky_bao_cao"])),
        _lines(table(ky_bao_cao=lambda _: "")),
    ],
    ErrorCode.PERIOD_MIXED: [_cell(12, 0, "30/09/2023")],
    ErrorCode.RESULT_COLUMN: [
        Case(
            "ky_bao_cao,ma_xa,tieu_chi,Xã tự đánh giá,Huyện thẩm tra\n".encode()
            + "".join(f"30/06/2023,29464,{number},đạt,chưa đạt\n" for number in range(1, 6)).encode(),
            1,
        )
    ],
    ErrorCode.RESULT_MISSING: [_cell(4, 4, ""), _cell(4, 4, "  ")],
    ErrorCode.RESULT_UNKNOWN: [_cell(4, 4, "đạt/chưa đạt"), _corpus("wide_bad_cell.csv", 7, "3")],
    ErrorCode.SET_OTHER: [_titled("BỘ TIÊU CHÍ NTM GIAI ĐOẠN 2016-2020", "KẾT QUẢ ĐẾN 30/6/2023")],
    ErrorCode.SHEET_AMBIGUOUS: [_corpus("two_data_sheets.xlsx")],
    ErrorCode.SUMMARY_TABLE: [
        Case("Tính đến 30/6/2023,,\nTên xã,Số tiêu chí đạt,Tỷ lệ\nXã Phước Hưng,14,73%\n".encode(), 2),
        Case("Tính đến 30/6/2023,,\nNhóm tiêu chí,Số xã đạt,Tỷ lệ\nQuy hoạch,14,73%\nHạ tầng,15,78%\n".encode(), 2),
    ],
    ErrorCode.TITLE_NOT_FOR_UNIT: [
        Case(f"ma_xa,danh_hieu,nam\n{unit},{title},2023\n".encode(), 2, "danh_hieu")
        for unit, title in (
            ("29462", "đạt chuẩn"),
            ("29462", "nâng cao"),
            ("29462", "thu hồi danh hiệu nông thôn mới"),
            ("29464", "đô thị văn minh"),
            ("29464", "thị trấn đạt chuẩn đô thị văn minh"),
            ("29464", "huyện nông thôn mới"),
            ("849", "đô thị văn minh"),
            ("849", "xã đạt chuẩn nông thôn mới"),
        )
    ],
    ErrorCode.TOO_LARGE: [Case(b"a," * 6_000_000)],
    ErrorCode.TOO_MANY_CELLS: [
        _corpus("far_cell.xlsx", 1048576, "XFD"),
        Case(b"ma_xa,tieu_chi,ket_qua\n" + b"29464,1,x\n" * 25_000),
        Case(
            workbooks.ods(
                '<table:table table:name="A">' + workbooks.ods_row("a", repeated=1_048_576) + "</table:table>"
            ),
            1048576,
            "A",
            "a.ods",
        ),
    ],
    ErrorCode.TOO_MANY_COLUMNS: [_corpus("ten_thousand_columns.csv")],
    ErrorCode.TOO_MUCH_WORK: [Case(b"<table>" * 150_000, name="bao_cao.html")],
    ErrorCode.TOTAL_MISMATCH: [
        _corpus("wide_total_mismatch.csv", 20, "1"),
        Case((CORPUS / "wide_X_dash_total.csv").read_bytes().replace(b";226", b";225"), 20, "Tổng số TC đạt"),
    ],
    ErrorCode.TRUNCATED: [
        Case(delimited(table()).encode()[: -len("HS-29494-10/2023,\r\n")], 17),
        Case(delimited(table()[:16]).encode() + b"31/1", 17),
        Case(delimited(table()[:16]).encode() + b"31/12/2023,29", 17),
        _corpus("truncated_mid_char.csv", 140),
    ],
    ErrorCode.UNIT_OF_FILE: [Case(f"Tính đến 30/6/2023,\nTiêu chí,Kết quả\n{NAMED}".encode(), 2)],
    ErrorCode.UNSAFE_XML: [
        _corpus("billion_laughs.xlsx"),
        Case(
            workbooks.with_part(
                workbooks.xlsx(),
                "xl/sharedStrings.xml",
                b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
            ),
            name="xxe.xlsx",
        ),
        Case(workbooks.ods("<a>" * 300 + "</a>" * 300), name="a.ods"),
        Case(workbooks.with_part(workbooks.xlsx(), "docProps/core.xml", b"<!DOCTYPE a><a/>"), name="a.xlsx"),
    ],
    ErrorCode.UNSUPPORTED_TYPE: [
        Case(_zip("a.csv"), name="a.zip"),
        Case(_zip("a.csv"), name="a.csv"),
        Case(_zip("a.csv"), name="a.xlsx"),
        Case(b"bao_cao.csv" + b"\0" * 246 + b"ustar\x0000", name="a.tar"),
        Case(b"\x1f\x8b\x08\0", name="a.csv.gz"),
        Case(b"%PDF-1.7", name="bao_cao.pdf"),
        Case(_zip("xl/workbook.bin"), name="a.xlsb"),
        Case(b"<?xml version='1.0'?><report/>", name="a.xml"),
    ],
    ErrorCode.UNTERMINATED_QUOTE: [_corpus("unterminated_quote.csv", 41)],
    ErrorCode.VALUE_MISSING: [Case(b"ngay,chi_so,gia_tri\n12/04/2023,xa_dat_chuan,\n", 2, "gia_tri")],
    ErrorCode.VALUE_NOT_NUMBER: [
        _cell(3, 5, "khoảng 90"),
        _cell(3, 5, "NaN"),
        _cell(3, 5, "1e5"),
        Case("ngay,chi_so,gia_tri\n12/04/2023,no_dong_xdcb,còn nợ\n".encode(), 2, "gia_tri"),
        Case(b"ngay,chi_so,gia_tri\n12/04/2023,xa_dat_chuan,12 %\n", 2, "gia_tri"),
        Case("ngay,chi_so,gia_tri\n12/04/2023,ty_le_hai_long,90 triệu đồng\n".encode(), 2, "gia_tri"),
    ],
    ErrorCode.VALUE_OUT_OF_RANGE: [
        _cell(3, 5, "955%"),
        Case(b"ngay,chi_so,gia_tri\n12/04/2023,xa_dat_chuan,16\n", 2, "gia_tri"),
        Case(b"ngay,chi_so,gia_tri\n12/04/2023,xa_dat_chuan,-1\n", 2, "gia_tri"),
        Case(b"ngay;chi_so;gia_tri\n12/04/2023;xa_dat_chuan;1,5\n", 2, "gia_tri"),
        Case(b"ngay,chi_so,gia_tri\n12/04/2023,ty_le_hai_long,120\n", 2, "gia_tri"),
        _lines([*table(), ["31/12/2023", "29464", "Xã Phước Hưng", "5.1", "đạt", "170", "", ""]], 18, "gia_tri"),
    ],
    ErrorCode.WORD_UNKNOWN: [
        Case("ma_xa,danh_hieu,nam\n29464,xuất sắc,2021\n".encode(), 2, "danh_hieu"),
        Case("ngay,chi_so,gia_tri\n12/04/2023,số gì đó,1\n".encode(), 2, "chi_so"),
        Case(
            "ky_bao_cao,tieu_chi,ket_qua,trang_thai_ho_so\n12/04/2023,1,đạt,lạc đâu\n".encode(), 2, "trang_thai_ho_so"
        ),
        Case("ky_bao_cao,tieu_chi,ket_qua,do_tin_cay\n12/04/2023,1,đạt,chắc\n".encode(), 2, "do_tin_cay"),
    ],
    ErrorCode.WRONG_EXTENSION: [
        Case(PNG, name="anh.csv"),
        Case(b"%PDF-1.7", name="a.xlsx"),
        Case(b"MZ\x90\0", name="a.csv"),
        Case(b"OggS\0\2" + b"\0" * 50, name="a.csv"),
        Case(b"\n%PDF-1.7", name="a.csv"),
        Case(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name="a.csv"),
        Case(_zip("ppt/presentation.xml"), name="a.xlsx"),
    ],
    ErrorCode.XML2003_NOT_SUPPORTED: [_corpus("xml2003_named_xls.xls")],
    ErrorCode.ZIP_BOMB: [
        Case(workbooks.with_part(workbooks.xlsx(), "xl/media/a.bin", b"\0" * 70_000_000), name="bom.xlsx")
    ],
}


def test_every_code_has_a_file_that_provokes_it():
    assert set(CASES) == set(ErrorCode) - {ErrorCode.UNREADABLE}, "what nobody foresaw has no file: see test_border.py"


@pytest.mark.parametrize(
    ("code", "case"), [(code, case) for code, cases in CASES.items() for case in cases], ids=lambda part: str(part)[:30]
)
def test_file_is_refused_for_its_reason_at_its_place(check_bytes: Check, code: ErrorCode, case: Case):
    report = check_bytes(case.content, name=case.name)

    found = {one.code: [] for one in report.errors}
    for one in report.errors:
        found[one.code].append((one.row, one.column))
    assert list(found) == [code], found
    assert any(_is_at(place, case) for place in found[code]), found


def _is_at(place: tuple[int | None, str | None], case: Case) -> bool:
    return (case.row is None or place[0] == case.row) and (case.column is None or place[1] == case.column)


@pytest.mark.parametrize("code", [*ErrorCode, *ConfirmationCode])
def test_every_problem_has_a_sentence(code: ErrorCode | ConfirmationCode):
    assert PROBLEM_TEXTS[code]


@pytest.mark.parametrize("texts", [PROBLEM_TEXTS, NOTICE_TEXTS, REPAIR_TEXTS], ids=["problems", "notices", "repairs"])
def test_every_sentence_is_there_in_english_with_the_same_figures(texts: dict[str, str]):
    from ntm_dashboard.i18n import _

    with speaking("en"):
        english = {text: _(text) for text in texts.values()}

    assert [text for text, translated in english.items() if text == translated] == []
    assert [text for text, translated in english.items() if _figures(text) != _figures(translated)] == []


def _figures(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_every_notice_and_repair_has_a_sentence():
    assert set(NOTICE_TEXTS) == set(NoticeCode)
    assert set(REPAIR_TEXTS) == set(Repair)


@pytest.mark.parametrize("code", list(CASES))
def test_every_problem_says_how_it_is_mended(code: ErrorCode, check_bytes: Check):
    report = check_bytes(CASES[code][0].content, name=CASES[code][0].name)

    problems: list[Problem] = list(report.errors)
    assert all(one.repair in set(Repair) for one in problems)
    for language in ("vi", "en"):
        with speaking(language):
            assert all("{" not in str(one.message) for one in problems)


def test_a_long_list_is_cut_and_counted(check_text: Check):
    lines = [*table()[:1], *[["31/12/2023", "29464", "", "1", f"lạ {number}", "", "", ""] for number in range(300)]]

    report = check_text(delimited(lines))

    assert len(report.errors) + report.more_errors == 300
    assert len(report.errors) == 50


def test_the_same_fault_in_many_rows_is_one_problem(check_text: Check):
    report = check_text(delimited(table(ky_bao_cao=lambda _: "31/12/2099")))

    assert [(one.code, one.same) for one in report.errors] == [("DATE_FUTURE", 15)]


@pytest.mark.parametrize("rows", ["30/06/2023;1;đạt\n30/06/2023;2;\n", "30/06/2023;1;đạt\n30/06/2023;Tiêu chí 2;\n"])
def test_a_forgotten_result_in_the_last_row_is_not_taken_for_a_signature(check_text: Check, rows: str):
    report = check_text("ky_bao_cao;tieu_chi;ket_qua\n" + rows)

    assert [(one.code, one.row) for one in report.errors] == [(ErrorCode.RESULT_MISSING, 3)]


def test_long_cell_is_told_with_its_length_and_quoted_in_part(check_text: Check):
    lines = table()
    lines[2][0] = "đ" * 2_000_000

    report = check_text(delimited(lines))

    long = next(one for one in report.errors if one.code is ErrorCode.CELL_TOO_LONG)
    assert (long.row, long.column) == (3, "ky_bao_cao")
    assert "2.000.000" in str(long.message)
    assert len(long.found or "") < 100
