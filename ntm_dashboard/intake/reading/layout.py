"""What stands around and between the rows of a table: titles, numbering, totals, signatures, legends."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from ntm_dashboard.domain.contract import Holds, columns_of
from ntm_dashboard.domain.terms import FOLLOW_UP
from ntm_dashboard.intake.cells import dates, words
from ntm_dashboard.intake.cells.follow_up_headings import OF_FOLLOW_UP
from ntm_dashboard.intake.cells.names import plain_unit_code
from ntm_dashboard.intake.cells.text import cleaned, folded, lowered, words_only
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, Line, Sheet
from ntm_dashboard.intake.outcome.codes import NoticeCode
from ntm_dashboard.intake.outcome.report import BlankMeans, Layout
from ntm_dashboard.intake.reading.facts import group_unit
from ntm_dashboard.intake.reading.header import Header, counts_in_roman
from ntm_dashboard.intake.reading.lexicon import Lexicon

_NUMBERING = re.compile(r"^[(\[]?\d{1,2}[)\]]?(?:\s*=.*)?$|^[(\[]?[A-Za-z][)\]]?$", re.ASCII)
SECTION_NUMBER = re.compile(r"^(?:[IVX]+|[A-Z])[.)]?$")
_TOTAL = re.compile(r"^(?:tong|cong|so xa (?:chua )?dat|so tieu chi (?:chua )?dat)\b")
_TOTAL_OF_MATRIX = re.compile(r"^(?:tong|cong|so xa|so tieu chi|so luong|ty le|binh quan|trung binh|toan huyen)\b")
_KEYS = (
    Column.UNIT_CODE,
    Column.UNIT_NAME,
    Column.CRITERION,
    Column.RESULT,
    Column.TITLE,
    Column.MEASURE,
    Column.VALUE,
    Column.DAY,
    Column.TARGET_ON,
)
_NUMBER_OF_CRITERION = re.compile(r"^\D{0,20}\d{1,2}(?:\.\d{1,2})?$", re.ASCII)
FREE_TEXTS = (
    *(Column.DOSSIER, Column.AGENCY, Column.NOTE, Column.SOURCE, Column.DECISION, Column.ASSIGNEE, Column.STEP),
    *(Column.DOCUMENT, Column.TOPIC, Column.MATTER, Column.PARTNERS, Column.EVIDENCE, Column.ANSWER),
)
_FITS: dict[Column, Callable[[Cell], object]] = {
    Column.PERIOD: dates.period,
    Column.DAY: dates.period,
    Column.TARGET_ON: dates.period,
    Column.DECIDED_ON: dates.period,
    Column.YEAR: dates.period,
    Column.CRITERION: lambda cell: bool(_NUMBER_OF_CRITERION.match(cleaned(cell.text))),
    Column.UNIT_CODE: lambda cell: bool(_UNIT_CODE.match(cleaned(cell.text))),
    Column.RESULT: lambda cell: words.result(cell.text),
    Column.TITLE: lambda cell: words.title(cell.text),
    Column.MEASURE: lambda cell: words.measure(cell.text),
}
_FITS_OF_FOLLOW_UP: dict[Column, Callable[[Cell], object]] = {
    Column.ROLE: lambda cell: words.role(cell.text),
    Column.FORM: lambda cell: words.inspection_form(cell.text),
    Column.DOSSIER_STATE: lambda cell: words.dossier_state(cell.text),
    **{
        one.column: lambda cell: bool(not _is_signature(cell) and dates.period(cell))
        for kind in FOLLOW_UP
        for one in columns_of(kind)
        if one.holds is Holds.DAY
    },
}
"""Of a table of the follow-up one cell that fits is enough: a row says little that is of a closed form."""
_UNIT_CODE = re.compile(r"^\d{5}$", re.ASCII)
_GROUP = re.compile(r"^(?:(?:[ivx]+|\d+) )?(?:nhom|cac xa|khu vuc|cum|vung|xa (?:da|chua|dat))\b")
_LONGEST_NOTE = 2000
_LONGEST_SIGNATURE = 120
_SIGNATURE = re.compile(
    r"^(?:nguoi (?:lap|tong hop|bao cao|kiem tra|nhap)|lap bieu|t/?m\.|kt\.|tl\.|tuq\.|chu tich|pho chu tich"
    r"|truong (?:phong|ban)|pho truong|thu truong|giam doc|chanh van phong|can bo|cong chuc|ke toan|xac nhan|noi nhan"
    r"|\(?ky\b|\(?da ky)|\bngay \d{1,2} thang \d{1,2} nam \d{4}$|^[^,]{1,40}, ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4}$"
)
_BLANK = r"(?:de trong|o trong|bo trong|\(?trong\)?|khong ghi|khong danh dau|\(\s*\)|\[\s*\])"
_MEANING = r"[\"“]?(chua danh gia|chua dat|khong dat|chua co so lieu)"
_LEGEND = re.compile(_BLANK + r"[^:=\-–;,.]{0,20}(?::|=|-|–|\bla\b|nghia la)\s*" + _MEANING)
_LEGEND_OF_UNMET_TICKS = re.compile(
    r"(?:^|[\s(\"“:;,.])(?:(?:dau|danh dau|ky hieu|o co) )?(?:x|v|✓)\s*[)\"]?\s*(?::|=|-|–|\bla\b)\s*"
    r"(?:chua dat|khong dat)\b"
)
_LEGEND_OF_MET_BLANKS = re.compile(_BLANK + r"[^:=\-–;,.]{0,20}(?::|=|-|–|\bla\b|nghia la)\s*[\"“]?(?:da )?dat\b")
_LEGEND_OF_BRACKETS = re.compile(r"[(\[]\s*[)\]]\s*" + _MEANING)
_LEGEND_TURNED = re.compile(_MEANING + r"[\"”]?\s*(?::|=|\bla\b)\s*" + _BLANK)


@dataclass(frozen=True)
class Table:
    """The rows of a table and what was set aside. `totals` are the lines that sum it up."""

    header: Header
    lines: tuple[Line, ...]
    titles: tuple[Line, ...]
    totals: tuple[Line, ...]
    notices: tuple[NoticeCode, ...]
    blank_means: BlankMeans | None
    groups: tuple[Line, ...] = ()
    has_unmet_ticks: bool = False
    has_met_blanks: bool = False


def table_of(sheet: Sheet, header: Header, *, lexicon: Lexicon) -> Table:
    """Part the rows of a table from the lines around them."""
    titles = tuple(line for line in sheet.filled_lines() if line.number < header.first_row)
    below = [line for line in sheet.filled_lines() if line.number > header.row]
    signed = _place_of_signatures(below, header)
    last = max((place for place, line in enumerate(below[:signed]) if _is_row(line, header, lexicon)), default=-1)
    sorts = [_sort_of(line, header, lexicon, is_below=place > last) for place, line in enumerate(below)]
    rows = tuple(line for line, sort in zip(below, sorts, strict=True) if sort is None)
    aside = [line for line, sort in zip(below, sorts, strict=True) if sort is not None]
    notices = [sort for line, sort in zip(below, sorts, strict=True) if sort and not _legend(line)]
    totals = tuple(line for line in aside if _is_total(line, header))
    legend = next((meaning for line in [*titles, *aside] if (meaning := _legend(line))), None)
    between = [line for line, sort in zip(below[:last], sorts, strict=False) if sort is NoticeCode.SKIPPED_TITLE_ROWS]
    groups = tuple(line for line in between if group_unit([cleaned(cell.text) for cell in line.filled], lexicon))
    turned_marks = (_says((*titles, *aside), one) for one in (_LEGEND_OF_UNMET_TICKS, _LEGEND_OF_MET_BLANKS))
    return Table(header, rows, titles, totals, tuple(dict.fromkeys(notices)), legend, groups, *turned_marks)


def _place_of_signatures(below: list[Line], header: Header) -> int:
    """Tell from which line on only signatures follow, whose names may stand in any two columns."""
    last = max((place for place, line in enumerate(below) if _fits_as_row(line, header)), default=-1)
    places = (place for place, line in enumerate(below) if place > last and any(map(_is_signature, line.filled)))
    return next(places, len(below))


def _is_signature(cell: Cell) -> bool:
    return len(cell.text) < _LONGEST_SIGNATURE and bool(_SIGNATURE.search(folded(cleaned(cell.text))))


def _sort_of(line: Line, header: Header, lexicon: Lexicon, *, is_below: bool) -> NoticeCode | None:
    """Tell why a line is set aside; None for a row of the table."""
    if header.repeats_in(line):
        return NoticeCode.SKIPPED_REPEATED_HEADER
    if _is_numbering(line, header):
        return NoticeCode.SKIPPED_NUMBER_ROW
    if is_below or _is_total(line, header):
        return NoticeCode.SKIPPED_TOTAL_ROWS
    return NoticeCode.SKIPPED_TITLE_ROWS if _is_section(line, header, lexicon) else None


def _is_row(line: Line, header: Header, lexicon: Lexicon) -> bool:
    """Tell whether a line is surely a row: it fills two of the columns that matter, or names a criterion."""
    if _is_total(line, header) or header.repeats_in(line):
        return False
    if header.layout is Layout.WIDE:
        has_unit = any(not header.cell(line, column).is_blank for column in _KEYS[:2])
        results = sum(not line.at(index).is_blank for index in header.criteria)
        return results > 0 and (has_unit or results > len(header.criteria) // 2)
    keys = sum(not header.cell(line, column).is_blank for column in _KEYS)
    ticked = any(not line.at(index).is_blank for index in _ticked(header))
    if keys + ticked >= 2 or _names_criterion(line, header, lexicon) or _names_unit(line, header, lexicon):
        return True
    return _is_without_result(line, header) or _fits_as_row(line, header)


def _ticked(header: Header) -> tuple[int, ...]:
    """Give the columns of results that are none of the contract: ticks for met and unmet, units of a turned matrix."""
    return (*header.units, *(index for pair in header.pairs for index in (pair.met, pair.unmet)))


def _names_unit(line: Line, header: Header, lexicon: Lexicon) -> bool:
    """Tell whether a line names a unit in the column of units and says something else of it."""
    return len(line.filled) >= 2 and lexicon.names_unit(cleaned(header.cell(line, Column.UNIT_NAME).text))


def _names_criterion(line: Line, header: Header, lexicon: Lexicon) -> bool:
    text = cleaned(header.cell(line, Column.CRITERION).text)
    return bool(re.search(r"[^\W\d_]|\d\.\d", text)) and lexicon.place(text) is not None


def _fits_as_row(line: Line, header: Header) -> bool:
    """Tell whether enough cells hold what their column asks for: a row with a gap is no note below the table."""
    known, least = (_FITS, 2) if header.follow_up is None else (_FITS_OF_FOLLOW_UP, 1)
    return sum(bool(fits(header.cell(line, one))) for one, fits in known.items() if one in header.columns) >= least


def _is_without_result(line: Line, header: Header) -> bool:
    """Tell whether a line names period and criterion and says nothing of it: a row that somebody forgot to fill in."""
    if Column.RESULT not in header.columns or header.cell(line, Column.PERIOD).is_blank:
        return False
    return bool(_NUMBER_OF_CRITERION.match(cleaned(header.cell(line, Column.CRITERION).text)))


def _is_total(line: Line, header: Header) -> bool:
    if Column.MEASURE in header.columns or (header.follow_up is not None and _fits_as_row(line, header)):
        return False
    first = next((index for index, cell in enumerate(line.cells) if re.search(r"[^\W\d_]", cell.text)), -1)
    named = (header.columns.get(column, -1) for column in (Column.UNIT_NAME, Column.CRITERION))
    apart = {header.columns.get(column) for column in FREE_TEXTS}
    return any(names_total(line.at(index), header) for index in {first, *named} - apart)


def names_total(cell: Cell, header: Header) -> bool:
    """Tell whether a cell says that its line sums others up."""
    text = words_only(cell.text)
    pattern = _TOTAL_OF_MATRIX if header.layout is Layout.WIDE else _TOTAL
    return bool(pattern.match(text)) and len(text) < 60 and not lowered(cell.text).startswith("công")


def _is_numbering(line: Line, header: Header) -> bool:
    if header.layout is Layout.WIDE and _numbers_the_criteria(line, header):
        return True
    texts = [cleaned(cell.text) for cell in line.filled]
    if len(texts) < max(2, len([text for text in header.headings if text]) - 1):
        return False
    if not all(_NUMBERING.match(text) for text in texts):
        return False
    numbers = [int(match[0]) for text in texts if (match := re.search(r"\d+", text))]
    is_lettered = not numbers and len({text.strip("()[]").lower() for text in texts}) == len(texts)
    return is_lettered or (len(numbers) >= 2 and all(second == first + 1 for first, second in pairwise(numbers)))


def _numbers_the_criteria(line: Line, header: Header) -> bool:
    """Tell whether a line of a matrix that names no unit only counts its columns on, or spells the criteria out."""
    if any(not header.cell(line, column).is_blank for column in _KEYS[:2]):
        return False
    texts = [cleaned(line.at(index).text).strip("()[]. ") for index in header.criteria]
    if texts == [str(number) for number in range(1, len(texts) + 1)] or counts_in_roman(texts):
        return True
    is_next = line.number == header.row + 1
    return is_next and all(len(text) > 2 and words.result(text) is None and text[0].isalpha() for text in texts)


def _is_section(line: Line, header: Header, lexicon: Lexicon) -> bool:
    """Tell whether a line between rows is a heading of its own: it says no result, and is no value of any column."""
    texts = [cleaned(cell.text) for cell in line.filled]
    if _is_subtotal(texts, line, header, lexicon):
        return True
    if any(not line.at(index).is_blank for index in (*_ticked(header), *header.criteria)):
        return False
    if _is_group_of_unit(texts, line, header, lexicon):
        return True
    # A letter in the column of results ("K": không đạt, or one that the office taught) numbers no group.
    first = next((index for index, cell in enumerate(line.cells) if not cell.is_blank), -1)
    coded = {header.columns.get(column) for column in (Column.RESULT, Column.ORDINAL)}
    if len(texts) >= 2 and SECTION_NUMBER.match(texts[0]) and first not in coded:
        return _is_section_text(texts[1:], header, lexicon)
    if header.criteria and len(texts) <= 3 and not any(map(lexicon.names_unit, texts)):
        return not any(plain_unit_code(text).isdigit() and len(plain_unit_code(text)) == 5 for text in texts)
    if len(texts) != 1:
        return False
    text = texts[0]
    keys = _KEYS if header.follow_up is None else (*_KEYS, *OF_FOLLOW_UP)
    in_keys = any(not header.cell(line, column).is_blank for column in keys)
    is_numbered_heading = bool(re.match(r"^(?:[IVX]+|[A-Z])[.)\s]", text)) and not lexicon.names_unit(text)
    is_group = Column.UNIT_NAME not in header.columns and not header.criteria and bool(group_unit(texts, lexicon))
    return (is_numbered_heading or is_group or not in_keys) and len(text.split()) > 1


def _is_subtotal(texts: list[str], line: Line, header: Header, lexicon: Lexicon) -> bool:
    """Tell whether a line of a matrix counts for a group of units ("I. Các xã đã đạt chuẩn: 9, 8 …")."""
    counts = [text for index in header.criteria if (text := cleaned(line.at(index).text))]
    if not counts or not all(re.fullmatch(r"\d{1,2}(?:\s*/\s*\d{1,2})?", text, re.ASCII) for text in counts):
        return False
    label = cleaned(header.cell(line, Column.UNIT_NAME).text) or texts[0]
    is_named = bool(_GROUP.match(words_only(label))) or bool(SECTION_NUMBER.match(texts[0]))
    return is_named and not lexicon.names_unit(label) and not lexicon.gazetteer.suggested(label)


def _is_group_of_unit(texts: list[str], line: Line, header: Header, lexicon: Lexicon) -> bool:
    """Tell whether a line only names the unit that the rows below it are about."""
    if header.criteria or header.has_unit:
        return False
    has_result = not header.cell(line, Column.RESULT).is_blank
    return not has_result and len(texts) <= 3 and bool(group_unit(texts, lexicon))


def _is_section_text(texts: list[str], header: Header, lexicon: Lexicon) -> bool:
    """Tell whether what stands behind I, II … is the name of a group, perhaps with its subtotal."""
    if header.criteria:
        return not lexicon.names_unit(texts[0])
    is_named = len(texts[0].split()) > 1 or len(texts) == 1
    return is_named and not any(words.result(text) for text in texts if not text.isdigit())


def _says(lines: Iterable[Line], legend: re.Pattern[str]) -> bool:
    """Tell whether a note around a table gives its marks another meaning than the usual one."""
    return any(legend.search(_note(line)) for line in lines)


def _note(line: Line) -> str:
    return folded(" ".join(cell.text for cell in line.filled)[:_LONGEST_NOTE]).replace('"', " ").replace("”", " ")


def _legend(line: Line) -> BlankMeans | None:
    """Read what an empty cell means from a note."""
    text = _note(line)
    match = _LEGEND.search(text) or _LEGEND_OF_BRACKETS.search(text) or _LEGEND_TURNED.search(text)
    if match is None:
        return None
    return BlankMeans.NOT_MET if match[1] in {"chua dat", "khong dat"} else BlankMeans.NOT_ASSESSED


def uses_unmet_mark(table: Table) -> bool:
    """Tell whether a matrix writes what is not met, so that an empty cell can only be forgotten."""
    return any(
        words.result(line.at(index).text) == words.Result.NOT_MET
        for line in table.lines
        for index in table.header.criteria
    )
