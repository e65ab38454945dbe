"""The words of a title that say for what a date stands in it, found in its folded text and quoted as they stand."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from ntm_dashboard.intake.cells.text import cleaned, compared, folded

LONGEST_TITLE = 1000
"""How much of a text above a table is looked at."""


class Sort(Enum):
    """What a word announces. `UNTIL` ("đến", "hết") belongs to a plan or a comparison where such a word governs it."""

    NAME = "name"
    AS_OF = "as_of"
    UNTIL = "until"
    PERIOD = "period"
    REPORT = "report"
    DOCUMENT = "document"
    PLAN = "plan"
    COMPARISON = "comparison"


@dataclass(frozen=True)
class Marker:
    """A word, or some, that say what a date after them stands for."""

    sort: Sort
    start: int
    end: int


_RESULTS = r"ket qua|tinh hinh|tien do"
_GOALS = r"ke hoach(?! so)|nhiem vu|muc tieu(?! quoc gia)"
_WORDS: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    (
        Sort.NAME,
        ("muc tieu quoc gia", r"(?:tai chinh|phong|so)\s?[-,]?(?: va)? ke hoach", "ke hoach (?:va|-) dau tu"),
    ),
    (
        Sort.REPORT,
        (rf"(?:{_RESULTS})(?: (?!va\b|nam\b|phan\b|dang\b|du\b|uoc\b)[a-z]+){{0,5}}? (?:{_GOALS})",),
    ),
    (
        Sort.DOCUMENT,
        (
            "quyet dinh|cong van|thong tu|nghi quyet|nghi dinh|van ban|to trinh|chi thi|thong bao|bien ban",
            r"(?:huong dan|ke hoach|bao cao) so\b(?! lieu)|ban hanh|kem theo|can cu|hieu luc|thanh lap",
            r"\bqd\b|\bcv\b|\bnq\b|\btt-|\bso ?: ?\d|\bso \d+ ?[/\-]|\d+/[a-z]{2,}",
            "hoi nghi|giao ban|lam viec|phuc vu|hop-",
            "ngay (?:lap|in|ky|xuat|nhan|nop|gui|tao|hop|sinh|ban hanh|phe duyet)(?: bao cao| bieu)?",
            r"\b(?:lap|in|ky|xuat|gui)(?= ngay)|cap nhat lan cuoi",
        ),
    ),
    (Sort.COMPARISON, ("so voi|so sanh|doi chieu|cung ky|(?:ky|nam|thang|quy) truoc",)),
    (
        Sort.PLAN,
        (
            r"(?:du kien|\buoc|du bao|ke hoach|phan dau)(?: [a-z]+)?? (?:ket qua|thuc hien|danh gia|bao cao)",
            r"phan dau|muc tieu|ke hoach|ve dich|du kien|\buoc\b|dang ky|lo trinh|phuong huong|nhiem vu|dinh huong",
            r"tam nhin|cham nhat|truoc(?= ngay| \d)|hoan thanh truoc|cam ket|du bao|se dat|giua ky|thoi han",
            r"giai doan(?! (?:nam )?\d{4})|han (?:chot|nop|gui|cuoi|hoan thanh)(?: bao cao)?|chi tieu (?:giao|phan)",
        ),
    ),
    (
        Sort.AS_OF,
        (
            "(?:so lieu|ket qua|hien trang|thuc trang|lay|chot|cap nhat|luy ke|tinh)(?: so lieu)?(?: tinh)?"
            r" (?:den|toi)(?: het| cuoi)?\b",
            "thoi diem(?: bao cao| danh gia| thong ke| chot so lieu)?",
            r"ngay (?:chot )?so lieu|chot so lieu|(?:so lieu )?chot(?= ngay)|so lieu(?= ngay)",
            r"\bden (?:thoi diem(?: bao cao)?|nay)",
        ),
    ),
    (Sort.UNTIL, (r"\b(?:(?:den|toi)(?: het| cuoi)?|het|cuoi)\b",)),
    (
        Sort.PERIOD,
        (
            r"\b(?:ky|thoi gian|thoi ky) bao cao|\b(?:ky|thoi gian)(?= ?:)",
            r"\bky(?= (?:quy|thang|nam|\d{1,2}[/.\-]|\d{1,2} thang))",
        ),
    ),
    (Sort.REPORT, (_RESULTS, "bao cao|tong hop|so lieu|bieu|danh gia|thuc hien|ra soat|thong ke")),
)
_MARKER = re.compile(
    "|".join(f"(?P<s{number}>{'|'.join(words)})" for number, (_, words) in enumerate(_WORDS)), re.ASCII
)
_TONED = {compared("sáu"): "6", compared("quỹ"): "quy-", compared("họp"): "hop-"}
"""Words that their tone alone tells from others: "tháng sáu", "tháng sau"; "quỹ", "quý"; "họp", "hợp"."""


class Words:
    """The words of a text, folded for finding and as they stand for quoting."""

    def __init__(self, text: str) -> None:
        plain = unicodedata.normalize("NFKC", cleaned(text[:LONGEST_TITLE]))
        words = re.sub(r"[‐‑‒–—−]", "-", plain).split()
        pairs = [(word, folding) for word in words if (folding := _TONED.get(compared(word)) or folded(word))]
        self._words = [word for word, _ in pairs]
        self.folded = " ".join(folding for _, folding in pairs)
        self._starts = [0]
        for _, folding in pairs:
            self._starts.append(self._starts[-1] + len(folding) + 1)

    def quoted(self, start: int, end: int) -> str:
        """Quote the words from one place of the folded text to another."""
        first, last = (bisect_right(self._starts, place) - 1 for place in (start, max(start, end - 1)))
        return " ".join(self._words[first : last + 1]).strip(" ,.;:()[]")

    def markers(self) -> list[Marker]:
        """Find the words that say what a date stands for, from left to right."""
        return [Marker(_sort_of(match), *match.span()) for match in _MARKER.finditer(self.folded)]


def _sort_of(match: re.Match[str]) -> Sort:
    number = next(number for number in range(len(_WORDS)) if match[f"s{number}"] is not None)
    return _WORDS[number][0]
