"""The one period that a report describes: from its column, from the person, or from the lines above the table."""

from dataclasses import dataclass
from datetime import date

from ntm_dashboard.i18n import date_text
from ntm_dashboard.intake.cells import dates
from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import CHOSEN_PERIOD_OUT_OF_RANGE, NO_CRITERIA_THEN, UNREAL_DAY_IN_TITLE
from ntm_dashboard.intake.outcome.report import Layout
from ntm_dashboard.intake.reading.layout import Table
from ntm_dashboard.intake.rows.fields import Fields


@dataclass(frozen=True)
class ReportPeriod:
    """The day of a report, and where it comes from."""

    day: date | None
    notices: tuple[NoticeCode, ...] = ()


def period_of_report(table: Table, fields: Fields) -> ReportPeriod:
    """Find the period of a report; without one a problem is noted and the day is None."""
    if any(not table.header.cell(line, Column.PERIOD).is_blank for line in table.lines):
        return _from_column(table, fields)
    found = dates.period_in_title(table.title_texts)
    if found is None and fields.answers.period is not None:
        return _answered(fields.answers.period, fields)
    if found is None:
        _note_no_period(table, fields)
        return ReportPeriod(None)
    return _from_title(found, table, fields)


def note_period_without_criteria(period: ReportPeriod, table: Table, fields: Fields) -> None:
    """Note that there is no criteria set for the period, so that its rows cannot be read."""
    row = next((line.number for line in table.lines), table.header.row)
    has_column = Column.PERIOD in table.header.columns
    fields.faults.add(
        ErrorCode.DATE_OUT_OF_RANGE,
        row=row,
        column=table.header.name(Column.PERIOD) if has_column else None,
        found=date_text(period.day) if period.day else "",
        text=NO_CRITERIA_THEN,
    )


def _from_title(found: dates.Period, table: Table, fields: Fields) -> ReportPeriod:
    row = table.titles[0].number
    if found.day > fields.context.today:
        fields.faults.add(ErrorCode.DATE_FUTURE, row=row, found=date_text(found.day))
        return ReportPeriod(None)
    if found.day < dates.EARLIEST:
        fields.faults.add(ErrorCode.DATE_OUT_OF_RANGE, row=row, found=date_text(found.day))
        return ReportPeriod(None)
    from_title = () if table.header.layout is Layout.WIDE else (NoticeCode.PERIOD_FROM_TITLE,)
    assumed = (NoticeCode.PERIOD_END_ASSUMED,) if found.is_end_assumed else ()
    return ReportPeriod(found.day, (*from_title, *assumed))


def _answered(day: date, fields: Fields) -> ReportPeriod:
    """Take the period that the person chose for a file that names none."""
    if day > fields.context.today or day < dates.EARLIEST:
        code = ErrorCode.DATE_FUTURE if day > fields.context.today else ErrorCode.DATE_OUT_OF_RANGE
        fields.faults.add(code, found=date_text(day), text=CHOSEN_PERIOD_OUT_OF_RANGE)
        return ReportPeriod(None)
    return ReportPeriod(day)


def _note_no_period(table: Table, fields: Fields) -> None:
    """Note that no period stands anywhere, or that the day in the title is not a real one."""
    for line in table.titles:
        for cell in line.filled:
            if (unreal := dates.unreal_day_in_title(cleaned(cell.text))) is not None:
                fields.faults.add(ErrorCode.DATE_INVALID, row=line.number, found=unreal, text=UNREAL_DAY_IN_TITLE)
                return
    fields.faults.add(ErrorCode.PERIOD_MISSING)


def _from_column(table: Table, fields: Fields) -> ReportPeriod:
    first: date | None = None
    is_assumed = False
    column = fields.header.name(Column.PERIOD)
    for line in table.lines:
        cell = fields.header.cell(line, Column.PERIOD)
        if cell.is_blank:
            fields.faults.add(ErrorCode.DATE_MISSING, row=line.number, column=column)
            continue
        day = fields.day(line, Column.PERIOD)
        first = first or day
        if day is not None and first is not None and day != first:
            found = cleaned(cell.text)
            fields.faults.add(
                ErrorCode.PERIOD_MIXED, row=line.number, column=column, found=found, expected=date_text(first)
            )
        is_assumed = is_assumed or _is_assumed(cell.text, day)
    return ReportPeriod(first, (NoticeCode.PERIOD_END_ASSUMED,) if is_assumed else ())


def _is_assumed(text: str, day: date | None) -> bool:
    read = dates.period_of(text) if day else None
    return read is not None and read.is_end_assumed
