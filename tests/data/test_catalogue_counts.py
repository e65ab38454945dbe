"""The shipped catalogue holds what the decisions name."""

from datetime import date

import pytest

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level
from ntm_dashboard.services.data_folder import load_catalogue

INCOMPLETE_INDICATORS = {
    "commune-advanced-2021": "the indicators of the advanced set were not obtained",
    "commune-standard-2026": "the indicators of the 2026 set were not obtained",
    "district-standard-2021": "only six of 36 are confirmed",
}


@pytest.fixture(scope="module")
def catalogue(data) -> Catalogue:
    return load_catalogue(data / "tra_cu")


def test_sets_hold_as_many_criteria_as_their_decision_names(catalogue):
    counted = {one.set_id: sum(row.set_id == one.set_id for row in catalogue.criteria) for one in catalogue.sets}
    named = {one.set_id: one.criteria_count or 0 for one in catalogue.sets}

    assert counted == named
    assert sorted(named.values()) == [0, 0, 9, 10, 19, 19]


def test_sets_hold_as_many_indicators_as_their_decision_names_unless_known_to_be_incomplete(catalogue):
    counted = {one.set_id: sum(row.set_id == one.set_id for row in catalogue.indicators) for one in catalogue.sets}
    short = {one.set_id for one in catalogue.sets if counted[one.set_id] != (one.indicators_count or 0)}

    assert short == set(INCOMPLETE_INDICATORS)
    assert counted["commune-standard-2021"] == 57
    assert counted["district-standard-2021"] == 6


def test_every_indicator_has_a_threshold_while_its_set_is_valid(catalogue):
    for day in (date(2022, 3, 8), date(2023, 4, 12), date(2025, 6, 30)):
        shown = [*catalogue.indicators_on(Level.COMMUNE, day), *catalogue.indicators_on(Level.DISTRICT, day)]
        assert [one.number for one in shown if catalogue.threshold_on(one, day) is None] == []


def test_draft_of_the_district_indicators_is_in_the_training_set_only(data):
    training = load_catalogue(data / "mau")
    drafted = [one for one in training.indicators_on(Level.DISTRICT, date(2023, 12, 31)) if one.certainty == "minh_hoa"]

    assert len(training.indicators_on(Level.DISTRICT, date(2023, 12, 31))) == 38
    assert len(drafted) == 32


def test_both_units_called_định_an_are_told_apart_by_their_kind(catalogue):
    named = [unit.name for unit in catalogue.units_on(date(2023, 4, 12)) if unit.name.endswith("Định An")]

    assert named == ["Thị trấn Định An", "Xã Định An"]


def test_what_decision_1680_says_of_irrigation_and_disasters_is_documented(catalogue):
    known = {one.number: one for one in catalogue.indicators if one.set_id == "commune-standard-2021"}
    threshold = catalogue.threshold_on(known["3.1"], date(2023, 4, 12))

    assert (threshold.value, threshold.certainty) == (80, "van_ban")
    assert (known["3.2"].certainty, known["3.2"].name_vi.endswith("theo phương châm 4 tại chỗ")) == ("van_ban", True)
