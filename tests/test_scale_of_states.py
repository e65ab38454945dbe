"""One scale of states everywhere: in each view and file a state has the colours and the mark of the one palette."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pptx import Presentation

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.model import Cell, Chart, Table, Tiles
from ntm_dashboard.briefing.wording import MARKS, mark
from ntm_dashboard.charts import blockers, matrix
from ntm_dashboard.charts.theme import PAINTS, SCREEN
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.frames import Assessments, checked
from ntm_dashboard.domain.terms import CRITERION_STATUS_WORDS, Status, criterion_status_word, unit_status_word
from ntm_dashboard.exports.bulletin import bulletin
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.pdf import table_fields
from ntm_dashboard.exports.pptx import pptx
from ntm_dashboard.exports.signs import SIGNS, sign
from ntm_dashboard.exports.svg import WALL, svg_of
from ntm_dashboard.exports.xlsx import xlsx
from ntm_dashboard.web.answer_html import answer_html
from ntm_dashboard.web.components import badges
from tests import meeting

STATUS_OF_LETTER = {MARKS[status]: status for status in Status if status is not Status.UNKNOWN}
STATUS_OF_WORDS = {words: status for status, words in CRITERION_STATUS_WORDS.items()}
BARS = {Status.LATE, Status.NOT_MET, Status.WORKING}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def situation():
    """The training set, in part without planned days or dossiers or not applicable: criteria in every known state."""
    record, catalogue = meeting.record_of(meeting.TRAINING), meeting.catalogue_of(meeting.TRAINING)
    rows = record.assessments.copy()
    unmet = rows.index[rows["result"] == "not_met"]
    rows.loc[unmet[::3], "planned_on"] = pd.NaT
    rows.loc[rows["criterion"] == "16", "result"] = "not_applicable"
    rows.loc[rows["criterion"] == "15", "dossier_state"] = None
    return situation_of(replace(record, assessments=checked(Assessments, rows)), catalogue, as_of=meeting.APRIL)


@pytest.fixture(scope="module")
def briefing(situation):
    return brief(situation, catalogue=meeting.catalogue_of(meeting.TRAINING))


def _as_in_the_palette(seen, *, least):
    """Hold (state, fill, ink or None) against the palette; at least these states must have been seen."""
    for status, fill, ink in seen:
        assert fill.upper().lstrip("#") == PAINTS[status].fill.lstrip("#").upper(), status
        assert ink is None or ink.upper().lstrip("#") == PAINTS[status].ink.lstrip("#").upper(), status
    assert {status for status, _fill, _ink in seen} >= least


def _seen_in_charts(parts):
    for part in parts:
        for series in etree.fromstring(part).iter(f"{CHART}ser"):
            name = "".join(series.find(f"{CHART}tx").itertext()).strip()
            words = next((words for words in STATUS_OF_WORDS if name.endswith(words)), None)
            if words == name.removeprefix(name.removesuffix(words or "")) and words:
                fill = series.find(f"{CHART}spPr/{DRAWING}solidFill/{DRAWING}srgbClr")
                yield STATUS_OF_WORDS[words], fill.get("val"), None


def _charts_in(content):
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return [parts.read(name) for name in parts.namelist() if re.search(r"charts/chart\d+\.xml$", name)]


@pytest.mark.parametrize("write", [bulletin, deck])
def test_pages_of_a_file_draw_each_state_by_one_rule_and_say_it_without_colour(write, briefing):
    page = write(briefing).decode()

    for status, paint in PAINTS.items():
        assert page.count(f".s-{status}{{") == 1
        assert f".s-{status}{{{paint.css};" in page
    told = sign if write is deck else mark  # the deck has room for drawings, the bulletin is small
    seen = re.findall(r'<i class="s-(\w+)">(.*?)</i>', page)
    assert seen
    for status, said in seen:
        assert said == told(Status(status))


def test_presentations_draw_each_state_as_the_palette_does(briefing):
    content = pptx(briefing)

    cells = [
        (STATUS_OF_LETTER[cell.text.rstrip("*")], str(cell.fill.fore_color.rgb), str(run.font.color.rgb))
        for slide in Presentation(io.BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_table and len(shape.table.columns) > 15
        for row in list(shape.table.rows)[1:]
        for cell in list(row.cells)[1:]
        for run in cell.text_frame.paragraphs[0].runs
        if cell.text.rstrip("*") in STATUS_OF_LETTER
    ]

    _as_in_the_palette(cells, least=set(STATUS_OF_LETTER.values()))
    _as_in_the_palette(list(_seen_in_charts(_charts_in(content))), least=BARS)


def test_tiles_of_a_presentation_are_drawn_as_the_palette_does(briefing):
    tiles = {
        f"{tile.text}: {tile.detail}": tile.status
        for slide in briefing.slides
        if isinstance(slide.picture, Tiles)
        for tile in slide.picture.tiles
    }

    seen = [
        (tiles[said], str(shape.fill.fore_color.rgb), str(shape.text_frame.paragraphs[0].runs[0].font.color.rgb))
        for slide in Presentation(io.BytesIO(pptx(briefing))).slides
        for shape in slide.shapes
        if (said := shape._element.xpath(".//p:cNvPr")[0].get("descr", "").split(". ")[0]) in tiles
    ]

    _as_in_the_palette(seen, least=set(tiles.values()))


def test_papers_write_each_state_and_fill_no_cell_while_their_charts_keep_the_palette(briefing):
    content = docx(briefing)

    cells = [cell for table in Document(io.BytesIO(content)).tables for row in table.rows for cell in row.cells]

    assert {cell.text.rstrip("*") for cell in cells} >= set(STATUS_OF_LETTER)
    assert [cell.text for cell in cells for _shade in cell._tc.iter(qn("w:shd"))] == []
    _as_in_the_palette(list(_seen_in_charts(_charts_in(content))), least=BARS)


def test_workbooks_draw_each_state_as_the_palette_does(briefing):
    content = xlsx(briefing)

    cells = [
        (STATUS_OF_LETTER[cell.value.rstrip("*")], cell.fill.fgColor.rgb[2:], cell.font.color.rgb[2:])
        for sheet in openpyxl.load_workbook(io.BytesIO(content))
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.rstrip("*") in STATUS_OF_LETTER and cell.fill.fill_type
        if cell.font.bold is PAINTS[STATUS_OF_LETTER[cell.value.rstrip("*")]].is_heavy
    ]

    _as_in_the_palette(cells, least=set(STATUS_OF_LETTER.values()))


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.UNKNOWN])
def test_the_handout_draws_each_state_as_the_palette_does(status):
    table = Table(
        (Cell("a"), Cell("b")),
        ((Cell("A"), Cell(mark(status), status=status)),),
        (1, 1),
        "x",
        columns=("a", "b"),
        keys=("A",),
    )

    cell = table_fields(table)["rows"][0][1]

    paint = PAINTS[status]
    assert (cell["fill"], cell["ink"], cell["bold"]) == (paint.fill, paint.ink, paint.is_heavy)


def test_bars_of_pictures_are_drawn_as_the_cells_of_the_matrix(briefing):
    charts = [slide.picture for slide in briefing.slides if slide.id in {"vuong-mac", "co-quan"}]

    for chart in charts:
        assert isinstance(chart, Chart)
        picture = svg_of(chart, WALL, name="hinh")
        for series in chart.series:
            status = STATUS_OF_WORDS[str(series.name)]
            paint, drawn = PAINTS[status], re.escape(SIGNS[status])
            assert re.search(rf'fill="{paint.fill}"[^>]*/><path d="{drawn}"[^>]*fill="{paint.ink}"/>', picture)


def test_the_matrix_and_the_bars_of_the_screen_are_drawn_as_the_palette_does(situation):
    drawn = {trace.name: trace for trace in matrix.figure(situation.commune_criteria, theme=SCREEN).data}
    bars = blockers.figure(situation.blockers, theme=SCREEN).data

    order = list(Status)
    fills = dict(zip(order, [colour for _place, colour in drawn["fills"].colorscale][::2], strict=True))
    assert fills == {status: PAINTS[status].fill for status in order}
    inks = dict(zip(drawn["cells"].text, drawn["cells"].textfont.color, strict=True))
    assert inks.items() <= {(paint.glyph, paint.ink) for paint in PAINTS.values()}
    seen = [(Status(bar.name), bar.marker.color, bar.textfont.color) for bar in bars if bar.type == "bar"]
    _as_in_the_palette(seen, least=BARS)


@pytest.mark.parametrize("status", Status)
def test_badges_have_the_look_and_the_glyph_of_the_palette(status):
    for badge, words in ((badges.of_criterion, criterion_status_word), (badges.of_unit, unit_status_word)):
        said = badge(status)

        assert PAINTS[status].css in said
        assert f"{PAINTS[status].glyph} </span>{words(status)}" in said


def test_the_answer_has_the_look_and_the_glyph_of_the_palette(situation):
    answer = answer_html(situation, address=lambda path, **_about: path)

    tiles = re.findall(r'class="ntm-a-tile ntm-(\w+)[^"]*" style="([^"]*)"[^>]*>.*?aria-hidden="true">(.)<', answer)
    assert len(tiles) > 10
    assert all((css, glyph) == (PAINTS[Status(one)].css, PAINTS[Status(one)].glyph) for one, css, glyph in tiles)
