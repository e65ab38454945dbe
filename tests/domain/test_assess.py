"""The Situation as a whole: counts, clock, pace, conditions, reconciliation, both clocks."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.catalogue import CriteriaSet, Validity
from ntm_dashboard.domain.comparison import change_of, compare
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import ClockState, PaceVerdict
from ntm_dashboard.domain.terms import Change, ConditionState, Level, Measure, Status

from .conftest import VALID

AS_OF = date(2023, 4, 12)
TARGET = "2023-12-31 district_recognised 1 | 2023-12-31 communes_standard 3"


def test_nothing_published_is_unknown_and_never_zero(catalogue):
    situation = situation_of(Record.empty(), catalogue, as_of=AS_OF)

    head = situation.headline
    known = (head.standard, head.advanced, head.model, head.completed_task, head.civilised, head.criteria_met)
    assert (head.communes, head.towns, head.criteria) == (3, 1, 3)
    assert known == (None,) * 6
    assert str(head.sentence) == "Chưa có số liệu nào đến ngày này"
    assert situation.units["met"].isna().all()
    assert set(situation.units["status"]) == {Status.UNKNOWN}
    assert situation.clock.state is ClockState.NO_TARGET
    assert {pace.verdict for pace in situation.paces} == {PaceVerdict.NO_DATA}
    assert situation.latest_period is None


def test_completed_the_task_is_never_counted_as_recognised(catalogue, make_record):
    record = make_record(recognised="2022-01-01 A standard | 2022-04-07 B advanced | 2023-04-12 C completed_task")

    headline = situation_of(record, catalogue, as_of=AS_OF).headline

    assert (headline.standard, headline.advanced, headline.completed_task) == (2, 1, 1)


def test_a_title_counts_from_its_day_on(catalogue, make_record):
    record = make_record(recognised="2023-04-12 A standard | 2023-04-13 B standard")

    assert situation_of(record, catalogue, as_of=AS_OF).headline.standard == 1


def test_days_left_come_from_the_as_of_date_alone(catalogue, make_record):
    clock = situation_of(make_record(targeted=TARGET), catalogue, as_of=AS_OF).clock

    assert (clock.days_left, str(clock.sentence)) == (263, "Còn 263 ngày, đến 31/12/2023.")


@pytest.mark.parametrize(
    ("as_of", "days", "state"),
    [
        (date(2023, 12, 31), 0, ClockState.OPEN),
        (date(2024, 1, 1), -1, ClockState.PASSED),
    ],
)
def test_the_target_day_itself_is_not_late(catalogue, make_record, as_of, days, state):
    clock = situation_of(make_record(targeted=TARGET), catalogue, as_of=as_of).clock

    assert (clock.days_left, clock.state) == (days, state)


def test_documented_only_shows_the_published_count_where_names_are_illustrative(catalogue, make_record):
    record = make_record(
        recognised="2022-04-07 A standard | 2022-04-07 B standard illustrative",
        counted="2023-04-12 communes_standard 2",
    )

    situation = situation_of(record, catalogue, as_of=AS_OF, documented_only=True)

    assert (situation.headline.standard, situation.headline.named_standard) == (2, 1)
    assert situation.units.set_index("unit").loc["B", "status"] == Status.UNKNOWN
    assert situation.provenance.illustrative == 0


def test_detail_that_does_not_add_up_to_the_published_count_is_shown(catalogue, make_record):
    record = make_record(recognised="2022-04-07 A standard", counted="2023-04-12 communes_standard 2")

    (line,) = situation_of(record, catalogue, as_of=AS_OF).reconciliation

    assert (line.agrees, str(line.sentence)) == (False, "Chưa khớp: công bố 2, chi tiết mới nêu 1.")


def test_reconciliation_counts_the_detail_of_the_published_day(catalogue, make_record):
    record = make_record(
        recognised="2022-04-07 A standard | 2023-01-01 B standard", counted="2022-04-07 communes_standard 1"
    )

    (line,) = situation_of(record, catalogue, as_of=AS_OF).reconciliation

    assert line.agrees


def test_a_condition_shows_how_little_may_be_lost(catalogue, make_record):
    record = make_record(recognised="2022-04-07 A advanced")

    second = situation_of(record, catalogue, as_of=AS_OF).conditions[1]

    assert (second.state, second.spare) == (ConditionState.SATISFIED, 0)
    assert str(second.reason) == "1/3 (33,33%); đạt mức tối thiểu; giảm 01 đơn vị là không bảo đảm."
    assert second.actual == pytest.approx(33.33, abs=0.01)


def test_a_condition_without_figures_is_unknown_not_failed(catalogue):
    conditions = situation_of(Record.empty(), catalogue, as_of=AS_OF).conditions

    assert [verdict.state for verdict in conditions[2:]] == [ConditionState.UNKNOWN] * 3


@pytest.mark.parametrize(("debt", "state"), [(0, ConditionState.SATISFIED), (5, ConditionState.NOT_SATISFIED)])
def test_debt_must_be_zero(catalogue, make_record, debt, state):
    record = make_record(counted=f"2023-04-12 construction_debt {debt}")

    assert situation_of(record, catalogue, as_of=AS_OF).conditions[4].state is state


def test_one_round_of_recognitions_is_no_pace(catalogue, make_record):
    record = make_record(
        targeted="2023-12-31 district_recognised 1 | 2023-12-31 communes_standard 15",
        counted="2022-04-06 communes_standard 9 | 2022-04-07 communes_standard 12 | 2023-04-12 communes_standard 12",
    )

    pace = situation_of(record, catalogue, as_of=AS_OF).pace(Measure.COMMUNES_STANDARD)

    assert pace.verdict is PaceVerdict.NOT_MEASURABLE
    assert pace.needed_per_month == pytest.approx(3 / (263 / 30.44), abs=0.5)


def test_pace_is_measured_over_several_gains(catalogue, make_record):
    record = make_record(
        targeted="2023-12-31 district_recognised 1 | 2023-12-31 district_criteria_met 9",
        counted="2022-04-12 district_criteria_met 1 | 2022-10-12 district_criteria_met 3 | "
        "2023-04-12 district_criteria_met 4",
    )

    pace = situation_of(record, catalogue, as_of=AS_OF).pace(Measure.DISTRICT_CRITERIA_MET)

    assert (pace.gained_in_window, pace.remaining, pace.verdict) == (3, 5, PaceVerdict.SLOW)
    assert pace.actual_per_month == pytest.approx(3 / (365 / 30.44))


def test_a_published_count_beats_the_detail_of_its_day_in_the_course(catalogue, make_record):
    record = make_record(recognised="2022-04-07 A standard illustrative", counted="2022-04-07 communes_standard 2")

    steps = situation_of(record, catalogue, as_of=AS_OF).steps

    own = steps[steps["measure"] == Measure.COMMUNES_STANDARD]
    assert own[["value", "certainty"]].to_numpy().tolist() == [[2.0, "documented"]]


def test_a_commune_that_did_not_report_is_named_with_its_delay(catalogue, make_record):
    record = make_record(assessed="2023-02-28 A 1 met | 2023-03-31 B 1 met")

    coverage = situation_of(record, catalogue, as_of=AS_OF).coverage.set_index("unit")

    assert coverage.loc["A", ["is_reported", "behind_days"]].tolist() == [False, 31]
    assert bool(coverage.loc["B", "is_reported"])
    assert not coverage.loc["C", "is_reported"]


def test_blockers_come_worst_first_with_the_names(catalogue, make_record):
    record = make_record(assessed="2023-03-31 A 2 not_met | 2023-03-31 B 2 not_met | 2023-03-31 A 1 not_met")

    blockers = situation_of(record, catalogue, as_of=AS_OF).blockers

    assert blockers[["criterion", "count", "late", "working", "units"]].to_numpy().tolist() == [
        ["2", 2, 0, 0, ("Xã An", "Xã Bình")],
        ["1", 1, 0, 0, ("Xã An",)],
    ]


def test_income_threshold_rises_with_the_year(catalogue, make_record):
    record = make_record(assessed="2022-12-31 A 2.1 met value=85")

    def gap(day: date) -> float:
        states = situation_of(record, catalogue, as_of=day).commune_indicators
        return states[(states["unit"] == "A") & (states["indicator"] == "2.1")]["gap"].item()

    assert [gap(date(2022, 12, 31)), gap(AS_OF)] == [0.0, 5.0]


def test_dossiers_behind_and_commitments_are_listed_for_the_meeting(catalogue, make_record):
    record = make_record(
        assessed="2023-03-31 A 1 met dossier=preparing | 2023-03-31 B 1 not_met plan=2023-06-30 | "
        "2023-03-31 849 2 not_met plan=2023-05-31"
    )

    situation = situation_of(record, catalogue, as_of=AS_OF)

    assert situation.dossiers_behind["unit"].tolist() == ["A"]
    assert situation.commitments["unit"].tolist() == ["849", "B"]


@pytest.mark.parametrize(
    ("recognised", "late", "unknown"),
    [
        pytest.param("", ["A", "B"], 0, id="none recognised"),
        pytest.param("2023-04-10 A standard", ["B"], 1, id="one commune"),
        pytest.param("2023-04-10 849 standard", [], 2, id="the district, hence all"),
        pytest.param("2023-04-10 A completed_task", ["A", "B"], 0, id="completed the task is no recognition"),
        pytest.param("2023-04-10 A standard illustrative", ["B"], 1, id="an illustrative title, where it is shown"),
    ],
)
def test_a_recognised_commune_or_district_is_not_late_by_what_it_reported_before(
    catalogue, make_record, recognised, late, unknown
):
    plans = "2023-03-31 A 1 not_met plan=2023-04-01 | 2023-03-31 B 1 not_met plan=2023-04-01"
    record = make_record(assessed=plans, recognised=recognised, targeted=TARGET)

    situation = situation_of(record, catalogue, as_of=AS_OF)

    rows = situation.commune_criteria
    assert rows.loc[rows["status"] == Status.LATE, "unit"].tolist() == late
    reported = rows[rows["period"].notna()]
    assert int((reported["status"] == Status.UNKNOWN).sum()) == unknown
    assert situation.commitments["unit"].tolist() == late


def test_before_the_first_data_nothing_is_known_and_nothing_crashes(catalogue, make_record):
    record = make_record(assessed="2023-03-31 A 1 met", recognised="2022-04-07 A standard", targeted=TARGET)

    situation = situation_of(record, catalogue, as_of=date(2022, 4, 1))

    assert situation.headline.standard is None
    assert {pace.verdict for pace in situation.paces} == {PaceVerdict.NO_DATA}
    assert {(pace.done, pace.remaining, pace.needed_per_month) for pace in situation.paces} == {(None, None, None)}
    assert situation.steps.empty


def test_comparison_names_what_changed_and_what_went_back(catalogue, make_record):
    before = make_record(assessed="2023-03-31 A 1 met | 2023-03-31 B 1 not_met", targeted=TARGET)
    after = make_record(
        assessed="2023-03-31 A 1 not_met | 2023-03-31 B 1 met",
        recognised="2023-04-01 C standard",
        targeted=TARGET,
    )

    change = compare(situation_of(before, catalogue, as_of=AS_OF), situation_of(after, catalogue, as_of=AS_OF))

    assert change.units[["unit", "before", "after"]].to_numpy().tolist() == [
        ["A", "working", "not_met"],
        ["B", "not_met", "working"],
        ["C", "unknown", "achieved"],
    ]
    assert change.regressions["unit"].tolist() == ["A"]
    assert [str(figure.label) for figure in change.changed_figures] == [
        "Số xã đạt chuẩn nông thôn mới",
        "Số xã nông thôn mới nâng cao",
        "Số ngày còn lại cho mỗi xã còn thiếu",
    ]
    assert {figure.change for figure in change.changed_figures} == {Change.NEWLY_KNOWN}
    assert change.changed_results(Change.ROSE)["unit"].tolist() == ["B"]
    assert change.changed_results(Change.FELL)["unit"].tolist() == ["A"]


def test_what_was_not_known_before_is_no_gain_and_what_is_not_known_now_no_loss(catalogue, make_record):
    known = situation_of(make_record(assessed="2023-03-31 A 1 met"), catalogue, as_of=AS_OF)
    unknown = situation_of(Record.empty(), catalogue, as_of=AS_OF)

    there, back = compare(unknown, known), compare(known, unknown)

    assert there.criteria["change"].tolist() == [Change.NEWLY_KNOWN]
    assert back.criteria["change"].tolist() == [Change.NOT_KNOWN_ANY_MORE]
    assert back.regressions["unit"].tolist() == ["A"]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (None, None, None),
        (None, 0, Change.NEWLY_KNOWN),
        (0, None, Change.NOT_KNOWN_ANY_MORE),
        (0, 0, None),
        (0, 1, Change.ROSE),
        (1, 0, Change.FELL),
    ],
)
def test_only_what_is_known_both_times_rose_or_fell(before, after, change):
    assert change_of(before, after) is change


def test_a_list_that_names_fewer_communes_than_are_recognised_says_nothing_of_the_others(catalogue, make_record):
    named = make_record(recognised="2022-01-01 A standard")
    partly = make_record(recognised="2022-01-01 A standard", counted="2022-01-01 communes_standard 2")

    assert situation_of(named, catalogue, as_of=AS_OF).headline.advanced == 0
    assert situation_of(partly, catalogue, as_of=AS_OF).headline.advanced is None


def test_who_completed_the_task_is_known_where_somebody_spoke_of_it_or_all_are_recognised(catalogue, make_record):
    silent = make_record(recognised="2022-01-01 A standard")
    every = make_record(recognised="2022-01-01 A standard | 2022-01-01 B standard | 2022-01-01 C standard")
    once = make_record(recognised="2022-01-01 A completed_task | 2022-02-01 A standard")

    waiting = [situation_of(record, catalogue, as_of=AS_OF).headline.completed_task for record in (silent, every, once)]
    assert waiting == [None, 0, 0]


def test_a_published_count_that_is_newer_than_the_detail_is_shown(catalogue, make_record):
    record = make_record(recognised="2022-01-01 A standard", counted="2023-02-01 communes_standard 3")

    head = situation_of(record, catalogue, as_of=AS_OF).headline

    assert (head.standard, head.named_standard, head.unnamed_standard) == (3, 1, 2)


def test_a_list_with_fewer_names_than_a_document_counts_adds_only_what_was_decided_since(catalogue, make_record):
    counted = "2023-02-01 communes_standard 2"
    same_day = make_record(recognised="2023-02-01 A standard", counted=counted)
    since = make_record(recognised="2022-01-01 A standard | 2023-03-01 C standard", counted=counted)
    whole = make_record(
        recognised="2022-01-01 A standard | 2022-01-01 B standard | 2023-03-01 B revoked", counted=counted
    )

    shown = [situation_of(one, catalogue, as_of=AS_OF).headline.standard for one in (same_day, since, whole)]
    assert shown == [2, 3, 1]


def test_a_commune_that_was_recognised_since_waits_no_more(catalogue, make_record):
    record = make_record(
        recognised="2023-03-01 C standard",
        counted="2023-02-01 communes_standard 2 | 2023-02-01 communes_completed_task 1",
    )

    head = situation_of(record, catalogue, as_of=AS_OF).headline

    assert (head.standard, head.completed_task) == (3, 0)


def test_a_published_count_never_stands_over_units_or_criteria_of_another_time(catalogue, make_record):
    ends = Validity(None, date(2023, 1, 31))
    units = tuple(replace(unit, validity=ends) if unit.code == "C" else unit for unit in catalogue.units)
    merged = replace(catalogue, units=units)
    record = make_record(counted="2023-01-01 communes_standard 2 | 2023-01-01 district_criteria_met 2")

    before, after = (situation_of(record, merged, as_of=day).headline for day in (date(2023, 1, 31), date(2023, 2, 1)))
    later = situation_of(record, catalogue, as_of=date(2026, 3, 1)).headline

    assert [(one.standard, one.communes) for one in (before, after)] == [(2, 3), (None, 2)]
    assert (before.criteria_met, later.criteria_met, later.criteria) == (2, None, 0)


def test_an_average_is_taken_only_over_communes_of_which_every_criterion_is_known(catalogue, make_record):
    record = make_record(assessed="2023-03-31 A 1 met | 2023-03-31 A 2 met | 2023-03-31 B 1 met")

    head = situation_of(record, catalogue, as_of=AS_OF).headline

    assert (head.average_criteria, head.assessed_communes) == (2.0, 1)


def test_equal_situations_have_no_changes(catalogue, make_record):
    situation = situation_of(make_record(assessed="2023-03-31 A 1 met"), catalogue, as_of=AS_OF)

    assert compare(situation, situation).is_empty


def test_a_state_that_rests_on_invented_criteria_is_as_uncertain_as_they_are(catalogue, make_record):
    record = make_record(assessed="2023-03-31 A 1 met | 2023-03-31 A 2 not_met certainty=illustrative")

    units = situation_of(record, catalogue, as_of=AS_OF).units.set_index("unit")

    assert units.loc["A", "certainty"] == "illustrative"
    assert units["certainty"].isna()[["B", "C"]].all()


@pytest.mark.parametrize(
    ("recognised", "standard", "advanced"),
    [
        pytest.param("2021-01-01 A standard | 2023-02-01 A revoked", 0, 0, id="the only title is gone"),
        pytest.param("2021-01-01 A standard | 2023-04-12 A revoked", 0, 0, id="from the day itself"),
        pytest.param("2021-01-01 A standard | 2023-04-13 A revoked", 1, 0, id="not before its day"),
        pytest.param(
            "2021-01-01 A standard | 2022-01-01 A advanced | 2023-02-01 A revoked", 0, 0, id="every title of the unit"
        ),
        pytest.param(
            "2021-01-01 A standard | 2022-01-01 A advanced | 2023-02-01 A revoked_advanced", 1, 0, id="only the higher"
        ),
        pytest.param("2021-01-01 A standard | 2022-01-01 A revoked | 2023-02-01 A standard", 1, 0, id="given anew"),
        pytest.param("2021-01-01 A standard | 2021-01-01 B standard | 2023-02-01 B revoked", 1, 0, id="of that unit"),
        pytest.param("2023-02-01 A revoked", 0, 0, id="nothing to revoke"),
    ],
)
def test_a_revoked_title_counts_no_more_from_its_day(catalogue, make_record, recognised, standard, advanced):
    situation = situation_of(make_record(recognised=recognised), catalogue, as_of=AS_OF)

    assert (situation.headline.standard, situation.headline.advanced) == (standard, advanced)
    assert not set(situation.ladder["title"]) & {"revoked", "revoked_advanced", "revoked_model"}


def test_a_revocation_is_said_of_the_unit_and_is_a_step_down_of_the_course(catalogue, make_record):
    record = make_record(recognised="2021-01-01 A standard | 2023-02-01 A revoked")

    situation = situation_of(record, catalogue, as_of=AS_OF)

    unit = situation.units.set_index("unit").loc["A"]
    assert next(str(reason) for reason in unit["reasons"]) == "Thu hồi quyết định công nhận từ ngày 01/02/2023."
    own = situation.steps[situation.steps["measure"] == Measure.COMMUNES_STANDARD]
    assert own["value"].tolist() == [1, 0]


def test_a_criterion_that_is_not_known_to_be_met_any_more_went_back(catalogue, make_record):
    before = situation_of(make_record(assessed="2023-03-31 A 1 met"), catalogue, as_of=AS_OF)
    after = situation_of(Record.empty(), catalogue, as_of=AS_OF)

    assert compare(before, after).regressions["criterion"].tolist() == ["1"]


def test_another_criteria_set_is_no_step_back(catalogue, make_record):
    record = make_record(assessed="2023-03-31 A 1 met")

    change = compare(
        situation_of(record, catalogue, as_of=AS_OF), situation_of(record, catalogue, as_of=date(2026, 3, 1))
    )

    assert change.regressions.empty


def test_results_by_the_advanced_set_are_shown_and_count_nowhere(catalogue, make_record):
    advanced = CriteriaSet("Bộ nâng cao", "", "nang-cao", Level.COMMUNE, "advanced", "", VALID, 3, None, "van_ban")
    catalogue = replace(catalogue, sets=(*catalogue.sets, advanced))
    standard = "2023-04-12 A 1 met | 2023-04-12 A 2 not_met | 2023-04-12 849 1 met"
    further = "2023-06-30 A 1 met set=nang-cao | 2023-06-30 A 2 met set=nang-cao | 2023-06-30 849 2 met set=nang-cao"

    before = situation_of(make_record(assessed=standard), catalogue, as_of=date(2023, 6, 30))
    record = Record.empty().with_assessments(make_record(assessed=f"{standard} | {further}").assessments)
    after = situation_of(record, catalogue, as_of=date(2023, 6, 30))

    own, district = after.other_sets
    assert (own.unit, own.met, own.total, own.period) == ("A", 2, 3, date(2023, 6, 30))
    assert str(own.heading) == "Kết quả theo bộ nâng cao (chưa tính vào bộ đạt chuẩn)"
    assert (district.unit, district.met) == ("849", 1)
    assert compare(before, after).criteria.empty
    assert (after.headline, after.latest_period, after.provenance.total) == (before.headline, date(2023, 4, 12), 3)
    assert situation_of(record, catalogue, as_of=date(2023, 5, 31)).other_sets == ()
