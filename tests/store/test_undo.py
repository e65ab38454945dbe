"""Going back never erases: each undo, restoration and withdrawal is a revision that can be undone in turn."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from threading import Barrier

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntm_dashboard.domain.record import Record
from ntm_dashboard.errors import ConflictError, NothingToPublishError, UnknownScopeError
from ntm_dashboard.store import Decision, Instruction, RevisionKind, Store, record_after

from .conftest import commune_report, recognitions, results


def now(store: Store, note: str = "") -> Instruction:
    return Instruction("minh", store.latest_revision(), note)


def assert_same(one: Record, other: Record) -> None:
    for name in ("assessments", "recognitions", "counts", "targets"):
        left, right = getattr(one, name), getattr(other, name)
        keys = [column for column in ("unit", "criterion", "title") if column in left.columns]
        order = keys or list(left.columns[:1])
        pd.testing.assert_frame_equal(
            left.sort_values(order).reset_index(drop=True), right.sort_values(order).reset_index(drop=True)
        )


def test_undo_brings_back_what_stood_before_with_its_file_and_line(store, publish):
    publish("29461 1 not_met | 29461 2 met")
    publish("29461 1 met | 29461 3 met", file_name="lan2.csv")

    undone = store.undo(2, instruction=now(store, "nhầm xã"))

    assert (undone.number, undone.kind, undone.reverses) == (3, RevisionKind.UNDONE, 2)
    assert (undone.changed, undone.withdrawn, undone.note) == (1, 1, "nhầm xã")
    assert_same(store.record(3), store.record(1))


def test_undo_can_be_undone(store, publish):
    publish("29461 1 not_met")
    publish("29461 1 met | 29461 3 met")
    store.undo(2, instruction=now(store))

    store.undo(3, instruction=now(store))

    assert_same(store.record(4), store.record(2))


def test_undo_leaves_the_cells_of_later_revisions_alone(store, publish):
    publish("29461 1 met")
    publish("29464 1 met")

    store.undo(1, instruction=now(store))

    assert results(store) == {("29464", "1"): "met"}


def test_undoing_twice_changes_nothing_more(store, publish):
    publish("29461 1 met")
    store.undo(1, instruction=now(store))

    with pytest.raises(NothingToPublishError):
        store.undo(1, instruction=now(store))


def test_a_cell_that_a_later_revision_touched_is_asked_about(store, publish):
    publish("29461 1 not_met 10 | 29461 2 not_met")
    publish("29461 1 not_met 20 | 29461 2 met")
    publish("29461 1 met 30")

    plan = store.plan_undo(2)

    (conflict,) = plan.conflicts
    assert (plan.reverted, conflict.cell) == (1, "assessments:2023-04-12/commune/29461/1/")
    values = [row["value"] for row in (conflict.before, conflict.written, conflict.standing) if row is not None]
    assert (values, conflict.later) == ([10.0, 20.0, 30.0], 3)
    with pytest.raises(ConflictError, match="đã sửa 1 số liệu"):
        store.undo(2, instruction=now(store))
    assert store.latest_revision() == 3


@pytest.mark.parametrize(("decision", "result"), [(Decision.KEEP, "met"), (Decision.REVERT, "not_met")])
def test_each_decision_is_heeded(store, publish, decision, result):
    publish("29461 1 not_met 10 | 29461 2 not_met")
    publish("29461 1 not_met 20 | 29461 2 met")
    publish("29461 1 met 30")
    cell = store.plan_undo(2).conflicts[0].cell

    store.undo(2, instruction=now(store), decisions={cell: decision})

    assert results(store) == {("29461", "1"): result, ("29461", "2"): "not_met"}


def test_undoing_needs_the_newest_revision_to_have_been_seen(store, publish):
    publish("29461 1 met")
    publish("29461 2 met")

    with pytest.raises(ConflictError, match="phiên bản 2"):
        store.undo(1, instruction=Instruction("minh", 1))


def test_restoring_makes_everything_stand_as_it_did_then(store, publish):
    publish("29461 1 met")
    store.publish(recognitions("29461 standard"), expected_revision=1)
    publish("29461 1 not_met | 29464 1 met")

    restored = store.restore(1, instruction=now(store))

    assert (restored.kind, restored.reverses, restored.changed, restored.withdrawn) == (RevisionKind.RESTORED, 1, 1, 2)
    assert_same(store.record(4), store.record(1))
    assert len(store.record(3).recognitions) == 1


def test_a_withdrawn_report_goes_off_the_record_without_bringing_older_rows_back(store, publish):
    publish("29461 1 not_met | 29461 2 met")
    publish("29461 1 met | 29464 1 met")

    withdrawn = store.withdraw(2, instruction=now(store))

    assert (withdrawn.kind, withdrawn.withdrawn) == (RevisionKind.WITHDRAWN, 2)
    assert results(store) == {("29461", "2"): "met"}
    assert results(store, 2) == {("29461", "1"): "met", ("29461", "2"): "met", ("29464", "1"): "met"}


def test_a_withdrawn_row_can_be_published_again(store, publish):
    publish("29461 1 met")
    store.withdraw(1, instruction=now(store))

    publish("29461 1 met")

    assert store.revision(3).added == 1
    assert results(store) == {("29461", "1"): "met"}


@pytest.mark.parametrize("act", ["undo", "restore", "withdraw"])
def test_a_revision_that_never_was_cannot_be_gone_back_to(store, publish, act):
    publish("29461 1 met")

    with pytest.raises(UnknownScopeError):
        getattr(store, act)(9, instruction=now(store))


CELLS = st.tuples(st.sampled_from(["29461", "29464"]), st.sampled_from("12"), st.sampled_from(["met", "not_met"]))
REPORTS = st.lists(st.lists(CELLS, min_size=1, max_size=3, unique_by=lambda cell: cell[:2]), min_size=1, max_size=5)


@pytest.mark.slow
@given(reports=REPORTS, chosen=st.integers(min_value=0))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_an_undo_always_leads_back_and_a_preview_always_tells_the_truth(make_bare, reports, chosen):
    with closing(Store(make_bare())) as store:
        for cells in reports:
            submission = commune_report(" | ".join(" ".join(cell) for cell in cells))
            foreseen = record_after(store.record(store.latest_revision()), submission)
            with suppress(NothingToPublishError):
                store.publish(submission, expected_revision=store.latest_revision())
                assert_same(foreseen, store.record(store.latest_revision()))
        newest = store.latest_revision()
        number = chosen % newest + 1
        decisions = {one.cell: Decision.REVERT for one in store.plan_undo(number).conflicts}

        with suppress(NothingToPublishError):
            store.undo(number, instruction=now(store), decisions=decisions)
            store.undo(newest + 1, instruction=now(store))
            assert_same(store.record(newest + 2), store.record(newest))


def publish_together(store: Store, *lines: str) -> tuple[int, ...]:
    reports = [commune_report(one, file_name=f"tep_{place}.csv") for place, one in enumerate(lines, start=1)]
    revisions = store.publish_all(reports, expected_revision=store.latest_revision())
    return tuple(one.number for one in revisions)


def test_what_was_published_together_is_one_package(store, publish):
    alone = publish("29461 1 not_met")
    together = publish_together(store, "29461 1 met", "29464 1 met", "29464 2 met")

    assert store.package(alone) == (1,)
    assert [store.package(number) for number in together] == [(2, 3, 4)] * 3


def test_several_revisions_go_back_as_one_that_can_be_undone(store, publish):
    publish("29461 1 not_met")
    package = publish_together(store, "29461 1 met | 29461 2 met", "29464 1 met", "29461 2 not_met")

    undone = store.undo(*reversed(package), instruction=now(store, "nhầm kỳ"))

    assert (undone.number, undone.reversed_numbers, undone.note) == (5, (2, 3, 4), "nhầm kỳ")
    assert (undone.changed, undone.withdrawn) == (1, 2)
    assert_same(store.record(5), store.record(1))
    store.undo(5, instruction=now(store))
    assert_same(store.record(6), store.record(4))


def test_a_cell_between_is_asked_about_once_and_the_newest_of_ours_goes_anyway(store, publish):
    publish("29461 1 not_met 1 | 29461 2 not_met")
    publish("29461 1 not_met 2 | 29461 2 met")
    publish("29461 1 not_met 3")
    publish("29461 1 met 4")

    (conflict,) = store.plan_undo(2, 4).conflicts
    with pytest.raises(ConflictError, match="đã sửa 1 số liệu"):
        store.undo(2, 4, instruction=now(store))
    assert store.latest_revision() == 4
    store.undo(2, 4, instruction=now(store), decisions={conflict.cell: Decision.KEEP})
    kept = store.record(5).assessments.set_index("criterion")["value"]["1"]
    store.undo(5, instruction=now(store))
    decisions = {one.cell: Decision.REVERT for one in store.plan_undo(2, 4).conflicts}
    store.undo(2, 4, instruction=now(store), decisions=decisions)

    assert (kept, conflict.later) == (3.0, 3)
    assert_same(store.record(7), store.record(1))


def test_of_two_who_undo_at_once_one_wins_and_the_other_is_told(address, store):
    package = publish_together(store, "29461 1 met", "29464 1 met")
    together = Barrier(2)

    def take_back(person: str) -> str:
        with closing(Store(address)) as own:
            together.wait(60)
            try:
                own.undo(*package, instruction=Instruction(person, 2))
            except ConflictError as error:
                return str(error)
            return "won"

    with ThreadPoolExecutor(2) as people:
        told = sorted(people.map(take_back, ["minh", "hoa"]), key=len)

    assert told[0] == "won"
    assert "đã công bố phiên bản 3" in told[1]
    assert store.latest_revision() == 3


def test_every_revision_leaves_one_line_in_the_audit_log(store, publish):
    publish("29461 1 met")
    store.undo(1, instruction=now(store))

    lines = [(one.actor, one.action.value, one.revision, one.is_success) for one in store.audit_entries()]

    assert lines == [("minh", "undo", 2, True), ("lan", "publish", 1, True)]
