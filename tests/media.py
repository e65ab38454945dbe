"""The text of each medium of a meeting, as a reader finds it when the file is opened again."""

import io
import json
from collections.abc import Iterator

import openpyxl
import pypdf
from docx import Document
from lxml import html
from pptx import Presentation

from ntm_dashboard.cli.situation import marked_lines
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.exports.bulletin import bulletin
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.pdf import pdf
from ntm_dashboard.exports.pptx import pptx
from ntm_dashboard.exports.situation_json import situation_facts
from ntm_dashboard.exports.xlsx import xlsx
from ntm_dashboard.web.answer_html import answer_html


def of_overview(situation: Situation) -> list[str]:
    """Read the answer that the overview and the first paint show."""
    return of_html(answer_html(situation, address=lambda path, **_about: path))


def of_html(page: str | bytes) -> list[str]:
    """Read a page of HTML: the text of each element that holds no other with text, or has text of its own."""
    content = page.decode() if isinstance(page, bytes) else page
    return list(_texts_in(html.document_fromstring(content)))


def _texts_in(element: html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in {"style", "script", "head"}:
        return
    parts = [element.text, *(child.tail for child in element)]
    if any(part and part.strip() for part in parts):
        yield _plain(element.text_content())
        return
    for child in element:
        yield from _texts_in(child)


def of_pptx(content: bytes) -> list[str]:
    """Read every text of every slide, those of charts and notes left out."""
    texts: list[str] = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts += [paragraph.text for paragraph in shape.text_frame.paragraphs]
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return [_plain(text) for text in texts if text.strip()]


def of_docx(content: bytes) -> list[str]:
    """Read paragraphs and cells."""
    paper = Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [_plain(text) for text in (*(one.text for one in paper.paragraphs), *cells) if text.strip()]


def headers_of_docx(content: bytes) -> list[str]:
    """Read what stands above and below each page."""
    paper = Document(io.BytesIO(content))
    parts = [part for section in paper.sections for part in (section.header, section.footer)]
    return [_plain(one.text) for part in parts for one in part.paragraphs if one.text.strip()]


def of_pdf(content: bytes) -> list[str]:
    """Read the pages, each as one text."""
    return [_plain(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def of_xlsx(content: bytes) -> list[str]:
    """Read every cell that people see; a figure with the mark has it in its number format."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book if sheet.sheet_state == "visible" for row in sheet.iter_rows() for cell in row]
    return [
        _plain(f"{cell.value}{'*' if '*' in cell.number_format else ''}") for cell in cells if cell.value is not None
    ]


def of_json(situation: Situation) -> list[str]:
    """Read the values of the JSON that are texts."""
    facts = json.loads(json.dumps(situation_facts(situation), ensure_ascii=False))
    return [facts["headline"], facts["clock"]["text"]]


def of_cli(situation: Situation) -> list[str]:
    """Read the lines of the terminal."""
    return [_plain(line) for line in marked_lines(situation) if line.strip()]


FILES = {
    "deck": lambda briefing: of_html(deck(briefing)),
    "bulletin": lambda briefing: of_html(bulletin(briefing)),
    "docx": lambda briefing: of_docx(docx(briefing)),
    "pdf": lambda briefing: of_pdf(pdf(briefing)),
    "pptx": lambda briefing: of_pptx(pptx(briefing)),
    "xlsx": lambda briefing: of_xlsx(xlsx(briefing)),
}
VIEWS = {"overview": of_overview, "terminal": of_cli, "json": of_json}


def _plain(text: str) -> str:
    return " ".join(text.split())
