"""The plan from its end: from the target back by the days that each step takes, and what comes first in the time left.

Formulas and cases: docs/formulas/roadmap.md. A step whose days nobody has read counts as none, so that the days are the
latest that could do, and the plan says how many it does not know.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import TO_BE_CHECKED, Catalogue, LeadTime
from ntm_dashboard.domain.columns import stamp
from ntm_dashboard.domain.follow_up.procedure import ProcedureSteps, folded
from ntm_dashboard.domain.follow_up.promises import Outlook
from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems, RoadmapState
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, IndicatorStates, Table, checked, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import DossierState, Level, Result, Status
from ntm_dashboard.i18n import N_, Message, Name

_DOSSIER_STEPS = (
    DossierState.COMPLETE,
    DossierState.UNDER_REVIEW,
    DossierState.SUBMITTED,
    DossierState.PREPARING,
    DossierState.RETURNED,
    DossierState.NOT_STARTED,
)
"""How far a dossier is, the nearest to its end first; an unknown one comes last."""


class BackSteps(Table):
    """A step with the latest day on which it may end for the target to be kept, in the order of the procedure.

    `level` is the level that the step is of: those of communes come before those of the district. `days` is null where
    nobody has read how long the step takes. `carried_on` is the earliest day on which it can end as things stand, null
    where that is not known or it is done; `late_days` is by how much that is after the latest day, 0 when it is not.
    """

    level: str
    name: Name
    days: int | None
    latest_on: date
    planned_on: date | None
    done_on: date | None
    carried_on: date | None
    late_days: int
    is_checked: bool


class BackItems(Table):
    """An unmet criterion with the last day of the month in which it has to be met, the nearest to done first.

    `missing` says how far it is; `promised_on` is null where nothing is promised that still holds; `is_slipped`: what
    was promised, or the month itself, is after what is needed or has passed.
    """

    level: str
    unit: str
    unit_name: str
    criterion: str
    name: Name
    missing: Message
    dossier_state: str | None
    due_on: date
    promised_on: date | None
    is_slipped: bool


@dataclass(frozen=True)
class BackPlan:
    """The plan from its end. `communes_by` and `criteria_by` are the latest days for communes and district to be ready.

    `earliest_on` is when the last step can end as things stand, None where it is not known when the district is ready.
    `unread` is of how many steps nobody has read the days.
    """

    target_on: date
    communes_by: date
    criteria_by: date
    earliest_on: date | None
    unread: int
    steps: DataFrame[BackSteps]
    items: DataFrame[BackItems]
    sentence: Message

    @property
    def with_procedure(self) -> Message | None:
        """Say when the last step can end at the earliest; None where that is not known or no step has days."""
        if self.earliest_on is None or not self.steps["days"].notna().any():
            return None
        days = (self.earliest_on - self.target_on).days
        if days <= 0:
            return Message.of(
                N_("Tính cả các bước xét, công nhận: sớm nhất {day}, kịp mục tiêu."), day=self.earliest_on
            )
        sentence = N_("Tính cả các bước xét, công nhận: sớm nhất {day}, sau mục tiêu {days} ngày.")
        return Message.of(sentence, day=self.earliest_on, days=days)


def back_plan_of(
    situation: Situation,
    catalogue: Catalogue,
    *,
    roadmap: DataFrame[RoadmapItems],
    procedure: DataFrame[ProcedureSteps],
    outlook: Outlook,
) -> BackPlan | None:
    """Plan from the target back; None without a target ahead of a district that is not recognised yet."""
    target_on = situation.clock.target_on
    if target_on is None or situation.clock.is_recognised or situation.ended is not None:
        return None
    day = situation.as_of
    of_communes, of_district = (catalogue.lead_times_on(level, day) for level in (Level.COMMUNE, Level.DISTRICT))
    criteria_by = target_on - _length(of_district)
    communes_by = criteria_by - _length(of_communes)
    ready_on = outlook.finishes_on
    district = _steps(of_district, Level.DISTRICT, target_on, _told(procedure), start=ready_on, day=day)
    communes = _steps(of_communes, Level.COMMUNE, criteria_by, {}, start=outlook.communes.finishes_on, day=day)
    rows = [*communes, *district]
    steps = checked(BackSteps, pd.DataFrame(rows, columns=BackSteps.names()))
    own = steps[steps["level"] == Level.DISTRICT]
    carried = own["carried_on"].dropna()
    earliest_on = carried.max().date() if ready_on is not None and len(carried) else ready_on
    unread = sum(one.days is None for one in (*of_communes, *of_district))
    due = {Level.COMMUNE: communes_by, Level.DISTRICT: criteria_by}
    items = _items(situation, roadmap, due)
    passed = [
        (day - by).days
        for by, one in zip((communes_by, criteria_by), outlook.burn_ups, strict=True)
        if one.pace.remaining
    ]
    passed_days = max(0, *passed) if passed else 0
    sentence = _sentence((target_on, communes_by, criteria_by), earliest_on, passed_days)
    return BackPlan(target_on, communes_by, criteria_by, earliest_on, unread, steps, items, sentence)


def _length(steps: Sequence[LeadTime]) -> timedelta:
    return timedelta(days=sum(one.days or 0 for one in steps))


_Told = tuple[date | None, date | None]
"""For when a step is planned and when it was done."""


def _told(procedure: DataFrame[ProcedureSteps]) -> dict[str, _Told]:
    columns = zip(procedure["name"], procedure["planned_on"], procedure["done_on"], strict=True)
    return {folded(name.vi): (_day(planned_on), _day(done_on)) for name, planned_on, done_on in columns}


def _day(found: Any) -> date | None:
    return None if pd.isna(found) else found.date()


def _steps(
    listed: Sequence[LeadTime],
    level: Level,
    end: date,
    told: Mapping[str, _Told],
    *,
    start: date | None,
    day: date,
) -> list[tuple[object, ...]]:
    """Count back from the end, and forward from the day on which the first step can begin."""
    latest = end - _length(listed)
    carried = None if start is None else max(start, day)
    rows: list[tuple[object, ...]] = []
    for one in listed:
        length = timedelta(days=one.days or 0)
        latest += length
        planned_on, done_on = told.get(folded(one.name_vi), (None, None))
        if done_on is not None:
            carried = max(done_on, day)
            shown = None
        else:
            carried = None if carried is None else carried + length
            shown = carried
        late = 0 if done_on is not None else max(0, (max(shown or day, day) - latest).days)
        rows.append(
            (
                level.value,
                one.name,
                one.days,
                pd.Timestamp(latest),
                stamp(planned_on),
                stamp(done_on),
                stamp(shown),
                late,
                one.certainty != TO_BE_CHECKED,
            )
        )
    return rows


def _items(situation: Situation, roadmap: DataFrame[RoadmapItems], due: Mapping[Level, date]) -> DataFrame[BackItems]:
    """Give what the target lacks; what a recognised commune no longer meets is no part of it."""
    promised = _promised(roadmap)
    units = situation.units
    recognised = units.loc[units["status"] == Status.ACHIEVED, "unit"]
    communes = situation.commune_criteria
    lacking = trusted(CriterionStates, communes[~communes["unit"].isin(recognised)])
    rows: list[tuple[object, ...]] = []
    for level, states, indicators in (
        (Level.COMMUNE, lacking, situation.commune_indicators),
        (Level.DISTRICT, situation.district_criteria, situation.district_indicators),
    ):
        unmet = _nearest_first(states, indicators)
        for (row, missing), due_on in zip(unmet, _months(len(unmet), situation.as_of, due[level]), strict=True):
            promised_on = promised.get((row.unit, row.criterion))
            is_slipped = due_on < situation.as_of or (promised_on is not None and promised_on > due_on)
            rows.append(
                (
                    level.value,
                    row.unit,
                    row.unit_name,
                    row.criterion,
                    row.name,
                    missing,
                    row.dossier_state,
                    pd.Timestamp(due_on),
                    stamp(promised_on),
                    is_slipped,
                )
            )
    return checked(BackItems, pd.DataFrame(rows, columns=BackItems.names()))


def _promised(roadmap: DataFrame[RoadmapItems]) -> dict[tuple[str, str], date]:
    held = {RoadmapState.IN_TIME, RoadmapState.DUE_SOON, RoadmapState.BEYOND_TARGET}
    found: dict[tuple[str, str], date] = {}
    for row in rows_of(roadmap[roadmap["state"].isin(held) & (roadmap["step"] == "")]):
        key = (row.unit, row.criterion)
        found[key] = max(found.get(key, date.min), row.planned_on.date())
    return found


def _nearest_first(
    states: DataFrame[CriterionStates], indicators: DataFrame[IndicatorStates]
) -> list[tuple[Any, Message]]:
    """Order what is unmet: units that lack least first, within them by distance to the threshold and dossier step."""
    unmet = list(rows_of(states[states["result"] == Result.NOT_MET]))
    lacking: dict[str, int] = {}
    for row in unmet:
        lacking[row.unit] = lacking.get(row.unit, 0) + 1
    gaps = _gaps(indicators)
    told = [(row, *_distance(row, gaps.get((row.unit, row.criterion), ()))) for row in unmet]
    told.sort(key=lambda one: (lacking[one[0].unit], one[1], _dossier_step(one[0].dossier_state)))
    return [(row, missing) for row, _distance, missing in told]


_Gap = tuple[float, float, str, str]
"""How far an indicator is from its threshold: as a share of it, in its unit, its number, and that unit."""


def _gaps(indicators: DataFrame[IndicatorStates]) -> dict[tuple[str, str], list[_Gap]]:
    found: dict[tuple[str, str], list[_Gap]] = {}
    is_short = (indicators["result"] == Result.NOT_MET) & (indicators["gap"].fillna(0) != 0)
    for row in rows_of(indicators[is_short & indicators["threshold"].notna()]):
        share = abs(row.gap) / abs(row.threshold) if row.threshold else inf
        measured_in = row.measured_in if isinstance(row.measured_in, str) else ""
        found.setdefault((row.unit, row.criterion), []).append((share, abs(row.gap), row.indicator, measured_in))
    return found


def _distance(row: Any, gaps: Sequence[_Gap]) -> tuple[float, Message]:
    """Give how far a criterion is from its thresholds, the farthest indicator telling; unknown is farthest."""
    if gaps:
        share, gap, indicator, measured_in = max(gaps)
        sentence = N_("chỉ tiêu {indicator}: thiếu {gap}{unit}")
        unit = measured_in if measured_in == "%" else f" {measured_in}" if measured_in else ""
        return share, Message.of(sentence, indicator=indicator, gap=round(gap, 2), unit=unit)
    total, met = row.indicators_total, row.indicators_met
    if total and row.indicators_assessed:
        return (total - met) / total, Message.of(N_("đạt {met}/{total} chỉ tiêu"), met=met, total=total)
    return inf, Message.of(N_("chưa rõ còn thiếu bao nhiêu"))


def _dossier_step(state: object) -> int:
    return _DOSSIER_STEPS.index(DossierState(state)) if isinstance(state, str) else len(_DOSSIER_STEPS)


def _months(count: int, day: date, until: date) -> list[date]:
    """Spread what is left evenly over the months until a day, no month with more than it must; late: all at once."""
    ends = [one.date() for one in pd.date_range(day, until, freq="ME")] if until > day else []
    ends = [*(one for one in ends if one < until), until]
    return [ends[place * len(ends) // count] for place in range(count)]


def _sentence(days: tuple[date, date, date], earliest_on: date | None, passed_days: int) -> Message:
    target_on, communes_by, criteria_by = days
    start = Message.of(
        N_("Để kịp {target}: các xã phải đủ tiêu chí chậm nhất {communes}, huyện đủ tiêu chí chậm nhất {criteria}."),
        target=target_on,
        communes=communes_by,
        criteria=criteria_by,
    )
    if passed_days:
        start = Message.of(N_("{start} Đã qua mốc này {days} ngày."), start=start, days=passed_days)
    if earliest_on is None:
        return Message.of(N_("{start} Chưa tính được ngày sớm nhất: còn nội dung chưa có ngày cam kết."), start=start)
    late = (earliest_on - target_on).days
    if late > 0:
        sentence = N_("{start} Theo các cam kết, sớm nhất là {day}, sau mục tiêu {days} ngày.")
    else:
        sentence = N_("{start} Theo các cam kết, sớm nhất là {day}, kịp mục tiêu.")
    return Message.of(sentence, start=start, day=earliest_on, days=late)
