"""What headings say beyond naming a column: results of whom and when, required levels, evaluations, remarks."""

import re
from enum import Enum

from ntm_dashboard.intake.cells.text import words_only

_RESULT_LIKE = re.compile(
    r"\b(?:ket qua|danh gia|hien trang|ket luan|tinh trang|thuc trang|muc do|xep loai|dat chua dat|"
    r"tham tra|tham dinh|kq)\b"
)
_EVALUATION = re.compile(r"\b(?:danh gia|ket luan|xep loai|dat chua dat|tham tra|tham dinh)\b")
_THRESHOLD = re.compile(
    r"^(?:chi tieu|chi tieu chung|muc dat(?: chuan)?|muc (?:yeu cau|quy dinh|chuan|toi thieu)|yeu cau|quy dinh|"
    r"tieu chuan|chuan|nguong|chi tieu (?:theo|quy dinh|cua|can|phai|ap dung|dong bang).*|"
    r"quy dinh (?:cua|theo).*|yeu cau .*)$"
)
_UNMET_LIST = re.compile(
    r"\b(?:tieu chi|chi tieu|tc)\b.*\b(?:chua dat|khong dat|con lai|con thieu|con yeu|chua hoan thanh)\b"
)
_OF_UNMET = re.compile(r"^(?:chua|khong) dat$|\b(?:tieu chi|chi tieu|tc)(?: con)? (?:chua|khong) dat\b(?! va| hoac)")
_MET_LIST = re.compile(r"^(?:cac |ten |nhung |danh muc )?(?:tieu chi|tc)(?: da| duoc)? (?:dat|hoan thanh)$")
MET_HEADINGS = frozenset({"dat", "d"})
UNMET_HEADINGS = frozenset({"chua dat", "khong dat", "cd", "kd", "k"})
"""What two columns of ticks side by side are headed, folded."""


class Qualifier(Enum):
    """Whose or which result a heading speaks of."""

    SELF = re.compile(r"\b(?:tu danh gia|tu cham|tu dg|xa danh gia|xa tu|don vi danh gia|td?g)\b")
    VERIFIED = re.compile(
        r"\b(?:tham tra|tham dinh|huyen danh gia|xac nhan|phuc tra|kiem tra|cap huyen|cap tinh|huyen|tinh|doan)\b"
    )
    EARLIER = re.compile(r"\b(?:ky truoc|cung ky|nam truoc|thang truoc|quy truoc|dau ky|dau nam|lan truoc|truoc day)\b")
    PLANNED = re.compile(r"\b(?:ke hoach|dang ky|du kien|phan dau|muc tieu|chi tieu giao|uoc|kh nam)\b")
    NOW = re.compile(r"\b(?:ky nay|hien nay|hien tai|thang nay|quy nay|nam nay|den nay|thoi diem)\b")


def qualifiers_of(text: str) -> frozenset[Qualifier]:
    """Tell whose or which result a heading or a label speaks of."""
    plain = words_only(text)
    return frozenset(one for one in Qualifier if one.value.search(plain))


def is_result_like(path: str) -> bool:
    """Tell whether a heading (folded) speaks of results."""
    return bool(_RESULT_LIKE.search(path)) and "ho so" not in path


def is_evaluation(path: str) -> bool:
    """Tell whether a heading (folded) speaks of a judgement, not of what was achieved."""
    return bool(_EVALUATION.search(path))


def is_threshold(leaf: str) -> bool:
    """Tell whether a heading names the level that is required."""
    return bool(_THRESHOLD.match(words_only(leaf)))


def is_unmet_list(leaf: str) -> bool:
    """Tell whether a heading is of lists of the criteria that are not met."""
    return bool(_UNMET_LIST.search(words_only(leaf)))


def is_of_unmet(text: str) -> bool:
    """Tell whether a heading or title is of what is not met, so that a tick below it says "not met"."""
    return bool(_OF_UNMET.search(words_only(text)))


def is_met_list(leaf: str) -> bool:
    """Tell whether a heading is of lists of the criteria that are met."""
    return bool(_MET_LIST.match(words_only(leaf)))
