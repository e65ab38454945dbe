"""What is needed, as names and months rather than decimals (docs/formulas/roadmap.md)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from ntm_dashboard.domain.follow_up.promises import BurnUp, Promised, Word
from ntm_dashboard.domain.frames import DataFrame, Table, checked
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import AGREES_WITH, N_, Message, Name


class PromisedMonths(Table):
    """What is promised for a month, in order of time; `month` is its first day, null for what has no day.

    `word` tells of those without a day why; `is_beyond` whether the last of the days is after the target.
    """

    measure: str
    month: date | None
    word: str
    named: tuple[Name, ...]
    is_beyond: bool


def months_of(promised: DataFrame[Promised], *, target_on: date | None) -> DataFrame[PromisedMonths]:
    """Gather what is still to be reached by the months it is promised for; what has no day comes last, by reason."""
    rows: list[tuple[object, ...]] = []
    is_dated = promised["promised_on"].notna()
    dated, others = promised[is_dated], promised[~is_dated]
    months = dated["promised_on"].dt.to_period("M").dt.to_timestamp()
    for (measure, month, word), group in dated.groupby([dated["measure"], months, dated["word"]], sort=True):
        is_beyond = target_on is not None and group["promised_on"].max() > pd.Timestamp(target_on)
        rows.append((measure, month, word, tuple(group["name"]), is_beyond))
    for (measure, word), group in others.groupby(["measure", "word"], sort=True):
        rows.append((measure, pd.NaT, word, tuple(group["name"]), False))
    return checked(PromisedMonths, pd.DataFrame(rows, columns=PromisedMonths.names()))


_NOUNS = {Measure.COMMUNES_STANDARD: N_("xã"), Measure.DISTRICT_CRITERIA_MET: N_("tiêu chí huyện")}


def needed(burn_up: BurnUp, situation: Situation) -> Message:
    """Say what is left in which time and, by month, which names are promised for it."""
    pace = burn_up.pace
    if situation.ended is not None or situation.clock.is_recognised or not pace.remaining or not burn_up.is_known:
        return pace.sentence
    what = Message.of(_NOUNS[pace.measure], **{AGREES_WITH: pace.remaining})
    left = pace.months_left
    if left is None:
        start = Message.of(N_("Còn {count} {what}, chưa đặt ngày mục tiêu"), count=pace.remaining, what=what)
    elif left <= 0:
        start = Message.of(N_("Còn {count} {what}, đã đến hạn"), count=pace.remaining, what=what)
    else:
        sentence = N_("Còn {count} {what} trong {left} tháng")
        start = Message.of(sentence, count=pace.remaining, what=what, left=round(left, 1))
    promised, others = _parts(burn_up)
    if promised:
        start = Message.of(N_("{start}; theo lộ trình: {months}"), start=start, months=_joined(promised))
    return Message.of("{parts}.", parts=_joined([start, *others]))


def _parts(burn_up: BurnUp) -> tuple[list[Message], list[Message]]:
    """Give what is promised, month by month, and what has no day or lacks nothing but the recognition."""
    months = months_of(burn_up.rows, target_on=burn_up.target_on)
    is_promised = months["word"] == Word.PROMISED
    has_years = months.loc[is_promised, "month"].dt.year.nunique() > 1
    promised = [
        _month(month, names, has_years=has_years)
        for month, names in zip(months["month"][is_promised], months["named"][is_promised], strict=True)
    ]
    others = zip(months["word"][~is_promised], months["named"][~is_promised], strict=True)
    return promised, [Message.of(_UNDATED[Word(word)], names=tuple(short_names_of(names))) for word, names in others]


def short_names_of(names: Sequence[Name]) -> list[Message]:
    """Give names as they stand within a list: a commune without its kind."""
    return [Message.of("{name}", name=Name(short_name(one.vi), short_name(one.en))) for one in names]


def _month(month: pd.Timestamp, names: Sequence[Name], *, has_years: bool) -> Message:
    sentence = N_("tháng {month}/{year} – {names}") if has_years else N_("tháng {month} – {names}")
    return Message.of(sentence, month=month.month, year=str(month.year), names=tuple(short_names_of(names)))


_UNDATED = {
    Word.OVERDUE: N_("quá hạn, chưa có ngày mới – {names}"),
    Word.NONE: N_("chưa có ngày – {names}"),
    Word.UNKNOWN: N_("chưa rõ còn thiếu gì – {names}"),
    Word.READY: N_("đủ tiêu chí, chờ công nhận – {names}"),
}


def _joined(parts: Sequence[Message]) -> Message:
    first, *rest = parts
    for part in rest:
        first = Message.of("{first}; {second}", first=first, second=part)
    return first
