""" "Định An" is a commune and a town: the heading, or the names beside it, tell which is meant, or it is asked."""

import pytest

from tests.intake.conftest import Check
from tests.intake.offices import delimited

COMMUNES = ["Phước Hưng", "Tập Sơn", "Tân Sơn", "An Quảng Hữu", "Lưu Nghiệp Anh", "Ngãi Xuyên", "Kim Sơn", "Thanh Sơn"]
COMMUNES += ["Hàm Giang", "Hàm Tân", "Đại An", "Ngọc Biên", "Long Hiệp", "Tân Hiệp", "Định An"]
TITLE = ["Tính đến ngày 30/6/2023", "", "", ""]


def _matrix(names: list[str], heading: str) -> str:
    return delimited([TITLE, [heading, "1", "2", "3"], *[[name, "đạt", "đạt", "chưa đạt"] for name in names]])


@pytest.mark.parametrize(
    ("names", "heading"),
    [(COMMUNES, "Xã"), (COMMUNES, "Đơn vị"), (COMMUNES[-4:], "Xã")],
    ids=["under the heading", "beside all others", "beside some, under the heading"],
)
def test_the_commune_is_meant_where_the_table_is_of_communes(check_text: Check, names: list[str], heading: str):
    report = check_text(_matrix(names, heading))

    assert [str(one.message) for one in report.errors] == []
    assert "29494" in {row["ma_xa"] for row in report.canonical}


@pytest.mark.parametrize(
    ("names", "heading"),
    [
        (COMMUNES[-4:], "Tên xã"),
        ([*COMMUNES, "Thị trấn Trà Cú"], "Xã"),
        ([*COMMUNES, "Xã Định An"], "Xã"),
        (["Định An"], "Xã"),
    ],
    ids=["beside some units", "beside a town", "beside the commune", "alone"],
)
def test_else_it_is_asked(check_text: Check, names: list[str], heading: str):
    report = check_text(_matrix(names, heading))

    assert "COMMUNE_AMBIGUOUS" in {one.code for one in report.questions}


def test_the_commune_is_meant_across_and_as_group_rows(check_text: Check):
    across = delimited(
        [["Đến 30/6/2023", *[""] * 15], ["Tiêu chí", *COMMUNES], ["1", *["đạt"] * 15], ["2", *["đạt"] * 15]]
    )
    groups = [line for name in COMMUNES for line in ([name, ""], ["1", "đạt"], ["2", "đạt"])]

    reports = [check_text(across), check_text(delimited([["Đến 30/6/2023", ""], ["Tiêu chí", "Kết quả"], *groups]))]

    assert [len(report.canonical) for report in reports] == [30, 30]
