"""Which encoding a text is in: from very little text, and from whole files."""

import random
import re

import pytest

from ntm_dashboard.intake import ErrorCode, IntakeContext
from ntm_dashboard.intake.book.decoding import text_of
from ntm_dashboard.intake.book.evidence import is_legacy_amid_unicode, legacy_of_texts
from ntm_dashboard.intake.book.legacy import Legacy, are_latin, restored
from ntm_dashboard.intake.book.syllables import syllables
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.outcome.problems import RefusalError
from tests.intake.offices import cp1258, legacy

LITTLE = """
cú|Có|Hoà|ÑA|Ñ|Ð|Đ|café|à côté|école élémentaire de la Trinité|Müller & Söhne|Straße, Köln|ភាសាខ្មែរ|Señor Muñoz
año niño|på sø|São Paulo|Björn Åkesson, Malmö|Françoise Hélène|crème brûlée|Nước thải có thu gom|«Có»|ÔTÔ|không|đi chơi
m² · 5×3 ½ ±1°|A·B, C·D, E·F|© ABC® §3 ¶1|Đắk Lắk|Có BB|Ðông|Trịnh Hoà Bình|chu\u031ba đa\u0323t
"""
WHOLE = ("Nhà văn hóa ấp chưa có sân khấu", "Đường ngõ xóm lầy lội mùa mưa", "QĐ số 5, HĐND huyện chưa họp")
FOUR = {
    "cp1258": (cp1258, Legacy.CP1258),
    "tcvn3": (lambda text: legacy(text, "tcvn3"), Legacy.TCVN3),
    "vni": (lambda text: legacy(text, "vni"), Legacy.VNI),
}


@pytest.fixture(scope="module")
def vocabulary(intake_context: IntakeContext) -> Vocabulary:
    return Vocabulary.of(intake_context.catalogue)


@pytest.mark.parametrize("text", re.split(r"[|\n]", LITTLE.strip()))
def test_a_little_text_in_unicode_stays_as_it_is(text: str, vocabulary: Vocabulary):
    assert legacy_of_texts([text], vocabulary) is None
    assert not is_legacy_amid_unicode(text, vocabulary)


def test_every_syllable_alone_stays_as_it_is(vocabulary: Vocabulary):
    alone = [form for one in syllables() for form in (one, one.upper())]

    assert [form for form in alone if legacy_of_texts([form], vocabulary)] == []


def test_any_few_syllables_without_letters_that_only_unicode_has_stay_as_they_are(vocabulary: Vocabulary):
    latin = [one for one in syllables() if not one.isascii() and are_latin([one])]
    dice = random.Random(8)  # noqa: S311 — the same texts in every run
    texts = [" ".join(dice.choices(latin, k=dice.choice([2, 2, 3, 5]))).capitalize() for _ in range(4000)]

    assert [text for text in texts if legacy_of_texts([text], vocabulary)] == []
    assert legacy_of_texts(texts, vocabulary) is None


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_every_syllable_of_an_old_file_is_restored(encoding: str, vocabulary: Vocabulary):
    texts = [" ".join(syllables()[start : start + 50]) for start in range(0, len(syllables()), 50)]
    stored = [legacy(text, encoding).decode("latin-1") for text in texts]

    found = legacy_of_texts(stored, vocabulary)

    assert found is Legacy(encoding.upper())
    assert [restored(text, Legacy(encoding.upper())) for text in stored] == texts


@pytest.mark.parametrize("encoding", FOUR)
def test_every_syllable_of_an_old_text_file_is_decoded(encoding: str, vocabulary: Vocabulary):
    encode, expected = FOUR[encoding]
    text = "\n".join(" ".join(syllables()[start : start + 50]) for start in range(0, len(syllables()), 50))

    decoded = text_of(encode(text), vocabulary=vocabulary)

    assert (decoded.text, decoded.legacy) == (text, expected)


@pytest.mark.parametrize("encoding", FOUR)
@pytest.mark.parametrize("text", WHOLE)
def test_few_words_that_are_none_of_ours_are_enough(encoding: str, text: str, vocabulary: Vocabulary):
    encode, expected = FOUR[encoding]

    assert (text_of(encode(text), vocabulary=vocabulary).text, expected) == (text, expected)
    assert encoding == "cp1258" or legacy_of_texts([encode(text).decode("latin-1")], vocabulary) is expected


@pytest.mark.parametrize("raw", [b"c\xf3", b"kh\xf4ng", b"caf\xe9", b"\xd1"])
def test_bytes_that_say_too_little_are_refused_and_not_guessed(raw: bytes, vocabulary: Vocabulary):
    with pytest.raises(RefusalError) as refused:
        text_of(b"ma_xa,ghi_chu\r\n29464," + raw + b"\r\n", vocabulary=vocabulary)

    assert [one.code for one in refused.value.problems] == [ErrorCode.NOT_TEXT]


def test_last_letter_of_an_old_file_is_no_sign_of_a_cut_one(vocabulary: Vocabulary):
    assert text_of(cp1258("Trà Cú, đường bộ đã có"), vocabulary=vocabulary).text == "Trà Cú, đường bộ đã có"


def test_typographic_signs_stand_between_old_letters(vocabulary: Vocabulary):
    text = "Êp “v¨n hãa” – ®· ®¹t…"

    assert restored(text, Legacy.TCVN3) == "ấp “văn hóa” – đã đạt…"


def test_headings_typed_as_one_word_do_not_hide_an_old_encoding(vocabulary: Vocabulary):
    headings = ["KyBaoCao", "MãXã", "TênXã", "TiêuChí", "KếtQuả", "GiáTrị", "HồSơ", "GhiChú"]
    texts = [legacy(text, "tcvn3").decode("latin-1") for text in (*headings, "Xã Định An", "đạt", "chưa đạt")]

    assert legacy_of_texts(texts, vocabulary) is Legacy.TCVN3
    assert legacy_of_texts(["MãXã", "TênXã", "Có"], vocabulary) is None
