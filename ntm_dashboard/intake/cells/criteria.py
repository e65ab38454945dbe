"""Which criterion or indicator a cell or a heading means. Numbers stay text: 17.10 is not 17.1."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz

from ntm_dashboard.domain.catalogue import Catalogue, Criterion, Indicator
from ntm_dashboard.domain.terms import Level
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells.text import typed, words_only
from ntm_dashboard.intake.grid import Cell, CellKind

_PREFIX = r"(?:(?:tiêu chí|tieu chi|tieu_chi|chỉ tiêu|chi tieu|tc|t\.c|ct)[\s._\-–:]*)?(?:số|so)?\s*"
_NUMBERED = re.compile(
    rf"^{_PREFIX}(?P<criterion>\d{{1,2}})(?:[.,](?P<indicator>\d{{1,2}}))?\s*(?:[.:)\-–]\s*)?(?P<name>.*)$",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_IN_BRACKETS = re.compile(r"^\((?:(?:tiêu chí|tc)\s*)?(\d{1,2}(?:\.\d{1,2})?)\)$", re.IGNORECASE | re.ASCII)
_NAME_FIRST = re.compile(
    r"^(?P<name>.*\D)\s*\((?:(?:tiêu chí|tc)\s*)?(?P<criterion>\d{1,2})\)$", re.IGNORECASE | re.ASCII
)
_BEFORE_NAME = re.compile(r"^(?:tieu chi )?(?:ve )?")


def _key(text: str) -> str:
    """Give the words of a name in which "&" and "," join as "và" does, and letters of an abbreviation stay together."""
    return " ".join(word for word in words_only(text).split() if word != "va")


_NEAR = 70


def _alike(one: str, other: str) -> float:
    """Tell how much two names share: their words in any order, and their letters."""
    return max(fuzz.token_sort_ratio(one, other), 0.95 * fuzz.token_set_ratio(one, other) if len(other) > 6 else 0.0)


@dataclass(frozen=True)
class Place:
    """A criterion, or an indicator of one (`indicator` is "" for the criterion itself)."""

    criterion: str
    indicator: str = ""

    @property
    def number(self) -> str:
        """Give the number that people know it by: 5 or 5.2."""
        return self.indicator or self.criterion


@dataclass(frozen=True)
class CriteriaBook:
    """The criteria and indicators of a level at a day, by number and by name."""

    criteria: tuple[Criterion, ...]
    indicators: tuple[Indicator, ...]

    @classmethod
    def of(cls, catalogue: Catalogue, *, level: Level, day: date, set_id: str = "") -> "CriteriaBook":
        """Make it from the standard set that is valid on the day, or from another set."""
        if not set_id:
            return cls(catalogue.criteria_on(level, day), catalogue.indicators_on(level, day))
        criteria = tuple(one for one in catalogue.criteria if one.set_id == set_id)
        return cls(criteria, tuple(one for one in catalogue.indicators if one.set_id == set_id))

    def only_indicator(self, place: Place) -> Indicator | None:
        """Give the indicator of a place, or the one indicator that a criterion has."""
        if place.indicator:
            return self.by_indicator.get(place.indicator)
        own = [one for one in self.indicators if one.criterion == place.criterion]
        return own[0] if len(own) == 1 else None

    @cached_property
    def _names(self) -> dict[str, Place]:
        own = {_key(one.name_vi): Place(one.number) for one in self.criteria}
        also = {_key(name): Place(one.number) for one in self.criteria for name in one.also}
        return {**also, **own}

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(one.number for one in self.criteria)

    @cached_property
    def by_indicator(self) -> dict[str, Indicator]:
        """Give the indicators by their numbers."""
        return {one.number: one for one in self.indicators}

    @property
    def span(self) -> Message:
        """Say which numbers there are."""
        numbers = [one.number for one in self.criteria] or ["–"]
        return Message.of(N_("{first} đến {last}"), first=numbers[0], last=numbers[-1])

    def place(self, cell: Cell) -> Place | None:
        """Read a criterion or an indicator; None when the set has none such."""
        text = _IN_BRACKETS.sub(r"\1", typed(cell.text))
        named = self._named(text)
        match = _NUMBERED.match(text)
        if match is None:
            after = _NAME_FIRST.match(text)
            return named or (self._numbered_after(after) if after else None)
        if cell.kind is CellKind.NUMBER and cell.number is not None and cell.number == int(cell.number):
            match = _NUMBERED.match(str(int(cell.number))) or match
        return self._numbered(match)

    def place_of_text(self, text: str) -> Place | None:
        """Read a criterion or an indicator from a heading."""
        return self.place(Cell(text))

    def is_near(self, name: str, place: Place) -> bool:
        """Tell whether a written name is nearer to that of a criterion than to any other, and near enough."""
        scores = self._nearness(name)
        best = max(scores.values(), default=0.0)
        return best >= _NEAR and scores.get(place.criterion) == best

    def near(self, name: str) -> tuple[Criterion, ...]:
        """Give the criteria whose names are near a written one, the nearest first, at most three; only to suggest."""
        scores = self._nearness(name)
        close = sorted(
            (one for one in self.criteria if scores[one.number] >= _NEAR), key=lambda one: -scores[one.number]
        )
        return tuple(close[:3])

    def _nearness(self, name: str) -> dict[str, float]:
        plain = _key(re.sub(r"^\s*\d+[.)]?\s*", "", name))
        if len(plain) < 2:
            return {one.number: 0.0 for one in self.criteria}
        return {
            one.number: max(_alike(plain, _key(known)) for known in (one.name_vi, *one.also)) for one in self.criteria
        }

    def _named(self, text: str) -> Place | None:
        plain = _key(text)
        return self._names.get(plain) or self._names.get(_BEFORE_NAME.sub("", plain, count=1))

    def _numbered_after(self, match: re.Match[str]) -> Place | None:
        """Read a criterion whose number stands behind its name: Quy hoạch (1)."""
        place = Place(str(int(match["criterion"])))
        return place if self._named(match["name"]) == place else None

    def _numbered(self, match: re.Match[str]) -> Place | None:
        criterion = str(int(match["criterion"]))
        if criterion not in self._numbers:
            return None
        if match["indicator"] is None or int(match["indicator"]) == 0:
            return Place(criterion) if self._fits(criterion, match["name"]) else None
        indicator = f"{criterion}.{int(match['indicator'])}"
        if self.indicators and indicator not in self.by_indicator:
            return None
        return Place(criterion, indicator)

    def _fits(self, criterion: str, name: str) -> bool:
        """Tell whether the name written behind a number is the name of that criterion."""
        return not words_only(name) or self._named(name) == Place(criterion)
