"""The meeting opens with one answer: in time or not, said of communes and criteria together."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.verdict import verdict
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.situation import PaceVerdict as Is
from ntm_dashboard.exports.deck import deck
from tests import meeting

LATE = "Theo tiến độ hiện nay, không kịp mục tiêu 31/12/2023."
FASTER = "Phải đẩy nhanh tiến độ mới kịp mục tiêu 31/12/2023."
UNCLEAR = "Chưa đủ số liệu để kết luận có kịp mục tiêu 31/12/2023 hay không."
IN_TIME = "Theo tiến độ hiện nay, kịp mục tiêu 31/12/2023."


@pytest.mark.parametrize(
    ("communes", "criteria", "answer"),
    [
        (Is.SLOW, Is.ON_TRACK, LATE),
        (Is.ON_TRACK, Is.SLOW, LATE),
        (Is.SLOW, Is.NO_DATA, LATE),
        (Is.SPEED_UP, Is.ON_TRACK, FASTER),
        (Is.SPEED_UP, Is.NOT_MEASURABLE, FASTER),
        (Is.ON_TRACK, Is.NOT_MEASURABLE, UNCLEAR),
        (Is.NOTHING_LEFT, Is.NO_DATA, UNCLEAR),
        (Is.ON_TRACK, Is.ON_TRACK, IN_TIME),
        (Is.ON_TRACK, Is.NOTHING_LEFT, IN_TIME),
        (Is.NOTHING_LEFT, Is.NOTHING_LEFT, "Đã đủ số xã và số tiêu chí huyện trước mục tiêu 31/12/2023."),
    ],
)
def test_the_worse_of_communes_and_criteria_decides(communes, criteria, answer):
    one, other = meeting.april().paces

    situation = replace(meeting.april(), paces=(replace(one, verdict=communes), replace(other, verdict=criteria)))

    assert str(verdict(situation)) == answer


def test_after_the_target_and_after_recognition_the_clock_answers():
    passed = situation_of(meeting.record_of(), meeting.catalogue_of(), as_of=date(2024, 2, 1))
    recognised = situation_of(meeting.record_with_update(), meeting.catalogue_of(), as_of=date(2024, 5, 1))
    ended = situation_of(meeting.record_of(), meeting.catalogue_of(), as_of=date(2026, 1, 1))

    assert str(verdict(passed)) == str(passed.clock.sentence)
    assert str(verdict(recognised)) == str(recognised.clock.sentence)
    assert str(verdict(ended)) == str(ended.ended.sentence)


def test_the_opening_says_the_answer_why_and_what_was_and_is_to_be_decided():
    briefing = brief(meeting.training(), catalogue=meeting.catalogue_of(meeting.TRAINING))

    opening = deck(briefing).decode().split('<section class="slide cover"')[1].split("</section>")[0]

    assert str(briefing.verdict) == "Theo tiến độ hiện nay, không kịp mục tiêu 30/06/2024."
    places = [opening.index(str(text)) for text in (briefing.verdict, *briefing.reasons)]
    places += [opening.index(f'href="#{slide}"') for slide in ("ket-luan", "chu-y", "quyet-dinh")]
    assert places == sorted(places)


def test_an_answer_that_rests_on_invented_figures_is_marked():
    briefing = brief(meeting.april(), catalogue=meeting.catalogue_of())
    real = brief(meeting.april().told_apart, catalogue=meeting.catalogue_of())

    for said, known in ((briefing.verdict, real.verdict), *zip(briefing.reasons, real.reasons, strict=True)):
        assert str(said).endswith("*") == (str(said).removesuffix("*") != str(known))
