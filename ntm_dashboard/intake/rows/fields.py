"""Reading the cells of one row: each gives a value, or notes a problem and gives none."""

from dataclasses import dataclass, field, replace
from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue, Unit
from ntm_dashboard.domain.neutral_text import restored
from ntm_dashboard.domain.terms import Certainty, DossierState, Level, PeriodClose
from ntm_dashboard.i18n import Message
from ntm_dashboard.intake.cells import dates, numbers, words
from ntm_dashboard.intake.cells.criteria import CriteriaBook
from ntm_dashboard.intake.cells.names import Gazetteer, plain_unit_code
from ntm_dashboard.intake.cells.text import cleaned, is_dossier_number, note_text, words_only
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, Line
from ntm_dashboard.intake.outcome.codes import UNCLEAR_COMMUNES, ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import CODE_OF_ANOTHER, GONE_BY_THEN, Option
from ntm_dashboard.intake.outcome.report import Answers, IntakeContext
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.lexicon import learned_results
from ntm_dashboard.intake.rows.faults import Faults
from ntm_dashboard.intake.rows.numbering import note_mixed_styles, style_of_column


@dataclass
class Fields:
    """The cells of a table as values. `notices` and the `spellings` of units fill up while reading."""

    header: Header
    lines: tuple[Line, ...]
    context: IntakeContext
    answers: Answers
    faults: Faults
    delimiter: str = ""
    notices: set[NoticeCode] = field(default_factory=set[NoticeCode])
    spellings: dict[str, str] = field(default_factory=dict[str, str])
    _gazetteers: dict[date, Gazetteer] = field(default_factory=dict[date, Gazetteer])
    _books: dict[tuple[Level, date, str], CriteriaBook] = field(
        default_factory=dict[tuple[Level, date, str], CriteriaBook]
    )

    def __post_init__(self) -> None:
        self.agencies = agencies_by_name(self.context.catalogue)
        self.learned_results = learned_results(self.context, self.answers)
        self._style = style_of_column(self.lines, self.header, self.delimiter)
        self._is_mixed = note_mixed_styles(self.lines, self.header, self.faults)

    def with_faults(self, faults: Faults) -> "Fields":
        """Read the same table and note what is wrong elsewhere; spellings and notices stay together."""
        made = replace(self, faults=faults)
        faults.problems.clear()  # what is wrong with the table as a whole is noted already
        return made

    def cell(self, line: Line, column: Column) -> Cell | None:
        """Give a cell; None when it was found faulty as such."""
        if self.faults.is_spoilt(line, self.header.columns.get(column)):
            return None
        return self.header.cell(line, column)

    def text(self, line: Line, column: Column) -> str:
        """Read a free text; "" when there is none."""
        cell = self.cell(line, column)
        return note_text(cell.text) if cell else ""

    def day(self, line: Line, column: Column, *, may_be_future: bool = False, is_start: bool = False) -> date | None:
        """Read a date or the last day of a period; None when there is none or it is not a real one.

        `is_start`: something begins on the day, so that a period means its first one.
        """
        cell = self.cell(line, column)
        if cell is None or cell.is_blank:
            return None
        close = closing_of(self.context) if column is Column.PERIOD else PeriodClose.LAST_DAY
        read = dates.period(cell, close=close)
        if read is not None and read.span is not None and is_start:
            read = dates.Period(read.span.first)
        place = {"row": line.number, "column": self.header.name(column), "found": cleaned(cell.text)}
        if read is None:
            self.faults.add(ErrorCode.DATE_INVALID, **place, expected="dd/mm/yyyy")
        elif read.day < dates.EARLIEST:
            self.faults.add(ErrorCode.DATE_OUT_OF_RANGE, **place)
        elif read.day > self.context.today and not may_be_future:
            self.faults.add(ErrorCode.DATE_FUTURE, **place)
        else:
            return read.day
        return None

    def number(self, line: Line, *, is_percentage: bool = False) -> float | None:
        """Read the value; None when there is none or it is no number."""
        cell = self.cell(line, Column.VALUE)
        if cell is None or cell.is_blank or self._is_mixed:
            return None
        place = {"row": line.number, "column": self.header.name(Column.VALUE), "found": cleaned(cell.text)}
        read = numbers.number(cell, style=self._style)
        if read is None:
            self.faults.add(ErrorCode.VALUE_NOT_NUMBER, **place)
            return None
        if (is_percentage or read.unit == "%") and not 0 <= read.value <= 100:
            self.faults.add(ErrorCode.VALUE_OUT_OF_RANGE, **place, expected="0–100%")
            return None
        if read.unit:
            self.notices.add(NoticeCode.PERCENT_FORMAT if cell.is_percent else NoticeCode.UNIT_IN_VALUE)
        return read.value

    def certainty(self, line: Line) -> Certainty:
        """Read how true the row is; reported by the unit when nothing is written."""
        cell = self.cell(line, Column.CERTAINTY)
        read = words.certainty(cell.text) if cell else Certainty.REPORTED
        if read is None:
            self._unknown_word(line, Column.CERTAINTY, tuple(words.CERTAINTY_CODES.values()))
        return read or Certainty.REPORTED

    def dossier(self, line: Line) -> str:
        """Read the number of a dossier; a path or a link is none."""
        cell = self.cell(line, Column.DOSSIER)
        text = restored(cleaned(cell.text)) if cell else ""
        if text and not is_dossier_number(text):
            column = self.header.name(Column.DOSSIER)
            self.faults.add(ErrorCode.DOSSIER_INVALID, row=line.number, column=column, found=text)
            return ""
        return text

    def dossier_state(self, line: Line) -> DossierState | None:
        """Read how far the dossier is; None when nothing is written."""
        cell = self.cell(line, Column.DOSSIER_STATE)
        if cell is None or cell.is_blank:
            return None
        read = words.dossier_state(cell.text)
        if read is None:
            self._unknown_word(line, Column.DOSSIER_STATE, tuple(words.DOSSIER_STATE_IN_FILES.values()))
        return read

    def unknown_word(self, line: Line, column: Column, accepted: tuple[str, ...]) -> None:
        """Note that a word is none of the accepted ones."""
        self._unknown_word(line, column, accepted)

    def _unknown_word(self, line: Line, column: Column, accepted: tuple[str, ...]) -> None:
        found = cleaned(self.header.cell(line, column).text)
        name = self.header.name(column)
        self.faults.add(
            ErrorCode.WORD_UNKNOWN, row=line.number, column=name, found=found, expected=" · ".join(accepted)
        )

    def book(self, level: Level, day: date, criteria_set: str = "") -> CriteriaBook:
        """Give the criteria of a level at a day: of the standard set, or of another one."""
        key = (level, day, criteria_set)
        if key not in self._books:
            self._books[key] = CriteriaBook.of(self.context.catalogue, level=level, day=day, set_id=criteria_set)
        return self._books[key]

    def agency(self, line: Line, column: Column = Column.AGENCY) -> str:
        """Read the agency: the code of one that the catalogue knows by this name, else the text."""
        text = self.text(line, column)
        return self.agencies.get(words_only(text), text) if text else ""

    def gazetteer(self, day: date) -> Gazetteer:
        """Give the names of the units at a day."""
        if day not in self._gazetteers:
            made = Gazetteer.of(
                self.context.catalogue, day=day, aliases=self.context.aliases, answers=self.answers.communes
            )
            self._gazetteers[day] = made
        return self._gazetteers[day]

    def unit(self, line: Line, day: date) -> Unit | None:
        """Read which unit the row is about; None and a problem when that is not clear."""
        code, name = self.cell(line, Column.UNIT_CODE), self.cell(line, Column.UNIT_NAME)
        if code is None or name is None:
            return None
        meant = self.gazetteer(day).meant(code=code.text, name=name.text)
        if meant.unit is None and meant.error is not None:
            self._unclear_unit(line, meant.error, meant.candidates, day)
        written = cleaned(name.text)
        if meant.unit is not None and written not in {"", meant.unit.name}:
            self.spellings[written] = meant.unit.code
        return meant.unit

    def _unclear_unit(self, line: Line, error: ErrorCode, candidates: tuple[Unit, ...], day: date) -> None:
        code, name = (cleaned(self.header.cell(line, column).text) for column in (Column.UNIT_CODE, Column.UNIT_NAME))
        column = (
            Column.UNIT_NAME if Column.UNIT_NAME in self.header.columns and (name or not code) else Column.UNIT_CODE
        )
        named = tuple(f"{unit.name} ({unit.code})" for unit in candidates)
        asked = tuple(zip(candidates, named, strict=True)) if error in UNCLEAR_COMMUNES else ()
        written = (name or code) if error in UNCLEAR_COMMUNES else ""
        validity = candidates[0].validity if candidates else None
        is_code_unknown = error is ErrorCode.CODE_NAME_MISMATCH and plain_unit_code(code) != candidates[0].code
        is_gone = error is ErrorCode.COMMUNE_NOT_IN_PERIOD and bool(validity and _ended(validity.valid_to, day))
        self.faults.add(
            error,
            row=line.number,
            column=self.header.name(column),
            found=name or code or None,
            expected=" / ".join(named) or None,
            suggestions=named,
            about=written,
            options=tuple(Option(unit.code, Message.of("{unit}", unit=label)) for unit, label in asked),
            text=CODE_OF_ANOTHER if is_code_unknown else GONE_BY_THEN if is_gone else None,
            unit_code=code,
            unit=candidates[0].name if candidates else Message.of("–"),
            district=self.context.catalogue.district.name,
            period=day,
            valid_from=(validity and validity.valid_from) or Message.of("…"),
            valid_to=(validity and validity.valid_to) or Message.of("…"),
        )


def agencies_by_name(catalogue: Catalogue) -> dict[str, str]:
    """Give the codes of the agencies by themselves, by their names and abbreviations."""
    return {words_only(name): one.code for one in catalogue.agencies for name in (one.code, one.name_vi, *one.also)}


def closing_of(context: IntakeContext) -> PeriodClose:
    """Give which day closes a period in the district of the catalogue."""
    return context.catalogue.district.period_close


def _ended(last: date | None, day: date) -> bool:
    return last is not None and last < day
