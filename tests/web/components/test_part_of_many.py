"""A part of a long list: every row stands in just one part."""

import pytest

from ntm_dashboard.web.components.part_of_many import LENGTH, WHOLE, Part


@pytest.mark.parametrize("total", [0, 1, WHOLE, WHOLE + 1, 10 * LENGTH, 8200])
def test_every_row_stands_in_just_one_part(total):
    rows = list(range(total))
    parts = [Part(place, total) for place in range(1, Part(1, total).parts + 1)]

    assert [row for part in parts for row in part.taken_of(rows)] == rows
    assert all(len(part.taken_of(rows)) <= (WHOLE if total <= WHOLE else LENGTH) for part in parts)


def test_what_is_read_at_once_is_whole():
    assert (Part(1, WHOLE).is_whole, Part(1, WHOLE).parts) == (True, 1)
    assert (Part(1, WHOLE + 1).is_whole, Part(1, WHOLE + 1).parts) == (False, 4)


@pytest.mark.parametrize(
    ("written", "place"),
    [("", 1), ("1", 1), ("17", 17), ("18", 1), ("0", 1), ("-2", 1), ("x", 1), ("²", 1), ("9" * 400, 1)],
)
def test_an_address_names_a_part_or_means_the_first(written, place):
    assert Part.of(1000, {"trang": written}, "trang").place == place


def test_a_part_is_written_as_it_is_read():
    for place in (1, 2, 17):
        one = Part(place, 1000)
        assert Part.of(1000, {"trang": one.written}, "trang") == one


def test_the_numbers_of_a_part_are_written_as_people_write_them():
    assert Part(3, 8200).numbers == {"count": "60", "total": "8.200", "first": "121", "last": "180"}
