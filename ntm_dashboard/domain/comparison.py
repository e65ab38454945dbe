"""What differs between two Situations: the preview before publishing, the changes between meetings, the audit view."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.frames import CriterionChanges, CriterionStates, UnitChanges, checked
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import MEASURE_WORDS, Level, Measure, Result
from ntm_dashboard.i18n import N_, Message

WATCHED = ("result", "status", "dossier_state", "planned_on", "value")
"""What makes a criterion count as changed."""


@dataclass(frozen=True)
class FigureChange:
    """A figure of the headline before and after; None is "not known". `decimals` is how it is written."""

    label: Message
    before: float | None
    after: float | None
    of_before: int | None = None
    of_after: int | None = None
    decimals: int = 0

    @property
    def is_changed(self) -> bool:
        """Tell whether the two differ."""
        return (self.before, self.of_before) != (self.after, self.of_after)


@dataclass(frozen=True)
class Comparison:
    """Two Situations side by side. `figures` lists every headline figure, changed or not."""

    before: Situation
    after: Situation
    figures: tuple[FigureChange, ...]
    units: DataFrame[UnitChanges]
    criteria: DataFrame[CriterionChanges]

    @property
    def changed_figures(self) -> tuple[FigureChange, ...]:
        """Give only the headline figures that differ."""
        return tuple(figure for figure in self.figures if figure.is_changed)

    @property
    def regressions(self) -> DataFrame[CriterionChanges]:
        """Give the criteria that were met before and are not now; each needs a reason."""
        return checked(CriterionChanges, self.criteria[self.criteria["is_regression"]])

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
        _count(Measure.COMMUNES_STANDARD, (old.standard, old.communes), (new.standard, new.communes)),
        _count(Measure.COMMUNES_ADVANCED, (old.advanced, old.communes), (new.advanced, new.communes)),
        _count(Measure.COMMUNES_COMPLETED_TASK, (old.completed_task, old.communes), (new.completed_task, new.communes)),
        _count(Measure.TOWNS_CIVILISED, (old.civilised, old.towns), (new.civilised, new.towns)),
        _count(Measure.DISTRICT_CRITERIA_MET, (old.criteria_met, old.criteria), (new.criteria_met, new.criteria)),
        _plain(N_("Số tiêu chí bình quân mỗi xã"), old.average_criteria, new.average_criteria, decimals=1),
        *(_pace(before, after, measure) for measure in (Measure.COMMUNES_STANDARD, Measure.DISTRICT_CRITERIA_MET)),
        _plain(N_("Huyện được công nhận"), float(old.is_district_recognised), float(new.is_district_recognised)),
    )


def _count(measure: Measure, old: tuple[int | None, int], new: tuple[int | None, int]) -> FigureChange:
    return FigureChange(Message.of(MEASURE_WORDS[measure]), old[0], new[0], old[1], new[1])


def _plain(label: str, old: float | None, new: float | None, *, decimals: int = 0) -> FigureChange:
    return FigureChange(Message.of(label), old, new, decimals=decimals)


_PACE_LABELS = {
    Measure.COMMUNES_STANDARD: N_("Nhịp cần: số xã mỗi tháng"),
    Measure.DISTRICT_CRITERIA_MET: N_("Nhịp cần: số tiêu chí huyện mỗi tháng"),
}


def _pace(before: Situation, after: Situation, measure: Measure) -> FigureChange:
    old, new = before.pace(measure).needed_per_month, after.pace(measure).needed_per_month
    return _plain(_PACE_LABELS[measure], old, new, decimals=2)


def _units(before: Situation, after: Situation) -> DataFrame[UnitChanges]:
    columns = ["unit", "name", "status", "title"]
    pairs = after.units[columns].merge(before.units[columns], on="unit", how="left", suffixes=("", "_before"))
    changed = _differs(pairs["status"], pairs["status_before"]) | _differs(pairs["title"], pairs["title_before"])
    named = pairs[changed].rename(
        columns={"status_before": "before", "status": "after", "title_before": "before_title", "title": "after_title"}
    )
    return checked(UnitChanges, named.reset_index(drop=True))


def _criteria(before: Situation, after: Situation) -> DataFrame[CriterionChanges]:
    parts = [
        _criteria_of(Level.DISTRICT, before.district_criteria, after.district_criteria),
        _criteria_of(Level.COMMUNE, before.commune_criteria, after.commune_criteria),
    ]
    return checked(CriterionChanges, pd.concat(parts, ignore_index=True))


def _criteria_of(
    level: Level, before: DataFrame[CriterionStates], after: DataFrame[CriterionStates]
) -> DataFrame[CriterionChanges]:
    keys = ["unit", "criterion"]
    pairs = after.merge(before[[*keys, *WATCHED]], on=keys, how="left", suffixes=("", "_before"))
    changed = pd.Series(data=False, index=pairs.index)
    for column in WATCHED:
        changed |= _differs(pairs[column], pairs[f"{column}_before"])
    rows = pairs[changed]
    worse = rows["result"] == Result.NOT_MET
    if _names(before) == _names(after):  # under another set a number is another criterion, and nothing is known of it
        worse |= rows["result"].isna()
    regressed = (rows["result_before"] == Result.MET) & worse
    table = rows.assign(
        level=level.value,
        before=rows["result_before"],
        after=rows["result"],
        before_status=rows["status_before"].fillna("unknown"),
        after_status=rows["status"],
        is_regression=regressed,
    )
    return checked(CriterionChanges, table.reset_index(drop=True))


def _names(states: DataFrame[CriterionStates]) -> set[tuple[str, str]]:
    return set(zip(states["criterion"], states["name"], strict=True))


def _differs(left: "pd.Series[Any]", right: "pd.Series[Any]") -> "pd.Series[bool]":
    return (left != right) & ~(left.isna() & right.isna())
