"""Names stand as in a Vietnamese dictionary: Đ after D, Ă and Â after A, tones after letters."""

import unicodedata

import pytest

from ntm_dashboard.i18n import name_order


@pytest.mark.parametrize(
    "names",
    [
        ["Cầu Ngang", "Duyên Hải", "Đại An", "Đôn Xuân", "Eo", "Hàm Giang"],
        ["An", "Ăn", "Ân", "Ba"],
        ["Dung", "Đan", "Em", "Ê"],
        ["Ông", "Ơn", "Phú"],
        ["Tu", "Tư", "Va"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "me"],
        ["Tân", "Tân Hiệp", "Tân Sơn", "Tấn", "Tập Sơn"],
        ["Xã 2", "Xã An", "Xã Z"],
        ["Trần Lan", "Trần Mai", "Trấn An"],
        ["Phòng Kinh tế và Hạ tầng", "Phòng Lao động", "Phòng Nội vụ", "Phòng Tài chính", "Phòng Tư pháp", "Văn phòng"],
    ],
)
def test_names_stand_in_vietnamese_order(names):
    by_code_point = sorted(names)

    assert sorted(by_code_point, key=name_order) == names


def test_case_and_the_form_of_unicode_do_not_change_the_order():
    assert name_order("ĐẠI AN") == name_order("đại an") == name_order(unicodedata.normalize("NFD", "Đại An"))


@pytest.mark.parametrize("name", ["", " ", "𝒳ã", "Ñandú", "–", "Xã 10"])
def test_any_text_has_a_place(name):
    assert sorted([name, "An"], key=name_order)
