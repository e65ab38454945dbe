"""What the machine refuses is said in our words, whichever command met it."""

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.cli import check, given_files
from ntm_dashboard.cli.main import main
from ntm_dashboard.i18n import speaking
from ntm_dashboard.i18n.system_words import _REASONS, reason_of


def failing(number: int):
    def read(*_given: object) -> bytes:
        raise OSError(number, os.strerror(number))

    return read


@pytest.mark.parametrize("number", _REASONS, ids=errno.errorcode.get)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_has_words_of_its_own(number, language):
    with speaking(language):
        said = reason_of(OSError(number, os.strerror(number)))

    assert said
    assert (said == _REASONS[number]) == (language == "vi")


def test_a_rare_reason_is_named_by_its_number():
    assert reason_of(OSError(errno.EDOM, "in English")) == f"lỗi hệ thống số {errno.EDOM}"
    assert reason_of(OSError("in English")) == "lỗi hệ thống số ?"


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "đây là thư mục"), ("khong_co.csv", "không có tệp"), ("tep/a.csv", "đường dẫn đi qua một tệp")],
)
@pytest.mark.parametrize("command", ["check", "publish"])
def test_a_file_that_cannot_be_read_says_why(run, capsys, tmp_path, command, name, said):
    (tmp_path / "tep").touch()

    assert run(command, tmp_path / name) == 1

    streams = capsys.readouterr()
    assert said in streams.out + streams.err


@pytest.mark.parametrize("command", ["check", "publish"])
def test_a_file_that_may_not_be_read_says_so(run, capsys, tmp_path, monkeypatch, command):
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    for module in (check, given_files):
        monkeypatch.setattr(module, "read", failing(errno.EACCES))

    assert run(command, tmp_path / "a.csv") == 1

    streams = capsys.readouterr()
    assert "không có quyền" in streams.out + streams.err


def test_a_full_disk_is_said_and_named(run, capsys):
    assert run("download", "--out", "/dev/full") == 1

    assert "Không ghi được tệp “/dev/full”: đĩa đã đầy." in capsys.readouterr().err


def test_a_database_that_somebody_else_writes_to_is_said(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/ntm.db")
    monkeypatch.setattr("ntm_dashboard.store.engine._PRAGMAS", ("PRAGMA busy_timeout = 10",))
    assert main(["user", "list"]) == 0
    with closing(sqlite3.connect(tmp_path / "ntm.db")) as other:
        other.execute("BEGIN IMMEDIATE")

        assert main(["user", "add", "lan"]) == 1

    assert "Chương trình khác đang ghi vào cơ sở dữ liệu" in capsys.readouterr().err


def test_a_screen_that_takes_nothing_more_ends_the_command_without_a_trace(tmp_path):
    with open("/dev/full", "w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "ntm_dashboard", "check", str(tmp_path)]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=PROJECT)

    assert ended.returncode == 1
    assert ended.stderr == "Không ghi ra được: đĩa đã đầy.\n"


def test_an_interrupted_command_says_that_it_was(run, capsys, monkeypatch, tmp_path):
    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "read", interrupted)

    assert run("check", tmp_path / "a.csv") == 130
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu. Việc chưa báo xong thì chưa ghi gì.\n"
