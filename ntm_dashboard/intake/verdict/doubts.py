"""What is asked about a file for its own sake, before anything published is looked at."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level, Measure, ReportKind, UnitKind, worded
from ntm_dashboard.i18n import N_, Exact
from ntm_dashboard.intake.cells.numbers import is_grouping_or_decimals, shown_style
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.outcome.problems import Problem
from ntm_dashboard.intake.rows.bounds import HIGH_SHARES
from ntm_dashboard.intake.rows.entries import Entry, RowTable
from ntm_dashboard.intake.verdict.grouping import Doubt, asked_together
from ntm_dashboard.intake.verdict.indicator_numbers import doubtful_numbers
from ntm_dashboard.intake.verdict.plans import doubtful_plans
from ntm_dashboard.intake.verdict.plausibility import Plausibility

_FIGURE_FRACTION = N_("Dòng {row}: {unit}, giá trị {found} có thể là {expected}% ghi dưới dạng phân số.")
_FIGURE_THOUSANDS = N_(
    "Dòng {row}: {unit}, giá trị {found} có thể là {expected} (dấu chấm phần nghìn hay dấu thập phân)."
)


def doubts_of_figures(entries: Sequence[Entry], *, kind: ReportKind) -> tuple[Problem, ...]:
    """Give what must be confirmed of the figures of a file of counts or targets, whatever is published."""
    return asked_together(_of_figures(entries)) if kind in {ReportKind.COUNTS, ReportKind.TARGETS} else ()


def doubts_of_report(told: RowTable, *, level: Level, period: date | None, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Give what must be confirmed of the accepted rows of a report, whatever is published."""
    if period is None or not len(told):
        return ()
    towns = {unit.code for unit in catalogue.units_on(period, (UnitKind.TOWN,))}
    is_counted = ~told.frame["unit"].isin(towns) & (told.frame["criteria_set"] == "")
    rows = told.where(is_counted.to_numpy())  # what is never counted in the standard is not held against it
    return asked_together(
        chain(
            Plausibility(rows, level, period, catalogue).doubts(),
            doubtful_numbers(rows, level=level, day=period, catalogue=catalogue),
            doubtful_plans(rows, level=level, period=period, catalogue=catalogue),
        )
    )


def _of_figures(entries: Sequence[Entry]) -> Iterator[Doubt]:
    """Ask about a share below one, and about a debt that may be a thousand times as high."""
    is_style_shown = shown_style(_cell(entry) for entry in entries) is not None
    for entry in entries:
        measure, value = Measure(str(entry.frame["measure"])), float(str(entry.frame["value"]))
        cell = _cell(entry)
        place = (entry.row, worded(measure), entry.about, Exact(value))
        if measure in HIGH_SHARES and 0 < value <= 1 and not cell.is_percent and "%" not in cell.text:
            code = ConfirmationCode.LOOKS_LIKE_FRACTION
            yield Doubt(code, *place, Exact(value * 100), _FIGURE_FRACTION)
        is_either = is_grouping_or_decimals(cell) and not is_style_shown and value < 1000
        if measure is Measure.CONSTRUCTION_DEBT and is_either:
            code = ConfirmationCode.LOOKS_LIKE_THOUSANDS
            yield Doubt(code, *place, Exact(value * 1000), _FIGURE_THOUSANDS)


def _cell(entry: Entry) -> Cell:
    return entry.cells.get(Column.VALUE, Cell())
