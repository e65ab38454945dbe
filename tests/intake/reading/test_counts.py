"""Tables that only count are told as such, with their reason, and never asked about as results."""

import pytest

from tests.intake import workbooks
from tests.intake.conftest import Check

TITLE = ["TỔNG HỢP ĐẾN NGÀY 30/6/2023"]
NAMES = ("Quy hoạch", "Giao thông", "Điện", "Trường học")
COUNTS: dict[str, list[list[object]]] = {
    "communes by criterion": [
        ["TT", "Tiêu chí", "Số xã đạt", "Tỷ lệ (%)"],
        *[[1, name, 12, 80] for name in NAMES],
    ],
    "met and unmet": [["TT", "Tiêu chí", "Đạt", "Chưa đạt"], *[[1, name, 12, 3] for name in NAMES]],
    "named in brackets": [["TT", "Tiêu chí", "Kết quả (số xã đạt)"], *[[1, name, 12] for name in NAMES]],
    "of all": [["TT", "Tiêu chí", "Kết quả thực hiện"], *[[1, name, "12/15 xã"] for name in NAMES]],
    "a total a commune": [["TT", "Xã", "Kết quả"], [1, "Xã Tập Sơn", "17/19"], [2, "Xã Long Hiệp", "15/19"]],
    "one column": [["TT", "Xã", "Số tiêu chí đạt"], [1, "Xã Tập Sơn", 17], [2, "Xã Long Hiệp", 15]],
    "groups": [
        ["TT", "Xã", "Quy hoạch", "Hạ tầng", "Kinh tế", "HTCT", "Tổng"],
        ["", "", "(1)", "(8)", "(4)", "(2)", "19"],
        [1, "Xã Tập Sơn", 1, 7, 4, 2, 14],
        [2, "Xã Long Hiệp", 1, 5, 3, 2, 11],
    ],
    "groups of all": [
        ["TT", "Xã", "Nhóm quy hoạch", "Nhóm hạ tầng", "Tổng số TC đạt"],
        [1, "Xã Tập Sơn", "1/1", "7/8", "8/9"],
        [2, "Xã Long Hiệp", "1/1", "5/8", "6/9"],
    ],
}


@pytest.mark.parametrize("name", COUNTS)
def test_counts_are_no_results(check_bytes: Check, name: str):
    report = check_bytes(workbooks.xlsx(rows=[TITLE, *COUNTS[name]]), name="a.xlsx")

    assert [one.code for one in report.errors] == ["SUMMARY_TABLE"]
