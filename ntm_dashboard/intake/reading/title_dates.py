"""The period of a report by the lines above its table: taken where one day stands alone, else a choice for a person.

Words as of which the figures stand go before the period that the report names, both before the year of the title; a
letterhead, a cited document, a plan and a comparison are never the period (docs/decisions/period-by-role.md).
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from ntm_dashboard.domain.month_spans import MonthSpan
from ntm_dashboard.domain.terms import PeriodClose
from ntm_dashboard.intake.cells.date_mentions import Shape
from ntm_dashboard.intake.cells.text import folded
from ntm_dashboard.intake.reading.title_roles import Role, Said, TitleLine, dates_said

_SURE = (Role.AS_OF, Role.REPORT, Role.TITLE_YEAR)
_POSSIBLE = (*_SURE, Role.UNCLEAR)
_HINTS = (*_POSSIBLE, Role.LETTERHEAD, Role.PLAN)


@dataclass(frozen=True)
class Candidate:
    """A day that may be the period, what is said of it, its words and where they stand. `span`: no day is written."""

    day: date
    role: Role
    quoted: str
    line: TitleLine
    span: MonthSpan | None = None

    def agrees_with(self, other: "Candidate") -> bool:
        """Tell whether both may speak of the same figures: the same day, or a day of the other's span."""
        if self.day == other.day:
            return True
        return bool(self.span and self.span.covers(other.day)) or bool(other.span and other.span.covers(self.day))


@dataclass(frozen=True)
class TitlePeriod:
    """What the titles say of the period: the day to take, or the days to choose from with the one that is likelier.

    `unreal` is a day or month that does not exist, `without_year` one whose year stands nowhere.
    """

    taken: Candidate | None = None
    asked: tuple[Candidate, ...] = ()
    suggested: Candidate | None = None
    unreal: Said | None = None
    without_year: Said | None = None


def period_of_titles(lines: list[TitleLine], *, close: PeriodClose = PeriodClose.LAST_DAY) -> TitlePeriod:
    """Weigh every date of the titles (rows from the top, the name of the sheet last) and give the period."""
    said = dates_said(lines)
    unreal = next((one for one in said if one.role in _SURE and one.mention.is_unreal), None)
    if unreal is not None:
        return TitlePeriod(unreal=unreal)
    dated = [one for one in said if not one.mention.is_unreal]
    years = _years(dated)
    hints = years or _hinted_years(dated)
    candidates = [
        made
        for one, after in zip_longest(dated, dated[1:])
        for made in _candidates(one, _year_of_next(one, after) or (years[0] if len(years) == 1 else None), hints, close)
    ]
    found = _weighed(candidates, [one for one in dated if one.role is Role.LETTERHEAD])
    parts = [one for one in dated if one.mention.shape in {Shape.PART, Shape.NOW}]
    if parts and found.taken is not None:
        found = _of_a_part(found, found.taken, parts, candidates)
    lost = next((one for one in dated if one.role in _SURE and _is_without_year(one) and not years), None)
    if lost is not None and found.taken is None and not found.asked:
        return TitlePeriod(without_year=lost)
    return found


def _is_without_year(said: Said) -> bool:
    return said.mention.year is None and said.mention.shape in {Shape.DAY, Shape.SPAN}


def _years(said: list[Said]) -> tuple[int, ...]:
    """Give the years that dates of the report itself name."""
    named = {one.mention.year for one in said if one.role in _SURE or _is_year_of_sheet(one)}
    return tuple(sorted(year for year in named if year is not None))


def _is_year_of_sheet(said: Said) -> bool:
    return said.line.is_sheet_name and said.role is Role.UNCLEAR and said.mention.shape in {Shape.YEAR, Shape.BARE_YEAR}


def _hinted_years(said: list[Said]) -> tuple[int, ...]:
    """Give the years that something else in the titles names: a letterhead, a plan."""
    return tuple(sorted({one.mention.year for one in said if one.role in _HINTS and one.mention.year}))


def _candidates(one: Said, year: int | None, hints: tuple[int, ...], close: PeriodClose) -> list[Candidate]:
    """Make the candidates of a date: one, or where its year is left out one for each year that may be meant."""
    if one.role not in _POSSIBLE or one.mention.shape in {Shape.PART, Shape.NOW}:
        return []
    known = one.mention.year or year
    if known is not None:
        return _made(one, known, close)
    return [made for hint in hints for made in _made(replace(one, role=Role.UNCLEAR), hint, close)]


def _year_of_next(one: Said, after: Said | None) -> int | None:
    """Give the year that the next date gives to one without: "QUÝ II" above "NĂM 2023", "tháng 6, 7 năm 2023"."""
    if after is None or after.mention.year is None or after.line.is_sheet_name != one.line.is_sheet_name:
        return None
    is_year = after.mention.shape is Shape.YEAR and after.role is Role.TITLE_YEAR
    is_alone = len(after.line.text.split()) <= 3 and after.line.row - one.line.row in {0, 1}
    is_later = one.mention.day is None and after.mention.span is not None and one.mention.months < after.mention.months
    is_same_sentence = after.line is one.line and after.mention.shape is Shape.SPAN and is_later
    return after.mention.year if (is_year and is_alone) or is_same_sentence else None


def _made(one: Said, year: int, close: PeriodClose) -> list[Candidate]:
    mention = replace(one.mention, year=year)
    if mention.exact is not None:
        return [Candidate(mention.exact, one.role, one.quoted, one.line)]
    if mention.span is None:
        return []
    day = mention.span.last if one.is_end else mention.span.closing(close)
    is_day = one.is_end and one.role is Role.AS_OF
    return [Candidate(day, one.role, one.quoted, one.line, None if is_day else mention.span)]


def _weighed(candidates: list[Candidate], letterheads: list[Said]) -> TitlePeriod:
    """Take the best candidate of the titles, and hold the name of the sheet against it."""
    titles = [one for one in candidates if not one.line.is_sheet_name]
    sheets = [one for one in candidates if one.line.is_sheet_name]
    unclear = [one for one in candidates if one.role is Role.UNCLEAR]
    named = [one for one in sheets if one.role in {Role.AS_OF, Role.REPORT}]
    as_of, report, years = ([one for one in titles if one.role is role] for role in _SURE)
    if as_of:
        found = _by_day(as_of, [*report, *years])
    elif report:
        found = _by_span(report, years, unclear, letterheads)
    elif years:
        found = _by_span(years, [], [*unclear, *named], letterheads, is_year=True)
    elif named:
        return _by_span(named, [], unclear, letterheads)
    else:
        return _asked(unclear, _finest(unclear))
    return _against_sheet(found, named)


def _by_day(as_of: list[Candidate], others: list[Candidate]) -> TitlePeriod:
    """Take the day as of which the figures stand; ask where there are two, or it lies outside the report's period."""
    days = _distinct(as_of)
    differing = [one for one in others if not one.agrees_with(days[0])]
    if len(days) > 1:
        return _asked([*days, *differing])
    return _asked([*days, *differing], days[0]) if differing else TitlePeriod(taken=days[0])


def _by_span(
    best: list[Candidate],
    years: list[Candidate],
    unclear: list[Candidate],
    letterheads: list[Said],
    *,
    is_year: bool = False,
) -> TitlePeriod:
    """Take the period that the report names, unless something in the titles speaks for another day."""
    days = _distinct(best)
    first = days[0]
    differing = [one for one in years if not one.agrees_with(first)]
    inside = [one for one in unclear if one.day != first.day and (is_year or _lies_in(one, first))]
    if len(days) > 1:
        return _asked([*days, *differing, *inside])
    if differing:
        return _asked([first, *differing, *inside], first)
    if inside:
        return _asked([first, *inside], _finest([first, *inside]) if is_year else None)
    is_early = any(_is_before_the_end(one, first) for one in letterheads)
    return _asked([first]) if is_early else TitlePeriod(taken=first)


def _finest(candidates: list[Candidate]) -> Candidate | None:
    """Give the one candidate that lies within what all others name; None where none does."""
    found = [
        one
        for one in _distinct(candidates)
        if all(other.day == one.day or (other.span and other.span.covers(one.day)) for other in candidates)
    ]
    return min(found, key=lambda one: one.day, default=None)


def _lies_in(one: Candidate, span: Candidate) -> bool:
    return one.span is None and span.span is not None and span.span.covers(one.day)


def _is_before_the_end(letterhead: Said, candidate: Candidate) -> bool:
    """Tell whether a paper was signed before the period could close, so that its figures are of another day."""
    signed = letterhead.mention.exact
    return signed is not None and candidate.span is not None and signed < candidate.span.last_by_decree


def _against_sheet(found: TitlePeriod, named: list[Candidate]) -> TitlePeriod:
    """Ask where the name of the sheet says another period than the titles."""
    if found.taken is None:
        return found
    taken = found.taken
    differing = [one for one in named if not one.agrees_with(taken)]
    return _asked([taken, *differing], taken) if differing else found


def _of_a_part(found: TitlePeriod, taken: Candidate, parts: list[Said], candidates: list[Candidate]) -> TitlePeriod:
    """Take no end of a year where "đến nay" or a round of it is named, and no end of a month beside a week."""
    is_of_week = any(folded(one.quoted).startswith("tuan") for one in parts)
    is_month = taken.span is not None and taken.span.first_month == taken.span.last_month
    if taken.span is None or (is_month and not is_of_week):
        return found
    return _asked([one for one in candidates if one.role in _POSSIBLE])


def _asked(candidates: list[Candidate], suggested: Candidate | None = None) -> TitlePeriod:
    return TitlePeriod(asked=tuple(_distinct(candidates)), suggested=suggested)


def _distinct(candidates: list[Candidate]) -> list[Candidate]:
    """Keep one candidate of each day, the first that says it."""
    return list({one.day: one for one in reversed(candidates)}.values())[::-1]
