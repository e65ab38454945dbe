"""Values: one decision a column on comma and point, and nothing read that was not written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_dashboard.intake.cells.numbers import Style, column_style, number
from ntm_dashboard.intake.grid import Cell
from tests.intake.conftest import Check
from tests.intake.offices import delimited, table


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("95", Style.COMMA, 95),
        ("95,5", Style.COMMA, 95.5),
        ("95.5", Style.POINT, 95.5),
        ("1.234,5", Style.COMMA, 1234.5),
        ("1,234.5", Style.POINT, 1234.5),
        ("1.234.567,89", Style.COMMA, 1234567.89),
        ("1.234", Style.COMMA, 1234),
        ("1.234", Style.POINT, 1.234),
        ("1 234,5", Style.COMMA, 1234.5),
        ("1\u00a0234,5", Style.COMMA, 1234.5),
        ("95,5%", Style.COMMA, 95.5),
        ("95,5 %", Style.COMMA, 95.5),
        ("−3,5", Style.COMMA, -3.5),
        ("-3,5", Style.COMMA, -3.5),
        ("(3,5)", Style.COMMA, -3.5),
        ("58,3 triệu đồng", Style.COMMA, 58.3),
        ("58,3 triệu đồng/người/năm", Style.COMMA, 58.3),
        ("0,955", Style.COMMA, 0.955),
    ],
)
def test_number_is_read_by_the_rule_of_its_column(text: str, style: Style, value: float):
    read = number(Cell(text), style=style)

    assert read is not None
    assert read.value == value


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "inf",
        "1e5",
        "1_000",
        "１２",
        "٣",
        "khoảng 90",
        "12.34.5",
        "1.2.3",
        "95,5.",
        "90-95",
        ">68",
        "abc",
        "#",
        "5 trong 7",
    ],
)
@pytest.mark.parametrize("style", [Style.COMMA, Style.POINT])
def test_anything_else_is_no_number(text: str, style: Style):
    assert number(Cell(text), style=style) is None


def test_style_of_a_column_is_what_its_numbers_show():
    assert column_style([Cell("1.234"), Cell("95,5")]) is Style.COMMA
    assert column_style([Cell("1.234"), Cell("95.5")]) is Style.POINT
    assert column_style([Cell("1.234")], default=Style.COMMA) is Style.COMMA


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_every_written_number_reads_back(value: object):
    plain = f"{value:,.2f}"
    vietnamese = plain.replace(",", " ").replace(".", ",").replace(" ", ".")

    assert number(Cell(plain), style=Style.POINT).value == float(value)  # type: ignore[union-attr, arg-type]
    assert number(Cell(vietnamese), style=Style.COMMA).value == float(value)  # type: ignore[union-attr, arg-type]


def test_mixed_styles_name_both_rows(check_text: Check):
    lines = table()
    lines[2][5], lines[6][5] = "1,234.5", "1.234,5"

    report = check_text(delimited(lines))

    assert [(one.code, one.row) for one in report.errors] == [("NUMBER_LOCALE_MIXED", 3), ("NUMBER_LOCALE_MIXED", 7)]


def test_unit_in_a_value_is_said(check_text: Check):
    lines = table()
    lines[2][5] = "95.5 triệu đồng"

    report = check_text(delimited(lines))

    assert report.canonical[1]["gia_tri"] == 95.5
    assert "UNIT_IN_VALUE" in {notice.code for notice in report.notices}
