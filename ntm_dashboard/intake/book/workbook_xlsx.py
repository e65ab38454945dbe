"""XLSX to sheets. Cells are read one by one from the parts, bounded before they are made.

The dimension that a sheet declares is never believed; styles serve only to tell dates, percentages, colours, and the
fonts in which letters stand for others.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ntm_dashboard.intake.book.fonts import in_font
from ntm_dashboard.intake.book.merging import filled_down, kept_areas
from ntm_dashboard.intake.book.package import Package, attribute, elements_of, opened
from ntm_dashboard.intake.book.xlsx_extent import (
    REFERENCE,
    area_of,
    column_index,
    refuse_far_cells,
    too_many_cells,
    without_blank_rows,
)
from ntm_dashboard.intake.book.xlsx_texts import font_of_style, rich_text, unescaped
from ntm_dashboard.intake.cells.dates import day_in_vietnam
from ntm_dashboard.intake.grid import BLANK, Area, Book, Cell, CellKind, Line, Sheet
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import refusal
from ntm_dashboard.intake.outcome.progress import Stage, tell

_DECIMALS = re.compile(r"^[#0,]*0(?:\.(0+))?$")


@dataclass(frozen=True)
class Style:
    """What the format of a number says of it: a date, a percentage, how many decimals; and its colour and font."""

    is_date: bool = False
    is_percent: bool = False
    decimals: int | None = None
    has_fill: bool = False
    font: str = ""


class _Listed(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    relation: str
    is_hidden: bool


@dataclass(frozen=True)
class Workbook:
    """What the cells of a workbook refer to."""

    package: Package
    strings: tuple[Cell, ...]
    styles: tuple[Style, ...]
    epoch: datetime
    limits: Limits


def read_xlsx(content: bytes, *, limits: Limits) -> Book:
    """Read all worksheets of an XLSX file.

    Raises:
        RefusalError: it is damaged, unsafe or too large.
    """
    package = opened(content, limits=limits)
    root = _root(package)
    names, is_1904 = _sheets(package, root)
    workbook = Workbook(
        package,
        tuple(_strings(package, root)),
        tuple(_styles(package, root)),
        CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900,
        limits,
    )
    sheets = tuple(_sheet(workbook, one, part) for one, part in _worksheets(package, root, names))
    if not sheets:
        raise refusal(ErrorCode.EMPTY)
    return Book(sheets, "XLSX")


def parts_of_sheets(package: Package) -> list[str]:
    """Give the names of the parts that hold the worksheets, in the order in which they are read."""
    root = _root(package)
    return [part for _listed, part in _worksheets(package, root, _sheets(package, root)[0])]


def _root(package: Package) -> str:
    root = _part_of_type(package, "_rels/.rels", "/officeDocument") or "xl/workbook.xml"
    if not package.has(root):
        raise refusal(ErrorCode.CORRUPT_WORKBOOK)
    return root


def _worksheets(package: Package, root: str, names: list[_Listed]) -> list[tuple[_Listed, str]]:
    targets = _relations(package, root)
    parts = [(one, targets.get(one.relation, "")) for one in names]
    return [(one, part) for one, part in parts if _is_worksheet(part, package)]


def _is_worksheet(part: str, package: Package) -> bool:
    if part and not package.has(part):
        raise refusal(ErrorCode.CORRUPT_WORKBOOK)
    return bool(part) and "chartsheet" not in part


def _relations_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(package: Package, part: str) -> dict[str, str]:
    listed = _relations_part(part)
    if not package.has(listed):
        return {}
    folder = posixpath.dirname(part)
    return {
        attribute(relation, "Id"): _target(folder, attribute(relation, "Target"))
        for relation in package.elements(listed, frozenset({"Relationship"}))
        if attribute(relation, "TargetMode") != "External"
    }


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _part_of_type(package: Package, listed: str, kind: str) -> str | None:
    if not package.has(listed):
        return None
    for relation in package.elements(listed, frozenset({"Relationship"})):
        if attribute(relation, "Type").endswith(kind):
            return _target("", attribute(relation, "Target"))
    return None


def _sheets(package: Package, root: str) -> tuple[list[_Listed], bool]:
    names: list[_Listed] = []
    is_1904 = False
    for element in package.elements(root, frozenset({"sheet", "workbookPr"})):
        if element.tag == "sheet":
            is_hidden = attribute(element, "state") in {"hidden", "veryHidden"}
            names.append(_Listed(attribute(element, "name"), attribute(element, "id"), is_hidden))
        else:
            is_1904 = attribute(element, "date1904") in {"1", "true"}
    if len(names) > package.limits.max_columns:
        raise refusal(ErrorCode.ZIP_BOMB)
    return names, is_1904


def _beside(root: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(root), name)


def _bounded(package: Package, name: str) -> bool:
    """Tell whether a part is there; a huge one beside the sheets is refused before it is parsed."""
    if not package.has(name):
        return False
    if package.archive.getinfo(name).file_size > package.limits.max_part_bytes:
        raise refusal(ErrorCode.ZIP_BOMB)
    return True


def _strings(package: Package, root: str) -> Iterator[Cell]:
    name = _beside(root, "sharedStrings.xml")
    if _bounded(package, name):
        for item in package.elements(name, frozenset({"si"})):
            yield rich_text(item)


def _styles(package: Package, root: str) -> Iterator[Style]:
    name = _beside(root, "styles.xml")
    if not _bounded(package, name):
        return
    formats: dict[int, str] = dict(BUILTIN_FORMATS)
    fills: list[bool] = []
    fonts: list[str] = []
    for element in package.elements(name, frozenset({"numFmt", "fills", "fonts", "cellXfs"})):
        match element.tag:
            case "numFmt":
                formats[_whole(attribute(element, "numFmtId"))] = attribute(element, "formatCode")
            case "fills":
                fills = [_is_coloured(fill) for fill in element]
            case "fonts":
                fonts = [font_of_style(font) for font in element]
            case _:
                for child in element:
                    code = formats.get(_whole(attribute(child, "numFmtId")), "General")
                    fill, font = (_whole(attribute(child, part)) for part in ("fillId", "fontId"))
                    style = _style(code, has_fill=any(fills[fill : fill + 1]))
                    yield replace(style, font="".join(fonts[font : font + 1]))


def _style(code: str, *, has_fill: bool) -> Style:
    shown = _DECIMALS.match(code)
    decimals = len(shown[1] or "") if shown else None
    return Style(bool(is_date_format(code)), "%" in code, decimals, has_fill)


_WHITE_INDEXES = {"1", "9", "64", "65"}


def _is_coloured(fill: Element) -> bool:
    """Tell whether a fill gives a cell a colour other than white."""
    pattern = next(iter(fill), None)
    if pattern is None or attribute(pattern, "patternType") not in {"solid", ""}:
        return False
    colour = next((one for one in pattern if one.tag.endswith("fgColor")), None)
    if colour is None:
        return pattern.tag.endswith("gradientFill")
    if rgb := attribute(colour, "rgb"):
        return not rgb.upper().endswith("FFFFFF")
    if theme := attribute(colour, "theme"):
        return theme != "0" or attribute(colour, "tint").startswith("-")
    return attribute(colour, "indexed") not in _WHITE_INDEXES


def _whole(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else 0


def _sheet(workbook: Workbook, listed: _Listed, part: str) -> Sheet:
    limits = workbook.limits
    content = without_blank_rows(workbook.package.part(part))
    refuse_far_cells(content, limits)
    rows = _Rows(workbook, rows=content.count(b"</row>"))
    for element in elements_of(content, frozenset({"row", "mergeCell", "col"})):
        rows.take(element)
    lines = tuple(rows.lines)
    areas = kept_areas(lines, rows.areas, max_columns=limits.max_columns)
    filled, columns = filled_down(lines, areas), frozenset(rows.hidden_columns)
    return Sheet(listed.name, filled, frozenset(rows.hidden), columns, listed.is_hidden, areas)


_ROWS_TOLD = 10_000


@dataclass
class _Rows:
    """What was read of a worksheet so far, of about so many `rows`; `last` is the row that ended last, blank or not."""

    workbook: Workbook
    lines: list[Line] = field(default_factory=list[Line])
    hidden: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])
    areas: list[Area] = field(default_factory=list[Area])
    last: int = 0
    cells: int = 0
    rows: int = 0

    def take(self, element: Element) -> None:
        """Take a row, a merged area, or the formatting of columns."""
        is_hidden = attribute(element, "hidden") in {"1", "true"}
        match element.tag:
            case "mergeCell":
                if (area := area_of(attribute(element, "ref"))) is not None:
                    self.areas.append(area)
            case "col":
                first, last = _whole(attribute(element, "min")), _whole(attribute(element, "max"))
                if is_hidden or attribute(element, "width") == "0":
                    self.hidden_columns.update(range(max(0, first - 1), min(last, self.workbook.limits.max_columns)))
            case _:
                self._take_row(element, is_hidden=is_hidden or attribute(element, "ht") == "0")

    def _take_row(self, element: Element, *, is_hidden: bool) -> None:
        line = _line(self.workbook, element, after=self.last)
        self.last = line.number
        if line.width == 0:
            return
        limits = self.workbook.limits
        self.cells += sum(not cell.is_blank for cell in line.cells)
        if self.cells > limits.max_cells or line.number > limits.max_rows:
            raise too_many_cells(line.number, line.width, limits)
        self.lines.append(line)
        if len(self.lines) % _ROWS_TOLD == 0:
            tell(Stage.READING, len(self.lines), self.rows)
        if is_hidden:
            self.hidden.add(line.number)


def _line(workbook: Workbook, row: Element, *, after: int) -> Line:
    number = _whole(attribute(row, "r")) or after + 1
    cells: list[Cell] = []
    index = -1
    for element in row:
        if element.tag.rpartition("}")[2] != "c":
            continue
        match = REFERENCE.match(attribute(element, "r"))
        index = column_index(match[1]) if match else index + 1
        cell = _cell(workbook, element)
        is_far = index >= workbook.limits.max_columns
        if is_far and not cell.is_blank:
            raise too_many_cells(number, index + 1, workbook.limits)
        if not is_far and cell is not BLANK:
            cells.extend([BLANK] * (index + 1 - len(cells)))
            cells[index] = cell
    return Line(number, tuple(cells))


def _cell(workbook: Workbook, element: Element) -> Cell:
    """Read a cell with its colour and its font; a blank one is kept only when it has a colour."""
    cell, index = _content(workbook, element), _whole(attribute(element, "s"))
    style = workbook.styles[index] if index < len(workbook.styles) else Style()
    cell = cell if cell is BLANK else in_font(cell, style.font)
    return cell._replace(has_fill=True) if style.has_fill else cell


def _content(workbook: Workbook, element: Element) -> Cell:
    children = {child.tag.rpartition("}")[2]: child for child in element}
    kind, value = attribute(element, "t"), children.get("v")
    if kind == "inlineStr":
        return rich_text(children["is"]) if "is" in children else BLANK
    text = (value.text or "") if value is not None else ""
    if not text and "f" in children and kind != "str":
        return Cell("", CellKind.UNCALCULATED)
    if not text:
        return BLANK
    return _valued(workbook, kind, text, _whole(attribute(element, "s")))


def _valued(workbook: Workbook, kind: str, text: str, style: int) -> Cell:
    match kind:
        case "s":
            index = _whole(text)
            return workbook.strings[index] if index < len(workbook.strings) else BLANK
        case "str":
            return Cell(unescaped(text))
        case "e":
            return Cell(text, CellKind.ERROR)
        case "b":
            return Cell(text, CellKind.NUMBER, float(text == "1"))
        case "d":
            return _day_cell(text)
        case _:
            return _numeric(workbook, text, workbook.styles[style] if style < len(workbook.styles) else Style())


def _day_cell(text: str) -> Cell:
    zoned = day_in_vietnam(text)
    try:
        day = zoned.day if zoned else date.fromisoformat(text[:10])
    except ValueError:
        return Cell(text)
    return Cell(day.strftime("%d/%m/%Y"), CellKind.DATE, day=day)


def _numeric(workbook: Workbook, text: str, style: Style) -> Cell:
    try:
        value = float(text)
    except ValueError:
        return Cell(text)
    if style.is_date and (day := _day_of(value, workbook.epoch)) is not None:
        return Cell(day.strftime("%d/%m/%Y"), CellKind.DATE, value, day)
    return number_cell(value, is_percent=style.is_percent, decimals=style.decimals)


def number_cell(value: float, *, is_percent: bool = False, decimals: int | None = None) -> Cell:
    """Make the cell of a stored number; the decimals that are shown keep 17.10 apart from 17.1."""
    if value != value or value in {float("inf"), float("-inf")}:
        return Cell(str(value))
    if value == int(value):
        text = f"{value:.{decimals}f}" if decimals else str(int(value))
    else:
        text = f"{value:.{decimals}f}" if decimals and abs(round(value, decimals) - value) < 1e-9 else f"{value:.12g}"
    return Cell(text, CellKind.NUMBER, value, is_percent=is_percent)


def _day_of(value: float, epoch: datetime) -> date | None:
    try:
        moment = from_excel(value, epoch)
    except (ValueError, OverflowError, TypeError):
        return None
    if isinstance(moment, datetime):
        return moment.date()
    return moment if isinstance(moment, date) else None
