"""A file changes only the columns that it has; the preview tells beforehand what will stand."""

from contextlib import closing, suppress
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntm_dashboard.domain.frames import Assessments, checked
from ntm_dashboard.domain.published import ASSESSMENTS
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import NothingToPublishError
from ntm_dashboard.store import Instruction, Store, Submission, record_after

from .conftest import APRIL
from .test_undo import assert_same

FURTHER = ("value", "dossier", "dossier_state", "planned_on", "agency", "note", "source")
TEXTS = st.none() | st.sampled_from(["HS-1", "PTNMT", "ghi chú"])
ROWS = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["29461", "29464"]),
        "criterion": st.sampled_from("12"),
        "criteria_set": st.sampled_from(["", "commune-advanced-2021"]),
        "result": st.sampled_from(["met", "not_met"]),
        "value": st.none() | st.sampled_from([1.5, 90.0]),
        "dossier": TEXTS,
        "dossier_state": st.none() | st.sampled_from(["preparing", "complete"]),
        "planned_on": st.none() | st.just(date(2023, 6, 30)),
        "agency": TEXTS,
        "note": TEXTS,
        "source": TEXTS,
        "certainty": st.sampled_from(["documented", "reported", "illustrative"]),
    }
)
REPORTS = st.lists(
    ROWS, min_size=1, max_size=4, unique_by=lambda row: (row["unit"], row["criterion"], row["criteria_set"])
)
COLUMNS = st.frozensets(st.sampled_from([*FURTHER, "certainty"]))
FIXED = {"period": APRIL, "level": "commune", "indicator": "", "revision": 0, "file": None}


def frame(rows: list[dict[str, object]], present: frozenset[str]) -> pd.DataFrame:
    """Make the rows of a file: what it has no column of is blank, and reported by the unit."""
    said = [
        {name: value for name, value in row.items() if name in present or name not in {*FURTHER, "certainty"}}
        for row in rows
    ]
    blank = {**dict.fromkeys(FURTHER), "certainty": "reported"}
    return checked(Assessments, pd.DataFrame([{**blank, **FIXED, **row, "row": at} for at, row in enumerate(said, 2)]))


def submission(rows: list[dict[str, object]], present: frozenset[str], name: str) -> Submission:
    columns = present | {"result"}
    made = frame(rows, present)
    return Submission(ReportKind.COMMUNE_REPORT, made, name, b"tep", APRIL, "lan", present=columns)


def by_key(store: Store) -> dict[tuple[object, ...], dict[str, object]]:
    rows = store.record(store.latest_revision()).of_every_set().to_dict("records")
    return {
        tuple(row[name] for name in ASSESSMENTS.keys): {name: _plain(row[name]) for name in ASSESSMENTS.contents}
        for row in rows
    }


def _plain(value: object) -> object:
    return None if pd.isna(value) else value  # pyright: ignore[reportCallIssue, reportArgumentType] — a scalar


def publish(store: Store, made: Submission) -> None:
    """Publish, and hold what stands against what the preview said."""
    foreseen = record_after(store.record(store.latest_revision()), made)
    with suppress(NothingToPublishError):
        store.publish(made, expected_revision=store.latest_revision())
        assert_same(foreseen, store.record(store.latest_revision()))


@pytest.mark.slow
@given(first=REPORTS, second=REPORTS, present=COLUMNS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_changes_no_column_that_it_does_not_have(make_bare, first, second, present):
    everything = frozenset({*FURTHER, "certainty"})
    with closing(Store(make_bare())) as store:
        publish(store, submission(first, everything, "du_cot.csv"))
        before = by_key(store)
        publish(store, submission(second, present, "it_cot.csv"))
        after = by_key(store)

    for key, old in before.items():
        new = after[key]
        is_new_statement = (old["result"], old["value"]) != (new["result"], new["value"])
        free = {"result", *present, *({"source", "certainty"} if is_new_statement else ())}
        assert {name: new[name] for name in new if name not in free} == {
            name: old[name] for name in old if name not in free
        }


@pytest.mark.slow
@given(rows=REPORTS, present=COLUMNS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_some_columns_of_what_stands_change_nothing(make_bare, rows, present):
    everything = frozenset({*FURTHER, "certainty"})
    with closing(Store(make_bare())) as store:
        publish(store, submission(rows, everything, "du_cot.csv"))

        for columns in (everything, present):
            with pytest.raises(NothingToPublishError):
                store.publish(submission(rows, columns, "lai.csv"), expected_revision=1)


def test_a_file_of_the_data_folder_says_all_that_it_has_to_say(store):
    row = {
        "unit": "29461",
        "criterion": "1",
        "criteria_set": "",
        "result": "met",
        "note": "cũ",
        "certainty": "reported",
    }
    store.publish(submission([row], frozenset({"note"}), "xa.csv"), expected_revision=0)
    seed = submission([row], frozenset(), "xa.csv")

    store.publish(Submission(**{**vars(seed), "is_seed": True}), expected_revision=1)

    assert store.record(2).assessments["note"].isna().all()


def test_a_withdrawn_row_lends_nothing_to_the_next(store):
    row = {
        "unit": "29461",
        "criterion": "1",
        "criteria_set": "",
        "result": "met",
        "note": "cũ",
        "certainty": "reported",
    }
    store.publish(submission([row], frozenset({"note"}), "xa.csv"), expected_revision=0)
    store.withdraw(1, instruction=Instruction("minh", 1))

    store.publish(submission([row], frozenset(), "it_cot.csv"), expected_revision=2)

    assert store.record(3).assessments["note"].isna().all()
