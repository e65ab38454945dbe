"""The one period that a report describes: from its column, from the person, or from the lines above the table."""

import re
from dataclasses import dataclass, replace
from datetime import date

from ntm_dashboard.i18n import N_, Message, date_text
from ntm_dashboard.intake.cells import dates
from ntm_dashboard.intake.cells.text import cleaned, folded
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Line
from ntm_dashboard.intake.outcome import problems
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice, Option
from ntm_dashboard.intake.outcome.report import FactName, FactRead, Layout
from ntm_dashboard.intake.reading.layout import Table
from ntm_dashboard.intake.reading.title_dates import Candidate, TitlePeriod, period_of_titles
from ntm_dashboard.intake.reading.title_roles import TitleLine
from ntm_dashboard.intake.rows.fields import Fields, closing_of

QUESTION = (ErrorCode.PERIOD_AMBIGUOUS, "")
"""Under which code a person's choice of the period is kept."""

_LABEL = re.compile(r"(?:ky|thang|quy|qui|nam|ngay)(?: bao cao)? ?:?")
_CHOSEN = N_("đã chọn khi nộp")


@dataclass(frozen=True)
class ReportPeriod:
    """The day of a report, what is said of it, and the words that it was read from with their place."""

    day: date | None
    notices: tuple[Notice, ...] = ()
    fact: FactRead | None = None


def period_of_report(table: Table, fields: Fields) -> ReportPeriod:
    """Find the period of a report; without one a problem is noted and the day is None.

    The values of a column say what they say; a person's choice goes before the lines above the table.
    """
    found = period_of_titles(title_lines(table, fields.faults.sheet), close=closing_of(fields.context))
    if any(not table.header.cell(line, Column.PERIOD).is_blank for line in table.lines):
        return _from_column(table, fields, found)
    answer = _answer(fields)
    if answer is not None:
        return _answered(answer, found, table, fields)
    return _from_titles(found, table, fields)


def title_lines(table: Table, sheet_name: str) -> list[TitleLine]:
    """Give the texts above the table with their rows, and the name of the sheet last."""
    lines = [TitleLine(text, line.number) for line in table.titles for text in _texts_of(line)]
    return [*lines, TitleLine(sheet_name, 0, is_sheet_name=True)] if sheet_name else lines


def _texts_of(line: Line) -> list[str]:
    """Give the texts of a line; a label in a cell of its own ("Tháng", "Quý:") goes with the cell after it."""
    texts: list[str] = []
    for text in dict.fromkeys(cell.text for cell in line.cells if not cell.is_blank):
        if texts and _LABEL.fullmatch(folded(texts[-1])):
            texts[-1] = f"{texts[-1]} {text}"
        else:
            texts.append(text)
    return texts


def note_period_without_criteria(period: ReportPeriod, table: Table, fields: Fields) -> None:
    """Note that there is no criteria set for the period, so that its rows cannot be read."""
    row = next((line.number for line in table.lines), table.header.row)
    has_column = Column.PERIOD in table.header.columns
    fields.faults.add(
        ErrorCode.DATE_OUT_OF_RANGE,
        row=row,
        column=table.header.name(Column.PERIOD) if has_column else None,
        found=date_text(period.day) if period.day else "",
        text=problems.NO_CRITERIA_THEN,
    )


def _answer(fields: Fields) -> date | None:
    """Give the day that a person chose, in the field for it or as the answer to a question."""
    chosen = fields.answers.to(ErrorCode.PERIOD_AMBIGUOUS) or fields.answers.to(ErrorCode.PERIOD_MISSING)
    try:
        return fields.answers.period or (date.fromisoformat(chosen) if chosen else None)
    except ValueError:
        return None


def _answered(day: date, found: TitlePeriod, table: Table, fields: Fields) -> ReportPeriod:
    """Take the period that the person chose, and say what of the file is not taken for it."""
    if day > fields.context.today or day < dates.EARLIEST:
        code = ErrorCode.DATE_FUTURE if day > fields.context.today else ErrorCode.DATE_OUT_OF_RANGE
        fields.faults.add(code, found=date_text(day), text=problems.CHOSEN_PERIOD_OUT_OF_RANGE)
        return ReportPeriod(None)
    if found.taken is not None and found.taken.day == day:
        return _taken(found.taken, table)
    candidates = found.asked or ((found.taken,) if found.taken else ())
    dropped = [one.quoted for one in candidates if one.day != day]
    dropped += [one.quoted for one in (found.unreal, found.without_year) if one is not None]
    quoted = next((one.quoted for one in candidates if one.day == day), "")
    notices = (Notice(NoticeCode.PERIOD_CHOSEN, ", ".join(f"“{words}”" for words in dropped)),) if dropped else ()
    return ReportPeriod(day, notices, _fact(day, quoted, Message.of(_CHOSEN)))


def _fact(day: date, quoted: str, place: Message, *, question: tuple[ErrorCode, str] | None = QUESTION) -> FactRead:
    shown = Message.of("{day}", day=day)
    return FactRead(FactName.PERIOD, day.isoformat(), shown, problems.shortened(quoted), place, question)


def _from_titles(found: TitlePeriod, table: Table, fields: Fields) -> ReportPeriod:
    if found.unreal is not None:
        row = found.unreal.line.row or None
        text = problems.UNREAL_DAY_IN_TITLE if row else problems.UNREAL_DAY_IN_SHEET_NAME
        fields.faults.add(ErrorCode.DATE_INVALID, row=row, found=found.unreal.quoted, text=text)
    elif found.taken is not None:
        return _checked(found.taken, table, fields)
    elif found.without_year is not None:
        row = found.without_year.line.row or None
        text = problems.PERIOD_WITHOUT_YEAR if row else problems.PERIOD_WITHOUT_YEAR_IN_SHEET_NAME
        fields.faults.add(ErrorCode.PERIOD_MISSING, row=row, found=found.without_year.quoted, text=text)
    else:
        _ask(found, fields)
    return ReportPeriod(None)


def _checked(found: Candidate, table: Table, fields: Fields) -> ReportPeriod:
    """Take the period of the titles unless it lies in the future or before the programme."""
    today = fields.context.today
    place = {"row": found.line.row or None}
    if found.span is not None and found.span.first <= today < found.day:
        fields.faults.add(ErrorCode.PERIOD_MISSING, **place, found=found.quoted, text=problems.PERIOD_NOT_OVER)
    elif found.day > today:
        text = None if found.line.row else problems.PERIOD_OF_SHEET_NAME_OUT_OF_RANGE
        fields.faults.add(ErrorCode.DATE_FUTURE, **place, found=date_text(found.day), text=text)
    elif found.day < dates.EARLIEST:
        text = None if found.line.row else problems.PERIOD_OF_SHEET_NAME_OUT_OF_RANGE
        fields.faults.add(ErrorCode.DATE_OUT_OF_RANGE, **place, found=date_text(found.day), text=text)
    else:
        return _taken(found, table)
    return ReportPeriod(None)


def _taken(found: Candidate, table: Table) -> ReportPeriod:
    notices: list[Notice] = []
    if found.line.is_sheet_name:
        notices.append(Notice(NoticeCode.PERIOD_FROM_TITLE, found.line.text))
    elif table.header.layout is not Layout.WIDE:
        notices.append(Notice(NoticeCode.PERIOD_FROM_TITLE))
    if found.span is not None:
        notices.append(_end_assumed(dates.Period(found.day, found.span)))
    return ReportPeriod(found.day, tuple(notices), _fact(found.day, found.quoted, _place(found.line)))


def _end_assumed(read: dates.Period) -> Notice:
    """Say which day was taken for a span: its last one, or the day of the decree."""
    is_last = read.span is None or read.day == read.span.last
    return Notice(NoticeCode.PERIOD_END_ASSUMED, "" if is_last else read.day.strftime("%d/%m/%Y"))


def _place(line: TitleLine) -> Message:
    if line.is_sheet_name:
        return Message.of(N_("trang “{sheet}”"), sheet=line.text)
    return Message.of(N_("dòng {row}"), row=line.row)


def _ask(found: TitlePeriod, fields: Fields) -> None:
    """Ask for the period, with the days of the titles to choose from where they name any that can be one."""
    possible = [one for one in found.asked if dates.EARLIEST <= one.day <= fields.context.today]
    if not possible:
        fields.faults.add(ErrorCode.PERIOD_MISSING)
        return
    first = possible[0]
    listed = ", ".join(f"{one.day:%d/%m/%Y} (“{problems.shortened(one.quoted)}”)" for one in possible)
    text = None if len(possible) > 1 else problems.PERIOD_UNSURE
    suggested = found.suggested if found.suggested in possible else None
    fields.faults.add(
        ErrorCode.PERIOD_AMBIGUOUS,
        row=first.line.row or None,
        found=Message.of("{listed}", listed=listed),
        options=tuple(_option(one) for one in possible),
        suggested=suggested.day.isoformat() if suggested else "",
        text=text,
    )


def _option(one: Candidate) -> Option:
    label = Message.of(N_("{day} (“{quoted}”)"), day=one.day, quoted=problems.shortened(one.quoted))
    return Option(one.day.isoformat(), label)


def _from_column(table: Table, fields: Fields, titles: TitlePeriod) -> ReportPeriod:
    read = _read_column(table, fields)
    if read is None:
        return ReportPeriod(None)
    line = next(line for line in table.lines if not fields.header.cell(line, Column.PERIOD).is_blank)
    column, quoted = fields.header.name(Column.PERIOD), cleaned(fields.header.cell(line, Column.PERIOD).text)
    answer = _answer(fields)
    if answer is not None and answer != read.day:
        fields.faults.add(
            ErrorCode.PERIOD_MIXED,
            row=line.number,
            column=column,
            found=quoted,
            expected=date_text(answer),
            text=problems.CHOSEN_PERIOD_DIFFERS,
        )
    elif answer is None:
        _note_other_title(read, titles, fields, row=line.number, column=column)
    place = Message.of(N_("cột “{column}”"), column=column)
    notices = (_end_assumed(read),) if read.is_end_assumed else ()
    return ReportPeriod(read.day, notices, _fact(read.day, quoted, place, question=None))


def _note_other_title(read: dates.Period, titles: TitlePeriod, fields: Fields, *, row: int, column: str) -> None:
    """Ask where the title names another period than the column: one of them was left from an older file."""
    title = titles.taken
    if title is None or title.line.is_sheet_name or _is_same(read, dates.Period(title.day, title.span)):
        return
    if (title.span and title.span.covers(read.day)) or (read.span and read.span.covers(title.day)):
        return
    label = Message.of(N_("{day} (cột “{column}”)"), day=read.day, column=column)
    fields.faults.add(
        ErrorCode.PERIOD_AMBIGUOUS,
        row=title.line.row,
        column=column,
        found=title.quoted,
        expected=date_text(read.day),
        options=(Option(read.day.isoformat(), label),),
        text=problems.TITLE_DIFFERS_FROM_COLUMN,
        other=row,
    )


def _read_column(table: Table, fields: Fields) -> dates.Period | None:
    """Read the one period of a column, and note the rows without one or with another."""
    first: dates.Period | None = None
    assumed: dates.Period | None = None
    column = fields.header.name(Column.PERIOD)
    for line in table.lines:
        cell = fields.header.cell(line, Column.PERIOD)
        if cell.is_blank:
            fields.faults.add(ErrorCode.DATE_MISSING, row=line.number, column=column)
            continue
        read = dates.period(cell, close=closing_of(fields.context))
        if fields.day(line, Column.PERIOD) is None or read is None:
            continue
        assumed = assumed or (read if read.is_end_assumed else None)
        if first is not None and not _is_same(first, read):
            found, expected = cleaned(cell.text), date_text(first.day)
            fields.faults.add(ErrorCode.PERIOD_MIXED, row=line.number, column=column, found=found, expected=expected)
        elif first is None or (first.is_end_assumed and not read.is_end_assumed):
            first = read
    if first is None or assumed is None:
        return first
    return (
        replace(first, span=assumed.span) if first.day in {assumed.day, assumed.span and assumed.span.last} else first
    )


def _is_same(one: dates.Period, other: dates.Period) -> bool:
    """Tell whether both mean one period: "Quý II/2023" beside a day that closes it by the calendar or the decree."""
    if one.day == other.day:
        return True
    closing = [(one.span, other), (other.span, one)]
    return any(span and day.span is None and day.day in {span.last, span.last_by_decree} for span, day in closing)
