"""Garbled letters and question marks: found where they are, and never in a correct text."""

import re

import pytest

from ntm_dashboard.intake.book.lost import as_meant, lost_words
from ntm_dashboard.intake.book.syllables import syllables

ORDINARY = """
Đã có BB?|Ai phụ trách?|Ai phu trach?|Có BB?|Có QĐ, NQ?|Có TH?|http://a.vn/x?th?m=1|www.x.vn/a?b|Khi nao?Co chua?
Có không ?chưa|Có ?an toan|nhà kho?|HS?12|Y/N?|Kinh phí?Chưa rõ|bao nhiêu? 5 tỷ?|Có chưa??|??|?
"""


@pytest.mark.parametrize("text", re.split(r"[|\n]", ORDINARY.strip()))
def test_a_question_is_no_lost_letter(text: str):
    assert not lost_words(text)


@pytest.mark.parametrize(
    "text",
    ["Xã Ph??c H?ng", "?ã th?m ??nh", "chua d?t", "chưa đ?t", "huy?n Tra Cu", "Xã Phu?c Hung", "H? NGHÈO Đ?T", "?i?m"],
)
def test_question_marks_within_words_are_lost_letters(text: str):
    assert lost_words(text)


def test_no_syllable_is_taken_for_garbled_or_lost_whatever_stands_around_it():
    around = ("{}?", "“{}”", "({}…)", "«{}»", "{}–", "‘{}’", "{}…", "•{}", "{}:")
    forms = [shape.format(form) for one in syllables() for form in (one, one.upper()) for shape in around]

    assert [form for form in forms if as_meant(form) or lost_words(form)] == []


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1258", "mac_roman"])
def test_garbled_text_is_said_as_it_was(codec: str):
    text = "Nước thải, đường, điện: chưa có"
    garbled = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())

    assert as_meant(garbled) == text


def test_one_garbled_word_among_right_ones_is_found():
    assert as_meant("Đã nộp, chÆ°a duyệt") == "Đã nộp, chưa duyệt"


@pytest.mark.parametrize("text", ["São Paulo", "XÃ”", "“TOÀN XÃ–THỊ TRẤN”", "IRMÔ", "ភាសាខ្មែរ", "Müller «GmbH»"])
def test_other_text_is_not_garbled(text: str):
    assert as_meant(text) is None
