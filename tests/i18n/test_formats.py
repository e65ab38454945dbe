"""Numbers and dates as offices write them."""

from datetime import date
from decimal import Decimal

import pytest

from ntm_dashboard.i18n import date_text, full_date_text, number_text, quantity_text, signed_text, speaking


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234.5, None, "1.234,5"),
        (3900.25, 1, "3.900,3"),
        (0.35, 1, "0,4"),
        (12, None, "12"),
        (Decimal("2.50"), 2, "2,50"),
    ],
)
def test_a_number_is_written_with_a_comma_and_rounded_half_up(value, decimals, expected):
    assert number_text(value, decimals=decimals) == expected


def test_a_number_in_english_has_a_point():
    with speaking("en"):
        assert number_text(1234.5) == "1,234.5"


def test_a_share_keeps_two_decimals_unless_it_is_whole():
    assert [quantity_text(share, "%") for share in (13.3333, 100.0)] == ["13,33%", "100%"]


def test_dates_come_day_first_and_pad_only_as_decree_30_asks():
    day = date(2023, 4, 12)

    assert date_text(day) == "12/04/2023"
    assert full_date_text(day) == "ngày 12 tháng 4 năm 2023"
    assert full_date_text(date(2023, 1, 5)) == "ngày 05 tháng 01 năm 2023"


def test_a_change_always_shows_its_sign():
    assert [signed_text(change) for change in (3, -2, 0)] == ["+3", "−2", "0"]
