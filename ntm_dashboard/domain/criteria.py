"""The state of each criterion of each unit on a day, with its reason.

A criterion may be reported as a whole ("5") or by its indicators ("5.2"). Reported by indicators it is met when all
applicable ones are met; while some are not reported it is unknown, unless one is unmet already. A later report of some
of its indicators does not take back what an earlier report said of it as a whole; an unmet indicator does.

What a report says is of its day. Lateness is only said by the newest report of a unit, and what was unmet before a unit
or the district was recognised is not known any more (docs/decisions/what-is-late-today.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Catalogue, CriteriaSet, Criterion
from ntm_dashboard.domain.frames import Assessments, CriterionStates, checked, rows_of
from ntm_dashboard.domain.terms import DossierState, Level, Plan, Result, Status
from ntm_dashboard.i18n import N_, Message

Row = Any
"""A row of Assessments as pandas gives it: a named tuple with the columns as attributes."""


@dataclass(frozen=True)
class Verdict:
    """What is known of a criterion and why."""

    result: Result | None
    reason: Message
    is_contradicted: bool = False


@dataclass(frozen=True)
class Bearings:
    """What the reports are seen against: the target, the newest report or count, who was recognised by when.

    `target_on` is None without a target and once the district is recognised. `recognised_on` holds, by the code of the
    unit, the newest day on which it is known to be recognised.
    """

    target_on: date | None = None
    newest_on: date | None = None
    recognised_on: Mapping[str, date] = field(default_factory=dict[str, date])


def plan_of(planned_on: date | None, *, as_of: date, is_newest: bool = True, target_on: date | None = None) -> Plan:
    """Tell how the planned date of an unmet criterion stands; `is_newest`: the unit made no report since."""
    if planned_on is None:
        return Plan.NONE
    if planned_on < as_of:
        return Plan.LATE if is_newest else Plan.UNREPORTED
    return Plan.BEYOND_TARGET if target_on is not None and planned_on > target_on else Plan.IN_TIME


_PLAN_STATUS = {Plan.IN_TIME: Status.WORKING, Plan.LATE: Status.LATE}


def status_of(result: Result | None, *, dossier_state: str | None, plan: Plan) -> Status:
    """Give the state that a criterion is drawn in.

    Met while the dossier is known and not complete is `WAITING` ("đạt tiêu chí đến đâu hoàn thành hồ sơ đến đó");
    where the dossier is not known, "met" says nothing about it. Unmet is `WORKING` with a date that keeps the target,
    `LATE` after it, else `NOT_MET`.
    """
    if result is Result.MET:
        return Status.ACHIEVED if dossier_state in {None, DossierState.COMPLETE} else Status.WAITING
    if result is Result.NOT_MET:
        return _PLAN_STATUS.get(plan, Status.NOT_MET)
    return Status.NOT_APPLICABLE if result is Result.NOT_APPLICABLE else Status.UNKNOWN


def verdict_of(whole: Result | None, indicators: Sequence[Result], *, total: int) -> Verdict:
    """Judge a criterion by what is reported of it as a whole and by its indicators of the same report."""
    unmet = sum(result is Result.NOT_MET for result in indicators)
    if whole is not None:
        contradicted = whole is Result.MET and unmet > 0
        sentence = N_("Báo cáo ghi đạt nhưng {unmet} chỉ tiêu chưa đạt.") if contradicted else _WHOLE[whole]
        return Verdict(whole, Message.of(sentence, unmet=unmet), contradicted)
    if not indicators:
        return Verdict(None, Message.of(N_("Chưa có báo cáo về tiêu chí này.")))
    return _by_indicators(indicators, unmet=unmet, total=total)


_WHOLE = {
    Result.MET: N_("Báo cáo ghi đạt."),
    Result.NOT_MET: N_("Báo cáo ghi chưa đạt."),
    Result.NOT_APPLICABLE: N_("Báo cáo ghi không áp dụng."),
}


def _by_indicators(indicators: Sequence[Result], *, unmet: int, total: int) -> Verdict:
    if unmet:
        return Verdict(Result.NOT_MET, Message.of(N_("{unmet} chỉ tiêu chưa đạt."), unmet=unmet))
    missing = total - len(indicators)
    if missing > 0:
        sentence = N_("Mới báo cáo {known}/{total} chỉ tiêu; còn {missing} chỉ tiêu chưa có số liệu.")
        return Verdict(None, Message.of(sentence, known=len(indicators), total=total, missing=missing))
    if all(result is Result.NOT_APPLICABLE for result in indicators):
        return Verdict(Result.NOT_APPLICABLE, Message.of(N_("Không chỉ tiêu nào áp dụng.")))
    return Verdict(
        Result.MET, Message.of(N_("Tất cả {count} chỉ tiêu áp dụng đều đạt."), count=_applicable(indicators))
    )


def _applicable(indicators: Sequence[Result]) -> int:
    return sum(result is not Result.NOT_APPLICABLE for result in indicators)


def criterion_states(
    assessments: DataFrame[Assessments],
    catalogue: Catalogue,
    *,
    level: Level,
    units: Iterable[tuple[str, str]],
    as_of: date,
    bearings: Bearings | None = None,
) -> DataFrame[CriterionStates]:
    """Give the state of every criterion of the level's set for each unit (code, name), unknown ones included."""
    criteria = catalogue.criteria_on(level, as_of)
    totals = _indicator_totals(catalogue, level, as_of)
    rows = _rows_by_criterion(assessments, catalogue, level=level, as_of=as_of)
    states = [
        _state(criterion, unit, rows.get((unit.code, criterion.number), []), total=totals.get(criterion.number, 0))
        for unit in _judged_units(units, rows, as_of=as_of, bearings=bearings or Bearings())
        for criterion in criteria
    ]
    return checked(CriterionStates, pd.DataFrame(states, columns=CriterionStates.names()))


def states_by_set(
    assessments: DataFrame[Assessments],
    catalogue: Catalogue,
    *,
    chosen: CriteriaSet,
    unit: tuple[str, str],
    as_of: date,
) -> DataFrame[CriterionStates]:
    """Give what one unit (code, name) reported by a set that is not the standard one: each criterion of the set.

    A set whose criteria the catalogue does not list has those that were reported.
    """
    own = assessments[(assessments["unit"] == unit[0]) & (assessments["criteria_set"] == chosen.set_id)]
    rows: dict[str, list[Row]] = {}
    for row in rows_of(own[own["period"] <= pd.Timestamp(as_of)].sort_values("period", kind="stable")):
        rows.setdefault(str(row.criterion), []).append(row)
    listed = [one for one in catalogue.criteria if one.set_id == chosen.set_id]
    unlisted = [number for number in rows if number not in {one.number for one in listed}]
    criteria = [*listed, *(Criterion("", "", chosen.set_id, number, "", "", "", "") for number in unlisted)]
    numbers = [one.criterion for one in catalogue.indicators if one.set_id == chosen.set_id]
    totals = {number: numbers.count(number) for number in numbers}
    newest = max((own[-1].period for own in rows.values()), default=None)
    judged_unit = _Unit(unit[0], unit[1], as_of=as_of, newest=newest)
    states = [_state(one, judged_unit, rows.get(one.number, []), total=totals.get(one.number, 0)) for one in criteria]
    return checked(CriterionStates, pd.DataFrame(states, columns=CriterionStates.names()))


def met_count(
    assessments: DataFrame[Assessments], catalogue: Catalogue, *, level: Level, unit: str, as_of: date
) -> int | None:
    """Count the criteria that a unit meets on a day; None when nothing is known of any of them."""
    totals = _indicator_totals(catalogue, level, as_of)
    grouped = _rows_by_criterion(assessments, catalogue, level=level, as_of=as_of)
    results = [
        _judge(_report_of(rows, rows[-1].period), rows, total=totals.get(number, 0))[0].result
        for (code, number), rows in grouped.items()
        if code == unit
    ]
    known = [result for result in results if result is not None]
    return sum(result is Result.MET for result in known) if known else None


def _indicator_totals(catalogue: Catalogue, level: Level, as_of: date) -> dict[str, int]:
    numbers = [indicator.criterion for indicator in catalogue.indicators_on(level, as_of)]
    return {number: numbers.count(number) for number in numbers}


def _rows_by_criterion(
    assessments: DataFrame[Assessments], catalogue: Catalogue, *, level: Level, as_of: date
) -> dict[tuple[str, str], list[Row]]:
    """Group the rows that were made under the set of the as-of date: another set's "5" is another criterion."""
    chosen = catalogue.set_on(level, as_of)
    grouped: dict[tuple[str, str], list[Row]] = {}
    if chosen is None:
        return grouped
    rows = assessments[(assessments["level"] == level) & (assessments["period"] <= pd.Timestamp(as_of))]
    for row in rows_of(rows.sort_values("period", kind="stable")):
        if chosen.validity.covers(row.period.date()):
            grouped.setdefault((str(row.unit), str(row.criterion)), []).append(row)
    return grouped


@dataclass(frozen=True)
class _Unit:
    """The unit whose criteria are judged, with its newest report and since when it, or the district, is recognised."""

    code: str
    name: str
    as_of: date
    newest: pd.Timestamp | None = None
    recognised_on: date | None = None
    bearings: Bearings = field(default_factory=Bearings)

    def is_outdated(self, period: pd.Timestamp) -> bool:
        """Tell whether the unit was recognised on the day of a report or after it."""
        return self.recognised_on is not None and period.date() <= self.recognised_on


def _judged_units(
    units: Iterable[tuple[str, str]],
    rows: Mapping[tuple[str, str], list[Row]],
    *,
    as_of: date,
    bearings: Bearings,
) -> list[_Unit]:
    newest: dict[str, pd.Timestamp] = {}
    for (code, _number), own in rows.items():
        newest[code] = max(own[-1].period, newest.get(code, own[-1].period))
    return [
        _Unit(code, name, as_of, newest.get(code), bearings.recognised_on.get(code), bearings) for code, name in units
    ]


def _state(criterion: Criterion, unit: _Unit, rows: list[Row], *, total: int) -> dict[str, object]:
    newest = rows[-1].period if rows else None
    verdict, leading, known = _judge(_report_of(rows, newest), rows, total=total)
    carried = _carried(leading)
    if newest is not None and unit.is_outdated(newest):
        dossier_state = DossierState.COMPLETE if carried["dossier_state"] == DossierState.COMPLETE else None
        verdict = _outdated(verdict, unit, newest)
        carried = {**carried, "dossier_state": dossier_state, "planned_on": None}
    plan = _plan(leading, unit) if verdict.result is Result.NOT_MET else None
    return {
        "unit": unit.code,
        "unit_name": unit.name,
        "criterion": criterion.number,
        "name": criterion.name,
        "group": criterion.group,
        "result": verdict.result,
        "status": status_of(verdict.result, dossier_state=_text(carried["dossier_state"]), plan=plan or Plan.NONE),
        "plan": plan,
        "reason": _reason(verdict.reason, newest, plan, unit, planned_on=carried["planned_on"]),
        "period": newest,
        "indicators_met": sum(result is Result.MET for result in known),
        "indicators_assessed": len(known),
        "indicators_total": total,
        "is_contradicted": verdict.is_contradicted,
        "previous_result": _previous(rows, newest, total=total),
        **carried,
        "agency": (_text(leading.agency) if leading is not None else None) or criterion.agency or None,
    }


def _plan(leading: Row | None, unit: _Unit) -> Plan:
    if leading is None:
        return Plan.NONE
    is_newest = leading.period == unit.newest
    return plan_of(_day(leading.planned_on), as_of=unit.as_of, is_newest=is_newest, target_on=unit.bearings.target_on)


def _outdated(verdict: Verdict, unit: _Unit, period: pd.Timestamp) -> Verdict:
    """Take "not met" of a report before the recognition for not known any more; the reason says what it was."""
    if verdict.result is not Result.NOT_MET:
        return verdict
    sentence = N_("Báo cáo ngày {day} ghi chưa đạt; sau đó được công nhận ({since}), chưa có báo cáo mới.")
    return Verdict(None, Message.of(sentence, day=_day(period) or date.min, since=unit.recognised_on or date.min))


def _reason(
    reason: Message, period: pd.Timestamp | None, plan: Plan | None, unit: _Unit, *, planned_on: Any
) -> Message:
    """Say the reason, how the planned date stands where that needs saying, and the day of a figure carried forward."""
    planned, newest_on = _day(planned_on), unit.bearings.newest_on
    sentence = _PLAN_REASONS.get(plan) if plan else None
    if sentence and planned is not None:
        reason = Message.of(sentence, reason=reason, planned=planned, target=unit.bearings.target_on or planned)
    if period is None or newest_on is None or period.date() >= newest_on:
        return reason
    return Message.of("{reason} ({age})", reason=reason, age=age_of(period.date(), as_of=unit.as_of))


_PLAN_REASONS = {
    Plan.BEYOND_TARGET: N_("{reason} Dự kiến đạt {planned}, sau mục tiêu {target}."),
    Plan.UNREPORTED: N_("{reason} Dự kiến đạt {planned}, chưa có báo cáo mới."),
}


def age_of(day: date, *, as_of: date) -> Message:
    """Say of which day a figure is, and how many days ago that was: "số liệu 12/04/2023, 362 ngày"."""
    return Message.of(N_("số liệu {day}, {days} ngày"), day=day, days=(as_of - day).days)


def _report_of(rows: Sequence[Row], period: pd.Timestamp | None) -> list[Row]:
    return [row for row in rows if row.period == period]


def judged(rows: Sequence[Row], *, total: int) -> Verdict:
    """Judge a criterion of a unit by all of its rows, the oldest first; `total` is how many indicators it has."""
    newest = rows[-1].period if rows else None
    return _judge(_report_of(rows, newest), rows, total=total)[0]


def _judge(current: list[Row], rows: Sequence[Row], *, total: int) -> tuple[Verdict, Row | None, list[Result]]:
    """Judge the newest report; its indicators are completed by the newest earlier value of each."""
    whole = next((row for row in current if not row.indicator), None)
    known = list(_newest_by_indicator(rows).values())
    if whole is not None:
        of_report = [Result(row.result) for row in current if row.indicator]
        return verdict_of(Result(whole.result), of_report, total=total), whole, known
    earlier = next((row for row in reversed(rows) if not row.indicator), None)
    if earlier is not None and (kept := _kept(earlier, rows, total=total)) is not None:
        return kept, earlier, known
    leading = next((row for row in current if row.result == Result.NOT_MET), current[-1] if current else None)
    return _completed(earlier, rows, known, total=total), leading, known


def _completed(earlier: Row | None, rows: Sequence[Row], known: list[Result], *, total: int) -> Verdict:
    """Judge by indicators; one that was unmet before the criterion was met as a whole counts no more."""
    if earlier is None or earlier.result != Result.MET:
        return verdict_of(None, known, total=total)
    return verdict_of(None, list(_newest_by_indicator(_since(earlier, rows)).values()), total=total)


def _kept(earlier: Row, rows: Sequence[Row], *, total: int) -> Verdict | None:
    """Keep what an earlier report said of the criterion as a whole; None where its indicators decide by now."""
    later = _newest_by_indicator(_since(earlier, rows))
    known = later if earlier.result == Result.MET else _newest_by_indicator(rows)
    if Result.NOT_MET in later.values() or 0 < total <= len(known):
        return None
    if earlier.result == Result.MET:
        beside = [row for row in rows if row.period == earlier.period and row.indicator not in later]
        is_contradicted = any(row.result == Result.NOT_MET for row in beside)
        sentence = N_(
            "Báo cáo ngày {day} ghi đạt; sau đó mới có {known}/{total} chỉ tiêu, không chỉ tiêu nào chưa đạt."
        )
        return Verdict(Result.MET, _kept_reason(sentence, earlier, len(later), total), is_contradicted)
    if earlier.result == Result.NOT_MET:
        sentence = N_("Báo cáo ngày {day} ghi chưa đạt; sau đó mới có {known}/{total} chỉ tiêu.")
        return Verdict(Result.NOT_MET, _kept_reason(sentence, earlier, len(later), total))
    return None


def _kept_reason(sentence: str, earlier: Row, known: int, total: int) -> Message:
    return Message.of(sentence, day=_day(earlier.period) or date.min, known=known, total=total)


def _since(earlier: Row, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.period > earlier.period]


def _newest_by_indicator(rows: Sequence[Row]) -> dict[str, Result]:
    return {row.indicator: Result(row.result) for row in rows if row.indicator}


def _previous(rows: list[Row], newest: pd.Timestamp | None, *, total: int) -> Result | None:
    earlier = [row for row in rows if row.period != newest]
    if not earlier:
        return None
    verdict, _leading, _known = _judge(_report_of(earlier, earlier[-1].period), earlier, total=total)
    return verdict.result


CARRIED = ("value", "dossier", "dossier_state", "planned_on", "note", "source", "certainty", "revision", "file", "row")
"""What a state takes over unchanged from the row that it rests on."""


def _carried(row: Row | None) -> dict[str, object]:
    return {column: None if row is None else getattr(row, column) for column in CARRIED}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()
