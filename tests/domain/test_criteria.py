"""The state of a criterion, in the words of the decision on reporting by criterion or by indicator."""

from datetime import date

import numpy as np
import pytest

from ntm_dashboard.domain.criteria import STATUSES, Bearings, criterion_states, plans_of, statuses_of
from ntm_dashboard.domain.dossier_moves import STATES
from ntm_dashboard.domain.reasons import PLANS
from ntm_dashboard.domain.reported import RESULTS
from ntm_dashboard.domain.terms import DossierState, Level, Plan, Result, Status
from ntm_dashboard.domain.verdicts import UNKNOWN

MET, NOT_MET, NOT_APPLICABLE = Result.MET, Result.NOT_MET, Result.NOT_APPLICABLE
AS_OF = date(2023, 4, 12)


@pytest.mark.parametrize(
    ("whole", "indicators", "result", "contradicted"),
    [
        pytest.param(MET, [], MET, False, id="reported as a whole: met"),
        pytest.param(NOT_MET, [MET], NOT_MET, False, id="reported unmet stays unmet whatever its indicators say"),
        pytest.param(MET, [MET, NOT_MET], MET, True, id="reported met while an indicator is unmet is contradicted"),
        pytest.param(None, [MET, MET, MET], MET, False, id="all indicators met"),
        pytest.param(None, [MET, NOT_APPLICABLE, MET], MET, False, id="not applicable counts neither way"),
        pytest.param(
            None, [MET, NOT_MET], NOT_MET, False, id="one unmet indicator decides, even if others are missing"
        ),
        pytest.param(None, [MET, MET], None, False, id="a missing indicator leaves it unknown"),
        pytest.param(None, [NOT_APPLICABLE] * 3, NOT_APPLICABLE, False, id="no indicator applies"),
        pytest.param(None, [], None, False, id="nothing reported is unknown, not unmet"),
    ],
)
def test_verdict_of_a_criterion(catalogue, make_record, whole, indicators, result, contradicted):
    numbers = ([("2", whole)] if whole else []) + list(zip(("2.1", "2.2", "2.10"), indicators, strict=False))
    record = make_record(assessed=" | ".join(f"2023-03-31 A {number} {said}" for number, said in numbers))

    state = _states(record, catalogue).fillna({"result": "unknown"}).loc["2"]

    assert (state["result"], state["is_contradicted"]) == (result or "unknown", contradicted)


@pytest.mark.parametrize(
    ("result", "dossier", "plan", "status"),
    [
        (MET, None, Plan.NONE, Status.UNPROVEN),
        (MET, DossierState.COMPLETE, Plan.NONE, Status.ACHIEVED),
        (MET, DossierState.NOT_STARTED, Plan.NONE, Status.WAITING),
        (MET, DossierState.SUBMITTED, Plan.NONE, Status.WAITING),
        (MET, DossierState.UNDER_REVIEW, Plan.NONE, Status.WAITING),
        (MET, DossierState.RETURNED, Plan.NONE, Status.WAITING),
        (NOT_MET, DossierState.COMPLETE, Plan.NONE, Status.NOT_MET),
        (NOT_MET, None, Plan.NONE, Status.NOT_MET),
        (NOT_MET, None, Plan.IN_TIME, Status.WORKING),
        (NOT_MET, None, Plan.LATE, Status.LATE),
        (NOT_MET, None, Plan.BEYOND_TARGET, Status.NOT_MET),
        (NOT_MET, None, Plan.UNREPORTED, Status.NOT_MET),
        (NOT_APPLICABLE, None, Plan.NONE, Status.NOT_APPLICABLE),
        (None, None, Plan.NONE, Status.UNKNOWN),
    ],
)
def test_state_in_which_a_criterion_is_drawn(result, dossier, plan, status):
    results = np.array([UNKNOWN if result is None else RESULTS.index(result)])
    dossiers = np.array([-1 if dossier is None else STATES.index(dossier)])
    drawn = statuses_of(results, dossier=dossiers, plan=np.array([PLANS.index(plan)]))

    assert [STATUSES[place] for place in drawn] == [status]


@pytest.mark.parametrize(
    ("planned", "is_newest", "target", "plan"),
    [
        pytest.param(None, True, date(2023, 12, 31), Plan.NONE, id="no date given"),
        pytest.param(AS_OF, True, date(2023, 12, 31), Plan.IN_TIME, id="due today is not late"),
        pytest.param(date(2023, 4, 11), True, date(2023, 12, 31), Plan.LATE, id="passed, by the newest report"),
        pytest.param(date(2023, 4, 11), False, date(2023, 12, 31), Plan.UNREPORTED, id="passed, by an older report"),
        pytest.param(date(2023, 12, 31), True, date(2023, 12, 31), Plan.IN_TIME, id="on the target day"),
        pytest.param(date(2024, 1, 1), True, date(2023, 12, 31), Plan.BEYOND_TARGET, id="after the target"),
        pytest.param(date(2024, 1, 1), False, date(2023, 12, 31), Plan.BEYOND_TARGET, id="of an older report too"),
        pytest.param(date(2024, 1, 1), True, None, Plan.IN_TIME, id="without a target"),
    ],
)
def test_how_a_planned_date_stands(planned, is_newest, target, plan):
    days = np.array([planned], dtype="datetime64[D]")

    stands = plans_of(days, as_of=AS_OF, is_newest=np.array([is_newest]), target_on=target)

    assert [PLANS[place] for place in stands] == [plan]


def _states(record, catalogue, as_of=AS_OF, bearings=None):
    return criterion_states(
        record.reported, catalogue, level=Level.COMMUNE, units=[("A", "Xã An")], as_of=as_of, bearings=bearings
    ).table.set_index("criterion")


@pytest.mark.parametrize(
    ("assessed", "statuses"),
    [
        pytest.param("2023-03-31 A 1 met | 2023-03-31 A 2 met", ["unproven", "unproven"], id="none unmet"),
        pytest.param(
            "2023-03-31 A 1 not_met plan=2023-04-01 | 2023-03-31 A 2 met", ["late", "unproven"], id="one late"
        ),
        pytest.param(
            "2023-02-28 A 1 not_met plan=2023-04-01 | 2023-03-31 A 2 not_met plan=2023-04-01",
            ["not_met", "late"],
            id="only what the newest report says is late",
        ),
        pytest.param(
            "2023-03-31 A 1 not_met plan=2023-04-01 | 2023-03-31 A 2 not_met plan=2023-04-01",
            ["late", "late"],
            id="all late",
        ),
        pytest.param(
            "2023-02-28 A 1 not_met plan=2023-04-01 | 2023-03-31 B 1 met", ["late", "unknown"], id="silence stays late"
        ),
        pytest.param("2023-03-31 A 1 not_met | 2023-03-31 A 2 not_met", ["not_met", "not_met"], id="no plan"),
    ],
)
def test_only_the_newest_report_of_a_unit_says_that_it_is_late(catalogue, make_record, assessed, statuses):
    assert _states(make_record(assessed=assessed), catalogue)["status"].tolist() == statuses


@pytest.mark.parametrize(
    ("recognised_on", "result", "status"),
    [
        pytest.param(None, "not_met", Status.LATE, id="not recognised"),
        pytest.param(date(2023, 3, 30), "not_met", Status.LATE, id="recognised before the report: it lost a criterion"),
        pytest.param(date(2023, 3, 31), "unknown", Status.UNKNOWN, id="recognised on its day"),
        pytest.param(date(2023, 4, 10), "unknown", Status.UNKNOWN, id="recognised after it"),
    ],
)
def test_what_was_unmet_before_a_recognition_is_not_known_any_more(
    catalogue, make_record, recognised_on, result, status
):
    record = make_record(assessed="2023-03-31 A 1 not_met plan=2023-04-01")
    bearings = Bearings(recognised_on={"A": recognised_on} if recognised_on else {})

    state = _states(record, catalogue, bearings=bearings).fillna({"result": "unknown"}).loc["1"]

    assert (state["result"], state["status"]) == (result, status)


def test_a_recognition_keeps_what_was_met_and_carries_no_promise_and_no_open_dossier_on(catalogue, make_record):
    record = make_record(
        assessed="2023-03-31 A 1 met dossier=preparing | 2023-03-31 A 2 not_met plan=2023-04-01 dossier=preparing"
    )

    states = _states(record, catalogue, bearings=Bearings(recognised_on={"A": date(2023, 4, 10)}))

    assert states["status"].tolist() == [Status.UNPROVEN, Status.UNKNOWN]
    assert states[["planned_on", "dossier_state", "plan"]].isna().all(axis=None)
    assert str(states.loc["2", "reason"]) == (
        "Báo cáo ngày 31/03/2023 ghi chưa đạt; sau đó được công nhận (10/04/2023), chưa có báo cáo mới."
    )


@pytest.mark.parametrize(
    ("newest_on", "said"),
    [
        (None, "Báo cáo ghi đạt."),
        (date(2023, 3, 31), "Báo cáo ghi đạt."),
        (date(2023, 4, 12), "Báo cáo ghi đạt. (số liệu 31/03/2023, 12 ngày)"),
    ],
)
def test_a_figure_says_its_day_once_something_newer_is_known(catalogue, make_record, newest_on, said):
    states = _states(make_record(assessed="2023-03-31 A 1 met"), catalogue, bearings=Bearings(newest_on=newest_on))

    assert str(states.loc["1", "reason"]) == said


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("2023-12-31", "Báo cáo ghi chưa đạt."),
        ("2024-03-31", "Báo cáo ghi chưa đạt. Dự kiến đạt 31/03/2024, sau mục tiêu 31/12/2023."),
    ],
)
def test_a_plan_after_the_target_is_said(catalogue, make_record, plan, said):
    record = make_record(assessed=f"2023-03-31 A 1 not_met plan={plan}")

    states = _states(record, catalogue, bearings=Bearings(target_on=date(2023, 12, 31)))

    assert str(states.loc["1", "reason"]) == said


def test_every_criterion_of_the_set_is_there_even_unreported(catalogue, make_record):
    states = _states(make_record(assessed="2023-03-31 A 1 met"), catalogue)

    assert states["result"].fillna("unknown").to_dict() == {"1": "met", "2": "unknown"}


def test_the_newest_report_at_or_before_the_day_counts_and_the_one_before_is_kept(catalogue, make_record):
    record = make_record(assessed="2023-02-28 A 1 met | 2023-03-31 A 1 not_met | 2023-04-30 A 1 met")

    states = _states(record, catalogue)

    assert states.loc["1", ["result", "previous_result"]].tolist() == ["not_met", "met"]


def test_the_report_of_the_day_itself_counts(catalogue, make_record):
    assert _states(make_record(assessed="2023-04-12 A 1 met"), catalogue).loc["1", "result"] == "met"


def test_indicators_of_an_earlier_report_complete_those_of_the_newest(catalogue, make_record):
    record = make_record(assessed="2023-02-28 A 2.1 met | 2023-02-28 A 2.10 met | 2023-03-31 A 2.2 met")

    state = _states(record, catalogue).loc["2"]

    assert (state["result"], state["indicators_met"], state["indicators_total"]) == ("met", 3, 3)


def test_a_report_made_under_another_set_says_nothing_about_this_one(catalogue, make_record):
    record = make_record(assessed="2023-03-31 A 1 met")

    states = _states(record, catalogue, as_of=date(2026, 3, 1))

    assert states["result"].isna().all()
    assert [str(name) for name in states["name"]] == ["Quy hoạch mới"]


def test_the_source_row_is_carried_for_the_why(catalogue, make_record):
    state = _states(make_record(assessed="2023-03-31 A 1 met"), catalogue).loc["1"]

    assert state[["source", "file", "row", "revision"]].tolist() == ["Văn bản", "tep.csv", 2, 1]


@pytest.mark.parametrize(
    ("assessed", "result"),
    [
        pytest.param("2023-02-28 A 2 met | 2023-03-31 A 2.1 met", "met", id="one met indicator does not undo met"),
        pytest.param("2023-02-28 A 2 met | 2023-03-31 A 2.1 not_met", "not_met", id="an unmet one does"),
        pytest.param("2023-02-28 A 2 not_met | 2023-03-31 A 2.1 met", "not_met", id="one met does not make it met"),
        pytest.param(
            "2023-02-28 A 2 not_met | 2023-03-31 A 2.1 met | 2023-03-31 A 2.2 met | 2023-03-31 A 2.10 met",
            "met",
            id="all of them do",
        ),
        pytest.param(
            "2023-01-31 A 2.1 met | 2023-02-28 A 2 not_met | 2023-03-31 A 2.2 met | 2023-03-31 A 2.10 met",
            "met",
            id="an indicator met before the criterion was unmet as a whole stays met",
        ),
        pytest.param(
            "2023-01-31 A 2.1 not_met | 2023-02-28 A 2 met | 2023-03-31 A 2.2 met",
            "met",
            id="what was unmet before the criterion was met counts no more",
        ),
        pytest.param("2023-02-28 A 2 not_applicable | 2023-03-31 A 2.1 met", None, id="does not apply any more"),
        pytest.param("2023-03-31 A 2.1 met", None, id="alone it is unknown"),
        pytest.param(
            "2023-01-31 A 2 met | 2023-02-28 A 2.1 not_met | 2023-03-31 A 2.1 met", "met", id="mended: met again"
        ),
    ],
)
def test_a_later_report_of_some_indicators_completes_what_was_reported_as_a_whole(
    catalogue, make_record, assessed, result
):
    states = _states(make_record(assessed=assessed), catalogue)

    assert states["result"].fillna("unknown")["2"] == (result or "unknown")


def test_a_state_kept_from_an_earlier_report_says_from_which(catalogue, make_record):
    record = make_record(assessed="2023-02-28 A 2 met dossier=submitted | 2023-03-31 A 2.1 met")

    state = _states(record, catalogue).loc["2"]

    assert str(state["reason"]) == (
        "Báo cáo ngày 28/02/2023 ghi đạt; sau đó mới có 1/3 chỉ tiêu, không chỉ tiêu nào chưa đạt."
    )
    assert state["status"] == Status.WAITING
