"""The roadmap: what was promised for when, how often the day was moved, and what came of it (docs/formulas/roadmap.md).

Promises are the rows of the roadmap and, for what reports speak of, the planned day of each report: a later day in a
later report is a postponement. A criterion is done on the day of the first report that says so, or on the day between
that report and the one before it that the roadmap names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

import numpy as np
import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue, Criterion, Validity
from ntm_dashboard.domain.columns import coded
from ntm_dashboard.domain.frames import DataFrame, Table, checked
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import CERTAINTIES, MET, NOT_APPLICABLE, NOT_MET, WHOLE, Reported
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Level, UnitKind
from ntm_dashboard.domain.verdicts import verdicts_for
from ntm_dashboard.i18n import N_, Message, Name

SOON_DAYS = 30
"""Within how many days a planned day is said to be near."""


class RoadmapState(StrEnum):
    """How a step of the roadmap stands on a day.

    `UNREPORTED`: the day has passed, and the unit has reported since, but not on this. `OVERTAKEN`: the unit or the
    district was recognised after the day was set, so that nobody knows whether anything is left to do.
    """

    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    LATE = "late"
    UNREPORTED = "unreported"
    BEYOND_TARGET = "beyond_target"
    OVERTAKEN = "overtaken"

    @property
    def is_done(self) -> bool:
        """Tell whether the step is done."""
        return self in {RoadmapState.DONE_IN_TIME, RoadmapState.DONE_LATE}

    @property
    def is_open(self) -> bool:
        """Tell whether the step is still to be done."""
        return not self.is_done and self is not RoadmapState.OVERTAKEN

    @property
    def word(self) -> Message:
        """Give the word for the state."""
        return Message.of(_WORDS[self])


_WORDS = {
    RoadmapState.DONE_IN_TIME: N_("Xong đúng hạn"),
    RoadmapState.DONE_LATE: N_("Xong sau hạn"),
    RoadmapState.IN_TIME: N_("Trong thời hạn lộ trình"),
    RoadmapState.DUE_SOON: N_("Đến hạn trong 30 ngày"),
    RoadmapState.LATE: N_("Chậm lộ trình"),
    RoadmapState.UNREPORTED: N_("Đã đến hạn, chưa có báo cáo mới"),
    RoadmapState.BEYOND_TARGET: N_("Dự kiến sau mục tiêu"),
    RoadmapState.OVERTAKEN: N_("Đã được công nhận, không theo dõi nữa"),
}


@dataclass(frozen=True)
class Promise:
    """A day that was promised: when it was set, for which day, why, by whom, and how true the row is."""

    set_on: date
    planned_on: date
    reason: str
    agency: str | None
    certainty: str


class RoadmapItems(Table):
    """One unit × criterion (× indicator) × step that has a planned day, in the order of the catalogue.

    `unit` is "" for the district as a whole, `step` "" for the criterion as a whole. `first_on` is the day promised
    first, `planned_on` the one that stands, set on `set_on`. `postponed` counts the moves to a later day (a move to an
    earlier one is none), `postponed_days` is how long after `first_on` the day now is, 0 when it is not. `history` is a
    tuple of `Promise`, oldest first. `state` is a `RoadmapState`; `certainty` that of the least certain row in it.
    """

    level: str
    unit: str
    unit_name: str
    criterion: str
    name: Name | None
    indicator: str
    step: str
    first_on: date
    planned_on: date
    set_on: date
    postponed: int
    postponed_days: int
    history: tuple[Promise, ...]
    agency: str | None
    done_on: date | None
    state: str
    certainty: str


Key = tuple[str, str, str, str]
"""Unit, criterion, indicator and step."""
_Result = tuple[date, int, int]
"""On which day which result was reported, and how certain."""


@dataclass(frozen=True)
class _Run:
    """The stretch of time that the promises of a step are of: after it was last met, until it is met again."""

    after: date
    done_on: date | None
    certainty: int


def roadmap_of(record: Record, catalogue: Catalogue, situation: Situation) -> DataFrame[RoadmapItems]:
    """Give the roadmap on the day of a Situation; `record` is what was known on that day (`Record.until`).

    Units that are not of the district on that day have none, and a district that has ended has none at all.
    """
    day = situation.as_of
    reports = {level: _reports(record, catalogue, level, day) for level in Level}
    own = _by_key(record, catalogue, reports, day)
    results = _results(catalogue, reports, own, day)
    seen = _Seen.of(record, catalogue, situation, reports)
    order = _order(catalogue, day, own)
    rows = [
        row
        for key in sorted(own, key=order)
        if situation.ended is None
        and key[0] in order.units
        and (row := _row(key, own[key], results.get(key[:3], ()), results.get((*key[:2], WHOLE), ()), seen))
    ]
    return checked(RoadmapItems, pd.DataFrame(rows, columns=RoadmapItems.names()))


@dataclass(frozen=True)
class _Seen:
    """What promises are seen against. `newest` is the newest report of each unit on its level."""

    day: date
    target_on: date | None
    catalogue: Catalogue
    recognised: Mapping[str, date]
    district_recognised: date | None
    newest: Mapping[str, date]
    names: Mapping[tuple[str, str], Criterion]

    @classmethod
    def of(
        cls, record: Record, catalogue: Catalogue, situation: Situation, reports: Mapping[Level, Reported]
    ) -> "_Seen":
        clock = situation.clock
        newest: dict[str, date] = {}
        for rows in reports.values():
            last = dict(zip(rows.unit.tolist(), rows.period.tolist(), strict=True))  # in order of time
            newest |= {rows.units[unit]: period for unit, period in last.items()}
        return cls(
            situation.as_of,
            None if clock.is_recognised else clock.target_on,
            catalogue,
            record.titles.last_recognised(),
            clock.recognised_on,
            newest,
            {(level, one.number): one for level in Level for one in catalogue.criteria_on(level, situation.as_of)},
        )

    def recognised_on(self, unit: str) -> date | None:
        """Give the newest day on which a unit, or the district with it, is known to be recognised."""
        days = [one for one in (self.recognised.get(unit), self.district_recognised) if one]
        return max(days, default=None)


def level_of(unit: str, catalogue: Catalogue) -> Level:
    """Tell of which level a row of the roadmap is by its unit: "" and the district's own code are the district."""
    return Level.DISTRICT if unit in {"", catalogue.district.code} else Level.COMMUNE


def _reports(record: Record, catalogue: Catalogue, level: Level, day: date) -> Reported:
    return record.reported.made_under(level, _validity(catalogue, level, day), day)


def _validity(catalogue: Catalogue, level: Level, day: date) -> Validity | None:
    chosen = catalogue.set_on(level, day)
    return chosen.validity if chosen else None


def _by_key(
    record: Record, catalogue: Catalogue, reports: Mapping[Level, Reported], day: date
) -> dict[Key, tuple[list[Promise], list[tuple[date, str]]]]:
    """Gather the promises and the days of completion of each step; of one day the row of the roadmap counts."""
    found: dict[Key, tuple[dict[date, Promise], list[tuple[date, str]]]] = {}
    for key, promise, done_on in _promised_in_roadmap(record, catalogue, day):
        promises, done = found.setdefault(key, ({}, []))
        if promise is not None:
            promises[promise.set_on] = promise
        if done_on is not None and done_on[0] <= day:
            done.append(done_on)
    for rows in reports.values():
        for key, promise in _promised_in_reports(rows):
            promises = found.setdefault(key, ({}, []))[0]
            if not _is_repeated(promise, promises):
                promises.setdefault(promise.set_on, promise)
    return {key: ([promises[one] for one in sorted(promises)], done) for key, (promises, done) in found.items()}


def _is_repeated(promise: Promise, promises: Mapping[date, Promise]) -> bool:
    """Tell whether a report names a day that was promised before: that moves nothing, whatever was set meanwhile."""
    return any(one.planned_on == promise.planned_on for set_on, one in promises.items() if set_on < promise.set_on)


def _promised_in_reports(rows: Reported) -> Iterator[tuple[Key, Promise]]:
    if not len(rows.row):
        return
    planned = rows.arrays["planned_on"].take(rows.row)
    at = np.flatnonzero(~np.isnat(planned.to_numpy()) & (rows.result == NOT_MET))
    some = rows.at(at)
    days = planned.to_numpy().astype("datetime64[D]")[at].tolist()
    notes, agencies = (_texts(some.arrays[name].take(some.row)) for name in ("note", "agency"))
    columns = (some.unit.tolist(), some.number.tolist(), some.period.tolist(), days, notes, agencies)
    for place, (unit, number, period, planned_on, note, agency) in enumerate(zip(*columns, strict=True)):
        promise = Promise(period, planned_on, note or "", agency or None, CERTAINTIES[some.certainty[place]])
        yield (rows.units[unit], *rows.numbers[number], ""), promise


def _texts(array: pd.api.extensions.ExtensionArray) -> list[str | None]:
    codes, known = coded(array)
    return [known[code] if code >= 0 else None for code in codes.tolist()]


def _promised_in_roadmap(
    record: Record, catalogue: Catalogue, day: date
) -> Iterator[tuple[Key, Promise | None, tuple[date, str] | None]]:
    """Give what each row promises, and when it says that the step was done and how certain that is."""
    table = record.roadmap
    names = ("unit", "criterion", "indicator", "step", "set_on", "planned_on", "agency", "done_on", "note", "certainty")
    for unit, criterion, indicator, step, set_on, planned_on, agency, done_on, note, certainty in zip(
        *(table[name].tolist() for name in names), strict=True
    ):
        validity = _validity(catalogue, level_of(unit, catalogue), day)
        if criterion and (validity is None or not validity.covers(set_on.date())):
            continue  # the number meant a criterion of another set
        promise = None
        if not pd.isna(planned_on):
            promise = Promise(set_on.date(), planned_on.date(), _text(note), _text(agency) or None, certainty)
        yield (unit, criterion, indicator, step), promise, None if pd.isna(done_on) else (done_on.date(), certainty)


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""


def _results(
    catalogue: Catalogue, reports: Mapping[Level, Reported], own: Iterable[Key], day: date
) -> dict[tuple[str, str, str], list[_Result]]:
    """Give what was reported of each criterion and indicator that has a promise, report by report."""
    found: dict[tuple[str, str, str], list[_Result]] = {}
    for level, rows in reports.items():
        cells = list(dict.fromkeys(key[:2] for key in own if key[1] and level_of(key[0], catalogue) is level))
        if not cells:
            continue
        kept = rows.where(rows.cells_of(cells) >= 0)
        chosen = catalogue.set_on(level, day)
        totals = Counter(one.criterion for one in catalogue.indicators if chosen and one.set_id == chosen.set_id)
        for period in np.unique(kept.period).tolist():
            so_far = kept.where(kept.period <= np.datetime64(period, "D"))
            verdicts = verdicts_for(so_far, cells, totals)
            reported = set(np.unique(kept.cells_of(cells)[kept.period == np.datetime64(period, "D")]).tolist())
            for place in sorted(reported):
                one = (period, int(verdicts.result[place]), int(verdicts.certainty[place]))
                found.setdefault((*cells[place], WHOLE), []).append(one)
        _add_indicators(kept, {key[:3] for key in own if key[2]}, found)
    return found


def _add_indicators(
    rows: Reported, wanted: set[tuple[str, str, str]], found: dict[tuple[str, str, str], list[_Result]]
) -> None:
    if not wanted:
        return
    columns = (rows.unit, rows.number, rows.period, rows.result, rows.certainty)
    for unit, number, period, result, certainty in zip(*(one.tolist() for one in columns), strict=True):
        key = (rows.units[unit], *rows.numbers[number])
        if key in wanted:
            found.setdefault(key, []).append((period, result, certainty))


def _row(
    key: Key,
    told: tuple[list[Promise], list[tuple[date, str]]],
    results: Sequence[_Result],
    whole: Sequence[_Result],
    seen: _Seen,
) -> tuple[object, ...] | None:
    """Make the row of a step; None where the criterion does not apply or the promise was of an earlier stretch."""
    unit, criterion, indicator, step = key
    promises, done = told
    results = () if step or not criterion else results
    if results and results[-1][1] == NOT_APPLICABLE:
        return None
    run = _run(results, done)
    if indicator and run.done_on is None and (of_whole := _run(whole, ())).done_on is not None and not step:
        run = of_whole
    kept = [one for one in promises if one.set_on > run.after and (run.done_on is None or one.set_on <= run.done_on)]
    if not kept:
        return None
    standing, days = _standing(kept), [one.planned_on for one in kept]
    level = level_of(unit, seen.catalogue)
    listed = seen.names.get((level, criterion))
    return (
        level.value,
        unit,
        seen.catalogue.unit_name(unit, seen.day),
        criterion,
        listed.name if listed else None,
        indicator,
        step,
        pd.Timestamp(days[0]),
        pd.Timestamp(days[-1]),
        pd.Timestamp(standing.set_on),
        sum(later > earlier for earlier, later in pairwise(days)),
        max(0, (days[-1] - days[0]).days),
        tuple(kept),
        next((one.agency for one in reversed(kept) if one.agency), (listed.agency or None) if listed else None),
        pd.Timestamp(run.done_on) if run.done_on else pd.NaT,
        _state(unit, standing, run, results, seen).value,
        CERTAINTIES[max([run.certainty, *(CERTAINTIES.index(one.certainty) for one in kept)])],
    )


def _standing(promises: Sequence[Promise]) -> Promise:
    """Give the promise that set the day which stands: the first of the last ones that name the same day."""
    last = promises[-1]
    for one in reversed(promises):
        if one.planned_on != last.planned_on:
            break
        last = one
    return last


def _run(results: Sequence[_Result], done: Sequence[tuple[date, str]]) -> _Run:
    """Find the stretch that is looked at: until it was met, or since it was met last."""
    is_met = [result == MET for _day, result, _certainty in results]
    end = len(results)
    while end and is_met[end - 1]:
        end -= 1
    met_before = [place for place in range(end) if is_met[place]]
    after = results[met_before[-1]][0] if met_before else date.min
    unmet = [day for day, result, _certainty in results[:end] if result == NOT_MET]
    told = [one for one in done if one[0] > after and (not unmet or one[0] > unmet[-1])]
    if end < len(results):
        told = [one for one in told if one[0] <= results[end][0]]  # known to the day, where the report is of a month
        if not told:
            return _Run(after, results[end][0], results[end][2])
    if not told:
        return _Run(after, None, -1)
    day, certainty = min(told)
    return _Run(after, day, CERTAINTIES.index(certainty))


def _state(unit: str, standing: Promise, run: _Run, results: Sequence[_Result], seen: _Seen) -> RoadmapState:
    planned_on = standing.planned_on
    if run.done_on is not None:
        return RoadmapState.DONE_LATE if run.done_on > planned_on else RoadmapState.DONE_IN_TIME
    recognised = seen.recognised_on(unit)
    if recognised is not None and max([standing.set_on, *(day for day, *_rest in results)]) <= recognised:
        return RoadmapState.OVERTAKEN
    if planned_on < seen.day:
        is_newest = not results or results[-1][0] == seen.newest.get(unit)
        return RoadmapState.LATE if is_newest else RoadmapState.UNREPORTED
    if seen.target_on is not None and planned_on > seen.target_on:
        return RoadmapState.BEYOND_TARGET
    return RoadmapState.DUE_SOON if planned_on - seen.day <= timedelta(days=SOON_DAYS) else RoadmapState.IN_TIME


def _order(catalogue: Catalogue, day: date, keys: Iterable[Key]) -> "_Order":
    units = ["", catalogue.district.code]
    units += [one.code for one in catalogue.units_on(day, (UnitKind.COMMUNE, UnitKind.TOWN))]
    return _Order({code: place for place, code in enumerate(units)}, {key: place for place, key in enumerate(keys)})


@dataclass(frozen=True)
class _Order:
    """Sorts steps by unit, by the number of criterion and indicator, then as they were given."""

    units: Mapping[str, int]
    given: Mapping[Key, int]

    def __call__(self, key: Key) -> tuple[object, ...]:
        unit, criterion, indicator, _step = key
        return (self.units.get(unit, len(self.units)), unit, _number(criterion), _number(indicator), self.given[key])


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in text.split(".") if text)
