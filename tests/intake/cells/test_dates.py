"""Days as a cell holds them: instants of a zone, and what closes a period that is written without a day."""

from datetime import date

import pytest

from ntm_dashboard.domain.terms import PeriodClose
from ntm_dashboard.intake.cells.dates import period, period_of
from ntm_dashboard.intake.grid import Cell, CellKind

INSTANTS = {
    "2023-06-29T17:00:00.000Z": "2023-06-30",
    "2023-06-29T16:59:59.999Z": "2023-06-29",
    "2023-06-29T17:00:00Z": "2023-06-30",
    "2023-06-29T17:00Z": "2023-06-30",
    "2023-06-29 17:00:00 UTC": "2023-06-30",
    "2023-06-30T01:00:00+07:00": "2023-06-30",
    "2023-06-30T01:00:00.123+07:00": "2023-06-30",
    "2023-06-30T01:00:00+0700": "2023-06-30",
    "2023-06-30T01:00:00+09:00": "2023-06-29",
    "2023-06-29T20:00:00-05:00": "2023-06-30",
    "2023-12-31T23:30:00Z": "2024-01-01",
    "2023-06-30T23:59:59": "2023-06-30",
    "2023-06-30 00:00:00": "2023-06-30",
    "30/06/2023 23:59": "2023-06-30",
}


@pytest.mark.parametrize("text", INSTANTS)
def test_instant_of_a_zone_is_its_day_in_vietnam(text: str):
    read = period(Cell(text))

    assert read
    assert str(read.day) == INSTANTS[text]
    assert not read.is_end_assumed


@pytest.mark.parametrize("text", ["2023-06-31T17:00:00Z", "2023-06-29T25:00:00Z", "2023-06-29T17:00:00+99:00", "z"])
def test_instant_that_never_was_is_no_day(text: str):
    assert period_of(text) is None


@pytest.mark.parametrize(
    ("text", "last", "by_decree"),
    [
        ("Quý II/2023", "2023-06-30", "2023-06-14"),
        ("Quí hai năm 2023", "2023-06-30", "2023-06-14"),
        ("6 tháng đầu năm 2023", "2023-06-30", "2023-06-14"),
        ("tháng 6/2023", "2023-06-30", "2023-06-14"),
        ("2023", "2023-12-31", "2023-12-14"),
        ("đến hết tháng 6/2023", "2023-06-30", "2023-06-30"),
        ("30/06/2023", "2023-06-30", "2023-06-30"),
    ],
)
def test_period_without_a_day_closes_as_the_office_has_set(text: str, last: str, by_decree: str):
    days = [read.day for close in PeriodClose if (read := period_of(text, close=close))]

    assert days == [date.fromisoformat(last), date.fromisoformat(by_decree)]


def test_year_that_is_a_number_closes_as_the_office_has_set():
    read = period(Cell("2023", CellKind.NUMBER, 2023.0), close=PeriodClose.DECREE_09)

    assert read
    assert read.day == date(2023, 12, 14)
