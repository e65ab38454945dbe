"""Who has not reported, in words: nothing known is said as such, what is illustrative is marked."""

from datetime import date

import pytest

from ntm_dashboard.briefing.who_reported import given_of, reminder, sentence_of
from ntm_dashboard.domain.reporting import Reporting, Reports
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import speaking

DAY = date(2024, 1, 31)
NAMES = ("Xã An", "Xã Bình", "Xã Chi", "Xã Dân", "Xã Én", "Xã Gia")


def commune(place: int, given: int, *, is_invented: bool = False) -> Reporting:
    return Reporting(ReportKind.COMMUNE_REPORT, f"1{place}", NAMES[place], given, 19, is_invented=is_invented)


def district(given: int) -> Reporting:
    return Reporting(ReportKind.DISTRICT_REPORT, "849", "Huyện Thử", given, 9)


@pytest.mark.parametrize(
    ("given", "of_district", "expected"),
    [
        ([19, 19], 9, "Kỳ 31/01/2024: cả 2 xã đã báo cáo đủ; báo cáo huyện đã đủ."),
        ([19, 0], 0, "Kỳ 31/01/2024: 1/2 xã chưa báo cáo (Bình); chưa có báo cáo huyện."),
        ([7, 0], 4, "xã chưa báo cáo (Bình); 1/2 xã mới báo cáo một phần (An); báo cáo huyện mới có 4/9 tiêu chí."),
        ([0] * 6, None, "Kỳ 31/01/2024: 6/6 xã chưa báo cáo (An, Bình, Chi, Dân và 2 xã khác)."),
        ([], 0, "Kỳ 31/01/2024: chưa có báo cáo huyện."),
        ([], None, "Kỳ 31/01/2024: danh mục không có xã hay bộ tiêu chí nào để báo cáo."),
    ],
)
def test_a_sentence_says_who_is_silent_who_gave_a_part_and_what_of_the_district_came(given, of_district, expected):
    communes = tuple(commune(place, count) for place, count in enumerate(given))

    said = sentence_of(Reports(DAY, communes, None if of_district is None else district(of_district)))

    assert said.endswith(expected)


def test_before_any_report_that_is_said_and_no_number():
    said = sentence_of(None)

    assert said == "Chưa có báo cáo tiêu chí nào, của xã cũng như của huyện."
    assert not any(letter.isdigit() for letter in said)


def test_what_rests_on_illustrative_rows_is_marked():
    reports = Reports(DAY, (commune(0, 7, is_invented=True), commune(1, 19)), district(9))

    assert sentence_of(reports).endswith("*")
    assert [given_of(one) for one in reports.communes] == ["mới có 7/19 tiêu chí*", "mới có 19/19 tiêu chí"]
    assert "* Có số liệu minh họa" in reminder(reports.behind, period=DAY, link="https://a/b", due=None)


def test_a_reminder_names_each_the_link_and_the_deadline_that_was_chosen():
    whom = (commune(0, 0), commune(1, 7), district(0))

    said = reminder(whom, period=DAY, link="https://ntm.vn/nop-so-lieu", due=date(2024, 2, 5), sender="Văn phòng")

    assert said.splitlines() == [
        "Báo cáo tiêu chí nông thôn mới kỳ 31/01/2024 còn thiếu:",
        "- Xã An: chưa có báo cáo",
        "- Xã Bình: mới có 7/19 tiêu chí",
        "- Huyện Thử (tiêu chí huyện): chưa có báo cáo",
        "Đề nghị điền mẫu gửi kèm rồi nộp tại https://ntm.vn/nop-so-lieu",
        "Hạn nộp: 05/02/2024",
        "Văn phòng",
    ]


def test_without_a_deadline_none_is_named():
    assert "Hạn nộp" not in reminder((commune(0, 0),), period=DAY, link="https://a", due=None)


def test_a_reminder_has_one_line_for_each_whatever_its_name_is():
    odd = Reporting(ReportKind.COMMUNE_REPORT, "1", "Xã\n- Hạn nộp: hôm qua\t", 0, 19)

    assert (
        reminder((odd,), period=DAY, link="l", due=None).splitlines()[1] == "- Xã - Hạn nộp: hôm qua: chưa có báo cáo"
    )


def test_the_same_in_english():
    reports = Reports(DAY, (commune(0, 0), commune(1, 19)), district(9))

    with speaking("en"):
        said = sentence_of(reports)

    assert said == "Period 31/01/2024: 1 of 2 communes has not reported (An); the report of the district is complete."
