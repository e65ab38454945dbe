"""Merged cells: what a person sees once stands for every row of the merged area."""

from collections.abc import Iterable

from ntm_dashboard.intake.grid import BLANK, Area, Line
from ntm_dashboard.intake.outcome.budget import spend

_TALLEST = 2000


def kept_areas(lines: tuple[Line, ...], areas: Iterable[Area], *, max_columns: int) -> tuple[Area, ...]:
    """Give the areas of several cells that begin in a line that is kept, cut at its last line and its last column."""
    numbers = {line.number for line in lines}
    last = max(numbers, default=0)
    cut = (
        area._replace(bottom=min(area.bottom, last), right=min(area.right, max_columns - 1))
        for area in areas
        if area.top in numbers and area.left < max_columns
    )
    return tuple(area for area in cut if area.bottom >= area.top and area.right >= area.left and area[:2] != area[2:])


def filled_down(lines: tuple[Line, ...], areas: Iterable[Area]) -> tuple[Line, ...]:
    """Write the text of each area that spans several rows into its rows, in its first column."""
    by_number = {line.number: place for place, line in enumerate(lines)}
    filled = list(lines)
    for area in areas:
        top = by_number.get(area.top)
        if top is None or not 0 < area.bottom - area.top <= _TALLEST or filled[top].at(area.left).is_blank:
            continue
        source = filled[top].at(area.left)._replace(is_filled=True)
        spend(area.bottom - area.top)
        for row in range(area.top + 1, area.bottom + 1):
            if (place := by_number.get(row)) is not None and filled[place].at(area.left).is_blank:
                cells = [*filled[place].cells, *[BLANK] * (area.left + 1 - len(filled[place].cells))]
                cells[area.left] = source
                filled[place] = Line(row, tuple(cells))
    return tuple(filled)
