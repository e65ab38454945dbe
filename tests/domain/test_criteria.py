"""The state of a criterion, in the words of the decision on reporting by criterion or by indicator."""

from datetime import date

import pytest

from ntm_dashboard.domain.criteria import criterion_states, status_of, verdict_of
from ntm_dashboard.domain.terms import DossierState, Level, Result, Status

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
def test_verdict_of_a_criterion(whole, indicators, result, contradicted):
    verdict = verdict_of(whole, indicators, total=3)

    assert (verdict.result, verdict.is_contradicted) == (result, contradicted)


@pytest.mark.parametrize(
    ("result", "dossier", "planned", "status"),
    [
        (MET, None, None, Status.ACHIEVED),
        (MET, DossierState.COMPLETE, None, Status.ACHIEVED),
        (MET, DossierState.SUBMITTED, None, Status.WAITING),
        (NOT_MET, None, None, Status.NOT_MET),
        (NOT_MET, None, AS_OF, Status.WORKING),
        (NOT_MET, None, date(2023, 4, 11), Status.LATE),
        (NOT_APPLICABLE, None, None, Status.NOT_APPLICABLE),
        (None, None, None, Status.UNKNOWN),
    ],
)
def test_state_in_which_a_criterion_is_drawn(result, dossier, planned, status):
    assert status_of(result, dossier_state=dossier, planned_on=planned, as_of=AS_OF) is status


def _states(record, catalogue, as_of=AS_OF):
    return criterion_states(
        record.assessments, catalogue, level=Level.COMMUNE, units=[("A", "Xã An")], as_of=as_of
    ).set_index("criterion")


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
    assert states["name"].tolist() == ["Quy hoạch mới"]


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
