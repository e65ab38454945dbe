"""The lines of the files of the catalogue: reading a cell as a word, a number, a date, and naming what is wrong."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ntm_dashboard.catalogue_files.problems import Problems
from ntm_dashboard.catalogue_files.rows import named_rows
from ntm_dashboard.domain.catalogue import Validity
from ntm_dashboard.domain.turning_signs import turning_sign_in
from ntm_dashboard.i18n import N_, Message

T = TypeVar("T")

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMBER = re.compile(r"-?\d+(?:,\d+)?")


@dataclass(frozen=True)
class Table:
    """A file of the catalogue: its name, its columns, those that name a row, and those that it may lack."""

    file: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def required(self) -> tuple[str, ...]:
        """Give the columns that a file must have."""
        return tuple(column for column in self.columns if column not in self.optional)


@dataclass(frozen=True)
class Line:
    """One row of a file. Reading a cell that is wrong notes the problem and gives a harmless value back."""

    file: str
    row: int
    cells: Mapping[str, str]
    problems: Problems

    def problem(self, column: str, sentence: Message) -> None:
        """Note what is wrong with a cell of this row."""
        self.problems.add(sentence, file=self.file, row=self.row, column=column)

    def text(self, column: str) -> str:
        """Give the text of a cell; it may be empty."""
        found = self.cells.get(column, "")
        if sign := turning_sign_in(found):
            sentence = N_("có ký tự ẩn đổi chiều chữ ({sign}). Hãy xóa ô rồi gõ lại.")
            self.problem(column, Message.of(sentence, sign=sign))
        return found

    def required(self, column: str) -> str:
        """Give the text of a cell that must not be empty."""
        found = self.text(column)
        if not found:
            self.problem(column, Message.of(N_("ô để trống. Hãy ghi giá trị.")))
        return found

    def word(self, column: str, words: Mapping[str, T]) -> T:
        """Give what one of a closed list of words stands for."""
        found = self.required(column)
        if found and found not in words:
            sentence = N_("không hiểu “{found}”. Chỉ nhận: {words}.")
            self.problem(column, Message.of(sentence, found=found, words=", ".join(words)))
        return words.get(found) or next(iter(words.values()))

    def numbered(self, column: str, parts: int) -> str:
        """Give a number of a criterion (one part: 5) or an indicator (two: 17.10) as text."""
        found = self.required(column)
        if found and not re.fullmatch(r"[1-9][0-9]*" + r"\.[1-9][0-9]*" * (parts - 1), found):
            sentence = N_("“{found}” không phải là số thứ tự (tiêu chí ghi 5, chỉ tiêu ghi 5.2).")
            self.problem(column, Message.of(sentence, found=found))
        return found

    def optional_number(self, column: str) -> float | None:
        """Give a number (decimal comma), None where the cell is empty."""
        found = self.text(column)
        if not found:
            return None
        if not _NUMBER.fullmatch(found):
            sentence = N_("“{found}” không phải là số. Hãy ghi số với dấu phẩy thập phân, ví dụ 62,5.")
            self.problem(column, Message.of(sentence, found=found))
            return None
        return float(found.replace(",", "."))

    def number(self, column: str) -> float:
        """Give a number that must be there."""
        self.required(column)
        return self.optional_number(column) or 0.0

    def optional_whole(self, column: str) -> int | None:
        """Give a whole number from 0 on, None where the cell is empty."""
        found = self.text(column)
        if found and not (found.isascii() and found.isdigit()):
            self.problem(column, Message.of(N_("“{found}” không phải là số nguyên từ 0 trở lên."), found=found))
            return None
        return int(found) if found else None

    def optional_day(self, column: str) -> date | None:
        """Give a date (dd/mm/yyyy), None where the cell is empty."""
        found = self.text(column)
        if not found:
            return None
        day = _day(found)
        if day is None:
            sentence = N_("“{found}” không phải là ngày có thật. Hãy ghi theo dạng ngày/tháng/năm, ví dụ 08/03/2022.")
            self.problem(column, Message.of(sentence, found=found))
        return day

    def validity(self) -> Validity:
        """Give from when to when the row applies."""
        validity = Validity(self.optional_day("hieu_luc_tu"), self.optional_day("hieu_luc_den"))
        if validity.valid_from and validity.valid_to and validity.valid_to < validity.valid_from:
            sentence = N_("ngày hết hiệu lực {end} trước ngày bắt đầu {start}.")
            self.problem("hieu_luc_den", Message.of(sentence, end=validity.valid_to, start=validity.valid_from))
        return validity


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    parts = tuple(reversed(found.groups())) if found else ()
    iso = _ISO_DAY.fullmatch(text)
    year, month, day = parts or (iso.groups() if iso else ("0", "0", "0"))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_lines(
    table: Table, files: Mapping[str, bytes], *, shared: str, own: str | None, problems: Problems
) -> list[Line]:
    """Read a table from the shared catalogue, with the rows of the district's own file put over it.

    A row of the own file takes the place of the shared row with the same key; the others are added.
    """
    lines = _lines_of(table, files, path=f"{shared}/{table.file}", problems=problems)
    own_path = f"{own}/{table.file}" if own else ""
    if own_path not in files:
        return lines
    merged = {_key(line, table): line for line in lines}
    merged.update({_key(line, table): line for line in _lines_of(table, files, path=own_path, problems=problems)})
    return list(merged.values())


def _lines_of(table: Table, files: Mapping[str, bytes], *, path: str, problems: Problems) -> list[Line]:
    rows = named_rows(files, path=path, columns=table.required, problems=problems)
    lines = [Line(path, row, cells, problems) for row, cells in rows]
    _note_repeated(lines, table)
    return lines


def _key(line: Line, table: Table) -> tuple[str, ...]:
    return tuple(line.text(column) for column in table.key)


def _note_repeated(lines: Iterable[Line], table: Table) -> None:
    column = [name for name in table.key if name != "hieu_luc_tu"][-1]
    seen: dict[tuple[str, ...], int] = {}
    for line in lines:
        first = seen.setdefault(_key(line, table), line.row)
        if first != line.row:
            sentence = N_("“{key}” đã có ở dòng {first}. Hãy bỏ một trong hai dòng.")
            key = " · ".join(part for part in _key(line, table) if part)
            line.problem(column, Message.of(sentence, key=key, first=first))
