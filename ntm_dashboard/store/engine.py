"""Open the database: SQLite for one office PC, PostgreSQL where several servers share the work."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, ProgrammingError

from ntm_dashboard.errors import ConfigurationError, StoreError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.store.failure_words import cause_of

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

_OF_THE_DRIVERS = (sqlite3.OperationalError, psycopg.OperationalError)
"""Where rows are read and written in bulk, the drivers are spoken to without SQLAlchemy."""


def open_engine(address: str) -> Engine:
    """Make the engine for a database address (`sqlite:///…` or `postgresql://…`) without connecting yet.

    Raises:
        ConfigurationError: the address is of no database that the program knows.
        StoreError: the folder of the SQLite file cannot be made.
    """
    url = _url_of(address)
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": BUSY_SECONDS})
    _make_folder(url)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


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


def _make_folder(url: URL) -> None:
    try:
        Path(url.database or "").resolve().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(url, error) from error


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
    with _explained(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, *, patience: float = BUSY_SECONDS) -> Generator[Connection]:
    """Write within one transaction, one writer at a time on every server: all of it is kept, or nothing.

    `patience` is how many seconds it waits for whoever writes now; on PostgreSQL only a shorter one than usual counts.

    Raises:
        StoreError: the database cannot be opened or written.
    """
    with _explained(engine), _of_a_writer(engine, patience) as connection, connection.begin():
        _wait_for_turn(connection, patience)
        yield connection


@contextmanager
def rehearsing(engine: Engine) -> Generator[Connection]:
    """Write within one transaction of which nothing is kept: to see what an act would come to.

    Raises:
        StoreError: the database cannot be opened or written.
    """
    with _explained(engine), _of_a_writer(engine) as connection:
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
def _explained(engine: Engine) -> Generator[None]:
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DBAPIError as error:
        raise _unusable(engine.url, error.orig or error) from error
    except _OF_THE_DRIVERS as error:
        raise _unusable(engine.url, error) from error


def _unusable(url: URL, cause: BaseException) -> StoreError:
    place = url.database if url.get_backend_name() == "sqlite" else f"{url.host or ''}/{url.database or ''}"
    sentence = N_(
        "Không mở hoặc không ghi được cơ sở dữ liệu “{place}” ({cause}). "
        "Hãy kiểm tra quyền ghi vào thư mục, dung lượng đĩa và địa chỉ NTM_DATABASE_URL."
    )
    return StoreError(str(Message.of(sentence, place=place or "", cause=cause_of(cause))))
