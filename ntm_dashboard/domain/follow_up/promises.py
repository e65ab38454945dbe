"""Where the promises lead: what is promised for when, added up, beside what is needed (docs/formulas/roadmap.md)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

import pandas as pd

from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems, RoadmapState
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, Table, checked, rows_of, trusted
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.situation import Pace, Situation
from ntm_dashboard.domain.terms import Certainty, Measure, Result, Status, UnitKind
from ntm_dashboard.i18n import N_, Message, Name


class Word(StrEnum):
    """What is known of the day of something that is still to be reached.

    `OVERDUE`: its day has passed and no new one was set. `NONE`: nobody has promised a day. `UNKNOWN`: it is not known
    what it still lacks. `READY`: it lacks nothing but the recognition.
    """

    PROMISED = "promised"
    OVERDUE = "overdue"
    NONE = "none"
    UNKNOWN = "unknown"
    READY = "ready"

    @property
    def said(self) -> Message:
        """Say it in words."""
        return Message.of(_SAID[self])


_SAID = {
    Word.PROMISED: N_("Có ngày cam kết"),
    Word.OVERDUE: N_("Quá hạn, chưa có ngày mới"),
    Word.NONE: N_("Chưa có ngày cam kết"),
    Word.UNKNOWN: N_("Chưa rõ còn thiếu gì"),
    Word.READY: N_("Đủ tiêu chí, chờ công nhận"),
}
_WORST = (Word.UNKNOWN, Word.NONE, Word.OVERDUE)
"""Where the criteria of a commune are promised in different ways, the first of these tells of the commune."""


class Promised(Table):
    """One commune or district criterion that is still to be reached, the earliest promised first, the others last.

    `word` is a `Word`; `promised_on` is null unless something is promised. `holding` are the numbers of the criteria
    that hold a commune back: those with the latest day, or without one. `certainty` is of the least certain row in it,
    null where no row says anything.
    """

    measure: str
    unit: str
    criterion: str
    name: Name
    word: str
    promised_on: date | None
    holding: tuple[str, ...]
    certainty: str | None


@dataclass(frozen=True)
class _Word:
    word: Word
    day: date | None = None
    holding: tuple[str, ...] = ()
    certainty: str | None = None


def promised_of(
    situation: Situation, roadmap: DataFrame[RoadmapItems], *, moved: Mapping[tuple[str, str], date] | None = None
) -> DataFrame[Promised]:
    """Give what is still to be reached on the day of a Situation, with the day that is promised for it.

    `moved` names other days for criteria, by unit and number: they count in the place of what was promised.
    """
    items = {**_items(roadmap), **{key: [_moved(day)] for key, day in (moved or {}).items()}}
    rows = [*_communes(situation, items), *_criteria(situation, items)]
    table = checked(Promised, pd.DataFrame(rows, columns=Promised.names()))
    return trusted(Promised, table.sort_values("promised_on", kind="stable", na_position="last", ignore_index=True))


def _moved(day: date) -> tuple[str, str, str, date, str]:
    return ("", "", RoadmapState.IN_TIME.value, day, Certainty.REPORTED.value)


Items = Mapping[tuple[str, str], Sequence[tuple[str, str, str, date, str]]]
"""By unit and criterion: indicator, step, state, planned day and certainty of each item."""


def _items(roadmap: DataFrame[RoadmapItems]) -> Items:
    found: dict[tuple[str, str], list[tuple[str, str, str, date, str]]] = {}
    for row in rows_of(roadmap):
        item = (row.indicator, row.step, row.state, row.planned_on.date(), row.certainty)
        found.setdefault((row.unit, row.criterion), []).append(item)
    return found


def _communes(situation: Situation, items: Items) -> Iterable[tuple[object, ...]]:
    criteria: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for unit, number, result, certainty in _results(situation.commune_criteria):
        criteria.setdefault(unit, []).append((number, result, certainty))
    for unit in rows_of(situation.units):
        if unit.kind == UnitKind.COMMUNE and unit.status != Status.ACHIEVED:
            word = _of_commune(unit.unit, criteria.get(unit.unit, []), items, situation.as_of)
            name = Name(unit.name, unit.name)
            yield _row(Measure.COMMUNES_STANDARD, unit.unit, "", name, word)


def _criteria(situation: Situation, items: Items) -> Iterable[tuple[object, ...]]:
    for row in rows_of(situation.district_criteria):
        if row.result in {Result.MET, Result.NOT_APPLICABLE}:
            continue
        word = _of_criterion(row.unit, row.criterion, _or_none(row.result), _or_none(row.certainty), items)
        yield _row(Measure.DISTRICT_CRITERIA_MET, row.unit, row.criterion, row.name, word)


def _row(measure: Measure, unit: str, criterion: str, name: Name, word: _Word) -> tuple[object, ...]:
    day = pd.NaT if word.day is None else pd.Timestamp(word.day)
    return (measure.value, unit, criterion, name, word.word.value, day, word.holding, word.certainty)


def _results(states: DataFrame[CriterionStates]) -> Iterable[tuple[str, str, str | None, str | None]]:
    columns = (states[name].tolist() for name in ("unit", "criterion", "result", "certainty"))
    for unit, number, result, certainty in zip(*columns, strict=True):
        yield unit, number, _or_none(result), _or_none(certainty)


def _or_none(found: object) -> str | None:
    return found if isinstance(found, str) else None


def _of_commune(unit: str, criteria: Sequence[tuple[str, str | None, str | None]], items: Items, as_of: date) -> _Word:
    """Give the latest promise of what a commune lacks; none where one has none."""
    words = [
        _of_criterion(unit, number, result, certainty, items)
        for number, result, certainty in criteria
        if result not in {Result.MET, Result.NOT_APPLICABLE}
    ]
    known = [certainty for _number, _result, certainty in criteria]
    own = _of_items(items.get((unit, ""), ()), "")
    if own.word is Word.PROMISED:  # a day for the commune as a whole is one for each criterion without a day
        words = [*(one for one in words if one.word is Word.PROMISED), own]
    if not criteria and not words:
        return _Word(Word.UNKNOWN)
    if not words:
        return _Word(Word.READY, as_of, (), _least(known))
    word = next((one for one in _WORST if any(other.word is one for other in words)), Word.PROMISED)
    alike = [one for one in words if one.word is word]
    day = max((one.day for one in alike if one.day), default=None)
    holding = tuple(number for one in alike if one.day == day for number in one.holding)
    return _Word(word, day, holding, _least(one.certainty for one in words))


def _of_criterion(unit: str, criterion: str, result: str | None, certainty: str | None, items: Items) -> _Word:
    word = _of_items(items.get((unit, criterion), ()), criterion)
    if result is None and word.word is not Word.PROMISED:
        return _Word(Word.UNKNOWN, None, (criterion,))
    return _Word(word.word, word.day, word.holding, _least([word.certainty, certainty]))


def _of_items(items: Sequence[tuple[str, str, str, date, str]], criterion: str) -> _Word:
    """Give the promise for the criterion as a whole, else the latest one of its indicators and steps."""
    whole = [one for one in items if not one[0] and not one[1]]
    chosen = [one for one in whole or items if RoadmapState(one[2]).is_open]
    holding = (criterion,) if criterion else ()
    if not chosen:
        return _Word(Word.NONE, None, holding)
    certainty = _least(one[4] for one in chosen)
    if any(one[2] in {RoadmapState.LATE, RoadmapState.UNREPORTED} for one in chosen):
        return _Word(Word.OVERDUE, None, holding, certainty)
    return _Word(Word.PROMISED, max(one[3] for one in chosen), holding, certainty)


def _least(certainties: Iterable[str | None]) -> str | None:
    places = [CERTAINTIES.index(Certainty(one)) for one in certainties if one]
    return CERTAINTIES[max(places)].value if places else None


class PromisedSteps(Table):
    """What a measure would come to if every promise were kept: from `day` on it would stand at `value`."""

    day: date
    value: int
    named: tuple[Name, ...]
    certainty: str | None


@dataclass(frozen=True)
class BurnUp:
    """One measure beside its promises. `rows` are those of `Promised` that are of this measure.

    `promised` starts on the as-of day at what is reached. `finishes_on` is the day on which the target would be reached
    if every promise were kept, None where that is not promised; `undated` is how many of those that are needed have no
    day that still counts. Both are None while the count is not known.
    """

    pace: Pace
    as_of: date
    target_on: date | None
    rows: DataFrame[Promised]
    promised: DataFrame[PromisedSteps]
    finishes_on: date | None
    undated: int | None

    @property
    def is_known(self) -> bool:
        """Tell whether it is known where the measure stands."""
        return self.pace.done is not None

    @property
    def is_reached(self) -> bool:
        """Tell whether nothing is left to reach."""
        return self.pace.remaining == 0

    def count(self, word: Word) -> int:
        """Count what is promised in a way."""
        return int((self.rows["word"] == word).sum())


def burn_up_of(situation: Situation, promised: DataFrame[Promised], measure: Measure) -> BurnUp:
    """Add up what is promised for one measure. What is unnamed among the reached may be any of those that are left."""
    pace = situation.pace(measure)
    rows = trusted(Promised, promised[promised["measure"] == measure])
    dated = rows[rows["promised_on"].notna()]
    steps = _steps(dated, pace, situation.as_of)
    undated = None
    finishes_on = None
    if pace.remaining is not None:
        undated = min(len(rows) - len(dated), pace.remaining)
        short = max(0, pace.remaining - len(rows))  # more are missing than can be named
        undated += short
        if pace.remaining == 0:
            finishes_on = situation.as_of
        elif not undated:
            finishes_on = dated["promised_on"].max().date()
    target_on = None if situation.clock.is_recognised else situation.clock.target_on
    return BurnUp(pace, situation.as_of, target_on, rows, steps, finishes_on, undated)


def _steps(dated: pd.DataFrame, pace: Pace, as_of: date) -> DataFrame[PromisedSteps]:
    rows: list[tuple[object, ...]] = []
    if pace.done is not None:
        groups = list(dated.groupby("promised_on", sort=True))
        sums = accumulate((len(group) for _day, group in groups), initial=pace.done)
        rows.append((pd.Timestamp(as_of), next(sums), (), None))
        for (day, group), value in zip(groups, sums, strict=True):
            names = tuple(group["name"])
            rows.append((day, min(value, pace.total), names, _least(group["certainty"].tolist())))
    return checked(PromisedSteps, pd.DataFrame(rows, columns=PromisedSteps.names()))


@dataclass(frozen=True)
class Outlook:
    """Both measures of the district beside their promises, and what they come to together."""

    communes: BurnUp
    criteria: BurnUp
    finishes_on: date | None
    sentence: Message

    @property
    def burn_ups(self) -> tuple[BurnUp, BurnUp]:
        """Give both measures."""
        return (self.communes, self.criteria)

    def burn_up(self, measure: Measure) -> BurnUp:
        """Give one measure."""
        return next(one for one in self.burn_ups if one.pace.measure is measure)


def outlook_of(situation: Situation, promised: DataFrame[Promised]) -> Outlook:
    """Tell when the district would have all communes and criteria if every promise were kept."""
    communes, criteria = (
        burn_up_of(situation, promised, one) for one in (Measure.COMMUNES_STANDARD, Measure.DISTRICT_CRITERIA_MET)
    )
    days = [one.finishes_on for one in (communes, criteria)]
    finishes_on = max((day for day in days if day), default=None) if all(days) else None
    return Outlook(communes, criteria, finishes_on, _sentence(situation, communes, criteria, finishes_on))


def _sentence(situation: Situation, communes: BurnUp, criteria: BurnUp, finishes_on: date | None) -> Message:
    if situation.ended is not None:
        return situation.ended.title
    if situation.clock.is_recognised:
        return situation.clock.sentence
    if not (communes.is_known and criteria.is_known):
        return Message.of(N_("Chưa có số liệu để biết các cam kết dẫn đến đâu."))
    if communes.is_reached and criteria.is_reached:
        return Message.of(N_("Số xã và số tiêu chí huyện đã đủ mục tiêu; còn thủ tục xét, công nhận."))
    if finishes_on is None:
        return _not_finished(communes, criteria)
    return _finished(finishes_on, situation.clock.target_on)


def _finished(finishes_on: date, target_on: date | None) -> Message:
    if target_on is None:
        sentence = N_("Kể cả mọi cam kết đều đúng hạn, huyện về đích ngày {day}; chưa đặt ngày mục tiêu.")
        return Message.of(sentence, day=finishes_on)
    days = (finishes_on - target_on).days
    if days > 0:
        sentence = N_("Kể cả mọi cam kết đều đúng hạn, huyện về đích ngày {day}, sau mục tiêu {target} {days} ngày.")
    elif days < 0:
        sentence = N_(
            "Nếu mọi cam kết đều đúng hạn, huyện đủ xã và tiêu chí ngày {day}, trước mục tiêu {target} {days} ngày."
        )
    else:
        sentence = N_("Nếu mọi cam kết đều đúng hạn, huyện đủ xã và tiêu chí ngày {day}, đúng ngày mục tiêu.")
    return Message.of(sentence, day=finishes_on, target=target_on, days=abs(days))


_LEFT = {
    Measure.COMMUNES_STANDARD: N_("{count} xã"),
    Measure.DISTRICT_CRITERIA_MET: N_("{count} tiêu chí huyện"),
}


def _not_finished(communes: BurnUp, criteria: BurnUp) -> Message:
    left = [Message.of(_LEFT[one.pace.measure], count=one.undated) for one in (communes, criteria) if one.undated]
    both = N_("{first} và {second}")
    what = Message.of(both, first=left[0], second=left[1]) if len(left) > 1 else left[0]
    sentence = N_("Kể cả mọi cam kết đều đúng hạn, huyện chưa về đích: còn {what} chưa có ngày cam kết còn hiệu lực.")
    return Message.of(sentence, what=what)
