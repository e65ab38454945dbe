"""The closed words of the programme as offices write them: results, titles, certainty, dossier states, measures."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ntm_dashboard.domain.file_words import (
    CERTAINTY_CODES,
    CLOSING_IN_FILES,
    DOSSIER_STATE_IN_FILES,
    MEASURE_CODES,
    RESULT_IN_FILES,
    TITLE_IN_FILES,
)
from ntm_dashboard.domain.terms import Certainty, Closing, DossierState, InspectionForm, Result, Role
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
_ROLES: dict[Role, str] = {
    Role.LEAD_AGENCY: "cơ quan chủ trì|chủ trì|đơn vị chủ trì|cơ quan phụ trách|ngành chủ trì|phụ trách tiêu chí|"
    "phụ trách|cơ quan phụ trách tiêu chí",
    Role.SUPPORTING_AGENCY: "cơ quan phối hợp|phối hợp|đơn vị phối hợp|ngành phối hợp",
    Role.PROVINCE_DEPARTMENT: "sở ngành tỉnh|sở, ngành tỉnh|sở ngành|sở, ngành cấp tỉnh|sở ngành cấp tỉnh|sở|"
    "sở ngành phối hợp|cơ quan cấp tỉnh",
    Role.CRITERION_LEADER: "lãnh đạo phụ trách tiêu chí|lãnh đạo phụ trách|lãnh đạo huyện phụ trách|"
    "lãnh đạo huyện phụ trách tiêu chí|phụ trách chung",
    Role.COMMUNE_SECRETARY: "bí thư đảng ủy xã|bí thư đảng ủy|bí thư xã|bí thư|bt đảng ủy|bí thư đảng ủy thị trấn",
    Role.COMMUNE_CHAIR: "chủ tịch ubnd xã|chủ tịch ubnd|chủ tịch xã|chủ tịch|chủ tịch ủy ban nhân dân xã|"
    "chủ tịch ubnd thị trấn|chủ tịch ủy ban nhân dân|ct ubnd xã",
    Role.AREA_MEMBER: "cấp ủy viên phụ trách địa bàn|cấp ủy viên phụ trách|huyện ủy viên phụ trách|"
    "huyện ủy viên phụ trách địa bàn|huyện ủy viên phụ trách xã|phụ trách địa bàn|phụ trách xã|cấp ủy phụ trách|"
    "cấp ủy viên|huyện ủy viên",
    Role.STEERING_MEMBER: "thành viên ban chỉ đạo|thành viên bcđ|ủy viên ban chỉ đạo|ban chỉ đạo|thành viên",
}
_INSPECTION_FORMS: dict[InspectionForm, str] = {
    InspectionForm.VISIT: "kiểm tra|kiểm tra thực tế|đi kiểm tra|kiểm tra tại xã|làm việc|đoàn kiểm tra|"
    "khảo sát thực tế",
    InspectionForm.URGING_LETTER: "đôn đốc|văn bản đôn đốc|công văn đôn đốc|công văn|nhắc việc|văn bản nhắc|"
    "đôn đốc bằng văn bản",
    InspectionForm.SUPERVISION: "giám sát|đoàn giám sát|giám sát chuyên đề|hđnd giám sát|mặt trận giám sát|"
    "giám sát của hđnd|giám sát của mặt trận",
}
_CLOSINGS: dict[Closing, str] = {
    Closing.DONE: "hoàn thành|đã hoàn thành|xong|đã xong|đã thực hiện|đã thực hiện xong|hoàn tất|đã hoàn tất",
    Closing.DROPPED: "thôi thực hiện|thôi|bỏ|không thực hiện|không thực hiện nữa|dừng|dừng thực hiện|hủy|đã hủy|"
    "chấm dứt",
}
__all__ = [
    "CERTAINTY_CODES",
    "CLOSING_IN_FILES",
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
_ROLE_OF = _index(_ROLES)
_INSPECTION_FORM_OF = _index(_INSPECTION_FORMS)
_CLOSING_OF = _index(_CLOSINGS)


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


def role(text: str) -> Role | None:
    """Read in what way somebody answers for something."""
    return _ROLE_OF.get(spelling_key(text))


def inspection_form(text: str) -> InspectionForm | None:
    """Read whether it was a visit, a letter that urges or a supervision."""
    return _INSPECTION_FORM_OF.get(spelling_key(text))


def closing(text: str) -> Closing | None:
    """Read how something that was decided came to its end."""
    return _CLOSING_OF.get(spelling_key(text))
