"""Numbers, dates and lists as they are written in the current language.

Figures are rounded half up, as offices and Excel round, so that screen and files agree.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ntm_dashboard.i18n.messages import _, current_language, ngettext

Number = int | float | Decimal


def number_text(value: Number, *, decimals: int | None = None) -> str:
    """Write a number: 1.234,5 in Vietnamese, 1,234.5 in English.

    Without `decimals` an integer keeps none and anything else shows up to two, without trailing zeros.
    """
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    places = 2 if decimals is None else decimals
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in {"-0", "-0.0", "-0.00"}:
        text = text.removeprefix("-")
    return text if current_language() == "en" else text.translate(str.maketrans(",.", ".,"))


def quantity_text(value: Number, measured_in: str) -> str:
    """Write a number with its unit: 62,66 triệu đồng/người; 95,5% (the sign follows without a space)."""
    space = "" if measured_in == "%" else "\N{NO-BREAK SPACE}"
    return f"{number_text(value)}{space}{measured_in}".strip()


def signed_text(value: Number, *, decimals: int | None = None) -> str:
    """Write a change with its sign: +3, −2, 0."""
    text = number_text(abs(value), decimals=decimals)
    if value == 0:
        return text
    return f"+{text}" if value > 0 else f"−{text}"


def date_text(day: date) -> str:
    """Write a date as dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def full_date_text(day: date) -> str:
    """Write a date in words as official papers do: ngày 12 tháng 4 năm 2023."""
    zero = day.day < 10
    if current_language() == "en":
        return date_text(day)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {f'{day.day:02d}' if zero else day.day} tháng {month} năm {day.year}"


def decree_date_text(day: date) -> str:
    """Write a date in figures as official papers cite it: 08/3/2022 (only days and the first two months are padded)."""
    if current_language() == "en":
        return date_text(day)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year:04d}"


def month_text(day: date) -> str:
    """Write a month: 04/2023."""
    return f"{day.month:02d}/{day.year:04d}"


def days_text(days: int) -> str:
    """Write a number of days: 263 ngày, 1 day."""
    return ngettext("{count} ngày", "{count} ngày", days).format(count=number_text(days))


def join_text(parts: Sequence[str]) -> str:
    """Write a list: A, B và C."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} và {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
