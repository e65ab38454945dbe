"""Lists of the unmet criteria of each commune: what is unclear, or does not add up, is never taken for met."""

import pytest

from tests.intake import workbooks
from tests.intake.conftest import Check

TITLE = ["TỔNG HỢP ĐẾN NGÀY 30/6/2023"]
COUNTED = ["TT", "Xã", "Số tiêu chí đạt", "Tiêu chí chưa đạt"]


def _checked(check_bytes: Check, *rows: list[object], headings: list[str] = COUNTED):
    return check_bytes(workbooks.xlsx(rows=[TITLE, headings, *rows]), name="a.xlsx")


@pytest.mark.parametrize(
    ("count", "listed", "unmet"),
    [
        ("17/19", "7, 10", [7, 10]),
        ("17/19 tiêu chí", "TC 7; TC 10", [7, 10]),
        (17, "7 và 10", [7, 10]),
        (17, "7-10", [7, 10]),
        (15, "7-10", [7, 8, 9, 10]),
        (16, "2 - 7 - 10", [2, 7, 10]),
        (17, "Thu nhập, Hộ nghèo", [10, 11]),
        (18, 7.1, [7]),
        (19, "", []),
        ("19/19", "Không", []),
    ],
)
def test_the_list_and_the_count_together_tell_what_is_unmet(check_bytes: Check, count: object, listed: object, unmet):
    report = _checked(check_bytes, [1, "Xã Tập Sơn", count, listed], [2, "Xã Long Hiệp", "18/19", "3"])

    assert [str(one.message) for one in report.errors] == []
    own = [row for row in report.canonical if row["ma_xa"] == "29467"]
    assert len(own) == 19
    assert [row["tieu_chi"] for row in own if row["ket_qua"] == "chưa đạt"] == unmet


@pytest.mark.parametrize(
    ("count", "listed", "code"),
    [
        (17, "7", "TOTAL_MISMATCH"),
        (17, "", "TOTAL_MISMATCH"),
        (17, 7.1, "CRITERION_UNKNOWN"),
        ("", 7.1, "CRITERION_UNKNOWN"),
        ("", "10-13", "CRITERION_UNKNOWN"),
        ("", "", "RESULT_MISSING"),
    ],
)
def test_what_is_unclear_is_not_taken_for_met(check_bytes: Check, count: object, listed: object, code: str):
    report = _checked(check_bytes, [1, "Xã Tập Sơn", count, listed], [2, "Xã Long Hiệp", "18/19", "3"])

    assert [(one.code, one.row) for one in report.errors] == [(code, 3)]


def test_two_lists_must_share_out_the_criteria(check_bytes: Check):
    headings = ["TT", "Xã", "Tiêu chí đã đạt", "Tiêu chí chưa đạt"]
    others = ", ".join(str(number) for number in range(1, 20) if number not in {7, 8})

    report = _checked(check_bytes, [1, "Xã Tập Sơn", others, "7"], headings=headings)

    assert [(one.code, one.found) for one in report.errors] == [("CONTRADICTION", "8")]
