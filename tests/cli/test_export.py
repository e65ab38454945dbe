import io
import zipfile

import pytest
from PIL import Image
from pptx import Presentation

from ntm_dashboard.exports.office import figures_in


@pytest.mark.parametrize("form", ["html", "deck", "pptx", "docx", "xlsx"])
def test_the_meeting_is_written_to_a_file_that_knows_its_revision(run, tmp_path, form):
    target = tmp_path / f"hop.{form}"

    code = run("export", "--as-of", "2023-04-12", "--format", form, "--out", target)

    assert code == 0
    assert figures_in(target.read_bytes()).as_of.isoformat() == "2023-04-12"


def test_the_written_presentation_says_the_headline(run, tmp_path):
    target = tmp_path / "hop.pptx"

    run("export", "--as-of", "12/04/2023", "--format", "pptx", "--out", target)

    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(target.read_bytes())).slides]
    assert "12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt" in titles


def test_a_place_that_cannot_be_written_is_named(run, tmp_path, capsys):
    code = run("export", "--format", "pdf", "--out", tmp_path / "khong-co" / "hop.pdf")

    assert code == 1
    assert "khong-co" in capsys.readouterr().err


def test_a_notice_is_only_of_a_meeting_with_conclusions_and_only_a_paper_for_word(run, tmp_path, capsys):
    target = tmp_path / "thong-bao.docx"

    assert run("export", "--notice", "12/4/2023", "--out", target) == 1
    assert "Chưa ghi kết luận nào của cuộc họp ngày 12/04/2023" in capsys.readouterr().err
    assert run("export", "--notice", "12/4/2023", "--out", tmp_path / "thong-bao.pdf") == 1
    assert "chỉ có dạng docx" in capsys.readouterr().err


def test_a_slide_is_written_as_a_picture_and_all_of_them_in_one_file(run, tmp_path):
    one, every = tmp_path / "ma-tran.png", tmp_path / "trang.zip"

    assert run("export", "--as-of", "2023-04-12", "--slide", "ma-tran", "--out", one) == 0
    assert run("export", "--as-of", "2023-04-12", "--format", "png", "--slide", "all", "--out", every) == 0

    names = zipfile.ZipFile(io.BytesIO(every.read_bytes())).namelist()
    assert Image.open(io.BytesIO(one.read_bytes())).width == 1920
    assert names[0].startswith("01-trang-bia-2023-04-12")
    assert any("trang-ma-tran" in name for name in names)


def test_a_slide_is_a_png_and_has_to_be_one_of_the_meeting(run, tmp_path, capsys):
    assert run("export", "--slide", "ma-tran", "--out", tmp_path / "a.pdf") == 1
    assert "chỉ có dạng png" in capsys.readouterr().err
    assert run("export", "--slide", "khong-co", "--out", tmp_path / "a.png") == 1
    assert "không có trang “khong-co”" in capsys.readouterr().err
    assert not (tmp_path / "a.png").exists()
