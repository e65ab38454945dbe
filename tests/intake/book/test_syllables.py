"""Vietnamese spelling: what is a syllable, and what is none."""

import re
import unicodedata
from pathlib import Path

import pytest

from ntm_dashboard.intake.book.syllables import is_syllable, syllables

DATA = Path(__file__).resolve().parents[3] / "data"


@pytest.mark.parametrize(
    "text",
    [
        "quỳnh khuỷu ngoằn ngoèo huỵch toẹt khuya tuýp xoèn xoẹt quẹo quạu giếng giặt gìn gì giữa thuở huơ nghiêng",
        "kỹ lý hy mỹ sỹ tỷ quý quỹ hoà hòa khoẻ khỏe toà tòa thuỳ thùy luỹ lũy đoàn xoong hươu khướu bưu ưu yểu yến ỷ",
        "quốc quờ quét khuếch nguệch huênh quãng ngoẵng xoắn hoạch nguẩy ngoáy khoeo tuyết nguyễn Đắk Lắk giò ĐƯỜNG",
        "Nước thải có thu gom",
        "chu\u031ba đa\u0323t",
        "Ðạt",
    ],
)
def test_words_of_vietnamese_are_syllables(text: str):
    assert [word for word in text.split() if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "word",
    ["café", "Müller", "Ñuñoa", "đạc̣", "ngệ", "kú", "cí", "gê", "quuố", "Nýừỡc", "thaềi", "Phöôùc", "bảch", "hàt"],
)
def test_other_words_are_none(word: str):
    assert not is_syllable(word)


def test_every_accented_word_of_the_catalogue_but_abbreviations_is_a_syllable():
    texts = " ".join(path.read_text(encoding="utf-8") for path in DATA.rglob("*.csv"))
    words = set(re.findall(r"[^\W\d_²³]+", unicodedata.normalize("NFC", texts)))

    unknown = {word for word in words if not word.isascii() and not is_syllable(word)}
    assert {word for word in unknown if "Đ" not in word.upper()} == set()


def test_syllables_are_composed_small_and_thousands():
    assert len(syllables()) > 15_000
    assert all(one == unicodedata.normalize("NFC", one).lower() for one in syllables())
