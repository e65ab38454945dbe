"""Merged cells: what a person sees once stands for every row of the merged area."""

from collections.abc import Iterable
from typing import NamedTuple

from ntm_dashboard.intake.grid import BLANK, Line
from ntm_dashboard.intake.outcome.budget import spend

_TALLEST = 2000


class Area(NamedTuple):
    """A merged area: rows counted from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


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
