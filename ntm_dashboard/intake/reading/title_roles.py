"""For what the lines above a table mention a date: the report, a letterhead, a cited document, a plan, a comparison."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from ntm_dashboard.intake.cells.date_mentions import Mention, Shape, mentions
from ntm_dashboard.intake.cells.dates import END_WRITTEN
from ntm_dashboard.intake.cells.text import cleaned, folded
from ntm_dashboard.intake.reading.title_words import LONGEST_TITLE, Marker, Sort, Words


class Role(Enum):
    """What a date in a title is said for. Only the first four can be the period of a report."""

    AS_OF = "as_of"
    REPORT = "report"
    TITLE_YEAR = "title_year"
    UNCLEAR = "unclear"
    LETTERHEAD = "letterhead"
    DOCUMENT = "document"
    PLAN = "plan"
    COMPARISON = "comparison"
    START = "start"


@dataclass(frozen=True)
class TitleLine:
    """A text above a table: the row where it stands (1 = first), or the name of the sheet."""

    text: str
    row: int
    is_sheet_name: bool = False


@dataclass(frozen=True)
class Said:
    """A date in a title with what it is said for and the words that say so. `is_end`: the end of the span is meant."""

    mention: Mention
    role: Role
    quoted: str
    line: TitleLine
    is_end: bool = False


_BETWEEN = r"[\s:,(\-]*"
_FILLING = re.compile(
    rf"{_BETWEEN}(?:(?:thoi diem|bao cao|het|cuoi|ngay|nay|hien nay|la|den|thang|nam|trong|cua|vao"
    rf"|\d{{1,2}} ?(?:h|gio|:) ?\d{{0,2}}){_BETWEEN})*",
    re.ASCII,
)
_START = re.compile(r"\btu(?: dau)?\s?$")
_DASH = re.compile(r"\s?-\s?")
_AFTER_A_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?\s?-\s?$")
_PLAN_AFTER = re.compile(r"^\s?(?:[a-z]+ ){0,2}?(?:phan dau|du kien|dang ky|ke hoach|muc tieu)\b")
_YEAR_BEFORE = re.compile(r"^\s?(?:cua )?nam (?:truoc|ngoai)\b")
_BREAK = re.compile(r"[();]|[.!?](?= [a-z])")
_PLACE = re.compile(r"^[a-z' \-]{2,40},$")
_KIND = re.compile(r"^(?:xa|huyen|thi tran|tinh|thi xa|uy ban|ubnd)\b")
_LETTERHEAD_LINE = re.compile(r"^(?!.*\b(?:bao cao|ket qua|tinh|den)\b)[a-z' \-.]{2,40}, ?ngay\b")
_MOST_TITLES = 60
"""How many texts are looked at, those nearest to the table: no form has more above it."""


def dates_said(lines: list[TitleLine]) -> list[Said]:
    """Find every date of the titles with what it is said for, in the order of the lines."""
    said: list[Said] = []
    waits = _Waits()
    for line in lines[-_MOST_TITLES:]:
        for text in _parts(line.text):
            reader = _Reader(line, Words(text), _Waits() if line.is_sheet_name else waits)
            said += reader.read()
            waits = reader.waits
    return said


def _parts(text: str) -> Iterator[str]:
    """Give a text whole, but a letterhead that stands on a line of its own apart."""
    rest: list[str] = []
    for line in cleaned(text[:LONGEST_TITLE]).split("\n"):
        if _LETTERHEAD_LINE.match(folded(line)):
            yield line
        else:
            rest.append(line)
    yield "\n".join(rest)


@dataclass(frozen=True)
class _Waits:
    """The last word before a stretch of text that still waits for its date, and what stands between."""

    marker: Marker | None = None
    after: str = ""

    def is_for(self, *sorts: Sort) -> bool:
        return self.marker is not None and self.marker.sort in sorts


class _Reader:
    """Reads one text, knowing the word before it that still waits for its date."""

    def __init__(self, line: TitleLine, words: Words, waits: _Waits) -> None:
        self._line = line
        self._words = words
        self._text = words.folded
        self.waits = waits
        found = mentions(self._text)
        self._mentions = [one for one in found if one.shape is not Shape.NOW]
        self._now = [one for one in found if one.shape is Shape.NOW]
        self._markers = [
            one for one in words.markers() if not any(date.start <= one.start < date.end for date in self._mentions)
        ]

    def read(self) -> list[Said]:
        """Give the dates of the text; afterwards `waits` is the word that waits for a date in the next one."""
        found: list[Said] = []
        breaks = [0, *(match.end() for match in _BREAK.finditer(self._text)), len(self._text) + 1]
        for start, end in pairwise(breaks):
            inside = [one for one in self._mentions if start <= one.start < end]
            markers = [one for one in self._markers if start <= one.start < end and one.sort is not Sort.NAME]
            found += [self._said(one, start, markers, inside) for one in inside]
            self._leave(start, end, markers, inside)
        now = (Said(one, Role.UNCLEAR, self._words.quoted(one.start, one.end), self._line) for one in self._now)
        return [*found, *now]

    def _leave(self, start: int, end: int, markers: list[Marker], inside: list[Mention]) -> None:
        last = inside[-1].end if inside else -1
        waiting = [one for one in markers if one.start >= last]
        if waiting:
            self.waits = _Waits(waiting[-1], self._text[waiting[-1].end : end])
        elif inside or self._text[start:end].strip(" ():;.,-"):
            self.waits = _Waits()

    def _said(self, mention: Mention, start: int, markers: list[Marker], inside: list[Mention]) -> Said:
        before = [one for one in markers if one.end <= mention.start + 1 and one.start < mention.start]
        role, is_end = self._role(mention, start, before, inside)
        begins = mention.start
        if before and before[-1].sort in {Sort.AS_OF, Sort.UNTIL, Sort.PERIOD} and self._is_next(before[-1], mention):
            begins = before[-1].start
        quoted = self._words.quoted(begins, mention.end)
        if role is Role.COMPARISON and begins < mention.start and _YEAR_BEFORE.match(self._text[mention.end :]):
            return Said(replace(mention, shape=Shape.PART), Role.UNCLEAR, quoted, self._line)
        return Said(mention, role, quoted, self._line, is_end or mention.is_end)

    def _is_next(self, marker: Marker, mention: Mention) -> bool:
        return _FILLING.fullmatch(self._text, marker.end, max(marker.end, mention.start)) is not None

    def _role(self, mention: Mention, start: int, before: list[Marker], inside: list[Mention]) -> tuple[Role, bool]:
        """Give the role of a date, and whether the end of its span is written."""
        lead = self._text[start : mention.start]
        following = next((one for one in inside if one.start >= mention.end), None)
        if mention.shape is Shape.UNFILLED:
            return Role.LETTERHEAD, False
        if mention.shape is Shape.YEARS:
            return Role.PLAN, False
        if _START.search(lead) or self._begins_range(mention, following):
            return Role.START, False
        previous = next((one for one in reversed(inside) if one.end <= mention.start), None)
        role, is_end = self._role_by_words(mention, lead, before, previous)
        if role in {Role.REPORT, Role.TITLE_YEAR, Role.AS_OF} and mention.is_doubtful:
            return Role.UNCLEAR, is_end
        after = self._text[mention.end :]
        if mention.year is None and _YEAR_BEFORE.match(after):
            return Role.COMPARISON, is_end
        is_planned = following is None and _PLAN_AFTER.match(after)
        return (Role.PLAN if role is Role.TITLE_YEAR and is_planned else role), is_end

    def _begins_range(self, mention: Mention, following: Mention | None) -> bool:
        """Tell whether it is the first day of "15/5/2023 - 14/6/2023"."""
        if following is None or mention.shape is not Shape.DAY or following.shape is not Shape.DAY:
            return False
        return _DASH.fullmatch(self._text, mention.end, following.start) is not None

    def _role_by_words(
        self, mention: Mention, lead: str, before: list[Marker], previous: Mention | None
    ) -> tuple[Role, bool]:
        if mention.shape is Shape.DAY and _AFTER_A_DAY.search(lead):
            return Role.AS_OF, False
        marker = before[-1] if before else None
        is_until = marker is not None and marker.sort in {Sort.AS_OF, Sort.UNTIL}
        if marker and is_until and not _is_used(marker, previous) and self._is_next(marker, mention):
            return self._role_until(mention, marker, before[:-1], previous)
        prior = _governing(before)
        if prior is None:
            return self._role_by_place(mention, lead.strip(" ("))
        return self._role_after(mention, prior, is_used=_is_used(prior, previous)), False

    def _role_until(
        self, mention: Mention, marker: Marker, before: list[Marker], previous: Mention | None
    ) -> tuple[Role, bool]:
        """Give the role of a date after "đến": of the plan or comparison that it belongs to, else of the figures."""
        is_end = bool(END_WRITTEN.search(self._text[marker.start : mention.start]))
        of_figures = _of_figures(mention, is_end=is_end)
        prior = _governing(before)
        if prior is None:
            is_bare = marker.sort is Sort.UNTIL and previous is None
            is_doubtful = is_bare and self.waits.is_for(Sort.PLAN, Sort.COMPARISON)
            return (Role.UNCLEAR if is_doubtful else of_figures), is_end
        is_close = len(self._text[prior.end : marker.start].split()) <= 1
        if prior.sort not in {Sort.PLAN, Sort.COMPARISON} or not (marker.sort is Sort.UNTIL or is_close):
            return of_figures, is_end
        if not _is_used(prior, previous):
            return (Role.PLAN if prior.sort is Sort.PLAN else Role.COMPARISON), is_end
        is_report = prior.sort is Sort.PLAN and any(one.sort in {Sort.REPORT, Sort.PERIOD} for one in before)
        return (of_figures if is_report else Role.UNCLEAR), is_end

    def _role_after(self, mention: Mention, marker: Marker, *, is_used: bool) -> Role:
        """Give the role of a date by the last word before it that says for what."""
        match marker.sort:
            case Sort.PLAN | Sort.COMPARISON if is_used:
                return Role.UNCLEAR
            case Sort.PLAN:
                return Role.PLAN
            case Sort.COMPARISON:
                return Role.COMPARISON
            case Sort.DOCUMENT:
                return _role_of_document(mention)
            case Sort.PERIOD if not is_used and mention.shape is not Shape.PART:
                return Role.REPORT
            case _:
                is_plan = re.search(r"ke hoach|nhiem vu|muc tieu", self._text[marker.start : marker.end])
                return Role.UNCLEAR if is_plan and mention.shape is Shape.YEAR else _role_of_result(mention)

    def _role_by_place(self, mention: Mention, lead: str) -> tuple[Role, bool]:
        """Give the role of a date that no word of its own stretch explains."""
        is_first = _FILLING.fullmatch(lead) is not None
        if is_first and self.waits.is_for(Sort.DOCUMENT) and mention.shape is Shape.DAY:
            return Role.DOCUMENT, False
        if is_first and _FILLING.fullmatch(self.waits.after.strip(" ():;.")):
            is_end = bool(END_WRITTEN.search(f"{self.waits.after} {lead}"))
            if self.waits.is_for(Sort.AS_OF, Sort.UNTIL):
                return _of_figures(mention, is_end=is_end), is_end
            if self.waits.is_for(Sort.PERIOD) and mention.shape is not Shape.PART:
                return Role.REPORT, False
        if self.waits.is_for(Sort.PLAN, Sort.COMPARISON):
            return Role.UNCLEAR, False
        if _PLACE.match(lead) and mention.shape is Shape.DAY:
            return Role.LETTERHEAD, False
        is_of_cover = _PLACE.match(lead) and not _KIND.match(lead) and _is_month(mention)
        is_named = self._line.is_sheet_name and mention.shape is not Shape.SPAN
        return (Role.UNCLEAR if is_of_cover or is_named else _role_of_result(mention)), False


def _governing(before: list[Marker]) -> Marker | None:
    """Give the last word that says more than until when."""
    return next((one for one in reversed(before) if one.sort not in {Sort.UNTIL, Sort.AS_OF}), None)


def _is_used(marker: Marker, previous: Mention | None) -> bool:
    """Tell whether a word has its date already."""
    return previous is not None and previous.start >= marker.end


def _of_figures(mention: Mention, *, is_end: bool) -> Role:
    """Give the role of a date until which figures run; "đến năm 2023" names no day of it."""
    if mention.shape is Shape.PART:
        return Role.UNCLEAR
    is_year = mention.shape in {Shape.YEAR, Shape.BARE_YEAR} and not is_end
    return Role.TITLE_YEAR if is_year else Role.AS_OF


def _role_of_document(mention: Mention) -> Role:
    """Give the role of a date after a cited document: papers bear a day, a month or a year, never a quarter."""
    if mention.shape is Shape.DAY:
        return Role.DOCUMENT
    return Role.REPORT if mention.shape is Shape.SPAN and not _is_month(mention) else Role.UNCLEAR


def _role_of_result(mention: Mention) -> Role:
    """Give the role of a date in the name of a report: a day may also be that of its making."""
    roles = {Shape.SPAN: Role.REPORT, Shape.YEAR: Role.TITLE_YEAR}
    return roles.get(mention.shape, Role.UNCLEAR)


def _is_month(mention: Mention) -> bool:
    return mention.shape is Shape.SPAN and mention.months[0] == mention.months[1]
