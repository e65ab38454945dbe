"""Ticks and crosses of the font Wingdings whose font the file does not tell: letters ü and û alone in a column."""

from collections import defaultdict
from collections.abc import Iterable

from ntm_dashboard.intake.grid import Cell, CellKind, Line, Sheet

_TICKS = {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "\uf0fc": "✓", "\uf0fb": "✗", "\uf0fe": "☑", "\uf0fd": "☒"}
_SURE = {"ü", "û", "\uf0fc", "\uf0fb"}


def with_ticks(sheet: Sheet) -> Sheet:
    """Give a sheet in which columns of such letters are ticks and crosses.

    No word of Vietnamese is one of these letters; a column has several, and nothing else from the first to the last.
    """
    columns = {index for index, texts in _texts_by_column(sheet).items() if is_column_of_ticks(texts)}
    return sheet.with_lines(_ticked(line, columns) for line in sheet.lines) if columns else sheet


def is_column_of_ticks(texts: Iterable[str]) -> bool:
    """Tell whether the texts of a column, from the first such letter to the last, are several of them and no other."""
    filled = [text.strip() for text in texts if text.strip()]
    places = [place for place, text in enumerate(filled) if text in _SURE]
    return len(places) > 1 and all(text in _TICKS for text in filled[places[0] : places[-1] + 1])


def _texts_by_column(sheet: Sheet) -> dict[int, list[str]]:
    """Give the texts of the columns that hold such a letter."""
    if not any(cell.text in _SURE and _is_text(cell) for cell in sheet.cells):
        return {}
    found = {
        index for line in sheet.lines for index, cell in enumerate(line.cells) if cell.text in _SURE and _is_text(cell)
    }
    columns: dict[int, list[str]] = defaultdict(list)
    for line in sheet.lines:
        for index in found:
            columns[index].append(line.at(index).text)
    return columns


def _is_text(cell: Cell) -> bool:
    return cell.kind is CellKind.TEXT


def _ticked(line: Line, columns: set[int]) -> Line:
    cells = enumerate(line.cells)
    return line._replace(cells=tuple(_tick(cell) if index in columns else cell for index, cell in cells))


def _tick(cell: Cell) -> Cell:
    sign = _TICKS.get(cell.text.strip()) if _is_text(cell) else None
    return cell._replace(text=sign) if sign else cell
