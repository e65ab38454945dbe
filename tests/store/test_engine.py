"""A database that cannot be used says so in words that an office can act on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from ntm_dashboard.errors import ConfigurationError, StoreError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.store import Store
from ntm_dashboard.store.engine import open_engine, reading, writing
from ntm_dashboard.store.failures import WORDS, Failure, failure


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")

    with pytest.raises(StoreError) as told:
        Store(f"sqlite:///{tmp_path}/tep/du_lieu.db")

    assert told.value.code == Failure.NO_ACCESS
    assert f"{tmp_path}/tep/du_lieu.db" in told.value.for_operator


def test_a_file_that_is_no_database_is_named(tmp_path: Path):
    (tmp_path / "bao_cao.db").write_bytes(b"ky_bao_cao;ma_xa\n" * 100)

    with pytest.raises(StoreError) as told:
        Store(f"sqlite:///{tmp_path}/bao_cao.db")

    assert told.value.code == Failure.FOREIGN
    assert f"Tệp “{tmp_path}/bao_cao.db” không phải cơ sở dữ liệu của chương trình" in told.value.for_operator


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "ke_toan.db")) as other:
        other.execute("CREATE TABLE so_cai (x)")

    with pytest.raises(StoreError) as told:
        Store(f"sqlite:///{tmp_path}/ke_toan.db")

    assert told.value.code == Failure.FOREIGN
    with closing(sqlite3.connect(tmp_path / "ke_toan.db")) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("so_cai",)]


def test_a_database_of_a_newer_program_is_left_as_it_is(address, store, engine):
    store.close()
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreError, match="Chương trình cũ hơn cơ sở dữ liệu") as told:
        Store(address)

    assert "Hãy chạy phiên bản ấy" in told.value.for_operator
    with reading(engine) as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"


def test_a_database_that_has_to_be_there_is_not_made(tmp_path: Path):
    with pytest.raises(StoreError) as told:
        Store(f"sqlite:///{tmp_path}/nham_ten.db", may_make=False)

    assert told.value.code == Failure.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_may_only_be_read_is_refused(tmp_path: Path):
    sqlite3.connect(tmp_path / "chi_doc.db").execute("CREATE TABLE t (x)").connection.close()

    with pytest.raises(StoreError, match="chỉ xem được số liệu"):
        Store(f"sqlite:///file:{tmp_path}/chi_doc.db?mode=ro&uri=true")


def test_a_server_that_does_not_answer_is_named_without_its_password():
    with pytest.raises(StoreError) as caught:
        Store("postgresql://ntm:mat-khau-rieng@127.0.0.1:9/ntm")

    assert "127.0.0.1/ntm" in caught.value.for_operator
    assert "mat-khau-rieng" not in str(caught.value) + caught.value.for_operator


@pytest.mark.parametrize("address", ["", "mysql://x/y", "sqlite://", "khong phai dia chi"])
def test_an_address_of_no_known_database_is_a_wrong_setting(address):
    with pytest.raises(ConfigurationError, match="NTM_DATABASE_URL"):
        Store(address)


def test_sqlite_writes_through_to_the_disk_and_lets_readers_read_meanwhile(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path}/ntm.db")

    with reading(engine) as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert settings == ["wal", 2, 1]
    engine.dispose()


def of_sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("in English")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (psycopg.OperationalError("server closed"), Failure.UNREACHABLE),
        (psycopg.OperationalError('FATAL: password authentication failed for user "ntm"'), Failure.REFUSED),
        (psycopg.OperationalError('FATAL: database "ntm" does not exist'), Failure.UNKNOWN),
        (psycopg.errors.DiskFull("in English"), Failure.FULL),
        (psycopg.errors.LockNotAvailable("in English"), Failure.BUSY),
        (of_sqlite(sqlite3.SQLITE_FULL), Failure.FULL),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), Failure.BUSY),
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), Failure.DISK),
        (of_sqlite(sqlite3.SQLITE_CORRUPT), Failure.DAMAGED),
        (of_sqlite(sqlite3.SQLITE_NOLFS), Failure.OTHER),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_a_driver_says_is_said_in_our_words_with_its_cure(tmp_path: Path, error: Exception, kind, language: str):
    engine = open_engine(f"sqlite:///{tmp_path}/ntm.db")

    with speaking(language), pytest.raises(StoreError) as told, writing(engine):
        raise error

    said, cure = str(told.value), told.value.for_operator
    assert told.value.code == kind
    assert (said == WORDS[kind].said) == (language == "vi")
    assert str(tmp_path) in cure
    assert said != cure
    assert "in English" not in said + cure
    engine.dispose()


@pytest.mark.parametrize("kind", Failure)
def test_what_anybody_is_told_names_no_place_and_no_setting(kind: Failure):
    error = failure(kind, "/srv/ntm/ntm.db", reason="R")

    assert "/srv/ntm/ntm.db" in error.for_operator
    for name in ("/srv", "NTM_", "restore", "{", "-wal"):
        assert name not in str(error)
    assert len({words.cure for words in WORDS.values()}) == len(Failure)
