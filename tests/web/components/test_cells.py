"""Single cells: every kind of empty and every kind of number."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from ntm_dashboard.web.components import cells


@pytest.mark.parametrize("nothing", [None, pd.NaT, float("nan"), pd.NA])
def test_an_empty_cell_is_a_dash_or_an_empty_text(nothing):
    assert (cells.day(nothing), cells.number(nothing), cells.text(nothing), cells.row_number(nothing)) == (
        "–",
        "–",
        "",
        "",
    )


def test_days_and_numbers_of_tables_are_written_as_offices_write_them():
    assert cells.day(pd.Timestamp("2023-04-12")) == "12/04/2023"
    assert cells.day_of(date(2023, 4, 12)) == date(2023, 4, 12)
    assert cells.number(np.float64(62.66), "triệu đồng/người") == "62,66\N{NO-BREAK SPACE}triệu đồng/người"
    assert cells.row_number(np.int64(2023)) == "2023"


def test_a_dossier_is_its_number_and_its_state():
    assert cells.dossier("HS-1/2023", "returned") == "HS-1/2023 · Hồ sơ bị trả lại"
    assert cells.dossier(None, None) == ""
