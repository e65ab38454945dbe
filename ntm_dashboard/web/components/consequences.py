"""What an act comes to: the headline before → after, the units and criteria that change state, every cell."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.briefing.marking import said_of
from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.comparison import Comparison, FigureChange, FigureKey
from ntm_dashboard.domain.effect import Effect, has_moved, moved_text
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Level, Status, criterion_status_word
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.services.submitting import Prospect
from ntm_dashboard.web.components import badges, cell_list, cells, marks, tables, texts
from ntm_dashboard.web.components.markup import NOTHING, Html, join, tag

_MOST = 25


def show(effect: Effect, catalogue: Catalogue, *, key: str) -> None:
    """Show the whole effect: the headline first, then the states that change, then every cell."""
    headline(effect)
    details(effect, catalogue, key=key)


def headline(effect: Effect) -> None:
    """Say in one sentence what an act comes to, and what becomes of the main figures on the day of both sides."""
    apart = effect.told_apart
    texts.lead(marks.text(effect.sentence, apart.sentence))
    rows = marks.against(_figures(effect.comparison.changed_figures), _figures(apart.comparison.figures))
    if rows:
        day = _("Cùng ngày {day}").format(day=date_text(effect.comparison.after.as_of))
        tables.show([_("Chỉ tiêu chủ yếu"), _("Trước"), "", _("Sau")], rows, numbers=[1, 3], caption=day)
    else:
        texts.hint(_("Các chỉ tiêu chủ yếu không đổi."))
    if effect.shown:
        before, after = effect.shown
        now = said_of(before, lambda one: _opened(N_("Trang đang mở ở ngày {day}: {sentence}."), one))
        then = said_of(after, lambda one: _opened(N_("Sau khi ghi, trang mở ở ngày {day}: {sentence}."), one))
        texts.hint(join(now, " ", then))


def _opened(sentence: str, situation: Situation) -> str:
    return _(sentence).format(day=date_text(situation.as_of), sentence=situation.headline.sentence)


def _passed(passed: Comparison) -> str:
    sentence = N_(
        "Trang đang xem ngày {first}; số liệu này nói đến ngày {last}. "
        "Riêng thời gian trôi qua giữa hai ngày, không kể số liệu này: {moved}."
    )
    first, last = (date_text(one.as_of) for one in (passed.before, passed.after))
    return str(Message.of(sentence, first=first, last=last, moved=moved_text(passed)))


def details(effect: Effect, catalogue: Catalogue, *, key: str) -> None:
    """Show what time alone changes, the states that change, and every cell.

    Marks are found against the same, told apart.
    """
    comparison, apart = effect.comparison, effect.told_apart.comparison
    if effect.passed and has_moved(effect.passed):
        real = effect.told_apart.passed
        texts.note(marks.text(_passed(effect.passed), real and _passed(real)))
    _units(comparison, apart)
    _matrix(comparison, apart)
    _criteria(comparison, apart)
    cell_list.show(effect.cells, catalogue, key=key)


def _figures(changes: Sequence[FigureChange]) -> list[list[str]]:
    return [[str(one.label), _figure(one, is_after=False), marks.ARROW, _figure(one, is_after=True)] for one in changes]


def _figure(change: FigureChange, *, is_after: bool) -> str:
    value, of = (change.after, change.of_after) if is_after else (change.before, change.of_before)
    if value is None:
        return cells.DASH
    if change.key is FigureKey.DISTRICT_RECOGNISED:
        return tag("b", _("đã được công nhận") if value else _("chưa được công nhận"))
    text = number_text(value, decimals=change.decimals)
    return tag("b" if is_after else "span", f"{text}/{of}" if of is not None else text)


def _units(comparison: Comparison, apart: Comparison) -> None:
    if comparison.units.empty:
        return
    texts.heading(marks.text(_units_sentence(comparison), _units_sentence(apart)))
    tables.show([_("Đơn vị"), _("Trước"), "", _("Sau")], marks.against(_moved(comparison), _moved(apart)))


def _units_sentence(comparison: Comparison) -> str:
    return _("{count} xã, thị trấn đổi trạng thái").format(count=number_text(len(comparison.units)))


def _moved(comparison: Comparison) -> list[list[str]]:
    return [
        [row.name, _unit_state(row.before), marks.ARROW, _unit_state(row.after)] for row in rows_of(comparison.units)
    ]


def _unit_state(status: Any) -> Html:
    return badges.of_unit(Status.UNKNOWN if pd.isna(status) else status)


def _matrix(comparison: Comparison, apart: Comparison) -> None:
    """Show the communes that change as rows and their criteria as columns; only the changed cells are lit."""
    rows, real = _lit_rows(comparison), _lit_rows(apart)
    if not rows:
        return
    criteria = list(dict.fromkeys(comparison.after.commune_criteria["criterion"]))
    texts.heading(marks.text(_lit_sentence(rows), _lit_sentence(real)))
    tables.show([_("Xã"), *criteria], marks.against(rows, real))


def _lit_sentence(rows: Sequence[Sequence[str]]) -> str:
    return _("Số liệu thay đổi: {count} xã").format(count=number_text(len(rows)))


def _lit_rows(comparison: Comparison) -> list[list[str]]:
    changed = comparison.criteria[comparison.criteria["level"] == Level.COMMUNE]
    lit = {(row.unit, row.criterion): _lit(row) for row in rows_of(changed)}
    names = dict(zip(changed["unit"], changed["unit_name"], strict=True))
    criteria = list(dict.fromkeys(comparison.after.commune_criteria["criterion"]))
    return [[name, *(lit.get((unit, number), NOTHING) for number in criteria)] for unit, name in names.items()]


def _lit(row: Any) -> Html:
    before, after = Status(row.before_status), Status(row.after_status)
    words = f"{criterion_status_word(before)} → {criterion_status_word(after)}"
    return tag(
        "b", f"{PAINTS[before].glyph}→{PAINTS[after].glyph}", style=PAINTS[after].css, title=words, aria_label=words
    )


def _criteria(comparison: Comparison, apart: Comparison) -> None:
    if comparison.criteria.empty:
        return
    texts.heading(marks.text(_criteria_sentence(comparison), _criteria_sentence(apart)))
    heads = [_("Đơn vị"), _("Tiêu chí"), _("Trước"), "", _("Sau")]
    rows = marks.against(_criterion_rows(comparison), _criterion_rows(apart), names=2)
    tables.show(heads, rows[:_MOST])
    if len(rows) > _MOST:
        known = len(_criterion_rows(apart))
        with st.expander(marks.text(_more(len(rows)), _more(known))):
            tables.show(heads, rows[_MOST:])


def _more(rows: int) -> str:
    return _("Xem thêm {count} dòng").format(count=number_text(rows - _MOST))


def _criteria_sentence(comparison: Comparison) -> str:
    count = number_text(len(comparison.criteria))
    return _("{count} tiêu chí thay đổi kết quả, hồ sơ, giá trị hoặc lộ trình").format(count=count)


def _criterion_rows(comparison: Comparison) -> list[list[str]]:
    return [_criterion(row) for row in rows_of(comparison.criteria)]


def _criterion(row: Any) -> list[str]:
    before, after = badges.of_criterion(row.before_status), badges.of_criterion(row.after_status)
    return [row.unit_name, f"{row.criterion}. {row.name}", before, marks.ARROW, after]


def button_text(prospect: Prospect) -> str:
    """Say what the button will do: Công bố 45 số liệu."""
    return _("Công bố {what}").format(what=prospect.preview.effect.counted)
