"""Texts in lines of a width: nothing is lost unless the place has only so many lines."""

from ntm_dashboard.exports.lines import fitted, shortened, wrapped

NAME = "Xã Nguyễn Huỳnh Thượng Nghiêng"


def test_a_text_is_broken_at_its_spaces():
    assert wrapped(NAME, width=14) == ["Xã Nguyễn", "Huỳnh Thượng", "Nghiêng"]


def test_a_word_longer_than_a_line_is_broken_and_nothing_is_lost():
    assert "".join(wrapped("W" * 25, width=10)) == "W" * 25


def test_a_text_that_needs_more_lines_than_there_are_ends_with_an_ellipsis():
    assert fitted(NAME, width=14, most=2) == ["Xã Nguyễn", "Huỳnh Thượng…"]
    assert fitted(NAME, width=14, most=0) == wrapped(NAME, width=14)
    assert shortened(NAME, width=14, most=2) == "Xã Nguyễn Huỳnh Thượng…"
    assert shortened("Xã " + "W" * 30, width=10, most=2) == "Xã " + "W" * 16 + "…"


def test_a_text_that_fits_stays_as_it_is():
    assert fitted(NAME, width=40, most=1) == [NAME]
    assert shortened(NAME, width=14, most=3) == NAME
