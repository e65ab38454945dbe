"""The palette can be read by everyone, and nothing that people typed becomes markup."""

import colorsys
from itertools import pairwise

import pytest

from ntm_dashboard.charts.theme import ACTUAL, NEEDED, OUTLINE, PAINTS, PAPER, SCREEN, blank, plain, wrapped
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import speaking


def _luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _hue(colour):
    return colorsys.rgb_to_hsv(*(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)))[0]


@pytest.mark.parametrize("status", Status)
def test_every_state_has_a_paint_whose_ink_is_legible_and_a_glyph_of_its_own(status):
    assert _contrast(PAINTS[status].fill, PAINTS[status].ink) >= 4.5
    assert [paint.glyph for paint in PAINTS.values()].count(PAINTS[status].glyph) == 1


def test_overdue_is_the_strongest_mark_of_attention():
    late, not_met = PAINTS[Status.LATE], PAINTS[Status.NOT_MET]
    unfinished = [PAINTS[status] for status in Status if status not in {Status.ACHIEVED, Status.LATE}]

    assert all(_contrast(late.fill, PAPER) > _contrast(paint.fill, PAPER) for paint in unfinished)
    assert [status for status in Status if PAINTS[status].is_heavy] == [Status.LATE]
    assert all(0.04 < _hue(paint.fill) < 0.12 for paint in (late, not_met))


def test_blue_is_achieved_or_on_its_way_and_deepest_where_it_is_achieved():
    blues = [PAINTS[status].fill for status in (Status.ACHIEVED, Status.WAITING, Status.WORKING)]

    assert all(0.5 < _hue(fill) < 0.65 for fill in blues)
    assert sorted(blues, key=_luminance) == blues


def test_what_is_not_known_or_does_not_apply_has_no_colour():
    for status in (Status.UNKNOWN, Status.NOT_APPLICABLE):
        assert len({PAINTS[status].fill[place : place + 2] for place in (1, 3, 5)}) == 1


def test_states_stay_apart_on_grey_paper():
    greys = sorted((_luminance(paint.fill) + 0.05 for paint in PAINTS.values()), reverse=True)

    assert all(lighter / darker >= 1.2 for lighter, darker in pairwise(greys))


@pytest.mark.parametrize("colour", [ACTUAL, NEEDED, OUTLINE])
def test_lines_stand_out_from_the_paper(colour):
    assert _contrast(colour, PAPER) >= 4.5


def test_numbers_in_figures_are_written_as_in_the_language():
    with speaking("en"):
        english = blank(SCREEN, height=100).layout.separators

    assert (blank(SCREEN, height=100).layout.separators, english) == (",.", ".,")


def test_text_stands_as_it_is():
    assert plain('<a href="x">A & B</a>') == '&lt;a href="x"&gt;A &amp; B&lt;/a&gt;'


def test_long_names_are_broken_at_spaces():
    assert wrapped("Môi trường và an toàn thực phẩm", width=14) == "Môi trường và<br>an toàn thực<br>phẩm"
