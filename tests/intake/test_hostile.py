"""Hostile files end within the budget of the check and 512 MB, and never end the process.

No time is asserted: the work is counted by the check itself, and what it costs is compared with an ordinary report of
the largest size, checked by the same process.
"""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ntm_dashboard.intake import Limits
from tests.intake import workbooks
from tests.intake.conftest import DATA
from tests.intake.offices import delimited, table

ROOT = DATA.parent
BYTES = 512 * 1024 * 1024
COSTS_AT_MOST = 4
"""How many times the work of the processor a hostile file may cost, compared with the largest ordinary one."""

ONE_THREAD = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A process that forks should have no threads."""

PROGRAM = f"""
import os, resource, sys, time
from datetime import date
from pathlib import Path
from ntm_dashboard.intake import IntakeContext, check
from ntm_dashboard.services.data_folder import load_catalogue

context = IntakeContext(load_catalogue(Path(sys.argv[1])), date(2026, 11, 23))

def check_in_bounds(file, name):
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + {BYTES}
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    content = Path(file).read_bytes()
    started = time.process_time()
    report = check(content, name, context=context)
    codes = ",".join(sorted({{one.code for one in report.errors}}))
    print(report.verdict, codes or "-", report.steps, time.process_time() - started, flush=True)

for line in sys.stdin:
    process = os.fork()
    if not process:
        check_in_bounds(*line.rstrip("\\n").split("\\t"))
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if status:
        print("dead", status, 0, 0, flush=True)
"""
"""Checks each file that it is told of in a process of its own, which may take so much memory beside what it began with.

It says the verdict, the codes, the steps and the seconds of the processor.
"""


class Checked(NamedTuple):
    """What the check of a file came to."""

    verdict: str
    codes: str
    steps: int
    seconds: float


class Checker:
    """The process that checks files within bounds."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process, self._folder = process, folder

    def check(self, content: bytes, name: str) -> Checked:
        """Check a file; how long it takes is nobody's concern."""
        assert self._process.stdin
        assert self._process.stdout
        file = self._folder / name
        file.write_bytes(content)
        print(file, name, sep="\t", file=self._process.stdin, flush=True)
        verdict, codes, steps, seconds = self._process.stdout.readline().split()
        file.unlink()
        return Checked(verdict, codes, int(steps), float(seconds))


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    """Start the process that checks files within bounds."""
    command = [sys.executable, "-c", PROGRAM, str(DATA / "tra_cu")]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ONE_THREAD
    ) as process:
        yield Checker(process, tmp_path_factory.mktemp("hostile"))
        assert process.stdin
        process.stdin.close()


@pytest.fixture(scope="module")
def ordinary(checker: Checker) -> Checked:
    """Check an ordinary report of the largest size (it is refused only because its rows say the same)."""
    return checker.check(_ordinary(), "thuong.csv")


def _ordinary() -> bytes:
    return delimited([table()[0], *table()[1:] * 937]).encode()


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
    "comments.html": lambda: b"<table>" + b"<!--x>" * 1_500_000,
    "ends.html": lambda: b"<table>" + b"</" * 4_000_000,
    "quotes.html": lambda: b"<table>" + b'<td a="' * 1_000_000,
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
def test_an_ordinary_report_of_the_largest_size_takes_a_small_part_of_the_budget(ordinary: Checked):
    assert ordinary.codes == "DUPLICATE_ROW"
    assert ordinary.steps < Limits().max_steps / 3


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_within_its_bounds(name: str, checker: Checker, ordinary: Checked):
    checked = checker.check(HOSTILE[name](), name)

    assert checked.verdict == "refuse", checked
    assert checked.codes not in {"-", "UNREADABLE"}
    assert checked.steps < Limits().max_steps * 1.1
    assert checked.seconds < ordinary.seconds * COSTS_AT_MOST
