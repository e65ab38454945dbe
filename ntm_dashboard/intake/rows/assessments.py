"""Reports of communes and of the district: one row an assessment, or a matrix of units and criteria."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.terms import RESULT_WORDS, Certainty, Direction, DossierState, Level, Result
from ntm_dashboard.i18n import Message
from ntm_dashboard.intake.cells import words
from ntm_dashboard.intake.cells.criteria import CriteriaBook, Place
from ntm_dashboard.intake.cells.text import cleaned, compared
from ntm_dashboard.intake.cells.words import Judgement
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, Line
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import CRITERION_MISSING, Option
from ntm_dashboard.intake.outcome.report import BlankMeans
from ntm_dashboard.intake.reading.layout import Table, uses_unmet_mark
from ntm_dashboard.intake.reading.roles import BY_THRESHOLD
from ntm_dashboard.intake.reading.variants import Remarks
from ntm_dashboard.intake.rows.entries import Entry
from ntm_dashboard.intake.rows.fields import Fields


@dataclass(frozen=True)
class Judged:
    """What a row says of a criterion or an indicator besides where it belongs."""

    result: Result
    value: float | None = None
    dossier: str = ""
    dossier_state: DossierState | None = None
    planned_on: date | None = None
    agency: str = ""
    note: str = ""
    source: str = ""
    certainty: Certainty = Certainty.REPORTED


@dataclass(frozen=True)
class Reader:
    """Reads the rows of a report of one level. `period` decides which units there are, `day` which criteria."""

    fields: Fields
    level: Level
    period: date | None
    day: date
    criteria_set: str = ""
    remarks: Remarks = field(default_factory=dict[tuple[int, int], str])
    is_by_threshold: bool = False

    @property
    def book(self) -> CriteriaBook:
        """Give the criteria that the report is about."""
        return self.fields.book(self.level, self.day, self.criteria_set)

    def long(self, lines: Iterable[Line]) -> Iterator[Entry]:
        """Read the rows of a table with one assessment a row."""
        for line in lines:
            unit = self.unit(line)
            place = self.place(line)
            judged = self._judged(line, place)
            if unit is not None and place is not None and judged is not None:
                yield self._entry(line, unit, place, judged)

    def wide(self, table: Table) -> Iterator[Entry]:
        """Read a matrix with a unit a row and a criterion a column."""
        places = self._places()
        meaning = self.fields.answers.blank_means or table.blank_means
        blank = None if meaning or uses_unmet_mark(table) else ErrorCode.BLANK_AMBIGUOUS
        for line in table.lines:
            unit = self.unit(line)
            for index, place in places.items():
                read = self._matrix_result(line, index, meaning=meaning, blank=blank)
                if unit is not None and read is not None:
                    note = _joined(read.note, self.remarks.get((line.number, index), ""))
                    yield self._entry(line, unit, place, Judged(read.result, note=note))

    def unit(self, line: Line) -> Unit | None:
        """Read which unit a row is about."""
        if self.level is Level.COMMUNE:
            return self.fields.unit(line, self.period or self.day)
        return district_unit(self.fields)

    def place(self, line: Line) -> Place | None:
        """Read which criterion or indicator a row is about."""
        cell = self.fields.cell(line, Column.CRITERION)
        if cell is None:
            return None
        place = self.book.place(cell)
        if place is None:
            self._unknown_criterion(line.number, self.fields.header.name(Column.CRITERION), cleaned(cell.text))
        return place

    def _unknown_criterion(self, row: int, column: str, found: str) -> None:
        """Note a criterion that the set does not have; where a name is near others, they are offered."""
        near = self.book.near(found) if found and not re.fullmatch(r"[\d.,\s]+", found) else ()
        options = tuple(Option(one.number, Message.of("{text}", text=f"{one.number}. {one.name_vi}")) for one in near)
        self.fields.faults.add(
            ErrorCode.CRITERION_UNKNOWN,
            row=row,
            column=column,
            found=found,
            expected=self.book.span,
            text=None if found else CRITERION_MISSING,
            about=found,
            options=options,
            suggested=options[0].value if len(options) == 1 else "",
        )

    def _judged(self, line: Line, place: Place | None) -> Judged | None:
        fields = self.fields
        value = fields.number(line, is_percentage=place is not None and self.is_percentage(place))
        read = self._by_threshold(line, place, value) if self.is_by_threshold else self.result(line, Column.RESULT)
        result_at = fields.header.columns.get(Column.RESULT, -1)
        notes = (
            fields.text(line, Column.NOTE),
            read.note if read else "",
            self.remarks.get((line.number, result_at), ""),
        )
        judged = Judged(
            read.result if read else Result.NOT_MET,
            value,
            fields.dossier(line),
            fields.dossier_state(line),
            fields.day(line, Column.PLANNED_ON, may_be_future=True),
            fields.agency(line),
            _joined(*notes),
            fields.text(line, Column.SOURCE),
            fields.certainty(line),
        )
        return judged if read is not None else None

    def _by_threshold(self, line: Line, place: Place | None, value: float | None) -> Judgement | None:
        """Read the result from the required level where a table holds values only, as the person confirmed."""
        if self.fields.answers.to(ErrorCode.RESULT_COLUMN) != BY_THRESHOLD:
            return None
        own = self.book.only_indicator(place) if place else None
        threshold = self.fields.context.catalogue.threshold_on(own, self.day) if own else None
        if own is None or threshold is None or threshold.value is None or value is None:
            column = self.fields.header.name(Column.VALUE)
            self.fields.faults.add(ErrorCode.RESULT_MISSING, row=line.number, column=column)
            return None
        is_met = value <= threshold.value if own.direction is Direction.AT_MOST else value >= threshold.value
        return Judgement(Result.MET if is_met else Result.NOT_MET)

    def is_percentage(self, place: Place) -> bool:
        """Tell whether the values of a place are shares in per cent."""
        indicator = self.book.by_indicator.get(place.indicator)
        return indicator is not None and indicator.measured_in == "%"

    def result(self, line: Line, column: Column) -> Judgement | None:
        """Read the result of a row."""
        cell = self.fields.cell(line, column)
        if cell is None:
            return None
        name = cell.column or self.fields.header.name(column)
        if cell.is_blank:
            self.fields.faults.add(ErrorCode.RESULT_MISSING, row=line.number, column=name)
            return None
        return self._read_result(line, cell, name)

    def _read_result(self, line: Line, cell: Cell, column: str) -> Judgement | None:
        """Read a result: an agreed form, or a word that the office has explained; any other is asked for."""
        read = words.judgement(cell.text) or self._learned(cell.text)
        if read is None:
            found = cleaned(cell.text)
            suggested = words.suggested_result(found)
            self.fields.faults.add(
                ErrorCode.RESULT_UNKNOWN,
                row=line.number,
                column=column,
                found=found,
                about=found,
                options=RESULT_OPTIONS if words.may_be_result(found) else (),
                suggested=suggested.value if suggested else "",
            )
        elif read.note:
            self.fields.notices.add(NoticeCode.NOTE_FROM_RESULT)
        return read

    def _learned(self, text: str) -> Judgement | None:
        found = self.fields.learned_results.get(compared(text))
        if found is None:
            return None
        return Judgement(found)

    def _places(self) -> dict[int, Place]:
        """Read the criteria of a matrix from its headings."""
        places: dict[int, Place] = {}
        header = self.fields.header
        for index in header.criteria:
            place = self.book.place(Cell(header.headings[index]))
            if place is None:
                self._unknown_criterion(header.row, header.name(index), header.headings[index])
            elif place in places.values():
                self.fields.faults.add(ErrorCode.COLUMN_DUPLICATE, row=header.row, column=header.name(index))
            else:
                places[index] = place
        return places

    def _matrix_result(
        self, line: Line, index: int, *, meaning: BlankMeans | None, blank: ErrorCode | None
    ) -> Judgement | None:
        if self.fields.faults.is_spoilt(line, index):
            return None
        cell, column = line.at(index), self.fields.header.name(index)
        if not cell.is_blank:
            return self._read_result(line, cell, column)
        if meaning is None:
            missing = {} if blank else {"column": column}
            self.fields.faults.add(blank or ErrorCode.RESULT_MISSING, row=line.number, **missing)
        return Judgement(Result.NOT_MET) if meaning is BlankMeans.NOT_MET else None

    def _entry(self, line: Line, unit: Unit, place: Place, judged: Judged) -> Entry:
        return Entry(
            row=line.number,
            key=(unit.code, place.criterion, place.indicator, self.criteria_set),
            says=words.RESULT_IN_FILES[judged.result],
            unit_name=unit.name,
            about=place.number,
            frame=self._frame(unit, place, judged),
            canonical=self._canonical(unit, place, judged),
        )

    def _frame(self, unit: Unit, place: Place, judged: Judged) -> dict[str, object]:
        return {
            "period": self.period or self.day,
            "level": self.level.value,
            "unit": unit.code,
            "criterion": place.criterion,
            "indicator": place.indicator,
            "criteria_set": self.criteria_set,
            "result": judged.result.value,
            "value": judged.value,
            "dossier": judged.dossier or None,
            "dossier_state": judged.dossier_state.value if judged.dossier_state else None,
            "planned_on": judged.planned_on,
            "agency": judged.agency or None,
            "note": judged.note or None,
            "source": judged.source or None,
            "certainty": judged.certainty.value,
        }

    def _canonical(self, unit: Unit, place: Place, judged: Judged) -> dict[str, str | int | float | None]:
        state = judged.dossier_state
        return {
            Column.PERIOD.value: (self.period or self.day).isoformat(),
            Column.UNIT_CODE.value: unit.code,
            Column.UNIT_NAME.value: unit.name,
            **({Column.CRITERIA_SET.value: self.criteria_set} if self.criteria_set else {}),
            Column.CRITERION.value: place.indicator or int(place.criterion),
            Column.RESULT.value: words.RESULT_IN_FILES[judged.result],
            Column.VALUE.value: judged.value,
            Column.DOSSIER.value: judged.dossier,
            Column.DOSSIER_STATE.value: words.DOSSIER_STATE_IN_FILES[state] if state else "",
            Column.PLANNED_ON.value: judged.planned_on.isoformat() if judged.planned_on else None,
            Column.AGENCY.value: judged.agency,
            Column.NOTE.value: judged.note,
            Column.SOURCE.value: judged.source,
            Column.CERTAINTY.value: words.CERTAINTY_CODES[judged.certainty],
        }


RESULT_OPTIONS = tuple(Option(result.value, Message.of(text)) for result, text in RESULT_WORDS.items())
"""What a word for a result may be said to mean."""


def _joined(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def district_unit(fields: Fields) -> Unit:
    """Give the district as a unit, also where the catalogue lists only its communes and towns."""
    from ntm_dashboard.domain.catalogue import Validity
    from ntm_dashboard.domain.terms import UnitKind

    catalogue = fields.context.catalogue
    known = next((unit for unit in catalogue.units if unit.code == catalogue.district.code), None)
    district = catalogue.district
    return known or Unit(
        district.code, district.name, UnitKind.DISTRICT, district.province, 0, 0, Validity(None, None), "", ""
    )
