"""The actual course of the counts up to the as-of date: the steps of the burn-up.

A published count stands for its day; between published counts the detail (dated titles, district reports) adds steps.
"""

from collections.abc import Iterator
from datetime import date

import numpy as np

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.columns import Ints, day_column, made, words
from ntm_dashboard.domain.criteria import met_count
from ntm_dashboard.domain.frames import DataFrame, Steps
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.terms import Level, Measure, Title, UnitKind

MEASURES = (Measure.COMMUNES_STANDARD, Measure.COMMUNES_COMPLETED_TASK, Measure.DISTRICT_CRITERIA_MET)
_TITLES = {Measure.COMMUNES_STANDARD: Title.STANDARD, Measure.COMMUNES_COMPLETED_TASK: Title.COMPLETED_TASK}
Step = tuple[tuple[str, date], tuple[float, str]]


def steps_of(record: Record, catalogue: Catalogue) -> DataFrame[Steps]:
    """Give the steps of the three courses, each day once, in order of time; a published count beats the detail."""
    steps = dict([*_title_steps(record, catalogue), *_criteria_steps(record, catalogue), *_published_steps(record)])
    known = sorted(steps)
    every = np.arange(len(known))
    return made(
        Steps,
        {
            "measure": words([measure for measure, _day in known], every),
            "day": day_column(np.array([day for _measure, day in known], dtype="datetime64[D]")),
            "value": np.array([steps[key][0] for key in known], dtype=float),
            "certainty": words([steps[key][1] for key in known], every),
        },
    )


def _title_steps(record: Record, catalogue: Catalogue) -> Iterator[Step]:
    titles = record.titles
    is_own = titles.is_of(unit.code for unit in catalogue.units if unit.kind is UnitKind.COMMUNE)
    units, is_of_day = None, is_own
    for day in np.unique(titles.day[is_own]).tolist():
        if units is not (units := catalogue.units_on(day, [UnitKind.COMMUNE])):
            is_of_day = titles.is_of(unit.code for unit in units)
        certainty = _least(titles.trust[is_own & titles.is_known(day)])
        for measure, title in _TITLES.items():
            yield (measure.value, day), (float(titles.count_holding(is_of_day, title, day)), certainty)


def _criteria_steps(record: Record, catalogue: Catalogue) -> Iterator[Step]:
    rows = record.reported.where(record.reported.of_level(Level.DISTRICT))
    for day in np.unique(rows.period).tolist():
        met = met_count(rows, catalogue, level=Level.DISTRICT, unit=catalogue.district.code, as_of=day)
        if met is not None:
            certainty = _least(rows.certainty[rows.period <= np.datetime64(day, "D")])
            yield (Measure.DISTRICT_CRITERIA_MET.value, day), (float(met), certainty)


def _published_steps(record: Record) -> Iterator[Step]:
    for one in record.counted.rows:
        if one.measure in MEASURES:
            yield (one.measure, one.day), (one.value, one.certainty)


def _least(certainties: Ints) -> str:
    """Give how certain a sum is: only as much as the least certain row in it."""
    return CERTAINTIES[certainties.max()]
