"""A database that cannot be used says so in words that an office can act on."""

import sqlite3
from pathlib import Path

import psycopg
import pytest

from ntm_dashboard.errors import ConfigurationError, StoreError
from ntm_dashboard.store import Store
from ntm_dashboard.store.engine import open_engine, reading, writing


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")

    with pytest.raises(StoreError, match=r"Không mở hoặc không ghi được.*tep/du_lieu\.db"):
        Store(f"sqlite:///{tmp_path}/tep/du_lieu.db")


def test_a_file_that_is_no_database_is_named(tmp_path: Path):
    (tmp_path / "bao_cao.db").write_bytes(b"ky_bao_cao;ma_xa\n" * 100)

    with pytest.raises(StoreError, match=r"bao_cao\.db.*không phải cơ sở dữ liệu của chương trình"):
        Store(f"sqlite:///{tmp_path}/bao_cao.db")


def test_a_database_that_may_only_be_read_is_refused(tmp_path: Path):
    sqlite3.connect(tmp_path / "chi_doc.db").execute("CREATE TABLE t (x)").connection.close()

    with pytest.raises(StoreError, match="chỉ đọc được, không ghi được"):
        Store(f"sqlite:///file:{tmp_path}/chi_doc.db?mode=ro&uri=true")


def test_a_server_that_does_not_answer_is_named_without_its_password():
    with pytest.raises(StoreError, match=r"127\.0\.0\.1/ntm") as caught:
        Store("postgresql://ntm:mat-khau-rieng@127.0.0.1:9/ntm")

    assert "mat-khau-rieng" not in str(caught.value)


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
    ("error", "said"),
    [
        (psycopg.OperationalError("server closed"), "không kết nối được với máy chủ"),
        (psycopg.OperationalError('FATAL: password authentication failed for user "ntm"'), "sai tên người dùng"),
        (psycopg.OperationalError('FATAL: database "ntm" does not exist'), "không có cơ sở dữ liệu này"),
        (psycopg.errors.DiskFull("in English"), "máy chủ hết chỗ"),
        (psycopg.errors.LockNotAvailable("in English"), "chương trình khác đang ghi"),
        (of_sqlite(sqlite3.SQLITE_FULL), "đĩa đã đầy"),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), "chương trình khác đang ghi"),
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), "đĩa có lỗi"),
    ],
)
def test_what_a_driver_says_in_bulk_is_explained_like_the_rest(tmp_path: Path, error: Exception, said: str):
    engine = open_engine(f"sqlite:///{tmp_path}/ntm.db")

    with pytest.raises(StoreError, match=said) as told, writing(engine):
        raise error

    assert "in English" not in str(told.value)
    engine.dispose()
