"""The folder that benchmarks make is one that the program takes: else `make benchmarks` stops before it measures."""

from contextlib import closing
from datetime import date
from pathlib import Path

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.seeding import seed
from ntm_dashboard.store import Store
from tests.benchmarks import one_size
from tests.benchmarks.districts import Size, write_folder


def test_a_made_district_is_taken_whole(tmp_path: Path):
    folder = write_folder(tmp_path, Size(communes=15, months=2), like=PROJECT / "data" / "mau")
    store = Store(f"sqlite:///{tmp_path}/do.db")
    seed(store, load_catalogue(folder), folder=folder, today=date(2026, 11, 28))

    record = store.record(store.latest_revision())

    assert record.assessments["unit"].nunique() == 15 + 1
    store.close()


def test_every_month_of_a_made_district_stands_when_it_is_measured(tmp_path: Path, monkeypatch):
    address = f"sqlite:///{tmp_path}/do.db"
    monkeypatch.setenv("NTM_DATABASE_URL", address)
    monkeypatch.setattr(one_size, "PART_ROWS", 200)

    one_size.publish_all(write_folder(tmp_path, Size(communes=15, months=3), like=PROJECT / "data" / "mau"))

    with closing(Store(address)) as store:
        reports = store.record(store.latest_revision()).assessments
    communes = reports[reports["level"] == "commune"]
    assert communes.groupby("period").size().to_list() == [15 * 19] * 3
