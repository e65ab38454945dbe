"""Who does what by when in the training set agrees with its reports and counts, and has something of every sort."""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import pytest

LAST_REPORTS = ("mau/tieu_chi_xa/2023-12-31.csv", "mau/tieu_chi_huyen/2023-12-31.csv")


def day(text):
    return date(*map(int, reversed(text.split("/")))) if text else None


@pytest.fixture(scope="module")
def kind(rows_of):
    return lambda name: rows_of(f"mau/{name}.csv")


def about(row):
    return row.get("ma_xa") or "849", row["tieu_chi"]


def test_everything_is_illustrative_and_says_so(kind):
    for name in ("phan_cong", "lo_trinh", "ho_so", "kiem_tra", "ket_luan", "khao_sat"):
        rows = kind(name)
        assert rows
        assert {(row["nguon"], row["do_tin_cay"]) for row in rows} == {("Số liệu tập huấn, không có thật", "minh_hoa")}


def test_people_are_offices(kind):
    named = {row["nguoi_phu_trach"] for row in kind("phan_cong")}

    offices = ("Chủ tịch", "Bí thư", "Phó", "Trưởng", "Chủ nhiệm", "Chỉ huy trưởng", "Chánh", "Sở")
    assert {one for one in named if not one.isupper() and not one.startswith(offices)} == set()


def test_surveys_come_to_what_was_published_at_the_end_of_the_year(kind, rows_of):
    rows = [(int(row["so_phieu"]), int(row["so_hai_long"])) for row in kind("khao_sat")]
    counts = {
        row["chi_so"]: row["gia_tri"] for row in rows_of("mau/so_lieu_cong_bo.csv") if row["ngay"] == "31/12/2023"
    }

    share = 100 * sum(satisfied for _, satisfied in rows) / sum(ballots for ballots, _ in rows)
    lowest = min(100 * satisfied / ballots for ballots, satisfied in rows)
    assert (round(share, 1), round(lowest, 1)) == (91.3, 81.2)
    assert (counts["ty_le_hai_long"], counts["ty_le_hai_long_thap_nhat"]) == ("91,3", "81,2")


def test_the_last_step_of_a_dossier_is_what_the_last_report_says(kind, rows_of):
    newest = {}
    for row in sorted(kind("ho_so"), key=lambda row: day(row["ngay_chuyen"])):
        newest[about(row)] = row["trang_thai_ho_so"]
    reported = {about(row): row["trang_thai_ho_so"] for name in LAST_REPORTS for row in rows_of(name)}

    assert len(newest) > 60
    assert {key: state for key, state in newest.items() if key in reported and reported[key] != state} == {}


def test_a_day_that_was_moved_stands_beside_the_one_before_and_says_why(kind):
    by_item = defaultdict(list)
    for row in kind("lo_trinh"):
        if not row["buoc"]:
            by_item[about(row)].append(row)
    moved = {key: rows for key, rows in by_item.items() if len(rows) > 1}

    assert len(moved) > 10
    for rows in moved.values():
        assert [day(row["ngay_dat_ra"]) for row in rows] == sorted(day(row["ngay_dat_ra"]) for row in rows)
        assert all(day(one["ngay_du_kien"]) < day(two["ngay_du_kien"]) for one, two in pairwise(rows))
        assert all(row["ghi_chu"] for row in rows[1:])
        assert not any(row["ngay_xong"] for row in rows[:-1])


def test_conclusions_and_letters_have_every_end(kind):
    conclusions = kind("ket_luan")
    ends = Counter(row["ket_thuc"] or ("chưa có hạn" if not row["han_xu_ly"] else "còn làm") for row in conclusions)
    late = [row for row in conclusions if row["ngay_xong"] and day(row["ngay_xong"]) > day(row["han_xu_ly"])]
    letters = [row for row in kind("kiem_tra") if row["so_van_ban"]]

    assert set(ends) == {"hoàn thành", "thôi thực hiện", "còn làm", "chưa có hạn"}
    assert late
    assert any(not row["ngay_tra_loi"] for row in letters)
    assert any(row["ngay_tra_loi"] for row in letters)
