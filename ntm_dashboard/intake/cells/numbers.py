"""Numbers as offices write them, with one decision a column on what the comma and the point mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from ntm_dashboard.intake.cells.text import typed
from ntm_dashboard.intake.grid import Cell, CellKind

_BODY = re.compile(r"^(?P<sign>[-−–+]?)\s?(?P<digits>\d[\d.,\u00a0\u202f ]*)\s*(?P<unit>%|[^\d\s].*)?$", re.ASCII)
_PARENTHESISED = re.compile(r"^\((?P<inner>[\d.,\s]+)\)$", re.ASCII)
_UNIT = re.compile(r"^(%|‰|(triệu|tr\.?|nghìn|ngàn|tỷ|tỉ|đồng|đ|vnđ|vnd|km2?|km²|m2?|m²|m³|m3|ha|hộ|người|xã|xóm|ấp|"
                   r"trường|công trình|lít|kg|tấn|năm|ngày|tháng|tiêu chí|điểm|mô hình|hợp tác xã|htx|"
                   r"/|\s)+)$", re.IGNORECASE)  # fmt: skip


class Style(Enum):
    """Which sign parts the decimals of a column."""

    COMMA = ","
    POINT = "."
    UNDECIDED = ""


@dataclass(frozen=True)
class Read:
    """A number read from a cell. `unit` is what was written behind it ("%", "triệu đồng")."""

    value: float
    unit: str = ""


@lru_cache(maxsize=65536)
def style_of(text: str) -> Style:
    """Tell which decimal sign a written number shows on its own; undecided for 95 and 1.234."""
    parts = _parts(text)
    if parts is None:
        return Style.UNDECIDED
    digits = parts[1]
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return Style.COMMA if digits.rindex(",") > digits.rindex(".") else Style.POINT
    if points > 1:
        return Style.COMMA
    if commas > 1:
        return Style.POINT
    return _style_of_one_sign(digits)


def _style_of_one_sign(digits: str) -> Style:
    for sign, style in ((",", Style.COMMA), (".", Style.POINT)):
        if sign in digits:
            whole, _, decimals = digits.partition(sign)
            is_grouping_possible = len(decimals) == 3 and 1 <= len(whole) <= 3 and whole != "0"
            return Style.UNDECIDED if is_grouping_possible else style
    return Style.UNDECIDED


def column_style(cells: Iterable[Cell], *, default: Style = Style.UNDECIDED) -> Style:
    """Decide what comma and point mean in a column from the numbers that show it; `default` when none does."""
    shown = {style_of(cell.text) for cell in cells if cell.kind is CellKind.TEXT} - {Style.UNDECIDED}
    return next(iter(shown)) if len(shown) == 1 else default


def shown_style(cells: Iterable[Cell]) -> Style | None:
    """Give the decimal sign that the numbers of a column show; None when none of them shows it."""
    style = column_style(cells)
    return None if style is Style.UNDECIDED else style


def is_grouping_or_decimals(cell: Cell) -> bool:
    """Tell whether a written number is a thousand or a small number with three decimals, as in 1.250."""
    parts = _parts(cell.text) if cell.kind is CellKind.TEXT else None
    return parts is not None and style_of(cell.text) is Style.UNDECIDED and ("." in parts[1] or "," in parts[1])


def number(cell: Cell, *, style: Style) -> Read | None:
    """Read a number; None when the cell holds something else. A percentage of a workbook comes as 95,5, not 0,955."""
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return Read(_rounded(cell.number * 100), "%") if cell.is_percent else Read(_rounded(cell.number))
    if cell.kind is not CellKind.TEXT:
        return None
    parts = _parts(cell.text)
    if parts is None:
        return None
    sign, digits, unit = parts
    exact = _decimal(digits, style)
    if exact is None or (unit and not _UNIT.match(unit)):
        return None
    return Read(float(-exact if sign == "-" else exact), unit)


def _parts(text: str) -> tuple[str, str, str] | None:
    plain = typed(text)
    if inner := _PARENTHESISED.match(plain):
        plain = "-" + inner.group("inner").strip()
    match = _BODY.match(plain)
    if match is None:
        return None
    sign = "-" if match.group("sign") in {"-", "−", "–"} else ""
    return sign, match.group("digits").strip(), (match.group("unit") or "").strip()


def _decimal(digits: str, style: Style) -> Decimal | None:
    decimal_sign = style.value or ("," if "." not in digits else ".")
    if style is Style.UNDECIDED and style_of(digits) is not Style.UNDECIDED:
        decimal_sign = style_of(digits).value
    grouping = "." if decimal_sign == "," else ","
    whole, _, decimals = digits.partition(decimal_sign)
    if not _is_grouped(whole, grouping) or (decimals and not decimals.isascii()) or not (decimals or "0").isdigit():
        return None
    plain_whole = re.sub(rf"[{re.escape(grouping)}\s\u00a0\u202f]", "", whole)
    if digits.endswith(decimal_sign):
        return None
    return Decimal(f"{plain_whole}.{decimals or '0'}")


def _is_grouped(whole: str, grouping: str) -> bool:
    return bool(re.fullmatch(rf"\d+|\d{{1,3}}(?:[{re.escape(grouping)}\s\u00a0\u202f]\d{{3}})+", whole, re.ASCII))


def _rounded(value: float) -> float:
    """Drop the noise of binary fractions (0.721 × 100 is 72.1)."""
    return float(f"{value:.12g}")
