"""Checking, publishing, going back, backing up and accounts from a terminal."""

import io
import json
import os
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from ntm_dashboard.services.account_admin import AccountAdmin
from ntm_dashboard.services.accounts import Accounts
from ntm_dashboard.services.comments import Comments
from ntm_dashboard.services.people import PROGRAM, Person, Role
from ntm_dashboard.store import Store

FIRST, OWN = "mưa ghế cá lá bốn", "sông Hậu mùa nước nổi"
DISTRICT = "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n30/04/2023;{};{};Báo cáo;tu_bao_cao\n"


@pytest.fixture
def said(run, capsys):
    def act(*arguments: object, code: int = 0) -> str:
        assert run(*arguments) == code
        streams = capsys.readouterr()
        return streams.err if code else streams.out

    return act


@pytest.fixture
def report(tmp_path: Path):
    def make(criterion: int, result: str) -> Path:
        file = tmp_path / f"huyen_{criterion}.csv"
        file.write_text(DISTRICT.format(criterion, result), encoding="utf-8")
        return file

    return make


def met(said) -> int:
    return json.loads(said("situation", "--json"))["district_criteria"]["met"]


def test_check_says_of_each_file_whether_it_would_be_taken(run, capsys, report, tmp_path):
    good, bad = report(2, "đạt"), report(3, "gần đạt")

    assert run("check", "--json", "--records", good, bad, tmp_path / "khong_co.csv", good) == 1

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["verdict"] for line in lines] == ["accept", "refuse", "refuse", "accept"]
    assert (lines[0]["kind"], lines[0]["period"], lines[0]["rows"]) == ("tieu_chi_huyen", "2023-04-30", 1)
    assert (lines[0]["records"][0]["ky_bao_cao"], lines[0]["records"][0]["ket_qua"]) == ("2023-04-30", "đạt")
    error = lines[1]["errors"][0]
    assert (error["code"], error["row"], error["column"]) == ("RESULT_UNKNOWN", 2, "ket_qua")
    assert lines[2]["errors"][0]["code"] == "UNREADABLE"
    assert run("check", "--json", good) == 0


def test_check_goes_on_after_what_cannot_be_read_and_names_files_as_they_were_given(run, capsys, report, tmp_path):
    import os

    os.mkfifo(tmp_path / "ong.csv")
    (tmp_path / "trong.csv").write_bytes(b"")
    odd = ["", str(tmp_path), str(tmp_path / "ong.csv"), f"{tmp_path}/./khong_co.csv", str(tmp_path / "trong.csv")]

    assert run("check", "--json", "--records", *odd, report(2, "đạt")) == 1

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines[:-1]] == odd
    assert [line["errors"][0]["code"] for line in lines[:-1]] == ["UNREADABLE"] * 4 + ["EMPTY"]
    assert all(line.keys() == lines[0].keys() for line in lines)
    assert lines[-1]["verdict"] == "accept"


def test_check_goes_on_after_a_failure_of_its_own(run, capsys, report, monkeypatch):
    from ntm_dashboard.cli import check

    def fail(content: bytes, *_: object, **__: object) -> None:
        raise KeyError(len(content))

    monkeypatch.setattr(check, "check", fail)

    assert run("check", "--json", report(2, "đạt"), report(3, "đạt")) == 1
    assert [json.loads(line)["verdict"] for line in capsys.readouterr().out.splitlines()] == ["refuse", "refuse"]


@pytest.mark.parametrize("written", ["2023-12-31", "31/12/2023", "31-12-2023", "31.12.2023"])
def test_period_of_a_file_without_one_may_be_given(run, capsys, tmp_path, written):
    file = tmp_path / "a.csv"
    file.write_text("tieu_chi;ket_qua\n1;đạt\n", encoding="utf-8")

    assert run("check", "--json", file, "--period", written) == 0
    assert json.loads(capsys.readouterr().out)["period"] == "2023-12-31"


def test_period_in_the_future_is_refused_and_a_word_is_a_wrong_use(run, capsys, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("tieu_chi;ket_qua\n1;đạt\n", encoding="utf-8")

    assert run("check", "--json", file, "--period", "31/12/2099") == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["errors"]] == ["DATE_FUTURE"]
    assert run("check", "--json", file, "--period", "hôm qua") == 2


def test_check_can_be_read_by_people(run, capsys, report):
    assert run("check", report(3, "gần đạt")) == 1

    assert capsys.readouterr().out.startswith("KHÔNG NHẬN")


def test_a_file_is_published_after_its_changes_were_told_and_can_be_undone(said, report):
    file = report(2, "đạt")

    assert "Số tiêu chí huyện đạt: 4/9 → 5/9" in said("publish", file, "--dry-run")
    assert met(said) == 4
    assert "Đã công bố phiên bản 6" in said("publish", file, "--note", "giao thông xong")
    assert met(said) == 5
    assert "bằng phiên bản 7" in said("undo", 6, "--confirm")
    assert met(said) == 4
    assert "bằng phiên bản 8" in said("restore", "--revision", 6, "--confirm")
    assert met(said) == 5


def test_a_regression_needs_a_reason(said, report):
    worse = report(1, "chưa đạt")

    assert "849/1" in said("publish", worse, code=1)
    assert met(said) == 4
    said("publish", worse, "--reason", "rà soát lại")
    assert met(said) == 3


def test_a_refused_file_is_not_published(said, report):
    assert "gần đạt" in said("publish", report(3, "gần đạt"), code=1)


def test_undo_asks_about_cells_that_a_later_revision_touched(said, report):
    said("publish", report(2, "đạt"))
    said("publish", report(2, "chưa đạt"), "--reason", "nhầm")

    told = said("undo", 6, code=1)

    assert "--keep" in told
    cell = "Huyện Trà Cú, tiêu chí 2, kỳ 30/04/2023 (phiên bản 7): "
    assert cell + "– → Kết quả: Đạt → Kết quả: Chưa đạt" in told
    assert "riterion 2, " in said("--lang", "en", "undo", 6, code=1)
    said("publish", report(5, "đạt"))
    assert "không có thay đổi" in said("undo", 6, "--keep", code=1).lower()


@pytest.fixture
def by(said, seeded_address, monkeypatch):
    """Run commands as accounts that are proven by their password; the rule of two people is on."""
    with closing(Store(seeded_address)) as store:
        accounts = Accounts(store)
        roles = {"lan": Role.EDITOR, "minh": Role.EDITOR, "sep": Role.ADMINISTRATOR}
        for name, role in roles.items():
            AccountAdmin(accounts).add(PROGRAM, name, display_name=name, role=role, password=FIRST)
            key = accounts.sign_in(name, FIRST, address="").signed_in.key
            accounts.change_password(key, old=FIRST, new=OWN, address="")
        AccountAdmin(accounts).add(PROGRAM, "moi", display_name="Mới", role=Role.EDITOR, password=FIRST)
    assert "bật" in said("rules", "--two-people", "on")  # while it is off, nobody has to be proven

    def run(name, *arguments, password=OWN, **how):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        return said(*arguments, "--as", name, "--password-stdin", **how)

    return run


def test_with_two_people_one_puts_up_and_another_publishes(said, by, report, monkeypatch):
    assert "cần một người khác công bố" in by("lan", "publish", report(2, "đạt"), code=1)
    put_up = by("lan", "publish", report(2, "đạt"), "--prepare", "--note", "giao thông")
    assert "Đã chuyển dự thảo số liệu trình duyệt số 1" in put_up
    assert "cần một người khác công bố" in by("lan", "drafts", "--publish", 1, code=1)
    assert "Đã công bố phiên bản 6" in by("minh", "drafts", "--publish", 1)

    assert met(said) == 5
    assert "đã công bố" in said("drafts")
    by("lan", "publish", report(5, "đạt"), "--prepare")
    by("lan", "drafts", "--send-back", 2, code=1)
    by("lan", "drafts", "--send-back", 2, "--reason", "nhầm tệp")
    assert "đã trả lại" in said("drafts")


def test_who_somebody_is_in_a_terminal_is_proven_and_no_variable(said, by, report, monkeypatch):
    for name in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.setenv(name, "minh")

    assert "--as" in said("publish", report(2, "đạt"), "--prepare", code=1)
    assert "không đúng" in by("minh", "publish", report(2, "đạt"), "--prepare", password="sai rồi mà", code=1)
    assert "đổi mật khẩu trước" in by("moi", "publish", report(2, "đạt"), "--prepare", password=FIRST, code=1)
    by("sep", "rules", "--two-people", "off")
    said("publish", report(2, "đạt"))
    assert "minh" not in said("history").splitlines()[0]


def test_a_script_acts_for_an_account_by_its_token_until_the_password_changes(said, by, report, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{OWN}\n"))
    token = said("user", "token", "lan", "--password-stdin").rpartition(": ")[2].strip()
    file = tmp_path / "ma.txt"
    file.write_text(token, encoding="ascii")

    assert "số 1" in said("publish", report(2, "đạt"), "--prepare", "--as", "lan", "--token-file", file)
    assert "Mã truy cập" in said("drafts", "--publish", 1, "--as", "minh", "--token-file", file, code=1)
    said("user", "reset", "lan")
    assert "Mã truy cập" in said("publish", report(5, "đạt"), "--prepare", "--as", "lan", "--token-file", file, code=1)


def test_what_puts_figures_back_needs_two_and_what_takes_off_needs_one(said, by, report):
    by("lan", "publish", report(2, "đạt"), "--prepare")
    by("minh", "drafts", "--publish", 1)

    for act in (["undo", 6], ["withdraw", 6], ["restore", "--revision", 5]):
        assert "một mình làm được" in by("lan", *act, "--dry-run")
    assert "Đã hoàn tác phiên bản 6" in by("lan", "undo", 6, "--confirm"), "it only took off what was added"
    assert "cần người thứ hai" in by("lan", "undo", 7, "--confirm", code=1)
    assert "cần người thứ hai" in by("lan", "restore", "--revision", 6, "--confirm", code=1)
    assert "cần người thứ hai: thêm --prepare" in by("lan", "undo", 7, "--dry-run")
    assert "số 2" in by("lan", "undo", 7, "--prepare")
    assert "số 3" in by("lan", "restore", "--revision", 6, "--prepare")
    assert "Hoàn tác ← 7" in said("drafts")
    assert "cần một người khác công bố" in by("lan", "drafts", "--publish", 2, "--confirm", code=1)
    assert "Chưa ghi gì. Thêm --confirm" in by("minh", "drafts", "--publish", 2, code=1)
    assert "chờ công bố" in said("drafts")
    assert "Đã công bố phiên bản 8" in by("minh", "drafts", "--publish", 2, "--confirm")

    assert met(said) == 5
    assert "không có thay đổi" in by("minh", "drafts", "--publish", 3, code=1).lower()
    assert "Đã thu hồi" in by("lan", "withdraw", 6, "--confirm")


@pytest.mark.parametrize("act", ["rules", "restore"])
def test_what_switches_the_rule_is_done_by_a_proven_administrator_while_it_is_on(said, by, tmp_path, act):
    by("sep", "rules", "--two-people", "off")
    said("backup", tmp_path / "a.db")
    said("rules", "--two-people", "on")
    arguments = {"rules": ["rules", "--two-people", "off"], "restore": ["restore", tmp_path / "a.db", "--confirm"]}[act]

    assert "--as" in said(*arguments, code=1)
    assert "không đúng" in by("sep", *arguments, password="sai rồi mà", code=1)
    by("lan", *arguments, code=1)
    assert "bật" in said("rules")
    by("sep", *arguments)

    assert "tắt" in said("rules")


def test_before_the_first_account_the_rule_is_switched_and_a_backup_restored_by_whoever_runs_commands(said, tmp_path):
    said("backup", tmp_path / "a.db")
    said("rules", "--two-people", "on")
    said("restore", tmp_path / "a.db", "--confirm")
    assert "tắt" in said("rules")

    said("rules", "--two-people", "on")
    assert "tắt" in said("rules", "--two-people", "off")


def test_the_rule_is_laid_down_once_from_the_environment_and_then_stands(said, monkeypatch):
    monkeypatch.setenv("NTM_TWO_PERSON", "1")
    assert "bật" in said("rules")
    monkeypatch.setenv("NTM_TWO_PERSON", "0")
    assert "bật" in said("rules")
    said("rules", "--two-people", "off")
    monkeypatch.setenv("NTM_TWO_PERSON", "1")
    assert "tắt" in said("rules")


def test_several_revisions_are_undone_as_one(said, report):
    for criterion in (2, 5):
        said("publish", report(criterion, "đạt"))

    assert "Đã hoàn tác phiên bản 6, 7 bằng phiên bản 8: 2 số liệu" in said("undo", 7, 6, "--confirm")
    assert met(said) == 4
    assert "← 6, 7" in said("history")
    assert "Đã hoàn tác phiên bản 8" in said("undo", 8, "--confirm")
    assert met(said) == 6


def test_a_report_is_withdrawn_from_a_terminal(said, report):
    said("publish", report(2, "đạt"))

    assert "Đã thu hồi báo cáo của phiên bản 6 bằng phiên bản 7: 1 số liệu" in said(
        "withdraw", 6, "--note", "sai tệp", "--confirm"
    )
    assert "không có thay đổi" in said("withdraw", 6, "--confirm", code=1).lower()


def test_history_lists_what_was_published_by_whom(said, report):
    said("publish", report(2, "đạt"), "--note", "giao thông xong")

    listed = json.loads(said("history", "--json"))

    assert [one["number"] for one in listed] == [6, 5, 4, 3, 2, 1]
    assert (listed[0]["kind"], listed[0]["file"], listed[0]["note"]) == ("publish", "huyen_2.csv", "giao thông xong")
    assert listed[0]["published_by"].startswith("dong_lenh:")
    assert "giao thông xong" in said("history")


def test_a_backup_comes_back(said, report, tmp_path):
    said("seed")
    said("backup", tmp_path / "sao_luu.db")
    said("publish", report(2, "đạt"))

    assert "phiên bản mới nhất: 5" in said("restore", tmp_path / "sao_luu.db", "--confirm")
    assert met(said) == 4


def test_restore_needs_either_a_file_or_a_revision(run, tmp_path):
    assert run("restore") == 2
    assert run("restore", tmp_path / "x.db", "--revision", 1) == 2


def test_an_account_is_named_as_it_is_kept(said):
    for act in (["add"], ["reset"], ["disable"], ["enable"]):
        told = said("user", *act, " Nguyen.Lan ")
        assert "“nguyen.lan”" in told
        assert "Nguyen" not in told

    assert said("user", "list").split()[0] == "nguyen.lan"


def test_a_role_that_there_is_not_is_answered_with_those_that_there_are(said):
    told = said("user", "add", "lan", "--role", "boss", code=2)

    assert "boss" in told
    for role in Role:
        assert role.value in told


def test_accounts_are_kept_from_a_terminal(said, monkeypatch):
    assert "mật khẩu lần đầu: " in said("user", "add", "lan", "--name", "Nguyễn Thị Lan", "--role", "administrator")
    monkeypatch.setattr("sys.stdin", io.StringIO("lúa chín vàng đồng\n"))
    assert "lúa chín" not in said("user", "add", "minh", "--password-stdin")
    said("user", "disable", "minh")

    lines = said("user", "list").splitlines()

    assert [line.split()[0] for line in lines] == ["lan", "minh"]
    assert "Nguyễn Thị Lan" in lines[0]
    assert "đã ngừng" in lines[1]
    assert "mật khẩu lần đầu: " in said("user", "reset", "lan")
    assert "quản trị cuối cùng" in said("user", "disable", "lan", code=1)
    assert "Không có tài khoản" in said("user", "reset", "hoa", code=1)


def test_what_is_unusual_is_told_and_published_only_when_confirmed(said, report, tmp_path):
    file = tmp_path / "huyen.csv"
    file.write_text(DISTRICT.replace("30/04/2023", "12/04/2023").format(2, "đạt"), encoding="utf-8")

    assert "số liệu chi tiết là 5, số đã công bố ngày 12/04/2023 là 4" in said("publish", file, code=1)
    assert met(said) == 4
    assert "Đã công bố phiên bản 6" in said("publish", file, "--confirm")


def test_a_template_and_what_was_published_go_out_and_pass_the_check(said, run, tmp_path):
    template, published = tmp_path / "mau.xlsx", tmp_path / "xa.csv"

    said("template", "--kind", "tieu_chi_xa", "--unit", "29464", "--period", "30/6/2023", "--out", template)
    said("download", "--kind", "tieu_chi_xa", "--format", "csv", "--out", published)

    assert run("check", template, published) == 0
    assert "Không có đơn vị mã “1”" in said("template", "--unit", "1", "--out", template, code=1)


def test_the_templates_of_all_who_have_not_reported_go_out_in_one_file(said, run, tmp_path):
    together = tmp_path / "mau.zip"

    told = said("template", "--missing", "--period", "31/1/2024", "--out", together)

    assert "Kỳ 31/01/2024: 15/15 xã chưa báo cáo (Phước Hưng, Tập Sơn, Tân Sơn, An Quảng Hữu và 11 xã khác)" in told
    with zipfile.ZipFile(together) as folder:
        folder.extractall(tmp_path)
    assert len(list(tmp_path.glob("mau_tieu_chi_*_2024-01.xlsx"))) == 16
    assert run("check", tmp_path / "mau_tieu_chi_xa_29506_long-hiep_2024-01.xlsx") == 0


def test_where_nothing_is_missing_that_is_said_and_no_file_is_written(said, tmp_path):
    told = said("template", "--missing", "--out", tmp_path / "mau.zip")

    assert "Kỳ 12/04/2023: cả 15 xã đã báo cáo đủ; báo cáo huyện đã đủ.*" in told
    assert not (tmp_path / "mau.zip").exists()


def test_history_counts_open_comments(said):
    before = json.loads(said("history", "--json"))[0]["open_comments"]
    with closing(Store(os.environ["NTM_DATABASE_URL"])) as store:
        Comments(store).write(Person("lan", "Lan", Role.EDITOR), "đúng chưa?", revision=store.latest_revision())

    assert json.loads(said("history", "--json"))[0]["open_comments"] == before + 1
    assert f"({before + 1} ý kiến)" in said("history").splitlines()[0]
