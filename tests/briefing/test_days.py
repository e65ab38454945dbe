"""What the first slide and the headline must say on each day that somebody may ask for."""

from datetime import date

import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.exports.situation_json import situation_facts
from tests import meeting

NOTHING = "Chưa có số liệu nào đến ngày này"
NO_LEVEL = "Từ 01/07/2025 không còn cấp huyện"
HEIRS = f"{NO_LEVEL}; 17 đơn vị thành 6 xã: Trà Cú, Đại An, Tập Sơn, Lưu Nghiệp Anh, Hàm Giang và Long Hiệp."
APRIL = "12/15 xã được công nhận đạt chuẩn · 3 xã hoàn thành, chờ công nhận · 4/9 tiêu chí huyện"
DAYS = [
    (date(2021, 6, 1), NOTHING, NOTHING),
    (date(2022, 1, 1), NOTHING, NOTHING),
    (
        date(2022, 4, 6),
        "9/15 xã được công nhận đạt chuẩn · tiêu chí huyện: chưa có số liệu",
        "9/15 xã được công nhận đạt chuẩn; tiêu chí huyện: chưa rõ",
    ),
    (
        date(2022, 4, 7),
        "12/15 xã được công nhận đạt chuẩn · tiêu chí huyện: chưa có số liệu",
        "12/15 xã được công nhận đạt chuẩn; tiêu chí huyện: chưa rõ",
    ),
    (date(2023, 4, 12), APRIL, "12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt"),
    (date(2025, 7, 1), HEIRS, NO_LEVEL),
    (date(2026, 3, 1), HEIRS, NO_LEVEL),
]


@pytest.mark.parametrize("documented_only", [False, True], ids=["all", "documented"])
@pytest.mark.parametrize(("day", "headline", "title"), DAYS)
def test_each_day_says_only_what_was_known_on_it(day, headline, title, documented_only):
    situation = meeting.situation_of(
        meeting.record_of(), meeting.catalogue_of(), as_of=day, documented_only=documented_only
    )

    slide = brief(situation, catalogue=meeting.catalogue_of()).slide("tong-quan")

    assert (str(situation.headline.sentence), str(slide.title)) == (headline, title)


@pytest.mark.parametrize("day", [day for day, headline, _title in DAYS if headline in {NOTHING, HEIRS}])
def test_where_nothing_is_known_no_text_counts_from_zero_or_claims_completeness(day):
    situation = meeting.situation_of(meeting.record_of(), meeting.catalogue_of(), as_of=day)
    briefing = brief(situation, catalogue=meeting.catalogue_of())

    said = [
        str(text)
        for slide in briefing.all_slides
        for text in (slide.title, *slide.bullets, *slide.prose, *_texts_of(slide.picture))
    ]
    facts = situation_facts(situation)

    claims = ("0/", "đã đủ", "thiếu", "mỗi tháng", "quá hạn 7", "Mọi tiêu chí", "đều đạt")
    assert [text for text in said if any(claim in text for claim in claims)] == []
    assert {facts["communes"][key] for key in ("standard", "advanced", "model", "completed_task")} == {None}
    assert (facts["towns"]["civilised"], facts["district_criteria"]["met"]) == (None, None)


def _texts_of(picture):
    for name in ("numbers", "tiles"):
        for part in getattr(picture, name, ()):
            yield from (part.detail, getattr(part, "value", ""), getattr(part, "text", ""))
    for row in getattr(picture, "rows", ()):
        yield from (cell.text for cell in row)
    yield from (getattr(picture, name, "") for name in ("what", "alt"))
