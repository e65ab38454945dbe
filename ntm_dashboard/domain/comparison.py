"""What differs between two Situations: the preview before publishing, the changes between meetings, the audit view."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.domain.columns import Arrays, Flags, Ints, coded, made, places, words
from ntm_dashboard.domain.frames import CriterionChanges, CriterionStates, DataFrame, UnitChanges, trusted
from ntm_dashboard.domain.reported import MET, NOT_MET, RESULTS
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import MEASURE_WORDS, Change, Level, Measure, Status
from ntm_dashboard.i18n import N_, Message

CHANGES = tuple(Change)
WATCHED = ("result", "status", "dossier_state", "planned_on", "value")
"""What makes a criterion count as changed."""


class FigureKey(StrEnum):
    """Which figure of the headline is compared."""

    COMMUNES_STANDARD = "communes_standard"
    COMMUNES_ADVANCED = "communes_advanced"
    COMMUNES_COMPLETED_TASK = "communes_completed_task"
    TOWNS_CIVILISED = "towns_civilised"
    DISTRICT_CRITERIA_MET = "district_criteria_met"
    AVERAGE_CRITERIA = "average_criteria"
    DAYS_FOR_EACH_COMMUNE = "days_for_each_commune"
    DAYS_FOR_EACH_CRITERION = "days_for_each_criterion"
    DISTRICT_RECOGNISED = "district_recognised"


FIGURE_WORDS = {
    **{key: MEASURE_WORDS[Measure(key)] for key in FigureKey if key in set(Measure)},
    FigureKey.AVERAGE_CRITERIA: N_("Số tiêu chí bình quân mỗi xã"),
    FigureKey.DAYS_FOR_EACH_COMMUNE: N_("Số ngày còn lại cho mỗi xã còn thiếu"),
    FigureKey.DAYS_FOR_EACH_CRITERION: N_("Số ngày còn lại cho mỗi tiêu chí huyện còn thiếu"),
}


@dataclass(frozen=True)
class FigureChange:
    """A figure of the headline before and after; None is "not known". `decimals` is how it is written."""

    key: FigureKey
    before: float | None
    after: float | None
    of_before: int | None = None
    of_after: int | None = None
    decimals: int = 0

    @property
    def label(self) -> Message:
        """Name the figure."""
        return Message.of(FIGURE_WORDS[self.key])

    @property
    def is_changed(self) -> bool:
        """Tell whether the two differ; a total under an unknown count is no figure."""
        if self.before is None and self.after is None:
            return False
        return (self.before, self.of_before) != (self.after, self.of_after)

    @property
    def change(self) -> Change | None:
        """Say what happened to the figure; None where it is the same or only its total differs."""
        return change_of(self.before, self.after)


def change_of(before: float | None, after: float | None) -> Change | None:
    """Say what happened to a figure: what was not known before did not rise, what is not known now did not fall."""
    if before is None or after is None:
        return None if before is after else Change.NEWLY_KNOWN if before is None else Change.NOT_KNOWN_ANY_MORE
    if before == after:
        return None
    return Change.ROSE if after > before else Change.FELL


@dataclass(frozen=True)
class Comparison:
    """Two Situations side by side. `figures` lists every headline figure, changed or not."""

    before: Situation
    after: Situation
    figures: tuple[FigureChange, ...]
    units: DataFrame[UnitChanges]
    criteria: DataFrame[CriterionChanges]

    @cached_property
    def told_apart(self) -> "Comparison":
        """Give what marks are found against: both sides told apart."""
        return compare(self.before.told_apart, self.after.told_apart)

    @property
    def changed_figures(self) -> tuple[FigureChange, ...]:
        """Give only the headline figures that differ."""
        return tuple(figure for figure in self.figures if figure.is_changed)

    @property
    def regressions(self) -> DataFrame[CriterionChanges]:
        """Give the criteria that were met before and are not now, or not known to be; each needs a reason."""
        return trusted(CriterionChanges, self.criteria[self.criteria["is_regression"]])

    def changed_results(self, change: Change) -> DataFrame[CriterionChanges]:
        """Give the criteria to whose result this happened."""
        return trusted(CriterionChanges, self.criteria[self.criteria["change"] == change])

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs."""
        return not self.changed_figures and self.units.empty and self.criteria.empty


def compare(before: Situation, after: Situation) -> Comparison:
    """Compare two Situations of the same district."""
    return Comparison(before, after, _figures(before, after), _units(before, after), _criteria(before, after))


def _figures(before: Situation, after: Situation) -> tuple[FigureChange, ...]:
    old, new = before.headline, after.headline
    return (
        _count(FigureKey.COMMUNES_STANDARD, (old.standard, old.communes), (new.standard, new.communes)),
        _count(FigureKey.COMMUNES_ADVANCED, (old.advanced, old.communes), (new.advanced, new.communes)),
        _count(
            FigureKey.COMMUNES_COMPLETED_TASK, (old.completed_task, old.communes), (new.completed_task, new.communes)
        ),
        _count(FigureKey.TOWNS_CIVILISED, (old.civilised, old.towns), (new.civilised, new.towns)),
        _count(FigureKey.DISTRICT_CRITERIA_MET, (old.criteria_met, old.criteria), (new.criteria_met, new.criteria)),
        FigureChange(FigureKey.AVERAGE_CRITERIA, old.average_criteria, new.average_criteria, decimals=1),
        *(_days_for_each(key, before, after, measure) for key, measure in _PACES.items()),
        FigureChange(FigureKey.DISTRICT_RECOGNISED, _is_recognised(before), _is_recognised(after)),
    )


def _count(key: FigureKey, old: tuple[int | None, int], new: tuple[int | None, int]) -> FigureChange:
    return FigureChange(key, old[0], new[0], old[1], new[1])


_PACES = {
    FigureKey.DAYS_FOR_EACH_COMMUNE: Measure.COMMUNES_STANDARD,
    FigureKey.DAYS_FOR_EACH_CRITERION: Measure.DISTRICT_CRITERIA_MET,
}


def _days_for_each(key: FigureKey, before: Situation, after: Situation, measure: Measure) -> FigureChange:
    return FigureChange(key, before.pace(measure).days_for_each, after.pace(measure).days_for_each)


def _is_recognised(situation: Situation) -> float | None:
    """Give 1 or 0; before anything was said of the district it is not known."""
    if situation.latest_period is None and not situation.headline.is_district_recognised:
        return None
    return float(situation.headline.is_district_recognised)


def _units(before: Situation, after: Situation) -> DataFrame[UnitChanges]:
    old, new = Arrays(before.units), Arrays(after.units)
    at = places(new["unit"], old["unit"].tolist())
    earlier = {name: old[name].take(at, allow_fill=True) for name in ("status", "title")}
    changed = np.flatnonzero(_differs(earlier["status"], new["status"]) | _differs(earlier["title"], new["title"]))
    return made(
        UnitChanges,
        {
            "unit": new["unit"].take(changed),
            "name": new["name"].take(changed),
            "before": earlier["status"].take(changed),
            "after": new["status"].take(changed),
            "before_title": earlier["title"].take(changed),
            "after_title": new["title"].take(changed),
        },
    )


def _criteria(before: Situation, after: Situation) -> DataFrame[CriterionChanges]:
    parts = [
        _criteria_of(Level.DISTRICT, before.district_criteria, after.district_criteria),
        _criteria_of(Level.COMMUNE, before.commune_criteria, after.commune_criteria),
    ]
    return trusted(CriterionChanges, pd.concat(parts, ignore_index=True))


def _criteria_of(
    level: Level, before: DataFrame[CriterionStates], after: DataFrame[CriterionStates]
) -> DataFrame[CriterionChanges]:
    old, new = Arrays(before), Arrays(after)
    at = _rows_before(old, new)
    changed = np.full(len(at), False)
    for name in WATCHED:
        changed |= _differs(old[name].take(at, allow_fill=True), new[name])
    rows = np.flatnonzero(changed)
    was = {name: old[name].take(at[rows], allow_fill=True) for name in ("result", "status")}
    now = {name: new[name].take(rows) for name in ("unit", "unit_name", "criterion", "name", "result", "status")}
    results = (places(was["result"], RESULTS), places(now["result"], RESULTS))
    worse = results[1] == NOT_MET
    if _names(before) == _names(after):  # under another set a number is another criterion, and nothing is known of it
        worse |= results[1] < 0
    was["status"][at[rows] < 0] = Status.UNKNOWN
    return made(
        CriterionChanges,
        {
            "level": words([level], np.zeros(len(rows), dtype=np.intp)),
            **{name: now[name] for name in ("unit", "unit_name", "criterion", "name")},
            "before": was["result"],
            "after": now["result"],
            "before_status": was["status"],
            "after_status": now["status"],
            "change": words(CHANGES, _result_changes(*results)),
            "is_regression": (results[0] == MET) & worse,
        },
    )


def _rows_before(old: Arrays, new: Arrays) -> Ints:
    """Give for each unit and criterion its row in the table before, -1 where it has none."""
    units, criteria = coded(old["unit"]), coded(old["criterion"])
    row = np.full((len(units[1]) + 1, len(criteria[1]) + 1), -1)
    row[units[0], criteria[0]] = np.arange(len(units[0]))
    return row[places(new["unit"], units[1]), places(new["criterion"], criteria[1])]


def _result_changes(before: Ints, after: Ints) -> Ints:
    """Say what happened to each result: met from known and unmet rose, known and no longer met fell."""
    is_known = (before >= 0) & (after >= 0)
    return np.select(
        [
            (before < 0) & (after >= 0),
            (before >= 0) & (after < 0),
            is_known & (after == MET) & (before != MET),
            is_known & (after == NOT_MET) & (before == MET),
        ],
        [CHANGES.index(one) for one in (Change.NEWLY_KNOWN, Change.NOT_KNOWN_ANY_MORE, Change.ROSE, Change.FELL)],
        -1,
    )


def _names(states: DataFrame[CriterionStates]) -> set[tuple[str, str]]:
    firsts = states.drop_duplicates("criterion")
    return set(zip(firsts["criterion"].tolist(), firsts["name"].tolist(), strict=True))


def _differs(one: Any, other: Any) -> Flags:
    """Tell of each row whether two arrays say something different; what neither knows is the same."""
    is_same = np.asarray((one == other), dtype=bool) | (one.isna() & other.isna())
    return ~is_same
