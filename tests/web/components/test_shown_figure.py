"""A figure as a page shows it: the same figure, handed out without a copy and known again by its revision."""

import json
from typing import Any

import numpy as np
import plotly.graph_objects as go
import plotly.io
import pytest
from plotly.tools import return_figure_from_figure_or_data

from ntm_dashboard.charts.theme import SCREEN, blank
from ntm_dashboard.web.components.shown_figure import ShownFigure


def _figure(across: Any, **layout: Any) -> go.Figure:
    figure = blank(SCREEN, height=200)
    figure.add_trace(go.Scatter(x=across, y=[1, 2, 3], customdata=[["xa", 1], ["xb", 2], ["xc", 3]]))
    figure.add_trace(go.Heatmap(z=np.array([[1, 2], [3, 4]])))
    return figure.update_layout(**layout)


def _sent(figure: go.Figure) -> dict[str, Any]:
    """Give what Streamlit sends of a figure."""
    return json.loads(
        plotly.io.to_json(return_figure_from_figure_or_data(figure, validate_figure=True), validate=False)
    )


def test_numbers_go_out_as_lists_with_gaps_as_nothing():
    sent = _sent(ShownFigure(_figure(np.array([0.45, np.nan, 1.1], dtype=np.float32))))

    assert sent["data"][0]["x"] == [0.45, None, 1.1]
    assert sent["data"][1]["z"] == [[1, 2], [3, 4]]
    assert sent["data"][0]["customdata"] == [["xa", 1], ["xb", 2], ["xc", 3]]


def test_it_is_the_same_figure_but_for_the_template_and_the_revision():
    plain, shown = _sent(_figure([1, 2, 3])), _sent(ShownFigure(_figure([1, 2, 3])))

    assert shown["data"][0] == plain["data"][0]
    assert "template" not in shown["layout"]
    shared = {key: value for key, value in plain["layout"].items() if key not in {"template", "margin"}}
    assert {key: shown["layout"][key] for key in shared} == shared


def test_a_revision_means_what_is_shown():
    revisions = [
        _sent(ShownFigure(one))["layout"]["datarevision"]
        for one in (_figure([1, 2, 3]), _figure([1, 2, 3]), _figure([1, 2, 4]), _figure([1, 2, 3], height=300))
    ]

    assert revisions[0] == revisions[1]
    assert len(set(revisions)) == 3


def test_nothing_is_copied_to_show_it_again():
    shown = ShownFigure(_figure([1, 2, 3]))

    assert shown.to_dict() is shown.to_dict()


def test_showing_it_does_not_change_it():
    shown = ShownFigure(_figure([1, 2, 3]))

    assert _sent(shown) == _sent(shown)


@pytest.mark.parametrize(("can_choose", "clickmode"), [(True, "event+select"), (False, None)])
def test_marks_can_be_chosen_where_that_is_asked(can_choose: bool, clickmode: str | None):
    assert _sent(ShownFigure(_figure([1, 2, 3]), can_choose=can_choose))["layout"].get("clickmode") == clickmode
