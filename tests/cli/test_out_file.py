"""What a command writes is what the name of the file says, or nothing."""

import argparse
import zipfile
from pathlib import Path

import pytest

from ntm_dashboard.cli.out_file import form_of
from ntm_dashboard.errors import ConfigurationError

FORMS = {"html": "html", "deck": "html", "pdf": "pdf"}


def chosen(out: str, form: str | None = None) -> argparse.Namespace:
    return argparse.Namespace(out=Path(out), format=form)


@pytest.mark.parametrize(
    ("out", "form", "expected"),
    [
        ("hop.pdf", None, "pdf"),
        ("HOP.PDF", None, "pdf"),
        ("hop.html", None, "html"),
        ("hop.html", "deck", "deck"),
        ("hop", "pdf", "pdf"),
        ("hop.v2", "pdf", "pdf"),
        ("xã Định An.pdf", None, "pdf"),
        ("ống", None, "other"),
    ],
)
def test_the_name_says_the_form_and_the_switch_where_it_does_not(out, form, expected):
    assert form_of(chosen(out, form), FORMS, otherwise="other") == expected


@pytest.mark.parametrize(
    ("out", "form", "said"),
    [
        ("hop.csv", None, r"\.html, \.pdf"),
        ("hop", None, r"\.html, \.pdf"),
        ("hop.2024", None, r"\.html, \.pdf"),
        ("hop.pdf", "html", r"đuôi \.pdf mà --format là html"),
        ("hop.html", "pdf", r"đuôi \.html mà --format là pdf"),
    ],
)
def test_a_name_of_another_kind_is_refused(out, form, said):
    with pytest.raises(ConfigurationError, match=said):
        form_of(chosen(out, form), FORMS)


def test_what_was_published_is_written_as_the_name_says(run, tmp_path):
    for ending in ("csv", "xlsx"):
        assert run("download", "--kind", "cong_nhan", "--out", tmp_path / f"a.{ending}") == 0

    assert (tmp_path / "a.csv").read_text("utf-8-sig").startswith('"ma_xa";"ten_xa"')
    assert zipfile.is_zipfile(tmp_path / "a.xlsx")


@pytest.mark.parametrize("command", ["download", "template", "export"])
def test_a_name_that_a_command_cannot_write_is_refused_and_no_file_is_made(run, tmp_path, capsys, command):
    assert run(command, "--out", tmp_path / "a.odt") == 1

    assert "không ghi được" in capsys.readouterr().err
    assert not (tmp_path / "a.odt").exists()


def test_the_meeting_is_written_as_the_name_says(run, tmp_path):
    assert run("export", "--out", tmp_path / "hop.html") == 0

    assert "<html" in (tmp_path / "hop.html").read_text("utf-8")
