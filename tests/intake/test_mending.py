"""Cells of a handed-in file replaced: in the form of the file, nothing else touched, and every text a text."""

import csv
import io
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.errors import MendingError
from ntm_dashboard.intake import Answers, IntakeContext, check
from ntm_dashboard.intake.grid import Correction
from ntm_dashboard.intake.verdict.handed_in import sheets_of
from ntm_dashboard.intake.verdict.mending import mended
from ntm_dashboard.intake.verdict.places import FaultyCell, faulty_cells
from tests.intake.workbooks import HEADINGS, saved, with_part, xlsx

CORPUS = PROJECT / "tests" / "intake" / "corpus"
FORMS = PROJECT / "tests" / "intake" / "forms"
REPORT = (
    "ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri;ghi_chu\r\n"
    "31/12/2023;29464;17;đạt;chín mươi;Nước sạch\r\n"
    "31/12/2023;29467;17;đạt;95,5;\r\n"
)


def faulty(content: bytes, name: str, context: IntakeContext, answers: Answers | None = None) -> tuple[FaultyCell, ...]:
    """Give the cells of a file that have to be mended."""
    report = check(content, name, context=context, answers=answers or Answers())
    return faulty_cells(report, sheets_of(content, name, context=context))


def mend(content: bytes, name: str, context: IntakeContext, *texts: str):
    """Let the faulty cells of a file say these texts, one after the other."""
    cells = faulty(content, name, context)
    return mended(
        content,
        name,
        [Correction(*one.place, text) for one, text in zip(cells, texts, strict=True)],
        context=context,
    )


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"], ids=lambda codec: str(codec)
)
def test_a_text_keeps_its_encoding_and_every_other_byte(intake_context: IntakeContext, codec: str):
    content = REPORT.encode(codec)

    made = mend(content, "bao_cao.csv", intake_context, "90,5")

    assert made.name == "bao_cao.csv"
    assert made.content == REPORT.replace("chín mươi", "90,5").encode(codec)
    assert check(made.content, made.name, context=intake_context).is_accepted


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("cp1258_semicolon.csv", "Chờ nghiệm thu đường ấp Bến Dừa, cầu Xẻo Lẫm"),
        ("tcvn3_semicolon.csv", "Chờ nghiệm thu đường ấp"),
        ("utf16le_no_bom.csv", "Chờ nghiệm thu"),
        ("excel_unicode_text.txt", "Chờ nghiệm thu"),
        ("embedded_newline_semicolon_cp1258.csv", "Chờ\nnghiệm thu; xong"),
        ("cr_only.csv", "Chờ nghiệm thu"),
    ],
)
def test_an_old_encoding_is_written_as_it_came(intake_context: IntakeContext, file: str, text: str):
    content = (CORPUS / file).read_bytes()
    before = sheets_of(content, file, context=intake_context)[0]
    row = before.lines[4]

    made = mended(content, file, [Correction(0, row.number, 3, text)], context=intake_context)

    assert made.name == file
    ends = b"\n\0" if b"\0" in content[:9] else b"\r" if file == "cr_only.csv" else b"\n"
    lines, written = content.split(ends), made.content.split(ends)
    assert len([one for one in lines if one not in written]) == 1
    after = sheets_of(made.content, file, context=intake_context)[0]
    assert after.lines[4].at(3).text == text
    assert [line for line in after.lines if line.number != row.number] == [
        line for line in before.lines if line.number != row.number
    ]


def test_letters_that_an_old_encoding_lacks_make_a_workbook_of_the_text(intake_context: IntakeContext):
    content = (CORPUS / "tcvn3_semicolon.csv").read_bytes()

    made = mended(content, "bao.cao.csv", [Correction(0, 3, 3, "ភាសាខ្មែរ")], context=intake_context)

    assert made.name == "bao.cao.xlsx"
    assert openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]["D3"].value == "ភាសាខ្មែរ"


def test_a_record_keeps_its_quotes_and_a_text_may_hold_the_delimiter(intake_context: IntakeContext):
    quoted = '"ky_bao_cao";"tieu_chi";"ket_qua";"gia_tri"\r\n"31/12/2023";"17";"đạt";"?"\r\n'

    made = mended(quoted.encode(), "a.csv", [Correction(0, 2, 3, '9;5 "chín"')], context=intake_context)

    assert made.content.decode() == quoted.replace('"?"', '"9;5 ""chín"""')
    assert next(iter([*csv.reader(io.StringIO(made.content.decode()), delimiter=";")][1:]))[3] == '9;5 "chín"'


def test_a_delimiter_that_the_file_declares_and_its_first_line_stay(intake_context: IntakeContext):
    content = ("sep=|\r\n" + REPORT.replace(";", "|")).encode()

    made = mend(content, "a.csv", intake_context, "90")

    assert made.content == content.replace("chín mươi".encode(), b"90")


def decorated(sheet: Worksheet) -> None:
    """Make a workbook of an office: a value that is none, a formula with its result, styles, a comment, a list."""
    sheet["F2"] = "chín mươi"
    sheet["F2"].font = Font(name="Times New Roman", bold=True)
    sheet["F2"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["F2"].comment = Comment("Xem lại", "Lan")
    sheet.column_dimensions["B"].width = 33


def test_a_workbook_keeps_its_styles_and_all_parts_but_the_sheet(intake_context: IntakeContext):
    content = with_part(xlsx(decorated), "xl/media/anh.png", b"\x89PNG")

    made = mend(content, "bao_cao.xlsx", intake_context, "=90+5")

    assert made.name == "bao_cao.xlsx"
    cell = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]["F2"]
    assert (cell.value, cell.data_type) == ("=90+5", "s")
    assert (cell.font.b, cell.fill.fgColor.rgb, cell.comment.text) == (True, "00FFFF00", "Xem lại")
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(made.content)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]


def test_what_is_typed_goes_through_the_check_as_if_it_stood_in_the_file(intake_context: IntakeContext):
    made = mend(xlsx(decorated), "bao_cao.xlsx", intake_context, "=90+5")

    (again,) = faulty(made.content, made.name, intake_context)
    assert (again.problems[0].code, again.text) == ("FORMULA_INJECTION", "=90+5")
    assert check(
        mended(made.content, made.name, [Correction(*again.place, "95,5")], context=intake_context).content,
        made.name,
        context=intake_context,
    ).is_accepted


def test_a_formula_that_is_replaced_leaves_the_results_of_the_others(intake_context: IntakeContext):
    def formulas(part: bytes) -> bytes:
        shared = b'<c r="F2"><f t="shared" ref="F2:F3" si="0">1/0</f><v>90</v></c>'
        other = b'<c r="F3"><f t="shared" si="0"/><v>91</v></c>'
        text = part.decode()
        for place, cell in (("F2", shared), ("F3", other)):
            start = text.index(f'<c r="{place}"')
            end = min(text.index(end, start) + len(end) for end in ("</c>", "/>") if end in text[start:])
            text = text[:start] + cell.decode() + text[end:]
        return text.encode()

    chain = '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="F2" i="1"/></calcChain>'
    content = with_part(xlsx(decorated), "xl/worksheets/sheet1.xml", formulas)
    content = with_part(content, "xl/calcChain.xml", chain.encode())
    content = with_part(
        content,
        "[Content_Types].xml",
        lambda part: part.replace(b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'),
    )

    made = mended(content, "a.xlsx", [Correction(0, 2, 5, "92")], context=intake_context)

    book = openpyxl.load_workbook(io.BytesIO(made.content))
    assert [book.worksheets[0][place].value for place in ("F2", "F3")] == ["92", 91]
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert "xl/calcChain.xml" not in package.namelist()
        assert b"calcChain" not in package.read("[Content_Types].xml")


def test_a_merged_cell_is_one_cell_with_every_fault_of_its_rows(intake_context: IntakeContext):
    def merge(sheet: Worksheet) -> None:
        for row in range(2, 5):
            sheet.cell(row, 1).value = None
        sheet["A2"] = "31/02/2023"
        sheet.merge_cells("A2:A4")

    content = xlsx(merge)
    (cell,) = faulty(content, "a.xlsx", intake_context)
    assert (cell.row, cell.letters, cell.text) == (2, "A", "31/02/2023")

    made = mended(content, "a.xlsx", [Correction(*cell.place, "31/12/2023")], context=intake_context)

    assert check(made.content, made.name, context=intake_context).is_accepted
    assert [str(one) for one in openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0].merged_cells.ranges] == [
        "A2:A4"
    ]


def test_a_hidden_sheet_is_mended_and_stays_hidden(intake_context: IntakeContext):
    book = openpyxl.Workbook()
    book.active.append(["Ghi chú của văn phòng"])
    sheet = book.create_sheet("Số liệu")
    sheet.append(list(HEADINGS))
    sheet.append(["31/12/2023", 29464, "Xã Phước Hưng", 17, "đạt", "chín mươi", None, None])
    sheet.sheet_state = "hidden"
    content = saved(book)
    asked = check(content, "a.xlsx", context=intake_context)
    answers = Answers(chosen={(asked.questions[0].code, asked.questions[0].about): asked.questions[0].options[0].value})
    (cell,) = faulty(content, "a.xlsx", intake_context, answers)

    made = mended(content, "a.xlsx", [Correction(*cell.place, "95")], context=intake_context)

    read = openpyxl.load_workbook(io.BytesIO(made.content))
    assert (read["Số liệu"]["F2"].value, read["Số liệu"].sheet_state) == ("95", "hidden")


def test_an_ods_file_keeps_its_form_and_repeated_cells_are_parted(intake_context: IntakeContext):
    content = (CORPUS / "libreoffice_saved.ods").read_bytes()
    before = sheets_of(content, "a.ods", context=intake_context)[0]

    wanted = [Correction(0, 3, 0, "30/11/2023"), Correction(0, 20, 4, "chưa  đạt"), Correction(0, 40, 30, "xa")]
    made = mended(content, "a.ods", wanted, context=intake_context)

    after = sheets_of(made.content, made.name, context=intake_context)[0]
    assert (made.name, len(after.lines)) == ("a.ods", len(before.lines))
    texts = {(line.number, column): cell.text for line in after.lines for column, cell in enumerate(line.cells)}
    assert [texts[one.row, one.column] for one in wanted] == [one.text for one in wanted]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (CORPUS / "biff8.xls", "biff8.xlsx"),
        (CORPUS / "html_named_xls.xls", "html_named_xls.xlsx"),
        (FORMS / "25_bao_cao_word.docx", "25_bao_cao_word.xlsx"),
    ],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_form_that_cannot_be_written_becomes_a_workbook_that_says_the_same(intake_context, file, name):
    content = file.read_bytes()
    before = check(content, file.name, context=intake_context)
    sheets = sheets_of(content, file.name, context=intake_context)
    place = next(place for place, one in enumerate(sheets) if not one.is_blank)
    far = max(len(line.cells) for line in sheets[place].lines) + 1
    correction = Correction(place, sheets[place].lines[-1].number, far, "=1+1")

    made = mended(content, file.name, [correction], context=intake_context)

    after = check(made.content, made.name, context=intake_context)
    assert made.name == name
    assert (after.period, after.kind, [*after.canonical]) == (before.period, before.kind, [*before.canonical])
    assert made == mended(content, file.name, [correction], context=intake_context)


def test_files_of_the_corpus_are_written_so_that_they_read_as_before(intake_context: IntakeContext):
    mended_names = []
    for file in sorted(CORPUS.iterdir())[::3]:
        content = file.read_bytes() if file.is_file() else b""
        if len(content) > 100_000 or not (sheets := sheets_of(content, file.name, context=intake_context)):
            continue
        filled = [(place, line) for place, sheet in enumerate(sheets) for line in sheet.filled_lines()]
        if not filled:
            continue
        place, line = filled[len(filled) // 2]
        column = next(column for column, cell in enumerate(line.cells) if not cell.is_blank)
        made = mended(content, file.name, [Correction(place, line.number, column, "Đã sửa")], context=intake_context)
        after = sheets_of(made.content, made.name, context=intake_context)[place]
        said = {one.number: one.at(column).text for one in after.lines}
        mended_names.append((said[line.number], file.name))

    assert {said for said, _name in mended_names} == {"Đã sửa"}
    assert len(mended_names) > 25


def test_the_same_fault_in_many_rows_is_every_one_of_their_cells(intake_context: IntakeContext):
    rows = "".join(f"31/12/2023;{code};17;đạt;nhiều\n" for code in range(29464, 29497, 3))
    content = f"ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri\n{rows}".encode()

    cells = faulty(content, "a.csv", intake_context)

    assert [(one.row, one.letters) for one in cells if one.text == "nhiều"] == [(row, "E") for row in range(2, 13)]


def test_what_is_asked_and_what_is_wrong_with_headings_has_no_cell(intake_context: IntakeContext):
    asked = "ky_bao_cao;ten_xa;tieu_chi;ket_qua\n12/04/2023;Định An;1;đạt\n".encode()
    lacking = "ky_bao_cao;tieu_chi;tieu_chi;ket_qua\n12/04/2023;1;1;đạt\n".encode()

    assert not faulty(asked, "a.csv", intake_context)
    assert not faulty(lacking, "a.csv", intake_context)


def test_a_total_that_differs_is_found_in_the_line_below_the_table(intake_context: IntakeContext):
    (cell,) = faulty((CORPUS / "wide_total_mismatch.csv").read_bytes(), "a.csv", intake_context)

    assert (cell.row, cell.letters, cell.text) == (20, "C", "99")


def test_characters_that_no_file_holds_are_left_out(intake_context: IntakeContext):
    made = mend(xlsx(decorated), "a.xlsx", intake_context, "9\x005\ud800_x0041_")

    assert sheets_of(made.content, made.name, context=intake_context)[0].lines[1].at(5).text == "95_x0041_"


def test_a_cell_that_is_nowhere_is_refused_in_words(intake_context: IntakeContext):
    with pytest.raises(MendingError, match="Không sửa được tệp"):
        mended(xlsx(), "a.xlsx", [Correction(7, 2, 0, "x")], context=intake_context)
