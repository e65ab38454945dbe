"""Collecting every problem of a table while it is read, so that a person mends them all at once."""

import re
from dataclasses import dataclass, field, replace

from ntm_dashboard.intake.cells.text import has_control_characters, is_formula
from ntm_dashboard.intake.grid import Cell, CellKind, Line
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import Problem, RefusalError, problem, without_repeats
from ntm_dashboard.intake.reading.header import Header

_STEPS_OF_A_PROBLEM = 10
_ENOUGH = 2000
"""After so many problems a file is not read any further: nobody mends them one by one."""


@dataclass
class Faults:
    """The problems found so far in a sheet, and the cells that need no further look."""

    sheet: str = ""
    problems: list[Problem] = field(default_factory=list[Problem])
    spoilt: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])

    def add(self, code: ErrorCode, **figures: object) -> None:
        """Note a problem; the figures are those of `problem`."""
        spend(_STEPS_OF_A_PROBLEM)
        made = problem(code, **figures)  # pyright: ignore[reportArgumentType] — handed on as they are
        self.problems.append(replace(made, sheet=self.sheet or None))
        if len(self.problems) >= _ENOUGH:
            raise RefusalError(*self.problems)

    def spoil(self, line: Line, index: int) -> None:
        """Note that a cell was found faulty as such, whatever it should hold."""
        self.spoilt.add((line.number, index))

    def is_spoilt(self, line: Line, index: int | None) -> bool:
        """Tell whether a cell was found faulty as such."""
        return (line.number, index) in self.spoilt

    def listed(self, limits: Limits) -> tuple[tuple[Problem, ...], int]:
        """Give the problems in the order of the file, as many as are shown, and how many more there are."""
        return listed(self.problems, limits)


def listed(problems: list[Problem], limits: Limits) -> tuple[tuple[Problem, ...], int]:
    """Order problems by row, join the same ones, and cut the list."""
    joined = sorted(without_repeats(problems), key=lambda one: one.row or 0)
    shown: list[Problem] = []
    of_code: dict[str, int] = {}
    for one in joined:
        of_code[one.code] = of_code.get(one.code, 0) + 1
        if of_code[one.code] <= limits.max_problems_of_a_code and len(shown) < limits.max_problems:
            shown.append(one)
    return tuple(shown), len(joined) - len(shown)


_REPLACED = ("\ufffd", "ï¿½")
"""What stands where a letter could not be read, and the same read once more in the wrong encoding."""

_ERROR_TEXTS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})


def note_faulty_cells(
    lines: tuple[Line, ...], header: Header, *, used: set[int], limits: Limits, faults: Faults
) -> None:
    """Note the cells that are faulty whatever they should hold: errors, formulas, control characters, lost letters."""
    for line in lines:
        for index, cell in enumerate(line.cells):
            code = _too_long(cell, limits) or (_fault_of(cell) if index in used else None)
            if code is None:
                continue
            faults.spoil(line, index)
            length = {"length": cell.length, "limit": limits.max_cell_length} if code is ErrorCode.CELL_TOO_LONG else {}
            faults.add(code, row=line.number, column=header.name(index), found=_shown(cell, code), **length)


def note_lost_headings(header: Header, faults: Faults) -> None:
    """Note the headings in which a letter could not be read."""
    for index, heading in enumerate(header.headings):
        if any(mark in heading for mark in _REPLACED):
            faults.add(ErrorCode.LOSSY_REPLACEMENT, row=header.row, column=header.name(index), found=heading)


def note_long_cells(lines: tuple[Line, ...], header: Header, *, limits: Limits, faults: Faults) -> None:
    """Note the cells that are too long in the lines around a table, which are not read otherwise."""
    for line in lines:
        for index, cell in enumerate(line.cells):
            if (code := _too_long(cell, limits)) is not None:
                length = {"length": cell.length, "limit": limits.max_cell_length}
                faults.add(code, row=line.number, column=header.name(index), found=_shown(cell, code), **length)


def _shown(cell: Cell, code: ErrorCode) -> str:
    text = cell.text if code is not ErrorCode.CELL_TOO_LONG else cell.text[:20]
    return "".join(letter if letter.isprintable() else "�" for letter in text.strip())


_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]*", re.ASCII)
"""Most texts: what stands in them can be no formula, no error, and no letter that was lost."""


def is_faultless(cell: Cell, limits: Limits) -> bool:
    """Tell whether nothing is wrong with a cell, whatever it should hold."""
    if cell.kind is CellKind.TEXT and cell.length <= limits.max_cell_length and _PLAIN.fullmatch(cell.text):
        return True
    return _too_long(cell, limits) is None and _fault_of(cell) is None


def _too_long(cell: Cell, limits: Limits) -> ErrorCode | None:
    return ErrorCode.CELL_TOO_LONG if cell.length > limits.max_cell_length else None


def _fault_of(cell: Cell) -> ErrorCode | None:
    if cell.kind is CellKind.UNCALCULATED:
        return ErrorCode.FORMULA_WITHOUT_VALUE
    if cell.kind is CellKind.ERROR or cell.text.strip().upper() in _ERROR_TEXTS:
        return ErrorCode.ERROR_CELL
    if cell.kind is not CellKind.TEXT or not cell.text:
        return None
    if is_formula(cell.text):
        return ErrorCode.FORMULA_INJECTION
    if has_control_characters(cell.text):
        return ErrorCode.CONTROL_CHARS
    return ErrorCode.LOSSY_REPLACEMENT if any(mark in cell.text for mark in _REPLACED) else None
