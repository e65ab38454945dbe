"""What an act comes to, for the terminal: in one sentence, the headline before → after on one day, cell by cell."""

import argparse
from collections.abc import Iterator, Sequence

import numpy as np

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.briefing.wording import caution_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_changes import CellChanges
from ntm_dashboard.domain.cell_words import SaidChange, said_changes
from ntm_dashboard.domain.comparison import Comparison, FigureChange, FigureKey
from ntm_dashboard.domain.effect import Effect, moved_text
from ntm_dashboard.errors import UnconfirmedError
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text

MOST_CELLS = 20
_LONGEST = 80


def add_confirm(parser: argparse.ArgumentParser) -> None:
    """Let a command be looked at first: it acts only when that is confirmed."""
    parser.add_argument("--confirm", action="store_true", help=_("thực hiện; không ghi: chỉ nói sẽ thay đổi những gì"))
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ xem thay đổi, dù có --confirm"))


def is_to_act(chosen: argparse.Namespace) -> bool:
    """Tell whether what was shown is to be done.

    Raises:
        UnconfirmedError: nobody has said so, nor that it is only to be looked at.
    """
    if chosen.dry_run or chosen.confirm:
        return not chosen.dry_run
    raise UnconfirmedError(str(Message.of(N_("Chưa ghi gì. Thêm --confirm để thực hiện."))))


def effect_lines(effect: Effect, catalogue: Catalogue) -> list[str]:
    """Say what an act comes to; each line that rests on illustrative rows carries the mark, which the foot explains."""
    real = set(_lines(effect.told_apart))
    lines = [line if line in real or line.endswith(":") else line + MARK for line in _lines(effect)]
    lines += _cells(effect.cells, catalogue)
    if not any(MARK in line for line in lines):
        return lines
    return [*lines, max((str(caution_of(one)) for one in (effect.comparison.after, effect.comparison.before)), key=len)]


def _lines(effect: Effect) -> Iterator[str]:
    yield effect.sentence
    if figures := effect.comparison.changed_figures:
        yield str(Message.of(N_("Ngày {day}:"), day=date_text(effect.comparison.after.as_of)))
        yield from (f"  {_figure(one)}" for one in figures)
    if effect.passed and not effect.passed.is_empty:
        yield _passed(effect.passed)


def _figure(change: FigureChange) -> str:
    before, after = _value(change, is_after=False), _value(change, is_after=True)
    return f"{change.label}: {before} → {after}"


def _value(change: FigureChange, *, is_after: bool) -> str:
    value, of = (change.after, change.of_after) if is_after else (change.before, change.of_before)
    if value is None:
        return "–"
    if change.key is FigureKey.DISTRICT_RECOGNISED:
        return _("đã được công nhận") if value else _("chưa được công nhận")
    text = number_text(value, decimals=change.decimals)
    return text if of is None else f"{text}/{number_text(of)}"


def _passed(passed: Comparison) -> str:
    sentence = N_("Riêng thời gian từ {first} đến {last}, không kể số liệu này: {moved}.")
    first, last = (date_text(one.as_of) for one in (passed.before, passed.after))
    return str(Message.of(sentence, first=first, last=last, moved=moved_text(passed)))


def _cells(cells: Sequence[CellChanges], catalogue: Catalogue) -> Iterator[str]:
    left = MOST_CELLS
    for table in cells:
        first = table.part(np.arange(min(len(table), left)))
        yield from (f"  · {_said(one)}" for one in said_changes(first, catalogue))
        left = max(left - len(table), 0)
    if (more := sum(map(len, cells)) - MOST_CELLS) > 0:
        yield "  " + str(Message.of(N_("… và {count} số liệu nữa."), count=number_text(more)))


def _said(one: SaidChange) -> str:
    about = f"{one.unit}, {one.about}" + (MARK if one.was_illustrative or one.is_illustrative else "")
    before = _short(one.before) + (MARK if one.was_illustrative else "")
    return f"{about}: {before} → {_short(one.after)}" + (MARK if one.is_illustrative else "")


def _short(text: str) -> str:
    """Cut what a row says: its result and value come first, its source last."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
