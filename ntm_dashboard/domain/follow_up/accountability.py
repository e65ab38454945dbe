"""Who answers for what, and what came of it in a month, a quarter or a year (docs/formulas/responsibility.md).

Nobody is ranked: several counts stand beside each other, and each can be opened to its rows.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.follow_up.duties import Duties, DutyKind, DutyState
from ntm_dashboard.domain.frames import Assignments, DataFrame, Table, checked, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Level, Role, UnitKind
from ntm_dashboard.i18n import N_, Message, Name

ANSWERING = (
    Role.LEAD_AGENCY,
    Role.CRITERION_LEADER,
    Role.COMMUNE_SECRETARY,
    Role.COMMUNE_CHAIR,
    Role.AREA_MEMBER,
)
"""The roles that answer for every duty of what they are assigned; the others only for what names them."""
OF_COMMUNES = (Role.COMMUNE_SECRETARY, Role.COMMUNE_CHAIR, Role.AREA_MEMBER)


class Stretch(StrEnum):
    """How long the time is that is looked at."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`, both in it."""

    first: date
    last: date

    @classmethod
    def around(cls, day: date, stretch: Stretch) -> "Span":
        """Give the month, the quarter or the year that a day is in."""
        months = {Stretch.MONTH: 1, Stretch.QUARTER: 3, Stretch.YEAR: 12}[stretch]
        start = (day.month - 1) // months * months + 1
        end = start + months - 1
        return cls(date(day.year, start, 1), date(day.year, end, monthrange(day.year, end)[1]))

    def holds(self, days: "pd.Series[Any]") -> "pd.Series[bool]":
        """Tell of each day whether it is in the span; one that is not known is in none."""
        return days.between(pd.Timestamp(self.first), pd.Timestamp(self.last))


@dataclass(frozen=True)
class Tally:
    """What was due of somebody in a span, and what came of it; the five states add up to `due`.

    `postponed` are those of which the day was moved to a later one at least once. Of them are `dossiers` (steps with a
    deadline), `dossiers_kept` in time; `requests` (that ask for an answer), `requests_answered` in time or not.
    Dropped conclusions are not counted.
    """

    due: int
    kept: int
    late: int
    broken: int
    open: int
    unclear: int
    postponed: int
    dossiers: int
    dossiers_kept: int
    requests: int
    requests_answered: int


class Way(StrEnum):
    """By whom duties are looked at: an agency, a person (or the name of an office), or a commune as an area."""

    AGENCY = "agency"
    PERSON = "person"
    UNIT = "unit"


def own_duties(
    duties: DataFrame[Duties], assignments: DataFrame[Assignments], way: Way, who: str, situation: Situation
) -> DataFrame[Duties]:
    """Give the duties of an agency or an area by its code, of a person by name."""
    if way is Way.UNIT:
        return trusted(Duties, duties[duties["unit"] == who])
    if way is Way.PERSON:
        return duties_of_person(duties, assignments, who, situation)
    return duties_of_agency(duties, who)


def in_span(duties: DataFrame[Duties], span: Span) -> DataFrame[Duties]:
    """Keep the duties that were due in a span."""
    return trusted(Duties, duties[span.holds(duties["due_on"])])


def tally_of(duties: DataFrame[Duties]) -> Tally:
    """Count duties."""
    counted = duties[duties["state"] != DutyState.DROPPED]
    states = counted["state"].value_counts()
    is_dossier, is_request = (counted["kind"] == kind for kind in (DutyKind.DOSSIER, DutyKind.REQUEST))
    return Tally(
        due=len(counted),
        **{
            name: int(states.get(state.value, 0))
            for name, state in (
                ("kept", DutyState.KEPT),
                ("late", DutyState.LATE),
                ("broken", DutyState.BROKEN),
                ("open", DutyState.OPEN),
                ("unclear", DutyState.UNCLEAR),
            )
        },
        postponed=int((counted["postponed"] > 0).sum()),
        dossiers=int(is_dossier.sum()),
        dossiers_kept=int((is_dossier & (counted["state"] == DutyState.KEPT)).sum()),
        requests=int(is_request.sum()),
        requests_answered=int((is_request & counted["is_answered"]).sum()),
    )


def in_force(assignments: DataFrame[Assignments], day: date) -> DataFrame[Assignments]:
    """Keep the assignments that hold on a day; the last day still counts."""
    end = pd.Timestamp(day)
    until = assignments["until_on"]
    return trusted(Assignments, assignments[(assignments["from_on"] <= end) & (until.isna() | (until >= end))])


def people_of(assignments: DataFrame[Assignments], day: date) -> tuple[str, ...]:
    """Give whoever answers for something on a day, in the order in which they were assigned."""
    held = in_force(assignments, day)
    return tuple(dict.fromkeys(held["assignee"].tolist()))


def duties_of_agency(duties: DataFrame[Duties], agency: str) -> DataFrame[Duties]:
    """Give the duties that name an agency, or whose criterion it leads; "" for those of nobody."""
    return trusted(Duties, duties[duties["agency"].fillna("") == agency])


def duties_of_person(
    duties: DataFrame[Duties], assignments: DataFrame[Assignments], who: str, situation: Situation
) -> DataFrame[Duties]:
    """Give the duties that name somebody, and those of what they were assigned when it was due.

    A duty that is due after the day that is looked at, or on no day, is theirs who hold it on that day.
    """
    day = pd.Timestamp(situation.as_of)
    due = duties["due_on"].where(duties["due_on"] <= day, day)
    is_own = duties["agency"].fillna("") == who
    for row in rows_of(_answering(assignments, who)):
        until = row.until_on if pd.notna(row.until_on) else day
        is_own |= _covered(duties, row, situation) & due.between(row.from_on, until)
    return trusted(Duties, duties[is_own])


def _answering(assignments: DataFrame[Assignments], who: str) -> pd.DataFrame:
    return assignments[(assignments["assignee"] == who) & assignments["role"].isin(ANSWERING)]


def _covered(duties: pd.DataFrame, row: Any, situation: Situation) -> "pd.Series[bool]":
    """Tell which duties lie within an assignment: its unit ("" for all communes), its criterion, its indicator."""
    district = situation.district.code
    is_unit = duties["unit"] == row.unit if row.unit else ~duties["unit"].isin(["", district])
    is_criterion = (duties["criterion"] == row.criterion) | (not row.criterion)
    is_indicator = (duties["indicator"] == row.indicator) | (not row.indicator)
    return is_unit & is_criterion & is_indicator


class Answering(Table):
    """Who answers for a criterion or a unit, in the order of the catalogue: a `Role` and who holds it on the day.

    `unit` is "" for all communes, `criterion` "" for all of the unit. `is_assigned`: by a row of `phan_cong`, else by
    the catalogue.
    """

    level: str
    unit: str
    unit_name: str
    criterion: str
    name: Name | None
    role: str
    assignee: str
    since: date | None
    is_assigned: bool
    certainty: str | None
    source: str | None


def answering_of(
    assignments: DataFrame[Assignments], catalogue: Catalogue, situation: Situation
) -> DataFrame[Answering]:
    """Give who answers for what on the day of a Situation.

    The agency that the catalogue names for a criterion counts where no row names a lead agency of it.
    """
    held = in_force(assignments, situation.as_of)
    names = {(level, one.number): one.name for level in Level for one in catalogue.criteria_on(level, situation.as_of)}
    rows = [_assigned(row, catalogue, situation, names) for row in rows_of(held)]
    led = {(row["level"], row["criterion"]) for row in rows if row["role"] == Role.LEAD_AGENCY and row["criterion"]}
    rows += [row for row in _by_catalogue(catalogue, situation) if (row["level"], row["criterion"]) not in led]
    order = {key: place for place, key in enumerate(names)}
    units = {code: place for place, code in enumerate(situation.units["unit"])}
    roles = list(Role)
    rows.sort(
        key=lambda row: (
            units.get(row["unit"], -1),
            order.get((Level(row["level"]), row["criterion"]), -1),
            roles.index(Role(row["role"])),
        )
    )
    return checked(Answering, pd.DataFrame(rows, columns=Answering.names()))


def _assigned(row: Any, catalogue: Catalogue, situation: Situation, names: Any) -> dict[str, Any]:
    level = Level.DISTRICT if row.unit == situation.district.code else Level.COMMUNE
    return {
        "level": level.value,
        "unit": row.unit,
        "unit_name": catalogue.unit_name(row.unit, situation.as_of) if row.unit else "",
        "criterion": row.criterion,
        "name": names.get((level, row.criterion)),
        "role": row.role,
        "assignee": row.assignee,
        "since": row.from_on,
        "is_assigned": True,
        "certainty": row.certainty,
        "source": row.source,
    }


def _by_catalogue(catalogue: Catalogue, situation: Situation) -> Iterator[dict[str, Any]]:
    for level in Level:
        unit = situation.district.code if level is Level.DISTRICT else ""
        for one in catalogue.criteria_on(level, situation.as_of):
            if one.agency:
                yield {
                    "level": level.value,
                    "unit": unit,
                    "unit_name": situation.district.name if unit else "",
                    "criterion": one.number,
                    "name": one.name,
                    "role": Role.LEAD_AGENCY.value,
                    "assignee": one.agency,
                    "since": None,
                    "is_assigned": False,
                    "certainty": None,
                    "source": None,
                }


@dataclass(frozen=True)
class Gaps:
    """For what nobody answers on the day: criteria without a lead agency or a leader, communes without each head.

    Criteria are (level, number), units names. `is_anything_assigned`: before the first assignment all is a gap, and
    it is better said once.
    """

    is_anything_assigned: bool
    without_agency: tuple[tuple[str, str], ...]
    without_leader: tuple[tuple[str, str], ...]
    without_head: tuple[tuple[Role, tuple[str, ...]], ...]

    @property
    def sentences(self) -> tuple[Message, ...]:
        """Say each gap that there is."""
        if not self.is_anything_assigned:
            return (Message.of(N_("Chưa có phân công trách nhiệm nào có hiệu lực vào ngày này.")),)
        found = [
            *_of_criteria(N_("Tiêu chí chưa có cơ quan chủ trì: {criteria}."), self.without_agency),
            *_of_criteria(N_("Tiêu chí chưa có lãnh đạo phụ trách: {criteria}."), self.without_leader),
        ]
        found += [
            Message.of(_NO_HEAD[role], count=len(units), units=", ".join(units))
            for role, units in self.without_head
            if units
        ]
        return tuple(found)


_NO_HEAD = {
    Role.COMMUNE_SECRETARY: N_("Chưa ghi bí thư của {count} xã: {units}."),
    Role.COMMUNE_CHAIR: N_("Chưa ghi chủ tịch của {count} xã: {units}."),
    Role.AREA_MEMBER: N_("Chưa có cấp ủy viên phụ trách {count} xã: {units}."),
}


def _of_criteria(sentence: str, criteria: Sequence[tuple[str, str]]) -> list[Message]:
    words = {Level.COMMUNE.value: N_("xã: {numbers}"), Level.DISTRICT.value: N_("huyện: {numbers}")}
    parts = [
        Message.of(words[level], numbers=", ".join(number for one, number in criteria if one == level))
        for level in (Level.DISTRICT.value, Level.COMMUNE.value)
        if any(one == level for one, _number in criteria)
    ]
    if not parts:
        return []
    both = parts[0] if len(parts) == 1 else Message.of("{first}; {second}", first=parts[0], second=parts[1])
    return [Message.of(sentence, criteria=both)]


def gaps_of(answering: DataFrame[Answering], catalogue: Catalogue, situation: Situation) -> Gaps:
    """Tell for what nobody answers on the day of a Situation."""
    held = {(row.level, row.unit, row.criterion, row.role) for row in rows_of(answering)}
    communes = [unit for unit in catalogue.units_on(situation.as_of) if unit.kind is UnitKind.COMMUNE]

    def is_led(level: Level, number: str, role: Role) -> bool:
        return any(one[0] == level and one[2] == number and one[3] == role for one in held)

    def without(role: Role) -> tuple[tuple[str, str], ...]:
        return tuple(
            (level.value, one.number)
            for level in Level
            for one in catalogue.criteria_on(level, situation.as_of)
            if not is_led(level, one.number, role)
        )

    def headless(role: Role) -> tuple[str, ...]:
        of_all = any(one[1] == "" and one[3] == role for one in held)
        return tuple(
            unit.name
            for unit in communes
            if not of_all and not any(one[1] == unit.code and one[3] == role for one in held)
        )

    return Gaps(
        bool(answering["is_assigned"].any()),
        without(Role.LEAD_AGENCY),
        without(Role.CRITERION_LEADER),
        tuple((role, headless(role)) for role in OF_COMMUNES),
    )
