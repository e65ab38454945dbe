"""The newest publications in words, for whoever wants to be told by a feed reader. Nothing but what is public."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pandas as pd

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.domain.comparison import Comparison
from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Status, criterion_status_word, unit_status_word, word
from ntm_dashboard.exports.atom import Entry, Feed
from ntm_dashboard.i18n import N_, Message, _, current_language, date_text, number_text
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.store import Revision, revision_kind_word

ENTRIES = 30
LINES = 12
"""How many units, and how many criteria, are named of one publication; of more there is the number."""


class ChangesFeed:
    """Says of each publication what it changed; each is worked out once, since a revision never changes."""

    def __init__(self, queries: Queries) -> None:
        """Ask `queries`."""
        self._queries = queries
        self._said: Shelf[tuple[str, ...]] = Shelf(ENTRIES * 4, "changes_in_words")

    def feed(self, *, own: str, page: str, link: Callable[[int], str]) -> Feed:
        """Give the feed in the current language; `link` gives the address that shows what a revision changed."""
        district = self._queries.catalogue.district
        packages = _packages(self._queries.revisions())[:ENTRIES]
        title = Message.of(N_("Thay đổi số liệu nông thôn mới {place}"), place=district.name_within)
        return Feed(
            key=_key(district.code, "thay-doi", current_language()),
            title=str(title),
            author=district.office or district.name,
            language=current_language(),
            own=own,
            page=page,
            entries=[self._entry(package, link) for package in packages],
        )

    def _entry(self, package: Sequence[Revision], link: Callable[[int], str]) -> Entry:
        newest, oldest = package[0], package[-1]
        numbers = str(newest.number) if newest is oldest else f"{oldest.number}–{newest.number}"
        about = " · ".join(dict.fromkeys(word(one.report_kind) for one in reversed(package) if one.report_kind))
        sentence = N_("Phiên bản {number}: {kind}: {about}") if about else N_("Phiên bản {number}: {kind}")
        title = Message.of(sentence, number=numbers, kind=revision_kind_word(newest.kind), about=about)
        code = self._queries.catalogue.district.code
        return Entry(
            key=_key(code, str(newest.number), newest.published_at.isoformat(), current_language()),
            title=str(title),
            published_at=newest.published_at,
            lines=self._said.get(
                (oldest.number, newest.number, current_language()), lambda: self._lines(oldest.number, newest.number)
            ),
            link=link(newest.number),
        )

    def _lines(self, first: int, last: int) -> tuple[str, ...]:
        effect = self._queries.effect(first - 1, last)
        known = set(_of(effect.told_apart))
        said = [one if one in known else one + MARK for one in _of(effect)]
        if any(one.endswith(MARK) for one in said):
            said.append(_("Dấu * : dựa trên số liệu minh họa, không có văn bản."))
        return tuple(said)


def _packages(revisions: Sequence[Revision]) -> list[list[Revision]]:
    """Put together what was published together, the newest first."""
    found: dict[int, list[Revision]] = {}
    for one in revisions:
        found.setdefault(one.number if one.package is None else one.package, []).append(one)
    return list(found.values())


def _key(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ':'.join(('ntm', *parts)))}"


def _of(effect: Effect) -> Iterator[str]:
    comparison = effect.comparison
    day = date_text(comparison.after.as_of)
    yield str(Message.of(N_("{sentence} (cùng xem ở ngày {day})."), sentence=effect.sentence, day=day))
    yield from _capped([_unit(row) for row in rows_of(comparison.units)])
    yield from _capped(_criteria(comparison))


def _unit(row: Any) -> str:
    before = unit_status_word(Status.UNKNOWN if pd.isna(row.before) else Status(row.before))
    after = unit_status_word(Status.UNKNOWN if pd.isna(row.after) else Status(row.after))
    return str(Message.of(N_("{unit}: {before} → {after}"), unit=row.name, before=before, after=after))


def _criteria(comparison: Comparison) -> list[str]:
    return [
        str(
            Message.of(
                N_("{unit}, tiêu chí {number} {name}: {before} → {after}"),
                unit=row.unit_name,
                number=row.criterion,
                name=row.name,
                before=criterion_status_word(Status(row.before_status)),
                after=criterion_status_word(Status(row.after_status)),
            )
        )
        for row in rows_of(comparison.criteria)
        if row.before_status != row.after_status
    ]


def _capped(lines: list[str]) -> list[str]:
    more = len(lines) - LINES
    if more <= 0:
        return lines
    return [*lines[:LINES], str(Message.of(N_("… và {count} thay đổi nữa."), count=number_text(more)))]
