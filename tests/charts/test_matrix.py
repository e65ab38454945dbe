"""Communes × criteria: order, marks, totals and the sentence."""

import html
from datetime import date

import pytest

from ntm_dashboard.charts.matrix import figure, lay_out, title
from ntm_dashboard.charts.theme import PROJECTOR, SCREEN
from ntm_dashboard.i18n import speaking
from tests.meeting import training

TWO = "A 1 achieved | A 2 achieved | B 1 not_met | B 2 late"


def _traces(table):
    return {one.name: one for one in figure(table, theme=SCREEN).data}


def _shapes(table):
    return {one.name: one for one in figure(table, theme=SCREEN).layout.shapes}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Chưa có số liệu từng tiêu chí của xã nào."),
        ("A 1 unknown | B 1 unknown", "Chưa có số liệu từng tiêu chí của xã nào."),
        ("A 1 achieved | B 1 waiting", "Tất cả 2 xã đều đạt đủ tiêu chí."),
        ("A 1 achieved | B 1 unknown", "Chưa thấy xã nào thiếu tiêu chí; còn 1 lượt tiêu chí chưa có số liệu."),
        (
            "A 1 achieved | B 1 not_met",
            "Số xã còn thiếu tiêu chí: 1. Thiếu nhiều nhất: tiêu chí 1 Tiêu chí thứ 1 (1 xã).",
        ),
        (
            "A 2 late | B 1 not_met | B 2 late",
            "Số xã còn thiếu tiêu chí: 2. Thiếu nhiều nhất: tiêu chí 2 Tiêu chí thứ 2 (2 xã). "
            "Chậm lộ trình: 2 lượt tiêu chí.",
        ),
    ],
)
def test_the_title_says_who_lacks_what(make_criteria, text, expected):
    assert str(title(make_criteria(text))) == expected


def test_the_commune_that_lacks_most_comes_first_and_equals_stay_in_the_order_of_the_catalogue(make_criteria):
    layout = lay_out(make_criteria("C 1 achieved | A 1 achieved | B 1 not_met"))

    assert [unit for unit, _name in layout.units] == ["B", "C", "A"]


def test_totals_say_how_many_a_commune_has_met_and_how_many_lack_a_criterion(make_criteria):
    assert _traces(make_criteria(TWO))["totals"].text == ("0/2", "2/2", "1", "1")


def test_each_cell_can_be_clicked_and_names_its_commune_and_criterion(make_criteria):
    cells = _traces(make_criteria(TWO))["cells"]

    assert list(cells.customdata[2]) == ["B", "1"]
    assert cells.text == ("✔", "✔", "✖", "!")
    assert cells.hovertext[2] == "Xã B<br>Tiêu chí 1 Tiêu chí thứ 1<br>Chưa đạt"


def test_illustrative_cells_are_hatched_and_unknown_ones_have_a_dotted_edge(make_criteria):
    shapes = _shapes(make_criteria("A 1 achieved illustrative | A 2 unknown"))

    assert shapes["illustrative #FFFFFF"].path == "M0.12,0.42L0.42,0.1"
    assert (shapes["edges dashed"].line.dash, shapes["edges dashed"].path.count("M")) == ("dot", 1)


def test_the_edge_of_what_is_overdue_is_the_heaviest(make_criteria):
    shapes = _shapes(make_criteria("A 1 late | A 2 not_met"))

    assert shapes["edges heavy"].line.width > shapes["edges plain"].line.width
    assert shapes["edges heavy"].path == "M-0.45,-0.45L0.45,-0.45L0.45,0.45L-0.45,0.45L-0.45,-0.45"
    assert shapes["edges plain"].path == "M0.55,-0.45L1.45,-0.45L1.45,0.45L0.55,0.45L0.55,-0.45"


def test_the_strokes_of_all_cells_of_a_kind_are_one_element_of_the_page(make_criteria):
    drawn = figure(make_criteria(TWO), theme=SCREEN)

    assert [trace.mode for trace in drawn.data if trace.type == "scatter"] == ["text", "text"]
    assert {shape.name: shape.path.count("M") for shape in drawn.layout.shapes} == {"edges plain": 3, "edges heavy": 1}


def test_on_a_wall_the_columns_are_headed_by_numbers(make_criteria):
    table = make_criteria(TWO)

    assert figure(table, theme=PROJECTOR).layout.xaxis.ticktext == ("1", "2", "Đạt")
    assert figure(table, theme=SCREEN).layout.xaxis.ticktext[0] == "1<br>Tiêu<br>chí thứ<br>1"


def test_a_name_cannot_become_markup(make_criteria):
    table = make_criteria(TWO)
    table["unit_name"] = "Xã <b>A</b>"

    assert figure(table, theme=SCREEN).layout.yaxis.ticktext[0] == "Xã &lt;b&gt;A&lt;/b&gt;"


def test_without_any_row_the_figure_says_so(make_criteria):
    drawn = figure(make_criteria(""), theme=SCREEN)

    assert drawn.layout.annotations[0].text == "Chưa có số liệu từng tiêu chí của xã nào."


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whole_names_head_the_columns_level_or_upright_but_never_aslant(language):
    with speaking(language):
        table = training(date(2023, 12, 31)).commune_criteria
        axis = figure(table, theme=SCREEN).layout.xaxis
        whole = [
            f"{number} {name}" for number, name in table.drop_duplicates("criterion")[["criterion", "name"]].values
        ]

    assert [html.unescape(text).replace("<br>", " ") for text in axis.ticktext[:-1]] == [str(one) for one in whole]
    assert axis.tickangle == {"vi": 0, "en": -90}[language]


def test_no_word_of_a_level_heading_is_wider_than_its_column():
    heads = figure(training(date(2023, 12, 31)).commune_criteria, theme=SCREEN).layout.xaxis.ticktext[:-1]

    assert max(len(line) for head in heads for line in head.split("<br>")) <= 7


def test_a_part_of_the_rows_is_drawn_while_the_last_row_counts_the_communes_of_all(make_criteria):
    table = make_criteria("A 1 not_met | A 2 not_met | B 1 not_met | B 2 achieved | C 1 achieved | C 2 achieved")

    drawn = {one.name: one for one in figure(table, theme=SCREEN, drawn_rows=slice(1, 2)).data}

    assert [point[0] for point in drawn["cells"].customdata] == ["B", "B"]
    assert drawn["totals"].text == ("1/2", "2", "1")
