"""How far each dossier is: the cases of docs/formulas/responsibility.md."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.follow_up.dossiers import (
    dossier_states,
    dossiers_sentence,
    dossiers_with_deadline,
    pipeline_of,
    waiting_of,
)
from ntm_dashboard.domain.frames import DossierSteps, checked
from ntm_dashboard.domain.terms import DossierState

AS_OF = date(2023, 4, 12)
ORIGIN = {"source": None, "certainty": "reported", "revision": 1, "file": "ho_so.csv", "row": 2}


def followed(text):
    """Make rows from "DAY UNIT CRITERION-OR-INDICATOR STATE [key=value …] | …"."""
    rows = []
    for line in filter(str.strip, text.split("|")):
        day, unit, number, state, *rest = line.split()
        extra = dict(part.split("=") for part in rest)
        rows.append(
            dict.fromkeys(DossierSteps.names())
            | {"moved_on": day, "unit": unit, "criterion": number.split(".")[0], "dossier_state": state}
            | {"indicator": number if "." in number else "", "due_on": extra.get("due"), "agency": extra.get("agency")}
            | {"dossier": extra.get("number")}
            | ORIGIN
            | {"certainty": extra.get("certainty", "reported")}
        )
    return checked(DossierSteps, pd.DataFrame(rows, columns=DossierSteps.names()))


@pytest.fixture
def states(catalogue, make_record):
    """Work out the dossiers from short texts of reports and of the rows that follow dossiers."""

    def work_out(assessed, steps="", *, as_of=AS_OF, recognised=""):
        record = replace(make_record(assessed=assessed, recognised=recognised), dossiers=followed(steps))
        situation = situation_of(record, catalogue, as_of=as_of)
        return situation, dossier_states(situation, record.until(as_of))

    return work_out


@pytest.mark.parametrize(
    ("report", "steps", "known", "state", "since"),
    [
        pytest.param("met", "", "unknown", None, None, id="met, and nobody spoke of the dossier"),
        pytest.param("met dossier=complete", "", "done", "complete", "2023-03-31", id="the report says complete"),
        pytest.param(
            "met dossier=preparing", "", "not_done", "preparing", "2023-03-31", id="the report says it is not"
        ),
        pytest.param("met", "2023-02-01 A 1 submitted", "not_done", "submitted", "2023-02-01", id="only the row says"),
        pytest.param(
            "met dossier=preparing", "2023-04-02 A 1 complete", "done", "complete", "2023-04-02", id="the row is newer"
        ),
        pytest.param(
            "met dossier=complete",
            "2023-03-30 A 1 returned",
            "done",
            "complete",
            "2023-03-31",
            id="the report is newer",
        ),
        pytest.param(
            "met dossier=preparing", "2023-03-31 A 1 submitted", "not_done", "submitted", "2023-03-31", id="on one day"
        ),
        pytest.param(
            "met dossier=submitted", "2023-03-10 A 1 submitted", "not_done", "submitted", "2023-03-10", id="they agree"
        ),
        pytest.param("met", "2023-04-12 A 1 complete", "done", "complete", "2023-04-12", id="on the day itself"),
        pytest.param("met", "2023-04-13 A 1 complete", "unknown", None, None, id="the day after is not known yet"),
        pytest.param(
            "met",
            "2023-01-05 A 1 submitted | 2023-02-05 A 1 returned | 2023-03-05 A 1 submitted",
            *("not_done", "submitted", "2023-03-05"),
            id="submitted a second time counts from the second",
        ),
        pytest.param(
            "not_met", "2023-03-05 A 1 preparing", "not_done", "preparing", "2023-03-05", id="before it is met"
        ),
    ],
)
def test_the_newer_word_on_a_dossier_counts(states, report, steps, known, state, since):
    situation, found = states(f"2023-03-31 A 1 {report}", steps)

    row = found.iloc[0]
    assert (row["known"], row["state"] if pd.notna(row["state"]) else None) == (known, state)
    assert (None if pd.isna(row["since"]) else row["since"].date().isoformat()) == since
    drawn = situation.commune_criteria.query("unit == 'A' and criterion == '1'").iloc[0]
    assert (drawn["dossier_state"] if pd.notna(drawn["dossier_state"]) else None) == state


def test_an_unmet_criterion_without_a_word_on_its_dossier_has_none(states):
    _situation, found = states("2023-03-31 A 1 not_met | 2023-03-31 A 2 met")

    assert found["criterion"].tolist() == ["2"]


def test_the_dossier_of_an_indicator_says_nothing_of_its_criterion(states):
    _situation, found = states("2023-03-31 A 2 met", "2023-04-01 A 2.1 complete")

    assert found["known"].tolist() == ["unknown"]


@pytest.mark.parametrize(
    ("step", "overdue"),
    [
        ("submitted due=2023-04-11", 1),
        ("submitted due=2023-04-12", None),
        ("submitted", None),
        ("complete due=2023-04-01", None),
    ],
)
def test_a_dossier_is_overdue_once_its_deadline_has_passed(states, step, overdue):
    _situation, found = states("2023-03-31 A 1 met", f"2023-04-01 A 1 {step}")

    days = found["overdue"].iloc[0]
    assert (None if pd.isna(days) else days) == overdue


def test_a_deadline_of_an_earlier_step_holds_no_more(states):
    steps = "2023-02-01 A 1 preparing due=2023-03-01 | 2023-03-05 A 1 submitted"

    _situation, found = states("2023-01-31 A 1 met", steps)

    assert found[["due_on", "overdue"]].isna().all(axis=None)


def test_the_pipeline_counts_each_dossier_once_and_says_for_how_long(states):
    _situation, found = states(
        "2023-03-31 A 1 met | 2023-03-31 A 2 met | 2023-03-31 B 1 met | 2023-03-31 B 2 met dossier=complete",
        "2023-04-02 A 1 submitted due=2023-04-05 | 2023-04-08 A 2 submitted",
    )

    steps = {step.state: step for step in pipeline_of(found)}

    assert sum(step.count for step in steps.values()) == len(found) == 4
    submitted = steps[DossierState.SUBMITTED]
    assert (submitted.count, submitted.overdue, submitted.median_days) == (2, 1, 7)
    assert (steps[None].count, steps[None].median_days) == (1, None)
    assert steps[DossierState.RETURNED].count == 0


def test_what_waits_is_named_by_whom_it_waits_for(states):
    _situation, found = states(
        "2023-03-31 A 1 met | 2023-03-31 A 2 met | 2023-03-31 B 1 met dossier=complete",
        "2023-04-02 A 1 submitted agency=VPDP due=2023-04-03",
    )

    waiting = {one.agency: one for one in waiting_of(found)}

    assert (waiting["VPDP"].total, waiting["VPDP"].overdue) == (1, 1)
    assert waiting[""].by_state == {None: 1}


@pytest.mark.parametrize(
    ("assessed", "sentence"),
    [
        ("2023-03-31 A 1 not_met", "Chưa có tiêu chí nào được báo cáo đạt để có hồ sơ."),
        (
            "2023-03-31 A 1 met | 2023-03-31 A 2 met dossier=complete | 2023-03-31 B 1 met dossier=returned",
            "Trong 3 lượt tiêu chí đạt: 1 hoàn thành hồ sơ, 1 chưa hoàn thành, 1 chưa rõ.",
        ),
    ],
)
def test_the_three_classes_are_said_together(states, assessed, sentence):
    _situation, found = states(assessed)

    assert str(dossiers_sentence(found)) == sentence


def test_an_invented_row_marks_the_state_that_rests_on_it(states):
    situation, found = states("2023-03-31 A 1 met", "2023-04-02 A 1 complete certainty=illustrative")

    assert found["certainty"].tolist() == ["illustrative"]
    assert situation.commune_criteria["certainty"].iloc[0] == "illustrative"


def test_what_was_said_before_a_commune_was_recognised_counts_only_where_it_was_complete(states):
    steps = "2023-02-01 A 1 returned | 2023-02-01 A 2 complete"

    _situation, found = states("2023-01-31 A 1 met | 2023-01-31 A 2 met", steps, recognised="2023-03-01 A standard")

    assert found["known"].tolist() == ["unknown", "done"]


def test_dossiers_with_a_deadline_are_those_of_all_for_which_somebody_set_one(catalogue, make_record):
    steps = "2023-04-01 A 1 submitted due=2023-04-10 | 2023-04-02 A 1 returned | 2023-04-02 B 1 submitted"
    record = make_record(assessed="2023-03-31 A 1 met dossier=preparing | 2023-03-31 A 2 met | 2023-03-31 B 1 met")
    record = replace(record, dossiers=followed(steps))
    situation = situation_of(record, catalogue, as_of=AS_OF)

    found, every = dossiers_with_deadline(situation, record), dossier_states(situation, record)

    is_due = [any(one.due_on for one in moves) for moves in every["moves"]]
    assert (sum(is_due), len(every)) == (1, 3)
    assert found.to_dict("records") == every[is_due].to_dict("records")


def test_no_dossier_has_a_deadline_where_nobody_followed_any(states, make_record):
    situation, _found = states("2023-03-31 A 1 met dossier=complete")

    assert dossiers_with_deadline(situation, make_record(assessed="2023-03-31 A 1 met dossier=complete")).empty
