"""The state of each criterion of each unit on a day, with its reason.

A criterion may be reported as a whole ("5") or by its indicators ("5.2"). Reported by indicators it is met when all
applicable ones are met; while some are not reported it is unknown, unless one is unmet already. A later report of some
of its indicators does not take back what an earlier report said of it as a whole; an unmet indicator does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Catalogue, CriteriaSet, Criterion
from ntm_dashboard.domain.frames import Assessments, CriterionStates, checked, rows_of
from ntm_dashboard.domain.terms import DossierState, Level, Result, Status
from ntm_dashboard.i18n import N_, Message

Row = Any
"""A row of Assessments as pandas gives it: a named tuple with the columns as attributes."""


@dataclass(frozen=True)
class Verdict:
    """What is known of a criterion and why."""

    result: Result | None
    reason: Message
    is_contradicted: bool = False


def status_of(result: Result | None, *, dossier_state: str | None, planned_on: date | None, as_of: date) -> Status:
    """Give the state that a criterion is drawn in.

    Met while the dossier is known and not complete is `WAITING` ("đạt tiêu chí đến đâu hoàn thành hồ sơ đến đó").
    Unmet is `WORKING` while its planned date has not passed, `LATE` after it, `NOT_MET` without a plan.
    """
    if result is Result.MET:
        return Status.ACHIEVED if dossier_state in {None, DossierState.COMPLETE} else Status.WAITING
    if result is Result.NOT_MET:
        if planned_on is None:
            return Status.NOT_MET
        return Status.LATE if planned_on < as_of else Status.WORKING
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
) -> DataFrame[CriterionStates]:
    """Give the state of every criterion of the level's set for each unit (code, name), unknown ones included."""
    criteria = catalogue.criteria_on(level, as_of)
    totals = _indicator_totals(catalogue, level, as_of)
    rows = _rows_by_criterion(assessments, catalogue, level=level, as_of=as_of)
    states = [
        _state(criterion, code=code, name=name, rows=rows.get((code, criterion.number), []), totals=totals, as_of=as_of)
        for code, name in units
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
    states = [
        _state(one, code=unit[0], name=unit[1], rows=rows.get(one.number, []), totals=totals, as_of=as_of)
        for one in criteria
    ]
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


def _state(
    criterion: Criterion, *, code: str, name: str, rows: list[Row], totals: dict[str, int], as_of: date
) -> dict[str, object]:
    total = totals.get(criterion.number, 0)
    newest = rows[-1].period if rows else None
    current = _report_of(rows, newest)
    verdict, leading, known = _judge(current, rows, total=total)
    planned = _day(leading.planned_on) if leading is not None else None
    dossier_state = _text(leading.dossier_state) if leading is not None else None
    return {
        "unit": code,
        "unit_name": name,
        "criterion": criterion.number,
        "name": criterion.name,
        "group": criterion.group,
        "result": verdict.result,
        "status": status_of(verdict.result, dossier_state=dossier_state, planned_on=planned, as_of=as_of),
        "reason": verdict.reason,
        "period": newest,
        "indicators_met": sum(result is Result.MET for result in known),
        "indicators_assessed": len(known),
        "indicators_total": total,
        "is_contradicted": verdict.is_contradicted,
        "previous_result": _previous(rows, newest, total=total),
        **_carried(leading),
        "agency": (_text(leading.agency) if leading is not None else None) or criterion.agency or None,
    }


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


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
