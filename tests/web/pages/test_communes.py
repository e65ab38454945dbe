"""Các xã: the views, each by its address."""

import pytest


def test_an_indicator_of_the_address_is_shown_across_the_communes(visit):
    seen = visit("mau").open("cac-xa", xem="chi-tieu", ct="10.1", ky="2023-04-12")

    assert not seen.run.exception
    assert "Mức phải đạt: ≥" in seen.text
    assert any("xã có số liệu đạt" in alt for alt in seen.charts)
    assert any("Diễn biến của" in alt for alt in seen.charts)


def test_an_indicator_that_nobody_reported_says_so_and_where_the_form_is(visit):
    seen = visit("tra_cu").open("cac-xa", xem="chi-tieu", ct="17.1")

    assert "Chưa có báo cáo nào ghi chỉ tiêu này" in seen.text
    assert "Mẫu & tải về" in seen.text


def test_communes_of_the_address_stand_side_by_side(visit):
    seen = visit("mau").open("cac-xa", xem="so-sanh", cac="29464,29467,29476", ky="2023-04-12")

    assert not seen.run.exception
    assert "Xã Phước Hưng" in seen.text
    assert "tình hình chung" in seen.text
    assert "chưa có số liệu" not in seen.text.split("Đã đạt, chưa hoàn thiện hồ sơ")[0]


@pytest.mark.parametrize(
    "parameters", [{"xem": "<b>"}, {"xem": "chi-tieu", "ct": "<b>9"}, {"xem": "so-sanh", "cac": "x,<b>,29464"}]
)
def test_an_address_that_names_nothing_shows_the_page_all_the_same(visit, parameters):
    seen = visit("mau").open("cac-xa", **parameters)

    assert not seen.run.exception
    assert not seen.is_refused
