"""XLSX to sheets. Cells are read one by one from the parts, bounded before they are made.

The dimension that a sheet declares is never believed; styles serve only to tell dates and percentages.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ntm_dashboard.intake.book.merging import Area, filled_down
from ntm_dashboard.intake.book.package import Package, attribute, opened
from ntm_dashboard.intake.grid import BLANK, Book, Cell, CellKind, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import refusal

_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DECIMALS = re.compile(r"^[#0,]*0(?:\.(0+))?$")


@dataclass(frozen=True)
class Style:
    """What the format of a number says of it: a date, a percentage, how many decimals are shown."""

    is_date: bool = False
    is_percent: bool = False
    decimals: int | None = None


@dataclass(frozen=True)
class Workbook:
    """What the cells of a workbook refer to."""

    package: Package
    strings: tuple[str, ...]
    styles: tuple[Style, ...]
    epoch: datetime
    limits: Limits


def read_xlsx(content: bytes, *, limits: Limits) -> Book:
    """Read all worksheets of an XLSX file.

    Raises:
        RefusalError: it is damaged, unsafe or too large.
    """
    package = opened(content, limits=limits)
    root = _part_of_type(package, "_rels/.rels", "/officeDocument") or "xl/workbook.xml"
    if not package.has(root):
        raise refusal(ErrorCode.CORRUPT_WORKBOOK)
    names, is_1904 = _sheets(package, root)
    targets = _relations(package, root)
    workbook = Workbook(
        package,
        tuple(_strings(package, root)),
        tuple(_styles(package, root)),
        CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900,
        limits,
    )
    parts = [(name, targets.get(relation, "")) for name, relation in names]
    sheets = tuple(_sheet(workbook, name, part) for name, part in parts if _is_worksheet(part, package))
    if not sheets:
        raise refusal(ErrorCode.EMPTY)
    return Book(sheets, "XLSX")


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


def _sheets(package: Package, root: str) -> tuple[list[tuple[str, str]], bool]:
    names: list[tuple[str, str]] = []
    is_1904 = False
    for element in package.elements(root, frozenset({"sheet", "workbookPr"})):
        if element.tag == "sheet":
            names.append((attribute(element, "name"), attribute(element, "id")))
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


def _strings(package: Package, root: str) -> Iterator[str]:
    name = _beside(root, "sharedStrings.xml")
    if _bounded(package, name):
        for item in package.elements(name, frozenset({"si"})):
            yield _rich_text(item)


def _rich_text(item: Element) -> str:
    """Join the runs of a text, without its phonetic reading."""
    texts = [element.text or "" for element in _texts(item)]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(texts))


def _texts(item: Element) -> Iterator[Element]:
    for child in item:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            yield child
        elif name == "r":
            yield from _texts(child)


def _styles(package: Package, root: str) -> Iterator[Style]:
    name = _beside(root, "styles.xml")
    if not _bounded(package, name):
        return
    formats: dict[int, str] = dict(BUILTIN_FORMATS)
    for element in package.elements(name, frozenset({"numFmt", "cellXfs"})):
        if element.tag == "numFmt":
            formats[_whole(attribute(element, "numFmtId"))] = attribute(element, "formatCode")
            continue
        for child in element:
            yield _style(formats.get(_whole(attribute(child, "numFmtId")), "General"))


def _style(code: str) -> Style:
    shown = _DECIMALS.match(code)
    decimals = len(shown[1] or "") if shown else None
    return Style(bool(is_date_format(code)), "%" in code, decimals)


def _whole(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else 0


def _sheet(workbook: Workbook, name: str, part: str) -> Sheet:
    _refuse_far_cells(workbook.package.part(part), workbook.limits)
    lines: list[Line] = []
    hidden: set[int] = set()
    areas: list[Area] = []
    cells = 0
    for element in workbook.package.elements(part, frozenset({"row", "mergeCell"})):
        if element.tag == "mergeCell":
            areas.append(_area(attribute(element, "ref")))
            continue
        line = _line(workbook, element, after=lines[-1].number if lines else 0)
        cells += len(line.cells)
        if cells > workbook.limits.max_cells:
            raise _too_many(line.number, len(line.cells), workbook.limits)
        lines.append(line)
        if attribute(element, "hidden") in {"1", "true"}:
            hidden.add(line.number)
    return Sheet(name, filled_down(tuple(lines), areas), frozenset(hidden))


_CELL_REFERENCE = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROW_REFERENCE = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"'](\d{1,9})[\"']")


def _refuse_far_cells(content: bytes, limits: Limits) -> None:
    """Refuse a sheet with a cell far away, or with too many, before a line is made of any."""
    count = 0
    for match in _CELL_REFERENCE.finditer(content):
        count += 1
        row, column = int(match[2]), _column_index(match[1].decode())
        if row > limits.max_rows or column >= limits.max_columns or count > limits.max_cells:
            raise _too_many(row, column + 1, limits)
    for match in _ROW_REFERENCE.finditer(content):
        count += 1
        if count > limits.max_cells:
            raise _too_many(int(match[1]), 1, limits)


def _too_many(row: int, width: int, limits: Limits) -> Exception:
    return refusal(ErrorCode.TOO_MANY_CELLS, row=row, column=column_letters(width - 1), expected=str(limits.max_rows))


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _area(reference: str) -> Area:
    corners = [_REFERENCE.match(corner) for corner in reference.replace("$", "").split(":")]
    places = [(int(corner[2]), _column_index(corner[1])) for corner in corners if corner]
    if not places:
        return Area(1, 0, 1, 0)
    return Area(places[0][0], places[0][1], places[-1][0], places[-1][1])


def _line(workbook: Workbook, row: Element, *, after: int) -> Line:
    number = _whole(attribute(row, "r")) or after + 1
    cells: list[Cell] = []
    for element in row:
        if element.tag.rpartition("}")[2] != "c":
            continue
        match = _REFERENCE.match(attribute(element, "r"))
        index = _column_index(match[1]) if match else len(cells)
        if index > workbook.limits.max_columns:
            raise _too_many(number, index + 1, workbook.limits)
        cells.extend([BLANK] * (index - len(cells)))
        cells[index:] = [_cell(workbook, element)]
    return Line(number, tuple(cells))


def _cell(workbook: Workbook, element: Element) -> Cell:
    children = {child.tag.rpartition("}")[2]: child for child in element}
    kind, value = attribute(element, "t"), children.get("v")
    if kind == "inlineStr":
        return Cell(_rich_text(children["is"])) if "is" in children else BLANK
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
            return Cell(workbook.strings[index]) if index < len(workbook.strings) else BLANK
        case "str":
            return Cell(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))
        case "e":
            return Cell(text, CellKind.ERROR)
        case "b":
            return Cell(text, CellKind.NUMBER, float(text == "1"))
        case "d":
            return _day_cell(text)
        case _:
            return _numeric(workbook, text, workbook.styles[style] if style < len(workbook.styles) else Style())


def _day_cell(text: str) -> Cell:
    try:
        day = date.fromisoformat(text[:10])
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
