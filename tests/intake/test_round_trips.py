"""One report in any combination of the ways in which offices write files means the same rows."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_dashboard.domain.terms import Result
from ntm_dashboard.intake import IntakeContext, PreparedReport, check
from ntm_dashboard.intake.outcome.report import LearnedWord
from ntm_dashboard.services.data_folder import load_catalogue
from tests.intake import workbooks
from tests.intake.conftest import DATA, TODAY
from tests.intake.offices import ROWS, UNITS, Spell, decimal_comma, delimited, meant, read, table, without_marks
from tests.intake.test_variants import CODES, CRITERIA, DELIMITERS, ENCODINGS, HEADINGS, NAMES, NEWLINES, PERIODS

RESULTS = {"words": ("đạt", "chưa đạt"), "upper": ("ĐẠT", "KHÔNG ĐẠT"), "letters": ("Đ", "K"), "marks": ("x", "-")}
OUTSIDE_LEGACY = {"zero width", "soft hyphen", "eth", "decomposed", "marks in another order", "no-break space"}
SAFE_PERIODS = [spelling for spelling in PERIODS if spelling != '="31/12/2023"']
TITLES: list[list[list[str]]] = [[], [["UBND HUYỆN TRÀ CÚ"], ["BIỂU 01: KẾT QUẢ THỰC HIỆN"], []]]
TAILS: list[list[list[str]]] = [
    [],
    [[], ["", "", "Tổng cộng", "16"]],
    [["", "", "", "", "", "Trà Cú, ngày 05 tháng 01 năm 2024"], ["Người lập biểu", "", "", "", "", "CHỦ TỊCH"]],
]


@dataclass(frozen=True)
class Office:
    """How one office writes its report."""

    encoding: str
    delimiter: str
    newline: str
    headings: Sequence[str] | None
    order: tuple[int, ...]
    title: list[list[str]]
    tail: list[list[str]]
    is_numbered: bool
    repeats_headings: bool
    spell: dict[str, Spell]

    def lines(self) -> list[list[str]]:
        """Give the cells of its report."""
        lines = table(headings=self.headings, **self.spell) if self.headings else table(**self.spell)
        if self.is_numbered:
            lines.insert(1, [f"({number})" for number in range(1, 9)])
        if self.repeats_headings:
            lines.insert(9, lines[0])
        ordered = [[line[place] for place in self.order] for line in lines] if not self.is_numbered else lines
        return [line + [""] * (8 - len(line)) for line in (*self.title, *ordered, *self.tail)]


def _constant(text: str) -> Spell:
    return lambda _: text


def _either(met: str, unmet: str) -> Spell:
    return lambda text: met if text == "đạt" else unmet


@st.composite
def offices(draw: st.DrawFn, encodings: Sequence[str] = tuple(ENCODINGS)) -> Office:
    """Draw how an office writes: every dimension freely, what an old encoding cannot write left out."""
    encoding = draw(st.sampled_from(encodings))
    is_legacy = encoding.startswith(("windows", "tcvn3", "vni"))
    names = [name for name in NAMES if not (is_legacy and name in OUTSIDE_LEGACY)]
    codes = [code for code in CODES if not (is_legacy and code == "curly apostrophe")]
    delimiter = draw(st.sampled_from(list(DELIMITERS.values())))
    spell: dict[str, Spell] = {
        "ky_bao_cao": _constant(draw(st.sampled_from(SAFE_PERIODS))),
        "ten_xa": NAMES[draw(st.sampled_from(names))],
        "ma_xa": CODES[draw(st.sampled_from(codes))],
        "tieu_chi": CRITERIA[draw(st.sampled_from(list(CRITERIA)))],
        "ket_qua": _either(*RESULTS[draw(st.sampled_from(list(RESULTS)))]),
        "gia_tri": decimal_comma if delimiter != "," or draw(st.booleans()) else str,
    }
    return Office(
        encoding=encoding,
        delimiter=delimiter,
        newline=draw(st.sampled_from(list(NEWLINES.values()))),
        headings=draw(st.sampled_from([None, *HEADINGS.values()])),
        order=tuple(draw(st.permutations(range(8)))),
        title=draw(st.sampled_from(TITLES)),
        tail=draw(st.sampled_from(TAILS)),
        is_numbered=draw(st.booleans()),
        repeats_headings=draw(st.booleans()),
        spell=spell,
    )


@cache
def _context() -> IntakeContext:
    """Give what the check knows; no fixture, since Hypothesis would print all of it beside a failure."""
    return IntakeContext(load_catalogue(DATA / "tra_cu"), TODAY)


def _checked(content: bytes, name: str = "bao_cao.csv") -> PreparedReport:
    report = check(content, name, context=_context())
    assert [str(one.message) for one in report.errors] == []
    return report


def _as_text(office: Office) -> bytes:
    return ENCODINGS[office.encoding](delimited(office.lines(), delimiter=office.delimiter, newline=office.newline))


def _as_workbook(office: Office) -> bytes:
    return workbooks.xlsx(rows=[[_as_calculated(text) or None for text in line] for line in office.lines()])


def _as_calculated(text: str) -> str:
    """Give what a workbook stores where a person types ="29464": the text that it gives."""
    return text.removeprefix('="').removesuffix('"') if text.startswith("=") else text


def _as_page(office: Office) -> bytes:
    rows = ("".join(f"<td>{html.escape(text)}</td>" for text in line) for line in office.lines())
    return ("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>").encode()


def _as_ods(office: Office) -> bytes:
    rows = "".join(workbooks.ods_row(*(html.escape(text) for text in line)) for line in office.lines())
    return workbooks.ods(f'<table:table table:name="A">{rows}</table:table>')


@given(offices())
@settings(max_examples=30, deadline=None)
def test_text_of_any_office_means_the_same_rows(office: Office):
    assert read(_checked(_as_text(office)).canonical) == meant()


def test_letter_for_not_met_in_the_first_column_is_no_number_of_a_group():
    spell: dict[str, Spell] = {"tieu_chi": lambda number: f"TC{number}", "ket_qua": _either("Đ", "K")}
    results_first = (7, 4, 2, 3, 1, 5, 6, 0)
    office = Office("utf-8", ";", "\r\n", None, results_first, [], [], False, False, spell)

    assert read(_checked(_as_text(office)).canonical) == meant()
    assert read(_checked(_as_workbook(office), "a.xlsx").canonical) == meant()


def test_letter_that_the_office_taught_is_no_number_of_a_group_either():
    spell: dict[str, Spell] = {"ket_qua": _either("Đ", "N")}
    office = Office("utf-8", ";", "\r\n", None, (7, 4, 2, 3, 1, 5, 6, 0), [], [], False, False, spell)
    taught = replace(_context(), words=(LearnedWord("N", Result.NOT_MET),))

    report = check(_as_text(office), "bao_cao.csv", context=taught)

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()


@pytest.mark.slow
@given(offices())
@settings(max_examples=500, deadline=None)
def test_text_of_many_offices_means_the_same_rows(office: Office):
    assert read(_checked(_as_text(office)).canonical) == meant()


BOOKS: dict[str, tuple[str, Callable[[Office], bytes]]] = {
    "workbook": ("a.xlsx", _as_workbook),
    "page": ("a.xls", _as_page),
    "open document": ("a.ods", _as_ods),
}


@pytest.mark.parametrize("form", BOOKS)
@given(office=offices(encodings=("utf-8",)))
@settings(max_examples=10, deadline=None)
def test_table_of_any_office_means_the_same_rows(form: str, office: Office):
    name, made = BOOKS[form]

    assert read(_checked(made(office), name).canonical) == meant()


MATRIX_HEADINGS: dict[str, Spell] = {
    "number": str,
    "two digits": lambda number: f"{int(number):02d}",
    "TC": lambda number: f"TC{number}",
    "words": lambda number: f"Tiêu chí số {number}",
    "brackets": lambda number: f"({number})",
    "broken line": lambda number: f"Tiêu chí\n{number}",
}


@st.composite
def matrices(draw: st.DrawFn) -> bytes:
    """Draw the report as a matrix of communes and criteria."""
    encoding = draw(st.sampled_from(list(ENCODINGS)))
    heading = MATRIX_HEADINGS[draw(st.sampled_from(list(MATRIX_HEADINGS)))]
    met, unmet = RESULTS[draw(st.sampled_from(list(RESULTS)))]
    has_code, has_order, has_total = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
    spelt = draw(st.sampled_from([str, str.upper, without_marks]))
    numbers = sorted({int(row["tieu_chi"]) for row in ROWS})
    lines = [["STT"] * has_order + ["Mã xã"] * has_code + ["Tên xã"] + [heading(str(number)) for number in numbers]]
    results = {(row["ma_xa"], row["tieu_chi"]): row["ket_qua"] for row in ROWS}
    for place, (code, unit) in enumerate(UNITS.items(), 1):
        cells = [met if results[code, str(number)] == "đạt" else unmet for number in numbers]
        lines.append([str(place)] * has_order + [code] * has_code + [spelt(unit)] + cells)
    if has_total:
        counts = [sum(results[code, str(number)] == "đạt" for code in UNITS) for number in numbers]
        lines.append([""] * (has_order + has_code) + ["Tổng cộng"] + [str(count) for count in counts])
    title = ["KẾT QUẢ ĐẾN NGÀY 31/12/2023"] + [""] * (len(lines[0]) - 1)
    text = delimited([title, *lines], delimiter=draw(st.sampled_from(list(DELIMITERS.values()))))
    return ENCODINGS[encoding](text)


@given(matrices())
@settings(max_examples=30, deadline=None)
def test_matrix_of_any_office_means_the_same_results(content: bytes):
    report = _checked(content)

    assert [row[:4] for row in read(report.canonical)] == [row[:4] for row in meant()]
