"""Marks that Word and chat programs leave around a text go with its spaces; those that turn letters are refused."""

import pytest

from ntm_dashboard.intake.cells.text import has_control_characters, note_text


@pytest.mark.parametrize("around", ["\u200e", "\u200f", "\u061c", "\ufeff", " \u200e\u200e "])
def test_what_stands_unseen_around_a_text_is_left_out(around: str):
    assert not has_control_characters(f"{around}HS-29464-01{around}")
    assert note_text(f"{around}HS-29464-01{around}") == "HS-29464-01"


@pytest.mark.parametrize(
    "sign", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\u200e", "\u200f", "\u061c"]
)
def test_within_a_text_it_is_refused(sign: str):
    assert has_control_characters(f"HS-29{sign}464-01")


@pytest.mark.parametrize("text", ["gia đình 👨‍👩‍👧", "ក្រុម\u200bភូមិ", "Xã Đại An", "a\nb\tc"])
def test_signs_that_join_or_part_letters_stay(text: str):
    assert not has_control_characters(text)
    assert note_text(text) == text
