"""A figure drawn without a browser: each thing at its place, in its colour, and nothing that is not known."""

import re
from datetime import date, timedelta

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from ntm_dashboard.charts import bullets, time_axis
from ntm_dashboard.charts.bullets import Bullet
from ntm_dashboard.charts.theme import ACTUAL, NEEDED, SCREEN, blank, plain, say_instead
from ntm_dashboard.exports.figure_axes import Axis
from ntm_dashboard.exports.figure_features import UnknownFeatureError
from ntm_dashboard.exports.figure_svg import drawing_of
from ntm_dashboard.i18n import speaking
from tests.hostile_strings import EVERY

WIDTH, HEIGHT = 880, 300
SVG = "{http://www.w3.org/2000/svg}"
MARGIN = 8


def bare(*traces, **layout):
    """Make a figure without labels, whose field is all of it but a margin."""
    figure = blank(SCREEN, height=HEIGHT)
    figure.add_traces(list(traces))
    figure.update_xaxes(visible=False, range=[0, 100])
    figure.update_yaxes(visible=False, range=[0, 10])
    figure.update_layout(**layout)
    return figure


def drawn(figure):
    return etree.fromstring(drawing_of(figure, width=WIDTH).svg.encode())


def every(root, name):
    return list(root.iter(SVG + name))


def boxes(root, fill):
    return [one for one in every(root, "rect") if one.get("fill") == fill]


def texts(root):
    return {"".join(one.itertext()): one for one in every(root, "text")}


def lines(root, colour):
    return [one.get("d") for one in every(root, "path") if one.get("stroke") == colour and one.get("fill") == "none"]


def pixels(share):
    """Give the pixel that a share of the field's width stands at."""
    return MARGIN + share * (WIDTH - 2 * MARGIN)


def line(**more):
    return go.Scatter(**{"x": [0, 100], "y": [0, 10], "mode": "lines", "line": {"color": ACTUAL, "width": 2}} | more)


def test_a_bar_of_half_the_axis_is_half_as_wide_as_the_field():
    bars = go.Bar(x=[50, 100], y=[2, 8], width=1, orientation="h", marker={"color": [ACTUAL, NEEDED]})

    root = drawn(bare(bars))

    (half,), (whole,) = boxes(root, ACTUAL), boxes(root, NEEDED)
    assert float(half.get("width")) * 2 == pytest.approx(float(whole.get("width"))) == pytest.approx(WIDTH - 2 * MARGIN)
    assert float(half.get("x")) == float(whole.get("x")) == MARGIN
    assert float(half.get("y")) > float(whole.get("y"))


def test_stacked_bars_follow_each_other_and_one_of_nothing_is_not_drawn():
    first = go.Bar(x=[20, 0], y=[2, 8], width=1, orientation="h", marker={"color": ACTUAL})
    second = go.Bar(x=[30, 40], y=[2, 8], width=1, orientation="h", marker={"color": NEEDED})

    root = drawn(bare(first, second, barmode="stack"))

    (before,) = boxes(root, ACTUAL)
    after, alone = boxes(root, NEEDED)
    assert float(after.get("x")) == pytest.approx(float(before.get("x")) + float(before.get("width")), abs=0.02)
    assert float(alone.get("x")) == MARGIN


def test_a_day_in_the_middle_of_the_axis_stands_in_the_middle():
    first, last = date(2023, 1, 1), date(2023, 12, 31)
    middle = first + (last - first) / 2
    figure = bare(line(x=[first.isoformat(), middle.isoformat(), last.isoformat()], y=[0, 5, 10]))
    time_axis.put(figure, first, last, start=first, end=last)

    (path,) = lines(drawn(figure), ACTUAL)

    across = [float(one) for one in re.findall(r"[ML]([\d.]+) ", path)]
    assert across == pytest.approx([pixels(0), pixels(0.5), pixels(1)], abs=0.01)


def test_a_stepped_line_goes_level_first_and_a_missing_value_is_a_gap():
    stepped = line(x=[0, 50, None, 50, 100], y=[0, 5, None, 5, 10], line={"color": ACTUAL, "width": 2, "shape": "hv"})

    (path,) = lines(drawn(bare(stepped)), ACTUAL)

    assert re.sub(r"[\d.]+ ?", "", path) == "MHVMHV"
    assert lines(drawn(bare(line(x=[0, 50, 100], y=[1, float("nan"), 2]))), ACTUAL) == []


def test_what_is_invented_is_hatched_and_hollow():
    row = {"name": "Thu nhập", "words": "Đạt: 60", "length": 60, "fill": "#003B6F"}
    pair = [Bullet(**row), Bullet(**row, is_invented=True)]

    root = drawn(bullets.figure(pair, longest=100, theme=SCREEN))

    hatched = [one.get("fill") for one in every(root, "rect") if one.get("fill", "").startswith("url")]
    assert hatched == [f"url(#{one.get('id')})" for one in every(root, "pattern")]
    assert len(hatched) == 1
    assert len(boxes(root, "#003B6F")) == 2


def test_lists_of_colours_sizes_and_sides_belong_to_their_points():
    marks = go.Scatter(
        x=[25, 75],
        y=[5, 5],
        mode="markers+text",
        text=["trái", "phải"],
        textposition=["middle left", "middle right"],
        marker={"color": [ACTUAL, NEEDED], "size": [10, 20]},
    )

    root = drawn(bare(marks))

    small, large = ([one for one in every(root, "path") if one.get("fill") == fill] for fill in (ACTUAL, NEEDED))
    assert small[0].get("d").startswith(f"M{pixels(0.25) - 5:.2f} ")
    assert large[0].get("d").startswith(f"M{pixels(0.75) - 10:.2f} ")
    found = texts(root)
    assert (found["trái"].get("text-anchor"), found["phải"].get("text-anchor")) == ("end", "start")
    assert float(found["trái"].get("x")) < pixels(0.25) - 5
    assert float(found["phải"].get("x")) > pixels(0.75) + 10


@pytest.mark.parametrize(("where", "order"), [("top center", 1), ("bottom center", -1)])
def test_words_over_a_point_end_above_it_and_words_under_it_begin_below(where, order):
    words = go.Scatter(x=[50], y=[5], mode="text", text=["<b>Tên</b><br>hai dòng"], textposition=where)

    found = texts(drawn(bare(words)))

    heights = [float(found[one].get("y")) for one in ("Tên", "hai dòng")]
    assert heights[0] < heights[1]
    assert all(order * (HEIGHT / 2 - one) > 0 for one in heights)


def test_bold_words_are_bold_and_what_looks_like_markup_is_text():
    words = go.Scatter(x=[50], y=[5], mode="text", text=[f"<b>đậm</b>{plain(' <b>&amp;</b>')}"])

    (found,) = every(drawn(bare(words)), "text")

    assert "".join(found.itertext()) == "đậm <b>&amp;</b>"
    assert [one.text for one in found] == ["đậm"]


@pytest.mark.parametrize("hostile", EVERY, ids=range(len(EVERY)))
def test_a_hostile_text_stays_a_text(hostile):
    root = drawn(say_instead(blank(SCREEN, height=HEIGHT), hostile))

    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {"svg", "title", "rect", "defs", "text", "tspan", "g"}


def test_the_sign_of_a_state_is_drawn_where_the_font_has_none():
    words = go.Scatter(x=[50, 50], y=[2, 8], mode="text", text=["✔ 57,9", "✖"], textposition="middle right")

    root = drawn(bare(words))

    assert list(texts(root)) == ["57,9"]
    assert len([one for one in every(root, "path") if "scale" in one.get("transform", "")]) == 2


def test_a_matrix_has_a_cell_of_its_colour_for_each_value_and_none_where_nothing_is():
    scale = [(0, "#000001"), (0.5, "#000001"), (0.5, "#000002"), (1, "#000002")]
    cells = go.Heatmap(z=[[0, 1], [None, 1]], zmin=-0.5, zmax=1.5, colorscale=scale, showscale=False)

    root = drawn(bare(cells).update_xaxes(range=[-0.5, 1.5]).update_yaxes(range=[1.5, -0.5]))

    (first,), others = boxes(root, "#000001"), boxes(root, "#000002")
    assert len(others) == 2
    assert float(first.get("y")) == float(others[0].get("y")) < float(others[1].get("y"))
    assert float(first.get("width")) == pytest.approx((WIDTH - 2 * MARGIN) / 2, abs=0.02)


def test_numbers_of_an_axis_are_written_as_the_language_writes_them():
    figure = blank(SCREEN, height=HEIGHT).add_trace(line(x=[0, 5000], y=[0, 1]))
    figure.update_xaxes(range=[0, 5000], nticks=5)

    vietnamese = texts(drawn(figure))
    with speaking("en"):
        english = texts(drawn(figure))

    assert {"0", "2.000", "4.000"} <= set(vietnamese)
    assert {"0", "2,000", "4,000"} <= set(english)


def test_the_margin_holds_the_longest_label_and_ticks_beyond_the_ends_are_left_out():
    figure = bare(line()).update_yaxes(visible=True, tickvals=[1, 11], ticktext=["Xã Lưu Nghiệp Anh", "ngoài"])

    found = texts(drawn(figure))

    assert set(found) == {"Xã Lưu Nghiệp Anh"}
    assert float(found["Xã Lưu Nghiệp Anh"].get("x")) > 14 * 0.5 * len("Xã Lưu Nghiệp Anh")


def test_labels_longer_than_the_picture_make_it_wider_and_leave_the_field_as_it_is():
    figure = bare(line()).update_yaxes(visible=True, tickvals=[1], ticktext=["Xã Nguyễn Huỳnh Thượng " * 20])

    drawing = drawing_of(figure, width=WIDTH)

    (path,) = lines(etree.fromstring(drawing.svg.encode()), ACTUAL)
    left, right = (float(one) for one in re.findall(r"[ML]([\d.]+) ", path))
    assert right - left > WIDTH / 2
    assert left < right < drawing.width


def test_an_axis_whose_ends_are_not_given_holds_every_mark():
    marks = go.Scatter(x=["2023-01-31", "2023-06-30"], y=[40, 60], mode="markers", marker={"size": 20, "color": ACTUAL})
    figure = blank(SCREEN, height=HEIGHT).add_trace(marks)
    figure.update_xaxes(tickvals=["2023-04-01"], ticktext=["04/2023"])

    root = drawn(figure)

    starts = [one.get("d").split("a")[0] for one in every(root, "path") if one.get("fill") == ACTUAL]
    (left, low), (right, high) = [tuple(map(float, one.removeprefix("M").split())) for one in starts]
    assert 20 < left < right < WIDTH - 20 - MARGIN
    assert MARGIN + 10 < high < low < HEIGHT - 10


@given(
    ends=some.tuples(some.floats(-1e6, 1e6), some.floats(-1e6, 1e6)).filter(lambda one: abs(one[0] - one[1]) > 1e-3),
    values=some.lists(some.floats(-1e6, 1e6), min_size=2, max_size=8),
)
def test_along_an_axis_the_order_of_values_is_the_order_of_pixels(ends, values):
    axis = Axis("x", {}, ends, (0.0, 800.0))

    placed = [axis.at(one) for one in sorted(values, reverse=ends[0] > ends[1])]

    assert placed == sorted(placed)
    assert (axis.at(ends[0]), axis.at(ends[1])) == (pytest.approx(0), pytest.approx(800))


@given(days=some.lists(some.dates(date(1990, 1, 1), date(2090, 1, 1)), min_size=2, max_size=8, unique=True))
def test_days_stand_as_far_apart_as_they_are(days):
    first, last = min(days), max(days)
    axis = Axis("x", {}, (float(first.toordinal()), float(last.toordinal())), (0.0, 1.0))

    for day in days:
        assert axis.at(day.isoformat()) == pytest.approx((day - first) / (last - first))


def test_a_note_leads_to_its_point_and_stops_before_it():
    figure = bare(line(line={"color": NEEDED, "width": 2}))
    figure.add_annotation(
        x=0, y=5, axref="x", ayref="y", ax=50, ay=5, text="Tên", xanchor="left", showarrow=True, arrowhead=0,
        arrowcolor=ACTUAL, arrowwidth=1, standoff=6, font={"color": ACTUAL},
    )  # fmt: skip

    root = drawn(figure)

    (path,) = [one.get("d") for one in every(root, "path") if one.get("stroke") == ACTUAL]
    start, stop = (float(one) for one in re.findall(r"[ML]([\d.]+) ", path))
    assert (start, stop) == (pytest.approx(pixels(0.5), abs=0.01), pytest.approx(pixels(0) + 6, abs=0.01))
    assert texts(root)["Tên"].get("fill") == ACTUAL
    assert float(texts(root)["Tên"].get("x")) > start


def test_a_line_across_stands_at_its_day_from_foot_to_top():
    figure = bare(line(line={"color": NEEDED, "width": 2}))
    figure.add_shape(type="line", x0=25, x1=25, y0=0, y1=1, yref="paper", line={"color": ACTUAL, "width": 2})

    (path,) = [one.get("d") for one in every(drawn(figure), "path") if one.get("stroke") == ACTUAL]

    assert path == f"M{pixels(0.25):.2f} {HEIGHT - MARGIN:.2f}L{pixels(0.25):.2f} {MARGIN:.2f}"


def test_strokes_of_one_look_are_one_path_at_the_places_of_the_axes():
    figure = bare(line(line={"color": NEEDED, "width": 2}))
    figure.add_shape(type="path", path="M25,5L50,10M0,0L-5,2.5", line={"color": ACTUAL, "width": 2, "dash": "dot"})

    (path,) = [one for one in every(drawn(figure), "path") if one.get("stroke") == ACTUAL]

    places = [float(one) for one in re.findall(r"-?[\d.]+", path.get("d"))]
    foot, top = HEIGHT - MARGIN, MARGIN
    expected = [
        pixels(0.25),
        (foot + top) / 2,
        pixels(0.5),
        top,
        pixels(0),
        foot,
        pixels(-0.05),
        foot - (foot - top) / 4,
    ]
    assert places == pytest.approx(expected, abs=0.01)
    assert (re.sub(r"[^ML]", "", path.get("d")), path.get("fill")) == ("MLML", "none")
    assert path.get("stroke-dasharray")


@pytest.mark.parametrize(
    ("figure", "named"),
    [
        (go.Figure(go.Pie(values=[1])), "trace pie"),
        (bare(line(line={"shape": "spline"})), "scatter.line.shape=spline"),
        (bare(go.Scatter(x=[1], y=[1], mode="markers", marker={"symbol": ["star"]})), "scatter.marker.symbol=star"),
        (bare(go.Scatter(x=[1], y=[1], mode="markers", error_x={"array": [1]})), "scatter.error_x.array"),
        (bare(go.Scatter(x=[1], y=[1], mode="text", text=["<i>a</i>"])), "text <i>"),
        (bare(go.Bar(x=[1], y=[1], orientation="v")), "bar.orientation=v"),
        (bare(line()).update_xaxes(type="log"), "xaxis.type=log"),
        (bare(line(x=["Kim Sơn", "Đại An"])), "axis of words: Kim Sơn"),
        (bare(line()).update_layout(showlegend=True), "layout.showlegend=True"),
        (bare(line()).add_shape(type="rect", x0=0, x1=1, y0=0, y1=1), "shapes.type=rect"),
        (bare(line()).add_shape(type="path", path="M0,0C1,1,2,2,3,3"), "shapes.path other than"),
        (bare(line()).add_annotation(text="a", x=1, y=1, textangle=30), "annotations.textangle"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_a_feature_that_is_not_known_is_an_error_that_names_it(figure, named):
    figure.update_layout(height=HEIGHT)

    with pytest.raises(UnknownFeatureError, match=re.escape(named)):
        drawing_of(figure, width=WIDTH)


def test_equal_figures_make_equal_pictures():
    days = [date(2023, 1, 1) + timedelta(days=one) for one in (0, 100)]

    def make():
        figure = bare(line(x=[one.isoformat() for one in days]))
        time_axis.put(figure, *days, start=days[0], end=days[1])
        return drawing_of(figure, width=WIDTH).svg

    assert make() == make()
