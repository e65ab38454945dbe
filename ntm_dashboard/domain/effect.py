"""What one act comes to: the cells that it writes, what changes by them, and what the passing of days changes anyway.

The same for a preview, a published revision, an undo and any two revisions, so that one act has one count everywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ntm_dashboard.domain.cell_changes import CellChanges
from ntm_dashboard.domain.comparison import Comparison, FigureChange, FigureKey
from ntm_dashboard.domain.published import FOLLOW_UP_TABLES, WITHDRAWN
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Level, word
from ntm_dashboard.i18n import N_, Message, _, ngettext, number_text

_COUNTED = {
    FigureKey.COMMUNES_STANDARD: N_("{before} → {after} xã đạt chuẩn"),
    FigureKey.DISTRICT_CRITERIA_MET: N_("{before} → {after} tiêu chí huyện"),
}


@dataclass(frozen=True, eq=False)
class Effect:
    """What differs between two records.

    `cells` are those that differ, of any period. `comparison` holds both records on one day, so that only the cells
    make a difference in it. `passed` is what the days alone change from the day that was looked at to that day, without
    the cells; None where it is the same day. `shown` is how the district stands on the days that the pages open on
    before and after; None where both are the day of the comparison, or nothing is known on one side.
    """

    cells: tuple[CellChanges, ...]
    comparison: Comparison
    passed: Comparison | None = None
    shown: tuple[Situation, Situation] | None = None

    @cached_property
    def count(self) -> int:
        """Give the number of cells that differ."""
        return sum(len(one) for one in self.cells)

    @cached_property
    def puts_on(self) -> bool:
        """Tell whether it puts any figure on the record, and does not only take off."""
        return any(bool((one.change != WITHDRAWN).any()) for one in self.cells)

    @cached_property
    def told_apart(self) -> "Effect":
        """Give what marks are found against: the same without what is invented for illustration."""
        cells = tuple(one.part(~np.logical_or(*one.illustrative)) for one in self.cells)
        return Effect(cells, self.comparison.told_apart, self.passed.told_apart if self.passed else None)

    @property
    def sentence(self) -> str:
        """Say it in one sentence: 45 số liệu: 6 tiêu chí huyện đổi trạng thái; 4/9 → 9/9 tiêu chí huyện.

        What says who does what by when changes no state: it is counted by its kind (2 số liệu: Lộ trình (2)).
        """
        follow_up = [one for one in self.cells if one.table in FOLLOW_UP_TABLES]
        said = [f"{word(one.table.kinds[0])} ({number_text(len(one))})" for one in follow_up]
        if not follow_up or len(follow_up) < len(self.cells) or has_moved(self.comparison):
            said.insert(0, moved_text(self.comparison))
        return f"{self.counted}: {'; '.join(said)}"

    @property
    def counted(self) -> str:
        """Give the number of cells in words: 45 số liệu."""
        return ngettext("{count} số liệu", "{count} số liệu", self.count).format(count=number_text(self.count))


def moved_text(comparison: Comparison) -> str:
    """Say how many states change and which of the main figures: 6 tiêu chí huyện đổi trạng thái; 4/9 → 9/9 …"""
    states = ", ".join(_states(comparison))
    moved = _("{what} đổi trạng thái").format(what=states) if states else _("không trạng thái nào đổi")
    return "; ".join([moved, *(str(one) for one in _figures(comparison))])


def has_moved(comparison: Comparison) -> bool:
    """Tell whether `moved_text` has anything to say."""
    return any(True for _one in (*_states(comparison), *_figures(comparison)))


def _states(comparison: Comparison) -> Iterator[str]:
    criteria = comparison.criteria
    moved = criteria[criteria["before_status"] != criteria["after_status"]]
    of_district = int((moved["level"] == Level.DISTRICT).sum())
    if of_district:
        said = ngettext("{count} tiêu chí huyện", "{count} tiêu chí huyện", of_district)
        yield said.format(count=number_text(of_district))
    if of_communes := len(moved) - of_district:
        said = ngettext("{count} tiêu chí xã", "{count} tiêu chí xã", of_communes)
        yield said.format(count=number_text(of_communes))
    if units := len(comparison.units):
        said = ngettext("{count} xã, thị trấn", "{count} xã, thị trấn", units)
        yield said.format(count=number_text(units))


def _figures(comparison: Comparison) -> Iterator[Message]:
    for change in comparison.changed_figures:
        if change.key in _COUNTED:
            before, after = (_count(change, is_after=is_after) for is_after in (False, True))
            yield Message.of(_COUNTED[change.key], before=before, after=after)
        elif change.key is FigureKey.DISTRICT_RECOGNISED and (change.after or change.before):
            yield Message.of(N_("huyện được công nhận") if change.after else N_("huyện không còn được công nhận"))


def _count(change: FigureChange, *, is_after: bool) -> str:
    value, of = (change.after, change.of_after) if is_after else (change.before, change.of_before)
    if value is None:
        return _("chưa có số liệu")
    return f"{number_text(value)}/{of}"
