"""Rows that say who does what by when, and what came of it: six kinds, one reader that asks the contract.

What a kind has, needs and means stands in `domain/contract.py`; here is only how a cell of each sort is read, and what
of a row cannot be.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.contract import ColumnContract, Holds, columns_of
from ntm_dashboard.domain.published import row_table_of
from ntm_dashboard.domain.terms import Level, ReportKind
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells import words
from ntm_dashboard.intake.cells.criteria import Place
from ntm_dashboard.intake.cells.names import plain_unit_code
from ntm_dashboard.intake.cells.text import cleaned, typed, words_only
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, CellKind, Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import CRITERION_MISSING, Option
from ntm_dashboard.intake.outcome.report import CanonicalRow
from ntm_dashboard.intake.reading.days import day_to_read_by
from ntm_dashboard.intake.rows.assessments import district_unit
from ntm_dashboard.intake.rows.entries import Entry
from ntm_dashboard.intake.rows.fields import Fields

Value = str | float | date | None
Said = dict[Column, Value]

_OF_ONE_UNIT = frozenset({ReportKind.ROADMAP, ReportKind.DOSSIERS, ReportKind.SURVEYS})
"""The kinds of which each row is about one unit; in the others no unit means all of them, or the district."""

_OF_ONE_CRITERION = frozenset({ReportKind.ROADMAP, ReportKind.DOSSIERS})
_AHEAD = frozenset({Column.PLANNED_ON, Column.DUE_ON, Column.UNTIL_ON, Column.FROM_ON})
"""The days that may lie ahead; of the others somebody says that they were."""

_NAMED_APART = frozenset({Column.UNIT_CODE, Column.UNIT_NAME, Column.CRITERION})
_WORD_OF: Mapping[Column, Callable[[str], StrEnum | None]] = {
    Column.ROLE: words.role,
    Column.FORM: words.inspection_form,
    Column.DOSSIER_STATE: words.dossier_state,
    Column.CLOSING: words.closing,
}
_NOTHING = re.compile(r"[-–—−.…/\s]*")
"""What people write into a cell of which there is nothing to say."""

_ALL_UNITS = re.compile(
    r"(?:tat ca |toan bo |tat ca toan bo )?(?:cac |\d+ )?(?:xa|don vi|xa thi tran|xa va thi tran|dia phuong)"
    r"(?: trong huyen| cua huyen)?"
)
_DISTRICT = frozenset({"toan huyen", "ca huyen", "cap huyen", "huyen", "chung toan huyen"})
_ALL_CRITERIA = re.compile(r"(?:tat ca|toan bo|cac|chung)(?: cac)?(?: tieu chi)?|\d+ tieu chi")
_WHOLE = re.compile(r"(?P<digits>\d+|\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+)(?:[.,]0+)?\s*(?:phiếu|người|hộ|ý kiến)?", re.I)

_CELL_BLANK = N_("Dòng {row}, cột “{column}”: chưa ghi gì. Cột này không để trống.")
"""Says that a cell which a row cannot do without is blank."""

_NOT_WHOLE = N_("Dòng {row}, cột “{column}”: “{found}” không phải số phiếu. Hãy ghi số nguyên.")
_NO_BALLOTS = N_("Dòng {row}, cột “{column}”: số phiếu là 0, nên chưa hỏi ai. Hãy bỏ dòng này hoặc sửa số phiếu.")
_MORE_SATISFIED = N_("Dòng {row}: số phiếu hài lòng {found} nhiều hơn số phiếu {expected}. Hãy kiểm tra lại.")
_OF_EACH_UNIT = N_("Dòng {row}: “{found}” không phải một xã, thị trấn. Khảo sát ghi theo từng đơn vị.")
_NO_DAY = N_("Dòng {row}: chưa ghi ngày dự kiến, cũng chưa ghi ngày xong. Hãy ghi một trong hai ngày.")
_CLOSED_WITHOUT_DAY = N_("Dòng {row}: đã ghi kết thúc “{found}” nhưng chưa ghi ngày xong. Hãy ghi ngày xong.")
_DAY_WITHOUT_CLOSING = N_("Dòng {row}: đã ghi ngày xong {found} nhưng chưa ghi kết thúc thế nào. Hãy chọn {expected}.")
CONTRADICTED = N_("Dòng {first} và dòng {row} nói về cùng một nội dung nhưng ghi khác nhau. Hãy giữ một dòng đúng.")
"""Says that two rows are about the same and say different things."""


def follow_up(fields: Fields, kind: ReportKind) -> Iterator[Entry]:
    """Read the rows of a kind."""
    reader = _Reader(fields, kind)
    return (entry for line in fields.lines if (entry := reader.entry(line)) is not None)


@dataclass(frozen=True)
class _About:
    """What a row is about: `unit` "" for all of them or the district as a whole, `place` None for all criteria."""

    unit: str
    name: str
    place: Place | None


@dataclass(frozen=True)
class _Reader:
    fields: Fields
    kind: ReportKind

    def entry(self, line: Line) -> Entry | None:
        """Read a row; None where a part of it is wrong, which is noted."""
        known = len(self.fields.faults.problems)
        said = {one.column: self._said(line, one) for one in self._columns}
        about = self._about(line, said)
        self._note_impossible(line, said)
        is_faultless = len(self.fields.faults.problems) == known and not self._is_spoilt(line)
        return self._entry(line, about, said) if about is not None and is_faultless else None

    @property
    def _columns(self) -> tuple[ColumnContract, ...]:
        return tuple(one for one in columns_of(self.kind) if one.column not in _NAMED_APART)

    def _is_spoilt(self, line: Line) -> bool:
        columns = self.fields.header.columns
        return any(self.fields.faults.is_spoilt(line, columns.get(one.column)) for one in columns_of(self.kind))

    def _said(self, line: Line, one: ColumnContract) -> Value:
        """Read what a cell says; None where it says nothing."""
        cell = self.fields.cell(line, one.column)
        if cell is None or (one.column is not Column.CERTAINTY and self._is_nothing(one, cell)):
            if cell is not None and self.kind in one.required:
                self._note_blank(line, one)
            return None
        match one.holds:
            case Holds.DAY:
                is_ahead, is_start = one.column in _AHEAD, one.column is Column.FROM_ON
                return self.fields.day(line, one.column, may_be_future=is_ahead, is_start=is_start)
            case Holds.WORD:
                return self._word(line, one, cell)
            case Holds.NUMBER:
                return self._whole(line, one.column, cell)
            case _:
                return self._text(line, one)

    @staticmethod
    def _is_nothing(one: ColumnContract, cell: Cell) -> bool:
        """Tell whether nothing stands in a cell; in a free text also a dash says something."""
        is_free = one.holds is Holds.TEXT and one.column is not Column.AGENCY
        return cell.is_blank or (not is_free and _NOTHING.fullmatch(cleaned(cell.text)) is not None)

    def _note_blank(self, line: Line, one: ColumnContract) -> None:
        code = ErrorCode.DATE_MISSING if one.holds is Holds.DAY else ErrorCode.VALUE_MISSING
        self.fields.faults.add(code, row=line.number, column=self.fields.header.name(one.column), text=_CELL_BLANK)

    def _word(self, line: Line, one: ColumnContract, cell: Cell) -> str | None:
        if one.column is Column.CERTAINTY:
            return self.fields.certainty(line).value
        read = _WORD_OF[one.column](typed(cell.text))
        if read is None:
            self.fields.unknown_word(line, one.column, tuple((one.words or {}).values()))
        return read.value if read else None

    def _text(self, line: Line, one: ColumnContract) -> str | None:
        if one.column in {Column.AGENCY, Column.ASSIGNEE}:
            text = self.fields.agency(line, one.column)
        elif one.column is Column.DOSSIER:
            return self.fields.dossier(line) or None
        else:
            text = self.fields.text(line, one.column)
        return (" ".join(text.split()) if one.is_key else text) or None

    def _whole(self, line: Line, column: Column, cell: Cell) -> float | None:
        """Read a number of ballots."""
        if cell.kind is CellKind.NUMBER and cell.number is not None and not cell.is_percent:
            value = cell.number if cell.number == int(cell.number) and cell.number >= 0 else None
        else:
            match = _WHOLE.fullmatch(typed(cell.text))
            value = float(re.sub(r"\D", "", match["digits"])) if match and not cell.is_percent else None
        if value is None:
            self.fields.faults.add(ErrorCode.VALUE_NOT_NUMBER, **self._at(line, column), text=_NOT_WHOLE)
        return value

    def _at(self, line: Line, column: Column) -> dict[str, str | int]:
        found = cleaned(self.fields.header.cell(line, column).text)
        return {"row": line.number, "column": self.fields.header.name(column), "found": found}

    def _about(self, line: Line, said: Said) -> _About | None:
        """Read what a row is about, by the units and criteria of its day."""
        day = next((value for column in _DAY_OF_ROW if isinstance(value := said.get(column), date)), None)
        context = self.fields.context
        read_by = day_to_read_by(day, catalogue=context.catalogue, today=context.today)
        unit = self._unit(line, read_by)
        level = Level.DISTRICT if unit is not None and unit == district_unit(self.fields) else Level.COMMUNE
        place = self._place(line, level, read_by)
        if place is False or unit is False:
            return None
        is_whole = level is Level.DISTRICT and place is None and self.kind is not ReportKind.ROADMAP
        if unit is None or is_whole:
            return _About("", "", place)
        return _About(unit.code, unit.name, place)

    def _unit(self, line: Line, day: date) -> Unit | Literal[False] | None:
        """Read which unit a row is about: None for all of them, False where that is not clear."""
        code, name = (cleaned(self.fields.header.cell(line, one).text) for one in (Column.UNIT_CODE, Column.UNIT_NAME))
        district, plain = district_unit(self.fields), words_only(name)
        is_district = plain in {*_DISTRICT, words_only(district.name), district.code}
        if plain_unit_code(code) == district.code or (not code and is_district):
            return district if self.kind is not ReportKind.SURVEYS else self._note_no_unit(line, name or code)
        is_of_all = not code and (_NOTHING.fullmatch(name) is not None or _ALL_UNITS.fullmatch(plain) is not None)
        if is_of_all and self.kind not in _OF_ONE_UNIT:
            return None
        if is_of_all and plain:
            return self._note_no_unit(line, name)
        return self.fields.unit(line, day) or False

    def _note_no_unit(self, line: Line, found: str) -> Literal[False]:
        self.fields.faults.add(ErrorCode.COMMUNE_MISSING, row=line.number, found=found, text=_OF_EACH_UNIT)
        return False

    def _place(self, line: Line, level: Level, day: date) -> Place | Literal[False] | None:
        """Read which criterion a row is about: None for all of them, False where that is not clear."""
        if self.kind is ReportKind.SURVEYS:
            return None
        cell = self.fields.cell(line, Column.CRITERION)
        if cell is None:
            return False
        found = cleaned(cell.text)
        is_of_all = _NOTHING.fullmatch(found) is not None or _ALL_CRITERIA.fullmatch(words_only(found)) is not None
        if is_of_all and (self.kind not in _OF_ONE_CRITERION or self._is_step(line)):
            return None
        book = self.fields.book(level, day)
        answered = self.fields.answers.to(ErrorCode.CRITERION_UNKNOWN, found)
        place = book.place_of_text(answered) if answered else book.place(cell)
        if place is None:
            near = book.near(found) if re.search(r"[^\W\d_]", found) else ()
            options = tuple(
                Option(one.number, Message.of("{text}", text=f"{one.number}. {one.name_vi}")) for one in near
            )
            self.fields.faults.add(
                ErrorCode.CRITERION_UNKNOWN,
                **self._at(line, Column.CRITERION),
                expected=book.span,
                text=CRITERION_MISSING if _NOTHING.fullmatch(found) else None,
                about=found,
                options=options,
                suggested=options[0].value if len(options) == 1 else "",
            )
        return place or False

    def _is_step(self, line: Line) -> bool:
        """Tell whether a row of a roadmap names a step: without a criterion it is one of the unit's own recognition."""
        return self.kind is ReportKind.ROADMAP and not self.fields.header.cell(line, Column.STEP).is_blank

    def _note_impossible(self, line: Line, said: Said) -> None:
        """Note what of a row cannot be: an end before its beginning, more who are satisfied than were asked."""
        for column, than in _NOT_BEFORE:
            later, earlier = said.get(column), said.get(than)
            if isinstance(later, date) and isinstance(earlier, date) and later < earlier:
                names = {"column": self.fields.header.name(column), "other": self.fields.header.name(than)}
                self.fields.faults.add(
                    ErrorCode.DATES_REVERSED, row=line.number, found=later, expected=earlier, **names
                )
        self._note_half_closed(line, said)
        if self.kind is ReportKind.ROADMAP:
            self._note_no_day(line)
        ballots, satisfied = said.get(Column.BALLOTS), said.get(Column.SATISFIED)
        if ballots == 0:
            self.fields.faults.add(ErrorCode.VALUE_OUT_OF_RANGE, **self._at(line, Column.BALLOTS), text=_NO_BALLOTS)
        elif isinstance(ballots, float) and isinstance(satisfied, float) and satisfied > ballots:
            place = {**self._at(line, Column.SATISFIED), "expected": f"{ballots:g}"}
            self.fields.faults.add(ErrorCode.VALUE_OUT_OF_RANGE, **place, text=_MORE_SATISFIED)

    def _note_no_day(self, line: Line) -> None:
        """Note a step of which neither the planned day is written nor the day on which it was done.

        A file without the column of planned days keeps those that stand.
        """
        is_told = not all(self.fields.header.cell(line, one).is_blank for one in (Column.PLANNED_ON, Column.DONE_ON))
        if Column.PLANNED_ON in self.fields.header.columns and not is_told:
            column = self.fields.header.name(Column.PLANNED_ON)
            self.fields.faults.add(ErrorCode.DATE_MISSING, row=line.number, column=column, text=_NO_DAY)

    def _note_half_closed(self, line: Line, said: Said) -> None:
        """Note an end without its day, or a day without the end, where the file has a column of both."""
        has = self.fields.header.columns
        if self.kind is not ReportKind.CONCLUSIONS or not {Column.CLOSING, Column.DONE_ON} <= set(has):
            return
        blank = {column: self.fields.header.cell(line, column).is_blank for column in (Column.CLOSING, Column.DONE_ON)}
        if said[Column.CLOSING] is not None and blank[Column.DONE_ON]:
            place = {
                **self._at(line, Column.DONE_ON),
                "found": cleaned(self.fields.header.cell(line, Column.CLOSING).text),
            }
            self.fields.faults.add(ErrorCode.DATE_MISSING, **place, text=_CLOSED_WITHOUT_DAY)
        elif said[Column.DONE_ON] is not None and blank[Column.CLOSING]:
            expected = " · ".join(words.CLOSING_IN_FILES.values())
            place = {
                **self._at(line, Column.CLOSING),
                "found": cleaned(self.fields.header.cell(line, Column.DONE_ON).text),
            }
            self.fields.faults.add(ErrorCode.VALUE_MISSING, **place, expected=expected, text=_DAY_WITHOUT_CLOSING)

    def _entry(self, line: Line, about: _About, said: Said) -> Entry:
        table = row_table_of(self.kind)
        place = about.place or Place("")
        frame: dict[str, object] = {"unit": about.unit, "criterion": place.criterion, "indicator": place.indicator}
        frame |= {one.fields[0]: said[one.column] for one in self._columns}
        frame |= {name: frame[name] or "" for name in table.keys if name not in table.days}
        told = [f"{frame[name]}" for name in table.contents if name in frame]
        return Entry(
            line.number,
            tuple(str(frame[name]) for name in table.keys),
            "; ".join(told),
            about.name,
            place.number,
            frame,
            self._canonical(about, said),
            contradicted=CONTRADICTED,
        )

    def _canonical(self, about: _About, said: Said) -> CanonicalRow:
        place = about.place or Place("")
        own: dict[Column, str] = {
            Column.UNIT_CODE: about.unit,
            Column.UNIT_NAME: about.name,
            Column.CRITERION: place.number,
        }
        return {
            one.column.value: own[one.column] if one.column in own else _written(one, said[one.column])
            for one in columns_of(self.kind)
        }


_DAY_OF_ROW = (Column.SET_ON, Column.MOVED_ON, Column.MEETING_ON, Column.DAY, Column.FROM_ON)
_NOT_BEFORE = ((Column.UNTIL_ON, Column.FROM_ON), (Column.ANSWERED_ON, Column.DAY))


def _written(one: ColumnContract, value: Value) -> str | float | None:
    match value:
        case None:
            return None if one.holds in {Holds.DAY, Holds.NUMBER} else ""
        case date():
            return value.isoformat()
        case str() if one.words is not None:
            return one.words[value]
        case _:
            return value
