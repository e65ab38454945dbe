"""Titles in an order that cannot well be: Decision 18/2022/QĐ-TTg knows no advanced commune that is not standard.

Judged beside what is published; without anything published, beside the file alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.ladder import in_force, rank
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Title, worded
from ntm_dashboard.domain.titles import ENDS_FROM
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.verdict.grouping import Doubt

_BELOW = {Title.ADVANCED: Title.STANDARD, Title.MODEL: Title.ADVANCED}
_LATEST = 2
"""A decision may come the year after the one that it is for; more than two years later is asked about."""


@dataclass(frozen=True)
class TitleOrder:
    """The titles of a list, beside those that stand without it and with it."""

    rows: pd.DataFrame
    before: Record
    after: Record
    catalogue: Catalogue

    def doubts(self) -> Iterator[Doubt]:
        """Give what is odd about the titles that do not stand already."""
        keys = ["unit", "title", "effective_on", "for_year"]
        known = set(self.before.recognitions[keys].astype(str).itertuples(index=False, name=None))
        new = ~self.rows[keys].astype(str).apply(tuple, axis=1).isin(known)
        for row in rows_of(self.rows[new] if len(self.rows) else self.rows):
            for reason in self._reasons(row):
                yield self._doubt(row, reason)

    def _reasons(self, row: Any) -> Iterator[Message]:
        yield from _of_years(row)
        if Title(row.title) in ENDS_FROM:
            yield from self._of_revocation(row)
            return
        yield from self._of_rungs(row)
        yield from self._of_other_years(row)

    def _held(self, row: Any, *, with_file: bool = True) -> pd.DataFrame:
        """Give the titles of the unit that count on the day of a row, itself left out."""
        table = (self.after if with_file else self.before).recognitions
        own = table[(table["unit"] == row.unit) & (table["effective_on"] <= row.effective_on)]
        is_itself = (own["title"] == row.title) & (own["effective_on"] == row.effective_on)
        return in_force(own[~is_itself])

    def _of_rungs(self, row: Any) -> Iterator[Message]:
        lower = _BELOW.get(Title(row.title))
        if lower is None or (self._held(row)["title"] == lower).any():
            return
        table = self.after.recognitions
        later = table[(table["unit"] == row.unit) & (table["title"] == lower)]["effective_on"]
        if len(later) and (first := later.min()) > row.effective_on:
            sentence = N_("tính từ ngày {day}, trước kết quả công nhận “{lower}” (từ ngày {first})")
            yield Message.of(sentence, day=row.effective_on.date(), lower=worded(lower), first=first.date())
        elif self.before.recognitions.empty:
            yield Message.of(
                N_("trong tệp không có kết quả công nhận “{lower}” trước đó của đơn vị này"), lower=worded(lower)
            )
        else:
            sentence = N_("chưa công bố kết quả công nhận “{lower}” nào của đơn vị này trước ngày {day}")
            yield Message.of(sentence, lower=worded(lower), day=row.effective_on.date())

    def _of_other_years(self, row: Any) -> Iterator[Message]:
        """Ask about the same title given for two years, as far as both rows say for which."""
        year = _year(row)
        others = self._held(row)
        years = {_year(other) for other in rows_of(others[others["title"] == row.title])} - {None, year}
        if year is not None and years:
            sentence = N_("ghi cho năm {year}, nhưng kết quả công nhận này đã có cho năm {other}")
            yield Message.of(sentence, year=str(year), other=str(min(one for one in years if one)))

    def _of_revocation(self, row: Any) -> Iterator[Message]:
        if self.before.recognitions.empty:
            return
        held = self._held(row)
        ended = held[held["title"].map(rank) >= ENDS_FROM[Title(row.title)]]
        names = [worded(Title(title)) for title in ended["title"].drop_duplicates()]
        if not names:
            yield Message.of(
                N_("đơn vị không có quyết định công nhận nào để thu hồi tính đến ngày {day}"), day=_day(row)
            )
        elif len(names) > 1 and Title(row.title) is Title.REVOKED:
            sentence = N_(
                "chấm dứt mọi kết quả công nhận đang có ({names}); nếu chỉ thu hồi quyết định cao nhất, hãy "
                "ghi rõ quyết định ấy"
            )
            yield Message.of(sentence, names=tuple(names))

    def _doubt(self, row: Any, reason: Message) -> Doubt:
        unit = self.catalogue.unit_name(row.unit, _day(row))
        title = worded(Title(row.title))
        return Doubt(ConfirmationCode.TITLE_ORDER, int(row.row), unit, reason.template, title, reason, short=reason)


def _of_years(row: Any) -> Iterator[Message]:
    if pd.isna(row.for_year) or pd.isna(row.decided_on):
        return
    decided = row.decided_on.date()
    if not 0 <= decided.year - int(row.for_year) <= _LATEST:
        sentence = N_("ghi năm {year} nhưng quyết định ký ngày {day}")
        yield Message.of(sentence, year=str(int(row.for_year)), day=decided)


def _year(row: Any) -> int | None:
    """Give the year that a title is for, else that of its decision; None for one that only says since when at least."""
    if not pd.isna(row.for_year):
        return int(row.for_year)
    return None if pd.isna(row.decided_on) else int(row.decided_on.year)


def _day(row: Any) -> Any:
    return row.effective_on.date()
