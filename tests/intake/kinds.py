"""One report of some communes as offices lay it out: each kind is a function from results to sheets of rows."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

import openpyxl

Results = Mapping[tuple[str, int], bool]
"""Whether a commune (its name) meets a criterion (its number)."""
Rows = list[list[str]]
Sheets = dict[str, Rows]
Kind = Callable[[Results, Sequence[str]], Sheets]

TITLE = "KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ NÔNG THÔN MỚI"
AS_OF = "(Tính đến ngày 30/6/2023)"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
NUMBERS = range(1, 20)
SHORT = [
    *(
        "Quy hoạch",
        "Giao thông",
        "Thủy lợi",
        "Điện",
        "Trường học",
        "CSVC VH",
        "CSHT TMNT",
        "TT&TT",
        "Nhà ở",
        "Thu nhập",
    ),
    *("Hộ nghèo", "Lao động", "TCSX", "GD&ĐT", "Y tế", "Văn hóa", "MT&ATTP", "HTCT", "QP&AN"),
]


def units_of(results: Results) -> list[str]:
    """Give the communes of a report in their order."""
    return list(dict.fromkeys(unit for unit, _ in results))


def word(is_met: bool) -> str:
    """Write a result."""
    return "Đạt" if is_met else "Chưa đạt"


def _one(rows: Rows, *, letterhead: str = "UBND HUYỆN TRÀ CÚ") -> Sheets:
    signed = [[""], ["", "TM. ỦY BAN NHÂN DÂN"], ["", "CHỦ TỊCH"]]
    return {"Bieu": [[letterhead], [TITLE], [AS_OF], [""], *rows, *signed]}


def long(results: Results, names: Sequence[str]) -> Sheets:
    """Write a row for each commune and criterion."""
    rows = [
        [str(place), unit, f"{number}. {names[number - 1]}", word(is_met)]
        for place, ((unit, number), is_met) in enumerate(results.items(), 1)
    ]
    return _one([["TT", "Tên xã", "Tiêu chí", "Hiện trạng"], *rows])


def grouped(results: Results, names: Sequence[str]) -> Sheets:
    """Write the communes as lines between the rows of their criteria."""
    rows: Rows = [["TT", "Tiêu chí", "Kết quả"]]
    for place, unit in enumerate(units_of(results)):
        rows.append([ROMAN[place], unit, ""])
        rows += [[str(number), names[number - 1], word(results[unit, number])] for number in NUMBERS]
    return _one(rows)


def sheet_each(results: Results, names: Sequence[str]) -> Sheets:
    """Write a sheet for each commune, named only by the sheet (by its full name where a town has the same)."""
    return {
        (unit if unit == "Xã Định An" else unit.removeprefix("Xã ")): [
            [TITLE],
            [AS_OF],
            ["TT", "Tên tiêu chí", "Đánh giá"],
            *([str(number), names[number - 1], word(results[unit, number])] for number in NUMBERS),
        ]
        for unit in units_of(results)
    }


def turned(results: Results, names: Sequence[str]) -> Sheets:
    """Write the criteria down and the communes across, with a count at the right."""
    units = units_of(results)
    rows: Rows = [["TT", "Tiêu chí", *units, "Số xã đạt"], ["I", "HẠ TẦNG KINH TẾ - XÃ HỘI"]]
    for number in NUMBERS:
        met = [results[unit, number] for unit in units]
        rows.append([str(number), names[number - 1], *map(word, met), f"{sum(met)}/{len(units)}"])
    return _one(rows)


def _matrix_rows(results: Results) -> Rows:
    return [
        [str(place), unit, *(word(results[unit, number]) for number in NUMBERS), _count(results, unit)]
        for place, unit in enumerate(units_of(results), 1)
    ]


def _count(results: Results, unit: str) -> str:
    return f"{sum(results[unit, number] for number in NUMBERS)}/19"


def matrix(results: Results, names: Sequence[str]) -> Sheets:
    """Write the communes down and the numbers of the criteria across."""
    return _one([["TT", "Xã", *map(str, NUMBERS), "Tổng số TC đạt"], *_matrix_rows(results)])


def matrix_of_short_names(results: Results, names: Sequence[str]) -> Sheets:
    """Write the criteria by the short names that offices use."""
    return _one([["TT", "Xã", *SHORT, "Tổng"], *_matrix_rows(results)])


def matrix_of_four_lines(results: Results, names: Sequence[str]) -> Sheets:
    """Write headings on four lines: all, group, name, number."""
    blank = [""] * 18
    groups = ["Quy hoạch", "Hạ tầng kinh tế - xã hội", *[""] * 7, "Kinh tế và tổ chức sản xuất", *[""] * 9]
    heads: Rows = [
        ["TT", "Xã", "Kết quả thực hiện tiêu chí", *blank, "Tổng"],
        ["", "", *groups, ""],
        ["", "", *names, ""],
        ["", "", *(f"({number})" for number in NUMBERS), ""],
    ]
    return _one([*heads, *_matrix_rows(results)])


def ticks(results: Results, names: Sequence[str]) -> Sheets:
    """Write x in one of two columns."""
    rows = [
        [str(place), unit, f"{number}. {names[number - 1]}", "x" if is_met else "", "" if is_met else "x"]
        for place, ((unit, number), is_met) in enumerate(results.items(), 1)
    ]
    return _one([["TT", "Tên xã", "Tiêu chí", "Kết quả", ""], ["", "", "", "Đạt", "Chưa đạt"], *rows])


def stacked(results: Results, names: Sequence[str]) -> Sheets:
    """Write one matrix as two tables below each other."""
    parts = [range(1, 11), range(11, 20)]
    rows: Rows = []
    for part in parts:
        rows.append(["TT", "Xã", *map(str, part)])
        rows += [
            [str(place), unit, *(word(results[unit, number]) for number in part)]
            for place, unit in enumerate(units_of(results), 1)
        ]
        rows.append([""])
    return _one(rows)


def unmet_lists(results: Results, names: Sequence[str]) -> Sheets:
    """Write how many criteria each commune meets, and which it does not."""
    rows = [
        [str(place), unit, _count(results, unit), ", ".join(str(n) for n in NUMBERS if not results[unit, n])]
        for place, unit in enumerate(units_of(results), 1)
    ]
    return _one([["TT", "Xã", "Số tiêu chí đạt", "Tiêu chí chưa đạt"], *rows])


def with_required_levels(results: Results, names: Sequence[str]) -> Sheets:
    """Write the required level, what was achieved and the judgement beside each other."""
    rows = [
        [unit, f"TC {number}: {names[number - 1]}", "≥ 80%", "85,5%", word(is_met)]
        for (unit, number), is_met in results.items()
    ]
    return _one([["Đơn vị", "Tiêu chí", "Chỉ tiêu", "Kết quả thực hiện", "Đánh giá"], *rows])


KINDS: dict[str, Kind] = {
    kind.__name__: kind
    for kind in (
        *(long, grouped, sheet_each, turned, matrix, matrix_of_short_names, matrix_of_four_lines, ticks, stacked),
        *(unmet_lists, with_required_levels),
    )
}


def as_csv(sheets: Sheets) -> bytes:
    """Write the one sheet of a file as a Vietnamese spreadsheet saves it: semicolons, all lines of one width."""
    (rows,) = sheets.values()
    width = max(map(len, rows))
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Sheets) -> bytes:
    """Write the sheets as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
