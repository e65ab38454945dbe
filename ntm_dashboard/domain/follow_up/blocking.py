"""What keeps communes from being complete, who is nearest, and which recognised ones no longer keep the standard.

The thresholds of a revocation are those of Decision 18/2022/QĐ-TTg; docs/formulas/responsibility.md has the cases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import DataFrame, Table, checked, rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Level, Result, Status, Title, UnitKind
from ntm_dashboard.domain.titles import RANK, TITLES, Titles
from ntm_dashboard.i18n import N_, Message, Name

MANY, SOME = Fraction(1, 2), Fraction(3, 10)
"""The share of a commune's criteria whose loss alone is enough, and the one that is with a key criterion lost."""
DISTRICT_MANY, DISTRICT_SOME = 5, 3
"""The number of district criteria whose loss alone is enough, and the one that is with a key criterion lost."""
REVOKED_COMMUNES = Fraction(3, 10)
"""The share of its communes whose revocation is enough for that of the district."""


@dataclass(frozen=True)
class Distance:
    """How far an indicator is from its threshold, in its own unit."""

    indicator: str
    name: Name
    gap: float
    measured_in: str


class NearestToDone(Table):
    """A commune that is not complete, by how few cells free it: unmet criteria, then unknown ones, then the catalogue.

    `unmet` and `unknown` are tuples of criterion numbers. `cells` counts the unmet and unknown cells of this commune
    and of those before it: as many as must be met to free `freed` communes. `distances` is a tuple of `Distance`.
    `oldest_on` is the oldest day of what is known of its criteria, `oldest_days` how long ago that is.
    """

    unit: str
    unit_name: str
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    cells: int
    freed: int
    distances: tuple[Distance, ...]
    oldest_on: date | None
    oldest_days: int | None


def nearest_to_done(situation: Situation) -> DataFrame[NearestToDone]:
    """Order the communes that are not complete by how few cells free them; those that are recognised are left out.

    A commune of which nothing is reported cannot be placed, and is left out too.
    """
    communes = _communes(situation)
    waiting = [row for row in communes if row.status != Status.ACHIEVED and row.assessed]
    unmet, unknown = _unmet(situation.commune_criteria), _unknown(situation.commune_criteria)
    oldest = situation.commune_criteria.groupby("unit", sort=False)["period"].min()
    days = {str(unit): None if pd.isna(day) else day.date() for unit, day in oldest.items()}
    gaps = _gaps(situation)
    found = [
        _Lacking(row.unit, row.name, unmet.get(row.unit, ()), unknown.get(row.unit, ()), days[row.unit])
        for row in waiting
        if row.unit in days
    ]
    found = sorted((one for one in found if one.cells), key=lambda one: len(one.unmet) + len(one.unknown))
    rows, cells = [], 0
    for place, one in enumerate(found, start=1):
        cells += one.cells
        distances = tuple(gap for number in one.unmet for gap in gaps.get((one.unit, number), ()))
        days = None if one.oldest_on is None else (situation.as_of - one.oldest_on).days
        rows.append((one.unit, one.unit_name, one.unmet, one.unknown, cells, place, distances, one.oldest_on, days))
    return checked(NearestToDone, pd.DataFrame(rows, columns=NearestToDone.names()))


def _communes(situation: Situation) -> list[Any]:
    return [row for row in rows_of(situation.units) if row.kind == UnitKind.COMMUNE]


@dataclass(frozen=True)
class _Lacking:
    unit: str
    unit_name: str
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    oldest_on: date | None

    @property
    def cells(self) -> int:
        return len(self.unmet) + len(self.unknown)


def _unmet(criteria: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    return _numbers(criteria[criteria["result"] == Result.NOT_MET])


def _unknown(criteria: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    return _numbers(criteria[criteria["result"].isna()])


def _numbers(criteria: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    """Give the numbers of the criteria by commune."""
    found: dict[str, list[str]] = {}
    for unit, number in zip(criteria["unit"].tolist(), criteria["criterion"].tolist(), strict=True):
        found.setdefault(unit, []).append(number)
    return {unit: tuple(numbers) for unit, numbers in found.items()}


def _gaps(situation: Situation) -> Mapping[tuple[str, str], Sequence[Distance]]:
    found: dict[tuple[str, str], list[Distance]] = {}
    table = situation.commune_indicators
    for row in rows_of(table[table["gap"].notna() & (table["gap"] != 0)]):
        unit = row.measured_in if isinstance(row.measured_in, str) else ""
        distance = Distance(row.indicator, row.name, abs(float(row.gap)), unit)
        found.setdefault((row.unit, row.criterion), []).append(distance)
    return found


class Risk(StrEnum):
    """How a recognised commune, or the district, stands against the thresholds of a revocation.

    `POSSIBLE`: what is not known could bring it there. `SLIDING`: something is lost, by far not enough.
    """

    REVOCABLE = "revocable"
    POSSIBLE = "possible"
    SLIDING = "sliding"
    KEPT = "kept"
    UNKNOWN = "unknown"


RISK_WORDS = {
    Risk.REVOCABLE: N_("Thuộc diện xét thu hồi"),
    Risk.POSSIBLE: N_("Chưa loại trừ diện xét thu hồi"),
    Risk.SLIDING: N_("Có tiêu chí không giữ được"),
    Risk.KEPT: N_("Giữ vững"),
    Risk.UNKNOWN: N_("Chưa có số liệu"),
}


@dataclass(frozen=True)
class DistrictRisk:
    """How a recognised district keeps the standard: the `Risk`, the criteria lost and not known, communes revoked."""

    risk: Risk
    lost: tuple[str, ...]
    unknown: tuple[str, ...]
    revoked: int


class Risks(Table):
    """A recognised commune: which criteria it no longer meets, and the `Risk` of a revocation.

    `lost` and `unknown` are tuples of criterion numbers; `more` is how many more would have to be lost for a
    revocation (0 where it is revocable).
    """

    unit: str
    unit_name: str
    lost: tuple[str, ...]
    unknown: tuple[str, ...]
    applicable: int
    more: int
    risk: str


def risks_of(situation: Situation, catalogue: Catalogue) -> DataFrame[Risks]:
    """Give how each recognised commune keeps the standard, in the order of the catalogue."""
    key, criteria = _key_criteria(catalogue, situation, Level.COMMUNE), situation.commune_criteria
    lost, unknown = _unmet(criteria), _unknown(criteria)
    applicable = criteria.loc[criteria["result"] != Result.NOT_APPLICABLE, "unit"].value_counts()
    totals = {unit: int(applicable.get(unit, 0)) for unit in criteria["unit"].unique().tolist()}
    rows = [
        _risk(row, lost.get(row.unit, ()), unknown.get(row.unit, ()), totals[row.unit], key)
        for row in _communes(situation)
        if row.status == Status.ACHIEVED and row.unit in totals
    ]
    return checked(Risks, pd.DataFrame(rows, columns=Risks.names()))


def _key_criteria(catalogue: Catalogue, situation: Situation, level: Level) -> frozenset[str]:
    chosen = catalogue.set_on(level, situation.as_of)
    return frozenset(chosen.key_criteria) if chosen else frozenset()


def _risk(
    unit: Any, lost: tuple[str, ...], unknown: tuple[str, ...], total: int, key: frozenset[str]
) -> tuple[Any, ...]:
    return (
        unit.unit,
        unit.name,
        lost,
        unknown,
        total,
        _more(lost, total, key),
        _risk_of(lost, unknown, total, key).value,
    )


def _risk_of(lost: Sequence[str], unknown: Sequence[str], total: int, key: frozenset[str]) -> Risk:
    if len(unknown) == total:
        return Risk.UNKNOWN
    if is_revocable(lost, total, key):
        return Risk.REVOCABLE
    if is_revocable([*lost, *unknown], total, key):
        return Risk.POSSIBLE
    return Risk.SLIDING if lost else Risk.KEPT


def is_revocable(lost: Sequence[str], total: int, key: frozenset[str]) -> bool:
    """Tell whether a commune that lost these criteria may have its recognition revoked.

    Half of the criteria or more, or 30 % to less than half with one of the key ones among them.
    """
    if not total:
        return False
    share = Fraction(len(lost), total)
    return share >= MANY or (share >= SOME and bool(key & set(lost)))


def _more(lost: Sequence[str], total: int, key: frozenset[str]) -> int:
    """Count how many more criteria must be lost at the least: a key one first, while it is not lost yet."""
    further = [next(iter(key - set(lost)), ""), *[""] * total]
    return next(
        count for count in range(total + 1) if is_revocable([*lost, *further[:count]], total, key) or count == total
    )


def district_risk(situation: Situation, catalogue: Catalogue, *, revoked: int) -> DistrictRisk:
    """Tell how a recognised district stands; `revoked` of its communes had their recognition revoked.

    30 % of the communes revoked, five criteria lost, or three to four with one of the key ones among them.
    """
    key, criteria = _key_criteria(catalogue, situation, Level.DISTRICT), situation.district_criteria
    lost = tuple(criteria["criterion"][criteria["result"] == Result.NOT_MET])
    unknown = tuple(criteria["criterion"][criteria["result"].isna()])
    share = Fraction(revoked, situation.headline.communes or 1)
    return DistrictRisk(_risk_of_district(lost, unknown, len(criteria), key, share), lost, unknown, revoked)


def _risk_of_district(
    lost: Sequence[str], unknown: Sequence[str], total: int, key: frozenset[str], revoked: Fraction
) -> Risk:
    def is_enough(numbers: Sequence[str]) -> bool:
        is_some = len(numbers) >= DISTRICT_SOME and bool(key & set(numbers))
        return len(numbers) >= DISTRICT_MANY or is_some or revoked >= REVOKED_COMMUNES

    if is_enough(lost):
        return Risk.REVOCABLE
    if len(unknown) == total:
        return Risk.UNKNOWN
    if is_enough([*lost, *unknown]):
        return Risk.POSSIBLE
    return Risk.SLIDING if lost or revoked else Risk.KEPT


def revoked_of(titles: Titles, situation: Situation) -> int:
    """Count the communes that hold no title on the day, and last lost theirs by a revocation."""
    held = titles.is_held(situation.as_of) & (titles.rung >= RANK[Title.STANDARD])
    ended = titles.is_known(situation.as_of) & (titles.title == TITLES.index(Title.REVOKED))
    communes = {unit.unit for unit in _communes(situation)}
    without = {titles.units[place] for place in titles.unit[ended]} - {
        titles.units[place] for place in titles.unit[held]
    }
    return len(communes & without)


def freed_alone(nearest: DataFrame[NearestToDone]) -> Mapping[str, int]:
    """Count for each criterion the communes that lack nothing else: met there, they are complete.

    A commune of which a criterion is not known may lack more, and counts for none.
    """
    found: dict[str, int] = {}
    for row in rows_of(nearest):
        if len(row.unmet) == 1 and not row.unknown:
            found[row.unmet[0]] = found.get(row.unmet[0], 0) + 1
    return found


def nearest_sentence(nearest: DataFrame[NearestToDone]) -> Message:
    """Say how few cells free how many communes."""
    if nearest.empty:
        return Message.of(N_("Không có xã nào chưa được công nhận mà đã có báo cáo tiêu chí."))
    first = nearest.iloc[0]
    cells = len(first["unmet"]) + len(first["unknown"])
    return Message.of(
        N_("Gần hoàn thành nhất: {unit}, còn {cells} tiêu chí; còn {all} lượt tiêu chí thì {count} xã hoàn thành."),
        unit=str(first["unit_name"]),
        cells=cells,
        all=int(nearest["cells"].iloc[-1]),
        count=len(nearest),
    )
