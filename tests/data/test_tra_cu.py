"""Trà Cú's own files agree with the documents: 12, 2, 3 and 4/9 on 12/4/2023, all of it on 8/4/2024."""

from collections import Counter

import pytest

RANK = {"hoàn thành nhiệm vụ": 0, "đạt chuẩn": 1, "nâng cao": 2, "kiểu mẫu": 3}


def day_of(row):
    """Give the day from which a title counts, as text that sorts."""
    return "".join(reversed((row["ngay_quyet_dinh"] or row["tinh_den"]).split("/")))


def titles(rows, *, until="20230412"):
    """Give the highest title of every commune on a day."""
    highest: dict[str, str] = {}
    for row in rows:
        if row["ma_xa"] != "849" and row["danh_hieu"] in RANK and day_of(row) <= until:
            known = highest.get(row["ma_xa"], row["danh_hieu"])
            highest[row["ma_xa"]] = max(known, row["danh_hieu"], key=RANK.__getitem__)
    return highest


def published(rows, day):
    return {row["chi_so"]: float(row["gia_tri"].replace(",", ".")) for row in rows if row["ngay"] == day}


def test_names_add_up_to_the_counts_of_april_2023(rows_of):
    counted = Counter(titles(rows_of("tra_cu/cong_nhan.csv")).values())
    stated = published(rows_of("tra_cu/so_lieu_cong_bo.csv"), "12/04/2023")

    assert counted == {"đạt chuẩn": 10, "nâng cao": 2, "hoàn thành nhiệm vụ": 3}
    assert counted["đạt chuẩn"] + counted["nâng cao"] == stated["xa_dat_chuan"] == 12
    assert counted["nâng cao"] == stated["xa_nang_cao"]
    assert counted["hoàn thành nhiệm vụ"] == stated["xa_hoan_thanh_nhiem_vu"]


@pytest.mark.parametrize(("until", "expected"), [("20220406", 9), ("20220407", 12), ("20230412", 12), ("20231220", 15)])
def test_burn_up_goes_from_nine_to_twelve_to_fifteen(rows_of, until, expected):
    rows = rows_of("tra_cu/cong_nhan.csv")
    standard = {row["ma_xa"] for row in rows if row["danh_hieu"] == "đạt chuẩn" and day_of(row) <= until}

    assert len(standard) == expected


def test_only_documented_names_are_given_as_documented(rows_of):
    documented = {row["ten_xa"] for row in rows_of("tra_cu/cong_nhan.csv") if row["do_tin_cay"] == "van_ban"}

    assert documented == {"Xã An Quảng Hữu", "Xã Thanh Sơn", "Xã Tân Hiệp", "Xã Đại An", "Xã Ngọc Biên"}


def test_vote_of_december_2023_names_every_commune_and_town_and_its_counts(rows_of):
    rows = [row for row in rows_of("tra_cu/cong_nhan.csv") if row["do_tin_cay"] != "minh_hoa"]
    named = {
        title: {row["ma_xa"] for row in rows if row["danh_hieu"] == title} for title in ("đạt chuẩn", "đô thị văn minh")
    }

    assert published(rows_of("tra_cu/so_lieu_cong_bo.csv"), "20/12/2023") == {
        "xa_dat_chuan": 15,
        "xa_nang_cao": 2,
        "xa_hoan_thanh_nhiem_vu": 0,
        "thi_tran_van_minh": 2,
        "noi_dung_xet_cong_nhan_dat": 5,
    }
    assert [len(units) for units in named.values()] == [15, 2]
    assert {row["do_tin_cay"] for row in rows if row["tinh_den"] == "20/12/2023"} == {"suy_ra"}


def test_figures_of_the_year_2023_are_those_of_the_decision_of_recognition(rows_of):
    assert published(rows_of("tra_cu/so_lieu_cong_bo.csv"), "31/12/2023") == {
        "thu_nhap_binh_quan": 62.66,
        "ty_le_ho_dung_dien_an_toan": 99.92,
    }


def test_decision_of_the_province_on_districts_stands_with_its_set(rows_of):
    (district,) = [row for row in rows_of("catalogue/bo_tieu_chi.csv") if row["cap"] == "huyện"]

    assert "Quyết định 1039/QĐ-UBND ngày 15/6/2022" in district["can_cu"]


def test_four_of_nine_district_criteria_are_met_and_which_is_illustrative(rows_of):
    rows = rows_of("tra_cu/tieu_chi_huyen.csv")

    assert [row["tieu_chi"] for row in rows] == [str(number) for number in range(1, 10)]
    assert Counter(row["ket_qua"] for row in rows) == {"đạt": 4, "chưa đạt": 5}
    assert {row["do_tin_cay"] for row in rows} == {"minh_hoa"}


def test_every_commune_has_its_nineteen_criteria_and_none_is_given_as_fact(rows_of):
    rows = rows_of("tra_cu/tieu_chi_xa.csv")

    assert Counter(row["ma_xa"] for row in rows).most_common()[-1][1] == 19
    assert len(rows) == 15 * 19
    assert len({(row["ma_xa"], row["tieu_chi"]) for row in rows}) == len(rows)
    assert {row["do_tin_cay"] for row in rows} == {"minh_hoa"}


def test_communes_that_completed_the_task_lack_no_criterion(rows_of):
    completed = {code for code, title in titles(rows_of("tra_cu/cong_nhan.csv")).items() if RANK[title] == 0}
    unmet = {row["ma_xa"] for row in rows_of("tra_cu/tieu_chi_xa.csv") if row["ket_qua"] != "đạt"}

    assert completed.isdisjoint(unmet)
    assert len(completed) == 3


def test_outcome_of_april_2024_is_complete(rows_of):
    folder = "tra_cu/cap_nhat/2024-04-08"
    rows = rows_of(f"{folder}/cong_nhan.csv")
    recognised = Counter(row["danh_hieu"] for row in rows if row["ma_xa"] != "849" and row["tinh_den"] == "08/04/2024")
    district = [row for row in rows if row["ma_xa"] == "849"]

    assert recognised == {"đạt chuẩn": 15, "nâng cao": 2, "đô thị văn minh": 2}
    assert [(row["nam"], row["so_quyet_dinh"], row["ngay_quyet_dinh"]) for row in district] == [
        ("2023", "288/QĐ-TTg", "08/04/2024")
    ]
    assert [row["ket_qua"] for row in rows_of(f"{folder}/tieu_chi_huyen.csv")] == ["đạt"] * 9
    assert published(rows_of(f"{folder}/so_lieu_cong_bo.csv"), "08/04/2024") == {
        "xa_dat_chuan": 15,
        "xa_nang_cao": 2,
        "thi_tran_van_minh": 2,
        "tieu_chi_huyen_dat": 9,
        "huyen_duoc_cong_nhan": 1,
        "ty_le_ho_ngheo": 2.33,
    }


def test_every_commune_is_standard_by_the_end_of_may_2023_as_the_province_says(rows_of):
    folder = "tra_cu/cap_nhat/2024-04-08"
    derived = {row["ma_xa"] for row in rows_of(f"{folder}/cong_nhan.csv") if row["tinh_den"] == "29/05/2023"}
    rows = rows_of("tra_cu/cong_nhan.csv")
    known = {row["ma_xa"] for row in rows if row["do_tin_cay"] != "minh_hoa" and day_of(row) < "20230529"}

    assert published(rows_of(f"{folder}/so_lieu_cong_bo.csv"), "29/05/2023") == {"xa_dat_chuan": 15}
    assert len(derived | known) == 15
    assert derived.isdisjoint(known)


def test_the_steps_of_the_province_stand_on_the_days_that_are_documented(rows_of):
    rows = rows_of("tra_cu/cap_nhat/2024-04-08/lo_trinh.csv")

    assert {(row["buoc"], row["ngay_xong"]) for row in rows} == {
        ("Ban Chỉ đạo tỉnh bỏ phiếu", "20/12/2023"),
        ("Quyết định công nhận", "08/04/2024"),
    }
    assert {(row["tieu_chi"], row["ngay_du_kien"], row["do_tin_cay"]) for row in rows} == {("", "", "van_ban")}


def test_target_is_the_end_of_2023(rows_of):
    targets = {row["chi_so"]: (row["ngay_muc_tieu"], row["gia_tri"]) for row in rows_of("tra_cu/muc_tieu.csv")}

    assert targets == {
        "xa_dat_chuan": ("31/12/2023", "15"),
        "tieu_chi_huyen_dat": ("31/12/2023", "9"),
        "huyen_duoc_cong_nhan": ("31/12/2023", "1"),
    }
