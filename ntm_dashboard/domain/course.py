"""The actual course of the counts up to the as-of date: the steps of the burn-up.

A published count stands for its day; between published counts the detail (dated titles, district reports) adds steps.
"""

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.criteria import met_count
from ntm_dashboard.domain.frames import Steps, checked
from ntm_dashboard.domain.ladder import count_holding
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Certainty, Level, Measure, Title, UnitKind

MEASURES = (Measure.COMMUNES_STANDARD, Measure.COMMUNES_COMPLETED_TASK, Measure.DISTRICT_CRITERIA_MET)
_ORDER = list(Certainty)
Step = dict[str, object]


def steps_of(record: Record, catalogue: Catalogue) -> DataFrame[Steps]:
    """Give the steps of the three courses, each day once, in order of time; a published count beats the detail."""
    detail = [*_title_steps(record, catalogue), *_criteria_steps(record, catalogue)]
    published = record.counts[record.counts["measure"].isin(MEASURES)]
    rows = pd.DataFrame(
        [*detail, *published[["measure", "day", "value", "certainty"]].to_dict("records")],
        columns=["measure", "day", "value", "certainty"],
    )
    rows = rows.drop_duplicates(["measure", "day"], keep="last").sort_values(["measure", "day"], kind="stable")
    return checked(Steps, rows.reset_index(drop=True))


def _title_steps(record: Record, catalogue: Catalogue) -> list[Step]:
    steps: list[Step] = []
    communes = {unit.code for unit in catalogue.units if unit.kind is UnitKind.COMMUNE}
    own = record.recognitions[record.recognitions["unit"].isin(communes)].sort_values("effective_on")
    for day in own["effective_on"].drop_duplicates():
        held = own[own["effective_on"] <= day]
        codes = {unit.code for unit in catalogue.units_on(day.date(), [UnitKind.COMMUNE])}
        for measure, title in (
            (Measure.COMMUNES_STANDARD, Title.STANDARD),
            (Measure.COMMUNES_COMPLETED_TASK, Title.COMPLETED_TASK),
        ):
            value = count_holding(held, codes, title)
            steps.append(_step(measure, day, value=value, certainties=held["certainty"]))
    return steps


def _criteria_steps(record: Record, catalogue: Catalogue) -> list[Step]:
    rows = record.assessments[record.assessments["level"] == Level.DISTRICT]
    steps: list[Step] = []
    code = catalogue.district.code
    for day in rows["period"].drop_duplicates().sort_values():
        met = met_count(record.assessments, catalogue, level=Level.DISTRICT, unit=code, as_of=day.date())
        if met is not None:
            seen = rows.loc[rows["period"] <= day, "certainty"]
            steps.append(_step(Measure.DISTRICT_CRITERIA_MET, day, value=met, certainties=seen))
    return steps


def _step(measure: Measure, day: pd.Timestamp, *, value: int, certainties: "pd.Series[str]") -> Step:
    """Make a step; a sum is only as certain as the least certain row in it."""
    worst = max((Certainty(certainty) for certainty in set(certainties)), key=_ORDER.index)
    return {"measure": measure, "day": day, "value": float(value), "certainty": worst}
