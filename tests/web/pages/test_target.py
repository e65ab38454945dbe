"""Mục tiêu is the plan: where the promises lead, what is left by month, what slipped, what comes first, what if."""

import pytest
from streamlit.testing.v1 import AppTest

DAY = {"ky": "2023-10-31"}


def button(run: AppTest, label: str):
    return next(one for one in run.button if one.label == label)


def test_the_plan_says_where_the_promises_lead_and_names_what_is_left(visit):
    seen = visit("mau").open("muc-tieu", **DAY).text

    assert "Nếu mọi cam kết đều đúng hạn, huyện đủ xã và tiêu chí ngày 30/04/2024, trước mục tiêu" in seen
    assert "Tính cả các bước xét, công nhận: sớm nhất 12/09/2024, sau mục tiêu 74 ngày." in seen
    assert "Còn 4 xã trong 8 tháng; theo lộ trình: tháng 11/2023 – Hàm Giang" in seen


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("", "Lộ trình: 18 nội dung, xong 0, chậm 0, đã dời ngày 2."),
        ("doi", "Dời ngày: "),
        ("cham", "Không có nội dung nào trong lộ trình đúng với lựa chọn này."),
    ],
)
def test_the_roadmap_is_chosen_in_the_address(visit, state, said):
    seen = visit("mau").open("muc-tieu", **DAY, **({"tt": state} if state else {}))

    assert said in seen.text


def test_a_postponement_is_told_with_its_reason(visit):
    seen = visit("mau").open("muc-tieu", **DAY, xa="29482", tc="10").text

    assert "Dời ngày: 1 nội dung, nhiều nhất 61 ngày" in seen
    assert "Chờ ngành tỉnh xác nhận" in seen


def test_a_scenario_is_kept_in_the_address_compared_and_dropped(visit):
    seen = visit("mau").open("muc-tieu", **DAY, thu="Chậm_849.7=2024-08-31")
    compared = seen.text

    button(seen.run, "Bỏ").click().run()

    assert "31/08/2024" in compared
    assert "chậm 62 ngày" in compared
    assert "thu" not in seen.run.query_params


def test_a_date_that_is_tried_goes_into_the_address_and_nowhere_else(visit):
    seen = visit("mau").open("muc-tieu", **DAY)

    button(seen.run, "Đặt ngày thử").click().run()

    assert seen.run.query_params["thu"] in ("Phương án 1_849.6=2023-10-31", ["Phương án 1_849.6=2023-10-31"])


def test_an_address_that_means_no_scenario_shows_none(visit):
    assert "So sánh các phương án" not in visit("mau").open("muc-tieu", **DAY, thu="~_<b>").text


def test_days_that_nobody_has_read_are_said_to_be_missing(visit):
    seen = visit().open("muc-tieu", ky="2023-04-12").text

    assert "Chưa đối chiếu được số ngày theo văn bản của 9 bước" in seen
    assert "Tính cả các bước xét" not in seen


def test_a_day_without_a_district_says_so_and_plans_nothing(visit):
    seen = visit().open("muc-tieu", ky="2025-07-01").text

    assert "không còn huyện Trà Cú" in seen or "không còn cấp huyện" in seen
    assert "Kế hoạch ngược" not in seen
    assert "Thử đổi ngày" not in seen
