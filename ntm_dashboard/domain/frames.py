"""Every table that crosses a package border, as a model: its columns with their types.

Signatures name it: `DataFrame[Assessments]`. What comes in from outside goes through `checked(Model, frame)`; what the
domain makes of valid tables has its types already, and tests check that (tests/domain/test_tables.py).
Dates are `datetime64[ns]` at midnight without a zone; codes (`unit`, `criterion`, `indicator`) are text. The name of a
unit is text, that of a criterion, its group or an indicator a `Name` in both languages.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

import pandas as pd

from ntm_dashboard.i18n import Message, Name


class Table:
    """The common form: the annotated columns, in that order.

    One that may be unknown says `| None`; one with a value (`= ""`) may be missing from what comes in.
    """

    @classmethod
    def names(cls) -> list[str]:
        """Give the column names in the order of the model."""
        return list(_columns(cls))


T = TypeVar("T", bound=Table)


class DataFrame(pd.DataFrame, Generic[T]):
    """A table of a model, for signatures: what stands there is a pandas table."""


class Provenanced(Table):
    """Where a row comes from. `row` is the line in the file as a person counts it (1 = first line)."""

    source: str | None
    certainty: str
    revision: int
    file: str | None
    row: int | None


class Assessments(Provenanced):
    """One published result: a unit × criterion (`indicator` is "") or unit × indicator at the end of a period.

    `level` is a `Level`, `result` a `Result`, `dossier_state` a `DossierState` or null. `criteria_set` is "" for the
    standard set that is valid at the period, else the id of the set by which the result was judged.
    The key is (period, level, unit, criterion, indicator, criteria_set).
    """

    period: date
    level: str
    unit: str
    criterion: str
    indicator: str
    criteria_set: str = ""
    result: str
    value: float | None
    dossier: str | None
    dossier_state: str | None
    planned_on: date | None
    agency: str | None
    note: str | None


class Recognitions(Provenanced):
    """One published title of a unit. `effective_on` is the decision's date, else the date the source speaks of.

    `title` is a `Title`, or a revocation that ends titles from its day on. The key is (unit, title, effective_on).
    """

    unit: str
    title: str
    effective_on: date
    decided_on: date | None
    for_year: int | None
    decision: str | None


class Counts(Provenanced):
    """One figure of the district that a document publishes for a day. The key is (day, measure)."""

    day: date
    measure: str
    value: float


class Targets(Provenanced):
    """What the district wants to have reached by when. The key is (measure)."""

    measure: str
    target_on: date
    value: float


class Assignments(Provenanced):
    """Who answers for what, from when to when.

    `role` is a `Role`; `assignee` the code of an agency or the name of an office. `unit` is "" for all communes,
    `criterion` "" for all of the unit. The key is (role, unit, criterion, indicator, assignee, from_on).
    """

    role: str
    unit: str
    criterion: str
    indicator: str
    assignee: str
    from_on: date
    until_on: date | None
    note: str | None


class RoadmapSteps(Provenanced):
    """A day that was set for a step of a criterion; `step` is "" for the criterion as a whole.

    A day that is moved is a new row, set on the day of the moving: the old one stays. `note` says why. `planned_on` is
    null where only `done_on` is known. A `criterion` of "" with a step is a step of the recognition of the unit itself.
    The key is (unit, criterion, indicator, step, set_on).
    """

    unit: str
    criterion: str
    indicator: str
    step: str
    set_on: date
    planned_on: date | None
    agency: str | None
    done_on: date | None
    note: str | None


class DossierSteps(Provenanced):
    """A dossier that came into a `DossierState` on a day. The key is (unit, criterion, indicator, moved_on)."""

    unit: str
    criterion: str
    indicator: str
    moved_on: date
    dossier: str | None
    dossier_state: str
    agency: str | None
    due_on: date | None
    note: str | None


class Inspections(Provenanced):
    """A visit, a letter that urges or a supervision: what was found, from whom an answer is due by when.

    `form` is an `InspectionForm`. The key is (unit, criterion, indicator, form, document, day).
    """

    unit: str
    criterion: str
    indicator: str
    form: str
    document: str
    day: date
    matter: str
    agency: str | None
    due_on: date | None
    answered_on: date | None
    answer: str | None
    note: str | None


class Conclusions(Provenanced):
    """What a meeting decided: on what, who does it, by when, and how it ended (`closing`, a `Closing`, on `done_on`).

    `unit` is "" for the district as a whole. The key is (meeting_on, ordinal, unit, criterion, indicator).
    """

    meeting_on: date
    ordinal: str
    unit: str
    criterion: str
    indicator: str
    matter: str
    agency: str | None
    partners: str | None
    due_on: date | None
    done_on: date | None
    closing: str | None
    evidence: str | None
    note: str | None


class Surveys(Provenanced):
    """How many of those asked in a unit are satisfied with a content. The key is (unit, topic, day)."""

    unit: str
    topic: str
    day: date
    ballots: float
    satisfied: float
    note: str | None


class UnitStates(Table):
    """One commune or town at the as-of date, in the order of the catalogue.

    `status` is a `Status`, `title` the highest `Title` reached or null, `reasons` a tuple of `Message`.
    `met`, `assessed` and `total` count its criteria; `met`, `late` and `dossiers_behind` are null while none is
    assessed. `title_since` is the date of the highest title.
    `latest_period` is its newest report at or before the as-of date; `is_reported` whether that is the newest period
    of the district. `certainty` is of the title, without one of the least certain criterion;
    `tile_row` and `tile_col` are its place on the grid.
    """

    unit: str
    name: str
    kind: str
    tile_row: int
    tile_col: int
    status: str
    title: str | None
    title_since: date | None
    title_year: int | None
    decision: str | None
    certainty: str | None
    source: str | None
    met: int | None
    assessed: int
    total: int
    late: int | None
    dossiers_behind: int | None
    latest_period: date | None
    is_reported: bool
    reasons: tuple[Message, ...]


class LadderSteps(Provenanced):
    """Every title that a unit holds at the as-of date, oldest first."""

    unit: str
    title: str
    effective_on: date
    decided_on: date | None
    for_year: int | None
    decision: str | None


class CriterionStates(Table):
    """One unit × criterion at the as-of date, every criterion of the set, in the order of the catalogue.

    `result` is a `Result` or null (nothing known), `status` a `Status`, `reason` a `Message`; `plan` is the `Plan` of
    an unmet criterion, else null.
    `period` is the report that it comes from. `indicators_met`, `indicators_assessed`, `indicators_total` count the
    indicators of the criterion. `is_contradicted`: reported met while an indicator is reported unmet.
    `previous_result` is the result of the report before, null when there was none.
    """

    unit: str
    unit_name: str
    criterion: str
    name: Name
    group: Name | None
    result: str | None
    status: str
    reason: Message
    period: date | None
    value: float | None
    indicators_met: int
    indicators_assessed: int
    indicators_total: int
    is_contradicted: bool
    previous_result: str | None
    plan: str | None = None
    dossier: str | None
    dossier_state: str | None
    planned_on: date | None
    agency: str | None
    note: str | None
    source: str | None
    certainty: str | None
    revision: int | None
    file: str | None
    row: int | None


class IndicatorStates(Table):
    """One unit × indicator at the as-of date, with its threshold on that date.

    `gap` is how far the value is from the threshold in the unit of the indicator (0 when reached, null when unknown).
    """

    unit: str
    criterion: str
    indicator: str
    name: Name
    direction: str
    threshold: float | None
    threshold_text: str | None
    measured_in: str | None
    result: str | None
    value: float | None
    gap: float | None
    period: date | None
    catalogue_certainty: str | None
    source: str | None
    certainty: str | None
    revision: int | None
    file: str | None
    row: int | None


class Steps(Table):
    """The actual course of a measure: from `day` on it stood at `value`. At most one row a measure and day."""

    measure: str
    day: date
    value: float
    certainty: str


class Blockers(Table):
    """One commune criterion that some communes lack, the worst first. `units` is a tuple of unit names.

    Of `count` communes `late` are overdue and `working` within their planned date; the others have none.
    """

    criterion: str
    name: Name
    count: int
    late: int
    working: int
    units: tuple[str, ...]


class Coverage(Table):
    """Who has reported for the newest period of the district. `behind_days` counts from the unit's own report."""

    unit: str
    name: str
    latest_period: date | None
    is_reported: bool
    behind_days: int | None
    assessed: int
    total: int


class UnitChanges(Table):
    """Units whose title or status differs between two Situations."""

    unit: str
    name: str
    before: str | None
    after: str | None
    before_title: str | None
    after_title: str | None


class CriterionChanges(Table):
    """Criteria whose result, dossier or plan differs between two Situations; `is_regression`: met before, not now.

    Not met now, or not known any more under the same criteria set. `change` is the `Change` of the result, null where
    the result is the same and something else differs.
    """

    level: str
    unit: str
    unit_name: str
    criterion: str
    name: Name
    before: str | None
    after: str | None
    before_status: str
    after_status: str
    change: str | None
    is_regression: bool


@dataclass(frozen=True)
class _Column:
    """How a column stands in a table."""

    dtype: Any
    may_be_unknown: bool
    may_be_missing: bool
    otherwise: Any

    def of(self, name: str, table: pd.DataFrame) -> "pd.Series[Any]":
        """Take the column out of a table, by its type."""
        given = table[name] if name in table or not self.may_be_missing else pd.Series(self.otherwise, table.index)
        column = given.astype(self.dtype)
        if not self.may_be_unknown and column.isna().any():
            raise ValueError(f"column {name} has rows without a value")
        return column


_DTYPES: dict[Any, str] = {str: "str", date: "datetime64[ns]", float: "float64", int: "int64", bool: "bool"}


@cache
def _columns(model: type[Table]) -> dict[str, _Column]:
    return {name: _column(model, name, kind) for name, kind in get_type_hints(model).items()}


def _column(model: type[Table], name: str, kind: Any) -> _Column:
    kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    may_be_unknown = NoneType in kinds
    dtype = "Int64" if may_be_unknown and int in kinds else _DTYPES.get(kinds[0], "object")
    return _Column(dtype, may_be_unknown, hasattr(model, name), getattr(model, name, None))


def empty(model: type[T]) -> DataFrame[T]:
    """Make the table of a model without rows, with its columns and types."""
    return _empty(model).copy()  # pyright: ignore[reportReturnType] — the type of the copied table


@cache
def _empty(model: type[Table]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series([], dtype=column.dtype) for name, column in _columns(model).items()})


def checked(model: type[T], table: pd.DataFrame) -> DataFrame[T]:
    """Give a table the columns and types of its model; columns that the model does not name are left out.

    Raises:
        KeyError, TypeError, ValueError: the table is not of the model, which is our own bug.
    """
    columns = {name: column.of(name, table) for name, column in _columns(model).items()}
    return pd.DataFrame(columns, index=table.index)  # pyright: ignore[reportReturnType] — of the model now


def trusted(_model: type[T], table: pd.DataFrame) -> DataFrame[T]:
    """Give rows of valid tables the type of their model: checking them again would cost more than finding them."""
    return table  # pyright: ignore[reportReturnType] — of the model already


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """Give the rows as named tuples, the columns as attributes.

    As `itertuples` does, but column by column, and with one kind of tuple for all tables of the same columns: what
    pandas keeps in its own form (text, days) is slow to take out one by one.
    """
    row = _row_of(tuple(table.columns))
    return map(row, table.index.tolist(), *(_values(column) for _name, column in table.items()))


def rows_by(rows: Iterable[Any], column: str) -> Mapping[str, Sequence[Any]]:
    """Give rows by the text of a column: a table for each of many communes would cost far more."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found


def _values(column: "pd.Series[Any]") -> list[Any]:
    """Give the values of a column; few days stand in many rows, so that each is made once."""
    if column.dtype.kind != "M":
        return column.tolist()
    places, days = pd.factorize(column)
    made = [*days, pd.NaT]  # the place of an unknown day is -1
    return [made[place] for place in places.tolist()]


@cache
def _row_of(columns: tuple[str, ...]) -> Callable[..., Any]:
    return namedtuple("Row", ("Index", *columns), rename=True)  # pyright: ignore[reportUntypedNamedTuple] — its fields are the columns
