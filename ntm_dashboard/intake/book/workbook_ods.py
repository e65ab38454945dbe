"""ODS to sheets, read element by element: repeated rows and cells are counted before they are made."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from ntm_dashboard.intake.book.fonts import in_font
from ntm_dashboard.intake.book.merging import filled_down, kept_areas
from ntm_dashboard.intake.book.ods_fonts import STYLE_ELEMENTS, OdsFonts, count, fonts_of, runs_of
from ntm_dashboard.intake.book.package import Package, attribute, local_name, opened
from ntm_dashboard.intake.book.workbook_xlsx import number_cell
from ntm_dashboard.intake.grid import BLANK, Area, Book, Cell, CellKind, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import RefusalError, refusal, too_many


def read_ods(content: bytes, *, limits: Limits) -> Book:
    """Read all sheets of an ODS file.

    Raises:
        RefusalError: it is damaged, encrypted, unsafe or too large.
    """
    package = opened(content, limits=limits)
    _refuse_encrypted(package)
    builder = _Builder(limits, fonts_of(package))
    for element in package.elements("content.xml", STYLE_ELEMENTS | {"table-column", "table-row", "table"}):
        builder.take(element)
    if not builder.sheets:
        raise refusal(ErrorCode.EMPTY)
    return Book(tuple(builder.sheets), "ODS")


def _refuse_encrypted(package: Package) -> None:
    name = "META-INF/manifest.xml"
    if package.has(name) and b"encryption-data" in package.part(name):
        raise refusal(ErrorCode.ENCRYPTED)
    if not package.has("content.xml"):
        raise refusal(ErrorCode.CORRUPT_WORKBOOK)


@dataclass
class _Builder:
    """The sheets made so far and the rows of the one that is being read (a table ends after its rows)."""

    limits: Limits
    fonts: OdsFonts
    sheets: list[Sheet] = field(default_factory=list[Sheet])
    lines: list[Line] = field(default_factory=list[Line])
    areas: list[Area] = field(default_factory=list[Area])
    hidden: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])
    styles: "_Styles" = field(default_factory=lambda: _Styles())
    row: int = 0
    column: int = 0
    cells: int = 0

    def take(self, element: Element) -> None:
        """Take a row that has ended, the table that the rows before belong to, or what tells of their looks."""
        match element.tag:
            case "table-row":
                self._take_row(element)
            case "table-column":
                self._take_column(element)
            case "table":
                self._end_table(element)
            case _:
                self.styles.take(element)
                self.fonts.take(element)

    def _end_table(self, table: Element) -> None:
        self.fonts.end_table()
        lines = tuple(self.lines)
        areas = kept_areas(lines, self.areas, max_columns=self.limits.max_columns)
        filled, columns = filled_down(lines, areas), frozenset(self.hidden_columns)
        is_hidden = attribute(table, "style-name") in self.styles.hidden
        self.sheets.append(Sheet(attribute(table, "name"), filled, frozenset(self.hidden), columns, is_hidden, areas))
        self.lines, self.areas, self.hidden, self.hidden_columns, self.row, self.column = [], [], set(), set(), 0, 0

    def _take_column(self, element: Element) -> None:
        first = self.column
        self.fonts.take(element)
        self.column += count(element, "number-columns-repeated")
        if attribute(element, "visibility") in {"collapse", "filter"}:
            self.hidden_columns.update(range(first, min(self.column, self.limits.max_columns)))

    def _take_row(self, element: Element) -> None:
        cells = tuple(self._cells(element))
        repeated = count(element, "number-rows-repeated")
        if not any(not cell.is_blank for cell in cells):
            self.row += repeated
            return
        filled = sum(not cell.is_blank for cell in cells)
        self._refuse_beyond(self.row + repeated, len(cells), repeated * filled)
        spend(repeated * (1 + len(cells)))
        for _ in range(repeated):
            self.row += 1
            self.lines.append(Line(self.row, cells))
            if attribute(element, "visibility") in {"collapse", "filter"}:
                self.hidden.add(self.row)

    def _refuse_beyond(self, row: int, width: int, cells: int) -> None:
        self.cells += cells
        if row > self.limits.max_rows or width > self.limits.max_columns or self.cells > self.limits.max_cells:
            raise self._too_many(row, width)

    def _too_many(self, row: int, width: int) -> RefusalError:
        letters = column_letters(max(0, width - 1))
        return too_many(self.limits, row=row, column=letters, columns=width)

    def _cells(self, row: Element) -> Iterator[Cell]:
        """Give the cells of a row; blank ones are only counted until a filled one follows."""
        width, waiting = 0, 0
        for element in row:
            if local_name(element.tag) not in {"table-cell", "covered-table-cell"}:
                continue
            repeated = count(element, "number-columns-repeated")
            cell = self._in_font(_cell(element), element, row, width + waiting)
            has_fill = attribute(element, "style-name") in self.styles.coloured
            cell = cell._replace(has_fill=True) if has_fill else cell
            if cell.is_blank and (not has_fill or width + waiting + repeated > self.limits.max_columns):
                waiting += repeated
                continue
            if width + waiting + repeated > self.limits.max_columns:
                raise self._too_many(self.row + 1, width + waiting + repeated)
            self._note_merged(element, width + waiting)
            yield from [BLANK] * waiting + [cell] * repeated
            width, waiting = width + waiting + repeated, 0

    def _in_font(self, cell: Cell, element: Element, row: Element, index: int) -> Cell:
        if cell.kind is not CellKind.TEXT or not self.fonts.has_any:
            return cell
        return in_font(cell._replace(fonts=self.fonts.of_runs(element)), self.fonts.of_cell(element, row, index))

    def _note_merged(self, element: Element, left: int) -> None:
        rows, columns = count(element, "number-rows-spanned"), count(element, "number-columns-spanned")
        if rows > 1 or columns > 1:
            self.areas.append(Area(self.row + 1, left, self.row + rows, left + columns - 1))


@dataclass
class _Styles:
    """The names of the styles that hide a table, and of those that colour a cell."""

    hidden: set[str] = field(default_factory=set[str])
    coloured: set[str] = field(default_factory=set[str])

    def take(self, style: Element) -> None:
        """Take a style."""
        name = attribute(style, "name")
        for properties in style:
            match local_name(properties.tag):
                case "table-properties" if attribute(properties, "display") == "false":
                    self.hidden.add(name)
                case "table-cell-properties" if _is_colour(attribute(properties, "background-color")):
                    self.coloured.add(name)
                case _:
                    pass


def _is_colour(text: str) -> bool:
    return text.startswith("#") and text.lower() != "#ffffff"


def _cell(element: Element) -> Cell:
    kind, text = attribute(element, "value-type"), _text(element)
    if text.startswith(("#", "Err:")) and (text.upper() in _ERRORS or text.startswith("Err:")):
        return Cell(text, CellKind.ERROR)
    match kind:
        case "float" | "currency" | "percentage":
            return _number(attribute(element, "value"), text, is_percent=kind == "percentage")
        case "date":
            return _day(attribute(element, "date-value"), text)
        case "boolean":
            is_true = attribute(element, "boolean-value") == "true"
            return Cell(str(int(is_true)), CellKind.NUMBER, float(is_true))
        case _:
            is_uncalculated = bool(attribute(element, "formula")) and not kind and not text
            return Cell(text, CellKind.UNCALCULATED if is_uncalculated else CellKind.TEXT)


_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})


def _text(element: Element) -> str:
    """Join the paragraphs of a cell, without its comment."""
    return "".join(text for text, _ in runs_of(element))


def _number(value: str, text: str, *, is_percent: bool) -> Cell:
    try:
        number = float(value)
    except ValueError:
        return Cell(text)
    _, _, shown = text.replace(",", ".").rpartition(".") if not is_percent else ("", "", "")
    decimals = len(shown) if shown.isdigit() and number != int(number) else None
    return number_cell(number, is_percent=is_percent, decimals=decimals)


def _day(value: str, text: str) -> Cell:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return Cell(text)
    return Cell(day.strftime("%d/%m/%Y"), CellKind.DATE, day=day)
