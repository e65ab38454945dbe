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
from ntm_dashboard.domain.terms import Certainty, DossierState, Measure, Result, Title
from ntm_dashboard.i18n import N_
from ntm_dashboard.intake.cells.text import cleaned, compared, folded, typed, words_only

_RESULTS: dict[Result, str] = {
    Result.MET: "đạt|Đ|x|1|1.0|1,0|đã đạt|đạt chuẩn|✓|✔|☑|√|+|đạt yêu cầu|đạt tiêu chí|đạt 100%|đạt vượt|vượt",
    Result.NOT_MET: "chưa đạt|không đạt|K|KĐ|CĐ|-|–|—|−|0|0.0|0,0|✗|✘|✖|☒|chưa|không|chưa đạt chuẩn|"
    "chưa đạt yêu cầu|không đạt yêu cầu|chưa đạt tiêu chí",
    Result.NOT_APPLICABLE: "không áp dụng|KAD|N/A|không thuộc diện|không xét",
}
_TITLES: dict[Title, str] = {
    Title.COMPLETED_TASK: "hoàn thành nhiệm vụ|hoàn thành nhiệm vụ xây dựng nông thôn mới|hoàn thành|HTNV|"
    "hoàn thành nhiệm vụ, chờ công nhận",
    Title.STANDARD: "đạt chuẩn|nông thôn mới|đạt chuẩn nông thôn mới|xã nông thôn mới|"
    "huyện nông thôn mới|NTM|đạt chuẩn NTM",
    Title.ADVANCED: "nâng cao|nông thôn mới nâng cao|đạt chuẩn nông thôn mới nâng cao|NTM nâng cao|NTMNC",
    Title.MODEL: "kiểu mẫu|nông thôn mới kiểu mẫu|đạt chuẩn nông thôn mới kiểu mẫu|NTM kiểu mẫu|NTMKM",
    Title.CIVILISED_TOWN: "đô thị văn minh|đạt chuẩn đô thị văn minh|ĐTVM|thị trấn văn minh",
}
_CERTAINTIES: dict[Certainty, str] = {
    Certainty.DOCUMENTED: "van_ban|có văn bản",
    Certainty.DERIVED: "suy_ra|suy ra từ văn bản",
    Certainty.REPORTED: "tu_bao_cao|đơn vị tự báo cáo",
    Certainty.ILLUSTRATIVE: "minh_hoa|minh họa",
}
_DOSSIER_STATES: dict[DossierState, str] = {
    DossierState.NOT_STARTED: "chưa làm|chưa có|chưa lập|chưa làm hồ sơ|chưa có hồ sơ|chua_lam",
    DossierState.PREPARING: "đang làm|đang lập|đang hoàn thiện|đang bổ sung|đang làm hồ sơ|chưa xong|dang_lam",
    DossierState.SUBMITTED: "đã nộp|đã gửi|đã trình|chờ thẩm định|đã nộp hồ sơ|da_nop",
    DossierState.RETURNED: "bị trả lại|trả lại|hồ sơ bị trả lại|yêu cầu bổ sung|bi_tra_lai",
    DossierState.COMPLETE: "hoàn thành|đã hoàn thành|xong|đã xong|hoàn thiện|đã hoàn thiện|đủ|đã đủ|"
    "hồ sơ hoàn thành|hoan_thanh",
}
_MEASURES: dict[Measure, str] = {
    Measure.COMMUNES_STANDARD: "xa_dat_chuan|số xã đạt chuẩn nông thôn mới|số xã đạt chuẩn",
    Measure.COMMUNES_ADVANCED: "xa_nang_cao|số xã nông thôn mới nâng cao|số xã nâng cao",
    Measure.COMMUNES_COMPLETED_TASK: "xa_hoan_thanh_nhiem_vu|"
    "số xã hoàn thành nhiệm vụ, chờ công nhận|số xã hoàn thành nhiệm vụ",
    Measure.TOWNS_CIVILISED: "thi_tran_van_minh|số thị trấn đạt chuẩn đô thị văn minh|số thị trấn văn minh",
    Measure.DISTRICT_CRITERIA_MET: "tieu_chi_huyen_dat|số tiêu chí huyện đạt",
    Measure.DISTRICT_RECOGNISED: "huyen_duoc_cong_nhan|huyện được công nhận",
    Measure.SATISFACTION: "ty_le_hai_long|tỷ lệ hài lòng của người dân (%)|tỷ lệ hài lòng của người dân",
    Measure.SATISFACTION_LOWEST: "ty_le_hai_long_thap_nhat|tỷ lệ hài lòng thấp nhất|"
    "tỷ lệ hài lòng thấp nhất theo xã, nội dung (%)",
    Measure.CONSTRUCTION_DEBT: "no_dong_xdcb|nợ đọng xây dựng cơ bản|nợ đọng xây dựng cơ bản (triệu đồng)",
    Measure.SECURITY_COMPLEX: "an_ninh_phuc_tap|phức tạp về an ninh, trật tự|"
    "phức tạp về an ninh, trật tự (1: có, 0: không)",
}

__all__ = ["CERTAINTY_CODES", "DOSSIER_STATE_IN_FILES", "MEASURE_CODES", "RESULT_IN_FILES", "TITLE_IN_FILES"]

Term = TypeVar("Term", bound=StrEnum)


def _key(text: str) -> str:
    return words_only(text) or folded(cleaned(text))


def _index(spellings: dict[Term, str]) -> dict[str, Term]:
    return {_key(spelling): term for term, forms in spellings.items() for spelling in (*forms.split("|"), term.value)}


_RESULT_OF = {compared(spelling): term for term, forms in _RESULTS.items() for spelling in forms.split("|")}
_RESULT_WITHOUT_MARKS = {folded(spelling): term for spelling, term in _RESULT_OF.items()}
_LONGEST_RESULT = 100
_TITLE_OF = _index(_TITLES)
_CERTAINTY_OF = _index(_CERTAINTIES)
_DOSSIER_STATE_OF = _index(_DOSSIER_STATES)
_MEASURE_OF = _index(_MEASURES)


RESULT_WORDS = {
    Result.MET: N_("Đạt"),
    Result.NOT_MET: N_("Chưa đạt"),
    Result.NOT_APPLICABLE: N_("Không áp dụng"),
}
_SUGGESTED = {
    Result.MET: "có|hoàn thành|đã hoàn thành|tốt|true|●|y|v|ü|có đạt|đạt và vượt|hoàn thành 100%|xong",
    Result.NOT_MET: "không có|chưa hoàn thành|đang thực hiện|đang hoàn thiện|đang triển khai|đang xây dựng|chưa xong|"
    "false|○|n|c|û|cơ bản đạt|gần đạt|chưa thực hiện|chưa triển khai|đang rà soát|đang phấn đấu",
}
_SUGGESTED_OF = {compared(word): result for result, forms in _SUGGESTED.items() for word in forms.split("|")}
_LONGEST_ASKED = 60


def suggested_result(text: str) -> Result | None:
    """Suggest what a word that is none of the agreed forms may mean; it is never taken without being asked."""
    return _SUGGESTED_OF.get(compared(typed(text)))


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
    return Judgement(read, match["note"].strip(" *")) if read is not None else None


def result(text: str) -> Result | None:
    """Read a result; None when it is not one of the agreed forms. Letters without marks count as if they had them."""
    plain = compared(typed(text).rstrip(".")) if len(text) < _LONGEST_RESULT else ""
    bare = folded(plain)
    return _RESULT_OF.get(plain) or (_RESULT_WITHOUT_MARKS.get(bare) if plain == bare else None)


def title(text: str) -> Title | None:
    """Read a danh hiệu."""
    plain = _key(text)
    return _TITLE_OF.get(plain) or _TITLE_OF.get(plain.removeprefix("xa ").removeprefix("huyen "))


def certainty(text: str) -> Certainty | None:
    """Read how true a row is; reported by the unit when nothing is written."""
    return _CERTAINTY_OF.get(_key(text)) if text.strip() else Certainty.REPORTED


def dossier_state(text: str) -> DossierState | None:
    """Read how far a dossier is."""
    return _DOSSIER_STATE_OF.get(_key(text))


def measure(text: str) -> Measure | None:
    """Read a chỉ số from its code or its name."""
    return _MEASURE_OF.get(_key(text))
