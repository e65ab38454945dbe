"""Every table that crosses a package border, as a pandera model.

Signatures name it: `DataFrame[Assessments]`. What comes in from outside goes through `checked(Model, frame)`; what the
domain makes of valid tables has its types already, and tests check that (tests/domain/test_tables.py).
Dates are `datetime64[ns]` at midnight without a zone; codes (`unit`, `criterion`, `indicator`) are text. The name of a
unit is text, that of a criterion, its group or an indicator a `Name` in both languages.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import DataFrame, Series


class Table(pa.DataFrameModel):
    """The common form: columns are exactly the named ones, in that order, coerced to their types."""

    class Config(pa.DataFrameModel.Config):
        """Columns that the model does not name are dropped; types are coerced."""

        strict = "filter"
        coerce = True

    @classmethod
    def names(cls) -> list[str]:
        """Give the column names in the order of the model."""
        return list(cls.to_schema().columns)


class Provenanced(Table):
    """Where a row comes from. `row` is the line in the file as a person counts it (1 = first line)."""

    source: Series[str] = pa.Field(nullable=True)
    certainty: Series[str]
    revision: Series[int]
    file: Series[str] = pa.Field(nullable=True)
    row: Series[pd.Int64Dtype] = pa.Field(nullable=True)


class Assessments(Provenanced):
    """One published result: a unit × criterion (`indicator` is "") or unit × indicator at the end of a period.

    `level` is a `Level`, `result` a `Result`, `dossier_state` a `DossierState` or null. `criteria_set` is "" for the
    standard set that is valid at the period, else the id of the set by which the result was judged.
    The key is (period, level, unit, criterion, indicator, criteria_set).
    """

    class Config(Table.Config):
        """Rows that say nothing of a set are of the standard one."""

        add_missing_columns = True

    period: Series[pa.DateTime]
    level: Series[str]
    unit: Series[str]
    criterion: Series[str]
    indicator: Series[str]
    criteria_set: Series[str] = pa.Field(default="")
    result: Series[str]
    value: Series[float] = pa.Field(nullable=True)
    dossier: Series[str] = pa.Field(nullable=True)
    dossier_state: Series[str] = pa.Field(nullable=True)
    planned_on: Series[pa.DateTime] = pa.Field(nullable=True)
    agency: Series[str] = pa.Field(nullable=True)
    note: Series[str] = pa.Field(nullable=True)


class Recognitions(Provenanced):
    """One published title of a unit. `effective_on` is the decision's date, else the date the source speaks of.

    `title` is a `Title`, or a revocation that ends titles from its day on. The key is (unit, title, effective_on).
    """

    unit: Series[str]
    title: Series[str]
    effective_on: Series[pa.DateTime]
    decided_on: Series[pa.DateTime] = pa.Field(nullable=True)
    for_year: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    decision: Series[str] = pa.Field(nullable=True)


class Counts(Provenanced):
    """One figure of the district that a document publishes for a day. The key is (day, measure)."""

    day: Series[pa.DateTime]
    measure: Series[str]
    value: Series[float]


class Targets(Provenanced):
    """What the district wants to have reached by when. The key is (measure)."""

    measure: Series[str]
    target_on: Series[pa.DateTime]
    value: Series[float]


class UnitStates(Table):
    """One commune or town at the as-of date, in the order of the catalogue.

    `status` is a `Status`, `title` the highest `Title` reached or null, `reasons` a tuple of `Message`.
    `met`, `assessed` and `total` count its criteria; `met`, `late` and `dossiers_behind` are null while none is
    assessed. `title_since` is the date of the highest title.
    `latest_period` is its newest report at or before the as-of date; `is_reported` whether that is the newest period
    of the district. `certainty` is of the title, without one of the least certain criterion;
    `tile_row` and `tile_col` are its place on the grid.
    """

    unit: Series[str]
    name: Series[str]
    kind: Series[str]
    tile_row: Series[int]
    tile_col: Series[int]
    status: Series[str]
    title: Series[str] = pa.Field(nullable=True)
    title_since: Series[pa.DateTime] = pa.Field(nullable=True)
    title_year: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    decision: Series[str] = pa.Field(nullable=True)
    certainty: Series[str] = pa.Field(nullable=True)
    source: Series[str] = pa.Field(nullable=True)
    met: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    assessed: Series[int]
    total: Series[int]
    late: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    dossiers_behind: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    latest_period: Series[pa.DateTime] = pa.Field(nullable=True)
    is_reported: Series[bool]
    reasons: Series[object]


class LadderSteps(Provenanced):
    """Every title that a unit holds at the as-of date, oldest first."""

    unit: Series[str]
    title: Series[str]
    effective_on: Series[pa.DateTime]
    decided_on: Series[pa.DateTime] = pa.Field(nullable=True)
    for_year: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    decision: Series[str] = pa.Field(nullable=True)


class CriterionStates(Table):
    """One unit × criterion at the as-of date, every criterion of the set, in the order of the catalogue.

    `result` is a `Result` or null (nothing known), `status` a `Status`, `reason` a `Message`; `plan` is the `Plan` of
    an unmet criterion, else null.
    `period` is the report that it comes from. `indicators_met`, `indicators_assessed`, `indicators_total` count the
    indicators of the criterion. `is_contradicted`: reported met while an indicator is reported unmet.
    `previous_result` is the result of the report before, null when there was none.
    """

    class Config(Table.Config):
        """A state made without its plan has none."""

        add_missing_columns = True

    unit: Series[str]
    unit_name: Series[str]
    criterion: Series[str]
    name: Series[object]
    group: Series[object] = pa.Field(nullable=True)
    result: Series[str] = pa.Field(nullable=True)
    status: Series[str]
    reason: Series[object]
    period: Series[pa.DateTime] = pa.Field(nullable=True)
    value: Series[float] = pa.Field(nullable=True)
    indicators_met: Series[int]
    indicators_assessed: Series[int]
    indicators_total: Series[int]
    is_contradicted: Series[bool]
    previous_result: Series[str] = pa.Field(nullable=True)
    plan: Series[str] = pa.Field(nullable=True, default=None)
    dossier: Series[str] = pa.Field(nullable=True)
    dossier_state: Series[str] = pa.Field(nullable=True)
    planned_on: Series[pa.DateTime] = pa.Field(nullable=True)
    agency: Series[str] = pa.Field(nullable=True)
    note: Series[str] = pa.Field(nullable=True)
    source: Series[str] = pa.Field(nullable=True)
    certainty: Series[str] = pa.Field(nullable=True)
    revision: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    file: Series[str] = pa.Field(nullable=True)
    row: Series[pd.Int64Dtype] = pa.Field(nullable=True)


class IndicatorStates(Table):
    """One unit × indicator at the as-of date, with its threshold on that date.

    `gap` is how far the value is from the threshold in the unit of the indicator (0 when reached, null when unknown).
    """

    unit: Series[str]
    criterion: Series[str]
    indicator: Series[str]
    name: Series[object]
    direction: Series[str]
    threshold: Series[float] = pa.Field(nullable=True)
    threshold_text: Series[str] = pa.Field(nullable=True)
    measured_in: Series[str] = pa.Field(nullable=True)
    result: Series[str] = pa.Field(nullable=True)
    value: Series[float] = pa.Field(nullable=True)
    gap: Series[float] = pa.Field(nullable=True)
    period: Series[pa.DateTime] = pa.Field(nullable=True)
    catalogue_certainty: Series[str] = pa.Field(nullable=True)
    source: Series[str] = pa.Field(nullable=True)
    certainty: Series[str] = pa.Field(nullable=True)
    revision: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    file: Series[str] = pa.Field(nullable=True)
    row: Series[pd.Int64Dtype] = pa.Field(nullable=True)


class Steps(Table):
    """The actual course of a measure: from `day` on it stood at `value`. At most one row a measure and day."""

    measure: Series[str]
    day: Series[pa.DateTime]
    value: Series[float]
    certainty: Series[str]


class Blockers(Table):
    """One commune criterion that some communes lack, the worst first. `units` is a tuple of unit names.

    Of `count` communes `late` are overdue and `working` within their planned date; the others have none.
    """

    criterion: Series[str]
    name: Series[object]
    count: Series[int]
    late: Series[int]
    working: Series[int]
    units: Series[object]


class Coverage(Table):
    """Who has reported for the newest period of the district. `behind_days` counts from the unit's own report."""

    unit: Series[str]
    name: Series[str]
    latest_period: Series[pa.DateTime] = pa.Field(nullable=True)
    is_reported: Series[bool]
    behind_days: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    assessed: Series[int]
    total: Series[int]


class UnitChanges(Table):
    """Units whose title or status differs between two Situations."""

    unit: Series[str]
    name: Series[str]
    before: Series[str] = pa.Field(nullable=True)
    after: Series[str] = pa.Field(nullable=True)
    before_title: Series[str] = pa.Field(nullable=True)
    after_title: Series[str] = pa.Field(nullable=True)


class CriterionChanges(Table):
    """Criteria whose result, dossier or plan differs between two Situations; `is_regression`: met before, not now.

    Not met now, or not known any more under the same criteria set. `change` is the `Change` of the result, null where
    the result is the same and something else differs.
    """

    level: Series[str]
    unit: Series[str]
    unit_name: Series[str]
    criterion: Series[str]
    name: Series[object]
    before: Series[str] = pa.Field(nullable=True)
    after: Series[str] = pa.Field(nullable=True)
    before_status: Series[str]
    after_status: Series[str]
    change: Series[str] = pa.Field(nullable=True)
    is_regression: Series[bool]


T = TypeVar("T", bound=Table)


def empty(model: type[T]) -> DataFrame[T]:
    """Make the table of a model without rows, with its columns and types."""
    return _empty(model).copy()  # pyright: ignore[reportReturnType] — the type of the copied table


@cache
def _empty(model: type[Table]) -> pd.DataFrame:
    return checked(model, pd.DataFrame({name: [] for name in model.names()}))


def checked(model: type[T], table: pd.DataFrame) -> DataFrame[T]:
    """Validate a table against its model and give it the type of the model.

    Raises:
        pandera.errors.SchemaError: the table is not of the model, which is our own bug.
    """
    return model.validate(table)


def trusted(_model: type[T], table: pd.DataFrame) -> DataFrame[T]:
    """Give rows of valid tables the type of their model: checking them again would cost more than finding them."""
    return table  # pyright: ignore[reportReturnType] — of the model already


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """Give the rows as named tuples, the columns as attributes."""
    return iter(table.itertuples())
