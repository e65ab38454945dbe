"""A terminal obeys nothing that a name or a note says, and JSON still says it."""

import json
import re

import pytest

from ntm_dashboard.cli.plain_output import harmless
from tests.hostile_strings import EVERY, SURROGATES

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
DISTRICT = "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay;ghi_chu\n30/04/2023;2;đạt;Báo cáo;tu_bao_cao;{}\n"
ESCAPE = "\x1b]0;chiếm\x07\x1b[2J\u202e"


@pytest.mark.parametrize("text", [*EVERY, *SURROGATES], ids=ascii)
def test_what_is_printed_has_no_sign_that_a_terminal_obeys_and_as_json_it_is_the_same_text(text):
    printed = harmless(json.dumps({"a": text}, ensure_ascii=False))

    assert OBEYED.search(printed) is None
    assert printed.encode()
    assert json.loads(printed) == {"a": text}


def test_names_of_files_notes_and_reasons_reach_the_terminal_without_their_escapes(run, capsys, tmp_path):
    file = tmp_path / f"huyen{ESCAPE}.csv"
    file.write_text(DISTRICT.format("tốt"), encoding="utf-8")

    assert run("check", file) == 0
    assert run("publish", file, "--note", f"kỳ {ESCAPE}") == 0
    assert run("history") == 0
    assert run("check", tmp_path / f"khong_co{ESCAPE}.csv") == 1
    assert run("undo", f"1{ESCAPE}") == 2

    streams = capsys.readouterr()
    assert "huyen" in streams.out
    assert "kỳ" in streams.out
    assert OBEYED.search(streams.out + streams.err) is None
