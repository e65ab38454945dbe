"""What somebody has to do by a day and how it stands: the cases of docs/formulas/responsibility.md."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.follow_up.accountability import (
    Span,
    Stretch,
    answering_of,
    duties_of_agency,
    duties_of_person,
    gaps_of,
    in_span,
    tally_of,
)
from ntm_dashboard.domain.follow_up.conclusions import conclusion_states
from ntm_dashboard.domain.follow_up.dossiers import dossier_states
from ntm_dashboard.domain.follow_up.duties import Sources, duties_of
from ntm_dashboard.domain.follow_up.inspections import inspection_states
from ntm_dashboard.domain.follow_up.roadmap import roadmap_of
from ntm_dashboard.domain.frames import (
    Assignments,
    Conclusions,
    DossierSteps,
    Inspections,
    RoadmapSteps,
    checked,
    empty,
)

AS_OF = date(2023, 4, 12)
ORIGIN = {"source": "Văn bản", "certainty": "reported", "revision": 1, "file": "tep.csv", "row": 2}
BLANK = {"unit": "A", "criterion": "1", "indicator": ""}


def rows(model, *said):
    """Make rows of a model; what is not said is not known."""
    plain = dict.fromkeys(model.names()) | BLANK | ORIGIN
    return checked(model, pd.DataFrame([plain | one for one in said], columns=model.names()))


def promise(planned_on, *, set_on="2023-01-15", done_on=None, **said):
    return {"step": "", "set_on": set_on, "planned_on": planned_on, "done_on": done_on} | said


def step(moved_on, state, due_on=None, **said):
    return {"moved_on": moved_on, "dossier_state": state, "due_on": due_on} | said


def request(due_on=None, answered_on=None, **said):
    return {
        "form": "urging_letter",
        "document": "12/CV",
        "day": "2023-03-01",
        "matter": "Báo cáo",
        "due_on": due_on,
        "answered_on": answered_on,
    } | said


def decided(due_on=None, done_on=None, closing=None, **said):
    return {
        "meeting_on": "2023-03-01",
        "ordinal": "1",
        "matter": "Làm xong",
        "due_on": due_on,
        "done_on": done_on,
        "closing": closing,
    } | said


def assigned(role, assignee, *, unit="", criterion="", from_on="2023-01-01", until_on=None):
    return {
        "role": role,
        "assignee": assignee,
        "unit": unit,
        "criterion": criterion,
        "from_on": from_on,
        "until_on": until_on,
    }


@pytest.fixture
def work_out(catalogue, make_record):
    """Gather the duties of a record made of the rows that are given."""

    def gather(*, roadmap=(), dossiers=(), inspections=(), conclusions=(), assignments=(), assessed="", as_of=AS_OF):
        record = replace(
            make_record(assessed=assessed, targeted="2023-12-31 communes_standard 3"),
            roadmap=rows(RoadmapSteps, *roadmap),
            dossiers=rows(DossierSteps, *dossiers),
            inspections=rows(Inspections, *inspections),
            conclusions=rows(Conclusions, *conclusions),
            assignments=rows(Assignments, *assignments),
        )
        known = record.until(as_of)
        situation = situation_of(record, catalogue, as_of=as_of)
        sources = Sources(
            roadmap_of(known, catalogue, situation),
            dossier_states(situation, known),
            inspection_states(known.inspections, as_of=as_of),
            conclusion_states(known.conclusions, as_of=as_of),
        )
        return situation, duties_of(situation, catalogue, sources), known.assignments

    return gather


@pytest.mark.parametrize(
    ("given", "kind", "state", "days_late"),
    [
        pytest.param({"roadmap": [promise("2023-05-01")]}, "promise", "open", None, id="promised for later"),
        pytest.param({"roadmap": [promise("2023-04-12")]}, "promise", "open", None, id="promised for the day itself"),
        pytest.param(
            {"roadmap": [promise("2023-04-01", done_on="2023-04-01")]}, "promise", "kept", None, id="kept on its day"
        ),
        pytest.param(
            {"roadmap": [promise("2023-04-01", done_on="2023-04-05")]}, "promise", "late", 4, id="done after its day"
        ),
        pytest.param(
            {"dossiers": [step("2023-03-01", "submitted", "2023-04-12")]}, "dossier", "open", None, id="due today"
        ),
        pytest.param(
            {"dossiers": [step("2023-03-01", "submitted", "2023-04-11")]}, "dossier", "broken", 1, id="due yesterday"
        ),
        pytest.param(
            {"dossiers": [step("2023-03-01", "preparing", "2023-03-20"), step("2023-03-20", "submitted")]},
            *("dossier", "kept", None),
            id="went on in time",
        ),
        pytest.param(
            {"dossiers": [step("2023-03-01", "preparing", "2023-03-20"), step("2023-03-25", "submitted")]},
            *("dossier", "late", 5),
            id="went on late",
        ),
        pytest.param({"inspections": [request("2023-04-12")]}, "request", "open", None, id="to be answered today"),
        pytest.param({"inspections": [request("2023-04-10")]}, "request", "broken", 2, id="not answered"),
        pytest.param(
            {"inspections": [request("2023-04-10", "2023-04-10")]}, "request", "kept", None, id="answered in time"
        ),
        pytest.param({"inspections": [request(None, "2023-04-10")]}, "request", "unclear", None, id="no deadline"),
        pytest.param({"conclusions": [decided("2023-04-11")]}, "conclusion", "broken", 1, id="decided, not done"),
        pytest.param({"conclusions": [decided()]}, "conclusion", "unclear", None, id="decided without a due day"),
        pytest.param(
            {"conclusions": [decided("2023-04-11", "2023-04-01", "dropped")]},
            "conclusion",
            "dropped",
            None,
            id="dropped",
        ),
        pytest.param(
            {"conclusions": [decided("2023-04-13", "2023-04-13", "done")]},
            "conclusion",
            "open",
            None,
            id="done tomorrow",
        ),
    ],
)
def test_a_duty_stands_by_its_due_day(work_out, given, kind, state, days_late):
    _situation, found, _assignments = work_out(**given)

    row = found.iloc[0]
    assert len(found) == 1
    assert (row["kind"], row["state"]) == (kind, state)
    assert (None if pd.isna(row["days_late"]) else row["days_late"]) == days_late


def test_a_letter_that_asks_for_no_answer_is_no_duty(work_out):
    _situation, found, _assignments = work_out(inspections=[request()])

    assert found.empty


def test_a_dossier_that_nobody_spoke_of_is_no_duty(work_out):
    _situation, found, _assignments = work_out(assessed="2023-03-31 A 1 met")

    assert found.empty


def test_a_deadline_that_was_moved_counts_once_as_postponed(work_out):
    steps = [step("2023-02-01", "submitted", "2023-03-01"), step("2023-03-01", "submitted", "2023-05-01")]

    _situation, found, _assignments = work_out(dossiers=steps)

    assert found[["state", "postponed"]].to_numpy().tolist() == [["open", 1]]


EVERYTHING = {
    "roadmap": [
        promise("2023-02-28", done_on="2023-02-20"),
        promise("2023-03-10", criterion="2", done_on="2023-03-20"),
        promise("2023-03-31", unit="B", set_on="2023-01-15"),
        promise("2023-06-30", unit="B", set_on="2023-03-20"),
    ],
    "dossiers": [step("2023-03-01", "preparing", "2023-03-20"), step("2023-03-18", "submitted", "2023-04-01")],
    "inspections": [request("2023-03-15", "2023-03-20"), request("2023-04-01", document="13/CV", unit="B")],
    "conclusions": [decided("2023-03-31"), decided("2023-03-31", closing="dropped", ordinal="2")],
}


@pytest.mark.parametrize("stretch", Stretch)
def test_the_states_add_up_to_what_was_due(work_out, stretch):
    _situation, found, _assignments = work_out(**EVERYTHING)

    tally = tally_of(in_span(found, Span.around(date(2023, 3, 31), stretch)))

    assert tally.due > 0
    assert tally.kept + tally.late + tally.broken + tally.open + tally.unclear == tally.due
    assert tally.dossiers_kept <= tally.dossiers
    assert tally.requests_answered <= tally.requests


def test_a_month_counts_what_was_due_in_it(work_out):
    _situation, found, _assignments = work_out(**EVERYTHING)

    tally = tally_of(in_span(found, Span.around(date(2023, 3, 15), Stretch.MONTH)))

    assert (tally.due, tally.kept, tally.late, tally.broken) == (4, 1, 2, 1)
    assert (tally.dossiers, tally.dossiers_kept, tally.requests, tally.requests_answered) == (1, 1, 1, 1)


def test_a_moved_day_counts_where_it_was_moved_to(work_out):
    _situation, found, _assignments = work_out(**EVERYTHING)

    tally = tally_of(in_span(found, Span.around(date(2023, 6, 1), Stretch.MONTH)))

    assert (tally.due, tally.open, tally.postponed) == (1, 1, 1)


@pytest.mark.parametrize(
    ("day", "stretch", "first", "last"),
    [
        (date(2024, 2, 29), Stretch.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        (date(2023, 12, 31), Stretch.QUARTER, date(2023, 10, 1), date(2023, 12, 31)),
        (date(2023, 1, 1), Stretch.QUARTER, date(2023, 1, 1), date(2023, 3, 31)),
        (date(2023, 7, 1), Stretch.YEAR, date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_span_is_the_calendar_one_around_a_day(day, stretch, first, last):
    assert Span.around(day, stretch) == Span(first, last)


@pytest.mark.parametrize(
    ("assignment", "units"),
    [
        pytest.param(assigned("commune_chair", "Chủ tịch A", unit="A"), {"A"}, id="head of one commune"),
        pytest.param(assigned("criterion_leader", "Phó Chủ tịch", criterion="1"), {"A", "B"}, id="of all communes"),
        pytest.param(
            assigned("criterion_leader", "Phó Chủ tịch", unit="849", criterion="1"), {"849"}, id="of the district"
        ),
        pytest.param(assigned("supporting_agency", "Đoàn", criterion="1"), set(), id="who helps answers for nothing"),
        pytest.param(assigned("steering_member", "Ủy viên"), set(), id="a member answers for what names them"),
        pytest.param(
            assigned("commune_chair", "Chủ tịch A", unit="A", until_on="2023-02-28"),
            set(),
            id="no more when it was due",
        ),
        pytest.param(
            assigned("commune_chair", "Chủ tịch A", unit="A", until_on="2023-03-31"), {"A"}, id="on its last day"
        ),
        pytest.param(
            assigned("commune_chair", "Chủ tịch A", unit="A", from_on="2023-04-01"), set(), id="came after it was due"
        ),
    ],
)
def test_somebody_answers_for_what_they_were_assigned_when_it_was_due(work_out, assignment, units):
    promises = [promise("2023-03-31", unit=unit) for unit in ("A", "B", "849")]

    situation, found, assignments = work_out(roadmap=promises, assignments=[assignment])

    own = duties_of_person(found, assignments, assignment["assignee"], situation)
    assert set(own["unit"]) == units


def test_what_names_somebody_is_theirs_whatever_is_assigned(work_out):
    situation, found, assignments = work_out(
        conclusions=[decided("2023-05-01", agency="Bí thư A", unit="", criterion="")]
    )

    assert len(duties_of_person(found, assignments, "Bí thư A", situation)) == 1
    assert len(duties_of_agency(found, "Bí thư A")) == 1
    assert duties_of_agency(found, "").empty


def test_who_answers_is_listed_and_what_nobody_answers_for_is_said(work_out, catalogue):
    situation, _found, assignments = work_out(
        assignments=[
            assigned("lead_agency", "VPDP", criterion="1"),
            assigned("commune_chair", "Chủ tịch A", unit="A"),
            assigned("commune_chair", "Chủ tịch cũ của B", unit="B", until_on="2023-01-31"),
        ]
    )

    answering = answering_of(assignments, catalogue, situation)
    gaps = gaps_of(answering, catalogue, situation)

    assert answering["assignee"].tolist() == ["VPDP", "Chủ tịch A"]
    assert ("commune", "2") in gaps.without_agency
    assert ("commune", "1") not in gaps.without_agency
    assert "Chưa ghi chủ tịch của 2 xã: Xã Bình, Xã Chi." in [str(one) for one in gaps.sentences]


def test_before_the_first_assignment_that_is_said_once(work_out, catalogue):
    situation, _found, _assignments = work_out()

    gaps = gaps_of(answering_of(empty(Assignments), catalogue, situation), catalogue, situation)

    assert [str(one) for one in gaps.sentences] == ["Chưa có phân công trách nhiệm nào có hiệu lực vào ngày này."]
