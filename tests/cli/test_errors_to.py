"""A file that a check refuses comes back as a workbook with its faulty cells marked."""

import json
from pathlib import Path

import openpyxl
import pytest

FAULTY = "ky_bao_cao;tieu_chi;ket_qua\n12/04/2023;2;gần đạt\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "huyện Trà Cú.csv"
    file.write_text(FAULTY, encoding="utf-8")
    return file


def test_only_refused_files_are_written_and_each_is_named(run, capsys, tmp_path, faulty):
    good, out = tmp_path / "tot.csv", tmp_path / "moi" / "cho sua"
    good.write_text(FAULTY.replace("gần đạt", "đạt"), encoding="utf-8")

    assert run("check", faulty, good, tmp_path / "khong_co.csv", "--errors-to", out) == 1

    (marked,) = out.iterdir()
    sheet = openpyxl.load_workbook(marked).worksheets[0]
    assert marked.name == "huyện Trà Cú_cho_sua.xlsx"
    assert sheet["C2"].comment
    assert f"  → Chỗ sai được đánh dấu trong {marked}" in capsys.readouterr().out


def test_a_workbook_that_somebody_may_be_mending_is_left_alone(run, tmp_path, faulty):
    (tmp_path / "khac").mkdir()
    other = tmp_path / "khac" / faulty.name
    other.write_text(FAULTY, encoding="utf-8")

    for _time in range(2):
        run("check", faulty, other, "--errors-to", tmp_path / "ra")

    names = sorted(file.name for file in (tmp_path / "ra").iterdir())
    assert names == [f"huyện Trà Cú_cho_sua{number}.xlsx" for number in ("", "_2", "_3", "_4")]


def test_as_json_each_file_says_where_its_marks_are(run, capsys, tmp_path, faulty):
    run("check", "--json", faulty, tmp_path, "--errors-to", tmp_path / "ra")
    run("check", "--json", faulty)

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("marked", "–") for line in lines] == [str(tmp_path / "ra/huyện Trà Cú_cho_sua.xlsx"), None, "–"]


def test_a_folder_that_cannot_be_made_is_said_before_anything_is_checked(run, capsys, faulty):
    assert run("check", faulty, "--errors-to", faulty) == 1

    streams = capsys.readouterr()
    assert "Không tạo được thư mục" in streams.err
    assert "đã có tệp này" in streams.err
    assert streams.out == ""
