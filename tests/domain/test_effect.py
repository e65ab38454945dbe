"""What one act comes to: every cell, old → new, of any period, and one sentence with one count."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.cell_changes import cell_changes
from ntm_dashboard.domain.cell_words import NOTHING, named, said_beside, said_changes
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.domain.frames import Assessments, Recognitions, Targets, checked
from ntm_dashboard.domain.published import ASSESSMENTS
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.exports.changes_csv import changes_csv
from ntm_dashboard.i18n import speaking
from ntm_dashboard.services.data_folder import load_catalogue
from tests.follow_up import followed_up, with_rows

CATALOGUE = load_catalogue(DEFAULT_DATA)
DAY = date(2023, 4, 12)
NO_PLACE = {"revision": 1, "file": "a.csv", "row": 2, "source": None}


def record_of(*results: dict[str, object]) -> Record:
    """Make a record of commune results; what is not said of a row is usual."""
    usual = {
        "period": DAY,
        "level": "commune",
        "unit": "29464",
        "criterion": "5",
        "indicator": "",
        "criteria_set": "",
        "result": "met",
        "certainty": "reported",
        **dict.fromkeys(("value", "dossier", "dossier_state", "planned_on", "agency", "note")),
        **NO_PLACE,
    }
    rows = pd.DataFrame([{**usual, **one} for one in results], columns=list(usual))
    return Record.empty().with_assessments(checked(Assessments, rows))


def said(before: Record, after: Record) -> list[tuple[str, str, str, str]]:
    """Give what is said of each cell that differs."""
    lines = [line for one in cell_changes(before, after) for line in said_changes(one, CATALOGUE)]
    return [(one.unit, one.about, one.before, one.after) for one in lines]


def test_a_changed_cell_says_only_what_differs_with_all_its_digits():
    before, after = (record_of({"value": value, "note": "cũ"}) for value in (7.501, 7.502))

    assert said(before, after) == [
        ("Xã Phước Hưng", "tiêu chí 5, kỳ 12/04/2023", "Giá trị: 7,501", "Giá trị: 7,502"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("result", "not_met", "Kết quả: Chưa đạt"),
        ("dossier", "12/HS", "Hồ sơ: 12/HS"),
        ("dossier_state", "returned", "Trạng thái hồ sơ: Hồ sơ bị trả lại"),
        ("planned_on", date(2023, 6, 30), "Ngày dự kiến: 30/06/2023"),
        ("agency", "PNV", "Cơ quan: Phòng Nội vụ"),
        ("note", "<b>=1+1</b>\nhai", "Ghi chú: <b>=1+1</b>\nhai"),
        ("source", "Công văn 1", "Nguồn: Công văn 1"),
        ("certainty", "documented", "Độ tin cậy: Có văn bản"),
    ],
)
def test_every_field_of_a_cell_is_said(field, value, text):
    ((_unit, _about, _before, after),) = said(record_of({}), record_of({field: value}))

    assert after == text


def test_new_and_withdrawn_cells_say_all_that_they_say_and_nothing_on_the_other_side():
    only = record_of({"value": 12.0})
    (new,), (gone,) = said(Record.empty(), only), said(only, Record.empty())

    assert new[2:] == (NOTHING, "Kết quả: Đạt · Giá trị: 12 · Độ tin cậy: Đơn vị tự báo cáo")
    assert gone[2:] == (new[3], NOTHING)


def test_cells_stand_in_the_order_of_units_criteria_and_periods():
    keys = [("29467", "2"), ("29464", "10"), ("29464", "9")]
    after = record_of(
        *({"unit": unit, "criterion": number} for unit, number in keys),
        {"criterion": "9", "period": date(2022, 12, 31)},
        {"criterion": "17", "indicator": "17.10"},
        {"criterion": "17", "indicator": "17.2"},
    )

    assert [(one[0], one[1]) for one in said(Record.empty(), after)] == [
        ("Xã Phước Hưng", "tiêu chí 9, kỳ 12/04/2023"),
        ("Xã Phước Hưng", "tiêu chí 9, kỳ 31/12/2022"),
        ("Xã Phước Hưng", "tiêu chí 10, kỳ 12/04/2023"),
        ("Xã Phước Hưng", "tiêu chí 17.2, kỳ 12/04/2023"),
        ("Xã Phước Hưng", "tiêu chí 17.10, kỳ 12/04/2023"),
        ("Xã Tập Sơn", "tiêu chí 2, kỳ 12/04/2023"),
    ]


def test_a_result_by_another_set_a_title_and_a_target_are_named():
    title = {"unit": "849", "title": "standard", "effective_on": DAY, "decided_on": DAY, "for_year": 2023}
    titles = pd.DataFrame([{**title, "decision": "1/QĐ", "certainty": "documented", **NO_PLACE}])
    target = {"measure": "communes_standard", "target_on": date(2023, 12, 31), "value": 15.0, "certainty": "derived"}
    after = replace(
        record_of({"criteria_set": "bộ lạ"}),
        recognitions=checked(Recognitions, titles),
        targets=checked(Targets, pd.DataFrame([{**target, **NO_PLACE}])),
    )

    assert [one[:2] for one in said(Record.empty(), after)] == [
        ("Xã Phước Hưng", "tiêu chí 5, bộ lạ, kỳ 12/04/2023"),
        ("Huyện Trà Cú", "Đạt chuẩn nông thôn mới, từ ngày 12/04/2023"),
        ("Huyện Trà Cú", "Số xã đạt chuẩn nông thôn mới"),
    ]


ABOUT = "tiêu chí 17"
DAY_OF_ROWS = "15/03/2023"


@pytest.mark.parametrize(
    ("kind", "row", "unit", "about"),
    [
        (
            ReportKind.ASSIGNMENTS,
            {},
            "Xã Tân Sơn",
            f"{ABOUT}, Lãnh đạo phụ trách tiêu chí, Phó Chủ tịch UBND huyện, từ ngày {DAY_OF_ROWS}",
        ),
        (
            ReportKind.ASSIGNMENTS,
            {"role": "lead_agency", "assignee": "PNV", "unit": "", "criterion": "9"},
            "Toàn huyện",
            f"tiêu chí 9, Cơ quan chủ trì, Phòng Nội vụ, từ ngày {DAY_OF_ROWS}",
        ),
        (ReportKind.ROADMAP, {"unit": "849"}, "Huyện Trà Cú", f"{ABOUT}, đặt ra ngày {DAY_OF_ROWS}"),
        (
            ReportKind.ROADMAP,
            {"step": "Nộp hồ sơ", "indicator": "17.10"},
            "Xã Tân Sơn",
            f"tiêu chí 17.10, bước “Nộp hồ sơ”, đặt ra ngày {DAY_OF_ROWS}",
        ),
        (ReportKind.DOSSIERS, {}, "Xã Tân Sơn", f"{ABOUT}, chuyển ngày {DAY_OF_ROWS}"),
        (
            ReportKind.INSPECTIONS,
            {},
            "Xã Tân Sơn",
            f"{ABOUT}, Văn bản đôn đốc, văn bản số 12/CV-UBND, ngày {DAY_OF_ROWS}",
        ),
        (
            ReportKind.CONCLUSIONS,
            {"unit": "", "criterion": ""},
            "Toàn huyện",
            f"kết luận số 1, họp ngày {DAY_OF_ROWS}",
        ),
        (ReportKind.SURVEYS, {}, "Xã Tân Sơn", f"nội dung “Môi trường”, ngày {DAY_OF_ROWS}"),
    ],
)
def test_who_does_what_by_when_is_named(kind, row, unit, about):
    ((said_unit, said_about, _before, _after),) = said(Record.empty(), with_rows(Record.empty(), kind, row))

    assert (said_unit, said_about) == (unit, about)


def test_conclusions_of_a_meeting_stand_in_the_order_of_their_numbers():
    rows = [{"ordinal": number} for number in ("10", "2", "1")]

    after = with_rows(Record.empty(), ReportKind.CONCLUSIONS, *rows)

    assert [one[1].split(", ")[1] for one in said(Record.empty(), after)] == [
        "kết luận số 1",
        "kết luận số 2",
        "kết luận số 10",
    ]


def test_act_that_only_says_who_does_what_by_when_is_counted_by_its_kinds():
    before = record_of({})
    after = followed_up(before)
    day, same = (situation_of(one, CATALOGUE, as_of=DAY) for one in (before, after))

    effect = Effect(cell_changes(before, after), compare(day, same))

    assert effect.sentence == (
        "6 số liệu: Phân công trách nhiệm (1); Lộ trình (1); Diễn biến hồ sơ (1); Kiểm tra, đôn đốc (1); "
        "Kết luận cuộc họp (1); Khảo sát sự hài lòng (1)"
    )


def test_act_that_also_writes_results_says_both():
    before = record_of({})
    after = with_rows(record_of({"note": "x"}), ReportKind.ROADMAP, {})
    day, then = (situation_of(one, CATALOGUE, as_of=DAY) for one in (before, after))

    sentence = Effect(cell_changes(before, after), compare(day, then)).sentence

    assert sentence == "2 số liệu: không trạng thái nào đổi; Lộ trình (1)"


CELLS = st.fixed_dictionaries(
    {
        "criterion": st.sampled_from(["1", "2", "10"]),
        "period": st.sampled_from([DAY, date(2022, 12, 31)]),
        "result": st.sampled_from(["met", "not_met"]),
        "value": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "note": st.none() | st.text(max_size=3),
        "certainty": st.sampled_from(["reported", "illustrative"]),
    }
)
RECORDS = st.lists(CELLS, max_size=5, unique_by=lambda one: (one["criterion"], one["period"]))


@given(one=RECORDS, other=RECORDS)
@settings(deadline=None, max_examples=25)
def test_writing_the_cells_that_differ_turns_one_record_into_the_other(one, other):
    before, after = record_of(*one), record_of(*other)
    keys, fields = ["criterion", "period"], ["result", "value", "note", "certainty"]

    found = cell_changes(before, after)
    standing = before.assessments.set_index(keys)[fields].astype(object)
    for part in found:
        gone = part.change == "withdrawn"
        standing = standing.drop(
            index=[key for key in map(tuple, part.before[keys].to_numpy()) if key in standing.index]
        )
        new = part.after[~gone].set_index(keys)[fields].astype(object)
        standing = pd.concat([standing, new])

    wanted = after.assessments.set_index(keys)[fields].astype(object)
    assert {key: tuple(map(str, row)) for key, row in zip(standing.index, standing.to_numpy(), strict=True)} == {
        key: tuple(map(str, row)) for key, row in zip(wanted.index, wanted.to_numpy(), strict=True)
    }


def effect_of(before: Record, after: Record) -> Effect:
    """Give the effect on the usual day."""
    sides = (situation_of(one, CATALOGUE, as_of=DAY) for one in (before, after))
    return Effect(cell_changes(before, after), compare(*sides))


def test_an_older_period_counts_though_no_state_changes():
    before = record_of({})
    after = record_of({}, {"period": date(2022, 12, 31), "result": "not_met"})

    assert effect_of(before, after).sentence == "1 số liệu: không trạng thái nào đổi"


def test_what_is_invented_is_not_counted_where_it_is_told_apart():
    effect = effect_of(Record.empty(), record_of({}, {"criterion": "2", "certainty": "illustrative"}))

    assert (effect.count, effect.told_apart.count) == (2, 1)


def test_the_list_as_csv_is_text_in_the_language_of_who_takes_it():
    changes = cell_changes(record_of({}), record_of({"note": "=cmd|' /C calc'!A0"}))

    with speaking("en"):
        lines = changes_csv(changes, CATALOGUE).decode("utf-8-sig").splitlines()

    assert lines[0].startswith('"Unit";')
    assert '"changed"' in lines[1]
    assert "=cmd" in lines[1]
    assert '"=cmd' not in lines[1]


def test_rows_of_one_cell_are_said_by_what_differs_between_them():
    row = {"result": "met", "value": 1.5, "note": None, "certainty": "reported"}
    key = {"period": DAY, "level": "commune", "unit": "29464", "criterion": "5", "indicator": "", "criteria_set": ""}

    assert said_beside(ASSESSMENTS, [None, row, {**row, "value": 2.0}], CATALOGUE) == [
        NOTHING,
        "Giá trị: 1,5",
        "Giá trị: 2",
    ]
    assert said_beside(ASSESSMENTS, [None, row, None], CATALOGUE)[1] == (
        "Kết quả: Đạt · Giá trị: 1,5 · Độ tin cậy: Đơn vị tự báo cáo"
    )
    assert named(key, CATALOGUE) == "Xã Phước Hưng, tiêu chí 5, kỳ 12/04/2023"
