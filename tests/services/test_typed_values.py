"""What is typed into a form is read as Vietnamese offices write it, or refused with how it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_dashboard.errors import EditError
from ntm_dashboard.services.typed_values import shown_value, typed_value
from tests.hostile_strings import CONTROLS, SURROGATES
from tests.meeting import catalogue_of


@pytest.mark.parametrize(
    ("name", "text", "measured_in", "value"),
    [
        ("value", "1.234,5", "", 1234.5),
        ("value", "1.234", "", 1234.0),
        ("value", " 7,5 ", "%", 7.5),
        ("value", "7,5%", "%", 7.5),
        ("value", "-3", "", -3.0),
        ("value", "", "", None),
        ("value", None, "", None),
        ("planned_on", "31/12/2023", "", date(2023, 12, 31)),
        ("planned_on", "1/2/2024", "", date(2024, 2, 1)),
        ("planned_on", "tháng 2/2024", "", date(2024, 2, 29)),
        ("for_year", "2023", "", 2023),
        ("agency", "Phòng Kinh tế và Hạ tầng", "", "PKTHT"),
        ("agency", "Hội Nông dân", "", "Hội Nông dân"),
        ("note", "  hai\r\ndòng\n", "", "hai\ndòng"),
        ("note", "Xa\u0303", "", "Xã"),
        ("dossier", " HS-01 ", "", "HS-01"),
        ("result", "met", "", "met"),
    ],
)
def test_a_value_is_read_as_it_is_meant(name, text, measured_in, value):
    assert typed_value(name, text, catalogue_of(), measured_in=measured_in) == value


@pytest.mark.parametrize(
    ("name", "text", "measured_in", "said"),
    [
        ("value", "7.5", "", "1.234,5"),
        ("value", "7,5%", "", "không có đơn vị tính"),
        ("value", "62 triệu đồng", "triệu đồng/người/năm", "triệu đồng/người/năm"),
        ("value", "khoảng 7", "", "không phải là số"),
        ("value", "1e5", "", "không phải là số"),
        ("planned_on", "31/02/2024", "", "ngày có thật"),
        ("planned_on", "mai", "", "ngày có thật"),
        ("for_year", "23", "", "bốn chữ số"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_how_it_is_written(name, text, measured_in, said):
    with pytest.raises(EditError, match=said):
        typed_value(name, text, catalogue_of(), measured_in=measured_in)


@pytest.mark.parametrize("text", [*SURROGATES, *CONTROLS[:7]])
def test_a_broken_letter_is_refused(text):
    with pytest.raises(EditError, match="ký tự hỏng"):
        typed_value("note", text, catalogue_of())


@given(st.floats(-1e12, 1e12).map(lambda value: round(value, 4)))
def test_a_number_that_is_shown_is_read_back(value):
    assert typed_value("value", shown_value("value", value), catalogue_of()) == value


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_day_that_is_shown_is_read_back(day):
    assert typed_value("planned_on", shown_value("planned_on", day), catalogue_of()) == day
