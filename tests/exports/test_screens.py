"""A slide that holds more than fits continues on the next: every row stands on one, and every link leads on."""

from dataclasses import replace

import pytest

from ntm_dashboard.briefing.model import Cell, Chart, ChartKind, Role, Series, Slide, Table, links_of
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.screens import MOST_BARS, pages_of, screens
from tests import meeting

CASES = [
    (meeting.april, meeting.catalogue_of),
    (meeting.training, lambda: meeting.catalogue_of(meeting.TRAINING)),
    (meeting.hostile, meeting.hostile_catalogue),
    (meeting.before_any_data, meeting.catalogue_of),
]
"""Situations and the catalogues that they were worked out with."""


def listing(count, *, name="Xã Hàm Giang", bullets=()):
    rows = tuple((Cell(f"{name} {place}"), Cell("Đạt", status=Status.ACHIEVED)) for place in range(count))
    keys = tuple(str(place) for place in range(len(rows)))
    table = Table((Cell("Xã"), Cell("Kết quả")), rows, (3, 1), "Bảng", columns=("a", "b"), keys=keys)
    return Slide(
        "den-han", "Lộ trình hoàn thành", table, bullets=bullets, prose=("Một câu.",), note="Hỏi.", source="Nguồn"
    )


def bars(count, *, name="Cơ quan"):
    series = (Series("Chậm", tuple(float(place) for place in range(count)), Role.LATE),)
    names = tuple(f"{name} {place}" for place in range(count))
    return Slide("co-quan", "Việc", Chart(ChartKind.BARS, names, series, "Biểu đồ", "việc", 0, 40.0, 5.0, keys=names))


def test_what_fits_one_slide_stays_as_it_is():
    assert pages_of(listing(12)) == (listing(12),)
    assert pages_of(bars(9)) == (bars(9),)


def test_the_rest_of_a_table_continues_under_the_same_title_with_its_header_and_the_number_of_the_page():
    whole = listing(40)

    pages = pages_of(whole)

    assert [str(page.title) for page in pages] == [
        "Lộ trình hoàn thành (1/3)",
        "Lộ trình hoàn thành, tiếp theo (2/3)",
        "Lộ trình hoàn thành, tiếp theo (3/3)",
    ]
    assert [page.id for page in pages] == ["den-han", "den-han-trang-2", "den-han-trang-3"]
    assert [row for page in pages for row in page.picture.rows] == list(whole.picture.rows)
    assert {page.picture.header for page in pages} == {whole.picture.header}


def test_the_pages_of_a_slide_are_about_equally_full():
    counts = [len(page.picture.rows) for page in pages_of(listing(40))]

    assert max(counts) - min(counts) <= 2


def test_points_and_sentences_stand_on_the_first_page_and_leave_it_less_room():
    points = tuple(f"Điểm {place}." for place in range(6))

    first, *others = pages_of(listing(20, bullets=points))

    assert (first.bullets, first.prose) == (points, ("Một câu.",))
    assert [(page.bullets, page.prose, page.note) for page in others] == [((), (), "Hỏi.")]
    assert len(first.picture.rows) < len(others[0].picture.rows)


def test_rows_of_long_names_take_more_pages_than_those_of_short_ones():
    long = "Xã " + "Nguyễn Huỳnh Thượng Nghiêng " * 6

    assert len(pages_of(listing(14))) == 1
    assert len(pages_of(listing(14, name=long))) == 2


def test_a_row_taller_than_a_slide_stands_alone():
    pages = pages_of(listing(3, name="Xã " * 900))

    assert [len(page.picture.rows) for page in pages] == [1, 1, 1]


def test_bars_continue_on_the_same_scale():
    whole = bars(2 * MOST_BARS + 1)

    pages = pages_of(whole)

    assert len(pages) == 3
    assert [name for page in pages for name in page.picture.categories] == list(whole.picture.categories)
    assert [value for page in pages for value in page.picture.series[0].values] == list(whole.picture.series[0].values)
    assert {(page.picture.y_max, page.picture.major_unit) for page in pages} == {(40.0, 5.0)}


@pytest.mark.parametrize(("make", "catalogue"), CASES)
def test_every_row_of_a_meeting_is_on_a_screen_and_no_link_is_broken(make, catalogue):
    briefing = meeting.briefing_of(make, catalogue)

    shown = screens(briefing)

    ids = [slide.id for slide in shown.all_slides]
    assert len(ids) == len(set(ids))
    assert {link for slide in shown.all_slides for link in links_of(slide.picture)} <= set(ids)
    assert {slide.id for slide in briefing.all_slides} <= set(ids)
    for slide in briefing.all_slides:
        if isinstance(slide.picture, Table):
            pages = [one for one in shown.all_slides if slide.id in {one.id, one.page_of}]
            assert [row for page in pages for row in page.picture.rows] == list(slide.picture.rows)


def test_a_matrix_of_more_communes_than_fit_continues():
    briefing = meeting.briefing_of()
    matrix = briefing.slide("ma-tran")
    keys = (*matrix.picture.keys, *(f"{key} again" for key in matrix.picture.keys))
    twice = replace(matrix, picture=replace(matrix.picture, rows=matrix.picture.rows * 2, keys=keys))

    assert len(pages_of(matrix)) == 1
    assert [len(page.picture.rows) for page in pages_of(twice)] == [15, 15]
