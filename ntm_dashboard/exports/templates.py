"""A workbook to fill in: the current values, dropdowns, locked keys, yellow cells, and how to go about it."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.contract import CONTRACT, Column, contract_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import FOLLOW_UP, LEVEL_OF_REPORT, ReportKind, UnitKind
from ntm_dashboard.exports.office import HarmlessWorkbook, sealed
from ntm_dashboard.exports.published_csv import cell_text, published_csv
from ntm_dashboard.exports.published_table import (
    PublishedTable,
    Value,
    rows_of_kind,
    table_of_rows,
)
from ntm_dashboard.i18n import N_, _

DATA_SHEET, LISTS_SHEET = "so_lieu", "_danh_muc"
ROWS_TO_ADD = 30
STEPS = (
    N_("Hướng dẫn điền mẫu"),
    N_("1. Chỉ điền vào ô màu vàng ở trang “so_lieu”; ô xám đã khóa để giữ đúng xã và tiêu chí."),
    N_("2. Ghi ngày cuối kỳ mới vào mọi dòng của cột đầu nếu nộp kỳ khác."),
    N_("3. Ô có mũi tên: chọn trong danh sách. Ngày ghi dạng 31/12/2023, số thập phân dùng dấu phẩy."),
    N_("4. Không đổi tên cột, không gộp ô, không viết công thức."),
    N_("5. Lưu lại rồi nộp ở trang “Nộp số liệu”; chương trình kiểm tra lại từng ô trước khi công bố."),
)
STEPS_OF_FOLLOW_UP = (
    STEPS[0],
    N_("1. Mỗi dòng một nội dung. Thêm dòng mới ở các dòng trống phía dưới; dòng đã có thì giữ xã, tiêu chí và ngày."),
    N_(
        "2. Để trống mã và tên xã khi dòng nói về mọi xã hoặc cả huyện; để trống tiêu chí khi dòng nói về mọi tiêu chí."
    ),
    *STEPS[3:],
)
_STEPS_OF: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.ROADMAP: (
        N_("Lộ trình: mỗi dòng ghi rõ một xã (hoặc huyện) và một tiêu chí."),
        N_("Dời ngày dự kiến: thêm dòng mới với ngày dời ở “Ngày đặt ra” và lý do ở “Ghi chú”; giữ dòng cũ."),
    ),
    ReportKind.DOSSIERS: (
        N_("Hồ sơ: mỗi dòng ghi rõ một xã (hoặc huyện) và một tiêu chí; hồ sơ sang bước nào thì thêm một dòng."),
    ),
    ReportKind.CONCLUSIONS: (
        N_("Kết luận: khi xong, ghi ngày xong và kết thúc ngay trên dòng đã có của kết luận ấy."),
    ),
    ReportKind.SURVEYS: (N_("Khảo sát: mỗi dòng một xã, thị trấn và một nội dung được hỏi."),),
}
"""What else is to be known of a kind."""

_UNITS_LIST = "ds_don_vi"
_HINTS_OF_FOLLOW_UP: Mapping[Column, str] = {
    Column.UNIT_CODE: N_("Mã đơn vị hành chính; chỉ cần ghi mã hoặc tên."),
    Column.UNIT_NAME: N_("Chọn xã, thị trấn hoặc huyện trong danh sách."),
    Column.CRITERION: N_("Số tiêu chí (5) hoặc chỉ tiêu (17.10)."),
}
"""What is said of columns that are locked in a report, where they are filled in."""


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
    if kind not in LEVEL_OF_REPORT:
        frame = rows_of_kind(record, kind)
        if scope.unit and "unit" in frame:
            frame = frame[frame["unit"] == scope.unit]
        if scope.agency and kind in FOLLOW_UP:
            frame = frame[_is_of_agency(frame, scope.agency)]
        return table_of_rows(frame, catalogue, kind=kind)
    newest = _newest(rows_of_kind(record.until(period).standard(), kind))
    table = table_of_rows(_in_scope(newest, catalogue, kind, period, scope), catalogue, kind=kind)
    rows = [(period, *row[1:]) for row in table.rows]
    return replace(table, rows=tuple(rows + _without_result(table, catalogue, period, scope)))


def _is_of_agency(frame: pd.DataFrame, agency: str) -> "pd.Series[bool]":
    """Tell of each row whether an agency answers for it."""
    named = [name for name in ("agency", "assignee") if name in frame]
    return (frame[named] == agency).any(axis=1)


def _newest(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["unit", "criterion", "indicator"]
    return frame.sort_values("period", kind="stable").drop_duplicates(keys, keep="last").sort_index()


def _in_scope(
    frame: pd.DataFrame, catalogue: Catalogue, kind: ReportKind, period: date, scope: TemplateScope
) -> pd.DataFrame:
    known = {one.number for one in catalogue.criteria_on(LEVEL_OF_REPORT[kind], period)}
    wanted = frame["criterion"].isin(_criteria_of(catalogue, kind, period, scope) & known)
    if kind is ReportKind.COMMUNE_REPORT:
        wanted &= frame["unit"].isin(_units_of(catalogue, period, scope))
    return frame[wanted]


def _units_of(catalogue: Catalogue, period: date, scope: TemplateScope) -> list[str]:
    units = [unit.code for unit in catalogue.units_on(period, (UnitKind.COMMUNE,))]
    return [code for code in units if scope.unit in {"", code}]


def _criteria_of(catalogue: Catalogue, kind: ReportKind, period: date, scope: TemplateScope) -> set[str]:
    criteria = catalogue.criteria_on(LEVEL_OF_REPORT[kind], period)
    return {one.number for one in criteria if scope.agency in {"", one.agency}}


def _without_result(
    table: PublishedTable, catalogue: Catalogue, period: date, scope: TemplateScope
) -> list[tuple[Value, ...]]:
    """Give the rows of criteria about which nothing was published yet."""
    kind = table.kind
    units: Sequence[str] = _units_of(catalogue, period, scope) if kind is ReportKind.COMMUNE_REPORT else [""]
    key = [table.columns.index(name) for name in (Column.UNIT_CODE, Column.CRITERION) if name in table.columns]
    has = {tuple(row[place] for place in key) for row in table.rows}
    mine = _criteria_of(catalogue, kind, period, scope)
    criteria = [one for one in catalogue.criteria_on(LEVEL_OF_REPORT[kind], period) if one.number in mine]
    names = {unit.code: unit.name for unit in catalogue.units_on(period)}
    lines = [
        {
            Column.PERIOD: period,
            Column.UNIT_CODE: code,
            Column.UNIT_NAME: names.get(code),
            Column.CRITERION: one.number,
            Column.AGENCY: one.agency,
        }
        for code in units
        for one in criteria
        if ((code, one.number) if kind is ReportKind.COMMUNE_REPORT else (one.number,)) not in has
    ]
    return [tuple(line.get(name) for name in table.columns) for line in lines]


def by_unit(table: PublishedTable) -> Mapping[str, PublishedTable]:
    """Part the template of all communes into those of each, by their codes."""
    place = table.columns.index(Column.UNIT_CODE)
    rows: dict[str, list[tuple[Value, ...]]] = {}
    for row in table.rows:
        rows.setdefault(str(row[place]), []).append(row)
    return {code: replace(table, rows=tuple(own)) for code, own in rows.items()}


def template_csv(table: PublishedTable) -> bytes:
    """Write the same as CSV."""
    return published_csv(table, headings=[contract_of(name).label for name in table.columns])


def template_workbook(table: PublishedTable, catalogue: Catalogue) -> bytes:
    """Write the workbook in the current language; the table comes first, so that the check reads that sheet.

    Its headings are the Vietnamese ones in either language: the check reads those and the names of the contract.
    """
    out = io.BytesIO()
    book = HarmlessWorkbook(out)
    sheet = book.add_worksheet(DATA_SHEET)
    _write_instructions(book, table.kind)
    _write_lists(book, catalogue)
    rows = len(table.rows) + (0 if table.kind in LEVEL_OF_REPORT else ROWS_TO_ADD)
    _write_rows(book, sheet, table, rows)
    _add_choices(sheet, table, rows)
    sheet.freeze_panes(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    sheet.activate()
    book.close()
    return sealed(out.getvalue())


def _write_instructions(book: HarmlessWorkbook, kind: ReportKind) -> None:
    sheet = book.add_worksheet("huong_dan")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 110)
    steps = (*STEPS_OF_FOLLOW_UP, *_STEPS_OF.get(kind, ())) if kind in FOLLOW_UP else STEPS
    for line, step in enumerate(steps):
        sheet.write_string(line, 0, _(step), wrapped)


def _write_lists(book: HarmlessWorkbook, catalogue: Catalogue) -> None:
    """Keep the words of the dropdowns on a hidden sheet, each list under a name."""
    sheet = book.add_worksheet(LISTS_SHEET)
    agencies = [agency.code for agency in catalogue.agencies]
    lists = {one.list_name: agencies if one.words is None else [*one.words.values()] for one in CONTRACT}
    lists[_UNITS_LIST] = _units_in_force(catalogue)
    for place, (name, words) in enumerate((name, words) for name, words in lists.items() if name):
        for line, word in enumerate(words):
            sheet.write_string(line, place, word)
        letter = chr(ord("A") + place)
        book.define_name(name, f"={LISTS_SHEET}!${letter}$1:${letter}${max(len(words), 1)}")
    sheet.hide()


def _units_in_force(catalogue: Catalogue) -> list[str]:
    """Give the names of the communes, the towns and the district, of its last day where it is no more."""
    units = [unit for unit in catalogue.units if catalogue.district.code == unit.parent]
    ends = [unit.validity.valid_to for unit in units]
    last = None if None in ends else max((end for end in ends if end is not None), default=None)
    return [*(unit.name for unit in units if unit.validity.valid_to == last), catalogue.district.name]


def _write_rows(book: HarmlessWorkbook, sheet: Any, table: PublishedTable, rows: int) -> None:
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#E9EFF5"})
    locked = book.add_format({"border": 1, "bg_color": "#EEEEEE", "num_format": "@", "locked": True})
    open_cell = book.add_format({"border": 1, "bg_color": "#FFF8D6", "num_format": "@", "locked": False})
    for column, name in enumerate(table.columns):
        agreed = contract_of(name)
        sheet.set_column(column, column, agreed.width)
        sheet.write_string(0, column, agreed.label, head)
        hint = _HINTS_OF_FOLLOW_UP.get(name, agreed.hint) if table.kind in FOLLOW_UP else agreed.hint
        if hint:
            sheet.write_comment(0, column, _(hint), {"author": "", "x_scale": 1.6})
    for line in range(rows):
        values: Sequence[Value] = table.rows[line] if line < len(table.rows) else [None] * len(table.columns)
        for column, (name, value) in enumerate(zip(table.columns, values, strict=True)):
            is_locked = table.kind in LEVEL_OF_REPORT and contract_of(name).is_locked
            _write(sheet, line + 1, column, value, locked if is_locked else open_cell)


def _write(sheet: Any, line: int, column: int, value: Value, form: Any) -> None:
    if value is None:
        sheet.write_blank(line, column, None, form)
    elif isinstance(value, float):
        sheet.write_number(line, column, value, form)
    else:
        sheet.write_string(line, column, cell_text(value), form)


def _add_choices(sheet: Any, table: PublishedTable, rows: int) -> None:
    """Offer the words of a column as a dropdown; an agency or a unit may also be written otherwise."""
    for column, name in enumerate(table.columns):
        is_of_units = name is Column.UNIT_NAME and table.kind in FOLLOW_UP
        source = _UNITS_LIST if is_of_units else contract_of(name).list_name
        if rows and source:
            rule = {"validate": "list", "source": f"={source}", "error_title": _("Không có trong danh sách")}
            rule |= {"error_message": _("Hãy chọn một từ trong danh sách."), "ignore_blank": True}
            kind = "warning" if contract_of(name).words is None else "stop"
            sheet.data_validation(1, column, rows, column, {**rule, "error_type": kind})
