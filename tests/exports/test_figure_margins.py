"""Margins are set ahead to what plotly would find; what it is not known for stays as it was."""

import plotly.graph_objects as go
import pytest

from ntm_dashboard.charts.theme import SCREEN, blank
from ntm_dashboard.exports.figure_margins import with_room
from ntm_dashboard.exports.typeface import width_of


def _bars(names: list[str], **axis: object) -> go.Figure:
    figure = blank(SCREEN, height=300)
    figure.add_trace(go.Scatter(x=[1] * len(names), y=list(range(len(names)))))
    figure.update_yaxes(tickvals=list(range(len(names))), ticktext=names, **axis)
    figure.update_xaxes(visible=False)
    return figure


def test_the_margin_beside_holds_the_longest_name():
    name = "Xã Lưu Nghiệp Anh"

    left = with_room(_bars(["Xã A", name])).layout.margin.l

    assert 0 < left - 8 - width_of(name) * SCREEN.text < 2


def test_every_line_of_a_name_is_measured_for_itself():
    broken, whole = _bars(["Tổ chức sản xuất<br>và phát triển"]), _bars(["Tổ chức sản xuất và phát triển"])

    assert with_room(broken).layout.margin.l < with_room(whole).layout.margin.l


def test_heads_above_take_as_many_lines_as_they_have():
    figure = blank(SCREEN, height=300)
    figure.add_trace(go.Scatter(x=[0], y=[0]))
    figure.update_xaxes(tickvals=[0], ticktext=["1<br>Quy<br>hoạch"], side="top")
    figure.update_yaxes(visible=False)

    margin = with_room(figure).layout.margin

    assert margin.t > 3 * SCREEN.text
    assert (margin.l, margin.b) == (8, 8)


def test_a_margin_that_is_wide_enough_stays():
    figure = _bars(["Xã A"])
    figure.update_layout(margin={"l": 200})

    assert with_room(figure).layout.margin.l == 200


def test_an_axis_whose_margin_does_not_grow_is_left_alone():
    figure = _bars(["Xã Lưu Nghiệp Anh"], automargin=False)

    assert with_room(figure) is figure


@pytest.mark.parametrize("values", [["một", "hai"], ["2023-01-01", "2023-06-30"]], ids=["words", "days without ticks"])
def test_what_is_not_known_stays_as_it_is(values: list[str]):
    figure = blank(SCREEN, height=300)
    figure.add_trace(go.Scatter(x=values, y=[1, 2]))

    assert with_room(figure) is figure
