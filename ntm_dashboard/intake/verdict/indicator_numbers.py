"""Numbers of indicators that a spreadsheet may have changed: 17.10 kept as a number is 17.1."""

from collections.abc import Iterator
from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, CellKind
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.rows.entries import Entry
from ntm_dashboard.intake.verdict.grouping import Doubt


def doubtful_numbers(entries: tuple[Entry, ...], *, level: Level, day: date, catalogue: Catalogue) -> Iterator[Doubt]:
    """Give the rows of 17.1 that may be of 17.10, unless the unit has both."""
    known = {one.number for one in catalogue.indicators_on(level, day)}
    reported = {(entry.key[0], entry.about) for entry in entries}
    for place, entry in enumerate(entries):
        longer = f"{entry.about}0"
        if "." not in entry.about or longer not in known or (entry.key[0], longer) in reported:
            continue
        if _is_number(entry.cells.get(Column.CRITERION, Cell())) or _stands_as(longer, place, entries):
            code = ConfirmationCode.INDICATOR_MAYBE_OTHER
            yield Doubt(code, entry.row, entry.unit_name, entry.about, entry.about, longer)


def _is_number(cell: Cell) -> bool:
    """Tell whether a spreadsheet holds it as a number, or wrote it as one of our language."""
    return cell.kind is CellKind.NUMBER or "," in cell.text


def _stands_as(longer: str, place: int, entries: tuple[Entry, ...]) -> bool:
    """Tell whether it stands where the longer number belongs: behind 17.9 or before 17.11."""
    criterion, _, part = longer.partition(".")
    beside = {place - 1: f"{criterion}.{int(part) - 1}", place + 1: f"{criterion}.{int(part) + 1}"}
    unit = entries[place].key[0]
    return any(
        0 <= index < len(entries) and (entries[index].key[0], entries[index].about) == (unit, number)
        for index, number in beside.items()
    )
