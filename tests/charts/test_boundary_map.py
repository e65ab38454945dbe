"""Units in their boundaries: the state is told by sign and name, never by colour alone."""

from ntm_dashboard.charts.boundary_map import Area, figure
from ntm_dashboard.charts.theme import PAINTS, SCREEN
from ntm_dashboard.domain.boundaries import Boundaries, Outline
from ntm_dashboard.domain.terms import Status

RING = ((106.2, 9.8), (106.3, 9.8), (106.3, 9.7), (106.2, 9.8))
OUTLINES = Boundaries({code: Outline(code, ((RING,), (RING,)), (106.25, 9.75)) for code in "AB"})


def test_each_unit_has_its_colour_its_sign_and_its_name():
    areas = [Area("A", "An", Status.ACHIEVED, ["Xã An", "Đạt"]), Area("B", "<b>Bình</b>", Status.LATE, ["Xã B"])]

    first, second, labels = figure(OUTLINES, areas, theme=SCREEN).data

    assert (first.fillcolor, second.fillcolor) == (PAINTS[Status.ACHIEVED].fill, PAINTS[Status.LATE].fill)
    assert labels.text == ("<b>✔</b><br>An", "<b>!</b><br>&lt;b&gt;Bình&lt;/b&gt;")
    assert labels.customdata == (["A"], ["B"])
    assert second.line.width > first.line.width


def test_parts_of_a_unit_are_parted_by_a_gap_and_the_unknown_has_a_broken_line():
    (shape, _labels) = figure(OUTLINES, [Area("A", "An", Status.UNKNOWN, [])], theme=SCREEN).data

    assert shape.x.count(None) == 2
    assert shape.line.dash == "dot"


def test_what_is_illustrative_is_hatched_and_a_unit_without_an_outline_is_left_out():
    areas = [Area("A", "An", Status.ACHIEVED, [], is_invented=True), Area("Z", "Xa", Status.ACHIEVED, [])]

    shape, labels = figure(OUTLINES, areas, theme=SCREEN).data

    assert shape.fillpattern.shape == "/"
    assert len(labels.text) == 1


def test_nothing_of_it_comes_from_outside():
    drawn = figure(OUTLINES, [Area("A", "An", Status.ACHIEVED, [])], theme=SCREEN)

    assert {one.type for one in drawn.data} == {"scatter"}
    assert "http" not in str(drawn.to_json()).replace("http://www.w3.org", "")
