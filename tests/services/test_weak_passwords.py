"""Passwords that are guessed first are refused, whatever is folded, joined or put behind; others are taken."""

import pytest

from ntm_dashboard.errors import AccountError
from ntm_dashboard.i18n import use_language
from ntm_dashboard.services.passwords import made_up_password, must_be_good
from ntm_dashboard.services.weak_passwords import place_names

GUESSED_FIRST = [
    "Tracu@2023",
    "Matkhau@123",
    "Admin@12345",
    "huyentracu",
    "nongthonmoi2024",
    "12345678901",
    "Trà Cú 2024!!",
    "Tr4cu@2023",
    "m4tkh4u@123",
    "M@tKh@u#2025",
    "N0ngTh0nM0i@2026",
    "nông thôn mới",
    "nong-thon-moi-tra-cu",
    "TraVinh@123456",
    "Quản trị 123",
    "quantri@12345678",
    "hamgiang2024",
    "Password@123",
    "P@ssw0rd2024",
    "qwertyuiop[]",
    "abcdefghijkl",
    "abcabcabcabc",
    "aaaaaaaaaaaa",
    "01012023abc",
    "11111111111",
    "iloveyou2023",
    "anhyeuem2024",
    "nguyen.lan.2024",
    "LanNguyen@99",
    "Nguyễn Lan 1985",
    "UBND@tracu1",
]
WITHSTAND = [
    "lúa chín vàng đồng",
    "sông Hậu mùa nước nổi",
    "mưa ghế cá lá bốn",
    "correct horse battery staple",
    "xe đạp tím bay qua bếp 7",
    "kV9$wq2!Lm7x",
]


@pytest.fixture
def about(catalogue):
    return ("nguyen.lan", "Nguyễn Thị Lan", *place_names(catalogue))


@pytest.mark.parametrize("password", GUESSED_FIRST)
def test_what_is_guessed_first_is_refused_with_why_and_how_to_do_better(password, about):
    with pytest.raises(AccountError, match=r"dễ đoán vì .+ ghép từ bốn từ không liên quan"):
        must_be_good(password, about=about)


@pytest.mark.parametrize("password", WITHSTAND)
def test_what_withstands_is_taken(password, about):
    assert must_be_good(password, about=about) == password


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("huyentracu", "tên nơi"),
        ("abcdefghijkl", "liên tiếp"),
        ("kwkwkwkwkwkw", "lặp lại"),
        ("1qaz2wsx3edc", "nhiều người dùng"),
    ],
)
def test_the_reason_is_that_of_the_password(password, reason, about):
    with pytest.raises(AccountError, match=reason):
        must_be_good(password, about=about)


def test_the_reason_is_said_in_the_language_of_whoever_reads(about):
    use_language("en")
    try:
        with pytest.raises(AccountError, match="easy to guess"):
            must_be_good("huyentracu", about=about)
    finally:
        use_language("vi")


def test_the_password_itself_is_not_said_again(about):
    with pytest.raises(AccountError) as refused:
        must_be_good("Tracu@2023", about=about)

    assert "racu" not in str(refused.value)


@pytest.mark.parametrize("length", [9, 201])
def test_too_short_and_too_long_is_said(length, about):
    with pytest.raises(AccountError, match="từ 10 đến 200 ký tự"):
        must_be_good("x7" * 101 if length > 200 else "kV9$wq2!L", about=about)


def test_a_long_password_is_estimated_in_no_more_time_than_a_short_one_needs(about):
    assert must_be_good("mưa ghế cá lá bốn " * 11, about=about)


def test_what_the_program_makes_up_withstands(about):
    assert all(must_be_good(one, about=about) == one for one in (made_up_password() for _time in range(20)))
