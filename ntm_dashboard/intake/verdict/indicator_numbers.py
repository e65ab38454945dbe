"""Numbers of indicators that a spreadsheet may have changed: 17.10 kept as a number is 17.1."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, CellKind
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.rows.entries import RowTable
from ntm_dashboard.intake.verdict.grouping import Doubt


def doubtful_numbers(rows: RowTable, *, level: Level, day: date, catalogue: Catalogue) -> Iterator[Doubt]:
    """Give the rows of 17.1 that may be of 17.10, unless the unit has both."""
    known = {one.number for one in catalogue.indicators_on(level, day)}
    shorter = {number[:-1] for number in known if number.endswith("0") and "." in number[:-1]}
    may_be = np.isin(rows.abouts.astype(str), list(shorter))
    if not may_be.any():
        return
    told = list(zip(rows.frame["unit"].tolist(), rows.abouts.tolist(), strict=True))
    reported = set(told)
    for place in np.flatnonzero(may_be).tolist():
        unit, about = told[place]
        longer = f"{about}0"
        if (unit, longer) in reported:
            continue
        if _is_number(rows.cells[Column.CRITERION][place]) or _stands_as(longer, place, told):
            code = ConfirmationCode.INDICATOR_MAYBE_OTHER
            yield Doubt(code, int(rows.frame["row"][place]), rows.unit_names[place], about, about, longer)


def _is_number(cell: Cell) -> bool:
    """Tell whether a spreadsheet holds it as a number, or wrote it as one of our language."""
    return cell.kind is CellKind.NUMBER or "," in cell.text


def _stands_as(longer: str, place: int, told: list[tuple[str, str]]) -> bool:
    """Tell whether it stands where the longer number belongs: behind 17.9 or before 17.11."""
    criterion, _, part = longer.partition(".")
    beside = {place - 1: f"{criterion}.{int(part) - 1}", place + 1: f"{criterion}.{int(part) + 1}"}
    unit = told[place][0]
    return any(0 <= index < len(told) and told[index] == (unit, number) for index, number in beside.items())
