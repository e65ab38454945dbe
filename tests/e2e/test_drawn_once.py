"""Every chart is drawn once: its margins are those that plotly finds, and nothing of it is built a second time."""

from datetime import date
from pathlib import Path

import plotly
import pytest
from playwright.sync_api import Page

from ntm_dashboard.i18n import speaking
from ntm_dashboard.web.charted import charted
from ntm_dashboard.web.components.shown_figure import ShownFigure
from tests.e2e.conftest import Server, settle
from tests.web.test_charted import of_each, page_of, program

__all__ = ["program"]

pytestmark = pytest.mark.e2e

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PATHS = ["", "cac-xa", "cac-xa?xem=so-sanh", "tieu-chi-huyen", "muc-tieu"]
SHORT = """() => [...document.querySelectorAll('.js-plotly-plot')].map((chart) => {
  const asked = chart.layout.margin, drawn = chart._fullLayout._size;
  return [...'lrtb'].filter((side) => drawn[side] - asked[side] > 1).map((side) => [side, asked[side], drawn[side]]);
})"""
GIVEN_AGAIN = """async (sent) => {
  const place = document.getElementById('place');
  Plotly.purge(place);
  const [first, again] = [JSON.parse(sent), JSON.parse(sent)];
  await Plotly.newPlot(place, first.data, first.layout, {displayModeBar: false});
  let built = 0;
  const watch = new MutationObserver((changes) => {
    for (const change of changes) built += change.target.closest('.cartesianlayer') ? change.addedNodes.length : 0;
  });
  watch.observe(place, {childList: true, subtree: true});
  await Plotly.react(place, again.data, again.layout, {displayModeBar: false});
  await new Promise((done) => setTimeout(done));
  watch.disconnect();
  return built;
}"""
"""Give a chart to plotly, and the same as other objects again, as Streamlit does; tells how many parts were built."""


@pytest.mark.parametrize("path", PATHS)
def test_the_margins_of_every_chart_hold_its_labels_from_the_start(training: Server, page: Page, path: str):
    page.goto(f"{training.address}/{path}")
    settle(page)
    page.wait_for_selector(".js-plotly-plot .main-svg")

    short = page.evaluate(SHORT)

    assert short
    assert not any(short), short


@pytest.mark.parametrize("program", ["mau"], indirect=True)
def test_a_chart_that_is_given_again_is_not_drawn_again(program, page: Page):
    page.set_content('<div id="place" style="width:900px"></div>')
    page.add_script_tag(path=str(PLOTLY))
    shown = page_of(program)
    with speaking("vi"):
        figures = {name: charted(shown, name, asked).figure() for name, asked in of_each(shown)}

    built = {name: page.evaluate(GIVEN_AGAIN, ShownFigure(one).to_json()) for name, one in figures.items()}

    assert len(built) > 10
    assert not any(built.values()), built


@pytest.mark.parametrize("program", ["mau"], indirect=True)
def test_a_chart_of_another_day_is_drawn(program, page: Page):
    page.set_content('<div id="place" style="width:900px"></div>')
    page.add_script_tag(path=str(PLOTLY))
    with speaking("vi"):
        now, before = (
            ShownFigure(charted(page_of(program, day), "ma-tran", {}).figure()) for day in (None, date(2023, 6, 30))
        )
    page.evaluate("(sent) => Plotly.newPlot('place', JSON.parse(sent).data, JSON.parse(sent).layout)", now.to_json())
    page.evaluate("(sent) => Plotly.react('place', JSON.parse(sent).data, JSON.parse(sent).layout)", before.to_json())

    assert page.evaluate("document.getElementById('place').calcdata[0][0].z") == before.to_dict()["data"][0]["z"]
