"""Whether a title names another district or province than ours; communes of other districts share names with ours."""

import re
from collections.abc import Iterable

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells.text import cleaned, folded
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import Option, Problem, problem
from ntm_dashboard.intake.outcome.report import Answers
from ntm_dashboard.intake.reading.facts import LONGEST_TITLE, Title
from ntm_dashboard.intake.reading.lexicon import Lexicon

_NAMED = re.compile(
    r"(?:\b(?:huyện(?:\s+(?:ủy|uỷ))?|thị xã|thành phố)\s+|(?<![\w.])h\.\s*)(?P<name>[^\d\W][^\n,;.()\-–:]*)",
    re.IGNORECASE,
)
_PROVINCE = re.compile(r"\btỉnh\s+(?P<name>[^\d\W][^\n,;.()\-–:]*)", re.IGNORECASE)
_FIRST_OF_SENTENCE = {
    "dat", "nong", "ntm", "nam", "ve", "den", "co", "trong", "va", "tham", "phan", "duoc", "da", "chua", "uy", "thi",
    "nay", "theo", "tu", "can", "gom", "la", "tinh", "phu", "cho", "nao", "khac", "xa", "tren", "cua", "tai", "khong",
    "thuc", "ban", "kieu", "xay", "tong", "lan", "bao", "so", "danh", "quan", "thang", "quy", "doan", "hoi", "voi",
}  # fmt: skip
"""First words after "huyện" that begin a sentence and no name."""

_SENTENCES = {"hoan thanh", "giai doan", "chu tri", "nang cao", "dang ky", "ket qua", "ky bao", "moi ve"}


def other_district(titles: Iterable[Title], lexicon: Lexicon) -> tuple[str, Title] | None:
    """Give the district or the province that a title names and that is not ours, with the title."""
    district = lexicon.catalogue.district
    for title in titles:
        for pattern, of_us in ((_NAMED, district.name), (_PROVINCE, district.province)):
            own = folded(of_us).split(" ", 1)[-1]
            for match in pattern.finditer(title.text[:LONGEST_TITLE]):
                name = cleaned(match["name"])
                if not folded(name).startswith(own) and _is_name(name):
                    return cleaned(match[0]), title
    return None


def _is_name(name: str) -> bool:
    """Tell whether a text begins like a proper name: two capitalised words that are no words of a sentence."""
    words = name.split()[:2]
    if len(words) < 2 or folded(words[0]) in _FIRST_OF_SENTENCE or folded(" ".join(words)) in _SENTENCES:
        return False
    return all(word[0].isupper() for word in words)


def district_question(found: tuple[str, Title], lexicon: Lexicon, answers: Answers) -> Problem | None:
    """Ask whether figures are of our district although a title names another one."""
    if answers.to(ErrorCode.DISTRICT_OTHER) == "own":
        return None
    own = lexicon.catalogue.district.name
    option = Option("own", Message.of(N_("Tiêu đề ghi nhầm: đây là số liệu của {district}"), district=own))
    return problem(ErrorCode.DISTRICT_OTHER, row=found[1].row, found=found[0], expected=own, options=(option,))
