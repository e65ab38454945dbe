"""The briefing as XLSX: figures, one sheet for each table, sources, native charts. Text never becomes a formula."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from ntm_dashboard.briefing.model import (
    MARK,
    Briefing,
    Cell,
    Chart,
    ChartKind,
    Days,
    KeyNumbers,
    Month,
    OutOf,
    Series,
    Share,
    Slide,
    Table,
    Text,
    Tiles,
    Value,
)
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.figures import imprint_of, imprint_text
from ntm_dashboard.exports.look import INK, PAINTS, STROKES, Edge, Paint
from ntm_dashboard.exports.native_charts import MONTH, WHOLE, tick_step
from ntm_dashboard.exports.office import IMPRINT_SHEET, HarmlessWorkbook, moment, sealed
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, Message, _, current_language, number_text

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
CHUNK = 30_000
DAY = "dd/mm/yyyy"
DECIMAL = "#,##0.0#"
"""Numbers with decimals, marked as the PC marks them: in Vietnamese 1.234,5."""

Row: TypeAlias = tuple[Cell, ...]


def _look_of(paint: Paint) -> dict[str, object]:
    edge = {Edge.PLAIN: 1, Edge.DASHED: 3, Edge.HEAVY: 2}[paint.edge]
    return {
        "border": edge,
        "bg_color": paint.fill,
        "font_color": paint.ink,
        "align": "center",
        "bold": paint.is_heavy,
    }


class _Book:
    """The workbook with the formats that its sheets share."""

    def __init__(self, out: io.BytesIO, briefing: Briefing) -> None:
        self.native = HarmlessWorkbook(out)
        self.briefing = briefing
        self.title = self._format(bold=True, font_size=14)
        self.note = self._format(italic=True)
        self.head = self._format(bold=True, border=1, bg_color="#E9EFF5")
        self.cell = self._format(border=1)
        self._made: dict[tuple[str, Status | None], Any] = {}

    def _format(self, **properties: object) -> Any:
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
        return self.native.add_format({**base, **properties})

    def look(self, number: str, status: Status | None) -> Any:
        """Give the format of a cell: how its number is written ("" for a text), and the look of its state."""
        if (number, status) not in self._made:
            state = _look_of(PAINTS[status]) if status is not None else {"border": 1}
            written = {"num_format": number, "align": "right", "indent": 1} if number else {}
            self._made[number, status] = self._format(**{**state, **written})
        return self._made[number, status]

    def sheet(self, name: str) -> Any:
        """Add a sheet whose name is one that Excel takes."""
        return self.native.add_worksheet(plain(name).translate(FORBIDDEN)[:31])


def xlsx(briefing: Briefing) -> bytes:
    """Write the workbook in the current language."""
    out = io.BytesIO()
    book = _Book(out, briefing)
    _figures_sheet(book)
    for slide in briefing.slides[1:]:
        _slide_sheet(book, slide)
    _details_sheet(book)
    _sources_sheet(book)
    _carry_imprint(book)
    book.native.set_properties(
        {
            "title": plain(briefing.title),
            "subject": plain(briefing.stamp),
            "author": plain(briefing.district.office),
            "keywords": f"revision {briefing.revision}",
            "created": moment(briefing.as_of),
        }
    )
    book.native.set_custom_property("revision", briefing.revision)
    book.native.close()
    return sealed(out.getvalue())


def _top(book: _Book, sheet: Any, title: object, *, columns: Sequence[float]) -> int:
    """Write title and stamp across the columns, wrapped, so that a print is no wider than they are."""
    stamp = " · ".join(part for part in (plain(book.briefing.stamp), plain(book.briefing.caution)) if part)
    across = sum(columns)
    for row, text, form in ((0, plain(title), book.title), (1, stamp, book.note)):
        if len(columns) > 1:
            sheet.merge_range(row, 0, row, len(columns) - 1, "", form)
        sheet.write_string(row, 0, text, form)
        sheet.set_row(row, _height([text], [across * (0.8 if row == 0 else 1)]) + 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return 3


def _figures_sheet(book: _Book) -> None:
    slide = next((one for one in book.briefing.slides if isinstance(one.picture, KeyNumbers)), None)
    numbers = slide.picture.numbers if slide and isinstance(slide.picture, KeyNumbers) else ()
    rows = tuple((Cell(one.label), _figure(one.value, one.figure), Cell(one.detail)) for one in numbers)
    heads = (N_("Chỉ số"), N_("Giá trị"), N_("Ghi chú"))
    _rows(book, book.sheet(_("Chỉ tiêu chủ yếu")), book.briefing.title, heads, rows, widths=(44, 16, 60))


def _rows(
    book: _Book, sheet: Any, title: object, heads: Sequence[str], rows: Sequence[Row], *, widths: Sequence[float]
) -> int:
    """Write a title, a header that stays in sight and filters, and the rows; give the number of the row below them.

    A column of counts of a total becomes two: the counts and, beside them, the totals.
    """
    columns = _columns(heads, rows, widths)
    top = _top(book, sheet, title, columns=[column.width for column in columns])
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(top, place, plain(column.head), book.head)
    sheet.set_row(top, _height([plain(column.head) for column in columns], [column.width - 3 for column in columns]))
    for number, row in enumerate(rows, start=top + 1):
        for place, column in enumerate(columns):
            _write(book, sheet, (number, place), column.of(row))
        texts = [plain(column.of(row).full) for column in columns]
        sheet.set_row(number, _height(texts, [column.width for column in columns]))
    if rows:
        sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    return top + len(rows) + 1


@dataclass(frozen=True)
class _Column:
    """A column of a sheet: what it takes from a row, the totals of its counts or all else."""

    head: str
    width: float
    place: int
    is_total: bool = False

    def of(self, row: Row) -> Cell:
        """Give the cell of this column."""
        cell = row[self.place]
        if not isinstance(cell.value, OutOf):
            return Cell("") if self.is_total else cell
        figure = cell.value.total if self.is_total else cell.value.count
        return replace(cell, text=number_text(figure), value=figure)


def _columns(heads: Sequence[str], rows: Sequence[Row], widths: Sequence[float]) -> list[_Column]:
    columns = list[_Column]()
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        values = [row[place].value for row in rows]
        least = 13.0 if any(isinstance(value, date | Days | Month) for value in values) else 5.0
        columns.append(_Column(_(head), max(width, least), place))
        if any(isinstance(value, OutOf) for value in values):
            total = str(Message.of(N_("{head}: trên tổng số"), head=_(head)))
            columns.append(_Column(total, 14, place, is_total=True))
    return columns


def _slide_sheet(book: _Book, slide: Slide) -> None:
    match slide.picture:
        case Table():
            _table_sheet(book, slide, slide.picture)
        case Chart():
            _chart_sheet(book, slide, slide.picture)
        case Tiles():
            _tiles_sheet(book, slide, slide.picture)
        case _:
            pass


def _table_sheet(book: _Book, slide: Slide, table: Table) -> None:
    sheet = book.sheet(_(_SHEETS[slide.id]))
    width = (110 if table.is_matrix else 120) / sum(table.widths)
    heads = [str(cell.text) for cell in table.header]
    below = _rows(book, sheet, slide.title, heads, table.rows, widths=[weight * width for weight in table.widths])
    _legend(book, sheet, below + 1, table)


def _height(texts: list[str], widths: list[float]) -> float:
    """Give the height that the longest text of a row needs; spreadsheets do not always work it out."""
    return 17.0 * max(-(-len(text) * 1.15 // width) for text, width in zip(texts, widths, strict=True) if text)


def _write(book: _Book, sheet: Any, place: tuple[int, int], cell: Cell) -> None:
    """Write a figure as a number or a date, all else as text; what is illustrative carries its mark either way."""
    form = book.look(_number_format(cell), cell.status)
    star = "*" if cell.is_illustrative else ""
    match cell.value:
        case (date() as day) | Month(first=day):
            sheet.write_datetime(*place, day, form)
        case Share(percent=number) | Days(days=number) | float(number) | int(number):
            sheet.write_number(*place, number, form)
        case _ if not str(cell.full):
            sheet.write_blank(*place, None, form)
        case _:
            sheet.write_string(*place, plain(f"{cell.full}{star}"), form)


def _number_format(cell: Cell) -> str:
    match cell.value:
        case date():
            form = DAY
        case Month():
            form = MONTH
        case Days():
            unit = _("ngày")
            form = f'0" {unit}"'
        case Share(percent=percent):
            form = f'{_digits(percent)}"%"'
        case float(number) | int(number):
            form = _digits(number)
        case _:
            return ""
    return ";".join(f'{part}"*"' for part in form.split(";")) if cell.is_illustrative else form


def _digits(number: float) -> str:
    return WHOLE if float(number).is_integer() else DECIMAL


def _legend(book: _Book, sheet: Any, row: int, table: Table) -> None:
    if table.legend:
        text = " · ".join(f"{mark(status)}: {plain(name)}" for status, name in table.legend)
        sheet.merge_range(row, 0, row, len(table.header) - 1, "", book.note)
        sheet.write_string(row, 0, text, book.note)
        sheet.set_row(row, 34)


_SHEETS: Mapping[str, str] = {
    SlideId.LAST_MEETING: N_("Kết luận cuộc họp trước"),
    SlideId.CONDITIONS: N_("Điều kiện"),
    SlideId.CHANGES: N_("Thay đổi"),
    SlideId.DISTRICT_CRITERIA: N_("Tiêu chí huyện"),
    SlideId.COMMUNES: N_("Các xã"),
    SlideId.MATRIX: N_("Ma trận"),
    SlideId.BLOCKERS: N_("Tiêu chí còn khó khăn"),
    SlideId.AGENCIES: N_("Các cơ quan"),
    SlideId.DOSSIERS: N_("Hồ sơ"),
    SlideId.EXCEPTIONS: N_("Cần chú ý"),
    SlideId.PACE: N_("Tiến độ"),
    SlideId.DUE: N_("Đến hạn"),
    SlideId.DECISIONS: N_("Quyết định"),
}


def _tiles_sheet(book: _Book, slide: Slide, tiles: Tiles) -> None:
    rows = tuple(
        (
            Cell(tile.text),
            Cell(tile.state, status=tile.status, is_illustrative=tile.is_illustrative),
            _figure(tile.counted, tile.met),
        )
        for tile in tiles.tiles
    )
    heads = (N_("Đơn vị"), N_("Trạng thái"), N_("Tiêu chí đạt"))
    _rows(book, book.sheet(_(_SHEETS[slide.id])), slide.title, heads, rows, widths=(44, 40, 16))


def _figure(text: Text, value: Value | None) -> Cell:
    """Give the cell of a figure that says in its text whether it is illustrative."""
    said = str(text)
    return Cell(said.removesuffix(MARK), value=value, is_illustrative=said.endswith(MARK))


def _chart_sheet(book: _Book, slide: Slide, chart: Chart) -> None:
    sheet = book.sheet(_(_SHEETS[slide.id]))
    months = chart.months or (None,) * len(chart.categories)
    rows = tuple(
        (Cell(label, value=month), *(_point(series, place) for series in chart.series))
        for place, (label, month) in enumerate(zip(chart.categories, months, strict=True))
    )
    heads = (f"({plain(chart.unit)})", *(str(series.name) for series in chart.series))
    below = _rows(book, sheet, slide.title, heads, rows, widths=(44, *(16 for _series in chart.series)))
    _native_chart(book, sheet, chart, name=sheet.get_name(), row=below - len(rows) - 1)


def _point(series: Series, place: int) -> Cell:
    value = series.values[place]
    if value is None:
        return Cell("")
    return Cell(number_text(value), value=value, is_illustrative=any(series.illustrative[place : place + 1]))


def _native_chart(book: _Book, sheet: Any, chart: Chart, *, name: str, row: int) -> None:
    bars = chart.kind is ChartKind.BARS
    native: Any = book.native.add_chart({"type": "bar", "subtype": "stacked"} if bars else {"type": "line"})
    last = row + len(chart.categories)
    for column, series in enumerate(chart.series, start=1):
        native.add_series(
            {
                "name": [name, row, column],
                "categories": [name, row + 1, 0, last, 0],
                "values": [name, row + 1, column, last, column],
                **_series_form(series, bars=bars),
            }
        )
    axis = {"min": 0, "max": chart.y_max, "major_unit": chart.major_unit, "name": plain(chart.unit)}
    labels: dict[str, object] = {"reverse": bars, "num_font": {"size": 10, "rotation": 360}}
    if chart.months:
        step = tick_step(chart.months)
        labels |= {"date_axis": True, "num_format": MONTH, "major_unit": step, "major_unit_type": "months"}
    native.set_x_axis(axis if bars else labels)
    native.set_y_axis(labels if bars else axis)
    native.set_title({"none": True})
    native.set_legend({"position": "top"})
    native.set_size({"width": 900, "height": 460})
    sheet.insert_chart(last + 2, 0, native, {"description": plain(chart.alt)})
    sheet.fit_to_pages(1, 1)


def _series_form(series: Series, *, bars: bool) -> dict[str, object]:
    stroke = STROKES[series.role]
    if bars:
        border = {"color": INK, "width": 2.25 if stroke.is_heavy else 0.75}
        return {"fill": {"color": stroke.colour}, "border": border, "gap": 45}
    dash = {"dash_type": "dash"} if stroke.dash else {}
    return {"line": {"color": stroke.colour, "width": 2.5, **dash}}


def _details_sheet(book: _Book) -> None:
    """List every open criterion of every unit."""
    heads = (N_("Đơn vị"), N_("Tiêu chí"), N_("Trạng thái"), N_("Cơ quan phụ trách"), N_("Hồ sơ"), N_("Dự kiến"))
    rows = tuple(
        (Cell(slide.unit), *row)
        for slide in book.briefing.details
        if slide.unit and isinstance(slide.picture, Table)
        for row in slide.picture.rows
    )
    title = _("Nội dung còn lại của từng đơn vị")
    _rows(book, book.sheet(_("Theo đơn vị")), title, heads, rows, widths=(44, 40, 26, 40, 22, 14))


def _sources_sheet(book: _Book) -> None:
    rows = tuple((Cell(slide.title), Cell(slide.source)) for slide in book.briefing.all_slides if str(slide.source))
    name = _("Nguồn số liệu")
    _rows(book, book.sheet(name), name, (N_("Trang"), N_("Nguồn")), rows, widths=(60, 110))


def _carry_imprint(book: _Book) -> None:
    sheet = book.native.add_worksheet(IMPRINT_SHEET)
    text = imprint_text(imprint_of(book.briefing, language=current_language()))
    for place in range(0, len(text), CHUNK):
        sheet.write_string(place // CHUNK, 0, text[place : place + CHUNK])
    sheet.very_hidden()
