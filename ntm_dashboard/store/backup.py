"""Backup: one consistent SQLite file taken while the program runs, from SQLite and PostgreSQL alike; and back."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select, text

from ntm_dashboard.domain.record import Record
from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.store.engine import open_engine, reading, writing
from ntm_dashboard.store.history import latest_number, record_at
from ntm_dashboard.store.migrate import migrate, migrate_over
from ntm_dashboard.store.schema import metadata

ROWS_AT_ONCE = 500


def back_up(engine: Engine, file: Path) -> None:
    """Write everything into a new file that only its owner may read; it appears whole or not at all.

    Raises:
        StoreError: there is a file of that name already, or it cannot be written.
    """
    if file.exists():
        raise StoreError(str(Message.of(N_("Đã có tệp “{file}”. Hãy chọn tên khác."), file=str(file))))
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.touch(mode=0o600, exist_ok=False)
        _copy_out(engine, part)
        part.replace(file)
    except OSError as error:
        sentence = N_("Không ghi được tệp sao lưu “{file}”: {reason}.")
        raise StoreError(str(Message.of(sentence, file=str(file), reason=reason_of(error)))) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def restore_backup(engine: Engine, file: Path) -> int:
    """Put what a backup holds in place of everything in the database, in one transaction; gives its newest revision.

    Raises:
        StoreError: the file is no whole backup, or the database cannot be written.
    """
    with _opened(file) as source, reading(source) as old, writing(engine) as new:
        _empty(new)
        _copy_rows(old, new)
        return latest_number(new)


def record_in_backup(file: Path) -> Record:
    """Give what stands at the newest revision of a backup.

    Raises:
        StoreError: the file is no whole backup, or cannot be read.
    """
    with _opened(file) as source, reading(source) as connection:
        return record_at(connection, latest_number(connection))


@contextmanager
def _opened(file: Path) -> Generator[Engine]:
    """Open a copy of a backup, with the tables of this version."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        _copy_checked(file, copy)
        engine = open_engine(f"sqlite:///{copy.as_posix()}")
        try:
            migrate(engine)
            yield engine
        finally:
            engine.dispose()


def _copy_out(engine: Engine, part: Path) -> None:
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection, closing(sqlite3.connect(part)) as target:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101 — the dialect says so
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        return
    target_engine = open_engine(f"sqlite:///{part.as_posix()}")
    try:
        migrate(target_engine)
        snapshot = engine.execution_options(isolation_level="REPEATABLE READ")
        with reading(snapshot) as old, writing(target_engine) as new:
            _copy_rows(old, new)
        with closing(target_engine.raw_connection()) as finished:
            finished.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        target_engine.dispose()


def _copy_checked(file: Path, copy: Path) -> None:
    try:
        shutil.copyfile(file, copy)
        with closing(sqlite3.connect(copy)) as connection:
            (state,) = connection.execute("PRAGMA integrity_check").fetchone()
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except OSError as error:
        sentence = N_("Không đọc được tệp “{file}”: {reason}.")
        raise StoreError(str(Message.of(sentence, file=str(file), reason=reason_of(error)))) from error
    except sqlite3.DatabaseError as error:
        raise _no_backup(file) from error
    if state != "ok":
        raise _no_backup(file)


def _no_backup(file: Path) -> StoreError:
    sentence = N_("Tệp “{file}” không phải bản sao lưu còn nguyên của chương trình.")
    return StoreError(str(Message.of(sentence, file=str(file))))


def _empty(connection: Connection) -> None:
    """Drop every table within the transaction and make them anew: published rows cannot be deleted one by one."""
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS ntm_refuse_change()"))
    migrate_over(connection)


def _copy_rows(old: Connection, new: Connection) -> None:
    for table in metadata.sorted_tables:
        query = select(table).order_by(*table.primary_key.columns)
        for rows in old.execute(query).mappings().partitions(ROWS_AT_ONCE):
            new.execute(insert(table), [dict(row) for row in rows])
        _continue_numbering(new, table)


def _continue_numbering(connection: Connection, table: Table) -> None:
    column = table.autoincrement_column
    if connection.dialect.name != "postgresql" or column is None:
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    next_number = func.coalesce(select(func.max(column)).scalar_subquery(), 0) + 1
    connection.execute(select(func.setval(sequence, next_number, False)))
