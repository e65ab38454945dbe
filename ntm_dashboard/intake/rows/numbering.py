"""What comma and point mean in the value column of a table: one decision for the whole column."""

from ntm_dashboard.intake.cells.numbers import Style, column_style, style_of
from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import CellKind, Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.rows.faults import Faults


def style_of_column(lines: tuple[Line, ...], header: Header, delimiter: str) -> Style:
    """Decide the decimal sign of the values; where none shows it, a comma between cells means points in numbers."""
    default = Style.POINT if delimiter == "," else Style.COMMA
    return column_style((header.cell(line, Column.VALUE) for line in lines), default=default)


def note_mixed_styles(lines: tuple[Line, ...], header: Header, faults: Faults) -> bool:
    """Note the first number of each style when a column has both; tell whether it has."""
    first: dict[Style, tuple[int, str]] = {}
    for line in lines:
        cell = header.cell(line, Column.VALUE)
        style = style_of(cell.text) if cell.kind is CellKind.TEXT else Style.UNDECIDED
        if style is not Style.UNDECIDED:
            first.setdefault(style, (line.number, cleaned(cell.text)))
    if len(first) < 2:
        return False
    (row, text), (other_row, other_text) = first.values()
    column = header.name(Column.VALUE)
    faults.add(ErrorCode.NUMBER_LOCALE_MIXED, row=row, column=column, found=text, expected=other_text)
    faults.add(ErrorCode.NUMBER_LOCALE_MIXED, row=other_row, column=column, found=other_text, expected=text)
    return True
