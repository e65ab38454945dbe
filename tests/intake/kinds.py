"""Writes one report out in each of the kinds in which offices make it: the same results, laid out otherwise.

Every kind is a function from a `Told` to the sheets of a file (name → rows). What it keeps is in its entry of `KINDS`:
the values only where a kind has a place for them.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import openpyxl

from tests.intake import workbooks

Rows = list[list[object]]
Sheets = Mapping[str, Rows]
MET, UNMET = "Đạt", "Chưa đạt"
NUMBERS = tuple(range(1, 20))
NAMES = (
    *("Quy hoạch", "Giao thông", "Thủy lợi và phòng, chống thiên tai", "Điện", "Trường học", "Cơ sở vật chất văn hóa"),
    *("Cơ sở hạ tầng thương mại nông thôn", "Thông tin và Truyền thông", "Nhà ở dân cư", "Thu nhập"),
    *("Nghèo đa chiều", "Lao động", "Tổ chức sản xuất và phát triển kinh tế nông thôn", "Giáo dục và Đào tạo", "Y tế"),
    *("Văn hóa", "Môi trường và an toàn thực phẩm", "Hệ thống chính trị và tiếp cận pháp luật"),
    "Quốc phòng và An ninh",
)
SHORT = (
    *("QH", "GT", "Thủy lợi", "Điện", "TH", "CSVC VH", "CSHT TMNT", "TT&TT", "Nhà ở", "TN", "Hộ nghèo", "LĐ", "TCSX"),
    *("GD&ĐT", "YT", "VH", "MT&ATTP", "HTCT&TCPL", "QP&AN"),
)
ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX"),
)
GROUPS = {0: "Quy hoạch", 1: "Hạ tầng kinh tế - xã hội", 9: "Kinh tế", 13: "Văn hóa - xã hội", 17: "Hệ thống chính trị"}
TITLE: Rows = [["KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ NÔNG THÔN MỚI"], ["(Tính đến ngày 30/6/2023)"]]
LETTERHEAD: Rows = [
    ["UBND HUYỆN TRÀ CÚ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["VĂN PHÒNG ĐIỀU PHỐI", "", "", "Độc lập - Tự do - Hạnh phúc"],
    ["", "", "", "Trà Cú, ngày 05 tháng 7 năm 2023"],
]
SIGNATURES: Rows = [[], ["", "Người lập biểu", "", "TM. ỦY BAN NHÂN DÂN"], ["", "(Ký, họ tên)", "", "CHỦ TỊCH"]]


@dataclass(frozen=True)
class Told:
    """A report: the names of the units, and by unit and number of the criterion whether it is met, value and note."""

    units: tuple[str, ...]
    met: Mapping[tuple[str, int], bool]
    values: Mapping[tuple[str, int], float]
    notes: Mapping[tuple[str, int], str]

    def said(self, unit: str, number: int, met: str = MET, unmet: str = UNMET) -> str:
        """Give a result in words."""
        return met if self.met[unit, number] else unmet

    def row(self, unit: str, met: str = MET, unmet: str = UNMET) -> list[object]:
        """Give all results of a unit."""
        return [self.said(unit, number, met, unmet) for number in NUMBERS]

    def count(self, unit: str) -> int:
        """Give how many criteria a unit met."""
        return sum(self.met[unit, number] for number in NUMBERS)


def _long(told: Told) -> Sheets:
    rows: Rows = [["TT", "Tên đơn vị", "Tiêu chí", "Kết quả", "Giá trị", "Ghi chú"]]
    for unit in told.units:
        for number in NUMBERS:
            key = unit, number
            rows.append([len(rows), unit, number, told.said(*key), told.values.get(key, ""), told.notes.get(key, "")])
    return {"Biểu": [*TITLE, *rows]}


def _own(told: Told, unit: str) -> Rows:
    rows: Rows = [["TT", "Tiêu chí", "Kết quả", "Giá trị", "Ghi chú"]]
    for number, name in enumerate(NAMES, start=1):
        key = unit, number
        rows.append([number, name, told.said(*key), told.values.get(key, ""), told.notes.get(key, "")])
    return rows


def _unit_in_title(told: Told) -> Sheets:
    unit = told.units[0]
    return {"Biểu 1": [[f"UBND {unit.upper()}"], *TITLE, *_own(told, unit)]}


def _sheets(told: Told) -> Sheets:
    return {unit.removeprefix("Xã "): [*TITLE, *_own(told, unit)] for unit in told.units}


def _grouped(label: Callable[[int, str], list[object]]) -> Callable[[Told], Sheets]:
    def write(told: Told) -> Sheets:
        rows = _own(told, told.units[0])[:1]
        for place, unit in enumerate(told.units):
            rows += [label(place, unit), *_own(told, unit)[1:]]
        return {"Biểu": [*TITLE, *rows]}

    return write


def _turned(told: Told) -> Sheets:
    rows: Rows = [["TT", "Tiêu chí", *told.units, "Số xã đạt"]]
    for number, name in enumerate(NAMES, start=1):
        own = [told.said(unit, number) for unit in told.units]
        rows.append([number, name, *own, own.count(MET)])
    return {"Biểu": [*TITLE, *rows, ["", "Tổng số tiêu chí đạt", *[told.count(unit) for unit in told.units]]]}


def _matrix(*headings: Sequence[object], met: str = MET, unmet: str = UNMET, below: Rows | None = None):
    def write(told: Told) -> Sheets:
        body = [[place, unit, *told.row(unit, met, unmet)] for place, unit in enumerate(told.units, start=1)]
        first, *more = headings
        rows = [["TT", "Xã", *first], *[["", "", *heading] for heading in more], *body]
        return {"Biểu": [*TITLE, *rows, *(below or [])]}

    return write


def _pairs(told: Told) -> Sheets:
    rows: Rows = [["TT", "Xã", "Tiêu chí", "Kết quả", ""], ["", "", "", "Đạt", "Chưa đạt"]]
    for unit in told.units:
        for number in NUMBERS:
            rows.append(
                [len(rows) - 1, unit, number, told.said(unit, number, "x", ""), told.said(unit, number, "", "x")]
            )
    return {"Biểu": [*TITLE, *rows]}


def _stacked(told: Told) -> Sheets:
    rows: Rows = []
    for part, (first, last) in {"A": (0, 10), "B": (10, 19)}.items():
        rows += [[f"Phần {part}"], ["TT", "Xã", *NUMBERS[first:last]]]
        rows += [[place, unit, *told.row(unit)[first:last]] for place, unit in enumerate(told.units, start=1)]
    return {"Biểu": [*TITLE, *rows]}


def _subtotals(told: Told) -> Sheets:
    half = len(told.units) // 2 or 1
    rows: Rows = [["TT", "Xã", "Tổng số tiêu chí đạt", *NUMBERS]]
    for name, units in {"I": told.units[:half], "II": told.units[half:]}.items():
        met = [sum(told.met[unit, number] for unit in units) for number in NUMBERS]
        rows.append([name, "Nhóm xã thứ " + name, sum(met), *met])
        rows += [[place, unit, told.count(unit), *told.row(unit)] for place, unit in enumerate(units, start=1)]
    met = [sum(told.met[unit, number] for unit in told.units) for number in NUMBERS]
    return {"Biểu": [*TITLE, *rows, ["", "Số xã đạt", sum(met), *met]]}


def _unmet(told: Told) -> Sheets:
    rows: Rows = [["TT", "Xã", "Số tiêu chí đạt", "Tiêu chí chưa đạt"]]
    for place, unit in enumerate(told.units, start=1):
        unmet = [str(number) for number in NUMBERS if not told.met[unit, number]]
        rows.append([place, unit, f"{told.count(unit)}/19", "; ".join(unmet) or "Không"])
    return {"Biểu": [*TITLE, *rows]}


def _judged(told: Told) -> Sheets:
    rows: Rows = [["TT", "Xã", "Tiêu chí", "Chỉ tiêu", "Kết quả thực hiện", "Đánh giá", "Ghi chú"]]
    for unit in told.units:
        for number, name in enumerate(NAMES, start=1):
            key = unit, number
            value = told.values.get(key, "")
            rows.append([len(rows), unit, f"{number}. {name}", "≥ 40", value, told.said(*key), told.notes.get(key, "")])
    return {"Biểu": [*TITLE, *rows]}


def _two_columns(told: Told) -> Sheets:
    rows: Rows = [["TT", "Xã", "Tiêu chí", "Xã tự đánh giá", "Huyện thẩm tra"]]
    rows += [[1, unit, number, MET, told.said(unit, number)] for unit in told.units for number in NUMBERS]
    return {"Biểu": [*TITLE, *rows]}


def _two_rows(told: Told) -> Sheets:
    rows: Rows = [["TT", "Xã", "Nội dung", *NUMBERS]]
    for place, unit in enumerate(told.units, start=1):
        rows.append([place, unit, "Xã tự đánh giá", *[MET] * 19])
        rows.append(["", unit, "Huyện thẩm tra", *told.row(unit)])
    return {"Biểu": [*TITLE, *rows]}


@dataclass(frozen=True)
class Kind:
    """A kind: how it is written, whether it has values, and what is answered (`RESULT_COLUMN`) where it asks."""

    write: Callable[[Told], Sheets]
    has_values: bool = False
    answer: str = ""
    is_of_one: bool = False
    has_sheets: bool = False


_GROUP_HEADINGS = [GROUPS.get(place, "") for place in range(19)]
_UNDER_ONE = ["Kết quả thực hiện các tiêu chí", *[""] * 18]
_LEGEND: Rows = [["Ghi chú: x: đạt; ô trống: chưa đạt"]]
KINDS: dict[str, Kind] = {
    "long": Kind(_long, has_values=True),
    "unit in the title": Kind(_unit_in_title, has_values=True, is_of_one=True),
    "unit in the sheet": Kind(_sheets, has_values=True, has_sheets=True),
    "groups, roman": Kind(_grouped(lambda place, unit: [ROMAN[place], unit]), has_values=True),
    "groups, numbered": Kind(_grouped(lambda place, unit: [f"{place + 1}. {unit}"]), has_values=True),
    "groups, bare": Kind(_grouped(lambda _, unit: ["", unit]), has_values=True),
    "groups, in words": Kind(_grouped(lambda _, unit: [f"Kết quả của {unit}"]), has_values=True),
    "turned": Kind(_turned),
    "matrix of numbers": Kind(_matrix(NUMBERS)),
    "matrix of names": Kind(_matrix(NAMES)),
    "matrix of short names": Kind(_matrix(SHORT)),
    "matrix of roman numerals": Kind(_matrix(ROMAN)),
    "matrix, two lines": Kind(_matrix(NAMES, NUMBERS)),
    "matrix, names over roman": Kind(_matrix(NAMES, ROMAN)),
    "matrix, three lines": Kind(_matrix(_UNDER_ONE, NAMES, [f"({number})" for number in NUMBERS])),
    "matrix, four lines": Kind(_matrix(_UNDER_ONE, _GROUP_HEADINGS, NAMES, NUMBERS)),
    "matrix of ticks": Kind(_matrix(NUMBERS, met="x", unmet="", below=_LEGEND)),
    "matrix of letters": Kind(_matrix(NUMBERS, met="Đ", unmet="K")),
    "two columns of ticks": Kind(_pairs),
    "stacked": Kind(_stacked),
    "subtotals and totals": Kind(_subtotals),
    "lists of the unmet": Kind(_unmet),
    "achieved and judged": Kind(_judged, has_values=True),
    "two results, columns": Kind(_two_columns, answer="E"),
    "two results, rows": Kind(_two_rows, answer="Huyện thẩm tra"),
}


def around(rows: Rows) -> Rows:
    """Put a letterhead above and signatures below."""
    return [*LETTERHEAD, *rows, *SIGNATURES]


def as_xlsx(sheets: Sheets) -> bytes:
    """Write a workbook."""
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    del book[book.sheetnames[0]]
    return workbooks.saved(book)


def as_csv(sheets: Sheets) -> bytes:
    """Write the one sheet as a spreadsheet does: all lines alike wide, decimal commas, semicolons."""
    (rows,) = sheets.values()
    width = max(map(len, rows))
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerows([*map(_as_text, row), *[""] * (width - len(row))] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _as_text(cell: object) -> str:
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)
