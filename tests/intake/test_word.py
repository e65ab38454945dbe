"""Tables of Word documents: each table a sheet, the paragraphs above it its titles."""

import io
from collections.abc import Sequence
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ntm_dashboard.intake import ErrorCode, Limits
from ntm_dashboard.intake.book.word_document import read_docx
from ntm_dashboard.intake.grid import Area, Sheet
from ntm_dashboard.intake.outcome.problems import RefusalError
from tests.intake import workbooks
from tests.intake.conftest import Check

HAM_GIANG = "29488"
HEADINGS = ("TT", "Tiêu chí", "Kết quả")
Rows = Sequence[Sequence[str]]


def add_table(document: Document, rows: Rows):
    """Add a table with the given cells."""
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return table


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def results(*criteria: int) -> Rows:
    return [HEADINGS, *[(str(place), str(number), "Đạt") for place, number in enumerate(criteria, 1)]]


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    return read_docx(saved(document), limits=Limits()).sheets


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in sheet.lines]


def test_a_report_is_read_with_its_unit_and_period_from_the_paragraphs(check_bytes: Check):
    document = docx.Document()
    add_table(document, [("UBND HUYỆN TRÀ CÚ\nỦY BAN NHÂN DÂN XÃ HÀM GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    document.add_paragraph("KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ NÔNG THÔN MỚI XÃ HÀM GIANG")
    document.add_paragraph("(Tính đến ngày 30/6/2023)")
    add_table(document, results(*range(1, 20)))
    add_table(document, [("Nơi nhận:\n- Lưu VT", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")])

    report = check_bytes(saved(document), name="bao_cao.docx")

    assert report.is_accepted, [str(one.message) for one in report.errors]
    assert report.period == date(2023, 6, 30)
    assert {row["ma_xa"] for row in report.canonical} == {HAM_GIANG}
    assert [row["tieu_chi"] for row in report.canonical] == list(range(1, 20))


def test_each_table_is_a_sheet_below_its_own_paragraphs_and_the_title_of_the_document():
    document = docx.Document()
    for text in ("BÁO CÁO ĐẾN 30/6/2023", "1. Xã Hàm Giang"):
        document.add_paragraph(text)
    add_table(document, results(1, 2))
    document.add_paragraph("2. Xã Tập Sơn")
    add_table(document, results(3))
    document.add_paragraph("Ghi chú: để trống là chưa đạt")

    first, second = sheets_of(document)

    assert (first.name, second.name) == ("Bảng 1", "Bảng 2")
    assert [line[0] for line in texts(first)] == ["BÁO CÁO ĐẾN 30/6/2023", "1. Xã Hàm Giang", "TT", "1", "2"]
    below = ["Ghi chú: để trống là chưa đạt"]
    assert [line[0] for line in texts(second)] == ["BÁO CÁO ĐẾN 30/6/2023", "2. Xã Tập Sơn", "TT", "1", *below]
    assert [line.number for line in second.lines] == [1, 2, 3, 4, 5]


def test_a_table_that_follows_another_without_a_word_continues_it():
    document = docx.Document()
    add_table(document, results(1, 2))
    document.add_paragraph("")
    add_table(document, results(3)[1:])

    (sheet,) = sheets_of(document)

    assert [line[1] for line in texts(sheet)] == ["Tiêu chí", "1", "2", "3"]


def test_merged_cells_stand_where_they_are_seen():
    document = docx.Document()
    table = add_table(document, [("Xã", "Nhóm", ""), ("", "1", "2"), ("Định An", "x", ""), ("", "", "x")])
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(3, 0))

    (sheet,) = sheets_of(document)

    assert texts(sheet) == [["Xã", "Nhóm", ""], ["Xã", "1", "2"], ["Định An", "x", ""], ["Định An", "", "x"]]
    assert set(sheet.areas) == {Area(1, 0, 2, 0), Area(1, 1, 1, 2), Area(3, 0, 4, 0)}


def _in_cell(markup: str) -> str:
    document = docx.Document()
    table = add_table(document, results(1))
    paragraph = table.cell(1, 2).paragraphs[0]._p
    paragraph.clear_content()
    wrapped = parse_xml(f"<w:p {nsdecls('w')}>{markup}</w:p>")
    for child in list(wrapped):
        paragraph.append(child)
    return sheets_of(document)[0].lines[1].at(2).text


SEEN = {
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>': "✓",
    '<w:r><w:sym w:font="Wingdings 2" w:char="F001"/></w:r>': "\ufffd",
    '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 80</w:t></w:r>': "≥ 80",
    "<w:r><w:t>đạ</w:t></w:r><w:r><w:t>t</w:t></w:r>": "đạt",
    "<w:del><w:r><w:delText>chưa </w:delText></w:r></w:del><w:ins><w:r><w:t>đạt</w:t></w:r></w:ins>": "đạt",
    "<w:moveFrom><w:r><w:t>chưa </w:t></w:r></w:moveFrom><w:r><w:t>đạt</w:t></w:r>": "đạt",
    "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>đạt</w:t></w:r></w:hyperlink>": "đạt",
    "<w:sdt><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>": "☒",
    "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>": "a\nb",
    "<w:r><w:t>đa\u0323t</w:t></w:r>": "đạt",
}


@pytest.mark.parametrize("markup", SEEN)
def test_a_cell_says_what_is_seen(markup: str):
    assert _in_cell(markup) == SEEN[markup]


def test_colours_and_hidden_rows_are_told():
    document = docx.Document()
    table = add_table(document, results(1, 2))
    table.cell(1, 2)._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="92D050"/>'))
    table.cell(2, 2)._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="auto"/>'))
    table.rows[2]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))

    (sheet,) = sheets_of(document)

    assert [line.at(2).has_fill for line in sheet.lines] == [False, True, False]
    assert sheet.hidden_rows == {3}


def test_a_table_within_a_cell_is_text_of_the_cell_and_one_within_a_frame_is_a_table():
    document = docx.Document()
    frame = document.add_table(rows=1, cols=1)
    inner = frame.cell(0, 0).add_table(rows=2, cols=3)
    for cell, text in zip([*inner.rows[0].cells, *inner.rows[1].cells], [*HEADINGS, "1", "5", "Đạt"], strict=True):
        cell.text = text
    inner.cell(1, 2).add_table(rows=1, cols=1).cell(0, 0).text = "(vượt)"

    (sheet,) = sheets_of(document)

    assert texts(sheet) == [list(HEADINGS), ["1", "5", "Đạt\n(vượt)"]]


def _document() -> bytes:
    document = docx.Document()
    add_table(document, results(1))
    return saved(document)


def _with_markup(markup: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{namespace}"><w:body>{markup}</w:body></w:document>'
    return workbooks.with_part(_document(), "word/document.xml", body.encode())


WIDE_CELL = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc>'
HOSTILE = {
    ErrorCode.MACROS: lambda: workbooks.with_part(_document(), "word/vbaProject.bin", b"a"),
    ErrorCode.UNSAFE_XML: lambda: workbooks.with_part(
        _document(), "word/document.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'
    ),
    ErrorCode.CORRUPT_WORKBOOK: lambda: workbooks.with_part(_document(), "word/document.xml", b"<w:document"),
    ErrorCode.ZIP_BOMB: lambda: workbooks.with_part(_document(), "word/media/a.bin", b"\0" * 200_000_000),
    ErrorCode.EMPTY: lambda: saved(docx.Document()),
    ErrorCode.TOO_MANY_COLUMNS: lambda: _with_markup(f"<w:tbl><w:tr>{WIDE_CELL * 3}</w:tr></w:tbl>"),
    ErrorCode.TOO_MANY_CELLS: lambda: _with_markup("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 30_000 + "</w:tbl>"),
}


@pytest.mark.parametrize("code", HOSTILE)
def test_a_hostile_document_is_refused_before_it_costs_anything(check_bytes: Check, code: ErrorCode):
    report = check_bytes(HOSTILE[code](), name="a.docx")

    assert [one.code for one in report.errors] == [code]


def test_tables_within_tables_are_bounded():
    depth = 5_000
    with pytest.raises(RefusalError) as raised:
        read_docx(_with_markup("<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth), limits=Limits())

    assert raised.value.problems[0].code is ErrorCode.UNSAFE_XML


def test_a_document_without_a_table_says_what_was_seen(check_bytes: Check):
    document = docx.Document()
    document.add_paragraph("Xã Hàm Giang đã đạt 19 tiêu chí.")

    (problem,) = check_bytes(saved(document), name="a.docx").errors

    assert problem.code is ErrorCode.HEADER_NOT_FOUND
    assert "Xã Hàm Giang" in str(problem.message)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"%PDF-1.7\n", "bao_cao.pdf", ErrorCode.UNSUPPORTED_TYPE),
        (b"%PDF-1.7\n", "bao_cao.csv", ErrorCode.WRONG_EXTENSION),
        (b"{\\rtf1 a}", "bao_cao.doc", ErrorCode.UNSUPPORTED_TYPE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", ErrorCode.UNSUPPORTED_TYPE),
    ],
)
def test_what_word_can_open_is_refused_with_that_way_out(
    check_bytes: Check, content: bytes, name: str, code: ErrorCode
):
    (problem,) = check_bytes(content, name=name).errors

    assert problem.code is code
    assert "lưu thành .docx" in str(problem.message)
