"""Why a database could not be used, in words of the program: both drivers say it in English."""

import sqlite3

from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.i18n.system_words import reason_of

_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: N_("chương trình khác đang ghi vào đó"),
    sqlite3.SQLITE_LOCKED: N_("chương trình khác đang ghi vào đó"),
    sqlite3.SQLITE_READONLY: N_("chỉ đọc được, không ghi được"),
    sqlite3.SQLITE_FULL: N_("đĩa đã đầy"),
    sqlite3.SQLITE_CANTOPEN: N_("không mở được tệp: không có, là thư mục hoặc không có quyền"),
    sqlite3.SQLITE_PERM: N_("không có quyền"),
    sqlite3.SQLITE_NOTADB: N_("tệp không phải cơ sở dữ liệu của chương trình"),
    sqlite3.SQLITE_CORRUPT: N_("tệp bị hỏng"),
    sqlite3.SQLITE_IOERR: N_("đĩa có lỗi hoặc đã đầy"),
}
_OF_POSTGRESQL = {
    "08": N_("mất kết nối với máy chủ"),
    "28": N_("sai tên người dùng hoặc mật khẩu"),
    "3D": N_("máy chủ không có cơ sở dữ liệu này"),
    "42": N_("không có quyền"),
    "53": N_("máy chủ hết chỗ: đĩa, bộ nhớ hoặc kết nối"),
    "55": N_("chương trình khác đang ghi vào đó"),
    "57": N_("máy chủ đang dừng hoặc khởi động"),
}
"""By the class of the state, its first two signs."""
_SAID_OF_CONNECTING = {
    "authentication failed": _OF_POSTGRESQL["28"],
    "does not exist": _OF_POSTGRESQL["3D"],
    "": N_("không kết nối được với máy chủ"),
}
"""A failure to connect has no state; what the server said before is found by its words."""


def cause_of(error: BaseException) -> str:
    """Say why a database could not be used, in the current language."""
    if isinstance(error, OSError):
        return reason_of(error)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    state = getattr(error, "sqlstate", None)
    if not state:
        return _(next(words for said, words in _SAID_OF_CONNECTING.items() if said in str(error)))
    known = _OF_POSTGRESQL.get(state[:2])
    return _(known) if known else _numbered(str(state))


def _of_sqlite(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    known = None if code is None else _OF_SQLITE.get(code & 0xFF)
    return _(known) if known else _numbered(str(getattr(error, "sqlite_errorname", error)))


def _numbered(number: str) -> str:
    return str(Message.of(N_("lỗi {number} của cơ sở dữ liệu"), number=number))
