"""The meeting as a report of an office."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.parts import PARTS, only
from ntm_dashboard.briefing.report import CHAPTERS, chapters_of, grounds_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.i18n import speaking
from tests import meeting


@pytest.fixture(scope="module")
def april():
    return brief(meeting.april(), catalogue=meeting.catalogue_of())


def test_every_part_of_a_meeting_has_its_chapter_in_the_order_of_the_meeting():
    assert [part for parts in CHAPTERS.values() for part in parts] == list(PARTS)


def test_a_report_has_four_chapters(april):
    assert [str(chapter.heading) for chapter in chapters_of(april.slides)] == [
        "I. Kết quả thực hiện",
        "II. Tồn tại, hạn chế và nguyên nhân",
        "III. Nhiệm vụ, giải pháp trọng tâm",
        "IV. Kiến nghị",
    ]


def test_a_section_is_headed_by_its_part_and_begins_with_what_was_found(april):
    _results, shortcomings, *_others = chapters_of(april.slides)

    section = shortcomings.sections[0]

    assert str(section.heading) == "1. Tiêu chí còn khó khăn"
    assert str(section.finding) == "Tiêu chí 17 còn khó khăn nhất: 4 xã chưa đạt.*"


def test_a_chapter_without_a_chosen_part_is_not_counted(april):
    chosen = chapters_of(only(april, ["dieu-kien", "quyet-dinh"]).slides)

    assert [str(chapter.heading) for chapter in chosen] == ["I. Kết quả thực hiện", "II. Kiến nghị"]


def test_the_grounds_are_the_texts_of_the_catalogue_that_apply_on_the_day():
    grounds = [str(one) for one in grounds_of(meeting.catalogue_of(), date(2023, 4, 12))]

    assert (
        "Căn cứ Quyết định số 320/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ "
        "(Bộ tiêu chí quốc gia về huyện nông thôn mới giai đoạn 2021–2025);"
    ) in grounds
    assert [one for one in grounds if "211/QĐ-TTg" in one or "896/QĐ" in one] == []


def test_each_ground_ends_with_a_semicolon_and_the_last_with_a_full_stop():
    grounds = [str(one) for one in grounds_of(meeting.catalogue_of(), date(2023, 4, 12))]

    assert [one[-1] for one in grounds] == [*";" * (len(grounds) - 1), "."]


def test_a_district_may_name_its_own_grounds():
    catalogue = meeting.catalogue_of()
    own = replace(catalogue.district, settings=(("can_cu", "Nghị quyết A; Kế hoạch B;"),))

    grounds = [str(one) for one in grounds_of(replace(catalogue, district=own), date(2023, 4, 12))]

    assert grounds == ["Căn cứ Nghị quyết A;", "Căn cứ Kế hoạch B."]


@pytest.mark.parametrize("situation", [meeting.april, meeting.hostile, meeting.before_any_data, meeting.all_met])
def test_a_section_says_each_thing_once_and_is_never_without_a_sentence(situation):
    briefing = brief(situation(), catalogue=meeting.catalogue_of())

    for chapter in chapters_of(briefing.slides):
        for section in chapter.sections:
            said = [str(text) for text in section.sentences]
            assert said
            assert len(set(said)) == len(said)
            assert not [text for text in said if " · " in text]


def test_what_a_slide_cuts_short_a_report_names_to_the_last(april):
    table = april.slide("quyet-dinh").picture
    cell = table.rows[table.keys.index("dossiers")][2]

    assert "nơi khác" in str(cell.text)
    assert "nơi khác" not in str(cell.full)
    assert all(short_name(unit) in str(cell.full) for unit in meeting.april().dossiers_behind["unit_name"])


def test_the_grounds_are_there_in_english():
    with speaking("en"):
        assert str(grounds_of(meeting.catalogue_of(), date(2023, 4, 12))[0]).startswith("On the basis of Decision 318/")
