"""A backup is one consistent file, taken while others publish, and it comes back whole."""

import errno
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ntm_dashboard.errors import StoreError
from ntm_dashboard.store import AuditAction, Instruction, Store
from ntm_dashboard.store import backup as backup_module
from ntm_dashboard.store.accounts import Account
from ntm_dashboard.store.failures import Failure
from ntm_dashboard.store.sessions import Secret, Session

from .conftest import commune_report, results

NOW = datetime(2023, 4, 12, 3, tzinfo=UTC)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "sao_luu.db"


def test_a_backup_brings_everything_back(store, publish, backup):
    publish("29461 1 met", content=b"\x00raw")
    store.back_up(backup)
    publish("29461 1 not_met | 29464 2 met")

    assert store.restore_backup(backup, actor="minh") == 1

    assert results(store) == {("29461", "1"): "met"}
    assert store.raw_file(1).content == b"\x00raw"
    said = [(str(one.action), one.revision) for one in reversed(store.audit_entries())]
    assert said == [("publish", 1), ("publish", 2), ("backup_restored", None)]


def test_after_coming_back_people_can_go_on_and_published_rows_still_only_grow(store, publish, backup, engine):
    publish("29461 1 met")
    store.back_up(backup)
    store.restore_backup(backup, actor="minh")

    publish("29461 1 not_met")
    store.undo(2, instruction=Instruction("minh", 2))

    assert results(store) == {("29461", "1"): "met"}
    with pytest.raises(DBAPIError, match="only grows"), engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM revisions")


def test_a_backup_can_be_put_into_another_database(store, publish, backup, make_address):
    publish("29461 1 met 95.5")
    store.back_up(backup)
    other = Store(make_address())

    other.restore_backup(backup, actor="minh")

    other.must_be_sound()
    assert other.revisions() == store.revisions()
    assert results(other) == results(store)
    other.close()


def test_a_backup_taken_while_others_publish_holds_whole_revisions(store, backup):
    def go_on() -> None:
        for number in range(15):
            report = commune_report(f"29461 {number} met | 29464 {number} met")
            store.publish(report, expected_revision=store.latest_revision())

    publisher = Thread(target=go_on)
    publisher.start()
    while store.latest_revision() < 3:
        pass
    store.back_up(backup)
    publisher.join()

    number = store.restore_backup(backup, actor="minh")
    assert 3 <= number <= 15
    assert len(results(store)) == 2 * number


def test_only_the_owner_may_read_a_backup_and_no_other_file_is_overwritten(store, backup):
    store.back_up(backup)

    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [file.name for file in backup.parent.iterdir() if "part" in file.name] == []
    with pytest.raises(StoreError, match="Đã có tệp"):
        store.back_up(backup)


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_a_file_that_is_no_whole_backup_changes_nothing(store, publish, backup, content):
    publish("29461 1 met")
    backup.write_bytes(content)

    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        store.restore_backup(backup, actor="minh")

    assert results(store) == {("29461", "1"): "met"}


def test_a_backup_cut_short_is_refused(store, publish, backup):
    publish("29461 1 met", content=b"x" * 200_000)
    store.back_up(backup)
    backup.write_bytes(backup.read_bytes()[:100_000])

    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        store.restore_backup(backup, actor="minh")


@pytest.mark.parametrize(("name", "reason"), [("khong_co.db", "không có tệp"), ("", "đây là thư mục")])
def test_a_backup_that_cannot_be_read_says_why(store, tmp_path: Path, name: str, reason: str):
    with pytest.raises(StoreError, match=f"Không đọc được tệp .*: {reason}"):
        store.restore_backup(tmp_path / name, actor="minh")


@pytest.mark.parametrize(
    ("folder", "reason"), [("khong_co", "không có tệp hoặc thư mục này"), ("tep", "đường dẫn đi qua một tệp")]
)
def test_a_place_that_cannot_be_written_is_named(store, tmp_path: Path, folder: str, reason: str):
    (tmp_path / "tep").touch()

    with pytest.raises(StoreError, match=f"Không ghi được tệp sao lưu .*: {reason}"):
        store.back_up(tmp_path / folder / "sao_luu.db")


def damage(file: Path, what: bytes) -> None:
    """Write over the page of a file that holds something."""
    content = bytearray(file.read_bytes())
    page = content.index(what) // 4096
    content[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    file.write_bytes(content)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a database file that nobody has open, with something published."""
    file = tmp_path / "so-lieu.db"
    with closing(Store(f"sqlite:///{file}")) as store:
        store.publish(commune_report("29461 1 met", file_name="trang_hong.csv"), expected_revision=0)
    return file


def test_a_damaged_page_of_the_database_fails_the_backup_and_leaves_no_file(file, backup):
    damage(file, b"trang_hong.csv")
    with closing(Store(f"sqlite:///{file}")) as store, pytest.raises(StoreError) as told:
        store.back_up(backup)

    assert told.value.code == Failure.DAMAGED
    assert str(file) in told.value.for_operator
    assert [one.name for one in backup.parent.iterdir() if "sao_luu" in one.name] == []


def test_a_raw_file_that_is_not_what_was_handed_in_is_found(file):
    content = bytearray(file.read_bytes())
    at = content.index(b"29461 1 met")
    content[at : at + 5] = b"29464"
    file.write_bytes(content)

    with closing(Store(f"sqlite:///{file}")) as store, pytest.raises(StoreError) as told:
        store.must_be_sound()

    assert told.value.code == Failure.DAMAGED


def test_a_backup_that_does_not_read_back_as_the_database_is_thrown_away(store, publish, backup, monkeypatch):
    publish("29461 1 met")

    def nothing(_source: Connection, part: Path, _file: Path) -> None:
        part.write_bytes(b"")

    monkeypatch.setattr("ntm_dashboard.store.backup._copy_out", nothing)
    with pytest.raises(StoreError, match="đọc lại không đúng như cơ sở dữ liệu"):
        store.back_up(backup)

    assert list(backup.parent.glob("*sao_luu*")) == []


def test_a_row_that_the_backup_has_otherwise_than_the_database_is_found(store, publish, backup, monkeypatch):
    publish("29461 1 met")
    read_back = backup_module._read_back

    def changed_first(source: Connection, part: Path, file: Path) -> None:
        with closing(sqlite3.connect(part)) as written:
            written.execute("INSERT INTO secrets VALUES ('x', 'y', '2023-04-12 00:00:00.000000')")
            written.commit()
        read_back(source, part, file)

    monkeypatch.setattr(backup_module, "_read_back", changed_first)
    with pytest.raises(StoreError, match="đọc lại không đúng như cơ sở dữ liệu"):
        store.back_up(backup)


def test_a_backup_of_a_newer_program_is_said_to_be_that(store, backup):
    store.back_up(backup)
    with closing(sqlite3.connect(backup)) as written:
        written.execute("UPDATE alembic_version SET version_num = '9999'")
        written.commit()

    with pytest.raises(StoreError, match="phiên bản mới hơn của chương trình"):
        store.restore_backup(backup, actor="minh")


def add_account(store: Store, name: str) -> None:
    with store.writing() as transaction:
        transaction.accounts.add(Account(name, name, "editor", "cũ", False, False, NOW))


def sign_in(store: Store, name: str) -> None:
    with store.writing() as transaction:
        transaction.sessions.add(Session(f"key of {name}", name, NOW, NOW, NOW + timedelta(days=1)))


def test_what_a_restoration_would_change_is_told_before_and_done_then(store, publish, backup):
    publish("29461 1 met")
    for name in ("an", "binh", "chi", "dung"):
        add_account(store, name)
    sign_in(store, "an")
    store.back_up(backup)
    publish("29461 1 not_met")
    add_account(store, "giang")
    sign_in(store, "binh")
    with store.writing() as transaction:
        transaction.accounts.change("an", password_hash="mới")
        transaction.accounts.change("binh", role="administrator")
        transaction.accounts.change("chi", is_disabled=True)
    store.log(AuditAction.SIGN_IN, actor="giang")

    plan = store.plan_restore(backup)
    store.restore_backup(backup, actor="minh")

    assert [one.number for one in plan.lost] == [2]
    assert {one.name: [str(change) for change in one.changes] for one in plan.accounts} == {
        "an": ["password"],
        "binh": ["role"],
        "chi": ["enabled"],
        "giang": ["gone"],
    }
    assert (plan.latest, plan.record.revision, plan.sessions, plan.carried) == (2, 1, 2, 2)
    with store.reading() as transaction:
        assert transaction.sessions.with_key("key of an") is None
        assert [one.name for one in transaction.accounts.all()] == ["an", "binh", "chi", "dung"]
    said = [(str(one.action), one.actor) for one in reversed(store.audit_entries())]
    assert said == [("publish", "lan"), ("publish", "lan"), ("sign_in", "giang"), ("backup_restored", "minh")]


def test_what_let_somebody_in_when_the_backup_was_taken_does_not_afterwards(store, backup):
    add_account(store, "an")
    add_account(store, "binh")
    for name in ("an", "binh"):
        sign_in(store, name)
        with store.writing() as transaction:
            transaction.tokens.add(f"token of {name}", name, made_at=NOW, expires_at=NOW + timedelta(days=99))
            transaction.browsers.remember(f"browser of {name}", name, now=NOW, most=9)
            transaction.secrets.put(Secret(f"set_up_{name}", "hash", NOW))
            transaction.secrets.put(Secret("cookie_key", "hash", NOW))
        if name == "an":
            store.back_up(backup)

    plan = store.plan_restore(backup)
    store.restore_backup(backup, actor="minh")

    assert (plan.sessions, plan.tokens) == (2, 2)
    with store.reading() as transaction:
        for name in ("an", "binh"):
            assert transaction.sessions.with_key(f"key of {name}") is None
            assert not transaction.tokens.is_valid(f"token of {name}", name, now=NOW, made_until=NOW)
            assert not transaction.browsers.is_known(f"browser of {name}", name, seen_since=NOW - timedelta(days=1))
        assert [one.name for one in transaction.secrets.named("")] == ["cookie_key"]


def test_a_restoration_into_an_empty_database_keeps_the_log_of_the_backup_once(store, publish, backup, make_address):
    publish("29461 1 met")
    store.back_up(backup)
    other = Store(make_address())

    for _time in range(2):
        other.restore_backup(backup, actor="minh")

    assert [str(one.action) for one in reversed(other.audit_entries())] == ["publish", *["backup_restored"] * 2]
    other.close()


@pytest.mark.parametrize("way", ["itself", "link", "hard_link"])
def test_the_database_is_no_backup_of_itself_under_any_name(file, tmp_path, way):
    given = {"itself": file, "link": tmp_path / "lien_ket.db", "hard_link": tmp_path / "cung_tep.db"}[way]
    if way == "link":
        given.symlink_to(file)
    if way == "hard_link":
        given.hardlink_to(file)

    with closing(Store(f"sqlite:///{file}")) as store:
        for act in (store.plan_restore, lambda one: store.restore_backup(one, actor="minh")):
            with pytest.raises(StoreError, match="chính là cơ sở dữ liệu đang dùng"):
                act(given)


@pytest.mark.parametrize("way", ["itself", "link"])
def test_a_database_with_lines_beside_its_file_is_not_restored_without_them(tmp_path, way):
    with (
        closing(Store(f"sqlite:///{tmp_path}/kia.db")) as other,
        closing(Store(f"sqlite:///{tmp_path}/nay.db")) as store,
    ):
        other.log(AuditAction.SIGN_IN, actor="lan")
        given = tmp_path / "kia.db"
        if way == "link":
            (tmp_path / "xa").mkdir()
            given = tmp_path / "xa" / "lien_ket.db"
            given.symlink_to(tmp_path / "kia.db")
        for act in (store.plan_restore, lambda one: store.restore_backup(one, actor="minh")):
            with pytest.raises(StoreError, match=r"“kia\.db-wal” bên cạnh còn giữ một phần số liệu"):
                act(given)
        other.back_up(tmp_path / "ban_sao.db")
        store.restore_backup(tmp_path / "ban_sao.db", actor="minh")

        assert [one.actor for one in store.audit_entries()] == ["minh", "lan"]


@pytest.mark.parametrize("has_links", [True, False])
def test_of_two_backups_to_one_name_the_second_is_refused_and_the_first_stays(store, backup, monkeypatch, has_links):
    if not has_links:
        monkeypatch.setattr("os.link", refuse_links)
    read_back = backup_module._read_back

    def meanwhile(*given):
        read_back(*given)
        backup.write_bytes(b"the first")

    with monkeypatch.context() as slow:
        slow.setattr(backup_module, "_read_back", meanwhile)
        with pytest.raises(StoreError, match="Đã có tệp"):
            store.back_up(backup)

    assert backup.read_bytes() == b"the first"
    assert [one.name for one in backup.parent.iterdir() if "part" in one.name] == []
    store.back_up(backup.with_name("khac.db"))
    assert stat.S_IMODE(backup.with_name("khac.db").stat().st_mode) == 0o600


def refuse_links(*_given: object) -> None:
    raise PermissionError(errno.EPERM, "no links here")


def test_two_dated_backups_of_one_second_have_two_names(store, tmp_path):
    made = [store.back_up_into(tmp_path / "sao-luu", keep_days=3, now=NOW).made for _time in range(2)]

    assert sorted((tmp_path / "sao-luu").iterdir()) == made
    assert made[1].name.endswith("-2023-04-12-030001.db")


def test_rotation_lets_go_of_old_copies_of_its_own_only(store, publish, address, tmp_path):
    publish("29461 1 met")
    folder = tmp_path / "sao-luu"
    days = [date(2023, 4, 1) + timedelta(days=number) for number in range(6)]
    made = [store.back_up_into(folder, keep_days=5, now=datetime.combine(day, time(1), UTC)).made for day in days]
    others = [folder / name for name in ("ghi-chu.txt", "khac-2022-01-01.db", f"{made[0].name}.cu", "2022-01-01.db")]
    for other in others:
        other.write_text("x", encoding="utf-8")

    rotation = store.back_up_into(folder, keep_days=5, now=datetime(2023, 4, 8, 1, tzinfo=UTC))

    assert rotation.deleted == (made[1], made[0])
    assert sorted(folder.iterdir()) == sorted([*made[2:], rotation.made, *others])


def test_the_last_sound_copies_stay_however_old_and_damaged_ones_do_not_count(store, publish, tmp_path):
    publish("29461 1 met")
    folder = tmp_path / "sao-luu"
    old = [store.back_up_into(folder, keep_days=1, now=datetime(2022, 1, day, tzinfo=UTC)).made for day in range(1, 5)]
    kept = [one for one in old if one.exists()]
    kept[-1].write_bytes(kept[-1].read_bytes()[:5000])

    rotation = store.back_up_into(folder, keep_days=1, now=datetime(2023, 4, 12, tzinfo=UTC))

    assert kept == old[-3:]
    assert rotation.deleted == (kept[-1],)
    assert sorted(folder.iterdir()) == sorted([*kept[:-1], rotation.made])


def test_a_failed_backup_lets_go_of_nothing(file, tmp_path):
    folder = tmp_path / "sao-luu"
    with closing(Store(f"sqlite:///{file}")) as store:
        old = [store.back_up_into(folder, keep_days=9, now=datetime(2022, 1, day, tzinfo=UTC)).made for day in (1, 2)]
    damage(file, b"trang_hong.csv")

    with closing(Store(f"sqlite:///{file}")) as store, pytest.raises(StoreError):
        store.back_up_into(folder, keep_days=9, now=datetime(2023, 4, 12, tzinfo=UTC))

    assert sorted(folder.iterdir()) == old
