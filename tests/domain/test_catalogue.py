"""The order of what the catalogue names."""

from dataclasses import replace

from ntm_dashboard.domain.catalogue import Agency


def test_agencies_stand_as_in_the_catalogue_and_others_after_them_in_vietnamese_order(catalogue):
    named = (Agency("Phòng Y tế", "", "PYT", ""), Agency("Công an huyện", "", "CA", ""))
    catalogue = replace(catalogue, agencies=named)
    mixed = ["Đoàn Thanh niên", "CA", "Dân quân", "PYT", "Công an huyện"]

    assert sorted(mixed, key=catalogue.agency_order) == ["PYT", "CA", "Công an huyện", "Dân quân", "Đoàn Thanh niên"]
