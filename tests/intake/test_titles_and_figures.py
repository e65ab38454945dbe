"""Lists of titles and of published figures, and towns among communes: what is taken, and as what."""

import pytest

from ntm_dashboard.intake import NoticeCode
from tests.intake.conftest import Check


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("thu hồi", "thu hồi"),
        ("Thu hồi quyết định công nhận", "thu hồi"),
        ("bị thu hồi", "thu hồi"),
        ("thu hồi danh hiệu NTM nâng cao", "thu hồi nâng cao"),
        ("xã đạt chuẩn NTM", "đạt chuẩn"),
        ("hoàn thành 19/19 tiêu chí", "hoàn thành nhiệm vụ"),
    ],
)
def test_title_is_stored_under_its_own_word(check_text: Check, written: str, stored: str):
    report = check_text(f"ma_xa;danh_hieu;ngay_quyet_dinh\n29491;{written};01/06/2023\n")

    assert [str(one.message) for one in report.errors] == []
    assert [row["danh_hieu"] for row in report.canonical] == [stored]


def test_field_of_a_model_title_stands_with_the_source(check_text: Check):
    head = "ma_xa;danh_hieu;ngay_quyet_dinh;nguon\n"

    report = check_text(f"{head}29491;NTM kiểu mẫu về chuyển đổi số;01/06/2023;Quyết định 12\n")

    (row,) = report.canonical
    assert (row["danh_hieu"], row["nguon"]) == ("kiểu mẫu", "Quyết định 12; kiểu mẫu về chuyển đổi số")


@pytest.mark.parametrize(
    ("measure", "written", "value"),
    [
        ("no_dong_xdcb", "Không", 0),
        ("no_dong_xdcb", "Không có", 0),
        ("no_dong_xdcb", "0", 0),
        ("no_dong_xdcb", "240 triệu đồng", 240),
        ("no_dong_xdcb", "2,5 tỷ đồng", 2500),
        ("Nợ đọng XDCB (triệu đồng)", "240", 240),
        ("an_ninh_phuc_tap", "Không", 0),
        ("huyen_duoc_cong_nhan", "Chưa", 0),
        ("huyen_duoc_cong_nhan", "Đã được công nhận", 1),
        ("Số xã NTM nâng cao", "2 xã", 2),
        ("ty_le_hai_long", "95,2 %", 95.2),
        ("thu_nhap_binh_quan", "62,66 triệu đồng/người/năm", 62.66),
        ("ty_le_ho_ngheo", "2,33 %", 2.33),
    ],
)
def test_figure_in_words_or_with_its_unit(check_text: Check, measure: str, written: str, value: float):
    report = check_text(f"ngay;chi_so;gia_tri\n31/12/2023;{measure};{written}\n")

    assert [str(one.message) for one in report.errors] == []
    assert [row["gia_tri"] for row in report.canonical] == [value]


HEAD = "ky_bao_cao,ma_xa,tieu_chi,ket_qua\n"
COMMUNES = (29464, 29467, 29470, 29473, 29476, 29479, 29482, 29485, 29488, 29489, 29491, 29494, 29503, 29506, 29509)


def test_town_beside_some_communes_is_kept_and_said(check_text: Check):
    report = check_text(f"{HEAD}30/06/2023,29464,1,đạt\n30/06/2023,29462,1,đạt\n")

    said = [one.detail for one in report.notices if one.code is NoticeCode.TOWN_ROWS_NOT_COUNTED]
    assert (len(report.canonical), said) == (2, ["Thị trấn Định An"])


def test_towns_of_the_list_of_the_whole_district_need_no_word(check_text: Check):
    rows = "".join(f"30/06/2023,{code},1,đạt\n" for code in (29461, 29462, *COMMUNES))

    report = check_text(HEAD + rows)

    assert len(report.canonical) == 17
    assert NoticeCode.TOWN_ROWS_NOT_COUNTED not in {one.code for one in report.notices}
