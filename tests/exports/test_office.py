"""PPTX, DOCX, XLSX and PDF are opened again, and what they say is held against the Situation."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from ntm_dashboard.briefing import brief, commune_sheet
from ntm_dashboard.briefing.model import Chart, Table
from ntm_dashboard.briefing.report import chapters_of
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.domain.terms import Status, criterion_status_word
from ntm_dashboard.exports.bulletin import bulletin
from ntm_dashboard.exports.commune_sheets import sheet_docx, sheet_pdf
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.figures import imprint_of, staleness_of
from ntm_dashboard.exports.letter_widths import width_of
from ntm_dashboard.exports.office import figures_in
from ntm_dashboard.exports.pdf import pdf
from ntm_dashboard.exports.pptx import pptx
from ntm_dashboard.exports.screens import screens
from ntm_dashboard.exports.xlsx import xlsx
from ntm_dashboard.i18n import speaking
from tests import meeting

OFFICE = {"pptx": pptx, "docx": docx, "xlsx": xlsx}
FORMULA = meeting.HOSTILE_NAMES[0]


@pytest.fixture(scope="module")
def april():
    return meeting.briefing_of()


@pytest.fixture(scope="module")
def hostile():
    situation = meeting.hostile()
    return brief(situation, compare(meeting.april(), situation), catalogue=meeting.hostile_catalogue())


def shapes_text(content: bytes) -> list[str]:
    texts = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return texts


def document_text(content: bytes) -> str:
    paper = Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


@pytest.mark.parametrize("case", ["april", "hostile"])
@pytest.mark.parametrize("ending", OFFICE)
def test_office_opens_the_file_without_repair(ending, case, request, tmp_path):
    file = tmp_path / f"{case}.{ending}"
    file.write_bytes(OFFICE[ending](request.getfixturevalue(case)))

    report = OpenXmlValidator().validate(file)

    assert [str(one) for one in report.errors] == []


@pytest.mark.parametrize("ending", ["pptx", "docx"])
def test_a_second_checker_finds_nothing_either(ending, hostile, tmp_path):
    file = tmp_path / f"hostile.{ending}"
    file.write_bytes(OFFICE[ending](hostile))

    checker = Path(sys.executable).parent / "ooxml-integrity"
    done = subprocess.run([str(checker), "check", str(file)], capture_output=True)

    assert b"0 error(s), 0 warning(s)" in done.stdout


@pytest.mark.parametrize("write", [*OFFICE.values(), pdf])
def test_the_same_briefing_gives_the_same_bytes(write, april):
    assert write(april) == write(april)


def test_every_slide_has_its_title_in_the_placeholder_its_notes_and_described_pictures(april):
    show = Presentation(io.BytesIO(pptx(april)))

    shown = screens(april).slides
    assert [slide.shapes.title.text_frame.text for slide in show.slides] == [str(one.title) for one in shown]
    assert all(slide.notes_slide.notes_text_frame.text for slide in list(show.slides)[:3])
    frames = [shape for slide in show.slides for shape in slide.shapes if shape.has_chart or shape.has_table]
    assert len(frames) == sum(isinstance(one.picture, Chart | Table) for one in shown)
    assert all(frame._element.xpath(".//p:cNvPr")[0].get("descr") for frame in frames)


def test_the_presentation_shows_the_figures_of_the_situation(april):
    texts = shapes_text(pptx(april))

    for figure in ("12/15", "4/9", "263"):
        assert any(text.startswith(figure) for text in texts)
    assert any("Số liệu đến 12/04/2023 · phiên bản 1" in text for text in texts)


def test_native_charts_hold_the_values_of_the_briefing(april):
    show = Presentation(io.BytesIO(pptx(april)))

    charts = [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]

    drawn = [[tuple(series.values) for series in chart.plots[0].series] for chart in charts]
    wanted = [
        [series.values for series in april.slide(name).picture.series] for name in ("vuong-mac", "co-quan", "tien-do")
    ]
    assert drawn == wanted


def test_the_matrix_is_a_native_table_of_the_states(april):
    matrix = april.slide("ma-tran").picture
    show = Presentation(io.BytesIO(pptx(april)))

    table = next(s.table for slide in show.slides for s in slide.shapes if s.has_table and len(s.table.columns) == 21)

    drawn = [[cell.text.rstrip("*") for cell in row.cells] for row in table.rows][1:]
    assert drawn == [[str(cell.text) for cell in row] for row in matrix.rows]


def test_the_template_of_an_office_is_used(april):
    own = Presentation()
    own.slide_width, own.slide_height = 12192000, 6858000
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Trang cũ của mẫu"
    out = io.BytesIO()
    own.save(out)

    content = pptx(april, template=out.getvalue())

    show = Presentation(io.BytesIO(content))
    assert len(show.slides) == len(screens(april).slides)
    assert not any("Trang cũ" in text for text in shapes_text(content))


def test_the_report_has_the_form_of_the_decree_and_the_figures(april):
    content = docx(april)
    text = document_text(content)
    section = Document(io.BytesIO(content)).sections[0]

    for wanted in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO",
        "Nơi nhận:",
        "Phụ lục",
        "(Kèm theo Báo cáo số",
        "kính báo cáo./.",
    ):
        assert wanted in text
    assert "12/15 xã được công nhận đạt chuẩn" in text
    assert [round(one.cm, 1) for one in (section.left_margin, section.right_margin, section.top_margin)] == [
        3.0,
        1.5,
        2.0,
    ]
    signing = next(one for one in Document(io.BytesIO(content)).tables if "Nơi nhận:" in one.cell(0, 0).text)
    assert signing.rows[0]._tr.xpath("./w:trPr/w:cantSplit")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert sum(name.startswith("word/charts/chart") for name in package.namelist()) == 3


def test_the_workbook_holds_figures_matrix_conditions_and_sources(april):
    book = sheets(xlsx(april))

    assert ["xã được công nhận đạt chuẩn", 12, 15, "trong đó 2 xã nâng cao"] in book["Chỉ tiêu chủ yếu"]
    assert len(book["Ma trận"]) >= 19
    assert any(row[0] and str(row[0]).startswith("1. Có 100%") for row in book["Điều kiện"])
    assert "Nguồn số liệu" in book


@pytest.mark.parametrize("ending", OFFICE)
def test_a_name_that_looks_like_a_formula_stays_text(ending, hostile):
    content = OFFICE[ending](hostile)

    books = [content] if ending == "xlsx" else embedded_books(content)

    cells = [
        cell for book in books for rows in openpyxl.load_workbook(io.BytesIO(book)) for row in rows for cell in row
    ]
    assert cells
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def embedded_books(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [package.read(name) for name in package.namelist() if name.endswith(".xlsx")]


def test_hostile_names_are_there_as_they_are(hostile):
    assert any(FORMULA in text for text in shapes_text(pptx(hostile)))
    assert "<script>alert(1)</script>" in document_text(docx(hostile))
    assert any(FORMULA in str(cell) for rows in sheets(xlsx(hostile)).values() for row in rows for cell in row)


@pytest.mark.parametrize("write", [pptx, docx, xlsx, bulletin, deck])
def test_an_old_file_tells_which_figures_have_changed(write, april):
    old = figures_in(write(april))
    newest = meeting.briefing_of(meeting.all_met)

    result = staleness_of(old, imprint_of(newest, language="vi"))

    assert (old.revision, old.as_of) == (april.revision, april.as_of)
    assert old.figures() == imprint_of(april, language="vi").figures()
    assert str(result.sentence).startswith(f"{result.changed} số liệu đã thay đổi: trang 2, 4, ")
    assert staleness_of(old, imprint_of(april, language="vi")).changed == 0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"<html></html>", b"\xff\xfe\x00"])
def test_a_file_that_is_not_ours_is_refused(content):
    with pytest.raises(ValueError, match=r"\w"):
        figures_in(content)


def test_a_workbook_of_somebody_else_is_refused():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)

    with pytest.raises(ValueError, match="no imprint"):
        figures_in(out.getvalue())


def test_the_handout_is_tagged_for_readers_and_says_its_revision(april):
    content = pdf(april)

    assert content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in content
    assert b"pdfuaid" in content


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
@pytest.mark.parametrize("case", ["april", "hostile"])
def test_every_sentence_of_the_report_is_found_in_the_handout(case, request, tmp_path):
    briefing = request.getfixturevalue(case)
    file = tmp_path / "tai-lieu.pdf"
    file.write_bytes(pdf(briefing))

    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True).stdout.decode()

    flat = " ".join(re.sub(r" *SỐ LIỆU MINH HỌA\n|Số liệu đến \S+ · phiên bản \d+ +\d+ / \d+\n", "", text).split())
    sections = [section for chapter in chapters_of(briefing.slides) for section in chapter.sections]
    said = [str(text) for section in sections for text in (section.heading, *section.sentences)]
    assert [text for text in said if closed_up(text) not in closed_up(flat)] == []
    if case == "hostile":
        assert "<script>alert(1)</script>" in flat
        assert FORMULA in flat


def test_a_commune_sheet_says_the_same_in_both_formats_and_the_handout_is_one_page():
    sheet = commune_sheet(meeting.april(), "29470", catalogue=meeting.catalogue_of())

    text, content = document_text(sheet_docx(sheet)), sheet_pdf(sheet)

    for fact in (*sheet.facts, *sheet.questions):
        assert str(fact) in text
    assert b"/Count 1" in content
    assert sheet_pdf(sheet) == content


@pytest.mark.parametrize("situation", [meeting.april, meeting.before_any_data])
def test_the_sheet_of_a_commune_lists_its_nineteen_criteria_and_says_which_are_not_known(situation):
    sheet = commune_sheet(situation(), "29470", catalogue=meeting.catalogue_of())

    tables = Document(io.BytesIO(sheet_docx(sheet))).tables

    rows = next([[cell.text for cell in row.cells] for row in one.rows] for one in tables if len(one.columns) == 5)
    assert [row[0].split(".")[0] for row in rows[1:]] == [str(number) for number in range(1, 20)]
    known = situation().commune_criteria.query("unit == '29470'")
    assert [row[1].rstrip("*") for row in rows[1:]] == [criterion_status_word(Status(one)) for one in known["status"]]


def test_the_sheet_of_a_town_has_no_criteria_to_list():
    sheet = commune_sheet(meeting.april(), "29461", catalogue=meeting.catalogue_of())

    assert sheet.criteria is None
    assert "Kết quả từng tiêu chí" not in document_text(sheet_docx(sheet))


def test_no_cell_of_a_paper_is_filled_with_colour(april):
    papers = (docx(april), sheet_docx(commune_sheet(meeting.april(), "29470", catalogue=meeting.catalogue_of())))

    filled = [one.get(qn("w:fill")) for paper in papers for one in body_of(paper).iter(qn("w:shd"))]
    coloured = [one.get(qn("w:val")) for paper in papers for one in body_of(paper).iter(qn("w:color"))]

    assert filled == []
    assert coloured == []


def body_of(content: bytes):
    return Document(io.BytesIO(content)).element.body


def test_grounds_are_in_italics_and_the_last_sentence_closes_the_report(april):
    paragraphs = Document(io.BytesIO(docx(april))).paragraphs

    italic = [one.text for one in paragraphs if one.runs and all(run.italic for run in one.runs)]
    assert italic[: len(april.grounds)] == [str(ground) for ground in april.grounds]
    closing = [one.text for one in paragraphs if one.text.endswith("./.")]
    assert closing == [
        "Trên đây là báo cáo tiến độ xây dựng nông thôn mới huyện Trà Cú, số liệu đến 12/04/2023. "
        "Văn phòng Điều phối Nông thôn mới huyện Trà Cú kính báo cáo./."
    ]


def test_the_rule_below_the_motto_is_as_long_as_the_motto():
    paper = Document(io.BytesIO(docx(meeting.briefing_of())))
    right = paper.tables[0].cell(0, 1)

    rule = next(one for one in right.paragraphs if one._p.xpath(".//w:pBdr"))
    length = paper.tables[0].columns[1].width - rule.paragraph_format.left_indent - rule.paragraph_format.right_indent

    assert length == pytest.approx(width_of("Độc lập - Tự do - Hạnh phúc", points=13, bold=True), rel=0.01)


def test_the_list_of_recipients_ends_with_a_full_stop(april):
    cells = [cell.text for table in Document(io.BytesIO(docx(april))).tables for cell in table.rows[0].cells]

    recipients = next(text for text in cells if text.startswith("Nơi nhận:")).splitlines()[1:]
    assert [one[-1] for one in recipients] == [*";" * (len(recipients) - 1), "."]


@pytest.mark.parametrize("write", [*OFFICE.values(), pdf, bulletin, deck])
def test_every_format_can_be_written_with_nothing_known_and_in_english(write):
    with speaking("en"):
        content = write(meeting.briefing_of(meeting.before_any_data))

    assert len(content) > 5000


def closed_up(text: str) -> str:
    """Leave out what a line end may add or take."""
    return "".join(text.split())


CHAPTERS = [
    "I. Kết quả thực hiện",
    "II. Tồn tại, hạn chế và nguyên nhân",
    "III. Nhiệm vụ, giải pháp trọng tâm",
    "IV. Kiến nghị",
]


def test_the_word_report_has_the_four_chapters_of_an_office(april):
    paper = Document(io.BytesIO(docx(april)))

    chapters = [one.text for one in paper.paragraphs if one.style and one.style.name == "Heading 1"]

    assert chapters[:4] == CHAPTERS
    grounds = [one.text for one in paper.paragraphs if one.text.startswith("Căn cứ ")]
    assert grounds == [str(ground) for ground in april.grounds]
    assert any(ground.startswith("Căn cứ Quyết định số 320/QĐ-TTg ngày 08/3/2022") for ground in grounds)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_the_handout_has_the_four_chapters_of_an_office(april, tmp_path):
    file = tmp_path / "tai-lieu.pdf"
    file.write_bytes(pdf(april))

    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()

    flat = " ".join(text.split())
    places = [flat.index(chapter) for chapter in CHAPTERS]
    assert places == sorted(places)
    assert "Căn cứ Quyết định số 320/QĐ-TTg ngày 08/3/2022" in flat
