"""Backup: one consistent SQLite file taken while the program runs, from SQLite and PostgreSQL alike, and read back."""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select

from ntm_dashboard.errors import BackupNameError, StoreError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.store.engine import explained, open_engine, open_finished, place_of, reading, writing
from ntm_dashboard.store.failures import Failure, failure
from ntm_dashboard.store.migrate import migrate
from ntm_dashboard.store.schema import metadata
from ntm_dashboard.store.soundness import must_be_intact, must_be_sound

ROWS_AT_ONCE = 500
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_OF_THE_FILE = {
    Failure.FULL: N_("đĩa đã đầy"),
    Failure.DISK: N_("đĩa có lỗi hoặc đã đầy"),
    Failure.READ_ONLY: N_("chỉ đọc được, không ghi được"),
    Failure.NO_ACCESS: N_("không có quyền"),
}
"""What can be wrong with the file that is written, not with the database that is read."""


def back_up(engine: Engine, file: Path) -> None:
    """Write everything into a new file that only its owner may read; it appears whole and read back, or not at all.

    Raises:
        BackupNameError: there is a file or a folder of that name already.
        StoreError: it cannot be written, it does not read back as what the
            database holds, or the database is damaged.
    """
    if os.path.lexists(file):
        raise _taken(file)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        snapshot = engine.execution_options(isolation_level="REPEATABLE READ") if _is_on_server(engine) else engine
        with reading(snapshot) as source:
            source.execute(select(func.count()).select_from(metadata.tables["revisions"]))  # what is read stands still
            _copy_out(source, part, file)
            _read_back(source, part, file)
        _give_name(part, file)
    except OSError as error:
        raise _unwritten(file, reason_of(error)) from error
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                part.with_name(part.name + ending).unlink(missing_ok=True)


def _give_name(part: Path, file: Path) -> None:
    """Let the whole file appear under its name, and never over another, which may have come there meanwhile.

    Raises:
        BackupNameError: there is one of that name by now.
    """
    try:
        os.link(part, file)
    except FileExistsError as error:
        raise _taken(file) from error
    except OSError:  # a disk that knows no second names, a memory stick for instance: the name is reserved instead
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as error:
            raise _taken(file) from error
        part.replace(file)


def _taken(file: Path) -> BackupNameError:
    sentence = N_("Đã có tệp “{file}”. Hãy chọn tên khác.")
    if file.is_dir():
        sentence = N_("“{file}” là một thư mục. Hãy ghi thêm tên tệp, hoặc thêm --keep SỐ_NGÀY để lệnh tự đặt tên.")
    return BackupNameError(str(Message.of(sentence, file=str(file))))


@contextmanager
def opened_backup(file: Path) -> Generator[Engine]:
    """Open a copy of a backup, with the tables of this version, after it was read wholly.

    Raises:
        StoreError: the file is no whole backup, is of a newer version of the program, or cannot be read; or a part
            of what it holds is in another file beside it.
    """
    _must_hold_everything(file)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        _copy_in(file, copy)
        engine = open_engine(f"sqlite:///{copy.as_posix()}", may_make=False)
        try:
            _must_be_a_backup(engine, file)
            yield engine
        finally:
            engine.dispose()


def is_sound(file: Path) -> bool:
    """Tell whether a backup could be restored."""
    try:
        with opened_backup(file):
            return True
    except StoreError:
        return False


def copy_rows(old: Connection, new: Connection) -> None:
    """Copy every row of every table into the same, empty tables of another database."""
    for table in metadata.sorted_tables:
        query = select(table).order_by(*table.primary_key.columns)
        for rows in old.execute(query).mappings().partitions(ROWS_AT_ONCE):
            new.execute(insert(table), [dict(row) for row in rows])
        _continue_numbering(new, table)


def _is_on_server(engine: Engine) -> bool:
    return engine.dialect.name != "sqlite"


def _copy_out(source: Connection, part: Path, file: Path) -> None:
    try:
        if source.dialect.name == "sqlite":
            _copy_pages(source, part)
        else:
            _copy_from_server(source, part)
    except StoreError as error:
        if error.code in _OF_THE_FILE:
            raise _unwritten(file, _(_OF_THE_FILE[Failure(error.code)])) from error
        raise failure(Failure(error.code or Failure.OTHER), place_of(source.engine)) from error


def _copy_pages(source: Connection, part: Path) -> None:
    pages = source.connection.driver_connection
    assert isinstance(pages, sqlite3.Connection)  # noqa: S101 — the dialect says so
    with explained(str(part)), closing(sqlite3.connect(part)) as target:
        pages.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def _copy_from_server(source: Connection, part: Path) -> None:
    target = open_engine(f"sqlite:///{part.as_posix()}")
    try:
        migrate(target)
        with writing(target) as new:
            copy_rows(source, new)
        with explained(str(part)), closing(target.raw_connection()) as finished:
            finished.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        target.dispose()


def _read_back(source: Connection, part: Path, file: Path) -> None:
    """Read the written file as strictly as it would be before restoring it, and row for row beside the database.

    Raises:
        StoreError: the database is damaged, or the file does not hold what it was given.
    """
    engine = open_finished(part)
    try:
        with reading(engine) as copy:
            must_be_sound(copy, str(file))
            is_the_same = all(_holds_the_same(source, copy, table) for table in metadata.sorted_tables)
    except StoreError:
        must_be_sound(source, place_of(source.engine))  # a damaged database explains it, and has its own cure
        is_the_same = False
    finally:
        engine.dispose()
    if not is_the_same:
        sentence = N_(
            "Tệp sao lưu “{file}” đọc lại không đúng như cơ sở dữ liệu nên đã bị bỏ. Đĩa ấy có thể đang hỏng: hãy sao "
            "lưu vào đĩa khác."
        )
        raise StoreError(str(Message.of(sentence, file=str(file))))


def _holds_the_same(source: Connection, copy: Connection, table: Table) -> bool:
    query = select(table).order_by(*table.primary_key.columns)
    slowly = {"yield_per": ROWS_AT_ONCE}
    both = zip_longest(*(one.execute(query, execution_options=slowly) for one in (source, copy)))
    return all(one == other for one, other in both)


def _must_hold_everything(file: Path) -> None:
    """Refuse a database that is in use, or was left in the middle of writing: a part of it is in a log beside it."""
    for one in dict.fromkeys((file, Path(os.path.realpath(file)))):
        for ending in ("-wal", "-journal"):
            log = one.with_name(one.name + ending)
            with suppress(OSError):
                if log.stat().st_size:
                    sentence = N_(
                        "“{file}” là cơ sở dữ liệu đang dùng dở, không phải bản sao lưu: “{log}” bên cạnh còn giữ một "
                        "phần số liệu. Hãy làm bản sao bằng lệnh backup (đặt NTM_DATABASE_URL là tệp ấy) rồi phục hồi "
                        "từ bản sao."
                    )
                    raise StoreError(str(Message.of(sentence, file=str(file), log=log.name)))


def _copy_in(file: Path, copy: Path) -> None:
    try:
        shutil.copyfile(file, copy)
        copy.chmod(0o600)
    except OSError as error:
        if error.errno in _NO_ROOM:
            sentence = N_(
                "Không đủ chỗ ở thư mục tạm “{folder}” để đọc bản sao lưu “{file}”. Hãy giải phóng chỗ, hoặc đặt biến "
                "TMPDIR vào đĩa khác."
            )
            raise StoreError(str(Message.of(sentence, folder=str(copy.parent), file=str(file)))) from error
        sentence = N_("Không đọc được tệp “{file}”: {reason}.")
        raise StoreError(str(Message.of(sentence, file=str(file), reason=reason_of(error)))) from error


def _must_be_a_backup(engine: Engine, file: Path) -> None:
    try:
        with reading(engine) as connection:
            must_be_intact(connection, str(file))
        migrate(engine, may_be_new=False)
        with reading(engine) as connection:
            must_be_sound(connection, str(file))
    except StoreError as error:
        if error.code == Failure.NEWER:
            sentence = N_("Bản sao lưu “{file}” do một phiên bản mới hơn của chương trình ghi. Hãy dùng phiên bản ấy.")
            raise StoreError(str(Message.of(sentence, file=str(file))), code=error.code) from error
        sentence = N_("Tệp “{file}” không phải bản sao lưu còn nguyên của chương trình.")
        raise StoreError(str(Message.of(sentence, file=str(file)))) from error


def _unwritten(file: Path, reason: str) -> StoreError:
    sentence = N_(
        "Không ghi được tệp sao lưu “{file}”: {reason}. Không giữ lại tệp dở dang; hãy chọn nơi khác hoặc chữa lỗi ấy "
        "rồi làm lại."
    )
    return StoreError(str(Message.of(sentence, file=str(file), reason=reason)))


def _continue_numbering(connection: Connection, table: Table) -> None:
    column = table.autoincrement_column
    if connection.dialect.name != "postgresql" or column is None:
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    next_number = func.coalesce(select(func.max(column)).scalar_subquery(), 0) + 1
    connection.execute(select(func.setval(sequence, next_number, False)))
