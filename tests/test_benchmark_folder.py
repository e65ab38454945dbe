"""The folder that benchmarks make is one that the program takes: else `make benchmarks` stops before it measures."""

from datetime import date
from pathlib import Path

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.seeding import seed
from ntm_dashboard.store import Store
from tests.benchmarks.districts import Size, write_folder


def test_a_made_district_is_taken_whole(tmp_path: Path):
    folder = write_folder(tmp_path, Size(communes=15, months=2), like=PROJECT / "data" / "mau")
    store = Store(f"sqlite:///{tmp_path}/do.db")
    seed(store, load_catalogue(folder), folder=folder, today=date(2026, 11, 28))

    record = store.record(store.latest_revision())

    assert record.assessments["unit"].nunique() == 15 + 1
    store.close()
