"""Planned dates that cannot well be meant: long past while the criterion is unmet, or after the time is over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.clock import target_date
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Level, Result
from ntm_dashboard.i18n import N_
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.rows.entries import RowTable
from ntm_dashboard.intake.verdict.grouping import Doubt

_LONG = timedelta(days=365)
"""A plan that passed within the year is late, which is ordinary; an older one is mistyped or was never renewed."""

_AFTER_SET = N_("Dòng {row}: {unit}, {criterion} dự kiến ngày {found}, sau ngày bộ tiêu chí hết hiệu lực ({expected}).")


@dataclass(frozen=True)
class _Plan:
    row: int
    unit: str
    number: str
    planned_on: date


def doubtful_plans(rows: RowTable, *, level: Level, period: date, catalogue: Catalogue) -> Iterator[Doubt]:
    """Give the planned dates more than a year before the report, and those after the criteria set has ended."""
    end = _end_of_set(catalogue, level, period)
    planned_on = rows.frame["planned_on"]
    is_odd = planned_on < pd.Timestamp(period - _LONG)
    if end is not None:
        is_odd |= planned_on > pd.Timestamp(end)
    for place in (is_odd & (rows.frame["result"] == Result.NOT_MET)).to_numpy().nonzero()[0].tolist():
        planned = planned_on[place].date()
        plan = _Plan(int(rows.frame["row"][place]), rows.unit_names[place], rows.abouts[place], planned)
        if planned < period - _LONG:
            yield _doubt(ConfirmationCode.PLANNED_LONG_PAST, plan, period)
        elif end is not None:
            yield _doubt(ConfirmationCode.PLANNED_AFTER_TARGET, plan, end, text=_AFTER_SET)


def plans_after_target(rows: pd.DataFrame, record: Record, *, period: date, catalogue: Catalogue) -> Iterator[Doubt]:
    """Give the planned dates after the target date that was published; not those that the check asked about already."""
    target = target_date(record.targets)
    if target is None or target < period:
        return
    for row in rows_of(rows[rows["planned_on"].notna() & (rows["result"] == Result.NOT_MET)]):
        planned = row.planned_on.date()
        end = _end_of_set(catalogue, Level(row.level), period) or date.max
        if target < planned <= end:
            plan = _Plan(int(row.row), catalogue.unit_name(row.unit, period), row.indicator or row.criterion, planned)
            yield _doubt(ConfirmationCode.PLANNED_AFTER_TARGET, plan, target)


def _end_of_set(catalogue: Catalogue, level: Level, period: date) -> date | None:
    chosen = catalogue.set_on(level, period)
    return chosen.validity.valid_to if chosen else None


def _doubt(code: ConfirmationCode, plan: _Plan, than: date, *, text: str | None = None) -> Doubt:
    return Doubt(code, plan.row, plan.unit, plan.number, plan.planned_on, than, text, is_of_any=True)
