"""Whether the totals that an office wrote under and beside a matrix are those of the matrix."""

import re
from collections.abc import Iterable, Sequence

from ntm_dashboard.domain.terms import Result
from ntm_dashboard.intake.cells import words
from ntm_dashboard.intake.cells.text import cleaned, words_only
from ntm_dashboard.intake.grid import Cell, Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.report import BlankMeans
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.layout import Table
from ntm_dashboard.intake.rows.faults import Faults

_COUNT = re.compile(r"^(\d{1,4})(?:\s*/\s*\d+|\s*(?:xã|tiêu chí|tc))?$", re.IGNORECASE | re.ASCII)
_SUMS = re.compile(r"^(?:tong|cong|so xa dat|so tieu chi dat)\b")


def note_wrong_totals(table: Table, *, blank_means: BlankMeans | None, faults: Faults) -> None:
    """Note each total that differs from the count in the matrix, whichever way round; unclear lines are left out."""
    header = table.header
    results = header.criteria or tuple(header.units)
    for line in table.lines:
        cells = [line.at(index) for index in results]
        for index in header.totals:
            counted = _counted(header.path(index), needs_word=True)
            if counted is None and _is_bare_sum(header.path(index)):
                counted = _likeliest(line.at(index), cells, blank_means)
            _compare(line, index, cells, counted, header, blank_means, faults)
    for line in table.totals:
        counted = _counted(_label(line), needs_word=False) if _SUMS.match(_label(line)) else None
        for index in results:
            cells = [row.at(index) for row in table.lines]
            _compare(line, index, cells, counted, header, blank_means, faults)
        everything = [row.at(index) for row in table.lines for index in results]
        for index in header.totals:
            _compare(line, index, everything, counted, header, blank_means, faults)


def _is_bare_sum(path: str) -> bool:
    return re.sub(r"\d+", "", path).strip() in {"tong", "tong cong", "tong so", "cong"}


def _likeliest(cell: Cell, cells: Sequence[Cell], blank_means: BlankMeans | None) -> Result | None:
    """Tell what a bare "Tổng" counts: the met ones, unless it is the number of the unmet ones, or of all."""
    match = _COUNT.match(cleaned(cell.text))
    results = [_result(one, blank_means)[0] for one in cells]
    others = {results.count(Result.NOT_MET), len(cells), sum(result is not None for result in results)}
    return None if match is not None and int(match[1]) in others else Result.MET


def _label(line: Line) -> str:
    return next((words_only(cell.text) for cell in line.filled if re.search(r"[^\W\d_]", cell.text)), "")


def _counted(label: str, *, needs_word: bool) -> Result | None:
    """Tell what a total counts; None when its name does not say."""
    plain = words_only(label)
    if "chua dat" in plain or "khong dat" in plain:
        return Result.NOT_MET
    return Result.MET if "dat" in plain.split() or not needs_word else None


def _compare(
    line: Line,
    index: int,
    cells: Iterable[Cell],
    counted: Result | None,
    header: Header,
    blank_means: BlankMeans | None,
    faults: Faults,
) -> None:
    match = _COUNT.match(cleaned(line.at(index).text))
    results = [_result(cell, blank_means) for cell in cells]
    if match is None or counted is None or any(not is_clear for _, is_clear in results):
        return
    actual = sum(result is counted for result, _ in results)
    if int(match[1]) != actual:
        name = header.name(index)
        faults.add(ErrorCode.TOTAL_MISMATCH, row=line.number, column=name, found=match[1], expected=str(actual))


def _result(cell: Cell, blank_means: BlankMeans | None) -> tuple[Result | None, bool]:
    if cell.is_blank:
        return (Result.NOT_MET, True) if blank_means is BlankMeans.NOT_MET else (None, True)
    result = words.result(cell.text)
    return result, result is not None
