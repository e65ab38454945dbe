"""The training set is what its script makes, and has something to show in every view."""

import importlib.util
from collections import Counter
from datetime import date
from types import ModuleType

import pytest

from ntm_dashboard.services.data_folder import load_catalogue, read_folder

PERIODS = [
    f"mau/tieu_chi_xa/2023-{month:02d}-{last}.csv"
    for month, last in enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1)
]


@pytest.fixture(scope="module")
def script(data) -> ModuleType:
    spec = importlib.util.spec_from_file_location("training", data.parent / "scripts" / "make_training_data.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reports(rows_of):
    return {name: rows_of(name) for name in PERIODS}


def results(rows):
    return {(row["ma_xa"], row["tieu_chi"]): row["ket_qua"] for row in rows if "." not in row["tieu_chi"]}


def test_making_it_again_yields_the_same_bytes(script, data, tmp_path):
    script.write_all(tmp_path)

    kept_by_hand = {"catalogue/chi_tieu.csv", "catalogue/nguong.csv", "catalogue/thoi_han.csv"}
    shipped = {name: content for name, content in read_folder(data / "mau").items() if name not in kept_by_hand}
    assert read_folder(tmp_path) == shipped


def test_it_says_on_every_page_that_it_is_for_training(data):
    district = load_catalogue(data / "mau").district

    assert district.is_training
    assert district.banner == "SỐ LIỆU MINH HỌA – TẬP HUẤN"


def test_twelve_months_hold_nineteen_criteria_of_each_commune_that_reported(reports):
    counted = [Counter(code for code, _ in results(rows)) for rows in reports.values()]

    assert [len(communes) for communes in counted] == [15] * 7 + [14] + [15] * 3 + [14]
    assert {number for communes in counted for number in communes.values()} == {19}


def test_one_criterion_is_lost_again_in_december(reports):
    before, after = results(reports[PERIODS[10]]), results(reports[PERIODS[11]])

    lost = [key for key, word in after.items() if word == "chưa đạt" and before[key] == "đạt"]

    assert lost == [("29470", "15")]


def test_criteria_agree_with_their_indicators(reports):
    contradictions = []
    for name, rows in reports.items():
        unmet = {
            (row["ma_xa"], row["tieu_chi"].split(".")[0])
            for row in rows
            if "." in row["tieu_chi"] and row["ket_qua"] == "chưa đạt"
        }
        reported = {(row["ma_xa"], row["tieu_chi"].split(".")[0]) for row in rows if "." in row["tieu_chi"]}
        stated = {key for key, word in results(rows).items() if key in reported and word == "chưa đạt"}
        contradictions += [(name, key) for key in unmet ^ stated]

    assert contradictions == []


def test_values_lie_on_the_side_of_the_threshold_that_the_result_says(reports, data):
    catalogue = load_catalogue(data / "mau")
    indicators = {one.number: one for one in catalogue.indicators_on("commune", date(2023, 6, 30))}
    wrong = []
    for name, rows in reports.items():
        for row in (row for row in rows if row["gia_tri"]):
            indicator = indicators[row["tieu_chi"]]
            limit = catalogue.threshold_on(indicator, date(2023, 6, 30)).value
            value = float(row["gia_tri"].replace(",", "."))
            is_reached = value <= limit if indicator.direction == "at_most" else value >= limit
            wrong += [] if is_reached == (row["ket_qua"] == "đạt") else [(name, row["ten_xa"], row["tieu_chi"])]

    assert wrong == []


def test_last_month_has_late_promises_and_dossiers_behind(reports):
    rows = [row for row in reports[PERIODS[11]] if "." not in row["tieu_chi"]]
    promised = [row["ngay_du_kien"] for row in rows if row["ket_qua"] == "chưa đạt"]

    assert any(day.endswith("/2023") and day[3:5] < "12" for day in promised)
    assert any(day.endswith("/2024") for day in promised)
    states = Counter(row["trang_thai_ho_so"] for row in rows if row["ket_qua"] == "đạt")
    assert set(states) == {"hoàn thành", "đã nộp", "đang lập", "bị trả lại"}


def test_communes_have_met_all_criteria_when_they_complete_the_task(reports, rows_of):
    days = {name: "/".join(reversed(name[-14:-4].split("-"))) for name in PERIODS}
    unmet = {
        (days[name], code)
        for name, rows in reports.items()
        for (code, _), word in results(rows).items()
        if word != "đạt"
    }
    completed = [row for row in rows_of("mau/cong_nhan.csv") if row["danh_hieu"] == "hoàn thành nhiệm vụ"]

    assert len(completed) == 5
    assert [row["ten_xa"] for row in completed if (row["tinh_den"], row["ma_xa"]) in unmet] == []


def test_one_published_count_differs_from_the_detail(rows_of):
    stated = {
        row["ngay"]: int(row["gia_tri"])
        for row in rows_of("mau/so_lieu_cong_bo.csv")
        if row["chi_so"] == "tieu_chi_huyen_dat"
    }
    met = {
        day: sum(
            row["ket_qua"] == "đạt" and "." not in row["tieu_chi"] for row in rows_of(f"mau/tieu_chi_huyen/{name}.csv")
        )
        for day, name in (
            ("31/03/2023", "2023-03-31"),
            ("30/06/2023", "2023-06-30"),
            ("30/09/2023", "2023-09-30"),
            ("31/12/2023", "2023-12-31"),
        )
    }

    assert [day for day in met if met[day] != stated[day]] == ["30/09/2023"]


def test_readme_of_the_training_set_tells_the_situations_that_are_in_it(reports, rows_of):
    december = {(row["ten_xa"], row["tieu_chi"]): row for row in reports[PERIODS[11]]}
    district = {row["tieu_chi"]: row for row in rows_of("mau/tieu_chi_huyen/2023-12-31.csv")}
    reported = [{row["ten_xa"] for row in reports[PERIODS[month]]} for month in (7, 11)]

    assert december["Xã Tân Sơn", "15"]["ket_qua"] == "chưa đạt"
    assert ["Xã Kim Sơn" in reported[0], "Xã Hàm Tân" in reported[1]] == [False, False]
    late = {name for (name, _), row in december.items() if row["ngay_du_kien"].endswith("/2023")}
    assert late == {"Xã Kim Sơn", "Xã Định An"}
    behind = {
        name
        for (name, _), row in december.items()
        if row["ket_qua"] == "đạt" and row["trang_thai_ho_so"] not in {"", "hoàn thành"}
    }
    assert {"Xã Hàm Giang", "Xã Tân Sơn"} <= behind
    assert (district["7"]["ngay_du_kien"], district["5"]["trang_thai_ho_so"]) == ("30/11/2023", "bị trả lại")
