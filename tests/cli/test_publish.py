"""Several files are published from a terminal as one package: all of them or none, each told from the others."""

import json
import zipfile
from pathlib import Path

import pytest

from ntm_dashboard.cli.given_files import names_of

DISTRICT = "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n{};{};{};Báo cáo;tu_bao_cao\n"


@pytest.fixture
def report(tmp_path: Path):
    def make(name: str, criterion: int, result: str = "đạt", day: str = "30/04/2023") -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(DISTRICT.format(day, criterion, result), encoding="utf-8")
        return file

    return make


@pytest.fixture
def published(run, capsys):
    def names() -> list[str]:
        capsys.readouterr()
        assert run("history", "--json") == 0
        return [one["file"] for one in json.loads(capsys.readouterr().out) if one["kind"] == "publish"]

    return names


def test_files_are_published_together_after_one_preview(run, capsys, report, published):
    assert run("publish", report("a.csv", 2), report("xã Định An.csv", 5), "--note", "quý 2") == 0

    said = capsys.readouterr().out
    assert said.count("Số tiêu chí huyện đạt: 4/9 → 6/9") == 1
    assert said.count("  xã Định An.csv: đã đọc: CSV") == 1
    assert "phiên bản 6" in said
    assert "phiên bản 7" in said
    assert run("history", "--json") == 0
    assert {one["package"] for one in json.loads(capsys.readouterr().out)[:2]} == {6}


@pytest.fixture
def packed(tmp_path: Path, report):
    def make(name: str, *files: Path) -> Path:
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            for file in files:
                package.write(file, f"nộp/{file.name}")
        return tmp_path / name

    return make


def test_a_package_is_published_as_the_files_in_it(run, capsys, report, packed, published):
    package = packed("quy_2.zip", report("a.csv", 2), report("b.csv", 5))

    assert run("publish", package) == 0

    assert "Số tiêu chí huyện đạt: 4/9 → 6/9" in capsys.readouterr().out
    assert published() == ["b.csv", "a.csv"]


def test_files_of_packages_among_other_files_carry_the_name_of_their_package(run, report, packed, published):
    first, second = packed("mot.zip", report("a.csv", 2)), packed("hai.zip", report("a.csv", 5))

    assert run("publish", first, second, report("b.csv", 6), "--confirm") == 0

    assert published() == ["b.csv", "hai.zip - a.csv", "mot.zip - a.csv"]


def test_a_package_that_cannot_be_taken_apart_keeps_all_from_being_published(run, capsys, report, packed, published):
    empty = packed("trong.zip", report("Thumbs.db", 2))

    assert run("publish", report("a.csv", 2), empty) == 1

    assert "Tệp nén “trong.zip” không có tệp nào." in capsys.readouterr().err
    assert published() == []


def test_what_says_nothing_new_is_left_out_by_name(run, capsys, report, published):
    assert run("publish", report("cu.csv", 2)) == 0
    capsys.readouterr()

    copy = report("ban_sao.csv", 5)
    assert run("publish", report("cu.csv", 2), report("moi.csv", 5), copy, copy) == 0

    said = capsys.readouterr().out
    assert "Bỏ qua “cu.csv”: không thay đổi gì so với hiện nay." in said
    assert said.count("Bỏ qua “ban_sao.csv”: trùng với một tệp khác") == 2
    assert published() == ["moi.csv", "cu.csv"]


def test_a_file_that_repeats_what_one_before_it_says_is_left_out(run, capsys, report, published, tmp_path):
    other = report("khac.csv", 2)
    other.write_text(other.read_text("utf-8") + "\n\n", encoding="utf-8")

    assert run("publish", report("a.csv", 2), other) == 0

    assert "Bỏ qua “khac.csv”: không thay đổi gì" in capsys.readouterr().out
    assert published() == ["a.csv"]


def test_files_that_contradict_each_other_are_told(run, capsys, report):
    files = [report("a.csv", 5), report("b.csv", 5, "chưa đạt"), report("c.csv", 2)]

    assert run("publish", *files, "--dry-run") == 0

    said = capsys.readouterr().out
    assert "Lưu ý: “b.csv” nói khác tệp trước nó trong lần này ở 1 số liệu; số của tệp sau được giữ." in said
    assert said.count("Lưu ý") == 1


def test_where_nothing_is_new_nothing_is_published(run, capsys, report, published):
    run("publish", report("a.csv", 2))

    assert run("publish", report("a.csv", 2)) == 1
    assert "Không có thay đổi nào" in capsys.readouterr().err
    assert run("publish", report("a.csv", 2), "--dry-run") == 0
    assert published() == ["a.csv"]


def test_one_faulty_file_keeps_all_from_being_published(run, capsys, report, published, tmp_path):
    (tmp_path / "trong.csv").touch()

    assert run("publish", report("a.csv", 2), report("b.csv", 5, "gần đạt"), tmp_path / "trong.csv") == 1

    said = capsys.readouterr().err
    assert said.startswith("“b.csv”:\nDòng 2, cột “ket_qua”")
    assert "“trong.csv”:\nTệp không có dữ liệu." in said
    assert said.endswith("Chưa công bố tệp nào: 2/3 tệp còn lỗi. Hãy sửa, hoặc chạy lại lệnh không có tệp lỗi.\n")
    assert published() == []


def test_every_file_that_cannot_be_read_is_named_before_anything_happens(run, capsys, report, published, tmp_path):
    assert run("publish", report("a.csv", 2), tmp_path / "khong_co.csv", tmp_path) == 1

    said = capsys.readouterr().err.splitlines()
    assert [line.rpartition(": ")[2] for line in said] == ["không có tệp hoặc thư mục này.", "đây là thư mục."]
    assert published() == []


def test_what_is_confirmed_is_not_asked_for_again(run, capsys, report, published):
    old = report("cu.csv", 2, day="12/04/2023")

    assert run("publish", old) == 1
    assert "Thêm --confirm" in capsys.readouterr().out
    assert run("publish", old, "--confirm", "--dry-run") == 0
    said = capsys.readouterr().out
    assert "  ? " in said
    assert "Thêm --confirm" not in said
    assert published() == []
    assert run("publish", old, "--confirm") == 0
    assert published() == ["cu.csv"]


def test_a_reason_that_is_given_is_not_asked_for_again(run, capsys, report):
    worse = report("a.csv", 1, "chưa đạt")

    run("publish", worse, "--dry-run")
    run("publish", worse, "--dry-run", "--reason", "rà soát")

    assert capsys.readouterr().out.count("Thêm --reason") == 1


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["/t/a.csv", "/t/b.csv"], ["a.csv", "b.csv"]),
        (["/t/x/a.csv", "/t/y/a.csv"], ["x - a.csv", "y - a.csv"]),
        (["/t/x/a.csv", "/t/y/A.CSV", "/t/b.csv"], ["x - a.csv", "y - A.CSV", "b.csv"]),
        (["/x/1/a.csv", "/y/1/a.csv"], ["x - 1 - a.csv", "y - 1 - a.csv"]),
        (["/a.csv", "/x/a.csv"], ["a.csv", "x - a.csv"]),
        (["/t/a.csv", "/t/a.csv"], ["a.csv", "a.csv"]),
        (["/t/a.csv", "/t/x/../a.csv"], ["a.csv", "a.csv"]),
    ],
)
def test_files_of_one_name_are_told_apart_by_their_folders(files, names):
    assert names_of([Path(file) for file in files]) == names
