"""Reading the data folder from disk."""

from pathlib import Path

import pytest

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import DataFolderError
from ntm_dashboard.services.data_folder import load_catalogue, read_folder, row_files

DATA = Path(__file__).resolve().parents[2] / "data"


def test_district_folder_loads_with_the_catalogue_beside_it():
    catalogue = load_catalogue(DATA / "tra_cu")

    assert catalogue.district.name == "Huyện Trà Cú"
    assert len(catalogue.agencies) > 10


def test_folder_elsewhere_takes_the_shipped_catalogue(tmp_path):
    own = tmp_path / "huyen"
    own.mkdir()
    (own / "huyen.csv").write_bytes((DATA / "tra_cu" / "huyen.csv").read_bytes())

    assert load_catalogue(own).units == load_catalogue(DATA / "tra_cu").units


def test_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataFolderError, match=r"Không có thư mục số liệu “.*khong_co”"):
        read_folder(tmp_path / "khong_co")


def test_updates_and_catalogue_are_not_published_by_themselves():
    published = {(one.kind, one.name) for one in row_files(DATA / "tra_cu")}

    assert published == {
        (ReportKind.RECOGNITIONS, "cong_nhan.csv"),
        (ReportKind.COUNTS, "so_lieu_cong_bo.csv"),
        (ReportKind.TARGETS, "muc_tieu.csv"),
        (ReportKind.DISTRICT_REPORT, "tieu_chi_huyen.csv"),
        (ReportKind.COMMUNE_REPORT, "tieu_chi_xa.csv"),
    }


def test_folder_of_a_kind_holds_one_file_a_period(tmp_path):
    (tmp_path / "tieu_chi_xa").mkdir()
    for month in ("2023-02-28", "2023-01-31"):
        (tmp_path / "tieu_chi_xa" / f"{month}.csv").write_text("ky_bao_cao\n")

    published = [(one.kind.value, one.name) for one in row_files(tmp_path)]

    assert published == [("tieu_chi_xa", f"tieu_chi_xa/{month}.csv") for month in ("2023-01-31", "2023-02-28")]


def test_file_of_no_known_kind_is_refused(tmp_path):
    (tmp_path / "linh_tinh.csv").write_text("a\n")

    with pytest.raises(DataFolderError, match=r"“linh_tinh\.csv” không thuộc loại nào đã biết"):
        row_files(tmp_path)
