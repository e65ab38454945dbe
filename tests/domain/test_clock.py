"""How long is left, or since when the district is recognised and how long after the target that was."""

from datetime import date

import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.clock import clock_of
from ntm_dashboard.domain.situation import ClockState, PaceVerdict

TARGET = "2023-12-31 district_recognised 1"


@pytest.mark.parametrize(
    ("recognised_on", "decision", "state", "late", "said"),
    [
        (
            date(2024, 4, 8),
            "288/QĐ-TTg",
            ClockState.RECOGNISED_LATE,
            99,
            "Huyện được công nhận 08/04/2024 (QĐ 288/QĐ-TTg), chậm 99 ngày so với mục tiêu 31/12/2023.",
        ),
        (
            date(2024, 1, 1),
            "",
            ClockState.RECOGNISED_LATE,
            1,
            "Huyện được công nhận 01/01/2024, chậm 1 ngày so với mục tiêu 31/12/2023.",
        ),
        (
            date(2023, 12, 31),
            "Quyết định số 1",
            ClockState.TARGET_MET,
            None,
            "Huyện được công nhận 31/12/2023 (Quyết định số 1), đúng ngày mục tiêu.",
        ),
        (
            date(2023, 12, 1),
            "",
            ClockState.TARGET_MET,
            None,
            "Huyện được công nhận 01/12/2023, trước mục tiêu 31/12/2023 30 ngày.",
        ),
    ],
)
def test_a_recognition_is_said_with_its_day_its_decision_and_the_target(
    make_record, recognised_on, decision, state, late, said
):
    targets = make_record(targeted=TARGET).targets

    clock = clock_of(targets, as_of=date(2025, 1, 1), recognised_on=recognised_on, decision=decision)

    assert (clock.state, clock.days_late, clock.days_left, str(clock.sentence)) == (state, late, None, said)


def test_without_a_target_a_recognition_is_neither_early_nor_late(make_record):
    clock = clock_of(make_record().targets, as_of=date(2025, 1, 1), recognised_on=date(2024, 4, 8))

    assert (clock.state, clock.days_late) == (ClockState.TARGET_MET, None)
    assert str(clock.sentence) == "Huyện được công nhận 08/04/2024."


@pytest.mark.parametrize(
    ("recognised", "counted", "day"),
    [
        pytest.param("2024-04-08 849 standard", "", date(2024, 4, 8), id="by its decision"),
        pytest.param("", "2024-04-08 district_recognised 1", date(2024, 4, 8), id="by a count"),
        pytest.param("", "2024-04-08 district_recognised 1 | 2024-06-30 district_recognised 1", date(2024, 4, 8)),
        pytest.param("2024-04-08 849 standard", "2024-01-31 district_recognised 0", date(2024, 4, 8)),
        pytest.param("", "2024-04-08 district_recognised 1 | 2024-06-30 district_recognised 0", None, id="no more"),
        pytest.param(
            "2024-04-08 849 standard | 2025-04-08 849 advanced", "", date(2024, 4, 8), id="the first title counts"
        ),
        pytest.param(
            "2023-12-20 849 standard reported | 2024-04-08 849 standard", "", date(2024, 4, 8), id="truest row"
        ),
        pytest.param("2023-12-20 849 completed_task", "", None, id="completed the task is not recognised"),
        pytest.param("2024-04-08 849 standard | 2024-12-01 849 revoked", "", None, id="revoked"),
        pytest.param("", "", None, id="nothing known"),
    ],
)
def test_the_district_is_recognised_from_its_decision_or_the_first_count_on(
    catalogue, make_record, recognised, counted, day
):
    record = make_record(recognised=recognised, counted=counted, targeted=TARGET)

    situation = situation_of(record, catalogue, as_of=date(2025, 12, 31))

    assert (situation.headline.recognised_on, situation.clock.recognised_on) == (day, day)
    assert situation.headline.is_district_recognised is (day is not None)


def test_a_late_recognition_is_no_met_target_and_needs_no_pace(catalogue, make_record):
    record = make_record(recognised="2024-04-08 849 standard", targeted=TARGET)

    situation = situation_of(record, catalogue, as_of=date(2024, 4, 8))

    assert situation.clock.state is ClockState.RECOGNISED_LATE
    assert situation.clock.decision == "1/QĐ"
    assert {pace.verdict for pace in situation.paces} == {PaceVerdict.TARGET_MET}
