"""The terminal speaks the language of the run, also in the parser's own words, and loads only what a command needs."""

import argparse
import ast
import inspect
import subprocess
import sys

import pytest

from ntm_dashboard.cli import parser_words
from ntm_dashboard.cli.arguments import day
from ntm_dashboard.cli.main import MODULES, main

COMMANDS = [command for commands in MODULES.values() for command in commands]


def test_help_and_wrong_use_are_vietnamese_and_english_by_the_switch(capsys):
    assert main(["check", "--help"]) == 0
    assert main(["check"]) == 2
    assert main(["--lang", "en", "check"]) == 2

    streams = capsys.readouterr()
    assert "cách dùng: " in streams.out
    assert "in phần trợ giúp này" in streams.out
    assert "sai cách dùng: còn thiếu tham số: TỆP" in streams.err
    assert "wrong use: missing arguments: FILE" in streams.err


def test_every_word_that_the_parser_replaces_is_one_that_python_says():
    said = {node.value for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Constant)}

    assert set(parser_words._WORDS) <= said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, capsys):
    assert main([command, "--help"]) == 0

    assert command in capsys.readouterr().out


def test_the_help_lists_every_command(capsys):
    assert main(["--help"]) == 0

    listed = capsys.readouterr().out
    assert all(f"\n    {command} " in listed for command in COMMANDS)


def test_a_word_that_is_no_command_is_answered_with_the_list(capsys):
    assert main(["kiem-tra"]) == 2

    assert "'check'" in capsys.readouterr().err


NOT_FOR_A_CHECK = {
    *("sqlalchemy", "alembic", "psycopg", "streamlit", "starlette", "plotly", "docx", "pptx", "openpyxl", "typst"),
    *("pandera", "pydantic", "hypothesis"),
}


@pytest.mark.parametrize(
    "lines",
    ["ky_bao_cao;tieu_chi;ket_qua\n12/04/2023;2;đạt\n", "ma_don_vi;danh_hieu;ngay_ap_dung\n29464;dat_chuan;1/2/2022\n"],
)
def test_checking_a_file_loads_only_what_a_check_needs(tmp_path, lines):
    file = tmp_path / "huyen.csv"
    file.write_text(lines, encoding="utf-8")
    code = "import sys; from ntm_dashboard.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"

    run = subprocess.run([sys.executable, "-c", code, "check", file], capture_output=True, text=True, check=True)

    loaded = set(run.stdout.split())
    assert "ntm_dashboard.intake" in loaded
    assert not loaded & NOT_FOR_A_CHECK


@pytest.mark.parametrize("text", ["2023-04-12", "12/04/2023", "12/4/2023"])
def test_a_date_is_taken_as_people_write_it(text):
    assert day(text).isoformat() == "2023-04-12"


@pytest.mark.parametrize("text", ["31/02/2023", "4/2023", "12-4-23", "hôm nay", "12/4/23"])
def test_what_is_no_date_is_told_how_to_write_one(text):
    with pytest.raises(argparse.ArgumentTypeError, match="2023-04-12"):
        day(text)
