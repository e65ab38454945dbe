"""Tables with one row a unit that list its unmet criteria, mostly beside their number: "17/19; chưa đạt: 7, 10"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ntm_dashboard.i18n import N_
from ntm_dashboard.intake.cells.text import cleaned, folded, words_only
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import BLANK, Cell, CellKind, Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import Problem, problem
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.headings import is_met_list, is_unmet_list
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.turning import MET, UNMET, put, with_column

_PARTS = re.compile(r"[,;\n•]|\bvà\b")
_DASHED = re.compile(r"^\d{1,2}(?:\s*[-–]\s*\d{1,2})+$")
_COUNT = re.compile(r"^(\d{1,2})(?:[.,]0)?(?:\s*/\s*\d{1,2})?(?:\s*(?:tieu chi|tc))?$")
_NONE = {"", "khong", "khong co", "0", "-", "–", "không", "khong con"}

LIST_BLANK = N_(
    "Dòng {row}, cột “{column}” để trống và không có cột số tiêu chí đạt. Hãy ghi “không” nếu xã đạt tất cả, hoặc ghi "
    "các tiêu chí chưa đạt."
)
LIST_UNCLEAR = N_(
    "Dòng {row}, cột “{column}”: không rõ “{found}” là những tiêu chí nào. Hãy định dạng ô là văn bản và ghi từng số, "
    "cách nhau bằng dấu chấm phẩy, ví dụ “7; 10”."
)
LISTS_DIFFER = N_(
    "Dòng {row}: tiêu chí {found} phải có ở đúng một trong hai cột “{column}” và “{expected}”. Hãy sửa cho khớp."
)


@dataclass
class UnmetLists:
    """Reads the lists of one table. `at` is the column of unmet criteria; `problems` fill up while reading."""

    header: Header
    at: int
    lexicon: Lexicon
    problems: list[Problem] = field(default_factory=list[Problem])

    def read(self, lines: Sequence[Line]) -> tuple[Header, list[Line]]:
        """Make one row a unit and criterion."""
        first, rows = with_column(self.header, lines, Column.CRITERION, (BLANK for _ in lines))
        place = first.columns[Column.CRITERION]
        made, grown = with_column(first, rows, Column.RESULT, (BLANK for _ in lines))
        result, name = made.columns[Column.RESULT], self.header.name(self.at)
        return made, [
            put(put(line, place, number, column=name), result, said, column=name)
            for line in grown
            for number, said in self._row(line)
        ]

    def _row(self, line: Line) -> list[tuple[str, str]]:
        numbers = [one.number for one in self.lexicon.commune.criteria]
        parts = self._parts(line, self._expected(line, len(numbers)))
        if parts is None:
            return []
        unmet = {place.criterion for part in parts if (place := self.lexicon.commune.place(Cell(part))) is not None}
        unknown = [part for part in parts if self.lexicon.commune.place(Cell(part)) is None]
        if not unknown:
            self._compare(line, unmet, numbers)
        return [(part, UNMET) for part in unknown] + [(number, UNMET if number in unmet else MET) for number in numbers]

    def _expected(self, line: Line, total: int) -> int | None:
        """Give how many criteria are unmet by the column that counts them; None where none does."""
        for index in self.header.totals:
            heading = words_only(self.header.headings[index])
            match = _COUNT.match(words_only_of_count(line.at(index)))
            if match and "dat" in heading.split():
                is_unmet = "chua dat" in heading or "khong dat" in heading
                return int(match[1]) if is_unmet else total - int(match[1])
        return None

    def _parts(self, line: Line, expected: int | None) -> list[str] | None:
        """Part the list of a row; None and a problem where it cannot be told which criteria are meant."""
        cell = line.at(self.at)
        text = cleaned(cell.text)
        row, column = line.number, self.header.name(self.at)
        if cell.is_blank and expected is None:
            self.problems.append(problem(ErrorCode.RESULT_MISSING, row=row, column=column, found=text, text=LIST_BLANK))
            return None
        is_broken = cell.kind is CellKind.NUMBER and cell.number is not None and cell.number != int(cell.number)
        parts = [text] if is_broken else _undashed(text, expected)
        if parts is None or (is_broken and expected != 1):
            self.problems.append(
                problem(ErrorCode.CRITERION_UNKNOWN, row=row, column=column, found=text, text=LIST_UNCLEAR)
            )
            return None
        return [part for part in parts if folded(part) not in _NONE]

    def _compare(self, line: Line, unmet: set[str], numbers: Sequence[str]) -> None:
        """Note where the count, or the list of the met criteria, says otherwise."""
        expected = self._expected(line, len(numbers))
        if expected is not None and expected != len(unmet):
            counted = next(index for index in self.header.totals if _counts(self.header, line, index))
            self.problems.append(
                problem(
                    ErrorCode.TOTAL_MISMATCH,
                    row=line.number,
                    column=self.header.name(counted),
                    found=cleaned(line.at(counted).text),
                    expected=_as_counted(self.header, counted, unmet, numbers),
                )
            )
        self._compare_met(line, unmet, numbers)

    def _compare_met(self, line: Line, unmet: set[str], numbers: Sequence[str]) -> None:
        listed = [at for at, leaf in enumerate(self.header.headings) if at != self.at and is_met_list(leaf)]
        for index in listed:
            parts = _undashed(cleaned(line.at(index).text), len(numbers) - len(unmet)) or []
            places = [self.lexicon.commune.place(Cell(part)) for part in parts]
            met = {place.criterion for place in places if place is not None}
            if met and (wrong := met.symmetric_difference(set(numbers) - unmet)):
                self.problems.append(
                    problem(
                        ErrorCode.CONTRADICTION,
                        row=line.number,
                        column=self.header.name(index),
                        found=", ".join(sorted(wrong, key=int)),
                        expected=self.header.name(self.at),
                        text=LISTS_DIFFER,
                    )
                )


def unmet_list_in(header: Header) -> int | None:
    """Give the one column that is headed as a list of unmet criteria."""
    listed = [at for at, leaf in enumerate(header.headings) if is_unmet_list(leaf)]
    return listed[0] if len(listed) == 1 else None


def words_only_of_count(cell: Cell) -> str:
    """Give a count as it is compared: "17 / 19 tiêu chí" is "17 / 19 tieu chi"."""
    return folded(cleaned(cell.text))


def _counts(header: Header, line: Line, index: int) -> bool:
    is_of_met = "dat" in words_only(header.headings[index]).split()
    return is_of_met and bool(_COUNT.match(words_only_of_count(line.at(index))))


def _as_counted(header: Header, index: int, unmet: set[str], numbers: Sequence[str]) -> str:
    heading = words_only(header.headings[index])
    return str(len(unmet) if "chua dat" in heading or "khong dat" in heading else len(numbers) - len(unmet))


def _undashed(text: str, expected: int | None) -> list[str] | None:
    """Part a list in which "10-13" may be two criteria or four: as many as there must be; None where nothing tells."""
    parts: list[str] = []
    for part in (one.strip(" .") for one in _PARTS.split(text)):
        if not _DASHED.match(part):
            parts.append(part)
            continue
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) > 2 or ends[0] >= ends[1] or ends[1] - ends[0] == 1:
            parts += map(str, ends)
        else:
            parts.append(part)
    return _as_many(parts, expected)


def _as_many(parts: list[str], expected: int | None) -> list[str] | None:
    dashed = [part for part in parts if _DASHED.match(part)]
    if not dashed:
        return parts
    pairs = [number for part in parts for number in (re.findall(r"\d+", part) if part in dashed else [part])]
    spans = [number for part in parts for number in (_span(part) if part in dashed else [part])]
    fitting = [found for found in (pairs, spans) if len(set(found)) == expected]
    return fitting[0] if len(fitting) == 1 else None


def _span(part: str) -> list[str]:
    first, last = (int(number) for number in re.findall(r"\d+", part))
    return [str(number) for number in range(first, last + 1)]
