"""Titles in an order that cannot well be: Decision 18/2022/QĐ-TTg knows no advanced commune that is not standard.

Judged beside what is published; without anything published, beside the file alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Title, worded
from ntm_dashboard.domain.titles import ENDS_FROM, RANK
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.verdict.grouping import Doubt

_BELOW = {Title.ADVANCED: Title.STANDARD, Title.MODEL: Title.ADVANCED}
_LATEST = 2
"""A decision may come the year after the one that it is for; more than two years later is asked about."""


@dataclass(frozen=True)
class _Given:
    """A title that somebody was given, as a list says it: from which day on, when decided, for which year."""

    unit: str
    title: Title
    day: date
    decided: date | None
    for_year: int | None
    row: int | None

    @property
    def key(self) -> tuple[str, Title, date, int | None]:
        """Give what makes it another one than those that stand already."""
        return self.unit, self.title, self.day, self.for_year

    @property
    def year(self) -> int | None:
        """Give the year that it is for, else that of its decision; None for one that only says since when at least."""
        return self.for_year if self.for_year is not None or self.decided is None else self.decided.year


def _given(table: pd.DataFrame) -> list[_Given]:
    days, decided = (table[name].to_numpy().astype("datetime64[D]").tolist() for name in ("effective_on", "decided_on"))
    years, rows = ([None if pd.isna(one) else int(one) for one in table[name]] for name in ("for_year", "row"))
    columns = (table["unit"].tolist(), map(Title, table["title"].tolist()), days, decided, years, rows)
    return [_Given(*values) for values in zip(*columns, strict=True)]


@dataclass(frozen=True)
class TitleOrder:
    """The titles of a list, beside those that stand without it and with it."""

    rows: pd.DataFrame
    before: Record
    after: Record
    catalogue: Catalogue

    def doubts(self) -> Iterator[Doubt]:
        """Give what is odd about the titles that do not stand already."""
        known = {one.key for one in _given(self.before.recognitions)}
        for one in _given(self.rows):
            if one.key not in known:
                yield from (self._doubt(one, reason) for reason in self._reasons(one))

    @cached_property
    def _of_unit(self) -> dict[str, list[_Given]]:
        """Give all titles of each unit, those of the list included."""
        found: dict[str, list[_Given]] = defaultdict(list)
        for one in _given(self.after.recognitions):
            found[one.unit].append(one)
        return found

    def _reasons(self, one: _Given) -> Iterator[Message]:
        yield from _of_years(one)
        if one.title in ENDS_FROM:
            yield from self._of_revocation(one)
            return
        yield from self._of_rungs(one)
        yield from self._of_other_years(one)

    def _held(self, one: _Given) -> list[_Given]:
        """Give the titles of the unit that count on the day of one, itself left out."""
        until = [other for other in self._of_unit[one.unit] if other.day <= one.day]
        others = [other for other in until if (other.title, other.day) != (one.title, one.day)]
        revocations = [other for other in others if other.title in ENDS_FROM]
        return [other for other in others if other.title not in ENDS_FROM and not _is_ended(other, revocations)]

    def _of_rungs(self, one: _Given) -> Iterator[Message]:
        lower = _BELOW.get(one.title)
        if lower is None or any(other.title is lower for other in self._held(one)):
            return
        first = min((other.day for other in self._of_unit[one.unit] if other.title is lower), default=one.day)
        if first > one.day:
            sentence = N_("tính từ ngày {day}, trước kết quả công nhận “{lower}” (từ ngày {first})")
            yield Message.of(sentence, day=one.day, lower=worded(lower), first=first)
        elif self.before.recognitions.empty:
            yield Message.of(
                N_("trong tệp không có kết quả công nhận “{lower}” trước đó của đơn vị này"), lower=worded(lower)
            )
        else:
            sentence = N_("chưa công bố kết quả công nhận “{lower}” nào của đơn vị này trước ngày {day}")
            yield Message.of(sentence, lower=worded(lower), day=one.day)

    def _of_other_years(self, one: _Given) -> Iterator[Message]:
        """Ask about the same title given for two years, as far as both rows say for which."""
        years = {other.year for other in self._held(one) if other.title is one.title} - {None, one.year}
        if one.year is not None and years:
            sentence = N_("ghi cho năm {year}, nhưng kết quả công nhận này đã có cho năm {other}")
            yield Message.of(sentence, year=str(one.year), other=str(min(year for year in years if year)))

    def _of_revocation(self, one: _Given) -> Iterator[Message]:
        if self.before.recognitions.empty:
            return
        ended = dict.fromkeys(other.title for other in self._held(one) if _is_ended(other, [one]))
        names = tuple(map(worded, ended))
        if not names:
            yield Message.of(N_("đơn vị không có quyết định công nhận nào để thu hồi tính đến ngày {day}"), day=one.day)
        elif len(names) > 1 and one.title is Title.REVOKED:
            sentence = N_(
                "chấm dứt mọi kết quả công nhận đang có ({names}); nếu chỉ thu hồi quyết định cao nhất, hãy "
                "ghi rõ quyết định ấy"
            )
            yield Message.of(sentence, names=names)

    def _doubt(self, one: _Given, reason: Message) -> Doubt:
        unit, title = self.catalogue.unit_name(one.unit, one.day), worded(one.title)
        return Doubt(ConfirmationCode.TITLE_ORDER, one.row or 0, unit, reason.template, title, reason, short=reason)


def _is_ended(one: _Given, revocations: Iterable[_Given]) -> bool:
    """Tell whether one of the revocations, each of its day or a later one, ends a title."""
    return any(one.day <= other.day and RANK[one.title] >= ENDS_FROM[other.title] for other in revocations)


def _of_years(one: _Given) -> Iterator[Message]:
    if one.for_year is None or one.decided is None:
        return
    if not 0 <= one.decided.year - one.for_year <= _LATEST:
        sentence = N_("ghi năm {year} nhưng quyết định ký ngày {day}")
        yield Message.of(sentence, year=str(one.for_year), day=one.decided)
