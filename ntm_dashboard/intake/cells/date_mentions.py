"""Every date, span and year that a running text mentions, whole or in part; what it is said for is not decided here."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from ntm_dashboard.domain.month_spans import MonthSpan
from ntm_dashboard.intake.cells.dates import full_year


class Shape(Enum):
    """What is written: a day, some months, a year; a `PART` of them (a week, a round), `NOW`; or never a day."""

    DAY = "day"
    SPAN = "span"
    YEAR = "year"
    BARE_YEAR = "bare_year"
    PART = "part"
    NOW = "now"
    YEARS = "years"
    UNFILLED = "unfilled"


@dataclass(frozen=True)
class Mention:
    """What stands from `start` to `end` of a folded text. `year` is None where it is left out; `months` first and last.

    `is_end`: the end of the span is written ("cuối năm"). `is_doubtful`: it may mean something else ("tháng năm 2023",
    "tháng sau", "12/2023", "quý I, II").
    """

    start: int
    end: int
    shape: Shape
    year: int | None = None
    months: tuple[int, int] = (1, 12)
    day: int | None = None
    is_end: bool = False
    is_doubtful: bool = False

    @property
    def span(self) -> MonthSpan | None:
        """Give its months; None for a day, without a year, or when there are no such months."""
        first, last = self.months
        has_months = self.day is None and 1 <= first <= last <= 12
        is_span = self.shape in {Shape.SPAN, Shape.YEAR, Shape.BARE_YEAR}
        return MonthSpan(self.year, first, last) if self.year and has_months and is_span else None

    @property
    def exact(self) -> date | None:
        """Give the day that is written; None for a span, without a year, or when there is no such day."""
        if self.day is None or self.year is None:
            return None
        try:
            return date(self.year, self.months[0], self.day)
        except ValueError:
            return None

    @property
    def is_unreal(self) -> bool:
        """Tell whether there is no such day, month or quarter in any year or in the written one."""
        if self.shape is Shape.DAY:
            return replace(self, year=self.year or 2024).exact is None
        return self.shape is Shape.SPAN and replace(self, year=self.year or 2024).span is None


_SPELT = "gieng|muoi mot|muoi hai|mot|hai|ba|tu|nam(?= nam| ?/)|sau|bay|tam|chin|muoi|chap"
_COUNT = "muoi mot|muoi hai|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi"
_SPELT_MONTHS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "chap": 12, "bon": 4,
}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_YEAR = r"(?:20\d\d|19\d\d)(?!\d)"
_OF_YEAR = rf"(?:\s?[/\-.,(]?\s?(?:cua )?(?:nam\s?:?\s?)?({_YEAR})(?!\s?-\s?{_YEAR})|\s?/\s?(\d\d)(?![\d/]))"
_BEFORE = r"(?<![\w/.])"

_MONTH = rf"(\d{{1,2}}(?!\d)|(?:{_SPELT})\b)"
_ROMAN = "iv|iii|ii|i"
_AND = r"(?:,|\+|&|\bva\b)"
_BEFORE_A_DAY = ("den ", "toi ", "het ", "den: ")
"""After these "30.6.23" is a day; elsewhere three numbers with dots may be that of a paragraph."""
_NO_MORE = r"(?!\s?[/.\-]\s?\d)"
_COUNTED = r"(?! (?:xa|tieu|chi|ho|ap|don|huyen|noi)\b)"
_UNTIL = r"(?:(?<=\bden )|(?<=\btoi )|(?<=\bhet ))"

_PATTERNS = (
    ("unfilled", r"\bngay[\s._]*(?:thang|/)[\s._]*\d{0,2}[\s._,/]*(?:nam)?[\s._]*(?:\d{1,4}\b)?"),
    ("years", rf"\b(?:nam )?{_YEAR}(?:\s?(?:-|den|toi)\s?(?:nam )?{_YEAR}|-\d\d(?![\d/\-]))"),
    ("iso", r"(?<![\d/])(\d{4})[\-/](\d{2})[\-/](\d{2})(?!\d)"),
    (
        "numbers",
        rf"{_BEFORE}(?:ngay\s?:?\s?)?(\d{{1,2}})\s?([/.\-])\s?(\d{{1,2}})\s?\2\s?(?:({_YEAR})|(\d\d)(?!\d))(?![/\w])",
    ),
    ("days", rf"\bngay\s?:?\s?(\d{{1,2}})\s?(?:thang|[/\-.])\s?{_MONTH}(?:{_OF_YEAR}|{_NO_MORE})"),
    ("days", rf"{_UNTIL}(\d{{1,2}})(?: thang |\s?[/\-]\s?)(\d{{1,2}})(?!\d){_COUNTED}(?:{_OF_YEAR}|{_NO_MORE})"),
    ("days", rf"^(\d{{1,2}}) thang (\d{{1,2}}){_OF_YEAR}"),
    ("now", r"\b(?:den|toi) nay\b|\b(?:(?:den|toi) )?(?:thoi diem )?hien (?:nay|tai)\b"),
    ("part", rf"\btuan(?: thu)? (?:\d{{1,2}}|{_ROMAN}|dau|cuoi|{_SPELT})\b(?:,? (?:cua )?thang \d{{1,2}})?{_OF_YEAR}?"),
    ("part", rf"\b(?:dot|lan)(?: thu)? (?:\d{{1,2}}|{_ROMAN}|{_SPELT})\b(?![/.\-]){_OF_YEAR}?"),
    ("part", rf"\bky (?:[1-4]|{_ROMAN})(?![\w/.\-]| thang| [/.\-]){_OF_YEAR}?"),
    ("quarters", rf"\b(?:quy|qui) (\d|{_ROMAN})(?:\s?{_AND}\s?(?:quy |qui )?(\d|{_ROMAN})\b)+{_OF_YEAR}?"),
    ("months", rf"\bthang (\d{{1,2}})(?:\s?{_AND}\s?(\d{{1,2}})(?![\d/]))+{_OF_YEAR}?"),
    ("year_quarter", rf"\b({_YEAR})\s?[\-/ ]?\s?q([1-4])\b"),
    ("quarter", rf"\b(?:quy|qui|q)\.?\s?:?\s?(\d(?!\d)|(?:iv|iii|ii|i|mot|nhat|hai|ba|bon|tu)\b){_OF_YEAR}?"),
    ("month_range", rf"\bthang\s?(\d{{1,2}})\s?-\s?(\d{{1,2}})(?!\d){_OF_YEAR}"),
    (
        "some_months",
        rf"{_BEFORE}(\d{{1,2}}|{_COUNT})\)?\s?(?:thang\b(?! \d{{1,2}}\b)|t(?=\s?[/\-.]?\s?20\d\d))"
        rf"(?:\s(dau|cuoi)\b)?((?:\s(?:cua )?nam\b(?! nam\b))?){_OF_YEAR}?",
    ),
    ("half", rf"\b(nua )?(dau|giua|cuoi) nam\b{_OF_YEAR}?"),
    ("may", rf"(?<!\bhang )(?<!\bmoi )\bthang nam ({_YEAR})"),
    ("month", rf"\bthang\s?:?\s?{_MONTH}{_OF_YEAR}?"),
    ("short_month", rf"{_BEFORE}(?:thg|th|t)\.?\s?(\d{{1,2}})(?!\d){_OF_YEAR}"),
    ("short_month", r"^(?:thg|th|t)\.?\s?(\d{1,2})$"),
    (
        "month_of",
        rf"(?:{_UNTIL}|(?<=\bky )|(?<=\bky: )|(?<=bao cao: )|(?<=thoi gian: ))(\d{{1,2}})\s?/\s?({_YEAR})(?!/)",
    ),
    ("bare_month", rf"(?<!\bso )(?<!\bso: )(?<!\bbieu )(?<!\bmau )(?<![\w/.\-])(\d{{1,2}})/({_YEAR})(?!/)"),
    ("odd_day", rf"(?:{_UNTIL}|\bngay )\d+\s?[/.\-]\s?\d+\s?[/.\-]\s?\d+"),
    (
        "odd_span",
        rf"\b(?:thang|quy|qui) (?:[^\s,;()]{{0,6}}[\d._][^\s,;()]{{0,6}}|[il|1]{{1,4}})(?: (?:nam )?|/){_YEAR}",
    ),
    ("year", rf"(?<!\bviet )\bnam\s?:?\s?({_YEAR})(?!/)"),
    ("bare_year", rf"(?<![\d/.\-])\b({_YEAR})(?![\d/\-]|\.\d)"),
)
_ALL = [(name, re.compile(pattern, re.ASCII)) for name, pattern in _PATTERNS]


def mentions(text: str) -> list[Mention]:
    """Find what a folded text mentions, from left to right; of two that overlap the fuller one."""
    found: list[Mention] = []
    for name, pattern in _ALL:
        for match in pattern.finditer(text):
            if all(match.end() <= one.start or one.end <= match.start() for one in found):
                made = _made(name, match)
                found += [made] if made else []
    return sorted(found, key=lambda one: one.start)


def _made(name: str, match: re.Match[str]) -> Mention | None:
    start, end = match.span()
    end = start + len(match[0].rstrip(" ,.(-"))
    groups = match.groups()
    match name:
        case "unfilled" | "now" | "years":
            return Mention(start, end, Shape(name))
        case "odd_day" | "odd_span":
            is_day = name == "odd_day"
            return Mention(start, end, Shape.DAY if is_day else Shape.SPAN, months=(0, 0), day=0 if is_day else None)
        case "part":
            return Mention(start, end, Shape.PART, _year(groups[-2:]))
        case "iso":
            return Mention(start, end, Shape.DAY, int(groups[0]), _month(groups[1]), int(groups[2]))
        case "numbers":
            is_day = match[0].startswith("ngay") or match.string[:start].endswith(_BEFORE_A_DAY)
            return None if groups[1] == "." and groups[4] and not is_day else _of_numbers(start, end, groups)
        case "days":
            return Mention(start, end, Shape.DAY, _year(groups[-2:]), _month(groups[1]), int(groups[0]))
        case "year" | "bare_year":
            return Mention(start, end, Shape.YEAR if name == "year" else Shape.BARE_YEAR, int(groups[0]))
        case _:
            return _of_months(name, start, end, groups)


def _of_numbers(start: int, end: int, groups: tuple[str | None, ...]) -> Mention:
    day, _, month, year, short = groups
    return Mention(start, end, Shape.DAY, _year((year, short)), _month(month), int(day or 0))


def _of_months(name: str, start: int, end: int, groups: tuple[str | None, ...]) -> Mention | None:
    year = _last_year(groups)
    first = groups[0] or ""
    span = Mention(start, end, Shape.SPAN, year)
    match name:
        case "year_quarter":
            quarter = int(groups[1] or 0)
            return replace(span, year=int(first), months=(quarter * 3 - 2, quarter * 3))
        case "quarter":
            quarter = _QUARTERS.get(first) or (int(first) if first.isdigit() else 0)
            return replace(span, months=(quarter * 3 - 2, quarter * 3))
        case "quarters" | "months":
            return _of_list(span, name, first, groups[1] or "")
        case "month_range":
            return replace(span, months=(int(first), int(groups[1] or 0)))
        case "some_months":
            return _of_some_months(span, groups)
        case "half":
            return _of_half(span, groups)
        case "may":
            return replace(span, year=int(first), months=(5, 5), is_doubtful=True)
        case "month_of" | "bare_month":
            return replace(span, year=int(groups[1] or 0), months=_month(first), is_doubtful=name == "bare_month")
        case _:
            return replace(span, months=_month(first), is_doubtful=first == "sau" and year is None)


def _of_list(span: Mention, name: str, first: str, last: str) -> Mention:
    """Make the months of "quý I, II" and "tháng 6, 7"; whether the last of them closes the report is not sure."""
    length = 3 if name == "quarters" else 1
    begins, ends = (_QUARTERS.get(one) or int(one) for one in (first, last))
    return replace(span, months=((begins - 1) * length + 1, ends * length), is_doubtful=True)


def _of_some_months(span: Mention, groups: tuple[str | None, ...]) -> Mention | None:
    word, part, of_year = groups[0] or "", groups[1], groups[2]
    count = int(word) if word.isdigit() else _SPELT_MONTHS[word]
    if not 1 <= count <= 12:
        return None
    months = (13 - count, 12) if part == "cuoi" else (1, count)
    return replace(span, months=months, is_doubtful=span.year is None and not (part or of_year))


def _of_half(span: Mention, groups: tuple[str | None, ...]) -> Mention:
    """Make half a year, or its end; the beginning and the middle of a year are no day of figures."""
    is_half, part = bool(groups[0]), groups[1]
    if is_half and part != "giua":
        return replace(span, months=(1, 6) if part == "dau" else (7, 12))
    return replace(span, is_end=True) if part == "cuoi" else replace(span, shape=Shape.YEARS)


def _month(text: str | None) -> tuple[int, int]:
    month = _SPELT_MONTHS.get(text or "") or int(text or 0)
    return month, month


def _last_year(groups: tuple[str | None, ...]) -> int | None:
    """Give the year of a pattern that ends with it; the others give it themselves."""
    return _year(groups[-2:]) if len(groups) > 2 else None


def _year(written: tuple[str | None, ...]) -> int | None:
    year = next((one for one in written if one), None)
    return full_year(year) if year and year.isdigit() else None
