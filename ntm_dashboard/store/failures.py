"""What can be wrong with a database: for each what anybody is told, and what to do for whoever looks after it.

Both drivers say it in English, with addresses and names of tables in it; none of that is passed on.
"""

import errno
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.i18n.system_words import reason_of


class Failure(StrEnum):
    """What is wrong with a database."""

    FULL = "DB_FULL"
    BUSY = "DB_BUSY"
    READ_ONLY = "DB_READ_ONLY"
    NO_ACCESS = "DB_NO_ACCESS"
    DAMAGED = "DB_DAMAGED"
    FOREIGN = "DB_FOREIGN"
    MISSING = "DB_MISSING"
    OVERWRITTEN = "DB_OVERWRITTEN"
    NEWER = "DB_NEWER"
    DISK = "DB_DISK"
    UNREACHABLE = "DB_UNREACHABLE"
    REFUSED = "DB_REFUSED"
    UNKNOWN = "DB_UNKNOWN"
    OTHER = "DB_OTHER"


@dataclass(frozen=True)
class Words:
    """`said`: to anybody. `cure`: to whoever looks after the program, with `{place}` and, for some, `{reason}`."""

    said: str
    cure: str


WORDS = {
    Failure.FULL: Words(
        N_("Máy chủ đã hết chỗ nên chưa ghi được; số liệu đã công bố vẫn nguyên. Hãy báo người quản trị."),
        N_("Đĩa của cơ sở dữ liệu “{place}” đã đầy; chưa ghi gì. Hãy giải phóng chỗ trên đĩa ấy rồi làm lại."),
    ),
    Failure.BUSY: Words(
        N_("Cơ sở dữ liệu đang bận vì có người khác đang ghi. Hãy thử lại sau ít phút."),
        N_(
            "Chương trình khác đang ghi vào cơ sở dữ liệu “{place}”. Hãy làm lại sau ít phút; nếu vẫn vậy, tìm và dừng "
            "chương trình đang giữ tệp ấy."
        ),
    ),
    Failure.READ_ONLY: Words(
        N_("Hiện chỉ xem được số liệu, chưa ghi được vào cơ sở dữ liệu. Hãy báo người quản trị."),
        N_(
            "Cơ sở dữ liệu “{place}” chỉ đọc được, không ghi được. Hãy cho người chạy chương trình quyền ghi vào tệp "
            "và thư mục của nó."
        ),
    ),
    Failure.NO_ACCESS: Words(
        N_("Không mở được cơ sở dữ liệu. Hãy báo người quản trị."),
        N_(
            "Không mở được cơ sở dữ liệu “{place}” ({reason}). Hãy kiểm tra đường dẫn ở NTM_DATABASE_URL và quyền của "
            "người chạy chương trình."
        ),
    ),
    Failure.DAMAGED: Words(
        N_("Cơ sở dữ liệu bị hỏng; đừng công bố gì thêm. Hãy báo ngay cho người quản trị."),
        N_(
            "Cơ sở dữ liệu “{place}” bị hỏng. Hãy dừng chương trình, đổi tên tệp ấy, giữ mọi bản sao lưu cũ, rồi chạy "
            "restore với bản sao lưu mới nhất còn nguyên. Đĩa có thể đang hỏng: hãy kiểm tra đĩa."
        ),
    ),
    Failure.FOREIGN: Words(
        N_("Không dùng được cơ sở dữ liệu đang có. Hãy báo người quản trị."),
        N_(
            "Tệp “{place}” không phải cơ sở dữ liệu của chương trình. Hãy kiểm tra NTM_DATABASE_URL, hoặc đổi tên tệp "
            "ấy rồi phục hồi từ bản sao lưu."
        ),
    ),
    Failure.MISSING: Words(
        N_("Không thấy cơ sở dữ liệu nên chương trình tạm ngừng; nó tự chạy lại khi có. Hãy báo người quản trị."),
        N_(
            "Không thấy cơ sở dữ liệu “{place}”. Nếu tệp bị xóa hoặc chuyển đi, hãy đặt lại tệp ấy, hoặc dừng chương "
            "trình rồi phục hồi từ bản sao lưu. Nếu đường dẫn sai, hãy sửa NTM_DATABASE_URL."
        ),
    ),
    Failure.OVERWRITTEN: Words(
        N_("Cơ sở dữ liệu vừa bị thay khi đang chạy nên chương trình ngừng ghi. Hãy báo người quản trị."),
        N_(
            "Cơ sở dữ liệu “{place}” bị chép đè khi chương trình đang chạy. Hãy dừng chương trình, đổi tên tệp ấy cùng "
            "các tệp -wal và -shm bên cạnh, rồi chạy restore với một bản sao lưu."
        ),
    ),
    Failure.NEWER: Words(
        N_("Chương trình cũ hơn cơ sở dữ liệu nên không mở được. Hãy báo người quản trị."),
        N_(
            "Cơ sở dữ liệu “{place}” đã được một phiên bản mới hơn của chương trình nâng cấp. Hãy chạy phiên bản ấy, "
            "hoặc phục hồi bản sao lưu lấy trước khi nâng cấp."
        ),
    ),
    Failure.DISK: Words(
        N_("Đĩa của cơ sở dữ liệu có lỗi. Hãy báo ngay cho người quản trị."),
        N_(
            "Đọc hoặc ghi cơ sở dữ liệu “{place}” bị lỗi đĩa, hoặc đĩa đã đầy. Hãy xem dung lượng và kiểm tra đĩa "
            "trước khi làm lại."
        ),
    ),
    Failure.UNREACHABLE: Words(
        N_("Mất kết nối với cơ sở dữ liệu; chương trình tự nối lại khi được. Nếu kéo dài, hãy báo người quản trị."),
        N_(
            "Không kết nối được với máy chủ cơ sở dữ liệu “{place}”. Hãy xem máy chủ ấy có đang chạy không, và địa "
            "chỉ ở NTM_DATABASE_URL."
        ),
    ),
    Failure.REFUSED: Words(
        N_("Cơ sở dữ liệu không cho chương trình vào. Hãy báo người quản trị."),
        N_(
            "Máy chủ cơ sở dữ liệu “{place}” từ chối: sai tên người dùng, mật khẩu hoặc không có quyền. Hãy sửa "
            "NTM_DATABASE_URL hoặc quyền của người dùng ấy."
        ),
    ),
    Failure.UNKNOWN: Words(
        N_("Không thấy cơ sở dữ liệu trên máy chủ. Hãy báo người quản trị."),
        N_("Máy chủ không có cơ sở dữ liệu “{place}”. Hãy tạo nó, hoặc sửa tên ở NTM_DATABASE_URL."),
    ),
    Failure.OTHER: Words(
        N_("Cơ sở dữ liệu gặp lỗi. Hãy báo người quản trị."),
        N_("Cơ sở dữ liệu “{place}” gặp lỗi ({reason}). Hãy ghi lại lỗi này và báo người phát triển chương trình."),
    ),
}

_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: Failure.BUSY,
    sqlite3.SQLITE_LOCKED: Failure.BUSY,
    sqlite3.SQLITE_READONLY: Failure.READ_ONLY,
    sqlite3.SQLITE_FULL: Failure.FULL,
    sqlite3.SQLITE_CANTOPEN: Failure.NO_ACCESS,
    sqlite3.SQLITE_PERM: Failure.NO_ACCESS,
    sqlite3.SQLITE_NOTADB: Failure.FOREIGN,
    sqlite3.SQLITE_CORRUPT: Failure.DAMAGED,
    sqlite3.SQLITE_IOERR: Failure.DISK,
}
_OF_POSTGRESQL = {
    "08": Failure.UNREACHABLE,
    "28": Failure.REFUSED,
    "3D": Failure.UNKNOWN,
    "42": Failure.REFUSED,
    "53": Failure.FULL,
    "55": Failure.BUSY,
    "57": Failure.UNREACHABLE,
    "XX": Failure.DAMAGED,
}
"""By the class of the state, its first two signs."""
_SAID_OF_CONNECTING = {
    "authentication failed": Failure.REFUSED,
    "does not exist": Failure.UNKNOWN,
    "": Failure.UNREACHABLE,
}
"""A failure to connect has no state; what the server said before is found by its words."""
_OF_SYSTEM = {
    errno.ENOSPC: Failure.FULL,
    errno.EDQUOT: Failure.FULL,
    errno.EROFS: Failure.READ_ONLY,
    errno.EIO: Failure.DISK,
}


def failure(kind: Failure, place: str, *, reason: str = "") -> StoreError:
    """Make the error that says what is wrong with the database at a place."""
    words = WORDS[kind]
    cure = Message.of(words.cure, place=place, reason=reason)
    return StoreError(_(words.said), for_operator=str(cure), code=str(kind))


def failure_of(error: BaseException, place: str) -> StoreError:
    """Make the error for what a driver or the system said of the database at a place."""
    if isinstance(error, OSError):
        return failure(_OF_SYSTEM.get(error.errno or 0, Failure.NO_ACCESS), place, reason=reason_of(error))
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, place)
    state = getattr(error, "sqlstate", None)
    if not state:
        return failure(next(kind for said, kind in _SAID_OF_CONNECTING.items() if said in str(error)), place)
    return failure(_OF_POSTGRESQL.get(state[:2], Failure.OTHER), place, reason=str(state))


def _of_sqlite(error: sqlite3.Error, place: str) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None)
    known = None if code is None else _OF_SQLITE.get(code & 0xFF)
    if known is Failure.NO_ACCESS:
        return failure(known, place, reason=_("không có, là thư mục hoặc không có quyền"))
    return failure(known or Failure.OTHER, place, reason=str(getattr(error, "sqlite_errorname", "?")))
