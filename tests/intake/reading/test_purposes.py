"""A title says whether the table below it is a result, or a registration, a plan or a forecast."""

import pytest

from ntm_dashboard.intake.reading.facts import Title
from ntm_dashboard.intake.reading.purposes import purpose_of
from tests.intake.conftest import Check

PLANS = (
    "ĐĂNG KÝ TIÊU CHÍ NTM NĂM 2023",
    "Tổng hợp kết quả đăng ký tiêu chí năm 2023",
    "KẾ HOẠCH THỰC HIỆN TIÊU CHÍ NTM NĂM 2023",
    "Biểu kế hoạch tiêu chí",
    "KH 2024",
    "Phụ lục: Chỉ tiêu kế hoạch năm 2023",
    "BIỂU GIAO CHỈ TIÊU NTM NĂM 2023",
    "Dự kiến kết quả đến 31/12/2023",
    "Kết quả dự kiến cả năm",
    "Kết quả thực hiện đến 30/6 và dự kiến đến 31/12/2023",
    "ƯỚC THỰC HIỆN NĂM 2023",
    "DỰ BÁO TIÊU CHÍ ĐẠT NĂM 2023",
    "Khả năng đạt các tiêu chí đến cuối năm 2023",
    "LỘ TRÌNH ĐẠT CÁC TIÊU CHÍ NĂM 2023",
    "CÁC TIÊU CHÍ PHẤN ĐẤU ĐẠT NĂM 2023",
    "MỤC TIÊU ĐẠT CHUẨN NĂM 2023",
    "TIÊU CHÍ CAM KẾT HOÀN THÀNH NĂM 2023",
    "ĐỀ XUẤT TIÊU CHÍ ĐẠT NĂM 2023",
    "DANH SÁCH XÃ ĐĂNG KÝ ĐẠT CHUẨN NTM NÂNG CAO NĂM 2024",
    "BIỂU TIÊU CHÍ (Kèm theo Kế hoạch số 12/KH-UBND)",
)
RESULTS = (
    "KẾT QUẢ THỰC HIỆN KẾ HOẠCH SỐ 12",
    "PHÒNG TÀI CHÍNH - KẾ HOẠCH",
    "UBND HUYỆN TRÀ CÚ\nPHÒNG TÀI CHÍNH – KẾ HOẠCH",
    "Sở Kế hoạch và Đầu tư",
    "Thực hiện Kế hoạch 35/KH-UBND",
    "BÁO CÁO TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH NTM 6 THÁNG 2023",
    "Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    "TÌNH HÌNH 3 XÃ PHẤN ĐẤU VỀ ĐÍCH NĂM 2023",
    "KẾT QUẢ CÁC XÃ PHẤN ĐẤU VỀ ĐÍCH NĂM 2023",
    "Kết quả rà soát các xã đăng ký đạt chuẩn năm 2023",
    "Tình hình thực hiện tiêu chí của xã đăng ký về đích",
    "DANH SÁCH XÃ ĐẠT CHUẨN NTM NÂNG CAO",
    "Hương ước, quy ước đạt chuẩn",
)


@pytest.mark.parametrize("text", PLANS)
def test_titles_of_plans_are_told(text: str):
    found = purpose_of([Title("UBND HUYỆN TRÀ CÚ", 1), Title(text, 2)])

    assert found is not None
    assert found[1].row == 2


@pytest.mark.parametrize("text", RESULTS)
def test_titles_of_results_are_not_taken_for_plans(text: str):
    assert purpose_of([Title("UBND HUYỆN TRÀ CÚ", 1), Title(text, 2)]) is None


@pytest.mark.parametrize("goal", ["Mục tiêu: huyện đạt chuẩn năm 2023", "PHẤN ĐẤU ĐẾN 31/12/2023 HUYỆN ĐẠT CHUẨN NTM"])
def test_a_goal_above_results_says_nothing_of_them(goal: str):
    assert purpose_of([Title(goal, 1), Title("BIỂU KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023", 2)]) is None
    assert purpose_of([Title(goal, 1), Title("Tháng 6 năm 2023", 2)]) is not None


MATRIX = "Tính đến ngày 30/6/2023,,,\nXã,{group},,\n,1,2,3\nXã Tập Sơn,x,x,-\nXã Long Hiệp,x,-,x\n"


@pytest.mark.parametrize("group", ["Các tiêu chí đăng ký năm 2023", "Dự kiến đạt đến cuối năm", "Kế hoạch"])
def test_results_under_a_heading_of_plans_are_asked_about(check_text: Check, group: str):
    report = check_text(MATRIX.format(group=group))

    assert [(one.code, one.row, one.found) for one in report.questions] == [("NOT_RESULTS", 2, group)]


def test_a_column_of_plans_is_no_column_of_results(check_text: Check):
    rows = "".join(f"Xã Tập Sơn,{number},đạt\n" for number in (1, 2, 3))

    report = check_text(f"Tính đến ngày 30/6/2023,,\nXã,Tiêu chí,Kế hoạch năm 2023\n{rows}")

    assert [(one.code, one.found) for one in report.questions] == [("NOT_RESULTS", "Kế hoạch năm 2023")]


def test_a_list_of_communes_that_are_only_registered_is_asked_about(check_text: Check):
    rows = "DANH SÁCH XÃ DỰ KIẾN ĐẠT CHUẨN NTM NĂM 2023,,\nTên xã,Năm,Số quyết định\nXã Tập Sơn,2023,12/QĐ-UBND\n"

    report = check_text(rows)

    assert [one.code for one in report.questions] == ["NOT_RESULTS"]
