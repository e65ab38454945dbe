"""Satisfaction by surveys, and the conditions that are judged by it: the cases of docs/formulas/responsibility.md."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.catalogue import MeasureCode
from ntm_dashboard.domain.follow_up.surveys import survey_rates, surveyed_of
from ntm_dashboard.domain.frames import Surveys, checked
from ntm_dashboard.domain.terms import Measure, Requirement

from ..conftest import _condition

AS_OF = date(2023, 4, 12)
COMMUNES = ("A", "B", "C")
ALL_WELL = "2023-04-01 A đường 100 95 | 2023-04-01 B đường 100 92 | 2023-04-01 C đường 200 180"


def surveys(text, certainty="documented"):
    """Make rows from "DAY UNIT TOPIC BALLOTS SATISFIED | …"."""
    rows = [
        {"day": day, "unit": unit, "topic": topic, "ballots": float(asked), "satisfied": float(satisfied), "note": None}
        | {"source": "Mặt trận", "certainty": certainty, "revision": 1, "file": "khao_sat.csv", "row": 2}
        for day, unit, topic, asked, satisfied in (line.split() for line in text.split("|") if line.strip())
    ]
    return checked(Surveys, pd.DataFrame(rows, columns=Surveys.names()))


@pytest.fixture
def judge(catalogue, make_record):
    """Judge condition 4a or 4b by surveys and published counts."""
    lowest = _condition("4b", Measure.SATISFACTION_LOWEST, Requirement.VALUE_AT_LEAST, 80)
    measures = tuple(MeasureCode("", "", one.value, one, "%") for one in (Measure.SATISFACTION, lowest.measure))
    whole = replace(catalogue, measures=measures, conditions=(*catalogue.conditions, lowest))

    def make(measure, asked, *, counted="", as_of=AS_OF, certainty="documented"):
        record = replace(make_record(counted=counted), surveys=surveys(asked, certainty))
        situation = situation_of(record, whole, as_of=as_of)
        return situation, next(one for one in situation.conditions if one.condition.measure is measure)

    return make


@pytest.mark.parametrize(
    ("asked", "counted", "actual", "state"),
    [
        pytest.param("", "", None, "unknown", id="no survey and no count"),
        pytest.param(ALL_WELL, "", 91.75, "satisfied", id="all ballots of all communes together"),
        pytest.param(
            "2023-04-01 A đường 100 90 | 2023-04-01 B đường 100 90 | 2023-04-01 C đường 100 90",
            *("", 90, "satisfied"),
            id="just what is required",
        ),
        pytest.param(ALL_WELL.replace("180", "150"), "", 84.25, "not_satisfied", id="below what is required"),
        pytest.param("2023-04-01 A đường 100 95", "", None, "unknown", id="two communes were not asked"),
        pytest.param(
            "2023-04-01 A đường 100 95", "2023-01-01 satisfaction 88", 88, "not_satisfied", id="then the count stands"
        ),
        pytest.param(ALL_WELL, "2023-03-01 satisfaction 88", 91.75, "satisfied", id="the survey is newer"),
        pytest.param(ALL_WELL, "2023-04-01 satisfaction 88", 91.75, "satisfied", id="of one day the survey counts"),
        pytest.param(ALL_WELL, "2023-04-02 satisfaction 88", 88, "not_satisfied", id="the count is newer"),
        pytest.param("2023-04-13 849 chung 500 460", "", None, "unknown", id="asked tomorrow"),
        pytest.param("2023-04-12 849 chung 500 460", "", 92, "satisfied", id="the district was asked as a whole"),
        pytest.param("2023-04-12 849 chung 0 0", "", None, "unknown", id="nobody answered"),
    ],
)
def test_condition_4a_is_judged_by_all_who_were_asked(judge, asked, counted, actual, state):
    _situation, verdict = judge(Measure.SATISFACTION, asked, counted=counted)

    assert verdict.actual == (None if actual is None else pytest.approx(actual))
    assert verdict.state == state


@pytest.mark.parametrize(
    ("asked", "actual", "state"),
    [
        pytest.param("", None, "unknown", id="no survey"),
        pytest.param(ALL_WELL, 90, "satisfied", id="the lowest of all"),
        pytest.param(ALL_WELL.replace("180", "159"), 79.5, "not_satisfied", id="one commune below"),
        pytest.param("2023-04-01 A đường 100 95", None, "unknown", id="the others may be lower"),
        pytest.param("2023-04-01 A đường 100 79", 79, "not_satisfied", id="one below is enough"),
        pytest.param(f"{ALL_WELL} | 2023-04-01 A điện 50 45", None, "unknown", id="two were not asked about one topic"),
        pytest.param(
            f"2023-01-01 A đường 100 50 | {ALL_WELL}", 90, "satisfied", id="an older survey of the same counts no more"
        ),
    ],
)
def test_condition_4b_is_judged_by_the_lowest_of_commune_and_topic(judge, asked, actual, state):
    _situation, verdict = judge(Measure.SATISFACTION_LOWEST, asked)

    assert verdict.actual == (None if actual is None else pytest.approx(actual))
    assert verdict.state == state


def test_who_was_not_asked_is_said(judge):
    _situation, verdict = judge(Measure.SATISFACTION, "2023-04-01 A đường 100 95")

    assert str(verdict.reason) == "Khảo sát chưa đủ mọi xã, mọi nội dung (mới 1/3 xã): 95%."


def test_an_invented_survey_marks_the_condition_and_the_situation(judge):
    situation, verdict = judge(Measure.SATISFACTION, ALL_WELL, certainty="illustrative")

    real = next(one for one in situation.real.conditions if one.condition.measure is Measure.SATISFACTION)
    assert verdict.is_illustrative
    assert situation.provenance.is_partly_illustrative
    assert real.state == "unknown"


@pytest.mark.parametrize(
    ("counted", "computed", "agrees"),
    [
        ("2023-04-10 satisfaction 91.75", 91.75, True),
        ("2023-04-10 satisfaction 92", 92, True),
        ("2023-04-10 satisfaction 91.7", 91.8, False),
        ("2023-04-10 satisfaction_lowest 88", 90, False),
    ],
)
def test_a_published_rate_is_held_against_the_surveys(judge, counted, computed, agrees):
    situation, _verdict = judge(Measure.SATISFACTION, ALL_WELL, counted=counted)

    (line,) = situation.reconciliation
    assert (line.computed, line.agrees) == (pytest.approx(computed), agrees)


def test_a_published_rate_before_the_surveys_is_held_against_nothing(judge):
    situation, _verdict = judge(Measure.SATISFACTION, ALL_WELL, counted="2023-03-31 satisfaction 91")

    assert situation.reconciliation == ()


def test_the_newest_survey_of_each_commune_and_topic_counts():
    found = survey_rates(
        surveys("2023-01-01 A đường 100 50 | 2023-02-01 A đường 10 9 | 2023-02-01 B điện 0 0"), as_of=AS_OF
    )

    assert found[["unit", "topic", "rate"]].to_numpy().tolist() == [["A", "đường", 90.0]]


def test_surveys_of_nowhere_say_nothing():
    assert surveyed_of(surveys("2023-01-01 X đường 100 50"), COMMUNES, "849", as_of=AS_OF) == {}
