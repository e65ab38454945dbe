"""What a file changes: absent columns keep what stands, blank cells clear it, the origin follows the statement."""

import pandas as pd
import pytest

from ntm_dashboard.domain.contract import EVERY_FIELD
from ntm_dashboard.domain.frames import Assessments, checked
from ntm_dashboard.domain.published import ASSESSMENTS, Said, laid_over, record_after
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind

FULL = {
    "period": "2023-04-30",
    "level": "commune",
    "unit": "A",
    "criterion": "1",
    "indicator": "",
    "result": "met",
    "value": 95.0,
    "dossier": "HS-1",
    "dossier_state": "submitted",
    "planned_on": "2023-06-30",
    "agency": "PTNMT",
    "note": "đã đo",
    "source": "QĐ 12",
    "certainty": "documented",
    "revision": 1,
    "file": "cu.csv",
    "row": 2,
}
BLANK = dict.fromkeys(("value", "dossier", "dossier_state", "planned_on", "agency", "note", "source"))


def rows(*given: dict[str, object]) -> pd.DataFrame:
    return checked(Assessments, pd.DataFrame([{**FULL, **BLANK, "certainty": "reported", **one} for one in given]))


STANDING = checked(Assessments, pd.DataFrame([FULL]))


def after(said: dict[str, object], *, present: set[str], kept: frozenset[str] = frozenset()) -> dict[str, object]:
    (row,) = laid_over(ASSESSMENTS, STANDING, Said(rows(said), frozenset(present), kept)).to_dict("records")
    return {name: None if pd.isna(value) else value for name, value in row.items()}


@pytest.mark.parametrize(
    ("said", "present", "expected"),
    [
        pytest.param({}, {"result"}, {}, id="only the same result: nothing changes"),
        pytest.param({"note": "mới"}, {"result", "note"}, {"note": "mới"}, id="a note alone leaves the origin"),
        pytest.param({}, {"result", "note"}, {"note": None}, id="a blank note clears the note"),
        pytest.param(
            {"result": "not_met"},
            {"result"},
            {"result": "not_met", "source": None, "certainty": "reported"},
            id="another result is not what the old source said",
        ),
        pytest.param(
            {"value": 96.0},
            {"result", "value"},
            {"value": 96.0, "source": None, "certainty": "reported"},
            id="another value neither",
        ),
        pytest.param({"note": "(vượt)"}, {"result"}, {"note": "(vượt)"}, id="a note beside the result is said"),
        pytest.param({"source": "BC 5"}, {"result", "source"}, {"source": "BC 5"}, id="a source alone"),
    ],
)
def test_a_file_changes_only_what_it_says(said, present, expected):
    standing = {
        name: pd.Timestamp(value) if name in {"period", "planned_on"} else value for name, value in FULL.items()
    }

    written = after(said, present=present)

    contents = [*ASSESSMENTS.contents]
    assert {name: written[name] for name in contents} == {**{name: standing[name] for name in contents}, **expected}


def test_a_blank_cell_clears_nothing_where_the_person_said_keep():
    written = after({}, present={*EVERY_FIELD}, kept=frozenset({"note", "certainty"}))

    assert (written["note"], written["certainty"], written["dossier"], written["source"]) == (
        "đã đo",
        "documented",
        None,
        None,
    )


def test_a_certainty_that_is_kept_stays_with_its_source():
    written = after({"result": "not_met"}, present={"result"}, kept=frozenset({"certainty"}))

    assert (written["result"], written["certainty"], written["source"]) == ("not_met", "documented", "QĐ 12")


def test_a_row_under_which_nothing_stands_just_has_blanks():
    written = after({"criterion": "2"}, present={"result"})

    assert (written["note"], written["certainty"], written["source"]) == (None, "reported", None)


def test_the_same_criterion_by_another_set_is_another_row_and_no_standard_one():
    record = Record.empty().with_assessments(STANDING)
    said = Said(rows({"result": "not_met", "criteria_set": "commune-advanced-2021"}))

    following = record_after(record, ReportKind.COMMUNE_REPORT, said, file_name="nang_cao.csv")

    assert following.assessments["result"].tolist() == ["met"]
    assert following.other_sets[["result", "criteria_set"]].to_numpy().tolist() == [
        ["not_met", "commune-advanced-2021"]
    ]
    assert (following.newest_day(), len(following.of_every_set())) == (record.latest_period(), 2)
