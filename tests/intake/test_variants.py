"""One report written in the many ways that offices write it; every way means the same rows."""

import itertools
import unicodedata

import pytest

from ntm_dashboard.intake import IntakeContext, NoticeCode
from tests.intake import offices, workbooks
from tests.intake.conftest import Check
from tests.intake.offices import cp1258, decimal_comma, delimited, legacy, meant, read, table, without_marks

ENCODINGS = {
    "utf-8": lambda text: text.encode("utf-8"),
    "utf-8-bom": lambda text: text.encode("utf-8-sig"),
    "utf-16-le-bom": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be-bom": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "windows-1258": cp1258,
    "tcvn3": lambda text: legacy(text, "tcvn3"),
    "vni": lambda text: legacy(text, "vni"),
    "tcvn3-in-utf-8": lambda text: legacy(text, "tcvn3").decode("latin-1").encode("utf-8"),
    "vni-in-utf-8": lambda text: legacy(text, "vni").decode("latin-1").encode("utf-8"),
    "tcvn3-in-utf-8-by-1258": lambda text: legacy(text, "tcvn3").decode("cp1258").encode("utf-8"),
}
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
NEWLINES = {"crlf": "\r\n", "lf": "\n", "cr": "\r"}


@pytest.mark.parametrize(
    ("encoding", "delimiter"), list(itertools.product(ENCODINGS, DELIMITERS)), ids=lambda name: name
)
def test_encoding_and_delimiter_do_not_change_the_rows(check_bytes: Check, encoding: str, delimiter: str):
    spell = {} if delimiter == "comma" else {"gia_tri": decimal_comma}
    text = delimited(table(**spell), delimiter=DELIMITERS[delimiter])

    report = check_bytes(ENCODINGS[encoding](text))

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()


@pytest.mark.parametrize("newline", NEWLINES)
def test_line_ends_do_not_change_the_rows(check_text: Check, newline: str):
    report = check_text(delimited(table(), newline=NEWLINES[newline]))

    assert read(report.canonical) == meant()


PERIODS = {
    "31/12/2023": False,
    "31-12-2023": False,
    "31.12.2023": False,
    "31/12/23": False,
    "2023-12-31": False,
    "2023-12-31 00:00:00": False,
    "31/12/2023 00:00": False,
    "20231231": False,
    "45291": False,
    "ngày 31 tháng 12 năm 2023": False,
    "đến 31/12/2023": False,
    "Q4/2023": True,
    "Q4-2023": True,
    "Quý 4/2023": True,
    "Quý IV/2023": True,
    "quý iv năm 2023": True,
    "QUÝ IV NĂM 2023": True,
    "IV/2023": True,
    "tháng 12/2023": True,
    "Tháng 12 năm 2023": True,
    "T12/2023": True,
    "12/2023": True,
    "Thg12-23": True,
    "Dec-23": True,
    "2023-12": True,
    "năm 2023": True,
    "2023": True,
    "12 tháng năm 2023": True,
    '="31/12/2023"': False,
    "'31/12/2023": False,
    "31/12/2023.": False,
    "31/12/2023 12:00:00 SA": False,
    "31 tháng 12, 2023": False,
    "31-Dec-23": False,
    "31-Thg12-2023": False,
    "45.291": False,
    "45291,0": False,
    "2023-Q4": True,
    "2023/12": True,
    "Th12/2023": True,
    "quí IV/2023": True,
    "quý tư năm 2023": True,
    "tháng mười hai năm 2023": True,
    "cả năm 2023": True,
    "đến hết tháng 12 năm 2023": True,
    "Báo cáo quý IV/2023": True,
    "6 tháng cuối năm 2023": True,
}


@pytest.mark.parametrize("spelling", PERIODS)
def test_period_is_the_last_day_of_what_is_written(check_text: Check, spelling: str):
    report = check_text(delimited(table(ky_bao_cao=lambda _: spelling)))

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()
    is_assumed = NoticeCode.PERIOD_END_ASSUMED in {notice.code for notice in report.notices}
    assert is_assumed is PERIODS[spelling]


@pytest.mark.parametrize(
    "spelling",
    [
        "12/31/2023",
        "31/12",
        "hôm qua",
        "31/12/2O23",
        "32/12/2023",
        "Q5/2023",
        "tháng 13/2023",
        "0/0/2023",
        "30/02/2023",
        "１２/2023",
        "31122023",
        "99999",
        "nửa năm 2023",
    ],
)
def test_period_that_is_no_day_is_refused(check_text: Check, spelling: str):
    report = check_text(delimited(table(ky_bao_cao=lambda _: spelling)))

    assert {one.code for one in report.errors} == {"DATE_INVALID"}


TITLES = {
    "TỔNG HỢP KẾT QUẢ (tính đến ngày 31/12/2023)": "2023-12-31",
    "Kết quả đến hết ngày 30/9/2023": "2023-09-30",
    "BÁO CÁO QUÝ III NĂM 2023": "2023-09-30",
    "Kết quả thực hiện quý 2/2023": "2023-06-30",
    "BÁO CÁO THÁNG 11 NĂM 2023": "2023-11-30",
    "Kết quả 6 tháng đầu năm 2023": "2023-06-30",
    "Kết quả 9 tháng năm 2023": "2023-09-30",
    "KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI NĂM 2022": "2022-12-31",
    "Kỳ báo cáo: 31/12/2023": "2023-12-31",
}


@pytest.mark.parametrize("title", TITLES)
def test_period_in_the_title_is_found(check_text: Check, title: str):
    lines = [[title], *table(omit=["ky_bao_cao"])]

    report = check_text(delimited(lines))

    assert [str(one.message) for one in report.errors] == []
    assert str(report.period) == TITLES[title]
    assert NoticeCode.PERIOD_FROM_TITLE in {notice.code for notice in report.notices}


def test_day_of_an_accompanying_document_is_not_the_period(check_text: Check):
    lines = [["(Kèm theo Báo cáo số 12/BC-UBND ngày 05/01/2024)"], *table(omit=["ky_bao_cao"])]

    report = check_text(delimited(lines))

    assert [one.code for one in report.errors] == ["PERIOD_MISSING"]


RESULTS = {
    "đạt/chưa đạt": ("đạt", "chưa đạt"),
    "upper": ("ĐẠT", "CHƯA ĐẠT"),
    "no marks": ("dat", "chua dat"),
    "x/-": ("x", "-"),
    "X/–": ("X", "–"),
    "Đ/K": ("Đ", "K"),
    "1/0": ("1", "0"),
    "ticks": ("✓", "✗"),
    "không đạt": ("Đạt", "Không đạt"),
    "eth": ("Ðạt", "chưa ðạt"),
    "spaces": (" đạt ", "chưa  đạt"),
    "zero width": ("đạt\u200b", "chưa\u00a0đạt"),
    "full stop": ("Đạt.", "Chưa đạt."),
    "decimals": ("1.0", "0.0"),
    "as formula": ('="đạt"', '="chưa đạt"'),
    "tone before its vowel mark": ("đa\u0323t", "chu\u031ba đa\u0323t"),
}


@pytest.mark.parametrize("spelling", RESULTS)
def test_result_is_read_in_every_agreed_form(check_text: Check, spelling: str):
    met, not_met = RESULTS[spelling]

    report = check_text(delimited(table(ket_qua=lambda text: met if text == "đạt" else not_met)))

    assert read(report.canonical) == meant()


@pytest.mark.parametrize(
    "text",
    ["gần đạt", "đạt?", "x?", "?", "đạt một phần", "2", "yes", "đạt/chưa đạt", "chờ", "Đ K", "dạt", "đat", "chưa dạt"],
)
def test_unknown_result_is_a_problem_and_never_a_guess(check_text: Check, text: str):
    lines = table()
    lines[3][4] = text

    report = check_text(delimited(lines))

    assert [(one.code, one.row, one.column, one.found) for one in report.errors] == [
        ("RESULT_UNKNOWN", 4, "ket_qua", text)
    ]


NAMES = {
    "as is": str,
    "upper": str.upper,
    "lower": str.lower,
    "no marks": without_marks,
    "upper, no marks": lambda name: without_marks(name).upper(),
    "X.": lambda name: name.replace("Xã ", "X."),
    "X. with space": lambda name: name.replace("Xã ", "X. "),
    "no prefix": lambda name: name.replace("Xã ", ""),
    "spaces": lambda name: f"  {name.replace(' ', '  ')} ",
    "no-break space": lambda name: name.replace(" ", "\u00a0"),
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "with district": lambda name: f"{name}, huyện Trà Cú",
    "soft hyphen": lambda name: name.replace(" ", " \u00ad"),
    "eth": lambda name: name.replace("Đ", "Ð"),
    "marks in another order": lambda name: unicodedata.normalize("NFD", name).replace("\u0323\u0302", "\u0302\u0323"),
    "numbered": lambda name: f"1. {name}",
    "office": lambda name: f"UBND {name}",
    "colon": lambda name: name.replace("Xã ", "Xã: "),
    "comma": lambda name: f"{name},",
    "district without comma": lambda name: f"{name} huyện Trà Cú",
    "formula": lambda name: f'="{name}"',
}


@pytest.mark.parametrize("spelling", NAMES)
def test_name_beside_its_code_is_recognised(check_text: Check, spelling: str):
    report = check_text(delimited(table(ten_xa=NAMES[spelling])))

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()


@pytest.mark.parametrize("spelling", [name for name in NAMES if name != "no prefix"])
def test_full_name_alone_is_recognised(check_text: Check, spelling: str):
    report = check_text(delimited(table(ten_xa=NAMES[spelling], omit=["ma_xa"])))

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()


CODES = {
    "excel text": lambda code: f'="{code}"',
    "grouped": lambda code: f"{code[:2]}.{code[2:]}",
    "decimal": lambda code: f"{code}.0",
    "apostrophe": lambda code: f"'{code}",
    "spaces": lambda code: f" {code} ",
    "point": lambda code: f"{code}.",
    "curly apostrophe": lambda code: f"’{code}",
    "quotation marks": lambda code: f'"{code}"',
}


@pytest.mark.parametrize("spelling", CODES)
def test_code_stays_a_code_however_a_spreadsheet_mangled_it(check_text: Check, spelling: str):
    report = check_text(delimited(table(ma_xa=CODES[spelling], omit=["ten_xa"]), delimiter=";"))

    assert [str(one.message) for one in report.errors] == []
    assert [row["ma_xa"] for row in report.canonical] == [row["ma_xa"] for row in offices.ROWS]


CRITERION_NAMES = {"1": "Quy hoạch", "2": "Giao thông", "5": "TRƯỜNG HỌC", "10": "thu nhập"}
CRITERIA = {
    "TC5": lambda number: f"TC{number}",
    "Tiêu chí 5": lambda number: f"Tiêu chí {number}",
    "Tiêu chí số 05": lambda number: f"Tiêu chí số {int(number):02d}",
    "5.": lambda number: f"{number}.",
    "TC-5": lambda number: f"TC-{number}",
    "TC.05": lambda number: f"TC.{int(number):02d}",
    "(5)": lambda number: f"({number})",
    '="5"': lambda number: f'="{number}"',
    "name (5)": lambda number: f"{CRITERION_NAMES[number]} ({number})",
    "số 5 về name": lambda number: f"Tiêu chí số {number} về {CRITERION_NAMES[number]}",
    "tiêu chí name": lambda number: f"Tiêu chí {CRITERION_NAMES[number]}",
    "named": lambda number: CRITERION_NAMES[number],
    "numbered and named": lambda number: {
        "1": "1. Quy hoạch",
        "2": "2 - Giao thông",
        "5": "5. Trường học",
        "10": "10: Thu nhập",
    }[number],
}


@pytest.mark.parametrize("spelling", CRITERIA)
def test_criterion_is_recognised_by_number_and_name(check_text: Check, spelling: str):
    report = check_text(delimited(table(tieu_chi=CRITERIA[spelling])))

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()


@pytest.mark.parametrize(
    "text", ["0", "20", "5. Giao thông", "１９", "V", "Bưu điện", "5.99", "-5", "1-5", "Giao thông (5)", "TC20"]
)
def test_unknown_criterion_is_refused(check_text: Check, text: str):
    lines = table()
    lines[2][3] = text

    report = check_text(delimited(lines))

    assert [(one.code, one.row, one.column) for one in report.errors] == [("CRITERION_UNKNOWN", 3, "tieu_chi")]


HEADINGS = {
    "Vietnamese": ("Kỳ báo cáo", "Mã xã", "Tên xã", "Tiêu chí", "Kết quả", "Giá trị", "Hồ sơ", "Ghi chú"),
    "upper": ("KỲ BÁO CÁO", "MÃ XÃ", "TÊN XÃ", "TIÊU CHÍ", "KẾT QUẢ", "GIÁ TRỊ", "HỒ SƠ", "GHI CHÚ"),
    "broken lines": (
        "Kỳ\nbáo cáo",
        "Mã\nxã",
        "Tên xã,\nthị trấn",
        "Tiêu chí\nsố",
        "Kết\nquả",
        "Giá trị (%)",
        "Hồ sơ minh chứng",
        "Ghi chú",
    ),
    "without spaces": ("KyBaoCao", "MãXã", "TênXã", "TiêuChí", "KếtQuả", "GiáTrị", "HồSơ", "GhiChú"),
    "other words": ("Kỳ", "Mã đơn vị", "Đơn vị", "TC", "Đánh giá", "Số liệu", "Mã hồ sơ", "Ghi chú"),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_headings_are_recognised_in_the_words_of_offices(check_text: Check, name: str):
    report = check_text(delimited(table(headings=HEADINGS[name])))

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()


def test_columns_may_stand_in_any_order(check_text: Check):
    lines = [list(reversed(line)) for line in table()]

    report = check_text(delimited(lines))

    assert read(report.canonical) == meant()


def test_lines_around_and_between_the_rows_are_set_aside_and_said(check_text: Check):
    lines = table()
    around = [
        ["UBND HUYỆN TRÀ CÚ"],
        ["BIỂU 01"],
        [],
        lines[0],
        [f"({number})" for number in range(1, 9)],
        *lines[1:5],
        lines[0],
        *lines[5:],
        [],
        ["", "", "Tổng cộng", "16"],
        ["", "", "", "", "", "Trà Cú, ngày 05 tháng 01 năm 2024"],
        ["NGƯỜI LẬP BIỂU", "", "", "", "", "CHỦ TỊCH"],
    ]

    report = check_text(delimited([line + [""] * (8 - len(line)) for line in around]))

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()
    assert {notice.code for notice in report.notices} >= {
        "SKIPPED_TITLE_ROWS",
        "SKIPPED_NUMBER_ROW",
        "SKIPPED_REPEATED_HEADER",
        "SKIPPED_TOTAL_ROWS",
    }


def test_declared_delimiter_counts_as_a_line(check_text: Check):
    lines = table()
    lines[1][4] = "?"

    report = check_text("sep=;\r\n" + delimited(lines, delimiter=";"))

    assert [(one.code, one.row) for one in report.errors] == [("RESULT_UNKNOWN", 3)]


def test_names_of_criteria_beside_their_numbers_are_not_read_twice(check_text: Check, intake_context: IntakeContext):
    names = {
        one.number: one.name_vi for one in intake_context.catalogue.criteria if one.set_id == "commune-standard-2021"
    }
    numbers = [line[3].split(".")[0] for line in table()]
    lines = [
        [*line[:4], names.get(number, "Tên tiêu chí"), *line[4:]] for line, number in zip(table(), numbers, strict=True)
    ]

    report = check_text(delimited(lines))

    assert read(report.canonical) == meant()


def test_number_beside_the_name_of_another_criterion_is_never_read(check_text: Check):
    lines = [[*line[:4], "Quy hoạch" if place else "Tên tiêu chí", *line[4:]] for place, line in enumerate(table())]

    report = check_text(delimited(lines))

    assert {one.code for one in report.errors} == {"CRITERION_UNKNOWN"}


NUMBERINGS = {
    "brackets": [f"[{number}]" for number in range(1, 9)],
    "letters": list("ABCDEFGH"),
    "letters and numbers": ["A", "B", "C", "1", "2", "3", "4", "5"],
    "sums": ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)=(6)+(7)"],
}


@pytest.mark.parametrize("name", NUMBERINGS)
def test_row_that_numbers_the_columns_is_set_aside(check_text: Check, name: str):
    lines = table()

    report = check_text(delimited([lines[0], NUMBERINGS[name], *lines[1:]]))

    assert read(report.canonical) == meant()
    assert "SKIPPED_NUMBER_ROW" in {notice.code for notice in report.notices}


MATRIX = ["Xã Phước Hưng,x,-,x", "Xã Tập Sơn,-,x,x"]
MATRIX_HEADINGS = {
    "numbers": ["Tên xã,1,2,3"],
    "zeros": ["Tên xã,01,02,03"],
    "brackets": ["Tên xã,(1),(2),(3)"],
    "TC.": ["Tên xã,TC.1,TC.2,TC.3"],
    "tieu_chi_": ["ten_xa,tieu_chi_1,tieu_chi_2,tieu_chi_3"],
    "numbers under names": ["Tên xã,Quy hoạch,Giao thông,Thủy lợi và phòng chống thiên tai", ",1,2,3"],
    "names under numbers": ["Tên xã,1,2,3", ",Quy hoạch,Giao thông,Thủy lợi"],
    "one heading above": ["Tên xã,Tiêu chí,,", ",1,2,3"],
    "section": ["STT,Tên xã,1,2,3", "I,Các xã đã đạt chuẩn,,,"],
}


@pytest.mark.parametrize("name", MATRIX_HEADINGS)
def test_matrix_is_recognised_under_every_sort_of_heading(check_text: Check, name: str):
    rows = [f"1,{line}" for line in MATRIX] if name == "section" else MATRIX

    report = check_text("\n".join(["Đến ngày 31/12/2023", *MATRIX_HEADINGS[name], *rows]) + "\n")

    assert [str(one.message) for one in report.errors] == []
    assert [(row["ma_xa"], row["tieu_chi"]) for row in report.canonical if row["ket_qua"] == "đạt"] == [
        ("29464", 1),
        ("29464", 3),
        ("29467", 2),
        ("29467", 3),
    ]


@pytest.mark.parametrize(
    "legend",
    [
        "Chú thích: (x) Đạt; ( ) Chưa đạt",
        "Ghi chú: những ô không đánh dấu là chưa đạt",
        "chưa đạt: để trống; x: đạt",
        "Dấu x là đạt, bỏ trống là chưa đạt",
    ],
)
def test_legend_in_other_words_says_what_a_blank_means(check_text: Check, legend: str):
    rows = [line.replace("-", "") for line in MATRIX]

    report = check_text("\n".join(["Đến ngày 31/12/2023", "Tên xã,1,2,3", *rows, f'"{legend}"']) + "\n")

    assert [row["ket_qua"] for row in report.canonical].count("chưa đạt") == 2


def test_lists_beside_the_report_do_not_make_it_ambiguous(check_bytes: Check):
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in {"Danh mục": [["Mã xã", "Tên xã"], ["29464", "Xã Phước Hưng"]], "Số liệu": table()}.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)

    report = check_bytes(workbooks.saved(book), name="a.xlsx")

    assert read(report.canonical) == meant()
    assert ("SHEET_CHOSEN", "Số liệu") in {(notice.code, notice.detail) for notice in report.notices}


def test_period_in_a_cell_beside_its_label_is_found(check_bytes: Check):
    rows = [["Kỳ báo cáo:", "31/12/2023"], *table(omit=["ky_bao_cao"])]

    report = check_bytes(workbooks.xlsx(rows=rows), name="a.xlsx")

    assert read(report.canonical) == meant()


@pytest.mark.parametrize("note", ["Tổng số 1.250 hộ", "Cộng với đường ấp", "Công trình đang làm", "Số xã đạt: 12"])
def test_row_is_no_total_because_of_what_its_note_says(check_text: Check, note: str):
    lines = table(omit=["ten_xa"], ket_qua=lambda text: "1" if text == "đạt" else "0", ho_so=lambda _: "")
    lines[5][6] = note

    report = check_text(delimited(lines))

    assert read(report.canonical) == meant()
    assert report.canonical[4]["ghi_chu"] == note


@pytest.mark.parametrize("line", [["Người lập biểu", "CHỦ TỊCH"], ["", "Trà Cú, ngày 05 tháng 01 năm 2024"]])
def test_signatures_below_stand_in_whatever_column(check_text: Check, line: list[str]):
    lines = [["ten_xa", "ket_qua", "tieu_chi", "ky_bao_cao"]]
    lines += [[row[2], row[4], row[3], row[0]] for row in table()[1:]]
    below = [[*line, "", ""], ["Nguyễn Văn A", "Trần Văn B", "", ""]]

    report = check_text(delimited([*lines, *below]))

    assert [str(one.message) for one in report.errors] == []
    assert len(report.canonical) == len(meant())


def test_faulty_last_row_is_no_signature(check_text: Check):
    lines = [["ten_xa", "ket_qua", "tieu_chi", "ky_bao_cao"]]
    lines += [[row[2], row[4], row[3], row[0]] for row in table()[1:]]
    lines[-1] = ["Xã Định Anh", "gần đạt", "Thu nhập", "31/12/2023"]

    report = check_text(delimited(lines))

    assert {one.code for one in report.errors} == {"COMMUNE_UNKNOWN", "RESULT_UNKNOWN"}


GROUPED_HEADINGS = {
    "some under groups": [
        ["Kỳ báo cáo", "Đơn vị", "", "Tiêu chí", "Kết quả", "Giá trị", "Minh chứng", ""],
        ["", "Mã xã", "Tên xã", "", "", "", "Mã hồ sơ", "Ghi chú"],
    ],
    "most under groups": [
        ["Kỳ báo cáo", "Đơn vị", "", "Tiêu chí", "Kết quả", "", "", ""],
        ["", "Mã xã", "Tên xã", "", "Đánh giá", "Giá trị", "Hồ sơ", "Ghi chú"],
    ],
}


@pytest.mark.parametrize("name", GROUPED_HEADINGS)
def test_headings_on_two_lines_are_one(check_text: Check, name: str):
    report = check_text(delimited([*GROUPED_HEADINGS[name], *table()[1:]]))

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()
    assert "SKIPPED_TITLE_ROWS" not in {notice.code for notice in report.notices}


def test_page_under_another_name_is_read_and_told(check_bytes: Check):
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in table())

    codes = [
        {notice.code for notice in check_bytes(f"<table>{rows}</table>".encode(), name=name).notices}
        for name in ("a.xls", "a.xlsx", "a.csv")
    ]

    assert all("HTML_TABLE_READ" in said for said in codes)
    assert ["CONTENT_NOT_EXTENSION" in said for said in codes] == [False, True, True]
