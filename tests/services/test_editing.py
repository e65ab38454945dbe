"""A fact changed without a file changes exactly what was said, as a file of the contract that the check reads back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from ntm_dashboard.domain.frames import Assessments, checked, rows_of
from ntm_dashboard.domain.published import FOLLOW_UP_TABLES, ROW_TABLES, record_after, row_table_of, standing_rows
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import FOLLOW_UP, Certainty, Closing, DossierState, ReportKind, Result
from ntm_dashboard.intake import IntakeContext, check
from ntm_dashboard.intake.verdict.clearing import said_by
from ntm_dashboard.services.editing import (
    Edit,
    Fact,
    Value,
    changes_of,
    fact_of_row,
    fields_of_kind,
    is_idle,
    keys_of,
    loses_source,
    made_files,
    standing_of,
)
from ntm_dashboard.services.plain_facts import fact_in_text, text_of_fact
from tests.follow_up import ROWS, followed_up
from tests.meeting import TRA_CU, TRAINING, catalogue_of, record_of

TODAY = date(2026, 11, 23)
COMMUNE, DISTRICT = ReportKind.COMMUNE_REPORT, ReportKind.DISTRICT_REPORT
APRIL, JANUARY = date(2023, 4, 12), date(2024, 1, 31)
ORIGIN = ["revision", "file", "row"]
VALUES: Mapping[str, st.SearchStrategy[Value]] = {
    "result": st.sampled_from([one.value for one in Result]),
    "value": st.sampled_from([0.0, 1.0]),
    "dossier": st.sampled_from([None, "HS-01/2024", "=1+1", "12"]),
    "dossier_state": st.sampled_from([None, *(one.value for one in DossierState)]),
    "planned_on": st.dates(date(2023, 1, 1), date(2024, 12, 31)) | st.none(),
    "agency": st.sampled_from([None, "PKTHT", "Hội Nông dân", "'@x"]),
    "note": st.sampled_from([None, "hai\ndòng", '“a”; "b"', "=1+1", "-5,2", "'"]),
    "source": st.sampled_from([None, "Công văn 12/UBND", "+84 294"]),
    "certainty": st.sampled_from([one.value for one in Certainty]),
    "decided_on": st.just(None),
    "for_year": st.sampled_from([2021, 2022]),
    "decision": st.sampled_from([None, "12/QĐ-UBND", "@a;b"]),
    "target_on": st.dates(date(2023, 6, 1), date(2025, 12, 31)),
    "until_on": st.dates(date(2023, 3, 15), date(2024, 12, 31)) | st.none(),
    "due_on": st.dates(date(2023, 1, 1), date(2024, 12, 31)) | st.none(),
    "done_on": st.dates(date(2023, 1, 1), date(2023, 12, 31)) | st.none(),
    "answered_on": st.dates(date(2023, 3, 15), date(2023, 12, 31)) | st.none(),
    "matter": st.sampled_from(["Thu gom rác", "=1+1", "hai\ndòng", '“a”; "b"']),
    "partners": st.sampled_from([None, "Phòng Nội vụ; xã Tân Sơn", "@x"]),
    "closing": st.sampled_from([None, *(one.value for one in Closing)]),
    "evidence": st.sampled_from([None, "Biên bản 5/BB-UBND", "+84 294"]),
    "answer": st.sampled_from([None, "Đã thu gom", "-5,2"]),
    "ballots": st.sampled_from([111.0, 120.0, 1250.0]),
    "satisfied": st.sampled_from([0.0, 64.0, 120.0]),
}
MAY_BE_BLANK = {"value": {COMMUNE, DISTRICT}}
NEVER_BLANK = {"planned_on": ReportKind.ROADMAP, "dossier_state": ReportKind.DOSSIERS}


@cache
def facts_of(folder) -> list[Fact]:
    """Give the fact of every row that stands."""
    record = whole_record_of(folder)
    found = [
        Fact(
            COMMUNE if row.level == "commune" else DISTRICT,
            row.period.date(),
            row.unit if row.level == "commune" else "",
            row.indicator or row.criterion,
        )
        for row in rows_of(record.assessments)
    ]
    found += [
        Fact(ReportKind.RECOGNITIONS, one.effective_on.date(), one.unit, title=one.title)
        for one in rows_of(record.recognitions)
    ]
    found += [Fact(ReportKind.COUNTS, one.day.date(), measure=one.measure) for one in rows_of(record.counts)]
    found += [Fact(ReportKind.TARGETS, measure=one.measure) for one in rows_of(record.targets)]
    rows = [(table, row) for table in FOLLOW_UP_TABLES for row in standing_rows(record, table).to_dict("records")]
    return found + [fact_of_row(table, row) for table, row in rows]


@cache
def context_of(folder) -> IntakeContext:
    return IntakeContext(catalogue_of(folder), TODAY)


def value_of(fact: Fact, name: str) -> st.SearchStrategy[Value]:
    """Give values that a field of a fact may have."""
    if NEVER_BLANK.get(name) is fact.kind:
        return VALUES[name].filter(lambda value: value is not None)
    return VALUES[name] | st.none() if fact.kind in MAY_BE_BLANK.get(name, ()) else VALUES[name]


@cache
def whole_record_of(folder) -> Record:
    """Give the record of a folder with a row of each kind of the follow-up, of a district that has their unit."""
    return followed_up(record_of(folder)) if folder == TRA_CU else record_of(folder)


def published(record: Record, *edits: Edit, folder=TRA_CU) -> Record:
    """Publish the files that edits make, each read back by the check."""
    for made in made_files(edits, record, catalogue_of(folder)):
        report = check(made.dropped.content, made.dropped.name, context=context_of(folder))
        assert report.is_accepted, [str(one.message) for one in report.errors]
        assert report.kind is made.kind
        assert made.misread(report) == []
        record = record_after(record, made.kind, said_by(report), file_name=made.dropped.name)
    return record


def cells(record: Record, kind: ReportKind) -> pd.DataFrame:
    table = row_table_of(kind)
    rows = standing_rows(record, table).drop(columns=ORIGIN)
    return rows.set_index(list(table.keys)).sort_index()


def differing(before: Record, after: Record, kind: ReportKind) -> set[tuple[object, str]]:
    """Name each cell that differs: the key of its row and its field."""
    one, two = cells(before, kind), cells(after, kind)
    assert one.index.equals(two.index)
    found: set[tuple[object, str]] = set()
    for name in one.columns:
        is_same = (one[name] == two[name]).fillna(False) | (one[name].isna() & two[name].isna())
        found |= {(key, name) for key in one.index[~is_same]}
    return found


def test_every_field_of_the_contract_is_tried():
    assert {name for kind in ReportKind for name in fields_of_kind(kind)} == set(VALUES)


@settings(max_examples=80)
@given(data=st.data(), folder=st.sampled_from([TRA_CU, TRAINING]))
def test_any_one_field_of_any_published_row_changes_alone(data, folder):
    record = whole_record_of(folder)
    kind = data.draw(st.sampled_from(sorted({one.kind for one in facts_of(folder)})))
    fact = data.draw(st.sampled_from([one for one in facts_of(folder) if one.kind is kind]))
    name = data.draw(st.sampled_from([one for one in fields_of_kind(fact.kind) if one != "decided_on"]))
    value = data.draw(value_of(fact, name))
    before = standing_of(record, catalogue_of(folder), fact).values

    after = published(record, Edit(fact, {name: value}), folder=folder)

    keys = {key for key, _name in differing(record, after, fact.kind)}
    changed = {one for _key, one in differing(record, after, fact.kind)}
    speaks_anew = name in row_table_of(fact.kind).statement and value != before[name]
    assert len(keys) == (0 if value == before[name] else 1)
    assert changed - ({"source", "certainty"} if speaks_anew else set()) == (set() if value == before[name] else {name})
    now = standing_of(after, catalogue_of(folder), fact).values
    assert now[name] == value
    if speaks_anew:
        assert (now["source"], now["certainty"]) == (None, Certainty.REPORTED)
    for table in ROW_TABLES:
        if table is not row_table_of(fact.kind):
            assert_frame_equal(standing_rows(after, table), standing_rows(record, table))


@settings(max_examples=15)
@given(data=st.data())
def test_edits_of_different_fields_in_one_file_leave_each_other_alone(data):
    record = record_of(TRA_CU)
    facts = [one for one in facts_of(TRA_CU) if one.kind is COMMUNE]
    chosen = data.draw(st.lists(st.sampled_from(facts), min_size=2, max_size=4, unique=True))
    names = ["dossier", "dossier_state", "planned_on", "agency", "note"]
    edits = [
        Edit(one, {name: data.draw(VALUES[name])}) for one in chosen for name in [data.draw(st.sampled_from(names))]
    ]

    after = published(record, *edits)

    wanted = {
        (edit.fact.unit, edit.fact.number, name)
        for edit in edits
        for name in changes_of(edit, standing_of(record, catalogue_of(), edit.fact))
    }
    assert {(key[2], key[3], name) for key, name in differing(record, after, COMMUNE)} == wanted


def test_file_speaks_only_of_what_was_changed_and_is_named_after_it():
    (made,) = made_files([Edit(Fact(COMMUNE, APRIL, "29470", "17"), {"result": "met"})], record_of(), catalogue_of())

    head, line = made.dropped.content.decode("utf-8-sig").splitlines()
    assert made.dropped.name == "sua_tieu_chi_xa_2023-04-12.csv"
    assert head == '"ky_bao_cao";"ma_xa";"ten_xa";"tieu_chi";"ket_qua"'
    assert line == '"12/04/2023";"29470";"Xã Tân Sơn";"17";"đạt"'


def test_each_kind_and_period_is_a_file_of_its_own():
    edits = [
        Edit(Fact(COMMUNE, APRIL, "29470", "17"), {"result": "met"}),
        Edit(Fact(COMMUNE, JANUARY, "29470", "17"), {"result": "met"}),
        Edit(Fact(DISTRICT, APRIL, "", "2"), {"result": "met"}),
        Edit(Fact(ReportKind.TARGETS, measure="communes_standard"), {"value": 14.0}),
    ]

    made = made_files(edits, record_of(), catalogue_of())

    assert [one.dropped.name for one in made] == [
        "sua_tieu_chi_xa_2023-04-12.csv",
        "sua_tieu_chi_xa_2024-01-31.csv",
        "sua_tieu_chi_huyen_2023-04-12.csv",
        "sua_muc_tieu.csv",
    ]


def test_new_period_starts_from_what_stood_and_leaves_the_old_one_alone():
    record, fact = record_of(), Fact(COMMUNE, JANUARY, "29470", "17")
    start = standing_of(record, catalogue_of(), fact)

    after = published(record, Edit(fact, {"dossier_state": "submitted"}))

    now = standing_of(after, catalogue_of(), fact)
    assert (start.since, start.is_of_day, now.is_of_day) == (APRIL, False, True)
    assert now.values == {**start.values, "dossier_state": "submitted"}
    assert standing_of(after, catalogue_of(), replace(fact, day=APRIL)).values == start.values


def test_invented_start_does_not_lend_its_source_to_a_new_result():
    fact = Fact(COMMUNE, JANUARY, "29470", "17")

    after = published(record_of(), Edit(fact, {"result": "met"}))

    now = standing_of(after, catalogue_of(), fact).values
    assert (now["source"], now["certainty"], now["dossier"]) == (None, Certainty.REPORTED, "HS-29470-17/2023")


def test_source_that_is_said_to_speak_on_stays():
    record, fact = record_of(), Fact(COMMUNE, APRIL, "29470", "17")
    seen = standing_of(record, catalogue_of(), fact).values
    edit = Edit(fact, {"result": "met", "source": seen["source"], "certainty": seen["certainty"]})

    after = published(record, edit)

    now = standing_of(after, catalogue_of(), fact).values
    assert (now["result"], now["source"], now["certainty"]) == ("met", seen["source"], seen["certainty"])
    assert not loses_source(edit, standing_of(record, catalogue_of(), fact))


def test_edit_of_what_stands_already_is_idle_and_makes_no_file():
    record, fact = record_of(), Fact(COMMUNE, APRIL, "29470", "17")
    edit = Edit(fact, {"result": "not_met"})

    assert is_idle(edit, standing_of(record, catalogue_of(), fact))
    assert made_files([edit], record, catalogue_of()) == ()


def test_same_report_in_a_new_period_is_no_idle_edit():
    fact = Fact(COMMUNE, JANUARY, "29470", "17")

    after = published(record_of(), Edit(fact, {}))

    assert standing_of(after, catalogue_of(), fact).is_of_day


def test_nothing_starts_from_another_set_of_criteria_or_another_unit_of_the_same_code():
    record = record_of()
    before_the_set, after_the_merger = date(2022, 1, 31), date(2026, 3, 31)

    assert standing_of(record, catalogue_of(), Fact(COMMUNE, before_the_set, "29467", "17")).since is None
    assert standing_of(record, catalogue_of(), Fact(COMMUNE, after_the_merger, "29467", "17")).since is None


def test_result_by_another_set_is_changed_apart_from_the_standard_one():
    record = record_of()
    row = record.assessments[record.assessments["level"] == "commune"].head(1)
    advanced = row.assign(criteria_set="commune-advanced-2021", result="not_met")
    both = record.with_assessments(checked(Assessments, pd.concat([record.assessments, advanced])))
    fact = Fact(COMMUNE, APRIL, row["unit"].iloc[0], row["criterion"].iloc[0], "commune-advanced-2021")

    after = published(both, Edit(fact, {"result": "met"}), Edit(replace(fact, criteria_set=""), {"note": "chuẩn"}))

    assert standing_of(after, catalogue_of(), fact).values["result"] == "met"
    assert standing_of(after, catalogue_of(), fact).values["note"] is None
    assert standing_of(after, catalogue_of(), replace(fact, criteria_set="")).values["note"] == "chuẩn"


@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        (
            Fact(ReportKind.RECOGNITIONS, JANUARY, "29470", title="advanced"),
            {"decided_on": JANUARY, "decision": "9"},
        ),
        (Fact(ReportKind.RECOGNITIONS, JANUARY, "29470", title="advanced"), {"decision": "9/QĐ"}),
        (Fact(ReportKind.RECOGNITIONS, date(2023, 12, 31), "29461", title="civilised_town"), {"for_year": 2023}),
        (Fact(ReportKind.RECOGNITIONS, JANUARY, "849", title="standard"), {"decided_on": JANUARY}),
        (Fact(ReportKind.COUNTS, JANUARY, measure="communes_advanced"), {"value": 3.0, "source": "Báo cáo 1"}),
        (Fact(ReportKind.TARGETS, measure="communes_advanced"), {"value": 3.0, "target_on": date(2025, 12, 31)}),
        (Fact(COMMUNE, APRIL, "29470", "17.10"), {"result": "not_met", "value": 12.5}),
    ],
)
def test_new_row_of_each_kind_stands_as_it_was_written(fact, fields):
    record = record_of()
    assert not standing_of(record, catalogue_of(), fact).is_of_day

    after = published(record, Edit(fact, fields))

    now = standing_of(after, catalogue_of(), fact)
    assert now.is_of_day
    known = {name: value for name, value in now.values.items() if value is not None}
    assert known == {**fields, "certainty": Certainty.REPORTED}


@pytest.mark.parametrize("kind", FOLLOW_UP)
def test_new_row_of_the_follow_up_stands_as_it_was_written(kind):
    (row,) = standing_rows(followed_up(record_of()), row_table_of(kind)).to_dict("records")
    fact = fact_of_row(row_table_of(kind), row)
    written = {name: value for name, value in ROWS[kind].items() if name in fields_of_kind(kind)}

    after = published(record_of(), Edit(fact, written))

    now = standing_of(after, catalogue_of(), fact)
    assert now.is_of_day
    assert {name: value for name, value in now.values.items() if value is not None} == {
        **written,
        "certainty": Certainty.REPORTED,
    }


@pytest.mark.parametrize("kind", list(ReportKind))
def test_what_a_row_is_about_is_its_key_and_back(kind):
    table = row_table_of(kind)
    for row in standing_rows(whole_record_of(TRA_CU), table).to_dict("records"):
        fact = fact_of_row(table, row)

        key = {name: value.date() if name in table.days else value for name, value in row.items() if name in table.keys}
        assert keys_of(fact, catalogue_of()) == key
        assert fact_in_text(text_of_fact(fact)) == fact


def test_moved_date_is_a_row_of_its_own_and_the_old_one_stays():
    record = followed_up(record_of())
    (old,) = record.roadmap.to_dict("records")
    fact = fact_of_row(row_table_of(ReportKind.ROADMAP), old)
    moved = replace(fact, day=date(2023, 5, 2))

    after = published(record, Edit(moved, {"planned_on": date(2023, 9, 30), "note": "Chờ vốn tỉnh"}))

    assert standing_of(after, catalogue_of(), fact) == standing_of(record, catalogue_of(), fact)
    assert standing_of(after, catalogue_of(), moved).values["planned_on"] == date(2023, 9, 30)
    assert len(after.roadmap) == 2
