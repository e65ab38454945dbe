"""Signs that turn the direction of letters are named; those that join letters are left alone."""

import pytest

from ntm_dashboard.domain.turning_signs import shown, turning_sign_in


@pytest.mark.parametrize("sign", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_a_turning_sign_is_named_and_shown(sign):
    name = f"U+{ord(sign):04X}"

    assert turning_sign_in(f"Xã {sign}Hàm") == name
    assert shown(f"Xã {sign}Hàm") == f"Xã [{name}]Hàm"


@pytest.mark.parametrize("text", ["Xã Hàm Giang", "👩‍👩‍👧‍👦", "ឃុំ\u200bភាសាខ្មែរ", ""])
def test_other_text_is_left_alone(text):
    assert turning_sign_in(text) is None
    assert shown(text) == text
