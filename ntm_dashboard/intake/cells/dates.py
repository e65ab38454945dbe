"""Days and periods as a cell holds them. Days come first; a quarter, month or year means the day that closes it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from ntm_dashboard.domain.month_spans import MonthSpan
from ntm_dashboard.domain.terms import PeriodClose
from ntm_dashboard.intake.cells.text import folded, typed
from ntm_dashboard.intake.grid import Cell, CellKind

_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050
_SERIAL_ZERO = date(1899, 12, 30)
_VIETNAM = timezone(timedelta(hours=7))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = {
    name: month
    for month, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}

_NAMED = r"thang ?|thg ?|th ?"
_ENGLISH = "|".join(_MONTHS)
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})\s?([/.\-])\s?(?:{_NAMED})?(\d{{1,2}})\s?\2\s?(\d{{4}}|\d{{2}})"
    r"(?:[ t]\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:sa|ch|am|pm))?)?",
    re.ASCII,
)
_DAY_AND_ENGLISH_MONTH = re.compile(rf"(\d{{1,2}})([ \-/])({_ENGLISH})[a-z]*\2(\d{{4}}|\d{{2}})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-]?)(\d{2})\2(\d{2})(?:[ t]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?", re.ASCII)
_ZONED = re.compile(
    r"(\d{4}-\d{2}-\d{2})[ t](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)? ?(?:(z|utc|gmt)|([+\-]\d{2}):?(\d{2})?)", re.ASCII
)
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:,| nam) (\d{4})", re.ASCII)
_QUARTER = re.compile(r"(?:quy|qui|q\.?)\s?(\d|iv|iii|ii|i)\s?(?:[/\-., ]|nam)*\s?(\d{4}|\d{2})", re.ASCII)
_ROMAN_QUARTER = re.compile(r"(iv|iii|ii|i)\s?[/\-]\s?(\d{4})", re.ASCII)
_MONTH = re.compile(r"(?:thang|thg|th|t)?\.?\s?(\d{1,2})\s?(?:[/\-.]|nam| )\s?(?:nam )?(\d{4})", re.ASCII)
_NAMED_MONTH = re.compile(r"(?:thang|thg|th|t)\.?\s?(\d{1,2})\s?(?:[/\-.]|nam| )\s?(\d{4}|\d{2})", re.ASCII)
_ENGLISH_MONTH = re.compile(rf"({_ENGLISH})[a-z]*[\- /](\d{{4}}|\d{{2}})", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})[\-/](\d{2})", re.ASCII)
_YEAR_QUARTER = re.compile(r"(\d{4})[\-/ ]?q(\d)", re.ASCII)
_SOME_MONTHS = re.compile(r"(\d{1,2}) thang (?:(dau|cuoi) )?(?:nam )?(\d{4})", re.ASCII)
_YEAR = re.compile(r"(?:nam )?(\d{4})", re.ASCII)
_LEADING_WORDS = re.compile(r"^(?:ky bao cao|bao cao|ky|tinh den|den|het|cuoi|ca(?= nam)|thoi diem|ngay|:|\s)+(?=\S)")
END_WRITTEN = re.compile(r"\b(?:het|cuoi)\b")
_SERIAL = re.compile(r"(\d{2})[.,]?(\d{3})(?:[.,]0+)?", re.ASCII)
_SPELT = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_SPELT_NUMBER = re.compile(
    r"(?<=qu[yi] )(mot|nhat|hai|ba|bon|tu)\b|(?<=thang )(muoi (?:mot|hai)|\w{2,4})(?= nam \d)|^(ba|sau|chin)(?= thang )"
)


@dataclass(frozen=True)
class Period:
    """The day that figures describe. `span`: a month, quarter or year was written, and `day` is what closes it."""

    day: date
    span: MonthSpan | None = None

    @property
    def is_end_assumed(self) -> bool:
        """Tell whether no day was written."""
        return self.span is not None


def period(cell: Cell, *, close: PeriodClose = PeriodClose.LAST_DAY) -> Period | None:
    """Read a day or a period from a cell; None when it holds no real one."""
    if cell.day is not None:
        return Period(cell.day)
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return _closed(_from_number(cell.number), close)
    return period_of(cell.text, close=close) if cell.kind is CellKind.TEXT else None


@lru_cache(maxsize=1024)
def period_of(text: str, *, close: PeriodClose = PeriodClose.LAST_DAY) -> Period | None:
    """Read a day or a period from a text that holds nothing else; None when it is no real one."""
    if any(letter.isdigit() and not letter.isascii() for letter in text):
        return None
    plain = folded(typed(text)).removesuffix(".")
    if serial := _SERIAL.fullmatch(plain):
        return _closed(_from_number(float(serial[1] + serial[2])), close)
    leading = _LEADING_WORDS.match(plain)
    bare = _with_digits(plain[leading.end() :] if leading else plain)
    is_end_written = leading is not None and bool(END_WRITTEN.search(leading[0]))
    read = day_in_vietnam(plain) or _exact_day(plain) or _exact_day(bare) or _end_of_span(bare)
    return read if is_end_written else _closed(read, close)


def day_in_vietnam(text: str) -> Period | None:
    """Read an instant of a zone (2023-06-29T17:00:00.000Z) as its day in Việt Nam; None when no zone is written."""
    match = _ZONED.fullmatch(text.strip().lower())
    if match is None:
        return None
    shift = "+00:00" if match[3] else f"{match[4]}:{match[5] or '00'}"
    try:
        return Period(datetime.fromisoformat(f"{match[1]}T{match[2]}{shift}").astimezone(_VIETNAM).date())
    except (ValueError, OverflowError):
        return None


def _closed(read: Period | None, close: PeriodClose) -> Period | None:
    """Put the day that closes a span by the office's setting."""
    return Period(read.span.closing(close), read.span) if read and read.span else read


def _with_digits(plain: str) -> str:
    """Write the numbers of quarters and months in digits: quý tư, tháng mười hai, sáu tháng."""
    return _SPELT_NUMBER.sub(lambda match: str(_number_of(match[0])), plain)


def _number_of(word: str) -> int | str:
    same = {"nhat": "mot", "bon": "tu"}.get(word, word)
    return _SPELT.index(same) + 1 if same in _SPELT else word


def _exact_day(plain: str) -> Period | None:
    if match := _DAY_FIRST.fullmatch(plain):
        return _made(match[4], match[3], match[1])
    if match := _YEAR_FIRST.fullmatch(plain):
        return _made(match[1], match[3], match[4])
    if match := _IN_WORDS.fullmatch(plain):
        return _made(match[3], match[2], match[1])
    if match := _DAY_AND_ENGLISH_MONTH.fullmatch(plain):
        return _made(match[4], str(_MONTHS[match[3]]), match[1])
    return None


def _end_of_span(plain: str) -> Period | None:
    if match := _YEAR_QUARTER.fullmatch(plain):
        return _end_of_span(f"q{match[2]}/{match[1]}")
    if match := _QUARTER.fullmatch(plain) or _ROMAN_QUARTER.fullmatch(plain):
        quarter = _ROMAN.get(match[1]) or int(match[1])
        return _month_end(match[2], quarter * 3, first=quarter * 3 - 2) if quarter in range(1, 5) else None
    if match := _SOME_MONTHS.fullmatch(plain):
        return _some_months(match[3], int(match[1]), is_end=match[2] == "cuoi")
    if match := _MONTH.fullmatch(plain) or _NAMED_MONTH.fullmatch(plain):
        return _month_end(match[2], int(match[1]))
    if match := _ENGLISH_MONTH.fullmatch(plain):
        return _month_end(match[2], _MONTHS[match[1]])
    if match := _YEAR_MONTH.fullmatch(plain):
        return _month_end(match[1], int(match[2]))
    match = _YEAR.fullmatch(plain)
    return _month_end(match[1], 12, first=1) if match else None


def _some_months(year: str, count: int, *, is_end: bool) -> Period | None:
    if count not in range(1, 13):
        return None
    return _month_end(year, 12, first=13 - count) if is_end else _month_end(year, count, first=1)


def _from_number(value: float) -> Period | None:
    if value == int(value) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return Period(_SERIAL_ZERO + timedelta(days=int(value)))
    return _month_end(str(int(value)), 12, first=1) if value == int(value) and 1900 <= value <= 2100 else None


def _made(year: str, month: str, day: str) -> Period | None:
    try:
        return Period(date(full_year(year), int(month), int(day)))
    except ValueError:
        return None


def _month_end(year: str, month: int, *, first: int | None = None) -> Period | None:
    full = full_year(year)
    if month not in range(1, 13) or not 1000 <= full <= 9999:
        return None
    span = MonthSpan(full, first or month, month)
    return Period(span.last, span)


def full_year(year: str) -> int:
    """Give the year that two or four digits mean."""
    return 2000 + int(year) if len(year) == 2 else int(year)


EARLIEST = date(2010, 1, 1)
"""The programme began with Decision 800/QĐ-TTg of 2010."""
