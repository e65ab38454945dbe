"""What the preview says, what the store gives back and what the history of the rows says are one and the same."""

from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select

from ntm_dashboard.domain.frames import Assessments, Counts, Recognitions, Targets, checked
from ntm_dashboard.domain.published import ROW_TABLES, RowTable, standing_rows
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import NothingToPublishError
from ntm_dashboard.store import Decision, Instruction, Store, Submission, record_after
from ntm_dashboard.store.cells import ASSESSMENTS, keys_in, newest
from ntm_dashboard.store.engine import open_engine, reading, writing
from ntm_dashboard.store.schema import metadata

from .conftest import APRIL, commune_report

HOSTILE = [
    "\t",
    "a\nb",
    "\\.",
    "a\n\\.\nb",
    "\\N",
    "",
    "NULL",
    "x\x00y",
    "\ufffe",
    '"',
    "a\r\nb",
    "{,}",
    "😀",
    "\\x41",
    "%s ?",
]
TEXTS = st.none() | st.sampled_from(HOSTILE)
DAYS = st.none() | st.sampled_from([date(1970, 1, 1), date(2023, 6, 30), date(2100, 12, 31)])
_PROVENANCE = {"source": TEXTS, "certainty": st.sampled_from(["documented", "reported", "illustrative"])}
_NUMBERS = st.sampled_from([0.0, 0.1 + 0.2, -1.5, 1e300, 1e-300])
RESULTS = st.fixed_dictionaries(
    {
        "period": st.sampled_from([date(2023, 4, 30), date(2023, 5, 31)]),
        "unit": st.sampled_from(["1", "2"]),
        "criterion": st.sampled_from(["1", "10"]),
        "criteria_set": st.sampled_from(["", "advanced"]),
        "result": st.sampled_from(["met", "not_met"]),
        "value": st.none() | _NUMBERS,
        **dict.fromkeys(("dossier", "agency", "note"), TEXTS),
        "dossier_state": st.none() | st.just("complete"),
        "planned_on": DAYS,
        **_PROVENANCE,
    }
)
TITLES = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["1", "2"]),
        "title": st.sampled_from(["standard", "advanced"]),
        "effective_on": st.sampled_from([date(2020, 1, 1), date(2021, 1, 1)]),
        "decided_on": DAYS,
        "for_year": st.none() | st.just(2020),
        "decision": TEXTS,
        **_PROVENANCE,
    }
)
FIGURES = st.fixed_dictionaries(
    {"day": st.sampled_from([date(2023, 1, 1), date(2023, 2, 1)]), "measure": st.sampled_from("ab"), "value": _NUMBERS}
    | _PROVENANCE
)
AIMS = st.fixed_dictionaries(
    {"measure": st.sampled_from("ab"), "target_on": st.sampled_from([date(2024, 1, 1)]), "value": _NUMBERS}
    | _PROVENANCE
)
FIXED = {"level": "commune", "indicator": "", "revision": 0, "file": None}


@st.composite
def files(draw: st.DrawFn) -> Submission:
    """Make a file of any kind: keys come twice, columns are absent or kept, and some are of the data folder."""
    kind, model, rows = draw(
        st.sampled_from(
            [
                (ReportKind.COMMUNE_REPORT, Assessments, RESULTS),
                (ReportKind.RECOGNITIONS, Recognitions, TITLES),
                (ReportKind.COUNTS, Counts, FIGURES),
                (ReportKind.TARGETS, Targets, AIMS),
            ]
        )
    )
    said = draw(st.lists(rows, min_size=1, max_size=4))
    frame = checked(model, pd.DataFrame([{**FIXED, **one, "row": at} for at, one in enumerate(said, 2)]))
    fields = st.frozensets(st.sampled_from(["note", "value", "source", "certainty", "dossier", "decision"]))
    name = draw(st.sampled_from(["a.csv", "b\x01\n.csv"]))
    made = Submission(kind, frame, name, b"tep", APRIL, "lan", is_seed=draw(st.booleans()))
    return replace(made, present=draw(fields) | {"result", "target_on"}, kept=draw(fields))


ACTS = st.lists(files() | st.tuples(st.sampled_from(["undo", "restore", "withdraw"]), st.integers(0)), max_size=5)


def ordered(table: RowTable, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(list(table.keys)).reset_index(drop=True)


def assert_same(one: Record, other: Record) -> None:
    assert one.revision == other.revision
    for table in ROW_TABLES:
        left, right = (ordered(table, standing_rows(record, table)) for record in (one, other))
        pd.testing.assert_frame_equal(left, right)
        pd.testing.assert_frame_equal(left, checked(table.model, left))


def by_history(engine: Engine, number: int) -> dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]:
    """Find what stands at a revision row by row: whatever was written last under a key, unless it is withdrawn."""
    found: dict[str, dict[tuple[Any, ...], tuple[Any, ...]]] = {}
    with reading(engine) as connection:
        for table in ROW_TABLES:
            sql, stands = metadata.tables[table.name], found.setdefault(table.name, {})
            query = select(sql).where(sql.c.revision <= number).order_by(sql.c.revision)
            for row in connection.execute(query).mappings():
                key = tuple(row[name] for name in table.keys)
                stands.pop(key, None)
                if not row["is_withdrawn"]:
                    stands[key] = (row["origin"], row["row"], *(row[name] for name in table.contents))
    return found


def as_history(record: Record) -> dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]:
    """Give a record in the same form."""
    found: dict[str, dict[tuple[Any, ...], tuple[Any, ...]]] = {}
    for table in ROW_TABLES:
        rows = [{name: _plain(value) for name, value in row.items()} for row in _records(record, table)]
        names = ("revision", "row", *table.contents)
        found[table.name] = {tuple(row[key] for key in table.keys): tuple(row[one] for one in names) for row in rows}
    return found


def _records(record: Record, table: RowTable) -> list[dict[Any, Any]]:
    return standing_rows(record, table).to_dict("records")


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def act(store: Store, what: Submission | tuple[str, int]) -> None:
    """Publish a file or go back in one of the ways; what it comes to is foretold."""
    latest = store.latest_revision()
    if isinstance(what, Submission):
        foreseen = record_after(store.record(latest), what)
        store.publish(what, expected_revision=latest)
        assert_same(foreseen, store.record(latest + 1))
    elif latest:
        way, number = what[0], what[1] % latest + 1
        instruction = Instruction("minh", latest)
        decisions = {one.cell: Decision.REVERT for one in store.plan_undo(number).conflicts}
        match way:
            case "undo":
                foreseen = store.record_after_undo(number, decisions=decisions)
                store.undo(number, instruction=instruction, decisions=decisions)
            case "restore":
                foreseen = store.record_after_restoring(number)
                store.restore(number, instruction=instruction)
            case _:
                foreseen = store.record_after_withdrawing(number)
                store.withdraw(number, instruction=instruction)
        assert_same(foreseen, store.record(latest + 1))


@pytest.fixture
def migrated(make_address) -> str:
    """Give a database with its tables, for copying."""
    address = make_address()
    Store(address).close()
    return address


@pytest.mark.slow
@given(acts=ACTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_preview_record_and_history_agree_at_every_revision(make_address, migrated, acts):
    address = make_address(like=migrated)
    engine = open_engine(address)
    with closing(Store(address)) as store:
        for one in acts:
            with suppress(NothingToPublishError):
                act(store, one)

        records = [store.record(number) for number in range(store.latest_revision() + 1)]
        for number, record in enumerate(records[1:], start=1):
            assert as_history(record) == by_history(engine, number)
            for older in records[:number]:
                assert_same(store.record(number, older=older), record)
    engine.dispose()


def test_the_last_row_of_a_key_counts_in_the_preview_and_in_what_is_published(store, publish):
    publish("29461 1 met")
    twice = commune_report("29461 1 not_met | 29461 1 met | 29461 2 not_met | 29461 2 met")

    foreseen = record_after(store.record(1), twice)
    revision = store.publish(twice, expected_revision=1)

    assert_same(foreseen, store.record(2))
    assert foreseen.assessments["result"].tolist() == ["met", "met"]
    assert (revision.added, revision.changed, revision.unchanged) == (1, 0, 1)


def test_a_rehearsal_keeps_nothing(store, publish):
    publish("29461 1 met")
    publish("29461 1 not_met")
    before = store.record(2)

    for foreseen in (store.record_after_undo(2), store.record_after_restoring(1), store.record_after_withdrawing(2)):
        assert foreseen.revision == 3

    assert store.latest_revision() == 2
    assert [entry.action for entry in store.audit_entries()] == ["publish", "publish"]
    assert_same(before, store.record(2))


def test_a_file_without_rows_changes_nothing(store, publish):
    publish("29461 1 met")
    nothing = replace(commune_report("29461 1 met"), rows=commune_report("29461 1 met").rows.iloc[:0])

    assert_same(replace(record_after(store.record(1), nothing), revision=1), store.record(1))
    with pytest.raises(NothingToPublishError):
        store.publish(nothing, expected_revision=1)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_key_of_any_text_is_found_again(store, text):
    first = commune_report("29461 1 met")
    told = replace(first, rows=first.rows.assign(unit=f"x{text}", note=text))
    store.publish(told, expected_revision=0)

    with pytest.raises(NothingToPublishError):
        store.publish(told, expected_revision=1)

    assert_same(replace(record_after(Record.empty(), told), revision=1), store.record(1))


def test_only_the_keys_that_are_asked_for_are_looked_up(store, engine, publish):
    publish("29461 1 met | 29461 2 met | 29464 1 met")
    rows = commune_report("29461 2 met | 29461 2 met | 29464 9 met").rows

    with writing(engine) as connection:
        found = newest(connection, ASSESSMENTS, until=1, among=keys_in(connection, ASSESSMENTS, rows))

    assert found[["unit", "criterion"]].to_numpy().tolist() == [["29461", "2"]]


def test_publishing_and_going_back_read_no_table_from_end_to_end(tmp_path):
    with closing(Store(f"sqlite:///{tmp_path}/ntm.db")) as store:
        store.publish(commune_report("29461 1 met | 29464 1 met"), expected_revision=0)
        plans: list[str] = []

        def explain(_connection: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
            if statement.startswith("SELECT"):
                plan = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
                plans.extend(line[3] for line in plan)

        event.listen(store._engine, "before_cursor_execute", explain)
        store.publish(commune_report("29461 1 not_met | 29461 2 met"), expected_revision=1)
        store.undo(2, instruction=Instruction("minh", 2))
        store.withdraw(1, instruction=Instruction("minh", 3))
        store.restore(2, instruction=Instruction("minh", 4))

    read = [line.split() for line in plans]
    assert any("ix_assessments_newest" in line for line in read)
    assert [line for line in read if line[0] == "SCAN" and line[1] in {*metadata.tables, "own"} - {"revisions"}] == []
