"""Restore: what a backup holds in place of everything, save that the log only grows and that nobody stays signed in."""

from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, text

from ntm_dashboard.domain.record import Record
from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import N_, Message, name_order
from ntm_dashboard.store.accounts import Account, KeptAccounts
from ntm_dashboard.store.audit import AuditAction, log
from ntm_dashboard.store.backup import copy_rows, opened_backup
from ntm_dashboard.store.engine import reading, writing
from ntm_dashboard.store.history import Revision, all_revisions, latest_number, record_at
from ntm_dashboard.store.migrate import migrate_over
from ntm_dashboard.store.rules import RULE_WORDS, KeptRules
from ntm_dashboard.store.schema import access_tokens, audit_log, calendars, known_browsers, metadata, secrets, sessions
from ntm_dashboard.store.sessions import SET_UP


class AccountChange(StrEnum):
    """What a restoration would do to an account."""

    BACK = "back"
    GONE = "gone"
    PASSWORD = "password"  # noqa: S105 — the name of a change
    ROLE = "role"
    DISABLED = "disabled"
    ENABLED = "enabled"


@dataclass(frozen=True)
class ChangedAccount:
    """An account that a restoration would change. `role` is the one that it would have."""

    name: str
    changes: tuple[AccountChange, ...]
    role: str


@dataclass(frozen=True)
class RestorePlan:
    """What restoring a backup would come to.

    `record` is what would stand, `latest` the newest revision now. `lost` are the revisions that are not in the backup,
    the newest first; `sessions` and `tokens` count the sign-ins and the access tokens that would end, `carried` the
    lines of the log that stay beside those of the backup. `rules` are those that would be switched, with whether each
    would be on.
    """

    record: Record
    latest: int
    lost: tuple[Revision, ...]
    accounts: tuple[ChangedAccount, ...]
    sessions: int
    tokens: int
    rules: Mapping[str, bool]
    carried: int


def plan_restore(engine: Engine, file: Path) -> RestorePlan:
    """Say what restoring a backup would do.

    Raises:
        StoreError: the file is no whole backup or the database itself, or the database cannot be read.
    """
    with _opened_other(file, engine) as source, reading(source) as old, reading(engine) as now:
        kept = {(one.number, one.published_at, one.sha256) for one in all_revisions(old)}
        return RestorePlan(
            record=record_at(old, latest_number(old)),
            latest=latest_number(now),
            lost=tuple(one for one in all_revisions(now) if (one.number, one.published_at, one.sha256) not in kept),
            accounts=_changed_accounts(_accounts(now), _accounts(old)),
            sessions=_count(now, sessions),
            tokens=_count(now, access_tokens),
            rules=_switched(KeptRules(now).all(), KeptRules(old).all()),
            carried=len(_lines_beside(_lines(now), _lines(old))),
        )


def restore_backup(engine: Engine, file: Path, *, actor: str) -> int:
    """Put what a backup holds in place of everything, in one transaction; gives its newest revision.

    The lines of the log that the backup does not have stay. Nobody gets in by what was handed out before: see
    `_let_nobody_in`.

    Raises:
        StoreError: the file is no whole backup or the database itself, or the database cannot be written.
    """
    with _opened_other(file, engine) as source, reading(source) as old, writing(engine) as new:
        carried = _lines_beside(_lines(new), _lines(old))
        switched = _switched(KeptRules(new).all(), KeptRules(old).all())
        _empty(new)
        copy_rows(old, new)
        _let_nobody_in(new)
        if carried:
            new.execute(insert(audit_log), carried)
        log(new, AuditAction.BACKUP_RESTORED, actor=actor, detail=file.name)
        for name, is_on in switched.items():
            log(new, AuditAction.RULE_CHANGED, actor=actor, detail=RULE_WORDS[name, is_on])
        return latest_number(new)


def _let_nobody_in(connection: Connection) -> None:
    """End sessions, tokens, links to calendars, known browsers and set-up codes: some were revoked since the backup."""
    for table in (sessions, access_tokens, calendars, known_browsers):
        connection.execute(delete(table))
    connection.execute(delete(secrets).where(secrets.c.name.startswith(SET_UP, autoescape=True)))


@contextmanager
def _opened_other(file: Path, engine: Engine) -> Generator[Engine]:
    """Open a backup; the database itself is none, under whatever name it is given.

    Raises:
        StoreError: the file is the database itself, or no whole backup.
    """
    with suppress(OSError):
        if engine.dialect.name == "sqlite" and file.samefile(engine.url.database or ""):
            sentence = N_(
                "“{file}” chính là cơ sở dữ liệu đang dùng, không phải bản sao lưu của nó. Hãy chọn tệp do lệnh backup "
                "ghi."
            )
            raise StoreError(str(Message.of(sentence, file=str(file))))
    with opened_backup(file) as source:
        yield source


def _empty(connection: Connection) -> None:
    """Drop every table within the transaction and make them anew: published rows cannot be deleted one by one."""
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS ntm_refuse_change()"))
    migrate_over(connection)


def _switched(now: Mapping[str, bool], then: Mapping[str, bool]) -> dict[str, bool]:
    """Give the rules that would not stand as they do; one of which nobody has said anything is off."""
    names = sorted({*now, *then})
    return {name: then.get(name, False) for name in names if now.get(name, False) != then.get(name, False)}


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _lines(connection: Connection) -> list[dict[str, Any]]:
    columns = [column for column in audit_log.columns if not column.primary_key]
    return [dict(row) for row in connection.execute(select(*columns).order_by(audit_log.c.id)).mappings()]


def _lines_beside(now: list[dict[str, Any]], old: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the lines that are not among those of the backup, in their order."""
    known = Counter(tuple(line.values()) for line in old)
    beside: list[dict[str, Any]] = []
    for line in now:
        if known[tuple(line.values())]:
            known[tuple(line.values())] -= 1
        else:
            beside.append(line)
    return beside


def _accounts(connection: Connection) -> Mapping[str, Account]:
    return {one.name: one for one in KeptAccounts(connection).all()}


def _changed_accounts(now: Mapping[str, Account], then: Mapping[str, Account]) -> tuple[ChangedAccount, ...]:
    found = [_changed(now.get(name), then.get(name)) for name in sorted({*now, *then}, key=name_order)]
    return tuple(one for one in found if one is not None and one.changes)


def _changed(now: Account | None, then: Account | None) -> ChangedAccount | None:
    if now is None or then is None:
        one, change = (now, AccountChange.GONE) if now else (then, AccountChange.BACK)
        return ChangedAccount(one.name, (change,), one.role) if one else None
    state = AccountChange.DISABLED if then.is_disabled else AccountChange.ENABLED
    differs = {
        AccountChange.PASSWORD: now.password_hash != then.password_hash,
        AccountChange.ROLE: now.role != then.role,
        state: now.is_disabled != then.is_disabled,
    }
    return ChangedAccount(then.name, tuple(change for change, is_so in differs.items() if is_so), then.role)
