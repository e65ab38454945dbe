"""What a new password withstands, estimated by zxcvbn with the words that are tried first in a place like this.

A guesser folds accents and leet, puts the name of the place, the programme or the person in front, and a year or a few
digits behind; so the estimate is the lowest of what such foldings come to.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.i18n import N_

LEAST_LOG10 = 8.0
"""A hundred million guesses: `services/throttle.py` says how long those take."""

_TAIL_LOG10 = 3.0
_ESTIMATED = 72
_OF_EVERYBODY = (
    "mật khẩu mới", "mật mã", "admin", "administrator", "quản trị hệ thống", "chương trình", "phần mềm", "đăng nhập",
    "tài khoản", "password", "welcome", "changeme", "letmein", "xây dựng nông thôn mới", "NTM", "huyện", "tỉnh", "xã",
    "phường", "thị trấn", "thành phố", "ủy ban nhân dân", "UBND", "HĐND", "đảng bộ", "văn phòng", "phòng", "cán bộ",
    "Việt Nam", "VN", "Hà Nội", "anh yêu em", "em yêu anh", "I love you", "xin chào", "gia đình", "hạnh phúc",
    "may mắn", "bảo mật", "bí mật", "số liệu", "báo cáo",
)  # fmt: skip
"""What is tried first in any office of the programme."""

_BY_PATTERN = {
    "spatial": N_("là các phím liền nhau trên bàn phím"),
    "repeat": N_("lặp lại một đoạn"),
    "sequence": N_("là dãy chữ hoặc số liên tiếp"),
    "date": N_("chứa ngày tháng hoặc năm"),
    "regex": N_("chứa ngày tháng hoặc năm"),
}
_OF_THE_PLACE = N_("chứa tên người, tên nơi, tên chương trình hoặc từ hay dùng làm mật khẩu")
_OF_EVERYONE = N_("chứa mật khẩu hoặc từ mà nhiều người dùng")
_SHORT = N_("còn ngắn, ít ký tự khác nhau")


def why_weak(password: str, about: Iterable[str]) -> str | None:
    """Say why a password is guessed early, as a text to be translated; None for one that withstands.

    `about` are the names that somebody would try: of the account, the person and the place.
    """
    words = [*dict.fromkeys(_words_of([*about, *_OF_EVERYBODY]))]
    estimates = [(_log10(found) + added, found) for found, added in _estimated(password, words)]
    guesses, found = min(estimates, key=lambda one: one[0])
    return _reason(found["sequence"]) if guesses < LEAST_LOG10 else None


def place_names(catalogue: Catalogue) -> tuple[str, ...]:
    """Give the names of a district, its province and its communes, on which nobody's password may rest."""
    district = catalogue.district
    units = (unit.name for unit in catalogue.units if unit.parent == district.code)
    return (district.name, district.province, *dict.fromkeys(units))


def folded(text: str) -> str:
    """Give a text as a guesser tries it: lower case, without accents."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _estimated(password: str, words: list[str]) -> Iterator[tuple[Mapping[str, Any], float]]:
    """Estimate every folding, with what was folded away: digits and signs at the end, and signs in between."""
    from zxcvbn import zxcvbn  # loads its lists of words, which only somebody who sets a password needs

    plain = folded(password)
    for text in (plain, re.sub(r"[\W_]+", "", plain)):
        bare = text.rstrip("0123456789!@#$%^&*()-_=+.,;:?/ ")
        for tried, added in ((text, 0.0), (bare if bare != text else "", _TAIL_LOG10)):
            if tried:
                yield zxcvbn(tried[:_ESTIMATED], user_inputs=words), added


def _log10(found: Mapping[str, Any]) -> float:
    return float(found["guesses_log10"])


def _words_of(names: Iterable[str]) -> Iterator[str]:
    """Give what is tried of names: their words alone, words that stand together joined, and the whole turned round."""
    for name in names:
        parts = [part for part in re.split(r"[\W_]+", folded(name)) if part]
        yield "".join(reversed(parts))
        for first in range(len(parts)):
            yield from ("".join(parts[first:last]) for last in range(first + 1, len(parts) + 1))


def _reason(sequence: list[Any]) -> str:
    patterns = {one["pattern"] for one in sequence}
    dictionaries = {one["dictionary_name"] for one in sequence if one["pattern"] == "dictionary"}
    if "user_inputs" in dictionaries:
        return _OF_THE_PLACE
    if dictionaries:
        return _OF_EVERYONE
    return next((words for pattern, words in _BY_PATTERN.items() if pattern in patterns), _SHORT)
