"""The titles of a unit on a line of time."""

from ntm_dashboard.charts.ladder import figure, title
from ntm_dashboard.charts.theme import PAPER, SCREEN

STEPS = "2018-12-31 standard illustrative | 2022-04-07 advanced"


def test_the_title_is_the_highest_rung_and_since_when(make_ladder):
    assert str(title(make_ladder(STEPS))) == "Nông thôn mới nâng cao từ 07/04/2022."
    assert str(title(make_ladder(""))) == "Chưa có kết quả công nhận nào được ghi nhận."


def test_every_title_has_its_date_and_illustrative_ones_are_hollow(make_ladder):
    marks = figure(make_ladder(STEPS), theme=SCREEN).data[0]

    assert marks.text == ("Đạt chuẩn nông thôn<br>mới<br>31/12/2018", "Nông thôn mới nâng<br>cao<br>07/04/2022")
    assert marks.marker.color[0] == PAPER
    assert marks.hovertext[0] == "Quyết định &lt;b&gt;12&lt;/b&gt;"


def test_without_a_title_the_figure_says_so(make_ladder):
    assert not figure(make_ladder(""), theme=SCREEN).data


def test_titles_of_one_month_stand_on_rungs_of_their_own(make_ladder):
    drawn = figure(make_ladder("2023-02-28 completed_task | 2023-03-01 standard | 2023-03-02 advanced"), theme=SCREEN)

    (marks,) = drawn.data
    per_rung = (drawn.layout.height - 2 * SCREEN.row) / len(marks.y)
    assert marks.y == (0, 1, 2)
    assert all((text.count("<br>") + 1) * 1.3 * SCREEN.text < per_rung for text in marks.text)
    assert set(marks.textposition) == {"middle right", "middle left"}
