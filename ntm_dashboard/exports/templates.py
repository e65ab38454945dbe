"""A workbook to fill in: the current values, dropdowns, locked keys, yellow cells, and how to go about it."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.file_words import (
    CERTAINTY_CODES,
    DOSSIER_STATE_IN_FILES,
    MEASURE_CODES,
    RESULT_IN_FILES,
    TITLE_IN_FILES,
)
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind, UnitKind
from ntm_dashboard.exports.office import HarmlessWorkbook, sealed
from ntm_dashboard.exports.published_csv import cell_text
from ntm_dashboard.exports.published_table import (
    LEVELS,
    PublishedTable,
    Value,
    rows_of_kind,
    table_of_rows,
)
from ntm_dashboard.exports.published_xlsx import USUAL_WIDTH, WIDTHS
from ntm_dashboard.i18n import N_, _

DATA_SHEET, LISTS_SHEET = "so_lieu", "_danh_muc"
ROWS_TO_ADD = 30
LOCKED = {"ma_xa", "ten_xa", "tieu_chi"}
CHOICES: Mapping[str, str] = {
    "ket_qua": "ds_ket_qua",
    "trang_thai_ho_so": "ds_ho_so",
    "co_quan": "ds_co_quan",
    "danh_hieu": "ds_danh_hieu",
    "chi_so": "ds_chi_so",
    "do_tin_cay": "ds_tin_cay",
}
NOTES: Mapping[str, str] = {
    "ky_bao_cao": N_("Ngày cuối kỳ, dạng ngày/tháng/năm; cả bảng một kỳ."),
    "ma_xa": N_("Mã đơn vị hành chính; ô này đã khóa."),
    "ten_xa": N_("Tên xã, thị trấn; ô này đã khóa."),
    "tieu_chi": N_("Số tiêu chí (5) hoặc chỉ tiêu (17.10); ô này đã khóa."),
    "ket_qua": N_("Chọn đạt, chưa đạt hoặc không áp dụng; không để trống."),
    "gia_tri": N_("Số, dùng dấu phẩy thập phân; để trống nếu không đo."),
    "ho_so": N_("Số hồ sơ minh chứng, không ghi đường dẫn."),
    "trang_thai_ho_so": N_("Chọn trong danh sách; để trống nếu chưa biết."),
    "ngay_du_kien": N_("Ngày dự kiến đạt, dạng ngày/tháng/năm."),
    "co_quan": N_("Mã cơ quan phụ trách: chọn trong danh sách hoặc ghi tên."),
    "ghi_chu": N_("Ghi chú tự do."),
    "nguon": N_("Văn bản làm căn cứ: số, ngày, cơ quan ban hành."),
    "do_tin_cay": N_("Chọn trong danh sách; để trống là đơn vị tự báo cáo."),
}
STEPS = (
    N_("Hướng dẫn điền mẫu"),
    N_("1. Chỉ điền vào ô màu vàng ở trang “so_lieu”; ô xám đã khóa để giữ đúng xã và tiêu chí."),
    N_("2. Ghi ngày cuối kỳ mới vào mọi dòng của cột đầu nếu nộp kỳ khác."),
    N_("3. Ô có mũi tên: chọn trong danh sách. Ngày ghi dạng 31/12/2023, số thập phân dùng dấu phẩy."),
    N_("4. Không đổi tên cột, không gộp ô, không viết công thức."),
    N_("5. Lưu lại rồi nộp ở trang “Nộp số liệu”; chương trình kiểm tra lại từng ô trước khi công bố."),
)


@dataclass(frozen=True)
class TemplateScope:
    """Whose rows a template holds: of one unit, of the criteria that an agency leads, or of the whole district."""

    unit: str = ""
    agency: str = ""


def template_table(
    record: Record,
    catalogue: Catalogue,
    *,
    kind: ReportKind,
    period: date,
    scope: TemplateScope = TemplateScope(),
) -> PublishedTable:
    """Give the rows to fill in: what stands up to `period`, and every criterion that has no result yet."""
    if kind not in LEVELS:
        frame = rows_of_kind(record, kind)
        if kind is ReportKind.RECOGNITIONS and scope.unit:
            frame = frame[frame["unit"] == scope.unit]
        return table_of_rows(frame, catalogue, kind=kind)
    newest = _newest(rows_of_kind(record.until(period), kind))
    table = table_of_rows(_in_scope(newest, catalogue, kind, period, scope), catalogue, kind=kind)
    rows = [(period, *row[1:]) for row in table.rows]
    return replace(table, rows=tuple(rows + _without_result(table, catalogue, period, scope)))


def _newest(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["unit", "criterion", "indicator"]
    return frame.sort_values("period", kind="stable").drop_duplicates(keys, keep="last").sort_index()


def _in_scope(
    frame: pd.DataFrame, catalogue: Catalogue, kind: ReportKind, period: date, scope: TemplateScope
) -> pd.DataFrame:
    known = {one.number for one in catalogue.criteria_on(LEVELS[kind], period)}
    wanted = frame["criterion"].isin(_criteria_of(catalogue, kind, period, scope) & known)
    if kind is ReportKind.COMMUNE_REPORT:
        wanted &= frame["unit"].isin(_units_of(catalogue, period, scope))
    return frame[wanted]


def _units_of(catalogue: Catalogue, period: date, scope: TemplateScope) -> list[str]:
    units = [unit.code for unit in catalogue.units_on(period, (UnitKind.COMMUNE,))]
    return [code for code in units if scope.unit in {"", code}]


def _criteria_of(catalogue: Catalogue, kind: ReportKind, period: date, scope: TemplateScope) -> set[str]:
    criteria = catalogue.criteria_on(LEVELS[kind], period)
    return {one.number for one in criteria if scope.agency in {"", one.agency}}


def _without_result(
    table: PublishedTable, catalogue: Catalogue, period: date, scope: TemplateScope
) -> list[tuple[Value, ...]]:
    """Give the rows of criteria about which nothing was published yet."""
    kind = table.kind
    units: Sequence[str] = _units_of(catalogue, period, scope) if kind is ReportKind.COMMUNE_REPORT else [""]
    key = [table.columns.index(name) for name in ("ma_xa", "tieu_chi") if name in table.columns]
    has = {tuple(row[place] for place in key) for row in table.rows}
    mine = _criteria_of(catalogue, kind, period, scope)
    criteria = [one for one in catalogue.criteria_on(LEVELS[kind], period) if one.number in mine]
    names = {unit.code: unit.name for unit in catalogue.units_on(period)}
    lines = [
        {"ky_bao_cao": period, "ma_xa": code, "ten_xa": names.get(code), "tieu_chi": one.number, "co_quan": one.agency}
        for code in units
        for one in criteria
        if ((code, one.number) if kind is ReportKind.COMMUNE_REPORT else (one.number,)) not in has
    ]
    return [tuple(line.get(name) for name in table.columns) for line in lines]


def template_workbook(table: PublishedTable, catalogue: Catalogue) -> bytes:
    """Write the workbook in the current language; the table comes first, so that the check reads that sheet."""
    out = io.BytesIO()
    book = HarmlessWorkbook(out)
    sheet = book.add_worksheet(DATA_SHEET)
    _write_instructions(book)
    _write_lists(book, catalogue)
    rows = len(table.rows) + (0 if table.kind in LEVELS else ROWS_TO_ADD)
    _write_rows(book, sheet, table, rows)
    _add_choices(sheet, table, rows)
    sheet.freeze_panes(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    sheet.activate()
    book.close()
    return sealed(out.getvalue())


def _write_instructions(book: HarmlessWorkbook) -> None:
    sheet = book.add_worksheet("huong_dan")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 110)
    for line, step in enumerate(STEPS):
        sheet.write_string(line, 0, _(step), wrapped)


def _write_lists(book: HarmlessWorkbook, catalogue: Catalogue) -> None:
    """Keep the words of the dropdowns on a hidden sheet, each list under a name."""
    sheet = book.add_worksheet(LISTS_SHEET)
    lists = {
        "ds_ket_qua": list(RESULT_IN_FILES.values()),
        "ds_ho_so": list(DOSSIER_STATE_IN_FILES.values()),
        "ds_co_quan": [agency.code for agency in catalogue.agencies],
        "ds_danh_hieu": list(TITLE_IN_FILES.values()),
        "ds_chi_so": list(MEASURE_CODES.values()),
        "ds_tin_cay": list(CERTAINTY_CODES.values()),
    }
    for column, (name, words) in enumerate(lists.items()):
        for line, word in enumerate(words):
            sheet.write_string(line, column, word)
        letter = chr(ord("A") + column)
        book.define_name(name, f"={LISTS_SHEET}!${letter}$1:${letter}${max(len(words), 1)}")
    sheet.hide()


def _write_rows(book: HarmlessWorkbook, sheet: Any, table: PublishedTable, rows: int) -> None:
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#E9EFF5"})
    locked = book.add_format({"border": 1, "bg_color": "#EEEEEE", "num_format": "@", "locked": True})
    open_cell = book.add_format({"border": 1, "bg_color": "#FFF8D6", "num_format": "@", "locked": False})
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, WIDTHS.get(name, USUAL_WIDTH))
        sheet.write_string(0, column, name, head)
        if name in NOTES:
            sheet.write_comment(0, column, _(NOTES[name]), {"author": "", "x_scale": 1.6})
    for line in range(rows):
        values: Sequence[Value] = table.rows[line] if line < len(table.rows) else [None] * len(table.columns)
        for column, (name, value) in enumerate(zip(table.columns, values, strict=True)):
            is_locked = table.kind in LEVELS and name in LOCKED
            _write(sheet, line + 1, column, value, locked if is_locked else open_cell)


def _write(sheet: Any, line: int, column: int, value: Value, form: Any) -> None:
    if value is None:
        sheet.write_blank(line, column, None, form)
    elif isinstance(value, float):
        sheet.write_number(line, column, value, form)
    else:
        sheet.write_string(line, column, cell_text(value), form)


def _add_choices(sheet: Any, table: PublishedTable, rows: int) -> None:
    """Offer the words of a column as a dropdown; an agency may also be written by name."""
    for column, name in enumerate(table.columns):
        if rows and name in CHOICES:
            rule = {"validate": "list", "source": f"={CHOICES[name]}", "error_title": _("Không có trong danh sách")}
            rule |= {"error_message": _("Hãy chọn một từ trong danh sách."), "ignore_blank": True}
            kind = "warning" if name == "co_quan" else "stop"
            sheet.data_validation(1, column, rows, column, {**rule, "error_type": kind})
