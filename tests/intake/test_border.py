"""Whatever a file holds, the check answers: what nobody foresaw is one problem of that file, and in the log."""

import io
import logging
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from ntm_dashboard.intake import ErrorCode, IntakeContext, check
from tests.intake import workbooks
from tests.intake.conftest import Check
from tests.intake.offices import delimited, table

CORPUS = Path(__file__).with_name("corpus")
SECRET = "Nguyễn Thị Bí Mật"


REPORT = delimited([table()[0], *table()[1:] * 60]).encode()


def _clock_that_breaks() -> Iterator[float]:
    yield 0.0
    raise RuntimeError(SECRET)


@pytest.fixture
def context_with_a_fault(intake_context: IntakeContext) -> IntakeContext:
    """Hand in something that fails in the middle of the check, as an error of our own would."""
    ticks = _clock_that_breaks()
    return replace(intake_context, clock=lambda: next(ticks))


def test_what_nobody_foresaw_is_one_problem_of_that_file(context_with_a_fault: IntakeContext):
    report = check(REPORT, "Bí Mật.csv", context=context_with_a_fault)

    assert not report.is_accepted
    assert [one.code for one in report.errors] == [ErrorCode.UNREADABLE]
    assert report.errors[0].found == report.sha256[:8].upper()
    assert report.sha256[:8].upper() in str(report.errors[0].message)


def test_the_log_has_the_number_and_the_place_but_nothing_of_the_file(
    context_with_a_fault: IntakeContext, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.ERROR):
        report = check(REPORT, "Bí Mật.csv", context=context_with_a_fault)

    assert str(report.errors[0].found) in caplog.text
    assert "RuntimeError" in caplog.text
    assert "_clock_that_breaks" in caplog.text
    assert "Bí Mật" not in caplog.text


HTML = "<html><table>{}</table></html>"


def _html() -> bytes:
    rows = ("<tr>" + "".join(f"<td colspan=1>{text}</td>" for text in line) + "</tr>" for line in table())
    return HTML.format("".join(rows)).encode()


ODD_MARKUP = ("<![>", "<![x>", "<!>", "<!-->", "<![CDATA[", "<?", "</>", "<!DOCTYPE [ <!x ]>", "&#x110000;")


@pytest.mark.parametrize("markup", ODD_MARKUP)
def test_markup_that_is_none_is_passed_over(check_bytes: Check, markup: str):
    page = _html().replace(b"</td></tr>", b"</td>" + markup.encode() + b"</tr>", 1)

    codes = {one.code for one in check_bytes(page, name="bao_cao.xls").errors}

    assert ErrorCode.UNREADABLE not in codes
    assert check_bytes(_html(), name="bao_cao.xls").is_accepted


def test_the_page_that_ended_the_page_is_refused_for_a_true_reason(check_bytes: Check):
    page = b'<html><table><tr><td>a<![><img src="]><img</td></tr></table>'

    assert [one.code for one in check_bytes(page, name="bao_cao.xls").errors] == [ErrorCode.HEADER_NOT_FOUND]


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """Change a few places: a bit, some bytes left out, put in, said twice, or the end cut off."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place, length = chance.randrange(len(changed) + 1), chance.choice((1, 2, 4, 30))
        match chance.randrange(5):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[place : place + length]
            case 2:
                changed[place:place] = chance.randbytes(length)
            case 3:
                changed[place:place] = changed[max(0, place - length) : place] * chance.choice((1, 50))
            case _:
                other = (bytes(length), b'"', b"\n", b";", b"<", b"9" * length)
                changed[place : place + length] = chance.choice(other)
    return bytes(changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.05 else changed)


def _mutated_inside(content: bytes, chance: random.Random) -> bytes:
    """Change a part of a package, or what the package says of it."""
    if chance.random() < 0.25:
        return _mutated(content, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _mutated_markup(part, chance) if name == chosen else part)
    return packed.getvalue()


_ATTRIBUTES = (b"r", b"s", b"t", b"ref", b"min", b"max", b"w:val", b"table:number-columns-repeated")
_VALUES = (b"-1", b"", b"0", b"99999999999999999999", b"A0", b"XFD1048577", b"\xc2\xb2", b"1e999", b"nan", b"../x")


def _mutated_markup(part: bytes, chance: random.Random) -> bytes:
    """Change bytes, or the value of an attribute or of an element into something that should not stand there."""
    places = [place for place in range(len(part)) if part[place : place + 2] == b'="']
    if not places or chance.random() < 0.4:
        return _mutated(part, chance)
    start = chance.choice(places) + 2
    end = part.find(b'"', start)
    return part[:start] + chance.choice(_VALUES) + part[end:]


def _docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Xã Hàm Giang, tính đến 30/6/2023")
    table = document.add_table(rows=3, cols=3)
    for cell, text in zip(table._cells, ("TT", "Tiêu chí", "Kết quả", "1", "1", "Đạt", "2", "2", "Đạt"), strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(1, 1))
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


FORMS: dict[str, tuple[Callable[[], bytes], Callable[[bytes, random.Random], bytes]]] = {
    "a.csv": (lambda: delimited(table()).encode(), _mutated),
    "b.csv": (lambda: (CORPUS / "tcvn3_semicolon.csv").read_bytes(), _mutated),
    "c.csv": (lambda: delimited(table()).encode("utf-16"), _mutated),
    "a.html": (_html, _mutated),
    "a.xls": (lambda: (CORPUS / "hidden_merged_coloured.xls").read_bytes(), _mutated),
    "b.xls": (lambda: (CORPUS / "biff8.xls").read_bytes(), _mutated),
    "a.xlsx": (workbooks.xlsx, _mutated_inside),
    "a.docx": (_docx, _mutated_inside),
    "a.ods": (lambda: (CORPUS / "libreoffice_saved.ods").read_bytes(), _mutated_inside),
}
MUTATIONS = 50


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
def test_a_damaged_file_is_answered_and_foreseen(check_bytes: Check, name: str):
    make, mutate = FORMS[name]
    content = make()

    for seed in range(MUTATIONS):
        report = check_bytes(mutate(content, random.Random(seed)), name=name)  # noqa: S311 — the same each time

        assert report.is_accepted or report.errors, (name, seed)
        assert ErrorCode.UNREADABLE not in {one.code for one in report.errors}, (name, seed)
