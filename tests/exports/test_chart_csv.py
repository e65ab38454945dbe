"""The data of a chart as a file that a spreadsheet can sum and that cannot act."""

import csv
import io
from datetime import date

import pytest

from ntm_dashboard.exports.chart_csv import ChartTable, chart_csv
from ntm_dashboard.i18n import speaking
from ntm_dashboard.web.components.markup import join, tag, text_of
from tests.hostile_strings import EVERY


def _read(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _written(*rows, language="vi"):
    with speaking(language):
        table = ChartTable(["Xã", "Giá trị"], rows, [False] * len(rows), date(2023, 4, 12), 7)
        return _read(chart_csv(table))[1:]


@pytest.mark.parametrize(
    ("language", "cell", "expected"),
    [
        ("vi", "1.234,5", "1234,5"),
        ("en", "1,234.5", "1234,5"),
        ("vi", "12", "12"),
        ("vi", "-0,25", "-0,25"),
        ("vi", "–", ""),
        ("vi", "62,66 triệu đồng/người", "62,66 triệu đồng/người"),
        ("vi", "12/04/2023", "12/04/2023"),
        ("vi", "15/19", "15/19"),
        ("vi", "17.10", "17.10"),
        ("vi", "1234", "1234"),
    ],
)
def test_only_a_cell_that_is_nothing_but_a_number_becomes_one(language, cell, expected):
    ((_name, value, *_rest),) = _written(["Xã An", cell], language=language)

    assert value == expected


def test_each_line_ends_with_its_day_and_revision():
    assert _written(["Xã An", "1"]) == [["Xã An", "1", "12/04/2023", "7", ""]]


@pytest.mark.parametrize("text", EVERY)
def test_no_text_becomes_a_formula(text):
    ((name, *_rest),) = _written([text, "1"])

    assert not name.startswith(("=", "+", "@", "\t"))


def test_a_badge_is_read_as_its_word():
    badge = tag("span", tag("span", "✔ ", aria_hidden="true"), "Đạt & đủ", class_="ntm-badge")

    assert text_of(badge) == "Đạt & đủ"
    assert text_of(join("a", " ", badge)) == "a Đạt & đủ"
    assert text_of("<b>chữ</b>") == "<b>chữ</b>"
