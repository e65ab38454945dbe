"""What the first slide and the headline must say on each day that somebody may ask for."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import takewhile

import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.exports.situation_json import situation_facts
from tests import media, meeting

NOTHING = "Chưa có số liệu nào đến ngày này"
NO_LEVEL = "Từ 01/07/2025 không còn cấp huyện"
HEIRS = f"{NO_LEVEL}; 17 đơn vị thành 6 xã: Trà Cú, Đại An, Tập Sơn, Lưu Nghiệp Anh, Hàm Giang và Long Hiệp."
NONE_OF_DISTRICT = "tiêu chí huyện: chưa có số liệu"
LATE = "Huyện được công nhận 08/04/2024 (QĐ 288/QĐ-TTg), chậm 99 ngày so với mục tiêu 31/12/2023."
RECOGNISED = "Huyện đã được công nhận đạt chuẩn nông thôn mới"


@dataclass(frozen=True)
class Day:
    """What must be said on a day: in a sentence, as the title of the first slide, of the time, and as figures.

    `is_updated`: what was decided on 8/4/2024 is published. `figures` are communes recognised, waiting, criteria.
    """

    day: date
    sentence: str
    title: str
    clock: str
    figures: tuple[str, str, str] | None = None
    is_updated: bool = False


DAYS = [
    Day(date(2021, 6, 1), NOTHING, NOTHING, "Còn 943 ngày, đến 31/12/2023.", ("–", "–", "–")),
    Day(date(2022, 1, 1), NOTHING, NOTHING, "Còn 729 ngày, đến 31/12/2023.", ("–", "–", "–")),
    Day(
        date(2022, 4, 6),
        f"9/15 xã được công nhận đạt chuẩn · {NONE_OF_DISTRICT}",
        "9/15 xã được công nhận đạt chuẩn; tiêu chí huyện: chưa rõ",
        "Còn 634 ngày, đến 31/12/2023.",
        ("9/15", "–", "–"),
    ),
    Day(
        date(2022, 4, 7),
        f"12/15 xã được công nhận đạt chuẩn · {NONE_OF_DISTRICT}",
        "12/15 xã được công nhận đạt chuẩn; tiêu chí huyện: chưa rõ",
        "Còn 633 ngày, đến 31/12/2023.",
        ("12/15", "–", "–"),
    ),
    Day(
        date(2023, 4, 12),
        "12/15 xã được công nhận đạt chuẩn · 3 xã hoàn thành, chờ công nhận · 4/9 tiêu chí huyện",
        "12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt",
        "Còn 263 ngày, đến 31/12/2023.",
        ("12/15", "3", "4/9"),
    ),
    Day(
        date(2023, 12, 20),
        "15/15 xã được công nhận đạt chuẩn · 4/9 tiêu chí huyện (số liệu 12/04/2023, 252 ngày)",
        "15/15 xã được công nhận; 4/9 tiêu chí huyện (12/04/2023)",
        "Còn 11 ngày, đến 31/12/2023.",
        ("15/15", "0", "4/9"),
    ),
    Day(
        date(2024, 4, 8),
        "15/15 xã được công nhận đạt chuẩn · 4/9 tiêu chí huyện (số liệu 12/04/2023, 362 ngày)",
        "15/15 xã được công nhận; 4/9 tiêu chí huyện (12/04/2023)",
        "Đã quá hạn 99 ngày (hạn 31/12/2023).",
        ("15/15", "0", "4/9"),
    ),
    Day(
        date(2024, 4, 8),
        "15/15 xã được công nhận đạt chuẩn · 9/9 tiêu chí huyện",
        RECOGNISED,
        LATE,
        ("15/15", "0", "9/9"),
        is_updated=True,
    ),
    Day(
        date(2025, 6, 30),
        "15/15 xã được công nhận đạt chuẩn · 9/9 tiêu chí huyện",
        RECOGNISED,
        LATE,
        ("15/15", "0", "9/9"),
        is_updated=True,
    ),
    Day(date(2025, 7, 1), HEIRS, NO_LEVEL, HEIRS),
    Day(date(2025, 7, 1), HEIRS, NO_LEVEL, LATE, is_updated=True),
    Day(date(2026, 3, 1), HEIRS, NO_LEVEL, LATE, is_updated=True),
]
SAYS_SENTENCE, SAYS_TITLE = {"overview", "terminal", "json"}, {"deck", "bulletin", "pptx", "docx", "pdf"}
LABELS = ("xã được công nhận đạt chuẩn", "xã hoàn thành, chờ công nhận", "tiêu chí huyện đạt")
named = pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day.day}{' updated' if day.is_updated else ''}")


@cache
def situation_on(day: Day, *, documented_only: bool = False):
    record = meeting.record_with_update() if day.is_updated else meeting.record_of()
    return meeting.situation_of(record, meeting.catalogue_of(), as_of=day.day, documented_only=documented_only)


@cache
def briefing_on(day: Day, *, is_paper: bool):
    """Give the briefing of a day, of which papers leave out what is invented."""
    situation = situation_on(day)
    return brief(situation.real if is_paper else situation, catalogue=meeting.catalogue_of())


@pytest.mark.parametrize("documented_only", [False, True], ids=["all", "documented"])
@named
def test_each_day_says_only_what_was_known_on_it(day, documented_only):
    situation = situation_on(day, documented_only=documented_only)

    slide = brief(situation, catalogue=meeting.catalogue_of()).slide("tong-quan")

    said = (str(situation.headline.sentence), str(slide.title), str(situation.clock.sentence))
    assert said == (day.sentence, day.title, day.clock)


@pytest.mark.parametrize("view", media.VIEWS)
@named
def test_each_view_says_the_headline_of_the_day(day, view):
    assert day.sentence in media.VIEWS[view](situation_on(day))


@pytest.mark.slow
@pytest.mark.parametrize("form", media.FILES)
@named
def test_each_file_says_the_headline_of_the_day(day, form):
    texts = media.FILES[form](briefing_on(day, is_paper=form in {"docx", "pdf"}))

    whole = "\n".join(texts)
    assert (form not in SAYS_SENTENCE) or day.sentence in whole
    assert (form not in SAYS_TITLE) or day.title in whole
    assert form != "xlsx" or day.figures is None or _figures_in(texts) == day.figures


def _figures_in(cells: list[str]) -> tuple[str, ...]:
    """Give the figures that stand beside the labels of the headline: "12", "15" as 12/15."""
    return tuple("/".join(_after(cells, label)) for label in LABELS)


def _after(cells: list[str], label: str) -> list[str]:
    start = cells.index(label) + 1
    return list(takewhile(lambda cell: cell.isdigit() or cell == "–", cells[start : start + 2]))


@pytest.mark.parametrize("day", [one.day for one in DAYS if one.sentence in {NOTHING, HEIRS} and not one.is_updated])
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
