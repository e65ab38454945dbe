"""A table that comes in gets the columns and types of its model, or is told from one that is not of it."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.frames import (
    Assessments,
    Counts,
    CriterionStates,
    Recognitions,
    Table,
    checked,
    empty,
    rows_of,
)

ROW = {"source": None, "certainty": "documented", "revision": 1, "file": None, "row": None}
COUNT = {**ROW, "day": date(2023, 4, 12), "measure": "communes_standard", "value": 12}


def models(of: type[Table] = Table) -> list[type[Table]]:
    return [one for sub in of.__subclasses__() for one in (sub, *models(sub))]


def test_columns_get_the_types_of_the_model_in_its_order_and_others_are_left_out():
    table = checked(Counts, pd.DataFrame([{"beside": 1, **COUNT}], index=[7]))

    assert {name: str(kind) for name, kind in table.dtypes.items()} == {
        "source": "str",
        "certainty": "str",
        "revision": "int64",
        "file": "str",
        "row": "Int64",
        "day": "datetime64[ns]",
        "measure": "str",
        "value": "float64",
    }
    assert table.index.tolist() == [7]
    assert table.loc[7, ["source", "file", "row"]].isna().all()


def test_only_what_has_another_value_may_be_missing():
    result = {"period": date(2023, 4, 12), "level": "commune", "unit": "29464", "criterion": "1", "indicator": ""}
    unknown = dict.fromkeys(("value", "dossier", "dossier_state", "planned_on", "agency", "note"))

    table = checked(Assessments, pd.DataFrame([{**ROW, **result, "result": "met", **unknown}]))

    assert table["criteria_set"].tolist() == [""]
    assert "plan" in empty(CriterionStates)
    with pytest.raises(KeyError, match="measure"):
        checked(Counts, pd.DataFrame([COUNT]).drop(columns="measure"))


@pytest.mark.parametrize("name", ["certainty", "measure", "day", "value"])
def test_what_must_be_known_is_told_where_it_is_not(name):
    with pytest.raises(ValueError, match=name):
        checked(Counts, pd.DataFrame([COUNT, {**COUNT, name: None}]))


def test_what_is_no_number_or_day_is_not_taken_for_one():
    for wrong in ({"value": "mười"}, {"day": "hôm qua"}, {"row": "đầu"}):
        with pytest.raises((ValueError, TypeError)):
            checked(Counts, pd.DataFrame([{**COUNT, **wrong}]))


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_an_empty_table_is_one_of_its_model(model):
    pd.testing.assert_frame_equal(empty(model), checked(model, empty(model)))
    assert empty(model).columns.tolist() == model.names()


def test_an_empty_table_may_be_changed_without_changing_the_next_one():
    table = empty(Recognitions)
    table["beside"] = 1

    assert "beside" not in empty(Recognitions)


def test_rows_are_those_that_pandas_gives_one_by_one():
    table = pd.DataFrame(
        {
            "name": pd.Series(["Đại An", None], dtype="str"),
            "day": pd.Series([date(2023, 4, 12), None], dtype="datetime64[ns]"),
            "count": pd.Series([1, None], dtype="Int64"),
            "share": [0.5, float("nan")],
            "is_known": [True, False],
            "of": [("1", "2"), None],
        }
    ).set_axis([7, 3])

    rows, others = pd.DataFrame(rows_of(table)), pd.DataFrame(table.itertuples())

    pd.testing.assert_frame_equal(rows, others)
    assert next(rows_of(table)).day == pd.Timestamp(2023, 4, 12)


@pytest.mark.parametrize("model", models())
def test_a_table_without_rows_gives_none(model):
    assert list(rows_of(empty(model))) == []
