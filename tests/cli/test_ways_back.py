"""Undo, withdraw and restore say what they would change, and change it only when that is confirmed."""

import json
import re
import shutil
from contextlib import closing

import pytest

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA
from ntm_dashboard.cli.main import main
from ntm_dashboard.store import AuditAction, Store
from tests.conftest import made_once

DISTRICT = "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n30/04/2023;{};đạt;Báo cáo;tu_bao_cao\n"
ACTS = {
    "undo": (["undo", 6], "1 số liệu: 2 tiêu chí huyện đổi trạng thái; 5/9 → 4/9 tiêu chí huyện"),
    "withdraw": (["withdraw", 6], "1 số liệu: 2 tiêu chí huyện đổi trạng thái; 5/9 → 4/9 tiêu chí huyện"),
    "restore": (["restore", "--revision", 5], "1 số liệu: 2 tiêu chí huyện đổi trạng thái; 5/9 → 4/9 tiêu chí huyện"),
}


@pytest.fixture
def said(run, capsys):
    def act(*arguments: object, code: int = 0) -> tuple[str, str]:
        capsys.readouterr()
        assert run(*arguments) == code
        return capsys.readouterr()

    return act


@pytest.fixture(scope="module")
def published_once(seeded_once, tmp_path_factory):
    """Give a database of each kind in which a report was published, for copying."""
    folder = tmp_path_factory.mktemp("cong_bo")
    (folder / "huyen.csv").write_text(DISTRICT.format(2), encoding="utf-8")

    def publish(address: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NTM_DATA_DIR", str(DEFAULT_DATA))
            patch.setenv("NTM_DATABASE_URL", address)
            assert main(["publish", str(folder / "huyen.csv")]) == 0

    with made_once(folder, publish, like=seeded_once) as of:
        yield of


@pytest.fixture
def published(run, make_address, published_once, database_kind, monkeypatch):
    """Run commands on a database in which a report was published."""
    monkeypatch.setenv("NTM_DATABASE_URL", make_address(like=published_once(database_kind)))


def newest(said) -> int:
    return json.loads(said("history", "--json")[0])[0]["number"]


@pytest.mark.parametrize("act", ACTS)
def test_without_a_confirmation_it_is_only_said(said, published, act):
    arguments, sentence = ACTS[act]

    shown, told = said(*arguments, code=1)

    assert shown.startswith(sentence)
    assert "  Số tiêu chí huyện đạt: 5/9 → 4/9" in shown
    assert "  · Huyện Trà Cú, tiêu chí 2, kỳ 30/04/2023: Kết quả: Đạt" in shown
    assert told == "Chưa ghi gì. Thêm --confirm để thực hiện.\n"
    assert newest(said) == 6


@pytest.mark.parametrize("act", ACTS)
def test_a_look_is_no_failure_and_goes_before_a_confirmation(said, published, act):
    arguments, _sentence = ACTS[act]

    assert said(*arguments, "--dry-run")[0] == said(*arguments, "--dry-run", "--confirm")[0]
    assert newest(said) == 6


@pytest.mark.parametrize("act", ["undo", "restore"])
def test_a_look_puts_nothing_up_either(said, published, act):
    arguments, _sentence = ACTS[act]

    assert said(*arguments, "--dry-run", "--prepare") == said(*arguments, "--dry-run")
    assert said("drafts")[0] == "Không có dự thảo số liệu trình duyệt nào.\n"


@pytest.mark.parametrize("act", ACTS)
def test_what_was_confirmed_is_what_was_shown(said, published, act):
    arguments, _sentence = ACTS[act]
    shown, _told = said(*arguments, "--dry-run")

    done, _told = said(*arguments, "--confirm")

    assert done.startswith(shown)
    assert "phiên bản 7" in done.removeprefix(shown)
    assert newest(said) == 7


def test_an_undo_is_undone(said, published):
    said("undo", 6, "--confirm")

    assert said("undo", 7, "--dry-run")[0].startswith("1 số liệu: 2 tiêu chí huyện đổi trạng thái; 4/9 → 5/9")


@pytest.mark.parametrize("act", ACTS)
def test_what_would_change_nothing_is_no_question(said, published, act):
    arguments, _sentence = ACTS[act]
    said(*arguments, "--confirm")

    assert "Không có thay đổi nào" in said(*arguments, code=1)[1]
    assert newest(said) == 7


def test_what_does_not_exist_is_said(said, published):
    for arguments in (["undo", 99], ["withdraw", 99], ["restore", "--revision", 99]):
        assert "Không có phiên bản số 99." in said(*arguments, "--confirm", code=1)[1]


def test_a_long_act_names_the_first_cells_and_counts_the_others(said):
    shown, _told = said("withdraw", 5, "--dry-run")

    assert shown.startswith("285 số liệu: ")
    assert shown.count("\n  · ") == 20
    assert "… và 265 số liệu nữa." in shown
    assert "Số tiêu chí bình quân mỗi xã: 18,3 → –*" in shown
    assert "là số liệu minh họa, không phải số liệu thật: kết quả tiêu chí của xã" in shown


def test_it_is_said_in_english(said, published):
    shown, told = said("--lang", "en", "undo", 6, code=1)

    assert "District criteria met: 5/9 → 4/9" in shown
    assert told == "Nothing was written. Add --confirm to go on.\n"


def test_a_backup_in_place_of_what_stands_is_looked_at_first(said, published, tmp_path):
    backup = tmp_path / "sao lưu.db"
    said("backup", backup)
    said("undo", 6, "--confirm")

    shown, told = said("restore", backup, code=1)

    assert shown.startswith("1 số liệu: 2 tiêu chí huyện đổi trạng thái; 4/9 → 5/9")
    assert "(phiên bản mới nhất 7 → 6)" in shown
    assert told == "Chưa ghi gì. Thêm --confirm để thực hiện.\n"
    assert newest(said) == 7
    said("restore", backup, "--dry-run")
    assert newest(said) == 7
    said("restore", backup, "--confirm")
    assert newest(said) == 6


def test_a_backup_goes_into_an_empty_database_without_a_question(said, tmp_path, monkeypatch):
    said("backup", tmp_path / "sao_luu.db")
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/dien_tap.db")

    said("restore", tmp_path / "sao_luu.db")

    assert newest(said) == 5


def test_a_backup_is_not_put_back_where_it_was_asked_to_be_handed_over(said, published, tmp_path):
    said("backup", tmp_path / "a.db")
    said("undo", 6, "--confirm")

    assert "--prepare chỉ đi với --revision" in said("restore", tmp_path / "a.db", "--prepare", "--confirm", code=1)[1]
    assert newest(said) == 7


def test_a_file_that_is_no_backup_is_told_before_anything_is_asked(said, tmp_path):
    (tmp_path / "a.db").write_text("không phải", encoding="utf-8")

    shown, told = said("restore", tmp_path / "a.db", code=1)

    assert shown == ""
    assert "không phải bản sao lưu" in told


def test_restoring_says_what_is_lost_and_which_accounts_change(said, published, tmp_path):
    backup = tmp_path / "sao lưu.db"
    said("user", "add", "lan", "--role", "editor")
    said("backup", backup)
    said("undo", 6, "--confirm")
    said("user", "reset", "lan")
    said("user", "add", "minh", "--role", "viewer")

    shown, _told = said("restore", backup, code=1)

    assert "1 phiên bản không có trong bản sao lưu và sẽ mất:\n  · phiên bản 7, " in shown
    assert "hoàn tác" in shown
    assert "2 tài khoản thay đổi:\n  · lan: mật khẩu trở về như ở bản sao lưu\n  · minh: không còn\n" in shown
    assert "Nhật ký giữ cả 4 dòng không có trong bản sao lưu" in shown


@pytest.mark.parametrize(("then", "now"), [("off", "on"), ("on", "off")])
def test_restoring_says_that_a_rule_changes_and_the_log_tells_it(said, seeded_address, tmp_path, then, now):
    words = {"on": "quy tắc hai người: bật", "off": "quy tắc hai người: tắt"}
    said("rules", "--two-people", then)
    said("backup", tmp_path / "a.db")
    said("restore", tmp_path / "a.db", "--confirm")
    assert "Quy tắc của cơ quan sẽ đổi" not in said("restore", tmp_path / "a.db", "--dry-run")[0]
    said("rules", "--two-people", now)

    shown, _told = said("restore", tmp_path / "a.db", code=1)
    said("restore", tmp_path / "a.db", "--confirm")

    assert f"Quy tắc của cơ quan sẽ đổi: {words[now]} → {words[then]}." in shown
    with closing(Store(seeded_address)) as store:
        last = [one for one in store.audit_entries() if one.action is not AuditAction.CHECKED][:2]
    assert [(str(one.action), one.detail) for one in last] == [
        ("rule_changed", words[then]),
        ("backup_restored", "a.db"),
    ]


def test_a_backup_of_a_database_that_is_not_there_makes_none(said, tmp_path, monkeypatch):
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/nham/ten.db")

    _shown, told = said("backup", tmp_path / "sao_luu.db", code=1)

    assert "Không thấy cơ sở dữ liệu" in told
    assert "NTM_DATABASE_URL" in told
    assert not (tmp_path / "nham").exists()
    assert not (tmp_path / "sao_luu.db").exists()


def test_backups_of_every_day_keep_and_let_go_by_themselves(said, tmp_path):
    folder = tmp_path / "sao-luu"
    first, _told = said("backup", "--keep", 30, folder)
    made = next(folder.iterdir())
    for year in range(2019, 2023):
        older = re.sub(r"\d{4}-\d\d-\d\d-\d{6}", f"{year}-01-01-010000", made.name)
        shutil.copyfile(made, made.with_name(older))
    made.unlink()
    shown, _told = said("backup", "--keep", 30, folder)

    assert "và đọc lại nguyên vẹn." in first
    assert [year for year in ("2019", "2020", "2021", "2022") if f"{year}-01-01" in shown] == ["2019", "2020"]
    assert sorted(re.findall(r"20\d\d(?=-01-01)", " ".join(one.name for one in folder.iterdir()))) == ["2021", "2022"]
    said("backup", "--keep", 0, folder, code=2)
