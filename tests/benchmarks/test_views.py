"""What each view costs, beside a peer that does the least possible with the same figures, in one run.

Not part of the checks: `python -m pytest tests/benchmarks --benchmark-group-by=group`. Read the ratios, not the times.
"""

from datetime import date

import plotly.graph_objects as go
import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.charts import matrix
from ntm_dashboard.charts.theme import SCREEN
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.exports import bulletin, deck
from ntm_dashboard.web.answer_html import answer_html
from tests.meeting import TRAINING, catalogue_of, record_of

YEAR_END = date(2023, 12, 31)


@pytest.fixture(scope="module")
def year():
    return record_of(TRAINING), catalogue_of(TRAINING)


@pytest.fixture(scope="module")
def situation(year):
    record, catalogue = year
    return situation_of(record, catalogue, as_of=YEAR_END)


@pytest.mark.benchmark(group="a year of reports: one day")
def test_the_situation_with_all_its_reasons(benchmark, year):
    record, catalogue = year
    benchmark(situation_of, record, catalogue, as_of=YEAR_END)


@pytest.mark.benchmark(group="a year of reports: one day")
def test_peer_a_bare_pivot_of_the_newest_results(benchmark, year):
    record, _catalogue = year

    def pivot():
        rows = record.assessments[record.assessments["indicator"] == ""].sort_values("period")
        newest = rows.drop_duplicates(["unit", "criterion"], keep="last")
        return newest.pivot_table(index="unit", columns="criterion", values="result", aggfunc="last")

    benchmark(pivot)


@pytest.mark.benchmark(group="the answer as HTML")
def test_the_answer(benchmark, situation):
    benchmark(answer_html, situation, address=lambda path, **_about: path)


@pytest.mark.benchmark(group="the answer as HTML")
def test_peer_a_page_written_by_hand(benchmark, situation):
    def page():
        units = "".join(f"<li>{row.name}: {row.status}</li>" for row in situation.units.itertuples())
        criteria = "".join(f"<li>{row.name}: {row.status}</li>" for row in situation.district_criteria.itertuples())
        return f"<h1>{situation.headline.sentence}</h1><ul>{units}</ul><ul>{criteria}</ul>"

    benchmark(page)


@pytest.mark.benchmark(group="the matrix")
def test_the_matrix_with_glyphs_marks_and_totals(benchmark, situation):
    benchmark(lambda: matrix.figure(situation.commune_criteria, theme=SCREEN).to_json())


@pytest.mark.benchmark(group="the matrix")
def test_peer_a_bare_heatmap(benchmark, situation):
    results = situation.commune_criteria.pivot(index="unit_name", columns="criterion", values="result")
    numbers = results.eq("met").astype(int).to_numpy().tolist()
    benchmark(lambda: go.Figure(go.Heatmap(z=numbers, x=list(results.columns), y=list(results.index))).to_json())


@pytest.mark.benchmark(group="the meeting")
@pytest.mark.parametrize("make", [bulletin.bulletin, deck.deck], ids=["bulletin", "deck"])
def test_the_meeting(benchmark, year, situation, make):
    _record, catalogue = year
    briefing = brief(situation, None, catalogue=catalogue)
    benchmark(make, briefing)
