"""The sheet for the yearly evaluation of a head says the same in PDF and DOCX, and agrees with its rows."""

import io
from datetime import date

import pandas as pd
import pytest
from docx import Document
from pypdf import PdfReader

from ntm_dashboard.briefing.year_sheet import Head, year_sheet
from ntm_dashboard.domain.follow_up.accountability import Span, Stretch, in_span, tally_of
from ntm_dashboard.domain.follow_up.duties import Duties, DutyState
from ntm_dashboard.domain.frames import checked, empty
from ntm_dashboard.exports.year_sheets import year_sheet_docx, year_sheet_pdf
from ntm_dashboard.i18n import Message
from tests import meeting

YEAR = Span.around(date(2023, 4, 12), Stretch.YEAR)
NAME = "Chủ tịch UBND xã Phước Hưng"


def duty(state, kind="promise", **said):
    plain = dict.fromkeys(Duties.names()) | {"unit": "29464", "unit_name": "Xã Phước Hưng", "criterion": "5"}
    plain |= {"kind": kind, "state": state, "due_on": "2023-03-31", "postponed": 0, "is_answered": False}
    return plain | {"indicator": "", "what": Message.of("đạt tiêu chí"), "certainty": "reported"} | said


def duties(*rows):
    return checked(Duties, pd.DataFrame(rows, columns=Duties.names()))


def sheet_of(own):
    return year_sheet(meeting.april(), Head(NAME, ("Chủ tịch UBND xã: Xã Phước Hưng",), own), YEAR)


MIXED = duties(
    duty("kept"),
    duty("kept", "dossier"),
    duty("late", "request", is_answered=True),
    duty("broken", "conclusion", postponed=1),
    duty("open", due_on="2023-11-30"),
    duty("dropped", "conclusion"),
)


def test_the_counts_of_the_sheet_of_one_head_agree_with_its_rows():
    sheet = sheet_of(in_span(MIXED, YEAR))

    last = [str(cell.text) for cell in sheet.counts.rows[-1]]
    tally = tally_of(MIXED)
    assert last[1:] == [str(one) for one in (tally.due, 2, 1, 1, 1, 0, 1)]
    by_kind = [[int(str(cell.text)) for cell in row[1:]] for row in sheet.counts.rows[:-1]]
    assert [sum(column) for column in zip(*by_kind, strict=True)] == [int(one) for one in last[1:]]
    assert len(sheet.rows.rows) == len(MIXED)
    shown = [str(row[3].text) for row in sheet.rows.rows]
    assert shown[0] == "Quá hạn, chưa xong"
    assert shown.count("Đúng hạn") == tally.kept


def test_every_duty_is_a_row_however_many_there_are():
    many = duties(*(duty("kept", due_on=f"2023-03-{day:02}") for day in range(1, 29)))

    paper = Document(io.BytesIO(year_sheet_docx(sheet_of(many))))

    assert len(sheet_of(many).rows.rows) == 28
    assert max(len(table.rows) for table in paper.tables) == 1 + 28


@pytest.mark.parametrize("own", [MIXED, empty(Duties)], ids=["some", "none"])
def test_the_handout_is_one_page_and_the_paper_says_the_same(own):
    sheet = sheet_of(own)

    pages = PdfReader(io.BytesIO(year_sheet_pdf(sheet))).pages
    paper = Document(io.BytesIO(year_sheet_docx(sheet)))

    said = " ".join(pages[0].extract_text().split())
    written = " ".join(paragraph.text for paragraph in paper.paragraphs)
    assert len(pages) == 1
    for text in (NAME, *(str(fact) for fact in sheet.facts)):
        assert text in written
        assert text.split(":")[0] in said
    assert (len(paper.tables) == 4) is bool(len(own))


def test_a_duty_that_rests_on_an_invented_row_is_marked():
    real = Head(NAME, (), trusted_without(MIXED, DutyState.BROKEN))

    sheet = year_sheet(meeting.april(), Head(NAME, (), MIXED), YEAR, real=real)

    marked = [any(cell.is_illustrative for cell in row) for row in sheet.rows.rows]
    assert marked == [True, *[False] * 5]


def trusted_without(table, state):
    return checked(Duties, table[table["state"] != state])
