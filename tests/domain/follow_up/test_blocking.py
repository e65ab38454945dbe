"""What keeps communes from being complete, and who no longer keeps the standard."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.follow_up.blocking import (
    district_risk,
    freed_alone,
    is_revocable,
    nearest_sentence,
    nearest_to_done,
    revoked_of,
    risks_of,
)

AS_OF = date(2023, 4, 12)
KEY = frozenset({"10", "17", "19"})


@pytest.fixture
def situation(catalogue, make_record):
    """Work out the small district from short texts of reports and titles."""

    def work_out(assessed, recognised=""):
        return situation_of(make_record(assessed=assessed, recognised=recognised), catalogue, as_of=AS_OF)

    return work_out


def test_communes_are_ordered_by_how_few_cells_free_them(situation):
    found = nearest_to_done(
        situation(
            "2023-03-31 A 1 not_met | 2023-03-31 A 2 not_met | 2023-03-31 B 1 met | 2023-03-31 B 2 not_met"
            " | 2023-03-31 C 1 met | 2023-03-31 C 2 met"
        )
    )

    assert found[["unit", "cells", "freed"]].to_numpy().tolist() == [["B", 1, 1], ["A", 3, 2]]


@pytest.mark.parametrize(
    ("assessed", "recognised", "units"),
    [
        pytest.param("", "", [], id="nothing is reported"),
        pytest.param("2023-03-31 A 1 not_met", "2022-04-07 A standard", [], id="recognised"),
        pytest.param("2023-03-31 A 1 met | 2023-03-31 A 2 met", "", [], id="complete"),
        pytest.param("2023-03-31 A 1 met", "", ["A"], id="one is not known"),
    ],
)
def test_only_communes_that_lack_something_are_placed(situation, assessed, recognised, units):
    assert nearest_to_done(situation(assessed, recognised))["unit"].tolist() == units


def test_what_is_not_known_is_told_from_what_is_not_met(situation):
    row = nearest_to_done(situation("2023-03-31 A 1 not_met")).iloc[0]

    assert (row["unmet"], row["unknown"], row["cells"]) == (("1",), ("2",), 2)


def test_the_distance_is_said_in_the_unit_of_the_indicator(situation):
    row = nearest_to_done(
        situation("2023-03-31 A 1 met | 2023-03-31 A 2.1 not_met value=84 | 2023-03-31 A 2.2 met value=3")
    ).iloc[0]

    (distance,) = row["distances"]
    assert (distance.indicator, distance.gap, distance.measured_in) == ("2.1", 6.0, "%")


def test_the_age_is_that_of_the_oldest_figure(situation):
    row = nearest_to_done(situation("2023-01-31 A 1 met | 2023-03-31 A 2 not_met")).iloc[0]

    assert (row["oldest_on"].date(), row["oldest_days"]) == (date(2023, 1, 31), 71)


def test_a_criterion_frees_the_communes_that_lack_nothing_else(situation):
    one = situation(
        "2023-03-31 A 1 met | 2023-03-31 A 2 not_met | 2023-03-31 B 1 not_met | 2023-03-31 B 2 not_met"
        " | 2023-03-31 C 2 not_met"
    )

    assert freed_alone(nearest_to_done(one)) == {"2": 1}


@pytest.mark.parametrize(
    ("assessed", "sentence"),
    [
        ("", "Không có xã nào chưa được công nhận mà đã có báo cáo tiêu chí."),
        (
            "2023-03-31 A 1 met | 2023-03-31 A 2 not_met",
            "Gần hoàn thành nhất: Xã An, còn 1 tiêu chí; còn 1 lượt tiêu chí thì 1 xã hoàn thành.",
        ),
    ],
)
def test_how_few_cells_free_how_many_communes_is_said(situation, assessed, sentence):
    assert str(nearest_sentence(nearest_to_done(situation(assessed)))) == sentence


@pytest.mark.parametrize(
    ("lost", "total", "revocable"),
    [
        pytest.param([], 19, False, id="none"),
        pytest.param(["10", "1", "2", "3", "4"], 19, False, id="5/19 with income: under 30 %"),
        pytest.param(["10", "1", "2", "3", "4", "5"], 19, True, id="6/19 with income"),
        pytest.param(["1", "2", "3", "4", "5", "6"], 19, False, id="6/19 without a key criterion"),
        pytest.param([str(one) for one in range(1, 10)], 19, False, id="9/19 without a key criterion"),
        pytest.param([str(one) for one in range(1, 10)] + ["11"], 19, True, id="10/19 whichever they are"),
        pytest.param(["17", "1", "2"], 10, True, id="30 % of ten exactly"),
        pytest.param([], 0, False, id="nothing applies"),
    ],
)
def test_a_recognition_may_be_revoked_by_decision_18_2022(lost, total, revocable):
    assert is_revocable(lost, total, KEY) is revocable


@pytest.mark.parametrize(
    ("assessed", "risk", "more"),
    [
        pytest.param("2023-03-31 A 1 met | 2023-03-31 A 2 met", "kept", 1, id="all are kept"),
        pytest.param("2023-03-31 A 1 met | 2023-03-31 A 2 not_met", "revocable", 0, id="one of two is half"),
        pytest.param("2023-03-31 A 1 met", "possible", 1, id="the other may be lost"),
        pytest.param("2022-01-31 A 1 not_met", "unknown", 1, id="unmet before it was recognised says nothing"),
        pytest.param("", "unknown", 1, id="no report"),
    ],
)
def test_a_recognised_commune_keeps_the_standard_or_slides_back(situation, catalogue, assessed, risk, more):
    found = risks_of(situation(assessed, "2022-04-07 A standard"), catalogue).set_index("unit")

    assert (found.loc["A", "risk"], found.loc["A", "more"]) == (risk, more)


@pytest.mark.parametrize(
    ("unmet", "revoked", "risk"),
    [
        ("", 0, "kept"),
        ("1", 0, "sliding"),
        ("1 2 3", 0, "revocable"),
        ("", 1, "revocable"),
        ("nothing reported", 0, "unknown"),
        ("nothing reported", 1, "revocable"),
    ],
)
def test_a_recognised_district_is_judged_by_its_criteria_and_its_communes(situation, catalogue, unmet, revoked, risk):
    lost = unmet.split()
    said = " | ".join(f"2023-03-31 849 {number} {'not_met' if number in lost else 'met'}" for number in "123")
    said = "" if unmet == "nothing reported" else said
    sets = tuple(replace(one, key_criteria=("1",)) if one.set_id == "huyen" else one for one in catalogue.sets)

    assert district_risk(situation(said), replace(catalogue, sets=sets), revoked=revoked).risk == risk


@pytest.mark.parametrize(
    ("titles", "revoked"),
    [
        ("2022-04-07 A standard", 0),
        ("2022-04-07 A standard | 2023-02-01 A revoked", 1),
        ("2022-04-07 A standard | 2023-02-01 A revoked | 2023-03-01 A standard", 0),
        ("2022-04-07 A standard | 2023-02-01 A revoked | 2023-03-01 A completed_task", 1),
        ("2022-04-07 A advanced | 2023-02-01 A revoked_advanced", 0),
        ("2022-04-07 A standard | 2023-12-01 A revoked", 0),
        ("2022-04-07 T civilised_town | 2023-02-01 T revoked", 0),
    ],
    ids=["held", "revoked", "given again", "only completed the task since", "a rung", "later than the day", "a town"],
)
def test_communes_whose_recognition_was_revoked_are_counted_until_it_is_given_again(
    make_record, catalogue, titles, revoked
):
    record = make_record(recognised=titles)
    found = situation_of(record, catalogue, as_of=date(2023, 3, 31))

    assert revoked_of(record.titles, found) == revoked
