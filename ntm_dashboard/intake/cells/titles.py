"""Danh hiệu as offices write it: the title, the kind of unit that it names, its field, and revocations."""

import re

from ntm_dashboard.domain.terms import Title, UnitKind
from ntm_dashboard.intake.cells.text import cleaned, spelling_key

_TITLES: dict[Title, str] = {
    Title.COMPLETED_TASK: "hoàn thành nhiệm vụ|hoàn thành nhiệm vụ xây dựng nông thôn mới|hoàn thành|HTNV|"
    "hoàn thành nhiệm vụ, chờ công nhận|hoàn thành nhiệm vụ xây dựng NTM|hoàn thành, chờ công nhận",
    Title.STANDARD: "đạt chuẩn|nông thôn mới|NTM",
    Title.ADVANCED: "nâng cao|nông thôn mới nâng cao|NTM nâng cao|NTMNC",
    Title.MODEL: "kiểu mẫu|nông thôn mới kiểu mẫu|NTM kiểu mẫu|NTMKM",
    Title.CIVILISED_TOWN: "đô thị văn minh|ĐTVM|văn minh đô thị|văn minh",
}
_REVOKES = {
    Title.STANDARD: Title.REVOKED,
    Title.ADVANCED: Title.REVOKED_ADVANCED,
    Title.MODEL: Title.REVOKED_MODEL,
    Title.CIVILISED_TOWN: Title.REVOKED,
}
_KINDS = {"xa": UnitKind.COMMUNE, "thi tran": UnitKind.TOWN, "huyen": UnitKind.DISTRICT}
_REVOKED = re.compile(
    r"^(?:(?:da |bi |da bi )?thu hoi|(?:da )?huy(?: bo)?)\b(?: quyet dinh)?(?: so)?"
    r"(?: \d+ qd \w+)?(?: danh hieu| bang)?(?: cong nhan)?(?: danh hieu)?\s*"
)
_BEFORE = re.compile(
    r"^(?:(?:danh hieu|cong nhan|duoc cong nhan|da duoc cong nhan|don vi|la) )*(?:(?P<kind>xa|thi tran|huyen) )?"
    r"(?:(?:danh hieu|cong nhan|duoc cong nhan|da duoc cong nhan) )*(?:(?:da )?dat (?:tieu )?chuan )?"
    r"(?:(?P<late>xa|thi tran|huyen) )?(?=.)"
)
_AFTER = re.compile(r" (?:nam \d{4}|giai doan \d{4} \d{4}|\d{4} \d{4})$")
_MODEL_OF = re.compile(
    r"^(?:nong thon moi |ntm )?kieu mau (?:ve |(?:trong |tren )?linh vuc |noi troi |tieu bieu )+(?P<field>\S.*)$"
)
_FIELD = re.compile(r"(?:kiểu mẫu|kieu mau)\s+(.+)$", re.IGNORECASE)
_ALL_CRITERIA = re.compile(r"^(?:da )?hoan thanh (?P<met>\d\d) (?P<total>\d\d) tieu chi(?: nong thon moi| ntm)?$")


_TITLE_OF = {spelling_key(form): title for title, forms in _TITLES.items() for form in (*forms.split("|"), title)}


def title(text: str) -> Title | None:
    """Read a danh hiệu; None for a word that is none."""
    plain = spelling_key(text)
    if (revoked := _REVOKED.match(plain)) is None:
        return _named(plain)
    rest = plain[revoked.end() :]
    return _REVOKES.get(_named(rest) or Title.COMPLETED_TASK) if rest else Title.REVOKED


def title_meant(text: str) -> Title | None:
    """Read the title that is given or revoked; None for a revocation that names none, and for other words."""
    plain = spelling_key(text)
    return _named(plain[revoked.end() :] if (revoked := _REVOKED.match(plain)) else plain)


def kind_named(text: str) -> UnitKind | None:
    """Tell for which kind of unit a title is worded ("xã nông thôn mới"), None where the words are for any."""
    plain = spelling_key(text)
    if revoked := _REVOKED.match(plain):
        plain = plain[revoked.end() :]
    match = _BEFORE.match(plain)
    kind = (match["kind"] or match["late"]) if match else None
    if kind is None and _named(plain) is Title.CIVILISED_TOWN:
        return UnitKind.TOWN
    return _KINDS.get(kind or "")


def field_of(text: str) -> str:
    """Give the field of a model title as it is written ("về chuyển đổi số"); "" for a title without one."""
    found = _FIELD.search(cleaned(text))
    bare = _BEFORE.sub("", spelling_key(text), count=1)
    return " ".join(found[1].split()) if found and _MODEL_OF.match(bare) else ""


def _named(plain: str) -> Title | None:
    """Read a title with the words that stand around it: xã … đạt chuẩn … năm 2023."""
    short = _AFTER.sub("", plain)
    if known := _TITLE_OF.get(short):
        return known
    if everything := _ALL_CRITERIA.match(short):
        return Title.COMPLETED_TASK if everything["met"] == everything["total"] else None
    bare = _BEFORE.sub("", short, count=1)
    return Title.MODEL if _MODEL_OF.match(bare) else _TITLE_OF.get(bare)
