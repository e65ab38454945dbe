"""Days and periods as offices write them. Days come first; a quarter, month or year means its last day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ntm_dashboard.intake.cells.text import cleaned, folded, typed
from ntm_dashboard.intake.grid import Cell, CellKind

_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050
_SERIAL_ZERO = date(1899, 12, 30)
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
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-]?)(\d{2})\2(\d{2})(?:[ t]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?z?", re.ASCII)
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
_SERIAL = re.compile(r"(\d{2})[.,]?(\d{3})(?:[.,]0+)?", re.ASCII)
_SPELT = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_SPELT_NUMBER = re.compile(
    r"(?<=quy )(mot|nhat|hai|ba|bon|tu)\b|(?<=thang )(muoi (?:mot|hai)|\w{2,4})(?= nam \d)|^(ba|sau|chin)(?= thang )"
)


@dataclass(frozen=True)
class Period:
    """The day that figures describe. `is_end_assumed`: a quarter, month or year was written."""

    day: date
    is_end_assumed: bool = False


def period(cell: Cell) -> Period | None:
    """Read a day or a period from a cell; None when it holds no real one."""
    if cell.day is not None:
        return Period(cell.day)
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return _from_number(cell.number)
    return period_of(cell.text) if cell.kind is CellKind.TEXT else None


@lru_cache(maxsize=1024)
def period_of(text: str) -> Period | None:
    """Read a day or a period from a text that holds nothing else; None when it is no real one."""
    if any(letter.isdigit() and not letter.isascii() for letter in text):
        return None
    plain = folded(typed(text)).removesuffix(".")
    if serial := _SERIAL.fullmatch(plain):
        return _from_number(float(serial[1] + serial[2]))
    bare = _with_digits(_LEADING_WORDS.sub("", plain))
    return _exact_day(plain) or _exact_day(bare) or _end_of_span(bare)


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
        return _month_end(match[2], quarter * 3) if quarter in range(1, 5) else None
    if match := _SOME_MONTHS.fullmatch(plain):
        return _month_end(match[3], 12 if match[2] == "cuoi" else int(match[1]))
    if match := _MONTH.fullmatch(plain) or _NAMED_MONTH.fullmatch(plain):
        return _month_end(match[2], int(match[1]))
    if match := _ENGLISH_MONTH.fullmatch(plain):
        return _month_end(match[2], _MONTHS[match[1]])
    if match := _YEAR_MONTH.fullmatch(plain):
        return _month_end(match[1], int(match[2]))
    match = _YEAR.fullmatch(plain)
    return _month_end(match[1], 12) if match else None


def _from_number(value: float) -> Period | None:
    if value == int(value) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return Period(_SERIAL_ZERO + timedelta(days=int(value)))
    return _month_end(str(int(value)), 12) if value == int(value) and 1900 <= value <= 2100 else None


def _made(year: str, month: str, day: str) -> Period | None:
    try:
        return Period(date(_full_year(year), int(month), int(day)))
    except ValueError:
        return None


def _month_end(year: str, month: int) -> Period | None:
    full = _full_year(year)
    if month not in range(1, 13) or not 1000 <= full <= 9999:
        return None
    return Period(date(full, month, monthrange(full, month)[1]), is_end_assumed=True)


def _full_year(year: str) -> int:
    return 2000 + int(year) if len(year) == 2 else int(year)


_DOCUMENT = re.compile(r"kem theo|bao cao so|quyet dinh so|cong van so|so \d+/")
_TITLE_DAY = re.compile(
    r"(?:den|ky bao cao|ky|thoi diem|cuoi)\s?:?\s?(?:het )?(?:ngay )?(\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{4})"
)
_TITLE_WORDS = re.compile(r"(?:den|thoi diem)\s?(?:het )?(ngay \d{1,2} thang \d{1,2} nam \d{4})")
_TITLE_SPANS = (
    re.compile(r"\b((?:quy|q)\s?(?:\d|iv|iii|ii|i)\s?(?:/|-| |nam)+\d{4})\b"),
    re.compile(r"\b(\d{1,2} thang (?:(?:dau|cuoi) )?(?:nam )?\d{4})\b"),
    re.compile(r"\b(thang \d{1,2}\s?(?:/|-| |nam)+\d{4})\b"),
    re.compile(r"\b(nam \d{4})\b"),
)


_LONGEST_TITLE = 1000


def period_in_title(titles: list[str]) -> Period | None:
    """Find the period in the lines above a table; days of accompanying documents are not the period."""
    plain = [folded(cleaned(title[:_LONGEST_TITLE])) for title in titles]
    for pattern in (_TITLE_DAY, _TITLE_WORDS):
        for title in plain:
            if match := pattern.search(title):
                return _exact_day(_without_space(match[1]))
    for pattern in _TITLE_SPANS:
        for title in plain:
            if (match := pattern.search(title)) and not _DOCUMENT.search(title):
                return _end_of_span(match[1])
    return None


def unreal_day_in_title(title: str) -> str | None:
    """Give the day that a title names as its period where that is no real day."""
    plain = folded(cleaned(title[:_LONGEST_TITLE]))
    match = _TITLE_DAY.search(plain) or _TITLE_WORDS.search(plain)
    return match[1] if match and _exact_day(_without_space(match[1])) is None else None


def _without_space(text: str) -> str:
    """Drop the spaces around the signs that part a date."""
    return re.sub(r"\s*([/.\-])\s*", r"\1", text)


EARLIEST = date(2010, 1, 1)
"""The programme began with Decision 800/QĐ-TTg of 2010."""
