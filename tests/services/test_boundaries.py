"""Outlines of the district: those handed in count before those of the folder, and who may say so."""

from datetime import date

import pytest

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA
from ntm_dashboard.errors import DataFolderError, NotPermittedError
from ntm_dashboard.services.boundaries import FILE, DistrictBoundaries
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store import AuditAction, Store
from tests.outlines import collection, feature, of_units, rectangle
from tests.services.conftest import ADMINISTRATOR

CATALOGUE = load_catalogue(DEFAULT_DATA)
UNITS = CATALOGUE.units_on(date(2023, 4, 12))
ONE = collection([feature({"ma": "29464"}, rectangle(0, 0))])


@pytest.fixture
def make(tmp_path):
    stores = []

    def made(content=None):
        if content is not None:
            (tmp_path / FILE).write_bytes(content)
        stores.append(Store(f"sqlite:///{tmp_path}/so-lieu.db"))
        return DistrictBoundaries(stores[-1], CATALOGUE, tmp_path), stores[-1]

    yield made
    for store in stores:
        store.close()


def test_without_a_file_there_are_none(make):
    own, _store = make()

    assert own.shown(own.number()) is None


def test_the_file_of_the_folder_is_drawn(make):
    own, _store = make(of_units(UNITS))

    assert len(own.shown(own.number()).outlines) == 17


def test_a_broken_file_of_the_folder_is_told_at_the_start(make):
    with pytest.raises(DataFolderError, match=r"ranh_gioi\.geojson"):
        make(b"{}")


def test_what_an_administrator_hands_in_counts_until_it_is_taken_away(make):
    own, store = make(of_units(UNITS))

    own.put(ADMINISTRATOR, ONE, file_name="moi.geojson")
    handed = own.shown(own.number())
    own.take_away(ADMINISTRATOR)

    assert set(handed.outlines) == {"29464"}
    assert len(own.shown(own.number()).outlines) == 17
    assert [one.action for one in store.audit_entries(limit=2)] == [AuditAction.BOUNDARIES] * 2


def test_a_broken_file_changes_nothing(make):
    own, _store = make(of_units(UNITS))

    report = own.put(ADMINISTRATOR, b"x", file_name="hong.geojson")

    assert report.errors
    assert own.number() == 0


def test_only_an_administrator_may(make):
    own, _store = make()

    with pytest.raises(NotPermittedError):
        own.put(Person("lan", "Lan", Role.EDITOR), ONE, file_name="a")
