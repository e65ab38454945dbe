"""The state of each criterion of each unit on a day, with its reason.

What a report says is of its day. Lateness is only said by the newest report of a unit, and what was unmet before a unit
or the district was recognised is not known any more (docs/decisions/what-is-late-today.md).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue, CriteriaSet, Criterion, Validity
from ntm_dashboard.domain.columns import (
    NEVER,
    Carried,
    Days,
    Flags,
    Ints,
    coded,
    day_column,
    days_of,
    made,
    names,
    places,
    words,
)
from ntm_dashboard.domain.dossier_moves import STATES as DOSSIER_STATES
from ntm_dashboard.domain.dossier_moves import Moves
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, DossierSteps, RoadmapSteps, empty
from ntm_dashboard.domain.planned_days import Promises
from ntm_dashboard.domain.reasons import PLANS, Seen, reasons_of
from ntm_dashboard.domain.reported import CERTAINTIES, MET, NOT_APPLICABLE, NOT_MET, RESULTS, WHOLE, Reported
from ntm_dashboard.domain.terms import DossierState, Level, Plan, Status
from ntm_dashboard.domain.verdicts import UNKNOWN, Verdicts, previous_results, verdicts_of

STATUSES = tuple(Status)


@dataclass(frozen=True)
class Bearings:
    """What the reports are seen against: the target, the newest report or count, who was recognised by when.

    `target_on` is None without a target and once the district is recognised. `recognised_on` holds, by the code of the
    unit, the newest day on which it is known to be recognised. `dossiers` are the rows that follow dossiers, `roadmap`
    those that promise days.
    """

    target_on: date | None = None
    newest_on: date | None = None
    recognised_on: Mapping[str, date] = field(default_factory=dict[str, date])
    dossiers: DataFrame[DossierSteps] = field(default_factory=lambda: empty(DossierSteps))
    roadmap: DataFrame[RoadmapSteps] = field(default_factory=lambda: empty(RoadmapSteps))


def plans_of(planned: Days, *, as_of: date, is_newest: Flags, target_on: date | None = None) -> Ints:
    """Tell how the planned dates of unmet criteria stand; `is_newest`: the unit made no report since."""
    today, target = np.datetime64(as_of, "D"), np.datetime64(target_on, "D")
    is_past = planned < today
    return np.select(
        [np.isnat(planned), is_past & is_newest, is_past, planned > target],
        [PLANS.index(plan) for plan in (Plan.NONE, Plan.LATE, Plan.UNREPORTED, Plan.BEYOND_TARGET)],
        PLANS.index(Plan.IN_TIME),
    )


def statuses_of(result: Ints, *, dossier: Ints, plan: Ints) -> Ints:
    """Give the states that criteria are drawn in; `dossier` holds places in `DOSSIER_STATES`, -1 where it is not known.

    Met is `ACHIEVED` once the dossier is complete and `WAITING` while it is not ("đạt tiêu chí đến đâu hoàn thành hồ sơ
    đến đó"); where nobody said how far the dossier is, it is `UNPROVEN`. Unmet is `WORKING` with a date that keeps the
    target, `LATE` after it, else `NOT_MET`.
    """
    is_unmet, is_complete = result == NOT_MET, dossier == DOSSIER_STATES.index(DossierState.COMPLETE)
    return np.select(
        [
            (result == MET) & (dossier < 0),
            (result == MET) & ~is_complete,
            result == MET,
            is_unmet & (plan == PLANS.index(Plan.IN_TIME)),
            is_unmet & (plan == PLANS.index(Plan.LATE)),
            is_unmet,
            result == NOT_APPLICABLE,
        ],
        [
            STATUSES.index(status)
            for status in (
                Status.UNPROVEN,
                Status.WAITING,
                Status.ACHIEVED,
                Status.WORKING,
                Status.LATE,
                Status.NOT_MET,
                Status.NOT_APPLICABLE,
            )
        ],
        STATUSES.index(Status.UNKNOWN),
    )


@dataclass(frozen=True)
class States:
    """The states of criteria as a table and, for whoever counts them, as columns of numbers: one for each cell.

    `unit` and `criterion` are places among the `units` units and in `numbers`, the others in their lists.
    """

    table: DataFrame[CriterionStates]
    numbers: Sequence[str]
    unit: Ints
    criterion: Ints
    result: Ints
    status: Ints
    certainty: Ints
    period: Days
    units: int

    @property
    def is_met(self) -> Flags:
        """Tell of each criterion whether it is met."""
        return self.result == MET

    @property
    def is_unmet(self) -> Flags:
        """Tell of each criterion whether it is known not to be met."""
        return self.result == NOT_MET

    @property
    def is_unknown(self) -> Flags:
        """Tell of each criterion whether nothing is known of it."""
        return self.result == UNKNOWN

    def is_in(self, status: Status) -> Flags:
        """Tell of each criterion whether it is in a state."""
        return self.status == STATUSES.index(status)

    def count(self, which: Flags) -> Ints:
        """Count for each unit the criteria that are meant."""
        return np.bincount(self.unit[which], minlength=self.units)


@dataclass(frozen=True)
class _Cells:
    """The cells of a table, unit by unit, with the rows that speak of them; `newest` is the newest report of each unit.

    `cell` is the cell of each row, `totals` how many indicators the criterion of each cell has.
    """

    units: Sequence[tuple[str, str]]
    criteria: Sequence[Criterion]
    rows: Reported
    cell: Ints
    totals: Ints
    newest: Days
    validity: Validity | None

    @classmethod
    def of(
        cls,
        rows: Reported,
        units: Sequence[tuple[str, str]],
        criteria: Sequence[Criterion],
        totals: Mapping[str, int],
        validity: Validity | None = None,
    ) -> "_Cells":
        unit = rows.placed([code for code, _name in units])
        criterion = rows.criterion_places([one.number for one in criteria])
        newest = np.full(len(units) + 1, NEVER)
        newest[unit] = rows.period  # in order of time; those of other units fall on the last place
        is_own = (unit >= 0) & (criterion >= 0)
        cell = unit * len(criteria) + criterion
        numbers = np.array([totals.get(one.number, 0) for one in criteria], dtype=np.intp)
        return cls(
            units, criteria, rows.where(is_own), cell[is_own], np.tile(numbers, len(units)), newest[:-1], validity
        )

    @property
    def unit(self) -> Ints:
        """Give the place of each cell's unit."""
        return np.repeat(np.arange(len(self.units)), len(self.criteria))

    @property
    def criterion(self) -> Ints:
        """Give the place of each cell's criterion."""
        return np.tile(np.arange(len(self.criteria)), len(self.units))

    def verdicts(self) -> Verdicts:
        """Judge each cell."""
        return verdicts_of(self.rows, self.cell, totals=self.totals)


def criterion_states(
    reported: Reported,
    catalogue: Catalogue,
    *,
    level: Level,
    units: Sequence[tuple[str, str]],
    as_of: date,
    bearings: Bearings | None = None,
) -> States:
    """Give the state of every criterion of the level's set for each unit (code, name), unknown ones included."""
    chosen = catalogue.set_on(level, as_of)
    validity = chosen.validity if chosen else None
    rows = reported.made_under(level, validity, as_of)
    totals = _indicator_totals(catalogue, chosen)
    cells = _Cells.of(rows, units, catalogue.criteria_on(level, as_of), totals, validity)
    return _states(cells, as_of=as_of, bearings=bearings or Bearings())


def states_by_set(
    reported: Reported, catalogue: Catalogue, *, chosen: CriteriaSet, unit: tuple[str, str], as_of: date
) -> States:
    """Give what one unit (code, name) reported by a set that is not the standard one: each criterion of the set.

    A set whose criteria the catalogue does not list has those that were reported.
    """
    rows = reported.where((reported.placed([unit[0]]) == 0) & (reported.period <= np.datetime64(as_of, "D")))
    listed = [one for one in catalogue.criteria if one.set_id == chosen.set_id]
    found = dict.fromkeys(rows.numbers[number][0] for number in rows.number.tolist())
    unlisted = [number for number in found if number not in {one.number for one in listed}]
    criteria = [*listed, *(Criterion("", "", chosen.set_id, number, "", "", "", "") for number in unlisted)]
    cells = _Cells.of(rows, [unit], criteria, _indicator_totals(catalogue, chosen))
    return _states(cells, as_of=as_of, bearings=Bearings())


def met_count(reported: Reported, catalogue: Catalogue, *, level: Level, unit: str, as_of: date) -> int | None:
    """Count the criteria that a unit meets on a day; None when nothing is known of any of them."""
    chosen = catalogue.set_on(level, as_of)
    rows = reported.made_under(level, chosen.validity if chosen else None, as_of)
    numbers = dict.fromkeys(criterion for criterion, _indicator in rows.numbers)
    criteria = [Criterion("", "", "", number, "", "", "", "") for number in numbers]
    result = _Cells.of(rows, [(unit, "")], criteria, _indicator_totals(catalogue, chosen)).verdicts().result
    return int((result == MET).sum()) if (result != UNKNOWN).any() else None


def _indicator_totals(catalogue: Catalogue, chosen: CriteriaSet | None) -> Mapping[str, int]:
    return Counter(one.criterion for one in catalogue.indicators if chosen and one.set_id == chosen.set_id)


def _states(cells: _Cells, *, as_of: date, bearings: Bearings) -> States:
    verdicts = cells.verdicts()
    recognised = _recognised(cells, bearings)
    is_outdated = verdicts.newest <= recognised
    is_withdrawn = is_outdated & (verdicts.result == NOT_MET)
    row = Carried(cells.rows.arrays, verdicts.leading)
    dossier, number, trust = _dossiers(cells, verdicts, row, recognised, bearings.dossiers)
    said, is_done, promised = _planned(cells, verdicts, row, bearings.roadmap)
    planned = np.where(is_outdated, NEVER, said)
    result = np.where(is_withdrawn, UNKNOWN, verdicts.result)
    is_newest = (verdicts.leading_day == cells.newest[cells.unit]) & ~is_done
    plan = plans_of(planned, as_of=as_of, is_newest=is_newest, target_on=bearings.target_on)
    plan = np.where(result == NOT_MET, plan, -1)
    status = statuses_of(result, dossier=dossier, plan=plan)
    aged = np.where(verdicts.newest < np.datetime64(bearings.newest_on, "D"), verdicts.newest, NEVER)
    since = np.where(is_withdrawn, recognised, NEVER)
    previous = previous_results(cells.rows, cells.cell, totals=cells.totals, newest=verdicts.newest)
    table = made(
        CriterionStates,
        {
            **_named(cells),
            "result": words(RESULTS, result),
            "status": words(STATUSES, status),
            "reason": reasons_of(verdicts, cells.totals, Seen(since, plan, planned, aged, bearings.target_on, as_of)),
            "period": day_column(verdicts.newest),
            "indicators_met": verdicts.met,
            "indicators_assessed": verdicts.known,
            "indicators_total": cells.totals,
            "is_contradicted": verdicts.is_contradicted,
            "previous_result": words(RESULTS, previous),
            "plan": words(PLANS, plan),
            "dossier": number,
            "dossier_state": words(DOSSIER_STATES, dossier),
            "planned_on": day_column(planned),
            "agency": _agencies(cells, row),
            "certainty": words(CERTAINTIES, np.maximum.reduce([verdicts.certainty, trust, promised])),
            "revision": row.whole_numbers("revision"),
            **{name: row.array(name) for name in ("value", "note", "source", "file", "row")},
        },
    )
    return States(
        table,
        numbers=[one.number for one in cells.criteria],
        unit=cells.unit,
        criterion=cells.criterion,
        result=result,
        status=status,
        certainty=verdicts.certainty,
        period=verdicts.newest,
        units=len(cells.units),
    )


def _planned(
    cells: _Cells, verdicts: Verdicts, row: Carried, roadmap: DataFrame[RoadmapSteps]
) -> tuple[Days, Flags, Ints]:
    """Give the day promised for each cell, whether the roadmap says that it was done since its report, and how certain.

    The certainty is that of the row of the roadmap where an unmet criterion rests on it, else -1.
    """
    said = days_of(row.array("planned_on"))
    nothing = np.full(len(said), -1)
    if roadmap.empty:
        return said, nothing > 0, nothing
    numbers = [one.number for one in cells.criteria]
    promises = Promises.of(roadmap, [code for code, _name in cells.units], numbers, cells.validity)
    whole = cells.rows.indicator_places([WHOLE]) == 0
    last_met = np.full(len(said), NEVER)
    is_met = whole & (cells.rows.result == MET)
    last_met[cells.cell[is_met]] = cells.rows.period[is_met]  # in order of time
    stands = ~np.isnat(promises.set_on) & ~(promises.set_on <= last_met)
    asked = np.flatnonzero(stands & (verdicts.leading_day > promises.set_on) & ~np.isnat(said))
    days = days_of(cells.rows.arrays["planned_on"].take(cells.rows.row))
    of_reports = (cells.cell[whole], cells.rows.period[whole], days[whole])
    is_repeated = promises.is_repeated(asked, said[asked], verdicts.leading_day[asked], of_reports)
    stands[asked[~is_repeated]] = False
    is_done = stands & (promises.done_on > verdicts.leading_day)
    rests = stands & (verdicts.result == NOT_MET)
    certainty = np.where(rests, places(promises.row.array("certainty"), CERTAINTIES), -1)
    return np.where(stands, promises.planned_on, said), is_done, certainty


def _dossiers(
    cells: _Cells, verdicts: Verdicts, row: Carried, recognised: Days, followed: DataFrame[DossierSteps]
) -> tuple[Ints, Any, Ints]:
    """Give how far each dossier is and its number: by the report or by the row that follows it, whichever is newer.

    What either said before the unit was recognised counts no more, unless the dossier was complete. The last is the
    certainty of the row that follows it, -1 where the report is asked.
    """
    said, number = places(row.array("dossier_state"), DOSSIER_STATES).astype(np.intp), row.array("dossier")
    complete = DOSSIER_STATES.index(DossierState.COMPLETE)
    said = np.where((verdicts.newest <= recognised) & (said != complete), -1, said)
    if followed.empty:
        return said, number, np.full(len(said), -1)
    moves = Moves.of(followed, [code for code, _name in cells.units], [one.number for one in cells.criteria])
    is_newer = ~np.isnat(moves.day) & ~((said >= 0) & (verdicts.leading_day > moves.day))
    state = np.where((moves.day <= recognised) & (moves.state != complete), -1, moves.state)
    own, other = moves.row.array("dossier"), number
    numbers = np.where(is_newer & ~own.isna(), own.astype(object), other.astype(object))
    certainty = np.where(is_newer, places(moves.row.array("certainty"), CERTAINTIES), -1)
    return np.where(is_newer, state, said), pd.array(numbers, dtype="str"), certainty


def _recognised(cells: _Cells, bearings: Bearings) -> Days:
    """Give for each cell since when its unit is recognised."""
    days = [bearings.recognised_on.get(code) for code, _name in cells.units]
    return np.array(days, dtype="datetime64[D]")[cells.unit]


def _is(codes: Ints, found: Sequence[str], *wanted: str) -> Flags:
    """Tell of each code whether its word is one of those that are wanted."""
    return np.array([*(word in wanted for word in found), False])[codes]


def _named(cells: _Cells) -> dict[str, Any]:
    """Name each cell: the one place where the words of the catalogue come into the table."""
    unit, criterion = cells.unit, cells.criterion
    return {
        "unit": words([code for code, _name in cells.units], unit),
        "unit_name": words([name for _code, name in cells.units], unit),
        "criterion": words([one.number for one in cells.criteria], criterion),
        "name": names([one.name for one in cells.criteria], criterion),
        "group": names([one.group for one in cells.criteria], criterion),
    }


def _agencies(cells: _Cells, row: Carried) -> Any:
    """Give the agency that a row names, else the one that the catalogue has for the criterion."""
    named, found = coded(row.array("agency"))
    is_named = (named >= 0) & ~_is(named, found, "")
    leading = [one.agency or None for one in cells.criteria]
    return words([*found, *leading], np.where(is_named, named, len(found) + cells.criterion))
