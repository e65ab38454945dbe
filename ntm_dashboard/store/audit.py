"""The audit log: who signed in, published, undid, was refused. It only grows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, func, insert, select

from ntm_dashboard.i18n import N_, _
from ntm_dashboard.store.schema import audit_log


class AuditAction(StrEnum):
    """What somebody did or tried to do."""

    SEED = "seed"
    PUBLISH = "publish"
    UNDO = "undo"
    RESTORE = "restore"
    WITHDRAW = "withdraw"
    PREPARE = "prepare"
    DISCARD = "discard"
    COMMENT = "comment"
    COMMENT_RESOLVED = "comment_resolved"
    DOWNLOAD = "download"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    LOCKED = "locked"
    USER_ADDED = "user_added"
    USER_CHANGED = "user_changed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 — the name of an action
    SPELLING = "spelling"
    FORM = "form"
    BACKUP = "backup"
    BACKUP_RESTORED = "backup_restored"
    CHECKED = "database_checked"
    RULE_CHANGED = "rule_changed"
    BOUNDARIES = "boundaries"
    CALENDAR = "calendar"
    REFUSED = "refused"


AUDIT_ACTION_WORDS = {
    AuditAction.SEED: N_("Nạp ban đầu"),
    AuditAction.PUBLISH: N_("Công bố"),
    AuditAction.UNDO: N_("Hoàn tác"),
    AuditAction.RESTORE: N_("Khôi phục"),
    AuditAction.WITHDRAW: N_("Thu hồi báo cáo"),
    AuditAction.PREPARE: N_("Trình công bố"),
    AuditAction.DISCARD: N_("Trả lại, yêu cầu hoàn chỉnh"),
    AuditAction.COMMENT: N_("Ghi ý kiến"),
    AuditAction.COMMENT_RESOLVED: N_("Đánh dấu ý kiến đã giải quyết"),
    AuditAction.DOWNLOAD: N_("Tải tệp gốc"),
    AuditAction.SIGN_IN: N_("Đăng nhập"),
    AuditAction.SIGN_OUT: N_("Đăng xuất"),
    AuditAction.LOCKED: N_("Khóa tạm thời vì sai nhiều lần"),
    AuditAction.USER_ADDED: N_("Đã thêm tài khoản"),
    AuditAction.USER_CHANGED: N_("Sửa tài khoản"),
    AuditAction.PASSWORD_CHANGED: N_("Đổi mật khẩu"),
    AuditAction.SPELLING: N_("Sửa cách viết đã ghi nhớ"),
    AuditAction.FORM: N_("Sửa mẫu biểu đã ghi nhớ"),
    AuditAction.BACKUP: N_("Sao lưu"),
    AuditAction.BACKUP_RESTORED: N_("Phục hồi từ bản sao lưu"),
    AuditAction.CHECKED: N_("Kiểm tra cơ sở dữ liệu"),
    AuditAction.RULE_CHANGED: N_("Đổi quy tắc của cơ quan"),
    AuditAction.BOUNDARIES: N_("Đổi ranh giới xã"),
    AuditAction.CALENDAR: N_("Đổi liên kết lịch"),
    AuditAction.REFUSED: N_("Bị từ chối"),
}


@dataclass(frozen=True)
class AuditEntry:
    """One line of the log. `revision` is the revision that it is about, if any."""

    happened_at: datetime
    actor: str
    action: AuditAction
    is_success: bool
    detail: str
    revision: int | None


def audit_action_word(action: AuditAction) -> str:
    """Give the word for an action in the current language."""
    return _(AUDIT_ACTION_WORDS[action])


def log(
    connection: Connection,
    action: AuditAction,
    *,
    actor: str,
    is_success: bool = True,
    detail: str = "",
    revision: int | None = None,
) -> None:
    """Append a line to the log within the transaction of what it tells of."""
    values = {"actor": actor[:100], "action": action, "is_success": is_success, "detail": detail, "revision": revision}
    connection.execute(insert(audit_log), {"happened_at": datetime.now(UTC), **values})


def entries(connection: Connection, *, limit: int) -> tuple[AuditEntry, ...]:
    """Give the newest lines of the log, the newest first."""
    query = select(audit_log).order_by(audit_log.c.id.desc()).limit(limit)
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def last_entry(connection: Connection, action: AuditAction, *, is_success: bool | None = None) -> AuditEntry | None:
    """Give the newest line about an action, of that outcome if one is asked for; None where there is none."""
    query = select(audit_log).where(audit_log.c.action == action).order_by(audit_log.c.id.desc()).limit(1)
    if is_success is not None:
        query = query.where(audit_log.c.is_success == is_success)
    row = connection.execute(query).mappings().first()
    return None if row is None else _entry(row)


def _entry(row: RowMapping) -> AuditEntry:
    return AuditEntry(
        row["happened_at"], row["actor"], AuditAction(row["action"]), row["is_success"], row["detail"], row["revision"]
    )


def counts(connection: Connection) -> dict[tuple[AuditAction, bool], int]:
    """Count the lines by what was done and whether it was."""
    kinds = (audit_log.c.action, audit_log.c.is_success)
    rows = connection.execute(select(*kinds, func.count()).group_by(*kinds))
    return {(AuditAction(action), bool(is_success)): int(number) for action, is_success, number in rows}
