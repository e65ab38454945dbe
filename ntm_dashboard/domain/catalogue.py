"""What decisions and statutes lay down, as data with validity dates: units, criteria sets, thresholds, conditions.

The catalogue is read from the CSV files of `data/catalogue/`; nothing of it is written in Python.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from ntm_dashboard.domain.file_words import CERTAINTY_CODES
from ntm_dashboard.domain.naming import name_within
from ntm_dashboard.domain.terms import Certainty, Direction, Level, Measure, PeriodClose, Requirement, UnitKind
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message, Name, Order, name_order


@dataclass(frozen=True)
class Named:
    """A thing with a Vietnamese and an English name."""

    name_vi: str
    name_en: str

    @cached_property
    def name(self) -> Name:
        """Give the name, to be read in either language."""
        return Name(self.name_vi, self.name_en)


TO_BE_CHECKED = "can_doi_chieu"
"""The certainty of a row of the catalogue that was not held against the annex of the decision yet."""


@dataclass(frozen=True)
class Validity:
    """From when to when (both days included) something applies; None is open."""

    valid_from: date | None
    valid_to: date | None

    def covers(self, day: date) -> bool:
        """Tell whether it applies on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Unit:
    """A commune, a town or a district, for as long as its code means this area. Never show its name without its kind.

    `parent` is the code of the district; `tile_row` and `tile_col` its place on the tile grid, north up.
    `merged_into` is the code of the unit that took its area over, if any.
    """

    code: str
    name: str
    kind: UnitKind
    parent: str
    tile_row: int
    tile_col: int
    validity: Validity
    merged_into: str
    source: str


@dataclass(frozen=True)
class CriteriaSet(Named):
    """A set of criteria for a level, the decision that issued it, and how many criteria and indicators that names.

    `key_criteria` are the numbers of those by which losing fewer is enough for a revocation (Decision 18/2022/QĐ-TTg).
    """

    set_id: str
    level: Level
    kind: str
    legal_basis: str
    validity: Validity
    criteria_count: int | None
    indicators_count: int | None
    certainty: str
    key_criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class Criterion(Named):
    """A numbered criterion of a set; `number` is text ("5"). `agency` is the code of the lead agency or "".

    `also` are the short names and abbreviations that offices write for it; `short_vi` and `short_en` are what stands
    where the name has no room, "" where the name is short itself.
    """

    set_id: str
    number: str
    group_vi: str
    group_en: str
    agency: str
    certainty: str
    also: tuple[str, ...] = ()
    short_vi: str = ""
    short_en: str = ""

    @cached_property
    def short_name(self) -> Name:
        """Give the name for a narrow place, to be read in either language."""
        return Name(self.short_vi or self.name_vi, self.short_en or self.name_en)

    @cached_property
    def group(self) -> Name:
        """Give the name of its group, to be read in either language."""
        return Name(self.group_vi, self.group_en)


@dataclass(frozen=True)
class Indicator(Named):
    """A numbered indicator ("17.10") of a criterion. `measured_in` is the unit of its value ("%", "m²/người", "")."""

    set_id: str
    criterion: str
    number: str
    direction: Direction
    measured_in: str
    may_not_apply: bool
    certainty: str
    note: str


@dataclass(frozen=True)
class Threshold:
    """What an indicator must reach while the threshold is valid; `value` is None for a yes or no, or where unknown."""

    set_id: str
    indicator: str
    value: float | None
    text: str
    validity: Validity
    certainty: str


@dataclass(frozen=True)
class Condition(Named):
    """A condition for recognising a district. `measure` is what it looks at, `required` the share in % or the value."""

    set_id: str
    number: str
    code: str
    measure: Measure
    requirement: Requirement
    required: float
    required_vi: str
    required_en: str
    source: str
    certainty: str

    @cached_property
    def required_text(self) -> Name:
        """Give what is required in words, to be read in either language."""
        return Name(self.required_vi, self.required_en)


@dataclass(frozen=True)
class LegalText(Named):
    """A decision or a letter that lays down or amends criteria; its name is what it says, "" where that is not known.

    `set_ids` are the sets that it is about. It applies from its `validity`, else from the day that it was issued on;
    where neither is known, nobody knows whether it does.
    """

    number: str
    issued_on: date | None
    set_ids: tuple[str, ...]
    validity: Validity
    source: str
    is_checked: bool

    @property
    def applies_from(self) -> date | None:
        """Give the first day on which it applies, None where that is not known."""
        return self.validity.valid_from or self.issued_on

    def may_apply(self, day: date) -> bool:
        """Tell whether it applies on a day, or nobody knows that it does not."""
        return self.validity.covers(day) and (self.applies_from is None or self.applies_from <= day)


@dataclass(frozen=True)
class Agency(Named):
    """An office that leads criteria. `certainty` says whether the assignment is documented or illustrative.

    `also` are the abbreviations that offices write for it.
    """

    code: str
    certainty: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeasureCode(Named):
    """The code by which the files speak of a published figure. `measured_in` is its unit ("%", "xã", "").

    `indicator` of the set `set_id` is the one that the figure tells of for the whole district, "" if none.
    """

    code: str
    measure: Measure
    measured_in: str
    set_id: str = ""
    indicator: str = ""


@dataclass(frozen=True)
class LeadTime(Named):
    """A step of the procedure after a unit has met its criteria, and how many days it takes; None where not known.

    `order` is its place in the procedure, `legal_basis` the article that lays it down, "" where that was not read.
    """

    set_id: str
    order: int
    days: int | None
    legal_basis: str
    certainty: str


@dataclass(frozen=True)
class District:
    """The district that the data folder is about, how its papers are headed, and which day closes a period there.

    `opens_on` is the day to show while nothing was published beyond the data folder; None is its newest day.
    """

    code: str
    name: str
    province: str
    office: str
    parent_office: str
    place: str
    banner: str
    is_training: bool
    settings: tuple[tuple[str, str], ...] = ()
    period_close: PeriodClose = PeriodClose.LAST_DAY
    opens_on: date | None = None

    @property
    def name_within(self) -> str:
        """Give the name as it stands within a sentence: the kind of unit in small letters (huyện Trà Cú)."""
        return name_within(self.name)

    @property
    def place_of_both(self) -> str:
        """Give the district with its province as a line of its own (Huyện Trà Cú, tỉnh Trà Vinh)."""
        return ", ".join(filter(None, (self.name, name_within(self.province))))

    def setting(self, key: str) -> str:
        """Give a further line of `huyen.csv` ("" where it has none), for instance the signer of reports."""
        return dict(self.settings).get(key, "")


@dataclass(frozen=True)
class Catalogue:
    """All that is laid down. Look things up with the methods; each takes the day that it is asked for."""

    units: tuple[Unit, ...]
    sets: tuple[CriteriaSet, ...]
    criteria: tuple[Criterion, ...]
    indicators: tuple[Indicator, ...]
    thresholds: tuple[Threshold, ...]
    conditions: tuple[Condition, ...]
    agencies: tuple[Agency, ...]
    district: District
    measures: tuple[MeasureCode, ...] = ()
    legal_texts: tuple[LegalText, ...] = ()
    lead_times: tuple[LeadTime, ...] = ()

    def units_on(self, day: date, kinds: Iterable[UnitKind] = (UnitKind.COMMUNE, UnitKind.TOWN)) -> tuple[Unit, ...]:
        """Give the units of the district on a day, in the order of the catalogue."""
        key = (bisect_right(self._turns, day), frozenset(kinds))
        if key not in self._units_between:
            self._units_between[key] = self._chosen(day, key[1])
        return self._units_between[key]

    def _chosen(self, day: date, kinds: frozenset[UnitKind]) -> tuple[Unit, ...]:
        return tuple(
            unit
            for unit in self.units
            if unit.kind in kinds and unit.parent == self.district.code and unit.validity.covers(day)
        )

    @cached_property
    def _units_between(self) -> dict[tuple[int, frozenset[UnitKind]], tuple[Unit, ...]]:
        """Keep the units by the turns that a day lies between: no more entries than the catalogue has turns."""
        return {}

    @cached_property
    def _turns(self) -> list[date]:
        """Give the days from which on the catalogue has other units than the day before."""
        starts = {unit.validity.valid_from for unit in self.units}
        ends = {unit.validity.valid_to for unit in self.units} - {date.max}
        return sorted({day for day in starts if day} | {day + timedelta(days=1) for day in ends if day})

    def unit_on(self, code: str, day: date) -> Unit:
        """Give one unit of the district by its code.

        Raises:
            UnknownScopeError: the code is of no unit of the district on that day.
        """
        for unit in self._units_by_code.get(code, ()):
            if unit.kind is not UnitKind.DISTRICT and unit.parent == self.district.code and unit.validity.covers(day):
                return unit
        sentence = N_("Không có xã, thị trấn mang mã “{code}” vào ngày {day}.")
        raise UnknownScopeError(str(Message.of(sentence, code=code, day=day)))

    def set_on(self, level: Level, day: date, kind: str = "standard") -> CriteriaSet | None:
        """Give the criteria set of a level that is valid on a day, the newest if several are; None if there is none."""
        valid = [one for one in self.sets if one.level == level and one.kind == kind and one.validity.covers(day)]
        return max(valid, key=lambda one: one.validity.valid_from or date.min, default=None)

    def criteria_on(self, level: Level, day: date) -> tuple[Criterion, ...]:
        """Give the criteria of a level on a day, in their order; empty when no set is valid."""
        chosen = self.set_on(level, day)
        return tuple(one for one in self.criteria if chosen and one.set_id == chosen.set_id)

    def indicators_on(self, level: Level, day: date) -> tuple[Indicator, ...]:
        """Give the indicators of a level on a day, in their order; empty when no set is valid."""
        chosen = self.set_on(level, day)
        return tuple(one for one in self.indicators if chosen and one.set_id == chosen.set_id)

    def threshold_on(self, indicator: Indicator, day: date) -> Threshold | None:
        """Give the threshold of an indicator on a day (some rise each year)."""
        own = self._thresholds_by_indicator.get((indicator.set_id, indicator.number), ())
        return next((one for one in own if one.validity.covers(day)), None)

    @cached_property
    def _thresholds_by_indicator(self) -> Mapping[tuple[str, str], list[Threshold]]:
        found: dict[tuple[str, str], list[Threshold]] = {}
        for one in self.thresholds:
            found.setdefault((one.set_id, one.indicator), []).append(one)
        return found

    def conditions_on(self, day: date) -> tuple[Condition, ...]:
        """Give the conditions for recognising a district on a day."""
        chosen = self.set_on(Level.DISTRICT, day)
        return tuple(one for one in self.conditions if chosen and one.set_id == chosen.set_id)

    def lead_times_on(self, level: Level, day: date) -> tuple[LeadTime, ...]:
        """Give the steps of the procedure of recognition of a level on a day, the first one first."""
        chosen = self.set_on(level, day)
        own = (one for one in self.lead_times if chosen and one.set_id == chosen.set_id)
        return tuple(sorted(own, key=lambda one: one.order))

    def legal_texts_on(self, day: date) -> tuple[LegalText, ...]:
        """Give what lays down or amends the sets that are valid on a day, the oldest first, what has no day last."""
        valid = {one.set_id for one in self.sets if one.validity.covers(day)}
        texts = [
            one for one in self.legal_texts if one.may_apply(day) and (not one.set_ids or valid & set(one.set_ids))
        ]
        return tuple(sorted(texts, key=lambda one: one.applies_from or date.max))

    def unit_name(self, code: str, day: date) -> str:
        """Give the name that a unit had on a day; of a code that was none then the district's."""
        named = (unit.name for unit in self._units_by_code.get(code, ()) if unit.validity.covers(day))
        return next(named, self.district.name)

    @cached_property
    def _units_by_code(self) -> Mapping[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.code, []).append(unit)
        return found

    @cached_property
    def without_illustrative_agencies(self) -> "Catalogue":
        """Give the same, itself where that is all, without leading agencies that are only named for illustration."""
        invented = {one.code for one in self.agencies if one.certainty == CERTAINTY_CODES[Certainty.ILLUSTRATIVE]}
        if not any(one.agency in invented for one in self.criteria):
            return self
        known = (replace(one, agency="") if one.agency in invented else one for one in self.criteria)
        return replace(self, criteria=tuple(known))

    def agency_name(self, code: str) -> str:
        """Give the name of an agency; a text that is no code of the catalogue is given back as it is."""
        return next((str(one.name) for one in self.agencies if one.code == code), code)

    def agency_order(self, agency: str) -> tuple[int, Order]:
        """Give what agencies, by code or name, are sorted by: their place in the catalogue, then the name of others."""
        places = (place for place, one in enumerate(self.agencies) if agency in {one.code, one.name_vi, one.name_en})
        return next(places, len(self.agencies)), name_order(agency)

    def measure_of(self, code: str) -> Measure | None:
        """Give the measure that a code of the files stands for; None for an unknown code."""
        return next((one.measure for one in self.measures if one.code == code), None)
