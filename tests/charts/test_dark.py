"""A figure on a dark page: what stands on the page is light, the paint of the states stays."""

import plotly.graph_objects as go

from ntm_dashboard.charts.dark import on_dark
from ntm_dashboard.charts.theme import (
    ACTUAL,
    DARK_ACTUAL,
    DARK_GRID,
    DARK_INK,
    DARK_NEEDED,
    DARK_PAPER,
    INK,
    NEEDED,
    PAINTS,
    PAPER,
    SCREEN,
    blank,
)
from ntm_dashboard.domain.terms import Status


def _with(*traces):
    figure = blank(SCREEN, height=200)
    figure.add_traces(traces)
    return on_dark(figure)


def test_the_page_shows_through_and_what_is_written_on_it_is_light():
    drawn = _with()

    assert (drawn.layout.paper_bgcolor, drawn.layout.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    assert drawn.layout.font.color == DARK_INK
    assert drawn.layout.xaxis.gridcolor == DARK_GRID
    assert (drawn.layout.hoverlabel.bgcolor, drawn.layout.hoverlabel.font.color) == (DARK_PAPER, DARK_INK)


def test_lines_and_their_marks_are_seen_against_the_page():
    drawn = _with(
        go.Scatter(x=[1], y=[1], line={"color": ACTUAL}, marker={"color": ACTUAL}),
        go.Scatter(x=[1], y=[1], marker={"color": [PAPER, ACTUAL, NEEDED]}),
    )

    assert (drawn.data[0].line.color, drawn.data[0].marker.color) == (DARK_ACTUAL, DARK_ACTUAL)
    assert list(drawn.data[1].marker.color) == [PAPER, DARK_ACTUAL, DARK_NEEDED]


def test_the_fills_of_states_and_the_ink_on_them_stay():
    fills = [PAINTS[one].fill for one in (Status.LATE, Status.WORKING)]
    drawn = _with(
        go.Bar(x=[1, 2], y=["a", "b"], marker={"color": fills}, textposition="inside", textfont={"color": INK}),
        go.Scatter(x=[1, 2], y=[1, 2], text=["!", "▸"], textfont={"color": [PAPER, INK]}),
    )

    assert list(drawn.data[0].marker.color) == fills
    assert drawn.data[0].textfont.color == INK
    assert list(drawn.data[1].textfont.color) == [PAPER, INK]


def test_words_beside_bars_are_light():
    drawn = _with(go.Bar(x=[1], y=["a"], text=["3 xã"], textposition="outside", textfont={"color": INK}))

    assert drawn.data[0].textfont.color == DARK_INK


def test_shapes_and_notes_are_light_too():
    figure = blank(SCREEN, height=200)
    figure.add_shape(type="line", x0=0, x1=1, y0=0, y1=1, line={"color": NEEDED})
    figure.add_annotation(text="Mục tiêu", x=0, y=0, font={"color": NEEDED})

    drawn = on_dark(figure)

    assert drawn.layout.shapes[0].line.color == DARK_NEEDED
    assert drawn.layout.annotations[0].font.color == DARK_NEEDED


def test_the_hatching_within_a_fill_keeps_its_ink():
    figure = blank(SCREEN, height=200)
    for name in ("illustrative ink", "edges"):
        figure.add_shape(type="path", path="M0,0L1,1", line={"color": INK}, name=name)

    assert [shape.line.color for shape in on_dark(figure).layout.shapes] == [INK, DARK_INK]


def test_the_figure_of_the_light_page_is_not_changed():
    figure = blank(SCREEN, height=200)
    figure.add_trace(go.Scatter(x=[1], y=[1], line={"color": ACTUAL}))
    before = figure.to_json()

    on_dark(figure)

    assert figure.to_json() == before
