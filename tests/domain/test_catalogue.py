"""What the catalogue names: its order, and what holds on a day."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.catalogue import Agency, Validity


def test_agencies_stand_as_in_the_catalogue_and_others_after_them_in_vietnamese_order(catalogue):
    named = (Agency("Phòng Y tế", "", "PYT", ""), Agency("Công an huyện", "", "CA", ""))
    catalogue = replace(catalogue, agencies=named)
    mixed = ["Đoàn Thanh niên", "CA", "Dân quân", "PYT", "Công an huyện"]

    assert sorted(mixed, key=catalogue.agency_order) == ["PYT", "CA", "Công an huyện", "Dân quân", "Đoàn Thanh niên"]


@pytest.mark.parametrize(
    "day", [date(2020, 1, 1), date(2022, 12, 31), date(2023, 1, 1), date(2025, 6, 30), date(2025, 7, 1)]
)
def test_units_of_a_day_are_those_whose_validity_covers_it_whatever_was_asked_before(catalogue, day):
    first, second = Validity(None, date(2022, 12, 31)), Validity(date(2023, 1, 1), date(2025, 6, 30))
    units = tuple(replace(unit, validity=first if place % 2 else second) for place, unit in enumerate(catalogue.units))
    catalogue = replace(catalogue, units=units)
    for asked_before in (date(2019, 1, 1), date(2023, 1, 1), date(2026, 1, 1)):
        catalogue.units_on(asked_before)

    assert catalogue.units_on(day) == tuple(unit for unit in units if unit.validity.covers(day))
