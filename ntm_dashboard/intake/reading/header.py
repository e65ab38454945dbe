"""Where the headings of a table stand and what each one names, on one to four lines, groups above and parts below."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, pairwise

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.intake.cells.follow_up_headings import columns_in, kind_of_follow_up
from ntm_dashboard.intake.cells.text import cleaned, words_only
from ntm_dashboard.intake.contract import LABELS, Column, column_of, is_contract_name, is_name_beside_number, kind_of
from ntm_dashboard.intake.grid import Cell, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.report import Layout
from ntm_dashboard.intake.reading.headings import MET_HEADINGS, UNMET_HEADINGS, is_result_like, qualifiers_of
from ntm_dashboard.intake.reading.lexicon import Lexicon

_LOOKED_THROUGH = 60
_TALLEST = 4
_NUMBER_HEADING = re.compile(
    r"^\(?(?:(?:tiêu chí|tieu_chi|chỉ tiêu|tc|t\.c)[\s._\-–]*(?:số)?\s*)?\d{1,2}(?:[.,]\d{1,2})?\.?\)?$", re.IGNORECASE
)
_TOTAL_HEADING = re.compile(r"^(?:tong|cong|so tc|so tieu chi|so xa|ty le|so luong)\b")
_SUM_HEADINGS = {"tong", "tong cong", "tong so", "cong", "tong so tieu chi dat", "tong tieu chi", "tong so tieu chi"}
_ORDER_HEADINGS = {"stt", "tt", "so tt", "so thu tu"}
_FEWEST_CRITERIA = 3
_FEWEST_ROMAN = 10
_UNITS = (Column.UNIT_CODE, Column.UNIT_NAME)
_LONGEST_PART = 150


@dataclass(frozen=True)
class Pair:
    """Two columns of ticks, one for met and one for unmet; `group` is the heading above both."""

    met: int
    unmet: int
    group: str = ""


@dataclass(frozen=True)
class Header:
    """The headings of a table: which columns of the contract they name, and at which position each stands.

    `criteria` are the positions of the criteria of a matrix, `units` those of the units of a turned one, `totals` of
    columns that count, `pairs` of ticks for met and unmet. `first_row` is where the headings begin, `row` where they
    end.
    `paths` are all the texts above each column, the group first. `follow_up` is the kind of a table of the follow-up.
    """

    row: int
    first_row: int
    headings: tuple[str, ...]
    columns: dict[Column, int]
    duplicates: tuple[int, ...] = ()
    criteria: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    orders: tuple[int, ...] = ()
    unknown: tuple[int, ...] = field(default=())
    paths: tuple[tuple[str, ...], ...] = ()
    units: Mapping[int, str] = field(default_factory=dict[int, str])
    pairs: tuple[Pair, ...] = ()
    follow_up: ReportKind | None = None

    @property
    def layout(self) -> Layout:
        """Tell whether the table is a matrix of units and criteria."""
        return Layout.WIDE if self.criteria else Layout.LONG

    @property
    def kind(self) -> ReportKind:
        """Tell what the file is about."""
        if self.follow_up is not None:
            return self.follow_up
        if self.criteria or self.units:
            return ReportKind.COMMUNE_REPORT
        return kind_of(set(self.columns)) or ReportKind.COMMUNE_REPORT

    @cached_property
    def width(self) -> int:
        """Give the number of columns up to the last one with a heading."""
        return max((index + 1 for index, text in enumerate(self.headings) if text), default=0)

    @property
    def has_unit(self) -> bool:
        """Tell whether a column says which unit a row is about."""
        return any(column in self.columns for column in _UNITS)

    def heading(self, index: int) -> str:
        """Give the heading of a column, "" where it has none."""
        return self.headings[index] if index < len(self.headings) else ""

    def name(self, column: Column | int) -> str:
        """Name a column as the file does; a column without heading by its letter, a missing one as the file would."""
        index = self.columns.get(column) if isinstance(column, Column) else column
        if index is not None:
            return self.heading(index) or column_letters(index)
        assert isinstance(column, Column)  # noqa: S101 — an index is never missing
        in_contract_names = any(is_contract_name(heading) for heading in self.headings)
        return column.value if in_contract_names else LABELS[column]

    def cell(self, line: Line, column: Column) -> Cell:
        """Give the cell of a column of the contract; blank where the file lacks the column."""
        return line.at(self.columns.get(column, -1))

    def path(self, index: int) -> str:
        """Give all that stands above a column, folded, the group first."""
        return words_only(" ".join(self.paths[index])) if index < len(self.paths) else words_only(self.name(index))

    def repeats_in(self, line: Line) -> bool:
        """Tell whether a line is the headings again, from printed pages."""
        texts = [words_only(cell.text) for cell in line.cells if not cell.is_blank]
        own = self._words
        least = min(3, len(own)) if all(text in own for text in texts) else 3
        return len(texts) >= least and all(text in self._all_words for text in texts) and "".join(texts) != ""

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(words_only(heading) for heading in self.headings)

    @cached_property
    def _all_words(self) -> frozenset[str]:
        return self._words | {words_only(part) for path in self.paths for part in path}


def header_of(sheet: Sheet, *, lexicon: Lexicon) -> Header | None:
    """Find the headings of a sheet: the lines that name most columns, as few of them as do; None when none does."""
    lines = tuple(islice(sheet.filled_lines(), _LOOKED_THROUGH))
    known: dict[tuple[Line, ...], Header | None] = lexicon.headers
    if lines not in known:
        known[lines] = best_header(lines, lexicon=lexicon)
    return known[lines]


def best_header(lines: Sequence[Line], *, lexicon: Lexicon) -> Header | None:
    """Find the headings among some lines."""
    found = [header for block in _blocks(lines, lexicon) if _is_header(header := _read(block, lexicon))]
    return max(found, key=_weight, default=None)


def _weight(header: Header) -> tuple[int, int, int, int]:
    parted = sum(len(header.paths[index]) > 1 for index in header.duplicates)
    recognised = len(header.columns) + len(header.criteria) + len(header.units) + 2 * len(header.pairs) + parted
    told = len(header.orders) + len(header.totals) + sum(is_result_like(words_only(text)) for text in header.headings)
    return recognised, header.first_row - header.row, told, -header.row


def _is_header(header: Header) -> bool:
    if header.criteria:
        return len(header.criteria) >= _FEWEST_CRITERIA and header.has_unit
    if header.units:
        return len(header.units) >= _FEWEST_CRITERIA or Column.CRITERION in header.columns
    if len(header.columns) + len(header.totals) >= 2:
        return True
    return (bool(header.pairs) and bool(header.columns)) or _says_what_rows_are(header)


def _says_what_rows_are(header: Header) -> bool:
    """Tell whether a column is headed as that of the units or criteria, and another one somehow; no "Đơn vị: …"."""
    keys = [header.columns[one] for one in (*_UNITS, Column.CRITERION) if one in header.columns]
    is_headed = any(not header.headings[index].endswith(":") for index in keys)
    return is_headed and sum(bool(text) for text in header.headings) >= 2


def _blocks(lines: Sequence[Line], lexicon: Lexicon) -> list[tuple[Line, ...]]:
    """Give the lines, and each with those above it with which it may be one heading."""
    found: list[tuple[Line, ...]] = []
    for place, line in enumerate(lines):
        block = (line,)
        found.append(block)
        for above in reversed(lines[max(0, place - _TALLEST + 1) : place]):
            if not _may_join(above, block, lexicon):
                break
            block = (above, *block)
            found.append(block)
    return found


def _may_join(above: Line, block: tuple[Line, ...], lexicon: Lexicon) -> bool:
    """Tell whether a line may stand above a block as part of one heading: names above, numbers or parts below."""
    below = block[0]
    gap = below.number - above.number
    if gap > 1 and not (gap == 2 and _counts_on(below)):
        return False
    if _names_columns_of_long_table(above) and _counts_on(below):
        return False
    return all(_may_be_part(line, lexicon) for line in (above, *block)) and not _is_title(above, below)


def _names_columns_of_long_table(line: Line) -> bool:
    return {Column.CRITERION, Column.RESULT} <= {column_of(cell.text) for cell in line.cells}


def _counts_on(line: Line) -> bool:
    return sum(bool(_NUMBER_HEADING.match(cleaned(cell.text))) for cell in line.cells) >= _FEWEST_CRITERIA


def _is_title(above: Line, below: Line) -> bool:
    """Tell whether a line is a title: one text that stands over nothing, or over the first of the columns."""
    filled = [index for index, cell in enumerate(above.cells) if not cell.is_blank]
    return len(filled) < 2 and (
        not filled or filled[0] == min((i for i, c in enumerate(below.cells) if not c.is_blank), default=0)
    )


def _may_be_part(line: Line, lexicon: Lexicon) -> bool:
    """Tell whether a line may be a line of headings: it says no result of a unit or a criterion."""
    texts = [cleaned(cell.text) for cell in line.filled]
    if counts_in_roman(texts):
        return True
    if any(len(text) > _LONGEST_PART for text in texts):
        return False
    results = [words_only(text) for text in texts if lexicon.result(text) and words_only(text) not in {"", "1", "0"}]
    ticks = sum(lexicon.result(text) is not None and not text.isdigit() for text in texts)
    if results and not _are_pairs(results):
        return False
    if results and any(lexicon.place(text) for text in texts if words_only(text) not in MET_HEADINGS | UNMET_HEADINGS):
        return False
    named = sum(lexicon.names_unit(text) for text in texts)
    return (named == 0 or named >= 2) and (ticks == len(results) or not ticks)


def counts_in_roman(texts: Sequence[str]) -> bool:
    """Tell whether texts count on from I, at least to III."""
    return len(texts) >= _FEWEST_CRITERIA and [text.strip("().") for text in texts] == [
        roman(number) for number in range(1, len(texts) + 1)
    ]


def roman(number: int) -> str:
    """Write a number up to 39 in Roman numerals."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _are_pairs(results: list[str]) -> bool:
    pairs = [set(pair) for pair in zip(results[::2], results[1::2], strict=False)]
    return len(results) % 2 == 0 and all(pair & MET_HEADINGS and pair & UNMET_HEADINGS for pair in pairs)


def _paths(block: tuple[Line, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the texts above each column; a group stands above all the columns that have a part of their own."""
    width = max(line.width for line in block)
    levels = [_spread(line, block[place + 1 :], width) for place, line in enumerate(block)]
    return tuple(_distinct(texts) for texts in zip(*levels, strict=True)) if width else ()


def _spread(line: Line, below: tuple[Line, ...], width: int) -> list[str]:
    texts = [" ".join(cleaned(line.at(index).text).split()) for index in range(width)]
    group, is_group = "", False
    for index in range(width):
        has_part = any(not part.at(index).is_blank for part in below)
        if texts[index]:
            group, is_group = texts[index], has_part
        elif is_group and has_part:
            texts[index] = group
        else:
            is_group = False
    return texts


def _distinct(texts: tuple[str, ...]) -> tuple[str, ...]:
    kept = [text for text in texts if text]
    return tuple(text for place, text in enumerate(kept) if place == 0 or kept[place - 1] != text)


def _read(block: tuple[Line, ...], lexicon: Lexicon) -> Header:
    paths = _paths(block)
    leaves = [path[-1] if path else "" for path in paths]
    if (of_follow_up := _of_follow_up(block, paths, leaves)) is not None:
        return of_follow_up
    pairs = _pairs(paths)
    criteria = _criteria(paths, lexicon)
    units = {
        index: text
        for index, path in enumerate(paths)
        if (text := next((part for part in path if lexicon.names_unit(part) and column_of(part) is None), ""))
    }
    in_pairs = {index for pair in pairs for index in (pair.met, pair.unmet)}
    columns, duplicates = _columns(paths, skipped=in_pairs | set(units))
    is_long = {Column.CRITERION, Column.RESULT} <= set(columns)
    if len(criteria) < _FEWEST_CRITERIA or is_long or (units and len(units) >= len(criteria)):
        criteria = {}
    if criteria or not (len(units) >= 2 or Column.CRITERION in columns):
        units = {}
    placed = {*columns.values(), *duplicates, *in_pairs, *criteria, *units}
    rest = [index for index, leaf in enumerate(leaves) if leaf and index not in placed]
    sorts = {index: "total" if _is_sum(paths[index]) else _sort_of(leaves[index]) for index in rest}
    headings = [criteria.get(index) or units.get(index) or leaf for index, leaf in enumerate(leaves)]
    for pair in pairs:
        for index in (pair.met, pair.unmet):
            headings[index] = " – ".join(paths[index])
    return Header(
        block[-1].number,
        block[0].number,
        tuple(headings),
        columns,
        tuple(duplicates),
        tuple(sorted(criteria)),
        tuple(index for index in rest if sorts[index] == "total"),
        tuple(index for index in rest if sorts[index] == "order"),
        tuple(index for index in rest if sorts[index] == "unknown"),
        paths,
        units,
        pairs,
    )


def _of_follow_up(block: tuple[Line, ...], paths: tuple[tuple[str, ...], ...], leaves: Sequence[str]) -> Header | None:
    """Read the headings of a table of the follow-up; None for any other table."""
    others = {column for text in leaves if (column := column_of(text)) is not None}
    kind = kind_of_follow_up(leaves, others)
    if kind is None or sum(bool(_NUMBER_HEADING.match(leaf)) for leaf in leaves) >= _FEWEST_CRITERIA:
        return None
    columns, twice = columns_in(paths, kind)
    rest = [index for index, leaf in enumerate(leaves) if leaf and index not in {*columns.values(), *twice}]
    orders = tuple(index for index in rest if words_only(leaves[index]) in _ORDER_HEADINGS)
    unknown = tuple(index for index in rest if index not in orders)
    return Header(
        block[-1].number,
        block[0].number,
        tuple(leaves),
        columns,
        tuple(twice),
        orders=orders,
        unknown=unknown,
        paths=paths,
        follow_up=kind,
    )


def _sort_of(leaf: str) -> str:
    plain = words_only(leaf)
    if plain in _ORDER_HEADINGS:
        return "order"
    return "total" if _TOTAL_HEADING.match(plain) else "unknown"


def _columns(paths: tuple[tuple[str, ...], ...], *, skipped: set[int]) -> tuple[dict[Column, int], list[int]]:
    """Recognise the columns of the contract: by the text right above the cells, with its group, or by the group."""
    leaves = [path[-1] if path else "" for path in paths]
    is_numbered = any(column_of(text) is Column.CRITERION and not is_name_beside_number(text) for text in leaves)
    columns: dict[Column, int] = {}
    duplicates: list[int] = []
    for index, path in enumerate(paths):
        if not path or index in skipped or (is_numbered and is_name_beside_number(path[-1])):
            continue
        column = (
            column_of(path[-1]) or column_of(" ".join(path)) or _column_of_group(index, paths) or _one_of_results(path)
        )
        if column is not None and column not in columns:
            columns[column] = index
        elif column is not None:
            duplicates.append(index)
    named = next((index for index, leaf in enumerate(leaves) if leaf and is_name_beside_number(leaf)), None)
    if Column.RESULT in columns and Column.CRITERION not in columns and named is not None and named not in skipped:
        columns[Column.CRITERION] = named
    return columns, duplicates


def _column_of_group(index: int, paths: tuple[tuple[str, ...], ...]) -> Column | None:
    """Recognise a column by its group where it is the only one of it and its own text is but its number."""
    path = paths[index]
    if len(path) < 2 or not _NUMBER_HEADING.match(path[-1]):
        return None
    is_alone = sum(bool(other) and other[0] == path[0] for other in paths) == 1
    return column_of(path[-2]) if is_alone else None


def _one_of_results(path: tuple[str, ...]) -> Column | None:
    """Recognise one of several results: under the heading of results a part that says whose or which one it is."""
    is_one = len(path) > 1 and column_of(path[-2]) is Column.RESULT and bool(qualifiers_of(path[-1]))
    return Column.RESULT if is_one else None


def _pairs(paths: tuple[tuple[str, ...], ...]) -> tuple[Pair, ...]:
    """Find the columns headed "Đạt" and "Chưa đạt" side by side."""
    leaves = [words_only(path[-1]) if path else "" for path in paths]
    beside = [at for at in pairwise(range(len(paths))) if paths[at[0]][:-1] == paths[at[1]][:-1]]
    found = [pair for left, right in beside if (pair := _pair(left, right, leaves, paths)) is not None]
    taken: set[int] = set()
    kept: list[Pair] = []
    for pair in found:
        if not {pair.met, pair.unmet} & taken:
            kept.append(pair)
            taken |= {pair.met, pair.unmet}
    return tuple(kept)


def _pair(left: int, right: int, leaves: Sequence[str], paths: tuple[tuple[str, ...], ...]) -> Pair | None:
    """Read two columns side by side as a pair, whichever of them stands first."""
    group = " ".join(paths[left][:-1])
    if leaves[left] in MET_HEADINGS and leaves[right] in UNMET_HEADINGS:
        return Pair(left, right, group)
    if leaves[left] in UNMET_HEADINGS and leaves[right] in MET_HEADINGS:
        return Pair(right, left, group)
    return None


def _criteria(paths: tuple[tuple[str, ...], ...], lexicon: Lexicon) -> dict[int, str]:
    """Give the positions of criteria with the text that tells which one: a number, or a name that is known."""
    numbers = {index: text for index, path in enumerate(paths) if (text := _numbered(path))}
    names = {index: text for index, path in enumerate(paths) if (text := _named(path, lexicon))}
    if _only_count_columns(numbers, names, paths, lexicon):
        numbers = {}
    if not names and not numbers:
        numbers = _in_roman(paths)
    return {index: numbers.get(index) or names[index] for index in {*numbers, *names}}


def _in_roman(paths: tuple[tuple[str, ...], ...]) -> dict[int, str]:
    """Give the positions of criteria that are only counted in Roman numerals; a few may be groups."""
    found = [index for index, path in enumerate(paths) if path and re.fullmatch(r"\(?[IVX]+[).]?", path[-1])]
    is_counted = len(found) >= _FEWEST_ROMAN and counts_in_roman([paths[index][-1] for index in found])
    return {index: str(place) for place, index in enumerate(found, start=1)} if is_counted else {}


def _is_sum(path: tuple[str, ...]) -> bool:
    return any(words_only(part) in _SUM_HEADINGS for part in path)


def _numbered(path: tuple[str, ...]) -> str:
    if _is_sum(path):
        return ""
    return next((part for part in reversed(path) if _NUMBER_HEADING.match(part)), "")


def _named(path: tuple[str, ...], lexicon: Lexicon) -> str:
    parts = [part for part in reversed(path) if not _NUMBER_HEADING.match(part) and column_of(part) is None]
    return next((part for part in parts if lexicon.commune.place(Cell(part)) is not None), "")


def _only_count_columns(
    numbers: dict[int, str], names: dict[int, str], paths: tuple[tuple[str, ...], ...], lexicon: Lexicon
) -> bool:
    """Tell whether a line of numbers counts the columns of the table: also those that are no criteria, or otherwise."""
    keys = [index for index, path in enumerate(paths) if path and column_of(path[0]) in _UNITS]
    if any(index in numbers and len(paths[index]) > 1 for index in keys):
        return True
    both = [index for index in names if index in numbers]
    differ = [index for index in both if not _agree(numbers[index], names[index], lexicon)]
    return len(differ) > len(both) // 2


def _agree(number: str, name: str, lexicon: Lexicon) -> bool:
    return lexicon.commune.place(Cell(number)) == lexicon.commune.place(Cell(name))
