"""The briefing as XLSX: figures, one sheet for each table, sources, native charts. Text never becomes a formula."""

import io
from typing import Any

from ntm_dashboard.briefing.model import Briefing, Cell, Chart, ChartKind, KeyNumbers, Series, Slide, Table, Tiles
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.exports.figures import imprint_of, imprint_text
from ntm_dashboard.exports.look import INK, PAINTS, STROKES, Edge, Paint
from ntm_dashboard.exports.native_charts import WHOLE
from ntm_dashboard.exports.office import IMPRINT_SHEET, HarmlessWorkbook, moment, sealed
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, _, current_language

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
CHUNK = 30_000


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
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
        self.text = self.native.add_format(base)
        self.title = self.native.add_format({**base, "bold": True, "font_size": 14, "text_wrap": False})
        self.note = self.native.add_format({**base, "italic": True, "text_wrap": False})
        self.head = self.native.add_format({**base, "bold": True, "border": 1, "bg_color": "#E9EFF5"})
        self.cell = self.native.add_format({**base, "border": 1})
        self.number = self.native.add_format({**base, "border": 1, "num_format": WHOLE, "align": "right"})
        self.states = {status: self.native.add_format({**base, **_look_of(paint)}) for status, paint in PAINTS.items()}

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


def _top(book: _Book, sheet: Any, title: object) -> int:
    sheet.write_string(0, 0, plain(title), book.title)
    stamp = " · ".join(part for part in (plain(book.briefing.stamp), plain(book.briefing.caution)) if part)
    sheet.write_string(1, 0, stamp, book.note)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return 3


def _figures_sheet(book: _Book) -> None:
    sheet = book.sheet(_("Số chính"))
    row = _top(book, sheet, book.briefing.title)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 60)
    for column, head in enumerate((N_("Chỉ số"), N_("Giá trị"), N_("Ghi chú"))):
        sheet.write_string(row, column, _(head), book.head)
    picture = book.briefing.slide("tong-quan").picture
    numbers = picture.numbers if isinstance(picture, KeyNumbers) else ()
    for offset, number in enumerate(numbers, start=1):
        sheet.write_string(row + offset, 0, plain(number.label), book.cell)
        sheet.write_string(row + offset, 1, number.value, book.cell)
        sheet.write_string(row + offset, 2, plain(number.detail), book.cell)


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
    sheet = book.sheet(_(_SHEETS[slide.id]) if slide.id in _SHEETS else slide.id)
    row = _top(book, sheet, slide.title)
    total = sum(table.widths)
    width = 110 if table.is_matrix else 120
    widths = [max(5.0, weight / total * width) for weight in table.widths]
    for column, each in enumerate(widths):
        sheet.set_column(column, column, each)
    for column, cell in enumerate(table.header):
        sheet.write_string(row, column, plain(cell.text), book.head)
    for offset, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells):
            _write(book, sheet, row + offset, column, cell)
        sheet.set_row(row + offset, _height([str(cell.text) for cell in cells], widths))
    sheet.freeze_panes(row + 1, 1)
    sheet.repeat_rows(row)
    _legend(book, sheet, row + len(table.rows) + 2, table)


def _height(texts: list[str], widths: list[float]) -> float:
    """Give the height that the longest text of a row needs; spreadsheets do not always work it out."""
    return 17.0 * max(-(-len(text) * 1.15 // width) for text, width in zip(texts, widths, strict=True) if text)


def _write(book: _Book, sheet: Any, row: int, column: int, cell: Cell) -> None:
    star = "*" if cell.is_illustrative else ""
    form = book.states[cell.status] if cell.status is not None else book.cell
    sheet.write_string(row, column, plain(f"{cell.text}{star}"), form)


def _legend(book: _Book, sheet: Any, row: int, table: Table) -> None:
    if table.legend:
        text = " · ".join(f"{mark(status)}: {plain(name)}" for status, name in table.legend)
        sheet.write_string(row, 0, text, book.note)


_SHEETS = {
    "dieu-kien": N_("Điều kiện"),
    "thay-doi": N_("Thay đổi"),
    "tieu-chi-huyen": N_("Tiêu chí huyện"),
    "cac-xa": N_("Các xã"),
    "ma-tran": N_("Ma trận"),
    "vuong-mac": N_("Vướng mắc"),
    "co-quan": N_("Các cơ quan"),
    "ho-so": N_("Hồ sơ"),
    "tien-do": N_("Tiến độ"),
    "den-han": N_("Đến hạn"),
    "quyet-dinh": N_("Quyết định"),
}


def _tiles_sheet(book: _Book, slide: Slide, tiles: Tiles) -> None:
    sheet = book.sheet(_(_SHEETS[slide.id]))
    row = _top(book, sheet, slide.title)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 50)
    for column, head in enumerate((N_("Đơn vị"), N_("Trạng thái"))):
        sheet.write_string(row, column, _(head), book.head)
    for offset, tile in enumerate(tiles.tiles, start=1):
        _write(book, sheet, row + offset, 0, Cell(tile.text, is_illustrative=tile.is_illustrative))
        _write(book, sheet, row + offset, 1, Cell(tile.detail, status=tile.status))


def _chart_sheet(book: _Book, slide: Slide, chart: Chart) -> None:
    name = _(_SHEETS[slide.id])
    sheet = book.sheet(name)
    row = _top(book, sheet, slide.title)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(chart.series), 16)
    sheet.write_string(row, 0, f"({plain(chart.unit)})", book.head)
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(row, column, plain(series.name), book.head)
    for offset, label in enumerate(chart.categories, start=1):
        sheet.write_string(row + offset, 0, plain(label), book.cell)
        for column, series in enumerate(chart.series, start=1):
            value = series.values[offset - 1]
            if value is not None:
                sheet.write_number(row + offset, column, value, _value_format(book, value))
            else:
                sheet.write_blank(row + offset, column, None, book.cell)
    _native_chart(book, sheet, chart, name=sheet.get_name(), row=row)


def _value_format(book: _Book, value: float) -> Any:
    return book.number if float(value).is_integer() else book.cell


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
    labels = {"reverse": bars, "num_font": {"size": 10}}
    native.set_x_axis(axis if bars else labels)
    native.set_y_axis(labels if bars else axis)
    native.set_title({"none": True})
    native.set_legend({"position": "top"})
    native.set_size({"width": 900, "height": 460})
    sheet.insert_chart(row, len(chart.series) + 2, native, {"description": plain(chart.alt)})


def _series_form(series: Series, *, bars: bool) -> dict[str, object]:
    stroke = STROKES[series.role]
    if bars:
        border = {"color": INK, "width": 2.25 if stroke.is_heavy else 0.75}
        return {"fill": {"color": stroke.colour}, "border": border, "gap": 45}
    dash = {"dash_type": "dash"} if stroke.dash else {}
    return {"line": {"color": stroke.colour, "width": 2.5, **dash}}


def _details_sheet(book: _Book) -> None:
    """List every open criterion of every unit, which slides shorten."""
    sheet = book.sheet(_("Theo đơn vị"))
    row = _top(book, sheet, _("Việc còn lại của từng đơn vị"))
    heads = (N_("Đơn vị"), N_("Tiêu chí"), N_("Trạng thái"), N_("Cơ quan phụ trách"), N_("Hồ sơ"), N_("Dự kiến"))
    for column, (head, width) in enumerate(zip(heads, (44, 40, 26, 40, 22, 14), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, _(head), book.head)
    for unit, cells in _open_work(book.briefing):
        row += 1
        sheet.set_row(row, _height([unit, *(str(cell.text) for cell in cells)], [44, 40, 26, 40, 22, 14]))
        sheet.write_string(row, 0, unit, book.cell)
        for column, cell in enumerate(cells, start=1):
            _write(book, sheet, row, column, cell)
    sheet.freeze_panes(4, 1)


def _open_work(briefing: Briefing) -> list[tuple[str, tuple[Cell, ...]]]:
    screens = [slide for slide in briefing.details if slide.id.startswith("xa-")]
    return [
        (plain(slide.title), row) for slide in screens if isinstance(slide.picture, Table) for row in slide.picture.rows
    ]


def _sources_sheet(book: _Book) -> None:
    sheet = book.sheet(_("Nguồn số liệu"))
    row = _top(book, sheet, _("Nguồn số liệu"))
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 1, 110)
    for column, head in enumerate((N_("Trang"), N_("Nguồn"))):
        sheet.write_string(row, column, _(head), book.head)
    for slide in book.briefing.all_slides:
        if str(slide.source):
            row += 1
            sheet.write_string(row, 0, plain(slide.title), book.cell)
            sheet.write_string(row, 1, plain(slide.source), book.cell)
            sheet.set_row(row, _height([plain(slide.title), plain(slide.source)], [60, 110]))


def _carry_imprint(book: _Book) -> None:
    sheet = book.native.add_worksheet(IMPRINT_SHEET)
    text = imprint_text(imprint_of(book.briefing, language=current_language()))
    for place in range(0, len(text), CHUNK):
        sheet.write_string(place // CHUNK, 0, text[place : place + CHUNK])
    sheet.very_hidden()
