"""What the last meeting decided is told first, and what this one decides last, in the words of the glossary."""

from datetime import date

import pytest

from ntm_dashboard.briefing import FollowUp, brief
from ntm_dashboard.briefing.model import Missing
from ntm_dashboard.domain.follow_up.conclusions import concluded_on
from ntm_dashboard.domain.naming import name_within
from ntm_dashboard.exports.screens import screens
from tests import meeting

LONG_HIEP = {"unit": "29464", "criterion": "2", "agency": "Chủ tịch UBND xã Long Hiệp"}


def told(*said, certainty="reported", as_of=meeting.APRIL):
    decided = concluded_on(meeting.conclusions(*said, certainty=certainty), as_of=as_of)
    return brief(meeting.april(), catalogue=meeting.catalogue_of(), follow_up=FollowUp(decided))


def table(slide):
    return [[str(cell.text) for cell in row] for row in slide.picture.rows]


def test_each_conclusion_says_where_who_until_when_and_what_became_of_it():
    slide = told(
        {**LONG_HIEP, "partners": "Phòng Kinh tế và Hạ tầng", "due_on": "2023-04-01"},
        {"ordinal": "2", "matter": "Báo cáo nợ đọng", "done_on": "2023-04-05", "due_on": "2023-04-05"},
        {"ordinal": "3", "matter": "Rà soát tiêu chí huyện", "unit": "849", "criterion": "5"},
    ).slide("ket-luan")

    name = meeting.catalogue_of().unit_name("29464", meeting.APRIL)
    where = f"{name_within(name)}, tiêu chí 2"
    assert str(slide.title) == "Kết luận ngày 30/03/2023: xong 1/3, quá hạn 1"
    assert table(slide) == [
        [
            "1",
            f"Hoàn thành hồ sơ ({where})",
            "Chủ tịch UBND xã Long Hiệp; phối hợp: Phòng Kinh tế và Hạ tầng",
            "01/04/2023",
            "Quá hạn: 11 ngày",
        ],
        ["2", "Báo cáo nợ đọng", "chưa phân công", "05/04/2023", "Xong đúng hạn: 05/04/2023"],
        [
            "3",
            "Rà soát tiêu chí huyện (tiêu chí huyện 5)",
            "chưa phân công",
            "không nêu",
            "Chưa xong, không nêu hạn",
        ],
    ]


def test_what_earlier_meetings_left_open_is_carried_and_says_through_how_many():
    slide = told(
        {"meeting_on": "2023-01-05", "due_on": "2023-02-01"},
        {"meeting_on": "2023-01-05", "ordinal": "2", "done_on": "2023-01-06"},
        {"meeting_on": "2023-02-06", "matter": "Giao mặt bằng", "done_on": "2023-02-07"},
        {},
    ).slide("ket-luan")

    assert [row[1] for row in table(slide)] == ["Hoàn thành hồ sơ", "Họp 05/01/2023: Hoàn thành hồ sơ"]
    assert table(slide)[1][-1] == "Quá hạn: 70 ngày, qua 2 cuộc họp"
    assert [str(one) for one in slide.bullets] == [
        "Kết luận của các cuộc họp trước đó còn chưa xong: 1, trong đó quá hạn: 1."
    ]


def test_where_nothing_is_recorded_the_slide_says_so_and_how_to():
    for briefing in (told({"meeting_on": "2023-04-13"}), brief(meeting.april(), catalogue=meeting.catalogue_of())):
        slide = briefing.slide("ket-luan")

        assert str(slide.title) == "Chưa ghi kết luận nào của cuộc họp trước"
        assert isinstance(slide.picture, Missing)
        assert "trang Họp" in str(slide.picture.remedy)


def test_what_this_meeting_decides_stands_with_who_and_until_when_above_what_is_still_to_decide():
    briefing = told(
        {"meeting_on": "2023-04-12", "matter": "Hoàn thành đường ấp 4", **LONG_HIEP, "due_on": "2023-05-31"}
    )

    slide = briefing.slide("quyet-dinh")
    before = brief(meeting.april(), catalogue=meeting.catalogue_of()).slide("quyet-dinh")
    first, *rest = table(slide)

    assert first[2:] == ["Chủ tịch UBND xã Long Hiệp", "31/05/2023"]
    assert first[1].startswith("Hoàn thành đường ấp 4 (")
    assert len(rest) == len(before.picture.rows)
    assert str(slide.title).startswith("1 kết luận của cuộc họp, ")


@pytest.mark.parametrize("slide", ["ket-luan", "quyet-dinh"])
def test_a_list_that_does_not_fit_continues_on_a_second_slide(slide):
    day = "2023-04-12" if slide == "quyet-dinh" else "2023-03-30"
    many = [{"meeting_on": day, "ordinal": str(one), "matter": "Hoàn thành hồ sơ " * 4} for one in range(1, 31)]

    pages = [one for one in screens(told(*many)).slides if slide in (one.id, one.page_of)]

    assert len(pages) > 1
    assert sum(len(one.picture.rows) for one in pages) >= 30
    assert "tiếp theo (2/" in str(pages[1].title)


def test_invented_conclusions_are_marked_and_the_foot_says_so():
    briefing = told({}, certainty="illustrative")

    slide = briefing.slide("ket-luan")
    assert str(slide.title).endswith("*")
    assert all(cell.is_illustrative for cell in slide.picture.rows[0][1:])
    assert "kết luận cuộc họp" in str(briefing.caution)
    assert "kết luận cuộc họp" not in str(told({}).caution)


def test_a_conclusion_done_later_is_still_open_on_the_day():
    slide = told({"done_on": "2023-04-13", "due_on": "2023-04-30"}, as_of=date(2023, 4, 12)).slide("ket-luan")

    assert table(slide)[0][-1] == "Đang trong hạn"
