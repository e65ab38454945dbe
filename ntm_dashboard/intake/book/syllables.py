"""Which words are Vietnamese syllables: text decoded rightly consists of them, decoded wrongly it does not.

A syllable is written as an onset, a rhyme and a tone. The tone of oa, oe and uy has two places (hoà, hòa); both count.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from ntm_dashboard.intake.cells.text import composed

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_TONES_BEFORE_STOP = ("\u0301", "\u0323")
_STOPS = ("c", "ch", "p", "t", "k")
_FRONT = "eêiy"
_ONSETS_BEFORE_FRONT = ("k", "gh", "ngh")
_ONSETS_BEFORE_BACK = ("c", "g", "ng")
_ONSETS = ("", *"bdđhlmnprstvx", "ch", "gi", "kh", "nh", "ph", "th", "tr")
_WRITTEN_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc "
    "op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt "
    "uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)
_WRITTEN_AFTER_QU = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e en eo et ê êch ên ênh êt "
    "i it inh ôc ơ ơn y ych yên yêt ynh yt"
)
_RHYMES = tuple(_WRITTEN_RHYMES.split())
_AFTER_QU = tuple(_WRITTEN_AFTER_QU.split())
_LABIALS = ("b", "m", "p", "ph", "v")
_ROUNDED = ("oa", "oă", "oe", "uâ", "uê", "uơ", "uy")
_BEFORE_Y = ("", "d", "h", "k", "l", "m", "n", "s", "t", "th", "v")
_AFTER_GI = tuple(rhyme for rhyme in _RHYMES if rhyme[0] not in "iy")
_AFTER_G = ("i", "in", "iêc", "iêng", "iêt")
_OF_PLACE_NAMES = ("đắk", "đăk", "lắk", "lăk")
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"
_TWO_PLACES = ("oa", "oe", "uy")
_CODE_PAGE_LETTERS = str.maketrans({"ð": "đ"})


def is_syllable(word: str) -> bool:
    """Tell whether a word, in small or capital letters, is a syllable of Vietnamese spelling."""
    return composed(word).lower().translate(_CODE_PAGE_LETTERS) in _all()


@cache
def syllables() -> tuple[str, ...]:
    """Give every syllable in small letters, composed, with its tone in each place that is in use."""
    return tuple(sorted(_all()))


@cache
def with_lost_letters() -> frozenset[str]:
    """Give what a code page leaves of syllables that it cannot write: question marks, or letters without their mark."""
    forms = {form for syllable in _all() if not syllable.isascii() for form in _lost(syllable)}
    return frozenset(form for form in forms if "?" in form)


def _lost(syllable: str) -> Iterator[str]:
    yield "".join(letter if ord(letter) < 0x100 else "?" for letter in syllable)
    yield "".join(letter if letter.isascii() else "?" for letter in syllable)
    yield syllable.encode("cp1258", errors="replace").decode("cp1258")
    yield "".join(_nearest(letter) for letter in syllable)


def _nearest(letter: str) -> str:
    """Give the Latin letter that Windows puts for one which a Western code page lacks; it knows none below U+1E00."""
    if ord(letter) < 0x100:
        return letter
    return "?" if ord(letter) >= 0x1E00 else unicodedata.normalize("NFD", letter.replace("đ", "d"))[0]


@cache
def _all() -> frozenset[str]:
    return frozenset(_OF_PLACE_NAMES) | {onset + toned for onset, rhyme in _pairs() for toned in _toned(rhyme)}


def _pairs() -> Iterator[tuple[str, str]]:
    for rhyme in _RHYMES:
        onsets = _ONSETS_BEFORE_FRONT if rhyme[0] in _FRONT else _ONSETS_BEFORE_BACK
        yield from ((onset, rhyme) for onset in (*_ONSETS, *onsets) if _are_together(onset, rhyme))
    yield from (("gi", rhyme) for rhyme in _AFTER_GI)
    yield from (("g", rhyme) for rhyme in _AFTER_G)
    yield from (("qu", rhyme) for rhyme in _AFTER_QU)


def _are_together(onset: str, rhyme: str) -> bool:
    if rhyme.startswith("y"):
        return onset in _BEFORE_Y if rhyme == "y" else not onset
    if rhyme.startswith("iê"):
        return onset not in {"", "gi"}
    return onset != "gi" and not (onset in _LABIALS and rhyme.startswith(_ROUNDED))


def _tones(rhyme: str) -> tuple[str, ...]:
    return _TONES_BEFORE_STOP if rhyme.endswith(_STOPS) else TONES


@cache
def _toned(rhyme: str) -> tuple[str, ...]:
    """Give a rhyme with every tone, in each place that is in use."""
    parts = [(rhyme[: place + 1], rhyme[place + 1 :]) for place in _places(rhyme)]
    return tuple(unicodedata.normalize("NFC", start + tone + end) for tone in _tones(rhyme) for start, end in parts)


def _places(rhyme: str) -> tuple[int, ...]:
    """Give where in a rhyme its tone is written."""
    marked = [place for place, letter in enumerate(rhyme) if letter in _MARKED]
    if marked:
        return (marked[-1],)
    vowels = sum(letter in _VOWELS for letter in rhyme)
    if rhyme in _TWO_PLACES:
        return (0, 1)
    if vowels < len(rhyme):
        return (vowels - 1,)
    return (1,) if vowels > 2 else (0,)
