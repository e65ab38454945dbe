"""What a person sees who opens our files in LibreOffice or prints them: every page of each document is looked at.

All documents are written once and turned into PDF by one run of LibreOffice, which is slow to start.
"""

import html
import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.util import Pt

from ntm_dashboard.briefing import brief, commune_sheet
from ntm_dashboard.briefing.model import Briefing, Table
from ntm_dashboard.briefing.report import Section, chapters_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.exports.commune_sheets import sheet_docx, sheet_pdf
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.pdf import pdf
from ntm_dashboard.exports.pptx import BOTTOM, HEIGHT, WIDTH, pptx
from ntm_dashboard.exports.xlsx import xlsx
from ntm_dashboard.i18n import speaking
from tests import meeting
from tests.patience import SECONDS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler"),
]


@dataclass(frozen=True)
class Case:
    """What is written: how things stand, since when, by which catalogue, and in which language."""

    situation: Callable[[], Situation]
    catalogue: Callable[[], Catalogue] = meeting.catalogue_of
    before: Callable[[], Situation] | None = None
    language: str = "vi"


CASES = {
    "thang-tu": Case(meeting.april),
    "tap-huan": Case(
        meeting.training,
        lambda: meeting.catalogue_of(meeting.TRAINING),
        before=lambda: meeting.training(date(2023, 6, 30)),
    ),
    "chua-biet": Case(meeting.before_any_data),
    "ten-dai": Case(meeting.hostile, meeting.hostile_catalogue, before=meeting.april),
    "tieng-anh": Case(meeting.april, language="en"),
}
"""Both sets of figures, nothing known, the longest names, and English."""


@cache
def briefing_of(case: str) -> Briefing:
    made = CASES[case]
    with speaking(made.language):
        now = made.situation()
        return brief(now, compare(made.before(), now) if made.before else None, catalogue=made.catalogue())


@cache
def sections_of(case: str) -> tuple[Section, ...]:
    return tuple(section for chapter in chapters_of(briefing_of(case).slides) for section in chapter.sections)


WRITERS = {"docx": docx, "pptx": pptx, "xlsx": xlsx, "pdf": pdf}
PAGES = {"docx": (4, 16), "pptx": (15, 42), "xlsx": (10, 40), "pdf": (3, 14)}
"""How many pages a document has, from nothing known to the longest names."""


@dataclass(frozen=True)
class Line:
    """A line of a page: what stands in it and where, in points from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A page as it is printed."""

    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Give all that stands on it, without what a line end adds or takes."""
        return closed_up(" ".join(line.text for line in self.lines))


def closed_up(text: str) -> str:
    return re.sub(r"[\s\N{SOFT HYPHEN}]", "", text)


def longest_commune(situation: Situation) -> str:
    communes = situation.units[situation.units["kind"] == UnitKind.COMMUNE]
    return str(max(zip(communes["name"], communes["unit"], strict=True), key=lambda one: len(one[0]))[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Give a folder with every document as PDF, named by its case and its former ending."""
    folder = tmp_path_factory.mktemp("tai-lieu")
    for case, made in CASES.items():
        with speaking(made.language):
            for ending, write in WRITERS.items():
                (folder / f"{case}-{ending}.{ending}").write_bytes(write(briefing_of(case)))
            unit = longest_commune(made.situation())
            sheet = commune_sheet(made.situation(), unit, catalogue=made.catalogue())
            (folder / f"{case}-phieu-docx.docx").write_bytes(sheet_docx(sheet))
            (folder / f"{case}-phieu-pdf.pdf").write_bytes(sheet_pdf(sheet))
    others = [one for one in folder.iterdir() if one.suffix != ".pdf"]
    command = ["soffice", f"-env:UserInstallation=file://{folder}/ho-so", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *others], check=True, timeout=SECONDS * 4, capture_output=True)
    return folder


@cache
def pages_of(file: Path) -> tuple[Page, ...]:
    done = subprocess.run(["pdftotext", "-bbox-layout", str(file), "-"], capture_output=True, check=True)
    return tuple(_pages(done.stdout.decode()))


def _pages(text: str) -> Iterator[Page]:
    for width, height, body in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', text, re.DOTALL):
        lines = []
        for block in re.findall(r"<line [^>]*>(.*?)</line>", body, re.DOTALL):
            words = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</', block)
            edges = [tuple(map(float, word[:4])) for word in words]
            said = " ".join(html.unescape(word[4]) for word in words)
            left, top, right, bottom = zip(*edges, strict=True)
            lines.append(Line(said, min(left), min(top), max(right), max(bottom)))
        yield Page(float(width), float(height), tuple(lines))


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("case", CASES)
def test_a_document_has_as_many_pages_as_its_matters_need(folder, case, ending):
    least, most = PAGES[ending]

    assert least <= len(pages_of(folder / f"{case}-{ending}.pdf")) <= most


@pytest.mark.parametrize("case", CASES)
def test_the_sheet_of_a_commune_is_one_page_to_hand_out_and_at_most_two_to_send(folder, case):
    most = 2 if case == "ten-dai" else 1

    assert len(pages_of(folder / f"{case}-phieu-pdf.pdf")) <= most
    assert len(pages_of(folder / f"{case}-phieu-docx.pdf")) <= most + 1


@pytest.mark.parametrize("ending", [*WRITERS, "phieu-docx", "phieu-pdf"])
@pytest.mark.parametrize("case", CASES)
def test_nothing_stands_beyond_the_edge_of_a_page(folder, case, ending):
    beyond = [
        (number, line.text)
        for number, page in enumerate(pages_of(folder / f"{case}-{ending}.pdf"), start=1)
        for line in page.lines
        if line.left < 0 or line.top < 0 or line.right > page.width or line.bottom > page.height
    ]

    assert beyond == []


@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.parametrize("case", CASES)
def test_no_heading_is_the_last_line_of_a_page(folder, case, ending):
    with speaking(CASES[case].language):
        parts = (*chapters_of(briefing_of(case).slides), *sections_of(case))
        headings = {closed_up(str(part.heading)) for part in parts}

    last = [last_line(page) for page in pages_of(folder / f"{case}-{ending}.pdf")]

    assert [text for text in last if closed_up(text) in headings] == []


@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.parametrize("case", CASES)
def test_what_leads_to_a_table_or_chart_stands_on_its_page(folder, case, ending):
    with speaking(CASES[case].language):
        before = {
            closed_up(str(one.sentences[-1])): closed_up(str(one.slide.picture.header[0].text))
            for one in sections_of(case)
            if isinstance(one.slide.picture, Table) and not (ending == "docx" and one.slide.picture.is_matrix)
        }
        pages = pages_of(folder / f"{case}-{ending}.pdf")

    parted = [
        sentence
        for sentence, head in before.items()
        if not any(
            head in page.text[page.text.find(sentence) + len(sentence) :] for page in pages if sentence in page.text
        )
    ]
    assert parted == []


def last_line(page: Page) -> str:
    """Give the lowest line above the foot of a page."""
    body = [line for line in page.lines if line.bottom < page.height - 45]
    return max(body, key=lambda line: (line.bottom, -line.left)).text if body else ""


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx"])
@pytest.mark.parametrize("case", CASES)
def test_every_row_is_on_the_pages_with_its_last_column(folder, case, ending):
    text = "".join(page.text for page in pages_of(folder / f"{case}-{ending}.pdf"))
    with speaking(CASES[case].language):
        tables = [one.picture for one in briefing_of(case).slides if isinstance(one.picture, Table)]
        cells = [row[-1] for one in tables for row in one.rows if ending != "xlsx" or row[-1].value is None]
        written = [closed_up(word) for cell in cells for word in str(cell.full).split()]

    assert [word for word in written if word not in text] == []


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_table_that_goes_on_repeats_its_header(folder, ending):
    due = briefing_of("ten-dai").slide("den-han").picture
    last = {closed_up(str(row[-1].full)) for row in due.rows}
    heads = {closed_up(str(cell.text)) for cell in due.header}

    pages = [page.text for page in pages_of(folder / f"ten-dai-{ending}.pdf")]

    of_table = [text for text in pages if any(left in text for left in last)]
    assert len(of_table) > 1
    assert [text for text in of_table if not all(head in text for head in heads)] == []


@pytest.mark.parametrize("case", CASES)
def test_no_slide_holds_more_than_its_boxes(case):
    with speaking(CASES[case].language):
        show = Presentation(io.BytesIO(pptx(briefing_of(case))))

    over = [
        (number, fault)
        for number, slide in enumerate(show.slides, start=1)
        for shape in slide.shapes
        for fault in faults_of(shape)
    ]

    assert over == []


def faults_of(shape) -> Iterator[str]:
    """Say what is wrong with the room of a shape: beyond the slide, or lower than its text."""
    name = shape.text_frame.text[:60] if shape.has_text_frame else shape.name
    if shape.left < 0 or shape.top < 0 or shape.left + shape.width > WIDTH or shape.top + shape.height > HEIGHT:
        yield f"beyond the slide: {name}"
    if shape.has_table:
        low = shape.top + sum(_height_of_row(row, shape.table) for row in shape.table.rows)
        if low > BOTTOM + Pt(8):
            yield f"a table that ends {(low - BOTTOM) / Pt(1):.0f} points too low: {shape.table.cell(1, 0).text}"
    elif shape.has_text_frame:
        frame = shape.text_frame
        inner = shape.width - (frame.margin_left + frame.margin_right)
        need = sum(_height_of(one, inner) for one in frame.paragraphs) + frame.margin_top + frame.margin_bottom
        if need > shape.height + Pt(8):
            yield f"{(need - shape.height) / Pt(1):.0f} points too high: {name}"


def _height_of_row(row, table) -> float:
    widths = [column.width for column in table.columns]
    cells = [
        _height_of(cell.text_frame.paragraphs[0], width - cell.margin_left - cell.margin_right)
        + cell.margin_top
        + cell.margin_bottom
        for cell, width in zip(row.cells, widths, strict=True)
    ]
    return max(row.height, *cells)


def _height_of(paragraph, width: float) -> float:
    """Measure a paragraph in the font that LibreOffice takes for Arial, wrapped at its spaces."""
    if not paragraph.runs:
        return 0
    run = paragraph.runs[0]
    points = run.font.size / Pt(1)
    font = font_of(bold=bool(run.font.bold))
    lines, used = 1, 0.0
    for word in run.text.split(" "):
        wide = font.getlength(f"{word} ") / 100 * run.font.size
        if used and used + wide - font.getlength(" ") / 100 * run.font.size > width:
            lines, used = lines + 1, 0.0
        used += wide
        while used > width * 1.02:
            lines, used = lines + 1, used - width
    return lines * points * 1.17 * Pt(1) + (paragraph.space_after or 0)


@cache
def font_of(*, bold: bool):
    style = "bold" if bold else "regular"
    done = subprocess.run(["fc-match", "-f", "%{file}", f"Arial:{style}"], capture_output=True, check=True)
    return ImageFont.truetype(done.stdout.decode(), 100)
