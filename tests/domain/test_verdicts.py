"""The verdicts of all cells at once are those that a person comes to cell by cell."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_dashboard.domain.reported import RESULTS, Reported
from ntm_dashboard.domain.verdicts import UNKNOWN, previous_results, verdicts_for, verdicts_of
from tests.domain.row_by_row import Row, judged

FIRST = date(2022, 3, 31)
UNITS = ("A", "B", "C")
CRITERIA = {"1": 0, "2": 3, "3": 1}
KEYS = [(unit, criterion) for unit in UNITS for criterion in CRITERIA]
numbers = st.sampled_from(["1", "2", "2.1", "2.2", "2.10", "2.99", "3", "3.1"])
said = st.tuples(st.integers(0, 4), st.sampled_from(UNITS), numbers)
reports = st.dictionaries(said, st.sampled_from([result.value for result in RESULTS]), max_size=40)


def _words(places):
    return [None if place == UNKNOWN else RESULTS[place].value for place in places.tolist()]


@settings(max_examples=150)
@given(reports)
def test_verdicts_of_many_cells_are_those_of_each_alone(reported):
    table = _table(reported)
    rows = Reported.of(table)
    cells = [_rows(reported, key) for key in KEYS]
    expected = [judged(own, CRITERIA[key[1]]) for key, own in zip(KEYS, cells, strict=True)]

    found = verdicts_for(rows, KEYS, CRITERIA)

    assert _words(found.result) == [one.result for one in expected]
    assert found.is_contradicted.tolist() == [one.is_contradicted for one in expected]
    leading = [None if row < 0 else _row(table, row) for row in found.leading.tolist()]
    assert leading == [one.leading for one in expected]
    newest = [own[-1].day if own else None for own in cells]
    earlier = [[row for row in own if row.day != day] for own, day in zip(cells, newest, strict=True)]
    cell = rows.cells_of(KEYS)
    totals = np.array([CRITERIA[criterion] for _unit, criterion in KEYS])
    before = previous_results(rows, cell, totals=totals, newest=verdicts_of(rows, cell, totals=totals).newest)
    assert _words(before) == [judged(own, CRITERIA[key[1]]).result for key, own in zip(KEYS, earlier, strict=True)]


def _table(reported):
    """Make the columns that verdicts rest on; checking the whole model each time would take most of the test."""
    lines = [
        (pd.Timestamp(FIRST + timedelta(days=day)), "commune", unit, number.split(".")[0], number, result, "reported")
        for (day, unit, number), result in reported.items()
    ]
    names = ["period", "level", "unit", "criterion", "indicator", "result", "certainty"]
    table = pd.DataFrame(lines, columns=names).astype({"period": "datetime64[ns]", **dict.fromkeys(names[1:], "str")})
    return table.assign(indicator=table["indicator"].where(table["indicator"].str.contains(".", regex=False), ""))


def _rows(reported, key):
    unit, criterion = key
    own = [
        Row(day, number if "." in number else "", result)
        for (day, of, number), result in reported.items()
        if of == unit and number.split(".")[0] == criterion
    ]
    return sorted(own, key=lambda row: row.day)


def _row(table, place):
    row = table.iloc[place]
    return Row((row["period"].date() - FIRST).days, row["indicator"], row["result"])
