"""The closed words of the programme as offices write them: results, titles, certainty, dossier states, measures."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ntm_dashboard.domain.file_words import (
    CERTAINTY_CODES,
    DOSSIER_STATE_IN_FILES,
    MEASURE_CODES,
    RESULT_IN_FILES,
    TITLE_IN_FILES,
)
from ntm_dashboard.domain.terms import Certainty, DossierState, Result
from ntm_dashboard.intake.cells.measures import measure
from ntm_dashboard.intake.cells.text import cleaned, compared, folded, spelling_key, typed
from ntm_dashboard.intake.cells.titles import title

_RESULTS: dict[Result, str] = {
    Result.MET: "đạt|Đ|x|1|1.0|1,0|đã đạt|đạt chuẩn|✓|✔|☑|√|+|đạt yêu cầu|đạt tiêu chí|đạt 100%|đạt vượt|vượt",
    Result.NOT_MET: "chưa đạt|không đạt|K|KĐ|CĐ|-|–|—|−|0|0.0|0,0|✗|✘|✖|☒|chưa|không|chưa đạt chuẩn|"
    "chưa đạt yêu cầu|không đạt yêu cầu|chưa đạt tiêu chí|không đạt tiêu chí|không đạt chuẩn",
    Result.NOT_APPLICABLE: "không áp dụng|KAD|N/A|không thuộc diện|không xét",
}
_CERTAINTIES: dict[Certainty, str] = {
    Certainty.DOCUMENTED: "van_ban|có văn bản|văn bản|theo văn bản",
    Certainty.DERIVED: "suy_ra|suy ra từ văn bản|suy ra",
    Certainty.REPORTED: "tu_bao_cao|đơn vị tự báo cáo|tự báo cáo|xã tự báo cáo|theo báo cáo",
    Certainty.ILLUSTRATIVE: "minh_hoa|minh họa|giả định",
}
_DOSSIER_STATES: dict[DossierState, str] = {
    DossierState.NOT_STARTED: "chưa làm|chưa có|chưa lập|chưa làm hồ sơ|chưa lập hồ sơ|chưa có hồ sơ|chua_lam",
    DossierState.PREPARING: "đang làm|đang lập|đang hoàn thiện|đang bổ sung|đang làm hồ sơ|"
    "đang lập hồ sơ|chưa xong|dang_lam",
    DossierState.SUBMITTED: "đã nộp|đã gửi|đã trình|chờ thẩm định|đã nộp hồ sơ|da_nop",
    DossierState.UNDER_REVIEW: "thẩm tra|đang thẩm tra|đang thẩm định|hồ sơ đang thẩm tra|tham_tra",
    DossierState.RETURNED: "bị trả lại|trả lại|hồ sơ bị trả lại|yêu cầu bổ sung|bi_tra_lai",
    DossierState.COMPLETE: "hoàn thành|đã hoàn thành|xong|đã xong|hoàn thiện|đã hoàn thiện|đủ|đã đủ|"
    "hồ sơ hoàn thành|hoan_thanh",
}
__all__ = [
    "CERTAINTY_CODES",
    "DOSSIER_STATE_IN_FILES",
    "MEASURE_CODES",
    "RESULT_IN_FILES",
    "TITLE_IN_FILES",
    "measure",
    "title",
]

Term = TypeVar("Term", bound=StrEnum)


def _index(spellings: dict[Term, str]) -> dict[str, Term]:
    return {
        spelling_key(spelling): term
        for term, forms in spellings.items()
        for spelling in (*forms.split("|"), term.value)
    }


_RESULT_OF = {compared(spelling): term for term, forms in _RESULTS.items() for spelling in forms.split("|")}
_RESULT_WITHOUT_MARKS = {folded(spelling): term for spelling, term in _RESULT_OF.items()}
_LONGEST_RESULT = 100
_CERTAINTY_OF = _index(_CERTAINTIES)
_DOSSIER_STATE_OF = _index(_DOSSIER_STATES)


_SUGGESTED = {
    Result.MET: "có|hoàn thành|đã hoàn thành|tốt|true|●|y|v|ü|có đạt|đạt và vượt|hoàn thành 100%|xong",
    Result.NOT_MET: "không có|chưa hoàn thành|đang thực hiện|đang hoàn thiện|đang triển khai|đang xây dựng|chưa xong|"
    "false|○|n|c|û|cơ bản đạt|gần đạt|chưa thực hiện|chưa triển khai|đang rà soát|đang phấn đấu",
}
_SUGGESTED_OF = {compared(word): result for result, forms in _SUGGESTED.items() for word in forms.split("|")}
_LONGEST_ASKED = 60


def suggested_result(text: str) -> Result | None:
    """Suggest what a word that is none of the agreed forms may mean; it is never taken without being asked."""
    plain = compared(typed(text))
    return _SUGGESTED_OF.get(plain) or _nearly(plain)


def _nearly(plain: str) -> Result | None:
    """Read an agreed form that lacks a mark or stands between signs: "đat", "(Đ)", "Đạt!", "- Chưa đạt"."""
    bare = plain.strip(" .,;:!*-–•()[]")
    begun = _BEGUN.match(bare)
    return _RESULT_OF.get(bare) or _RESULT_WITHOUT_MARKS.get(folded(bare)) or (result(begun[1]) if begun else None)


_BEGUN = re.compile(r"^(chưa đạt|không đạt|đạt)\s*[,:;–-]\s*\S")
"""A result with more behind it, as in "Chưa đạt, thiếu hồ sơ"."""


def may_be_result(text: str) -> bool:
    """Tell whether a text may be a word for a result at all, and not several results, a number or a sentence."""
    plain = compared(typed(text))
    if not plain or len(plain) > _LONGEST_ASKED or re.fullmatch(r"[\d.,%\s]+", plain):
        return False
    return not ("/" in plain and "đạt" in plain)


_WITH_NOTE = re.compile(r"^(?P<word>[^()\[\]]+?)\s*[(\[](?P<note>[^()\[\]]*)[)\]]\s*\.?$", re.DOTALL)


@dataclass(frozen=True)
class Judgement:
    """A result as a cell says it, with what was written in brackets behind it ("Chưa đạt (thiếu hồ sơ)")."""

    result: Result
    note: str = ""


def judgement(text: str) -> Judgement | None:
    """Read a result with the note in brackets behind it; None when the word is not one of the agreed forms."""
    if (plain := result(text)) is not None:
        return Judgement(plain)
    match = _WITH_NOTE.match(cleaned(text))
    if match is None or len(cleaned(match["word"])) < 2:
        return None
    read = result(match["word"])
    note = match["note"].strip(" *")
    if read is None or _UNMADE.search(folded(note)):
        return None
    return Judgement(read, note)


_UNMADE = re.compile(
    r"^(?:chua|khong|chua dat|khong dat|dat|gan dat|co ban)$"
    r"|\b(?:du kien|ke hoach|uoc|phan dau|dang ky|se dat|cuoi nam|co ban dat|gan dat)|\?"
)
"""What is in brackets behind a result and takes it back or puts it off: it must be asked what is meant."""


def result(text: str) -> Result | None:
    """Read a result; None when it is not one of the agreed forms. Letters without marks count as if they had them."""
    plain = compared(typed(text).rstrip(".")) if len(text) < _LONGEST_RESULT else ""
    bare = folded(plain)
    return _RESULT_OF.get(plain) or (_RESULT_WITHOUT_MARKS.get(bare) if plain == bare else None)


def certainty(text: str) -> Certainty | None:
    """Read how true a row is; reported by the unit when nothing is written."""
    return _CERTAINTY_OF.get(spelling_key(text)) if text.strip() else Certainty.REPORTED


def dossier_state(text: str) -> DossierState | None:
    """Read how far a dossier is."""
    return _DOSSIER_STATE_OF.get(spelling_key(text))
