"""In the workbook a number is a number, a day a day, and every sheet of rows can be filtered under its header."""

import io
import re
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.model import Cell, OutOf, Share, Table
from ntm_dashboard.briefing.parts import only
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.exports.office import IMPRINT_SHEET
from ntm_dashboard.exports.xlsx import xlsx
from ntm_dashboard.i18n import speaking
from tests import meeting

HEAD = 4
"""The row of the header: above it stand the title and the stamp."""


@pytest.fixture(scope="module")
def briefing():
    before, after = meeting.training(date(2023, 6, 30)), meeting.training()
    return brief(after, compare(before, after), catalogue=meeting.catalogue_of(meeting.TRAINING))


@pytest.fixture(scope="module")
def book(briefing):
    return opened(briefing)


def opened(briefing):
    return openpyxl.load_workbook(io.BytesIO(xlsx(briefing)))


def lines(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 1, max_row=last_row(sheet))]


def last_row(sheet):
    return int(re.findall(r"\d+", sheet.auto_filter.ref)[-1]) if sheet.auto_filter.ref else HEAD


def with_rows(briefing, *rows):
    """Put rows into the table of what is due."""
    keys = tuple(str(place) for place in range(len(rows)))
    table = Table((Cell("Việc"), Cell("Số")), rows, (1, 1), "Bảng", columns=("a", "b"), keys=keys)
    slides = tuple(replace(one, picture=table) if one.id == "den-han" else one for one in briefing.slides)
    return replace(briefing, slides=slides)


def test_no_text_of_a_sheet_is_a_number_or_a_day(book):
    written = re.compile(r"[-+−]?[\d.,]+(?:/\d+)?(?:\s*%)?\*?|\d\d/\d\d/\d{4}\*?")
    month = re.compile(r"\d\d/\d{4}")

    found = {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        if sheet.title != IMPRINT_SHEET
        for row in sheet.iter_rows(min_row=HEAD + 1)
        for cell in row
        if isinstance(cell.value, str) and written.fullmatch(cell.value) and not month.fullmatch(cell.value)
    }

    assert found == {}


def test_what_is_due_is_all_there_with_days_as_days(book):
    rows = lines(book["Đến hạn"])
    planned = list(rows_of(meeting.training().commitments))

    assert [row[0].date() for row in rows] == [one.planned_on.date() for one in planned]
    assert [row[1].rstrip("*") for row in rows] == [one.unit_name for one in planned]
    assert [row[4] for row in rows] == [(one.planned_on.date() - meeting.training().as_of).days for one in planned]
    formats = {row[0].number_format for row in book["Đến hạn"].iter_rows(min_row=HEAD + 1)}
    assert formats <= {"dd/mm/yyyy", 'dd/mm/yyyy"*"'}


def test_a_count_of_a_total_stands_in_two_columns(book):
    units = book["Các xã"]
    heads = [cell.value for cell in units[HEAD]]
    first = next(row for row in rows_of(meeting.training().units) if row.assessed)

    assert heads == ["Đơn vị", "Trạng thái", "Tiêu chí đạt", "Tiêu chí đạt: trên tổng số"]
    row = next(row for row in lines(units) if row[0].rstrip("*") == first.name)
    assert row[2:] == [first.met, first.total]


def test_every_open_criterion_of_every_unit_is_a_row(book):
    criteria = meeting.training().commune_criteria
    wanted = criteria[criteria["status"].isin(["late", "not_met", "working", "waiting", "unknown"])]

    rows = lines(book["Theo đơn vị"])

    assert len(rows) == len(wanted)
    assert {row[0] for row in rows} == set(wanted["unit_name"])
    assert {type(row[5]) for row in rows} <= {datetime, str}


def test_every_sheet_of_rows_has_a_filter_and_a_header_that_stays(book):
    lacking = [
        sheet.title
        for sheet in book
        if sheet.title != IMPRINT_SHEET
        and (sheet.freeze_panes != f"B{HEAD + 1}" or not str(sheet.auto_filter.ref).startswith(f"A{HEAD}:"))
    ]

    assert lacking == []


def test_a_figure_is_written_in_its_own_form_and_keeps_the_mark_of_what_is_illustrative(briefing):
    rows = (
        (Cell("a"), Cell("1.234", value=1234.0)),
        (Cell("b"), Cell("62,66", value=62.66, is_illustrative=True)),
        (Cell("c"), Cell("80%", value=Share(80))),
        (Cell("d"), Cell("–")),
        (Cell("e"), Cell("31/12/2023", value=date(2023, 12, 31), is_illustrative=True)),
    )

    sheet = opened(with_rows(briefing, *rows))["Đến hạn"]

    cells = [sheet.cell(HEAD + place, 2) for place in range(1, 6)]
    assert [cell.value for cell in cells] == [1234, 62.66, 80, "–", datetime(2023, 12, 31)]  # noqa: DTZ001 — as read
    assert cells[1].number_format == '#,##0.0#"*"'
    assert cells[2].number_format.endswith('"%"')
    assert cells[4].number_format == 'dd/mm/yyyy"*"'


def test_what_only_looks_like_a_figure_stays_text(briefing):
    rows = ((Cell("=1+1"), Cell("12/15")), (Cell("00123"), Cell("9/10", value=OutOf(9, 10))))

    sheet = opened(with_rows(briefing, *rows))["Đến hạn"]

    assert lines(sheet) == [["=1+1", "12/15", None], ["00123", 9, 10]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_nothing_known_leaves_no_figure_and_chosen_parts_can_be_written():
    with speaking("en"):
        empty = opened(meeting.briefing_of(meeting.before_any_data))
        part = opened(only(meeting.briefing_of(), ["ma-tran"]))

    assert empty.sheetnames[0] == part.sheetnames[0]
    assert lines(part[part.sheetnames[0]]) == []
