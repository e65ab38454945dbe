"""The store: one object over one database, each call one transaction."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, text

from ntm_dashboard.domain.record import Record
from ntm_dashboard.store import audit, backup, backup_folder, history, restoring
from ntm_dashboard.store import publish as publishing
from ntm_dashboard.store import undo as going_back
from ntm_dashboard.store.audit import AuditAction, AuditEntry
from ntm_dashboard.store.backup_folder import Rotation
from ntm_dashboard.store.drafts import KeptDrafts
from ntm_dashboard.store.engine import BUSY_SECONDS, open_engine, place_of, reading, rehearsing, writing
from ntm_dashboard.store.history import RawFile, Revision
from ntm_dashboard.store.migrate import migrate
from ntm_dashboard.store.publish import Submission
from ntm_dashboard.store.restoring import RestorePlan
from ntm_dashboard.store.soundness import must_be_intact, must_be_sound
from ntm_dashboard.store.transaction import Transaction
from ntm_dashboard.store.undo import Decisions, Instruction, UndoPlan

P = ParamSpec("P")
R = TypeVar("R")


class Store:
    """The database of one district. Safe to share between threads."""

    def __init__(self, address: str, *, may_make: bool = True, on_replaced: Callable[[], None] = lambda: None) -> None:
        """Open the database and bring its tables to this version.

        `may_make`: a database that is not there is made. `on_replaced` is called when another file came in the place of
        an SQLite file that was open, since what was remembered of that one may not be so any more.

        Raises:
            ConfigurationError: the address is of no database that the program knows.
            StoreError: the database cannot be opened or written, or is not there and may not be made.
        """
        self._engine = open_engine(address, may_make=may_make, accept=partial(_accept, address, on_replaced))
        try:
            migrate(self._engine, may_be_new=may_make)
        except BaseException:
            self._engine.dispose()
            raise

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def audit_counts(self) -> dict[tuple[AuditAction, bool], int]:
        """Count the lines of the audit log by what was done and whether it was.

        Raises:
            StoreError: the database cannot be read.
        """
        with reading(self._engine) as connection:
            return audit.counts(connection)

    def check(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            StoreError: it gives none.
        """
        with reading(self._engine) as connection:
            connection.execute(text("SELECT 1"))

    @property
    def file(self) -> Path | None:
        """Give the file of an SQLite database; None for one on a server."""
        url = self._engine.url
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    @contextmanager
    def reading(self) -> Generator[Transaction]:
        """Ask for what is kept beside the published rows, within one transaction.

        Raises:
            StoreError: the database cannot be opened or read.
        """
        with reading(self._engine) as connection:
            yield Transaction(connection)

    @contextmanager
    def writing(self, *, patience: float = BUSY_SECONDS) -> Generator[Transaction]:
        """Change what is kept beside the published rows, within one transaction: all of it is kept, or nothing.

        `patience` is how many seconds it waits for whoever writes now.

        Raises:
            StoreError: the database cannot be opened or written.
        """
        with writing(self._engine, patience=patience) as connection:
            yield Transaction(connection)

    def latest_revision(self) -> int:
        """Give the number of the newest revision, 0 before the first."""
        return self._read(history.latest_number)

    def known_on(self, day: date) -> int:
        """Give the last revision published on or before a day (to its end, in Vietnam); 0 when there was none."""
        return self._read(history.number_known_on, day)

    def last_loaded(self, until: int) -> int:
        """Give the last revision up to one that the program loaded from the data folder, 0 when there was none."""
        return self._read(history.last_loaded, until)

    def revisions(self) -> tuple[Revision, ...]:
        """Give every revision, the newest first."""
        return self._read(history.all_revisions)

    def revision(self, number: int) -> Revision:
        """Give one revision.

        Raises:
            UnknownScopeError: there is no such revision.
        """
        return self._read(history.revision_numbered, number)

    def raw_file(self, number: int) -> RawFile | None:
        """Give the file of a revision as it came in; None for a revision without one."""
        return self._read(history.raw_file_of, number)

    def record(self, number: int, *, older: Record | None = None) -> Record:
        """Give what stands at a revision (0: nothing); the record of an `older` one spares reading all of the history.

        Raises:
            UnknownScopeError: there is no such revision.
        """
        return self._read(history.record_at, number, older=older)

    def publish(self, submission: Submission, *, expected_revision: int) -> Revision:
        """Append a report as the next revision.

        Raises:
            ConflictError: somebody published after `expected_revision`.
            NothingToPublishError: every row already stands as it is.
        """
        return self._write(publishing.publish, submission, expected_revision=expected_revision)

    def publish_all(
        self, submissions: Sequence[Submission], *, expected_revision: int, draft: int | None = None
    ) -> tuple[Revision, ...]:
        """Append several reports, one revision each, in one transaction: all of them or none.

        The same transaction ends the waiting of the `draft` that they come from.

        Raises:
            ConflictError: somebody published after `expected_revision`, or the draft does not wait any more.
            NothingToPublishError: every row of one of them already stands as it is.
        """
        package = expected_revision + 1 if len(submissions) > 1 else None
        with writing(self._engine) as connection:
            if draft is not None:
                KeptDrafts(connection).end_published(draft, person=submissions[0].published_by)
            return tuple(
                publishing.publish(connection, submission, expected_revision=expected_revision + place, package=package)
                for place, submission in enumerate(submissions)
            )

    def package(self, number: int) -> tuple[int, ...]:
        """Give the revisions that were published together with one, itself included, oldest first."""
        return self._read(history.package_of, number)

    def plan_undo(self, *numbers: int) -> UndoPlan:
        """Say what undoing revisions together would do, and which cells need a decision first."""
        return self._read(going_back.plan_undo, numbers)

    def undo(self, *numbers: int, instruction: Instruction, decisions: Decisions | None = None) -> Revision:
        """Reverse only the cells of some revisions, all of them as one new revision.

        Raises:
            ConflictError: somebody published since, or a cell that a later revision touched has no decision.
            NothingToPublishError: what stood before them stands already.
        """
        return self._write(going_back.undo, numbers, instruction=instruction, decisions=decisions or {})

    def restore(self, number: int, *, instruction: Instruction) -> Revision:
        """Make everything stand as it did at an older revision, as a new revision.

        Raises:
            ConflictError: somebody published since.
            NothingToPublishError: everything stands so already.
        """
        return self._write(going_back.restore, number, instruction=instruction)

    def withdraw(self, number: int, *, instruction: Instruction) -> Revision:
        """Take what still stands from the file of a revision off the record, as a new revision.

        Raises:
            ConflictError: somebody published since.
            NothingToPublishError: nothing of it stands any more.
        """
        return self._write(going_back.withdraw, number, instruction=instruction)

    def record_after_undo(self, *numbers: int, decisions: Decisions | None = None) -> Record:
        """Give what would stand after undoing revisions; nothing is kept of it.

        Raises:
            ConflictError: a cell that a later revision touched has no decision.
            NothingToPublishError: what stood before them stands already.
        """
        return self._rehearse(partial(going_back.undo, numbers=numbers, decisions=decisions or {}))

    def record_after_restoring(self, number: int) -> Record:
        """Give what would stand after restoring an older revision; nothing is kept of it.

        Raises:
            NothingToPublishError: everything stands so already.
        """
        return self._rehearse(partial(going_back.restore, number=number))

    def record_after_withdrawing(self, number: int) -> Record:
        """Give what would stand after withdrawing the file of a revision; nothing is kept of it.

        Raises:
            NothingToPublishError: nothing of it stands any more.
        """
        return self._rehearse(partial(going_back.withdraw, number=number))

    def log(self, action: AuditAction, *, actor: str, is_success: bool = True, detail: str = "") -> None:
        """Append a line to the audit log."""
        return self._write(audit.log, action, actor=actor, is_success=is_success, detail=detail)

    def audit_entries(self, *, limit: int = 1000) -> tuple[AuditEntry, ...]:
        """Give the newest lines of the audit log, the newest first."""
        return self._read(audit.entries, limit=limit)

    def last_entry(self, action: AuditAction, *, is_success: bool | None = None) -> AuditEntry | None:
        """Give the newest line of the audit log about an action, of that outcome if one is asked for; None: no line."""
        return self._read(audit.last_entry, action, is_success=is_success)

    def back_up(self, file: Path) -> None:
        """Write everything into a new file, consistent while others go on publishing.

        Raises:
            BackupNameError: there is a file or a folder of that name already.
            StoreError: it cannot be written.
        """
        backup.back_up(self._engine, file)

    def back_up_into(self, folder: Path, *, keep_days: int, now: datetime) -> Rotation:
        """Write a dated backup into a folder and let go of those older than so many days, never of the last sound ones.

        Raises:
            StoreError: the backup failed and nothing was deleted, or an old one could not be deleted.
        """
        return backup_folder.back_up_into(self._engine, folder, keep_days=keep_days, now=now)

    def plan_restore(self, file: Path) -> RestorePlan:
        """Say what restoring a backup would do.

        Raises:
            StoreError: the file is no whole backup, or the database cannot be read.
        """
        return restoring.plan_restore(self._engine, file)

    def restore_backup(self, file: Path, *, actor: str) -> int:
        """Put what a backup holds in place of everything; gives its newest revision. Servers must start anew.

        Lines of the log that the backup does not have stay; sessions, tokens and set-up codes end.

        Raises:
            StoreError: the file is no whole backup, or the database cannot be written.
        """
        return restoring.restore_backup(self._engine, file, actor=actor)

    def must_be_sound(self) -> None:
        """Read the database wholly, while others go on.

        Raises:
            StoreError: something in it is damaged or missing, or it cannot be read.
        """
        with reading(self._engine) as connection:
            must_be_sound(connection, place_of(self._engine))

    def _rehearse(self, act: Callable[..., Revision]) -> Record:
        with rehearsing(self._engine) as connection:
            instruction = Instruction("", history.latest_number(connection))
            revision = act(connection, instruction=instruction)
            return history.record_at(connection, revision.number)

    def _read(self, ask: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with reading(self._engine) as connection:
            return ask(connection, *args, **kwargs)

    def _write(self, act: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with writing(self._engine) as connection:
            return act(connection, *args, **kwargs)


def _accept(address: str, on_replaced: Callable[[], None]) -> None:
    """Look at a file that came in the place of another, and bring its tables to this version.

    Raises:
        StoreError: it is damaged, of another program, or of a newer version of this one.
    """
    engine = open_engine(address, may_make=False)
    try:
        migrate(engine, may_be_new=False)
        with reading(engine) as connection:
            must_be_intact(connection, place_of(engine))
    finally:
        engine.dispose()
    on_replaced()
