"""Who may do what. Every service that changes or hands out something asks here, not only the page."""

from dataclasses import dataclass
from enum import StrEnum

from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.i18n import N_, Message, _


class Role(StrEnum):
    """Vai trò: what an account may do; each includes the one before."""

    VIEWER = "viewer"
    COMMUNE_OFFICER = "commune_officer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


ROLE_WORDS = {
    Role.VIEWER: N_("Người xem"),
    Role.COMMUNE_OFFICER: N_("Cán bộ xã"),
    Role.EDITOR: N_("Biên tập"),
    Role.ADMINISTRATOR: N_("Quản trị"),
}


class Act(StrEnum):
    """Something that not everybody may do."""

    VIEW = "view"
    HAND_IN = "hand_in"
    PUBLISH = "publish"
    UNDO = "undo"
    RESTORE = "restore"
    WITHDRAW = "withdraw"
    DOWNLOAD_RAW_FILE = "download_raw_file"
    READ_AUDIT_LOG = "read_audit_log"
    LEARN_SPELLING = "learn_spelling"
    READ_COMMENTS = "read_comments"
    COMMENT = "comment"
    MANAGE_USERS = "manage_users"
    BACK_UP = "back_up"
    SET_RULES = "set_rules"
    SET_BOUNDARIES = "set_boundaries"
    MAKE_CALENDAR = "make_calendar"


ACT_WORDS = {
    Act.VIEW: N_("xem số liệu"),
    Act.HAND_IN: N_("nộp số liệu trình duyệt"),
    Act.PUBLISH: N_("công bố số liệu"),
    Act.UNDO: N_("hoàn tác một phiên bản"),
    Act.RESTORE: N_("khôi phục một phiên bản"),
    Act.WITHDRAW: N_("thu hồi một báo cáo"),
    Act.DOWNLOAD_RAW_FILE: N_("tải tệp gốc"),
    Act.READ_AUDIT_LOG: N_("xem nhật ký"),
    Act.LEARN_SPELLING: N_("sửa danh sách cách viết đã ghi nhớ"),
    Act.READ_COMMENTS: N_("xem ý kiến"),
    Act.COMMENT: N_("ghi ý kiến"),
    Act.MANAGE_USERS: N_("quản lý tài khoản"),
    Act.BACK_UP: N_("sao lưu và phục hồi"),
    Act.SET_RULES: N_("đổi quy tắc của cơ quan"),
    Act.SET_BOUNDARIES: N_("đổi ranh giới xã"),
    Act.MAKE_CALENDAR: N_("lập liên kết lịch"),
}

_RANKS = {role: rank for rank, role in enumerate(Role)}
_NEEDED = {
    Act.VIEW: Role.VIEWER,
    Act.HAND_IN: Role.COMMUNE_OFFICER,
    Act.PUBLISH: Role.EDITOR,
    Act.UNDO: Role.EDITOR,
    Act.RESTORE: Role.EDITOR,
    Act.WITHDRAW: Role.EDITOR,
    Act.DOWNLOAD_RAW_FILE: Role.EDITOR,
    Act.READ_AUDIT_LOG: Role.EDITOR,
    Act.LEARN_SPELLING: Role.EDITOR,
    Act.READ_COMMENTS: Role.VIEWER,
    Act.COMMENT: Role.EDITOR,
    Act.MANAGE_USERS: Role.ADMINISTRATOR,
    Act.BACK_UP: Role.ADMINISTRATOR,
    Act.SET_RULES: Role.ADMINISTRATOR,
    Act.SET_BOUNDARIES: Role.ADMINISTRATOR,
    Act.MAKE_CALENDAR: Role.VIEWER,
}


@dataclass(frozen=True)
class Person:
    """Somebody who is known to the program. `name` is what they sign in with and what revisions are signed with.

    `unit` is the code of the one commune whose figures a commune officer hands in, "" of everybody else.
    """

    name: str
    display_name: str
    role: Role
    unit: str = ""


PROGRAM = Person("chuong_trinh", "Chương trình", Role.ADMINISTRATOR)
"""The program itself, where it loads the data folder."""


def role_word(role: Role) -> str:
    """Give the word for a role in the current language."""
    return _(ROLE_WORDS[role])


def may(person: Person | None, act: Act) -> bool:
    """Tell whether a person (None: nobody is signed in) may do something."""
    return person is not None and _RANKS[person.role] >= _RANKS[_NEEDED[act]]


def may_edit(person: Person | None, unit: str) -> bool:
    """Tell whether a person may hand in figures of a unit: an editor of every one, a commune officer of their own."""
    return may(person, Act.HAND_IN) and (may(person, Act.PUBLISH) or (person is not None and person.unit == unit))


def must_be_allowed(person: Person | None, act: Act) -> Person:
    """Give the person back when they may do it.

    Raises:
        NotPermittedError: says what they lack.
    """
    what = Message.of(ACT_WORDS[act])
    if person is None:
        raise NotPermittedError(str(Message.of(N_("Cần đăng nhập để {what}."), what=what)))
    if not may(person, act):
        sentence = N_("Tài khoản “{name}” không có quyền {what}: cần vai trò {role}.")
        needed = Message.of(ROLE_WORDS[_NEEDED[act]])
        raise NotPermittedError(str(Message.of(sentence, name=person.name, what=what, role=needed)))
    return person
