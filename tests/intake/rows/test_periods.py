"""The period of a report: what is said of it, asked for it, and done with the answer."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ntm_dashboard.domain.terms import PeriodClose
from ntm_dashboard.i18n import speaking
from ntm_dashboard.intake import Answers, ErrorCode, IntakeContext, PreparedReport, check
from ntm_dashboard.intake.grid import text_line
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.layout import Table
from ntm_dashboard.intake.rows.faults import Faults
from ntm_dashboard.intake.rows.fields import Fields
from ntm_dashboard.intake.rows.periods import ReportPeriod, period_of_report
from tests.intake import workbooks
from tests.intake.conftest import Check
from tests.intake.offices import delimited, table

TWO_DAYS = "BÁO CÁO THÁNG 6 NĂM 2023 (tính đến ngày 05/7/2023)"
AMBIGUOUS = (ErrorCode.PERIOD_AMBIGUOUS, "")


def _titled(*titles: str) -> str:
    return delimited([*([title] for title in titles), *table(omit=["ky_bao_cao"])])


def _notices(report: PreparedReport) -> set[tuple[str, str]]:
    return {(one.code, one.detail) for one in report.notices if one.code.startswith("PERIOD")}


def _by_decree(context: IntakeContext) -> IntakeContext:
    district = replace(context.catalogue.district, period_close=PeriodClose.DECREE_09)
    return replace(context, catalogue=replace(context.catalogue, district=district))


def _read(context: IntakeContext, *titles: str, sheet: str = "", period: date | None = None) -> ReportPeriod:
    header = Header(len(titles) + 1, len(titles) + 1, ("Tên xã", "Tiêu chí", "Kết quả"), {})
    lines = tuple(text_line(row, [title]) for row, title in enumerate(titles, 1))
    fields = Fields(header, (), context, Answers(period), Faults(sheet))
    return period_of_report(Table(header, (), lines, (), (), None), fields)


def test_question_offers_the_days_of_the_titles_with_their_words(check_text: Check):
    report = check_text(_titled(TWO_DAYS))

    (question,) = report.questions
    assert [(one.value, str(one.label)) for one in question.options] == [
        ("2023-07-05", "05/07/2023 (“tính đến ngày 05/7/2023”)"),
        ("2023-06-30", "30/06/2023 (“THÁNG 6 NĂM 2023”)"),
    ]
    assert question.suggested == "2023-07-05"
    assert "tính đến ngày 05/7/2023" in str(question.message)


@pytest.mark.parametrize("answers", [Answers(period=date(2023, 6, 30)), Answers(chosen={AMBIGUOUS: "2023-06-30"})])
def test_question_is_settled_by_an_option_and_by_a_day(check_text: Check, answers: Answers):
    report = check_text(_titled(TWO_DAYS), answers=answers)

    assert report.period == date(2023, 6, 30)
    assert _notices(report) == {("PERIOD_CHOSEN", "“tính đến ngày 05/7/2023”")}


def test_answer_that_is_no_day_leaves_the_question(check_text: Check):
    report = check_text(_titled(TWO_DAYS), answers=Answers(chosen={AMBIGUOUS: "hôm qua"}))

    assert [one.code for one in report.questions] == ["PERIOD_AMBIGUOUS"]


@pytest.mark.parametrize("title", ["KẾT QUẢ ĐẾN HẾT THÁNG 6", "BÁO CÁO THÁNG 13 NĂM 2023", "Tính đến 31/12/2099"])
def test_whatever_the_title_says_a_period_can_be_chosen(check_text: Check, title: str):
    refused, report = (check_text(_titled(title), answers=Answers(period=one)) for one in (None, date(2023, 6, 30)))

    assert refused.errors
    assert report.period == date(2023, 6, 30)
    assert "PERIOD_CHOSEN" in dict(_notices(report))


@pytest.mark.parametrize(
    ("titles", "sheet", "period", "fact"),
    [
        (["UBND", "Tính đến ngày 30/6/2023"], "", None, ("2023-06-30", "Tính đến ngày 30/6/2023", "dòng 2")),
        (["KẾT QUẢ"], "Tháng 6.2023", None, ("2023-06-30", "Tháng 6.2023", "trang “Tháng 6.2023”")),
        (["KẾT QUẢ"], "Sheet1", date(2023, 6, 30), ("2023-06-30", "", "đã chọn khi nộp")),
        ([TWO_DAYS], "", date(2023, 6, 30), ("2023-06-30", "THÁNG 6 NĂM 2023", "đã chọn khi nộp")),
    ],
)
def test_period_is_said_with_its_words_and_their_place(
    intake_context: IntakeContext, titles: list[str], sheet: str, period: date | None, fact: tuple[str, str, str]
):
    read = _read(intake_context, *titles, sheet=sheet, period=period)

    assert read.fact
    assert (read.fact.value, read.fact.quoted, str(read.fact.place)) == fact
    assert str(read.fact.shown) == "30/06/2023"
    assert read.fact.question == AMBIGUOUS


def test_label_in_a_cell_of_its_own_goes_with_the_cell_after_it(intake_context: IntakeContext):
    header = Header(3, 3, ("Tên xã", "Tiêu chí", "Kết quả"), {})
    titles = (text_line(1, ["KẾT QUẢ"]), text_line(2, ["Tháng", "", "6", "Năm:", "2023"]))
    fields = Fields(header, (), intake_context, Answers(), Faults(""))

    assert period_of_report(Table(header, (), titles, (), (), None), fields).day == date(2023, 6, 30)


def test_period_that_only_the_sheet_names_is_said_to_be_of_it(check_bytes: Check):
    def untitled(sheet: Worksheet) -> None:
        sheet.title = "Quý IV-2023"
        sheet.delete_cols(1)

    report = check_bytes(workbooks.xlsx(untitled), name="a.xlsx")

    assert report.period == date(2023, 12, 31)
    assert _notices(report) == {("PERIOD_FROM_TITLE", "Quý IV-2023"), ("PERIOD_END_ASSUMED", "")}


def test_instant_in_a_workbook_is_its_day_in_vietnam(check_bytes: Check):
    def zoned(sheet: Worksheet) -> None:
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, 1).value = "2023-12-30T17:00:00.000Z"

    report = check_bytes(workbooks.xlsx(zoned), name="a.xlsx")

    assert report.period == date(2023, 12, 31)


def test_month_that_runs_on_is_asked_for(intake_context: IntakeContext):
    context = replace(intake_context, today=date(2023, 7, 5))

    report = check(_titled("KẾT QUẢ NĂM 2023").encode(), "a.csv", context=context)

    assert [(one.code, one.row) for one in report.questions] == [("PERIOD_MISSING", 1)]
    assert "chưa kết thúc" in str(report.errors[0].message)


def test_days_that_cannot_be_the_period_are_not_offered(intake_context: IntakeContext):
    context = replace(intake_context, today=date(2023, 7, 1))

    report = check(_titled(TWO_DAYS).encode(), "a.csv", context=context)

    assert [one.value for one in report.questions[0].options] == ["2023-06-30"]


def test_column_may_write_one_period_in_two_ways(check_text: Check):
    lines = table(ky_bao_cao=lambda _: "30/06/2023")
    lines[3][0], lines[5][0] = "Quý II/2023", "6 tháng đầu năm 2023"

    assert check_text(delimited(lines)).period == date(2023, 6, 30)


@pytest.mark.parametrize("order", [1, -1])
def test_day_in_a_column_goes_before_the_day_of_the_decree(intake_context: IntakeContext, order: int):
    days = ["Quý II/2023", "30/06/2023"][::order]
    lines = table(ky_bao_cao=lambda _: days[0])
    lines[4][0] = days[1]

    report = check(delimited(lines).encode(), "a.csv", context=_by_decree(intake_context))

    assert (report.period, [one.code for one in report.errors]) == (date(2023, 6, 30), [])


def test_column_with_another_period_than_the_title_is_asked_for(check_text: Check):
    text = delimited([["Tính đến ngày 30/6/2023"], *table()])

    report = check_text(text)
    settled = check_text(text, answers=Answers(chosen={AMBIGUOUS: report.questions[0].options[0].value}))

    assert settled.period == date(2023, 12, 31)


def test_column_within_the_period_of_the_title_is_taken(check_text: Check):
    assert check_text(delimited([["KẾT QUẢ NĂM 2023"], *table()])).period == date(2023, 12, 31)


def test_closing_day_of_the_decree_is_taken_and_said(intake_context: IntakeContext):
    context = _by_decree(intake_context)

    titled = check(_titled("KẾT QUẢ QUÝ II/2023").encode(), "a.csv", context=context)
    column = check(delimited(table(ky_bao_cao=lambda _: "Quý II/2023")).encode(), "a.csv", context=context)

    assert titled.period == column.period == date(2023, 6, 14)
    assert ("PERIOD_END_ASSUMED", "14/06/2023") in _notices(titled) & _notices(column)
    sentence = next(one.message for one in column.notices if one.code == "PERIOD_END_ASSUMED")
    assert "Nghị định 09/2019/NĐ-CP" in str(sentence)
    with speaking("en"):
        assert "Decree 09/2019" in str(sentence)


def test_quarter_of_the_decree_is_over_on_its_closing_day(intake_context: IntakeContext):
    context = replace(_by_decree(intake_context), today=date(2023, 6, 20))

    report = check(delimited(table(ky_bao_cao=lambda _: "Quý II/2023")).encode(), "a.csv", context=context)

    assert report.period == date(2023, 6, 14)
