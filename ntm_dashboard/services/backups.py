"""Backups, taken and put back by somebody who may; and whether the database itself is sound."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from ntm_dashboard.errors import BackupNameError, StoreError
from ntm_dashboard.services.people import PROGRAM, Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import AuditAction, RestorePlan, Rotation, Store
from ntm_dashboard.store.failures import Failure
from ntm_dashboard.store.history import VIETNAM

CHECKED_EVERY = timedelta(days=1)
R = TypeVar("R")


@dataclass(frozen=True)
class Done:
    """When something was last done, and whether it went well."""

    at: datetime
    is_success: bool


def back_up(store: Store, file: Path, *, person: Person | None) -> None:
    """Write everything into one new file while the program runs, and read it back.

    Raises:
        NotPermittedError: the person is no administrator.
        BackupNameError: something of that name is there already; nothing was tried, and the log says nothing.
        StoreError: the backup failed; nothing of it is left, and the log says so.
    """
    name = allowed(store, person, Act.BACK_UP).name
    _logged(store, name, file.name, lambda: store.back_up(file))


def back_up_into(store: Store, folder: Path, *, keep_days: int, person: Person | None) -> Rotation:
    """Write a dated backup into a folder and let go of those older than so many days.

    Raises:
        NotPermittedError: the person is no administrator.
        BackupNameError: it is no folder; nothing was tried, and the log says nothing.
        StoreError: the backup failed and nothing was deleted, or an old one could not be deleted; the log says so.
    """
    name = allowed(store, person, Act.BACK_UP).name
    now = datetime.now(VIETNAM)
    return _logged(store, name, folder.name, lambda: store.back_up_into(folder, keep_days=keep_days, now=now))


def plan_restore(store: Store, file: Path, *, person: Person | None) -> RestorePlan:
    """Say what putting a backup in place of everything would do.

    Raises:
        NotPermittedError: the person is no administrator.
        StoreError: the file is no whole backup, or cannot be read.
    """
    allowed(store, person, Act.BACK_UP)
    return store.plan_restore(file)


def restore_backup(store: Store, file: Path, *, person: Person | None) -> int:
    """Put what a backup holds in place of everything; gives its newest revision. Servers must start anew.

    Raises:
        NotPermittedError: the person is no administrator.
        StoreError: the file is no whole backup, or the database cannot be written.
    """
    revision = store.restore_backup(file, actor=allowed(store, person, Act.BACK_UP).name)
    DatabaseCare(store).check()  # what was known of the database before is not so any more
    return revision


class DatabaseCare:
    """What is known of the backups and the soundness of a database. The log remembers it, for every server."""

    def __init__(self, store: Store, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Ask and check `store`."""
        self._store = store
        self._now = now
        self._unwritten: Done | None = None

    def last_backup(self) -> Done | None:
        """Give when a backup was last tried; None before the first."""
        return self._last(AuditAction.BACKUP)

    def last_good_backup(self) -> Done | None:
        """Give when a backup was last taken that went well; None before the first."""
        entry = self._store.last_entry(AuditAction.BACKUP, is_success=True)
        return None if entry is None else Done(entry.happened_at, is_success=True)

    def last_check(self) -> Done | None:
        """Give when the database was last read wholly; None before the first time."""
        return self._unwritten or self._last(AuditAction.CHECKED)

    def age_of(self, done: Done) -> timedelta:
        """Give how long ago something was done; nothing is, where a clock says that it will be."""
        return max(self._now() - done.at, timedelta(0))

    def is_check_due(self) -> bool:
        """Tell whether the last check is a day old or of a day to come, or found damage that may be mended by now."""
        last = self.last_check()
        return last is None or not last.is_success or not self._is_of_today(last)

    def check(self) -> bool:
        """Read the database wholly and tell whether it is sound; the log says so once a day.

        A result that cannot be written is remembered here.

        Raises:
            StoreError: the database cannot be asked at all, which says nothing of its soundness.
        """
        is_sound = self._is_sound()
        self._unwritten = Done(self._now(), is_success=is_sound)
        with suppress(StoreError):
            last = self._last(AuditAction.CHECKED)
            if is_sound or last is None or last.is_success or not self._is_of_today(last):
                self._store.log(AuditAction.CHECKED, actor=PROGRAM.name, is_success=is_sound)
            self._unwritten = None
        return is_sound

    def _is_sound(self) -> bool:
        try:
            self._store.must_be_sound()
        except StoreError as error:
            if error.code in {Failure.DAMAGED, Failure.DISK}:
                return False
            raise
        return True

    def _is_of_today(self, done: Done) -> bool:
        return timedelta(0) <= self._now() - done.at < CHECKED_EVERY

    def _last(self, action: AuditAction) -> Done | None:
        entry = self._store.last_entry(action)
        return None if entry is None else Done(entry.happened_at, entry.is_success)


def _logged(store: Store, actor: str, detail: str, act: Callable[[], R]) -> R:
    try:
        done = act()
    except BackupNameError:
        raise
    except StoreError:
        with suppress(StoreError):  # where the log cannot be written either, the first failure is what counts
            store.log(AuditAction.BACKUP, actor=actor, is_success=False, detail=detail)
        raise
    store.log(AuditAction.BACKUP, actor=actor, detail=detail)
    return done
