"""Under very long names no file and no official paper says "…", and every row is in each of them."""

import io
import json
import re
from functools import cache
from html import unescape

import openpyxl
import pypdf
import pytest
from docx import Document
from pptx import Presentation

from ntm_dashboard.briefing import Briefing, brief, commune_sheet
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.exports.bulletin import bulletin
from ntm_dashboard.exports.commune_sheets import sheet_docx, sheet_pdf
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.pdf import pdf
from ntm_dashboard.exports.pptx import pptx
from ntm_dashboard.exports.situation_json import situation_facts
from ntm_dashboard.exports.xlsx import xlsx
from tests import meeting


@cache
def briefing() -> Briefing:
    return brief(meeting.hostile(), catalogue=meeting.hostile_catalogue())


def closed_up(text: str) -> str:
    """Leave out what a line end may add or take."""
    return re.sub(r"\s", "", text)


def words_of_docx(content: bytes) -> str:
    paper = Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return closed_up(" ".join([*(paragraph.text for paragraph in paper.paragraphs), *cells]))


def words_of_pdf(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    texts = (re.sub(r"Số liệu đến [^\n]*\n? *\d+ */ *\d+\s*$", "", page.extract_text().strip()) for page in pages)
    return closed_up("".join(texts))


def words_of_xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return closed_up(" ".join(str(value) for row in rows for value in row if value is not None))


def words_of_pptx(content: bytes) -> str:
    shapes = [shape for slide in Presentation(io.BytesIO(content)).slides for shape in slide.shapes]
    tables = [cell.text for one in shapes if one.has_table for row in one.table.rows for cell in row.cells]
    charts = [str(name) for one in shapes if one.has_chart for name in one.chart.plots[0].categories]
    return closed_up(" ".join([*tables, *charts]))


def words_of_page(content: bytes) -> str:
    text = re.sub(r"<(style|script)\b[^>]*>.*?</\1>", "", content.decode(), flags=re.DOTALL)
    return closed_up(unescape(re.sub(r"<[^>]+>", "", text)))


PAPERS = {docx: words_of_docx, pdf: words_of_pdf, xlsx: words_of_xlsx, bulletin: words_of_page}
SLIDES = {pptx: words_of_pptx, deck: words_of_page}


@pytest.mark.parametrize("write", PAPERS)
def test_no_file_shortens_a_name(write):
    text = PAPERS[write](write(briefing()))

    assert "…" not in text
    names = meeting.hostile().units["name"]
    assert [name for name in names if closed_up(name.removeprefix("Thị trấn ")) not in text] == []


@pytest.mark.parametrize("write", [sheet_docx, sheet_pdf])
def test_no_sheet_of_a_commune_shortens_a_name(write):
    situation = meeting.hostile()
    read = words_of_docx if write is sheet_docx else words_of_pdf

    for unit in rows_of(situation.units):
        text = read(write(commune_sheet(situation, unit.unit, catalogue=meeting.hostile_catalogue())))
        assert "…" not in text
        assert closed_up(unit.name) in text


def test_the_json_shortens_nothing():
    assert "…" not in json.dumps(situation_facts(meeting.hostile()), ensure_ascii=False)


@pytest.mark.parametrize("write", [*PAPERS, *SLIDES])
@pytest.mark.parametrize("slide", ["den-han", "ho-so", "co-quan", "vuong-mac"])
def test_every_row_is_in_every_file_and_on_some_slide(write, slide):
    text = {**PAPERS, **SLIDES}[write](write(briefing()))

    picture = briefing().slide(slide).picture
    names = picture.categories if slide in {"co-quan", "vuong-mac"} else [row[1].text for row in picture.rows]
    rows = [closed_up(str(name)) for name in names]
    assert [name for name in rows if text.count(name) < rows.count(name)] == []


def test_a_slide_that_shortens_a_name_says_it_whole_to_whoever_asks():
    page, show = deck(briefing()).decode(), Presentation(io.BytesIO(pptx(briefing())))

    long = max(meeting.hostile().units["name"], key=len)
    assert f'title="{long}: ' in page
    described = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for slide in show.slides for shape in slide.shapes]
    assert any(str(text).startswith(f"{long}: ") for text in described)
