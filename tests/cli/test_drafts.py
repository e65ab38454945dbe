"""The list of drafts says which files wait, of whom, what publishing them would come to, and what waits twice."""

from pathlib import Path
from types import SimpleNamespace

import pytest

DISTRICT = "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n30/04/2023;{};đạt;Báo cáo;tu_bao_cao\n"
TWICE = "tệp “huyen_2.csv” của dự thảo số 1 (dong_lenh:lan), cũng đang chờ công bố"


@pytest.fixture
def said(run, capsys):
    def act(*arguments: object) -> str:
        capsys.readouterr()
        assert run(*arguments) == 0
        return capsys.readouterr().out

    return act


@pytest.fixture
def prepare(said, tmp_path: Path, monkeypatch):
    def act(who: str, *criteria: int, name: str = "huyen_{}.csv") -> str:
        monkeypatch.setattr("pwd.getpwuid", lambda _number: SimpleNamespace(pw_name=who))
        files = [tmp_path / name.format(criterion) for criterion in criteria]
        for file, criterion in zip(files, criteria, strict=True):
            file.write_text(DISTRICT.format(criterion), encoding="utf-8")
        return said("publish", *files, "--prepare")

    return act


def test_each_draft_names_its_files_its_person_and_its_effect(said, prepare):
    prepare("lan", 2, 5)

    listed = said("drafts").splitlines()

    assert "chờ công bố" in listed[0]
    assert "dong_lenh:lan" in listed[0]
    assert [line.strip() for line in listed[1:3]] == ["huyen_2.csv", "huyen_5.csv"]
    assert listed[3].strip().startswith("2 số liệu: 3 tiêu chí huyện đổi trạng thái; 4/9 → 6/9 tiêu chí huyện")


def test_a_file_that_waits_already_is_said_when_it_is_prepared_again_and_in_the_list(said, prepare):
    assert "Lưu ý" not in prepare("lan", 2)

    told = prepare("minh", 2, 5, name="lần nữa {}.csv")

    assert "Lưu ý: tệp này đang chờ công bố, là “huyen_2.csv” của dự thảo số 1 (dong_lenh:lan)." in told
    listed = said("drafts").splitlines()
    assert f"trùng với {TWICE}" in listed[2]
    assert sum("trùng với" in line for line in listed) == 2


def test_what_was_decided_waits_no_more(said, prepare):
    prepare("lan", 2)
    said("drafts", "--send-back", 1, "--reason", "nhầm")

    assert "Lưu ý" not in prepare("minh", 2)
    listed = said("drafts").splitlines()
    assert not any("trùng với" in line for line in listed)
    assert sum("số liệu: " in line for line in listed) == 1
    assert listed[-2:] == [listed[-2], "        huyen_2.csv"]


def test_an_undo_that_waits_and_conflicts_by_now_says_which_commands_mend_it(run, capsys, said, prepare, tmp_path):
    prepare("lan", 2)
    said("drafts", "--send-back", 1, "--reason", "công bố thẳng")
    said("publish", tmp_path / "huyen_2.csv")
    said("undo", 6, "--prepare")
    later = tmp_path / "sau.csv"
    later.write_text(DISTRICT.format(2).replace("đạt", "chưa đạt"), encoding="utf-8")
    said("publish", later, "--reason", "nhầm")

    assert run("drafts", "--publish", 2, "--confirm") == 1
    told = capsys.readouterr().err

    assert "drafts --send-back 2 --reason" in told
    assert "undo 6 --prepare với --keep" in told
    assert told.strip() in said("drafts")
    said("drafts", "--send-back", 2, "--reason", "lập lại")
    assert "số 3" in said("undo", 6, "--prepare", "--revert")


def test_a_draft_that_would_change_nothing_any_more_says_so(said, prepare, tmp_path):
    prepare("lan", 2)
    said("publish", tmp_path / "huyen_2.csv")

    assert said("drafts").splitlines()[-1].strip() == "0 số liệu: không trạng thái nào đổi"
