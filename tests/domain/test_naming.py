"""Names of units within a sentence."""

import pytest

from ntm_dashboard.domain.naming import name_in_files, name_within, names_within, short_names, some_names


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Xã Hàm Giang"], "xã Hàm Giang"),
        (["Xã Hàm Giang", "Xã Định An"], "các xã: Hàm Giang, Định An"),
        (["Thị trấn Trà Cú", "Xã Hàm Giang", "Xã Định An"], "các xã: Hàm Giang, Định An; thị trấn Trà Cú"),
        (["Huyện Trà Cú", "Xã Định An"], "xã Định An; huyện Trà Cú"),
        (["=1+1"], "=1+1"),
    ],
)
def test_a_kind_is_said_once_and_in_small_letters(names, expected):
    assert str(names_within(names)) == expected


def test_where_communes_are_meant_only_other_kinds_are_said():
    assert short_names(["Xã Hàm Giang", "Thị trấn Trà Cú"]) == "Hàm Giang, thị trấn Trà Cú"


def test_a_province_and_a_name_of_no_known_kind_within_a_sentence():
    assert [name_within("Tỉnh Trà Vinh"), name_within("Ban Chỉ đạo")] == ["tỉnh Trà Vinh", "Ban Chỉ đạo"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xã Long Hiệp", "long-hiep"),
        ("Thị trấn Định An", "dinh-an"),
        ("Huyện Trà Cú", "tra-cu"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON:\\x\u202egnp.exe\x00", "con-x-gnp-exe"),
        ("Xã ហ្គោ", ""),
        ("Xã " + "a b" * 40, "a-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba"),
    ],
)
def test_a_name_in_the_name_of_a_file_is_small_plain_letters(name, expected):
    assert name_in_files(name) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, ""), (2, "A1, A2"), (3, "A1, A2, A3"), (4, "A1, A2, A3 và 1 xã khác"), (1500, "A1, A2, A3 và 1.497 xã khác")],
)
def test_of_many_names_the_first_are_listed_and_the_others_counted(count, expected):
    assert str(some_names([f"Xã A{number}" for number in range(1, count + 1)], 3)) == expected
