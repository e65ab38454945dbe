"""Matrices: columns of results that no heading explains are asked for; values are results only when confirmed."""

from collections.abc import Sequence
from dataclasses import replace

from ntm_dashboard.i18n import Message
from ntm_dashboard.intake.contract import LABELS, Column
from ntm_dashboard.intake.grid import Cell, Line, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import Option, Problem, problem
from ntm_dashboard.intake.outcome.report import Answers
from ntm_dashboard.intake.reading.evidence import Mark, mark_of, profile_of
from ntm_dashboard.intake.reading.facts import Title
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.headings import is_of_unmet
from ntm_dashboard.intake.reading.layout import Table
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.purposes import speaks_of_results
from ntm_dashboard.intake.reading.roles import UNUSED, ask_by_threshold, index_of, label_of
from ntm_dashboard.intake.reading.turning import MET, UNMET, put

CRITERION_ROLE = "tieu_chi:"


def with_answered_columns(header: Header, answers: Answers) -> Header:
    """Take the criteria that a person named for columns of a matrix, and leave out those not to be used."""
    headings, criteria, unknown = list(header.headings), set(header.criteria), set(header.unknown)
    for (code, about), role in answers.chosen.items():
        index = index_of(about) if code is ErrorCode.COLUMN_ROLE else None
        if index is None or index >= len(headings):
            continue
        criteria.discard(index)
        unknown.add(index)
        if role.startswith(CRITERION_ROLE):
            headings[index] = role.removeprefix(CRITERION_ROLE)
            criteria.add(index)
            unknown.discard(index)
    return replace(header, headings=tuple(headings), criteria=tuple(sorted(criteria)), unknown=tuple(sorted(unknown)))


def with_unmet_ticks(header: Header, lines: Sequence[Line], titles: Sequence[Title], lexicon: Lexicon) -> list[Line]:
    """Write out the ticks of a matrix of unmet criteria ("Tiêu chí chưa đạt"), where a tick says "not met"."""
    is_titled = any(is_of_unmet(title.text) and not speaks_of_results(title.plain) for title in titles)
    own = [at for at in header.criteria if is_titled or any(map(is_of_unmet, header.paths[at]))]
    read = list(lines)
    for index in own:
        read = [put(line, index, UNMET) if mark_of(line.at(index), lexicon) is Mark.TICK else line for line in read]
    return read


def by_legend(lines: Sequence[Line], columns: Sequence[int], table: Table, lexicon: Lexicon) -> list[Line]:
    """Write out marks to which a note gives another meaning than the usual one ("x: chưa đạt; để trống: đạt")."""
    read = list(lines)
    for index in columns if table.has_unmet_ticks else ():
        read = [_with_turned_mark(line, index, lexicon) for line in read]
    for index in columns if table.has_met_blanks else ():
        read = [put(line, index, MET) if line.at(index).is_blank else line for line in read]
    return read


def _with_turned_mark(line: Line, index: int, lexicon: Lexicon) -> Line:
    """Write out a tick that means "not met"; what a dash beside such ticks means is for the person to say."""
    if mark_of(line.at(index), lexicon) is Mark.TICK:
        return put(line, index, UNMET)
    text = line.at(index).text.strip()
    return put(line, index, f"{text} (x: {UNMET})") if text in {"-", "–", "—", "0", "1"} else line


def unexplained(
    header: Header, lines: Sequence[Line], *, known: Sequence[int], lexicon: Lexicon, answers: Answers
) -> list[Problem]:
    """Ask what the columns of results are that no heading explains; `known` are those of further results."""
    width = max([header.width, *(line.width for line in lines)], default=0)
    taken = {*known, *header.criteria, *header.columns.values(), *header.orders, *header.totals, *header.duplicates}
    free = [index for index in range(width) if index not in taken]
    asked = [index for index in free if not answers.to(ErrorCode.COLUMN_ROLE, column_letters(index))]
    return [
        _question(header, index, lexicon)
        for index in asked
        if (profile := profile_of(lines, index, lexicon)).is_results and profile.filled >= min(3, len(lines))
    ]


def _question(header: Header, index: int, lexicon: Lexicon) -> Problem:
    book = lexicon.commune
    known = {place.criterion for at in header.criteria if (place := book.place_of_text(header.headings[at]))}
    missing = [one for one in book.criteria if one.number not in known]
    near = [one for one in book.near(header.heading(index)) if one in missing]
    options = [_option(CRITERION_ROLE + one.number, f"{one.number}. {one.name_vi}") for one in missing]
    options.append(Option(UNUSED, label_of(UNUSED)))
    return problem(
        ErrorCode.COLUMN_ROLE,
        row=header.row,
        column=header.name(index),
        about=column_letters(index),
        options=tuple(options),
        suggested=CRITERION_ROLE + near[0].number if near else "",
    )


def _option(value: str, text: str) -> Option:
    return Option(value, Message.of("{text}", text=text))


def holds_values(header: Header, lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Tell whether a matrix holds values (60,5; 95,2%) where results should stand."""
    profiles = [profile_of(lines, index, lexicon) for index in (*header.criteria, *header.units)]
    filled = sum(profile.filled for profile in profiles)
    values = sum(profile.marks[Mark.NUMBER] + profile.marks[Mark.SHARE] for profile in profiles)
    return filled > 0 and values / filled >= 0.5


def of_values(
    header: Header, lines: Sequence[Line], questions: list[Problem], answers: Answers
) -> tuple[Header, list[Line]]:
    """Make one row a unit and indicator of a matrix of values; whether results follow from them is asked."""
    ask_by_threshold(questions, header, answers)
    keys = [column for column in (Column.PERIOD, Column.UNIT_CODE, Column.UNIT_NAME) if column in header.columns]
    columns = (*keys, Column.CRITERION, Column.VALUE)
    made = Header(
        header.row, header.first_row, tuple(LABELS[one] for one in columns), {one: at for at, one in enumerate(columns)}
    )
    rows = [
        Line(line.number, (*(header.cell(line, key) for key in keys), Cell(header.headings[index]), cell))
        for line in lines
        for index in header.criteria
        if not (cell := line.at(index)._replace(column=header.name(index))).is_blank
    ]
    return made, rows
