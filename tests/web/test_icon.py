"""The sign in the tab of a browser: the initials of the district."""

from base64 import b64decode
from xml.etree import ElementTree as Xml

import pytest

from ntm_dashboard.web.icon import icon_address, icon_of, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Huyện Trà Cú", "TC"),
        ("Huyện Đức Cơ", "ĐC"),
        ("Huyện Krông Pắc Nam", "KP"),
        ("Thị xã Ngã Năm", "TX"),
        ("Trà Cú", "TC"),
        ("Huyện Óc", "Ó"),
        ("<b>&x</b>", ""),
        ("", ""),
    ],
)
def test_the_initials_are_those_of_the_name_without_its_kind(name, letters):
    assert initials(name) == letters


def test_the_sign_is_a_picture_with_the_initials():
    drawn = Xml.fromstring(icon_of("Huyện Trà Cú"))  # noqa: S314 — our own picture

    assert "".join(drawn.itertext()) == "TC"


def test_a_name_without_letters_has_bars_and_nothing_of_it():
    drawn = Xml.fromstring(icon_of("<script>"))  # noqa: S314 — our own picture

    assert "".join(drawn.itertext()) == ""
    assert drawn.find(".//{http://www.w3.org/2000/svg}path") is not None


def test_the_address_holds_the_picture():
    head, _comma, content = icon_address("Huyện Trà Cú").partition(",")

    assert head == "data:image/svg+xml;base64"
    assert b64decode(content).decode() == icon_of("Huyện Trà Cú")
