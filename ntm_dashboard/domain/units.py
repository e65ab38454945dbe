"""The state of each commune and town on a day: its highest title, else how far its criteria are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.columns import (
    NEVER,
    Carried,
    Days,
    Flags,
    Ints,
    day_column,
    made,
    whole_numbers,
    words,
)
from ntm_dashboard.domain.criteria import STATUSES, States
from ntm_dashboard.domain.frames import DataFrame, UnitStates
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.terms import TITLE_WORDS, Status, Title, UnitKind
from ntm_dashboard.domain.titles import RANK, TITLES, Titles
from ntm_dashboard.i18n import N_, Message


def unit_states(units: Sequence[Unit], titles: Titles, criteria: States) -> DataFrame[UnitStates]:
    """Give the state of each unit in the order of the catalogue; `criteria` are those of its communes alone."""
    codes = [unit.code for unit in units]
    communes = np.flatnonzero([unit.kind is UnitKind.COMMUNE for unit in units])
    own = replace(criteria, unit=communes[criteria.unit], units=len(units))
    top, since = titles.standing(codes)
    row = Carried(titles.arrays, top)
    title = np.append(titles.title, -1)[top]
    certainty = np.where(top >= 0, np.append(titles.trust, -1)[top], _worst(own))
    latest = _latest(own)
    is_assessed = own.count(~own.is_unknown) > 0
    return made(
        UnitStates,
        {
            "unit": words(codes, np.arange(len(units))),
            "name": words([unit.name for unit in units], np.arange(len(units))),
            "kind": words([unit.kind for unit in units], np.arange(len(units))),
            "tile_row": np.array([unit.tile_row for unit in units], dtype=np.int64),
            "tile_col": np.array([unit.tile_col for unit in units], dtype=np.int64),
            "status": words(STATUSES, _statuses(units, title, own)),
            "title": words(TITLES, title),
            "title_since": day_column(since),
            "title_year": row.array("for_year"),
            "decision": row.array("decision"),
            "certainty": words(CERTAINTIES, certainty),
            "source": row.array("source"),
            "met": whole_numbers(own.count(own.is_met), is_assessed),
            "assessed": own.count(~own.is_unknown),
            "total": np.bincount(own.unit, minlength=own.units),
            "late": whole_numbers(own.count(own.is_in(Status.LATE)), is_assessed),
            "dossiers_behind": whole_numbers(own.count(own.is_in(Status.WAITING)), is_assessed),
            "latest_period": day_column(latest),
            "is_reported": latest == np.fmax.reduce(latest, initial=NEVER),
            "reasons": _reasons(titles, top, since, titles.last_revocations(codes), own),
        },
    )


def _worst(own: States) -> Ints:
    """Give the certainty of the least certain row of each unit, -1 without any."""
    worst = np.full(own.units, -1)
    np.maximum.at(worst, own.unit, own.certainty)
    return worst


def _latest(own: States) -> Days:
    """Give the newest report of each unit."""
    latest = np.full(own.units, NEVER)
    np.fmax.at(latest, own.unit, own.period)
    return latest


def _numbers(own: States, which: Flags) -> list[tuple[str, ...]]:
    """Give for each unit the numbers of the criteria that are meant."""
    found: list[list[str]] = [[] for _unit in range(own.units)]
    for unit, criterion in zip(own.unit[which].tolist(), own.criterion[which].tolist(), strict=True):
        found[unit].append(own.numbers[criterion])
    return [tuple(numbers) for numbers in found]


def _statuses(units: Sequence[Unit], title: Ints, own: States) -> Ints:
    """Give the states that units are drawn in: their title first, else the worst of what their criteria say."""
    rung = np.append([RANK.get(one, 0) for one in TITLES], 0)[title]
    is_town = np.array([unit.kind is UnitKind.TOWN for unit in units], dtype=bool)
    return np.select(
        [
            rung >= RANK[Title.STANDARD],
            rung == RANK[Title.COMPLETED_TASK],
            is_town | (own.count(~own.is_unknown) == 0),
            own.count(own.is_in(Status.LATE)) > 0,
            own.count(own.is_in(Status.NOT_MET)) > 0,
        ],
        [
            STATUSES.index(status)
            for status in (Status.ACHIEVED, Status.WAITING, Status.UNKNOWN, Status.LATE, Status.NOT_MET)
        ],
        STATUSES.index(Status.WORKING),
    )


def _reasons(titles: Titles, top: Ints, since: Days, revoked: Ints, own: States) -> Any:
    """Say why each unit is in its state: the title with its date, then what its criteria lack."""
    about = zip(_revocations(titles, revoked, since), _titles(titles, top, since), _of_criteria(own), strict=True)
    reasons = np.empty(len(top), dtype=object)
    for place, (revocation, title, criteria) in enumerate(about):
        reasons[place] = (*revocation, title, *criteria)
    return reasons


def _revocations(titles: Titles, revoked: Ints, since: Days) -> list[tuple[Message, ...]]:
    """Say that a title was revoked, until a newer title is given."""
    day = np.append(titles.day, NEVER)[revoked]
    rows = np.where(since > day, -1, revoked).tolist()
    return [() if row < 0 else (_revocation(titles, row),) for row in rows]


def _revocation(titles: Titles, row: int) -> Message:
    name = Message.of(TITLE_WORDS[TITLES[titles.title[row]]])
    return Message.of(N_("{title} từ ngày {day}."), title=name, day=titles.day[row].item())


def _titles(titles: Titles, top: Ints, since: Days) -> list[Message]:
    """Say the title of each unit; units with the same title and day share one message."""
    columns = (np.append(titles.title, -1)[top], np.append(titles.decided, NEVER)[top], since)
    keys = list(zip(*(column.tolist() for column in columns), strict=True))
    said = {key: _title(*key) for key in dict.fromkeys(keys)}
    return [said[key] for key in keys]


def _title(title: int, decided_on: date | None, since: date | None) -> Message:
    if title < 0 or since is None:
        return Message.of(N_("Chưa có kết quả công nhận nào được ghi nhận."))
    name = Message.of(TITLE_WORDS[TITLES[title]])
    if decided_on is not None:
        return Message.of(N_("{title}, ngày quyết định {day}."), title=name, day=decided_on)
    return Message.of(N_("{title}, tính đến ngày {day}."), title=name, day=since)


def _of_criteria(own: States) -> list[tuple[Message, ...]]:
    met, unmet, unknown = own.count(own.is_met).tolist(), _numbers(own, own.is_unmet), _numbers(own, own.is_unknown)
    totals = np.bincount(own.unit, minlength=own.units).tolist()
    return [_lacks(*figures) for figures in zip(met, totals, unmet, unknown, strict=True)]


def _lacks(met: int, total: int, unmet: tuple[str, ...], unknown: tuple[str, ...]) -> tuple[Message, ...]:
    if not total:
        return ()
    if len(unknown) == total:
        return (Message.of(N_("Chưa có báo cáo về các tiêu chí.")),)
    return (_unmet(met, total, unmet, is_all_known=not unknown), *_unknown(unknown))


def _unmet(met: int, total: int, unmet: tuple[str, ...], *, is_all_known: bool) -> Message:
    if unmet:
        return Message.of(N_("Chưa đạt {count} tiêu chí: {numbers}."), count=len(unmet), numbers=unmet)
    sentence = N_("Đạt {met}/{total} tiêu chí; chưa tiêu chí nào được báo cáo là chưa đạt.")
    if is_all_known:
        sentence = N_("Đạt {met}/{total} tiêu chí, không tiêu chí nào chưa đạt.")
    return Message.of(sentence, met=met, total=total)


def _unknown(unknown: tuple[str, ...]) -> tuple[Message, ...]:
    if not unknown:
        return ()
    return (Message.of(N_("Chưa có số liệu {count} tiêu chí: {numbers}."), count=len(unknown), numbers=unknown),)
