"""Hostile files cost at most five seconds and 512 MB, and never end the process: each is checked in one of its own."""

import io
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.intake import workbooks
from tests.intake.conftest import DATA, Check
from tests.intake.offices import delimited, table

ROOT = DATA.parent
CORPUS = Path(__file__).with_name("corpus")
SECONDS = 5
BYTES = 512 * 1024 * 1024

PROGRAM = """
import sys, time
from datetime import date
from pathlib import Path
from ntm_dashboard.intake import IntakeContext, check
from ntm_dashboard.services.data_folder import load_catalogue
context = IntakeContext(load_catalogue(Path(sys.argv[1])), date(2026, 11, 23))
content = Path(sys.argv[2]).read_bytes()
started = time.process_time()
report = check(content, sys.argv[3], context=context)
seconds = time.process_time() - started
peak = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(report.verdict, ",".join(sorted({one.code for one in report.errors})), seconds, peak)
"""


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES + IMPORTS, BYTES + IMPORTS))


IMPORTS = 1024 * 1024 * 1024
"""Address space (not memory) that the interpreter, numpy and pandas map before a file is read."""


def _shared_strings(count: int) -> bytes:
    return b"<sst>" + b"<si><t>a</t></si>" * count + b"</sst>"


def _many_cells(rows: int) -> bytes:
    lines = (f'<row r="{row}">' + f'<c r="A{row}"><v>1</v></c>' * 40 + "</row>" for row in range(1, rows))
    return ("<worksheet><sheetData>" + "".join(lines) + "</sheetData></worksheet>").encode()


def _sheet(content: bytes) -> bytes:
    return workbooks.with_part(workbooks.xlsx(), "xl/worksheets/sheet1.xml", content)


def _merged_everywhere() -> bytes:
    areas = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 50_000))
    return _sheet(f"<worksheet><sheetData/><mergeCells>{areas}</mergeCells></worksheet>".encode())


def _long_cell(column: int, letter: str) -> bytes:
    lines = table()
    lines[2][column] = letter * (9_000_000 // len(letter.encode()))
    return delimited(lines).encode()


def _archives_in_archives(depth: int) -> bytes:
    content = b"\0" * 50_000_000
    for _level in range(depth):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", content)
        content = packed.getvalue()
    return content


def _entities_of_entities() -> bytes:
    grown = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 12))
    cell = '<c t="inlineStr"><is><t>&a11;</t></is></c>'
    sheet = f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>"
    return _sheet(f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">{grown}]>{sheet}'.encode())


def _one_far_cell() -> bytes:
    cell = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    return _sheet(f'<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{cell}</sheetData></worksheet>'.encode())


HOSTILE = {
    "archives.xlsx": lambda: _archives_in_archives(2),
    "laughs.xlsx": _entities_of_entities,
    "dimension.xlsx": _one_far_cell,
    "numbers.csv": lambda: delimited(table(gia_tri=lambda _: "1e999999")).encode(),
    "dates.csv": lambda: delimited(table(ky_bao_cao=lambda _: "31/12/999999")).encode(),
    "columns.csv": lambda: b";".join(b"c%d" % number for number in range(1_000_000)) + b"\n" + b";" * 999_999,
    "quote.csv": lambda: delimited(table()).encode() + b'"' + b"a;b\n" * 2_000_000,
    "deep.html": lambda: b"<table>" + b"<tr><td>" * 400_000,
    "regex.csv": lambda: delimited(table(ghi_chu=lambda _: "a" * 30_000 + "!")).encode(),
    "spaces.csv": lambda: delimited(table(ten_xa=lambda _: "Xã " + " " * 3_000 + "x")).encode(),
    "bomb.xlsx": lambda: workbooks.with_part(workbooks.xlsx(), "xl/media/a.bin", b"\0" * 300_000_000),
    "strings.xlsx": lambda: workbooks.with_part(workbooks.xlsx(), "xl/sharedStrings.xml", _shared_strings(3_000_000)),
    "styles.xlsx": lambda: workbooks.with_part(
        workbooks.xlsx(), "xl/styles.xml", b"<styleSheet><cellXfs>" + b"<xf/>" * 5_000_000 + b"</cellXfs></styleSheet>"
    ),
    "cells.xlsx": lambda: _sheet(_many_cells(30_000)),
    "nested.xlsx": lambda: _sheet(b"<a>" * 1_000_000),
    "merged.xlsx": _merged_everywhere,
    "far_row.xlsx": lambda: _sheet(
        b'<worksheet><sheetData><row r="999999999"><c><v>1</v></c></row></sheetData></worksheet>'
    ),
    "sheets.xlsx": lambda: workbooks.with_part(
        workbooks.xlsx(),
        "xl/workbook.xml",
        b"<workbook><sheets>" + b'<sheet name="a" id="rId1"/>' * 100_000 + b"</sheets></workbook>",
    ),
    "cells.ods": lambda: workbooks.ods(
        '<table:table table:name="A">'
        + workbooks.ods_row("a", repeated=1_048_576, cells_repeated=1024)
        + "</table:table>"
    ),
    "rows.ods": lambda: workbooks.ods(
        '<table:table table:name="A">' + workbooks.ods_row("a", repeated=19_000) * 50 + "</table:table>"
    ),
    "tables.ods": lambda: workbooks.ods('<table:table table:name="A"/>' * 300_000),
    "spaces.ods": lambda: workbooks.ods(
        "<table:table><table:table-row><table:table-cell><text:p>"
        + '<text:s text:c="999999999"/>' * 1000
        + "</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "spans.html": lambda: b"<table>" + b"<tr><td rowspan=999999 colspan=999999>a</td></tr>" * 1000 + b"</table>",
    "tables.html": lambda: b"<table><tr><td>a" * 500_000,
    "tags.html": lambda: b"<html><table>" + b"<tr><td" * 1_000_000,
    "commas.csv": lambda: b"," * 9_000_000,
    "lines.csv": lambda: b"\n" * 9_000_000,
    "quotes.csv": lambda: b'"' * 9_000_000,
    "one_line.csv": lambda: b"ma_xa,ket_qua," + b"a" * 9_000_000,
    "question_marks.csv": lambda: delimited(table()).encode() + b"x?" * 4_000_000,
    "digits.csv": lambda: delimited(table(gia_tri=lambda _: "1.234" * 1_500)).encode(),
    "combining.csv": lambda: delimited(table(ten_xa=lambda _: "Xã " + "\u0301" * 4_000)).encode(),
    "long_day.csv": lambda: _long_cell(0, "đ"),
    "long_note.csv": lambda: _long_cell(7, "\u0301"),
    "sound_but_last.csv": lambda: delimited(
        [
            table()[0],
            *[["31/12/2023", "29464", "Xã Phước Hưng", "1", "đạt", "", "", ""]] * 15_000,
            ["31/12/2023", "", "Người lập biểu", "1", "gần đạt", "", "", "Tổng cộng"],
        ]
    ).encode(),
    "full.csv": lambda: delimited(
        table() + [["31/12/2023", "29464", "Xã Lạ", "99", "?", "x", "../a", "="]] * 15_000
    ).encode(),
    "zeros.csv": lambda: b"\0" * 9_000_000,
    "deep.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 9_000_000,
    "biff.xls": lambda: b"\x09\x08\x10\x00" + b"\xff\x00" * 1_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_within_its_bounds(name: str, tmp_path: Path):
    file = tmp_path / name
    file.write_bytes(HOSTILE[name]())

    done = _check_apart(file, name)

    verdict, codes, seconds, peak_kib = done.stdout.split()
    assert verdict == "refuse", done.stdout
    assert codes
    assert float(seconds) < SECONDS
    assert int(peak_kib) * 1024 <= BYTES, "the peak of memory, with the interpreter and pandas"


def _check_apart(file: Path, name: str) -> "subprocess.CompletedProcess[str]":
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(DATA / "tra_cu"), str(file), name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=_bounded,
    )
    assert done.returncode == 0, (done.stderr[-2000:], time.monotonic() - started)
    return done


@pytest.mark.slow
def test_damage_anywhere_is_an_answer_and_never_an_exception(check_bytes: Check):
    for name in ("biff8.xls", "libreoffice_saved.xls", "libreoffice_saved.ods", "title_merged.xlsx", "tab.tsv"):
        content = (CORPUS / name).read_bytes()
        for place in range(0, len(content), max(1, len(content) // 25)):
            damaged = content[:place] + bytes(b ^ 0xFF for b in content[place : place + 40]) + content[place + 40 :]
            for broken in (damaged, content[:place]):
                report = check_bytes(broken, name=name)
                assert report.is_accepted or report.errors, (name, place)
