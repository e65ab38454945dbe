"""The file of an SQLite database: made for its owner alone, and watched for being taken away under a running program.

SQLite goes on with a file that was deleted or replaced, since it holds it open: what is written then is lost with the
process. So each connection knows the file that it opened, and is let go of where another one, or none, stands there.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from ntm_dashboard.store.failures import Failure, failure, failure_of

Mark: TypeAlias = tuple[int, int]
"""What tells a file from any other: its device and its number there."""

_FILE_MODE, _FOLDER_MODE = 0o600, 0o700
_HEAD_LENGTH = 20


class _Heads:
    """The heads of the files that this process has open, one descriptor a file.

    Closing any descriptor of a file takes away every lock that the process holds on it, those of SQLite too. So one is
    closed only when nothing here uses the file any more.
    """

    def __init__(self) -> None:
        self._held: dict[Mark, tuple[int, int]] = {}
        self._lock = Lock()

    def hold(self, path: Path, mark: Mark) -> int:
        """Open a file, or use the descriptor that there is."""
        with self._lock:
            descriptor, users = self._held.get(mark) or (os.open(path, os.O_RDONLY), 0)
            self._held[mark] = (descriptor, users + 1)
            return descriptor

    def release(self, mark: Mark) -> None:
        """Say that one user of a file is done."""
        with self._lock:
            descriptor, users = self._held.pop(mark)
            if users > 1:
                self._held[mark] = (descriptor, users - 1)
            else:
                os.close(descriptor)


_HEADS = _Heads()


class DatabaseFile:
    """One SQLite file; safe to share between threads."""

    def __init__(self, path: Path, *, accept: Callable[[], None]) -> None:
        """Watch the file at `path`; `accept` refuses a file that comes to stand there and cannot be used."""
        self.path = path.absolute()
        self._accept = accept
        self._standing: Mark | None = None
        self._head = -1
        self._logs: set[Mark] = set()
        self._lock = Lock()

    def prepare(self, *, may_make: bool) -> None:
        """Make the file where there is none, and let nobody but its owner read it, before SQLite writes anything.

        Raises:
            StoreError: there is none and `may_make` is false, or it can be neither made nor opened.
        """
        if not may_make and not self.path.exists():
            raise failure(Failure.MISSING, str(self.path))
        try:
            self.path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            with suppress(FileExistsError):
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _FILE_MODE))
        except OSError as error:
            raise failure_of(error, str(self.path)) from error
        for file in (self.path, self._beside("-wal"), self._beside("-shm")):
            with suppress(OSError):  # somebody else's file: who may read it is for them to say
                if file.is_file() and file.stat().st_mode & 0o077:
                    file.chmod(_FILE_MODE)

    def connect(self, timeout: float) -> sqlite3.Connection:
        """Open the file that stands there; one that came in place of another is looked at first.

        Raises:
            StoreError: no file stands there, or one that cannot be used.
        """
        with self._lock:
            mark = self.mark()
            if mark != self._standing:
                if self._standing is not None:
                    if not self.path.stat().st_size:  # SQLite would begin a new database in it
                        raise failure(Failure.FOREIGN, str(self.path))
                    self._put_old_logs_aside()
                    self._accept()
                    _HEADS.release(self._standing)
                    self._standing = None
                self._head = _HEADS.hold(self.path, mark)
                self._standing = mark
        # it never makes a file: one that goes away is missed instead of becoming an empty one
        return sqlite3.connect(f"{self.path.as_uri()}?mode=rw", timeout=timeout, check_same_thread=False, uri=True)

    def let_go(self) -> None:
        """Let go of the file after every connection to it was closed."""
        with self._lock:
            if self._standing is not None:
                _HEADS.release(self._standing)
            self._standing = None

    def mark(self) -> Mark:
        """Give what stands there now.

        Raises:
            StoreError: nothing does.
        """
        mark = _mark_of(self.path)
        if mark is None:
            raise failure(Failure.MISSING, str(self.path))
        return mark

    def log_mark(self) -> Mark | None:
        """Give the write-ahead log that stands beside the file; None where none does."""
        mark = _mark_of(self._beside("-wal"))
        if mark is not None:
            self._logs.add(mark)
        return mark

    def head(self) -> bytes:
        """Give how the file begins: it tells databases from all else, and those with a write-ahead log from backups.

        So a backup that is copied over a running database shows here; nothing that SQLite does changes it.
        """
        if not hasattr(os, "pread"):
            return b""  # Windows lets nobody write over a file that is open
        return os.pread(self._head, _HEAD_LENGTH, 0)

    def _put_old_logs_aside(self) -> None:
        """Keep the log of the file that went away from being read into the one that came."""
        log = self._beside("-wal")
        if _mark_of(log) in self._logs:
            with suppress(OSError):
                log.replace(self._beside("-wal.cu"))
                self._beside("-shm").unlink(missing_ok=True)
        self._logs.clear()

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)


def _mark_of(path: Path) -> Mark | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)
