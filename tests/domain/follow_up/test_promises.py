"""Where the promises lead: the table of cases of docs/formulas/roadmap.md, for three communes and three criteria."""

from datetime import date

import pytest

from ntm_dashboard.domain.follow_up.needed import months_of, needed
from ntm_dashboard.domain.follow_up.promises import Promised, PromisedSteps, Word
from ntm_dashboard.domain.frames import checked
from ntm_dashboard.domain.terms import Measure

COMMUNES = "2023-02-28 A standard | 2023-02-28 B standard | 2023-02-28 C standard"
NONE_MET = "2023-05-31 849 1 not_met | 2023-05-31 849 2 not_met | 2023-05-31 849 3 not_met"
UNDATED = "Kể cả mọi cam kết đều đúng hạn, huyện chưa về đích: còn {} tiêu chí huyện chưa có ngày cam kết còn hiệu lực."
PLANNED = "2023-01-31 849 1 2023-08-31 | 2023-01-31 849 2 2023-09-30 | 2023-01-31 849 3 {last}"


def promised_for(last: str) -> str:
    return PLANNED.format(last=last)


@pytest.mark.parametrize(
    ("texts", "finishes_on", "said"),
    [
        (
            {"assessed": NONE_MET, "planned": promised_for("2023-11-30")},
            date(2023, 11, 30),
            "Nếu mọi cam kết đều đúng hạn, huyện đủ xã và tiêu chí ngày 30/11/2023, trước mục tiêu 31/12/2023 31 ngày.",
        ),
        (
            {"assessed": NONE_MET, "planned": promised_for("2023-12-31")},
            date(2023, 12, 31),
            "Nếu mọi cam kết đều đúng hạn, huyện đủ xã và tiêu chí ngày 31/12/2023, đúng ngày mục tiêu.",
        ),
        (
            {"assessed": NONE_MET, "planned": promised_for("2024-01-10")},
            date(2024, 1, 10),
            "Kể cả mọi cam kết đều đúng hạn, huyện về đích ngày 10/01/2024, sau mục tiêu 31/12/2023 10 ngày.",
        ),
        (
            {"assessed": NONE_MET, "planned": promised_for("2023-06-29")},
            None,
            UNDATED.format(1),
        ),
        (
            {"assessed": NONE_MET},
            None,
            UNDATED.format(3),
        ),
        (
            {"assessed": "2023-05-31 849 1 met | 2023-05-31 849 2 met | 2023-05-31 849 3 met"},
            date(2023, 6, 30),
            "Số xã và số tiêu chí huyện đã đủ mục tiêu; còn thủ tục xét, công nhận.",
        ),
        (
            {"assessed": "2023-05-31 849 1 met | 2023-05-31 849 2 met", "planned": promised_for("2023-11-30")},
            date(2023, 11, 30),
            "Nếu mọi cam kết đều đúng hạn, huyện đủ xã và tiêu chí ngày 30/11/2023, trước mục tiêu 31/12/2023 31 ngày.",
        ),
        ({}, None, "Chưa có số liệu để biết các cam kết dẫn đến đâu."),
        (
            {"assessed": NONE_MET, "planned": promised_for("2023-11-30"), "targeted": ""},
            date(2023, 11, 30),
            "Kể cả mọi cam kết đều đúng hạn, huyện về đích ngày 30/11/2023; chưa đặt ngày mục tiêu.",
        ),
        (
            {"assessed": NONE_MET, "planned": promised_for("2024-03-31"), "as_of": date(2024, 2, 1)},
            None,
            UNDATED.format(2),
        ),
        (
            {"assessed": NONE_MET, "planned": promised_for("2024-03-31"), "as_of": date(2023, 12, 31)},
            None,
            UNDATED.format(2),
        ),
    ],
    ids=[
        "before the target",
        "on the target day",
        "after the target",
        "one day has passed",
        "none of 3, nothing promised",
        "all met",
        "one promise for one that nobody reported",
        "unknown at every place",
        "no target",
        "target past",
        "no days left",
    ],
)
def test_what_the_promises_come_to(make_day, texts, finishes_on, said):
    outlook = make_day(recognised=COMMUNES, **texts).outlook

    assert outlook.finishes_on == finishes_on
    assert str(outlook.sentence) == said


@pytest.mark.parametrize(
    ("assessed", "planned", "word", "day"),
    [
        ("2023-05-31 A 1 met | 2023-05-31 A 2 not_met", "2023-01-31 A 2 2023-09-30", Word.PROMISED, "2023-09-30"),
        (
            "2023-05-31 A 1 not_met | 2023-05-31 A 2 not_met",
            "2023-01-31 A 1 2023-11-30 | 2023-01-31 A 2 2023-09-30",
            Word.PROMISED,
            "2023-11-30",
        ),
        ("2023-05-31 A 1 not_met | 2023-05-31 A 2 not_met", "2023-01-31 A 1 2023-11-30", Word.NONE, None),
        ("2023-05-31 A 1 met | 2023-05-31 A 2 not_met", "2023-01-31 A 2 2023-05-30", Word.OVERDUE, None),
        ("2023-05-31 A 1 met", "", Word.UNKNOWN, None),
        ("", "", Word.UNKNOWN, None),
        ("2023-05-31 A 1 met | 2023-05-31 A 2 met", "", Word.READY, "2023-06-30"),
        ("2023-05-31 A 1 met | 2023-05-31 A 2 not_met", "2023-01-31 A - 2023-10-31", Word.PROMISED, "2023-10-31"),
        (
            "2023-05-31 A 1 met | 2023-05-31 A 2.1 not_met | 2023-05-31 A 2.2 not_met",
            "2023-01-31 A 2.1 2023-08-31 | 2023-01-31 A 2.2 2023-09-30",
            Word.PROMISED,
            "2023-09-30",
        ),
    ],
)
def test_a_commune_is_promised_for_the_last_of_what_it_lacks(make_day, assessed, planned, word, day):
    promised = make_day(assessed=assessed, planned=planned).promised
    own = promised[promised["unit"] == "A"]

    assert own["word"].tolist() == [word]
    assert [None if one != one else str(one.date()) for one in own["promised_on"]] == [day]


def test_the_promises_are_added_up_day_by_day(make_day):
    day = make_day(assessed=NONE_MET, planned=promised_for("2023-09-30"), recognised=COMMUNES)

    steps = day.outlook.burn_up(Measure.DISTRICT_CRITERIA_MET).promised

    assert steps["value"].tolist() == [0, 1, 3]
    assert [str(one.date()) for one in steps["day"]] == ["2023-06-30", "2023-08-31", "2023-09-30"]


def test_what_is_reached_without_a_name_may_be_any_that_is_left(make_day):
    day = make_day(
        counted="2023-06-15 communes_standard 2",
        assessed="2023-05-31 A 1 met | 2023-05-31 A 2 not_met",
        planned="2023-01-31 A 2 2023-09-30",
    )

    assert day.outlook.communes.undated == 1


def test_what_is_needed_is_said_as_names_by_month(make_day):
    day = make_day(assessed=NONE_MET, planned=promised_for("2023-06-29"), recognised=COMMUNES)

    assert str(needed(day.outlook.criteria, day.situation)) == (
        "Còn 3 tiêu chí huyện trong 6 tháng; theo lộ trình: tháng 8 – Quy hoạch; tháng 9 – Giao thông; "
        "quá hạn, chưa có ngày mới – Thủy lợi."
    )


def test_months_say_what_is_after_the_target(make_day):
    day = make_day(assessed=NONE_MET, planned=promised_for("2024-01-10"), recognised=COMMUNES)

    months = months_of(day.promised, target_on=date(2023, 12, 31))

    assert [f"{one:%Y-%m}" for one in months["month"]] == ["2023-08", "2023-09", "2024-01"]
    assert months["is_beyond"].tolist() == [False, False, True]


def test_the_tables_are_of_their_models(make_day):
    for texts in ({}, {"assessed": NONE_MET, "planned": promised_for("2023-11-30")}):
        day = make_day(**texts)
        checked(Promised, day.promised)
        for one in day.outlook.burn_ups:
            checked(PromisedSteps, one.promised)
