"""Open the database: SQLite for one office PC, PostgreSQL where several servers share the work."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, InvalidatePoolError, ProgrammingError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

from ntm_dashboard.errors import ConfigurationError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.store.database_file import DatabaseFile
from ntm_dashboard.store.failures import Failure, failure, failure_of

BUSY_SECONDS = 15
PUBLISHING_LOCK = 815_2023
CACHE_KIB = 16_000

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    f"PRAGMA cache_size = -{CACHE_KIB}",
)

_OF_THE_DRIVERS = (sqlite3.DatabaseError, psycopg.OperationalError)
"""Where rows are read and written in bulk, the drivers are spoken to without SQLAlchemy."""
_OPENED, _HEAD, _LOG = "ntm.opened", "ntm.head", "ntm.log"


def open_engine(address: str, *, may_make: bool = True, accept: Callable[[], None] = lambda: None) -> Engine:
    """Make the engine for a database address (`sqlite:///…` or `postgresql://…`) without connecting yet.

    `may_make`: an SQLite file that is not there is made. `accept` is asked when another file came in its place later,
    and refuses one that cannot be used.

    Raises:
        ConfigurationError: the address is of no database that the program knows.
        StoreError: the SQLite file or its folder cannot be made, or is not there and may not be made.
    """
    url = _url_of(address)
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": BUSY_SECONDS})
    if "uri" in url.query:
        return _prepared(create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}))
    file = DatabaseFile(Path(url.database or ""), accept=accept)
    file.prepare(may_make=may_make)
    engine = create_engine(url, creator=lambda: file.connect(BUSY_SECONDS), poolclass=QueuePool)
    return _watched(_prepared(engine), file)


def open_finished(file: Path) -> Engine:
    """Make the engine for an SQLite file that nobody writes to any more; nothing is written beside it either."""
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False), poolclass=NullPool
    )
    event.listen(engine, "begin", _begin)
    return engine


def _prepared(engine: Engine) -> Engine:
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _watched(engine: Engine, file: DatabaseFile) -> Engine:
    """Let go of connections to a file that does not stand there any more, and write to none."""

    def connected(_connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        record.info.update({_OPENED: file.mark(), _HEAD: file.head(), _LOG: None})

    def checked_out(connection: sqlite3.Connection, record: ConnectionPoolEntry, _proxy: object) -> None:
        if file.mark() != record.info[_OPENED]:
            raise InvalidatePoolError("another file stands there")
        if not (head := file.head()).startswith(record.info[_HEAD]):
            raise failure(Failure.OVERWRITTEN, str(file.path))
        record.info[_HEAD] = head
        log = file.log_mark()
        if record.info[_LOG] not in {None, log}:
            _save_what_the_log_held(connection, file, is_gone=log is None)
        record.info[_LOG] = log

    def committing(connection: Connection) -> None:
        if connection.get_execution_options().get("writes") and file.mark() != connection.info[_OPENED]:
            raise failure(Failure.MISSING, str(file.path))

    event.listen(engine, "connect", connected)
    event.listen(engine, "checkout", checked_out)
    event.listen(engine, "commit", committing)
    event.listen(engine, "engine_disposed", lambda _engine: file.let_go())
    return engine


def _save_what_the_log_held(connection: sqlite3.Connection, file: DatabaseFile, *, is_gone: bool) -> None:
    """Put what the write-ahead log held into the file: it was deleted, and only open connections still have it.

    Raises:
        InvalidatePoolError: it was; every connection is to be made anew.
        StoreError: another log stands there already, which does not know what this one held.
    """
    if not is_gone:
        raise failure(Failure.OVERWRITTEN, str(file.path))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raise InvalidatePoolError("the log was deleted")


def _url_of(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise _unknown_address() from error
    match url.get_backend_name():
        case "postgresql":
            return url.set(drivername="postgresql+psycopg")
        case "sqlite" if url.database and url.database != ":memory:":
            return url
        case _:
            raise _unknown_address()


def _unknown_address() -> ConfigurationError:
    sentence = N_(
        "NTM_DATABASE_URL không dùng được: cần địa chỉ dạng sqlite:///tệp.db hoặc "
        "postgresql://người-dùng:mật-khẩu@máy-chủ/cơ-sở-dữ-liệu."
    )
    return ConfigurationError(str(Message.of(sentence)))


def _prepare_connection(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes, patience = options.get("writes", False), options.get("patience", BUSY_SECONDS)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {round(patience * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Generator[Connection]:
    """Read within one transaction.

    Raises:
        StoreError: the database cannot be opened or read.
    """
    with explained(place_of(engine)), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, *, patience: float = BUSY_SECONDS) -> Generator[Connection]:
    """Write within one transaction, one writer at a time on every server: all of it is kept, or nothing.

    `patience` is how many seconds it waits for whoever writes now; on PostgreSQL only a shorter one than usual counts.

    Raises:
        StoreError: the database cannot be opened or written.
    """
    with explained(place_of(engine)), _of_a_writer(engine, patience) as connection, connection.begin():
        _wait_for_turn(connection, patience)
        yield connection


@contextmanager
def rehearsing(engine: Engine) -> Generator[Connection]:
    """Write within one transaction of which nothing is kept: to see what an act would come to.

    Raises:
        StoreError: the database cannot be opened or written.
    """
    with explained(place_of(engine)), _of_a_writer(engine) as connection:
        transaction = connection.begin()
        try:
            _wait_for_turn(connection)
            yield connection
        finally:
            transaction.rollback()


def _of_a_writer(engine: Engine, patience: float = BUSY_SECONDS) -> Connection:
    return engine.connect().execution_options(writes=True, patience=patience)


def _wait_for_turn(connection: Connection, patience: float = BUSY_SECONDS) -> None:
    """Wait until no other server writes; SQLite sees to it by itself."""
    if connection.dialect.name == "postgresql":
        if patience < BUSY_SECONDS:
            connection.execute(text(f"SET LOCAL lock_timeout = {round(patience * 1000)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": PUBLISHING_LOCK})


@contextmanager
def explained(place: str) -> Generator[None]:
    """Turn what a driver says of the database at a place into a failure in our words.

    Raises:
        StoreError: the database could not be used.
    """
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DBAPIError as error:
        raise failure_of(error.orig or error, place) from error
    except _OF_THE_DRIVERS as error:
        raise failure_of(error, place) from error


def place_of(engine: Engine) -> str:
    """Name a database for whoever looks after it, without its password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return f"{url.host or ''}/{url.database or ''}"
