"""When a backup was last taken and whether the database is sound is known to every server, also after a restoration."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ntm_dashboard.errors import BackupNameError, NotPermittedError, StoreError
from ntm_dashboard.services.backups import DatabaseCare, back_up, back_up_into, restore_backup
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store.failures import Failure, failure

from .conftest import ADMINISTRATOR


@pytest.fixture
def store(account_store: Store) -> Store:
    return account_store


def later(**time: float) -> datetime:
    return datetime.now(UTC) + timedelta(**time)


def told(store: Store, action: AuditAction) -> list[bool]:
    return [one.is_success for one in reversed(store.audit_entries()) if one.action is action]


def test_before_the_first_backup_and_check_nothing_is_claimed(store):
    care = DatabaseCare(store)

    assert care.last_backup() is None
    assert care.last_check() is None
    assert care.is_check_due()


def test_the_last_backup_is_known_by_its_age_and_its_result(store, tmp_path: Path):
    care = DatabaseCare(store, now=lambda: later(hours=30))
    back_up(store, tmp_path / "a.db", person=ADMINISTRATOR)
    first = care.last_backup()
    with pytest.raises(StoreError):
        back_up(store, tmp_path / "khong_co" / "a.db", person=ADMINISTRATOR)
    second = care.last_backup()

    assert (first.is_success, second.is_success) == (True, False)
    assert timedelta(hours=29) < care.age_of(first) < timedelta(hours=31)


def test_a_name_that_is_taken_is_no_backup_that_failed(store, tmp_path: Path):
    (tmp_path / "thu_muc").mkdir()
    back_up(store, tmp_path / "a.db", person=ADMINISTRATOR)
    acts = {
        "Đã có tệp": lambda: back_up(store, tmp_path / "a.db", person=ADMINISTRATOR),
        "là một thư mục.*--keep": lambda: back_up(store, tmp_path / "thu_muc", person=ADMINISTRATOR),
        "là một tệp": lambda: back_up_into(store, tmp_path / "a.db", keep_days=3, person=ADMINISTRATOR),
    }
    for said, act in acts.items():
        with pytest.raises(BackupNameError, match=said):
            act()

    assert told(store, AuditAction.BACKUP) == [True]
    assert DatabaseCare(store).last_backup().is_success


def test_a_clock_that_went_back_gives_no_age_below_nothing(store, tmp_path: Path):
    back_up_into(store, tmp_path, keep_days=3, person=ADMINISTRATOR)
    care = DatabaseCare(store, now=lambda: later(days=-400))

    assert care.age_of(care.last_backup()) == timedelta(0)


def test_the_check_is_due_once_a_day_whatever_the_clock_said(store):
    DatabaseCare(store).check()
    due = [DatabaseCare(store, now=lambda days=days: later(days=days)).is_check_due() for days in (-9, 0, 0.9, 1.1)]

    assert due == [True, False, False, True]
    assert told(store, AuditAction.CHECKED) == [True]


def test_damage_is_told_once_a_day_and_looked_for_again_until_it_is_mended(store, monkeypatch):
    def damaged() -> None:
        raise failure(Failure.DAMAGED, "x.db")

    care = DatabaseCare(store)
    with monkeypatch.context() as broken:
        broken.setattr(store, "must_be_sound", damaged)
        found = [care.check(), care.check()]
        assert care.is_check_due()
        assert care.last_check().is_success is False

    assert found == [False, False]
    assert care.check()
    assert told(store, AuditAction.CHECKED) == [False, True]
    assert not care.is_check_due()


def test_damage_that_cannot_be_written_down_is_remembered(store, monkeypatch):
    def damaged(*_given: object, **_more: object) -> None:
        raise failure(Failure.DAMAGED, "x.db")

    for name in ("must_be_sound", "log"):
        monkeypatch.setattr(store, name, damaged)
    care = DatabaseCare(store)

    assert not care.check()
    assert care.last_check().is_success is False


def test_a_database_out_of_reach_is_not_said_to_be_damaged(store, monkeypatch):
    def gone() -> None:
        raise failure(Failure.UNREACHABLE, "x")

    monkeypatch.setattr(store, "must_be_sound", gone)
    care = DatabaseCare(store)

    with pytest.raises(StoreError):
        care.check()
    assert care.last_check() is None


def test_after_a_restoration_the_database_was_checked_and_the_log_tells_both(store, tmp_path: Path):
    back_up(store, tmp_path / "a.db", person=ADMINISTRATOR)

    restore_backup(store, tmp_path / "a.db", person=ADMINISTRATOR)

    assert [str(one.action) for one in reversed(store.audit_entries())] == [
        "backup",
        "backup_restored",
        "database_checked",
    ]
    assert DatabaseCare(store).last_check().is_success


def test_only_an_administrator_backs_up_and_restores(store, tmp_path: Path):
    editor = Person("lan", "Lan", Role.EDITOR)
    for act in (
        lambda: back_up(store, tmp_path / "a.db", person=editor),
        lambda: back_up_into(store, tmp_path, keep_days=1, person=editor),
        lambda: restore_backup(store, tmp_path / "a.db", person=editor),
    ):
        with pytest.raises(NotPermittedError):
            act()
    assert list(tmp_path.glob("*.db")) in ([], [Path(store.file or "")])


def test_another_process_sees_what_this_one_did(store, address, tmp_path: Path):
    back_up(store, tmp_path / "a.db", person=ADMINISTRATOR)

    with closing(Store(address)) as other:
        assert DatabaseCare(other).last_backup().is_success
