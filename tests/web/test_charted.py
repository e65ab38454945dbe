"""Every chart of the pages is drawn without a browser: whatever it is about, on every day, known or not."""

import io
import re
from datetime import date
from itertools import pairwise

import pytest
from lxml import etree
from PIL import Image

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import PROJECT, settings_from
from ntm_dashboard.charts.theme import SCREEN
from ntm_dashboard.exports.figure_svg import drawing_of
from ntm_dashboard.exports.figure_text import width_of
from ntm_dashboard.exports.slide_picture import WIDTH, Caption, chart_picture
from ntm_dashboard.i18n import LANGUAGES, speaking
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.web.charted import ACROSS, CHARTS, charted
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.url_state import Scope
from tests.outlines import of_units
from tests.seeded import copy_seeded

MEASURES = [{"ve": "communes_standard"}, {"ve": "district_criteria_met"}]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def program(tmp_path, monkeypatch, request):
    """Open the program on a shipped folder, with outlines of its units."""
    folder = request.param
    copy_seeded(folder, tmp_path / "so-lieu.db")
    monkeypatch.setenv("NTM_DATA_DIR", str(PROJECT / "data" / folder))
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/so-lieu.db")
    opened = open_program(settings_from())
    outlines = of_units(opened.queries.catalogue.units_on(date(2023, 4, 12)))
    opened.boundaries.put(Person("lan", "Lan", Role.ADMINISTRATOR), outlines, file_name="ranh_gioi.geojson")
    yield opened
    opened.close()


def page_of(program, day=None, *, documented_only=False):
    situation = program.queries.situation(as_of=day, documented_only=documented_only)
    return PageContext(program, Scope(situation.as_of, situation.revision), situation, {})


def about(page):
    """Give everything that each chart can be about."""
    units = [str(unit) for unit in page.situation.units["unit"]]
    communes = [str(unit) for unit in page.situation.commune_criteria["unit"].unique()]
    indicators = [{"ct": one} for one in page.situation.commune_indicators["indicator"].unique()]
    pairs = [{"cac": ",".join(communes[:4])}, {"cac": ",".join(communes[:2]), "khac": "1"}] if communes else []
    given = {
        "duong-di": MEASURES,
        "cam-ket": MEASURES,
        "tien-do": MEASURES,
        "ma-tran": [{}, {"thieu": "17"}],
        "so-sanh": pairs,
        "chi-tieu": indicators,
        "dien-bien-chi-tieu": indicators,
        "cong-nhan": [{"xa": unit} for unit in units],
        "chi-tieu-xa": [{"xa": unit} for unit in units],
        "lo-trinh": [{"tt": state} for state in ("", "tat-ca", "cham", "doi", "xong")],
    }
    return [(name, asked) for name in CHARTS for asked in given.get(name, [{}])]


def of_each(page):
    """Give each chart about the first thing that it can be about."""
    return dict(reversed(about(page))).items()


def drawn(page, name, asked):
    found = charted(page, name, asked)
    return drawing_of(found.figure(), width=found.width)


@pytest.mark.parametrize("program", ["mau", "tra_cu"], indirect=True)
def test_no_chart_uses_anything_that_is_not_drawn_whatever_it_is_about(program):
    page = page_of(program)

    for name, asked in about(page):
        assert list(etree.fromstring(drawn(page, name, asked).svg.encode()).iter(SVG + "text")), (name, asked)


@pytest.mark.parametrize("program", ["mau", "tra_cu"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [date(2023, 4, 12), date(2015, 1, 1), date(2031, 1, 1)], ids=str)
def test_on_every_day_known_or_not_each_chart_is_drawn(program, language, day):
    with speaking(language):
        page = page_of(program, day)
        for name, asked in of_each(page):
            drawing = drawn(page, name, asked)

            assert list(etree.fromstring(drawing.svg.encode()).iter(SVG + "text")) or page.situation.units.empty, name
            assert not re.search(r"\b(nan|inf)\b", drawing.svg), name


@pytest.mark.parametrize("program", ["mau", "tra_cu"], indirect=True)
def test_without_illustrative_rows_every_chart_is_drawn_too(program):
    page = page_of(program, documented_only=True)

    for name, asked in of_each(page):
        assert drawn(page, name, asked).svg.endswith("</svg>"), name


@pytest.mark.parametrize("program", ["mau", "tra_cu"], indirect=True)
def test_every_picture_opens_with_its_chart_in_it_and_nothing_over_its_edge(program):
    page = page_of(program)

    for name, asked in of_each(page):
        found = charted(page, name, asked)
        figure = found.figure()
        content = chart_picture(figure, Caption(name), width=found.width, district=page.situation.district, stamp="")

        picture = Image.open(io.BytesIO(content)).convert("L")
        assert picture.width == WIDTH
        assert picture.height > figure.layout.height * WIDTH / ACROSS
        assert picture.crop((80, 190, WIDTH - 80, picture.height - 100)).getextrema()[0] < 100, name
        assert set(picture.crop((WIDTH - 20, 0, WIDTH, picture.height)).tobytes()) == {255}, name


@pytest.mark.parametrize("program", ["mau", "tra_cu"], indirect=True)
def test_the_words_of_a_picture_are_those_of_the_figure(program):
    page = page_of(program)

    for name, asked in of_each(page):
        found = charted(page, name, asked)
        figure = found.figure()
        given = [text for trace in figure.data for text in (getattr(trace, "text", None) or ())]
        given += [one.text for one in figure.layout.annotations]

        root = etree.fromstring(drawing_of(figure, width=found.width).svg.encode())
        said = " ".join("".join(one.itertext()) for one in root.iter(SVG + "text"))
        for text in given:
            plain = re.sub(r"<[^>]+>", " ", text)
            assert set(re.findall(r"\w+", plain)) <= set(re.findall(r"\w+", said)), (name, text)


@pytest.mark.parametrize("program", ["mau", "tra_cu"], indirect=True)
def test_months_under_a_chart_stand_apart(program):
    page = page_of(program)

    for name, asked in about(page):
        rows: dict[str, list[tuple[float, str]]] = {}
        for one in etree.fromstring(drawn(page, name, asked).svg.encode()).iter(SVG + "text"):
            if re.fullmatch(r"\d{2}/\d{4}", one.text or ""):
                rows.setdefault(one.get("y"), []).append((float(one.get("x")), one.text))
        for (x, first), (beside, last) in (pair for row in rows.values() for pair in pairwise(sorted(row))):
            assert beside - x > width_of(first, SCREEN.text) + SCREEN.text / 2, (name, asked, first, last)
