"""What differs between two Situations: the headline before → after, the units and criteria that change state."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.briefing.marking import said_of
from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.comparison import Comparison, FigureChange, FigureKey
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Level, Status, UnitKind, criterion_status_word
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.services.submitting import Prospect
from ntm_dashboard.web.components import badges, cells, marks, tables, texts
from ntm_dashboard.web.components.markup import NOTHING, Html, tag

_MOST = 25


def show(comparison: Comparison) -> None:
    """Show the headline first, then the communes, then the criteria; marks are found against the same, told apart."""
    apart = comparison.told_apart
    _headline(comparison, apart)
    _units(comparison, apart)
    _matrix(comparison, apart)
    _criteria(comparison, apart)


def _headline(comparison: Comparison, apart: Comparison) -> None:
    texts.lead(
        said_of(comparison.before, lambda one: _standing(N_("Trước, ngày {day}: {sentence}"), one)),
        said_of(comparison.after, lambda one: _standing(N_("Sau, ngày {day}: {sentence}"), one)),
    )
    rows = marks.against(_figures(comparison.changed_figures), _figures(apart.figures))
    if rows:
        tables.show([_("Chỉ tiêu chủ yếu"), _("Trước"), "", _("Sau")], rows, numbers=[1, 3])
    else:
        texts.note(_("Các chỉ tiêu chủ yếu không đổi."))


def _standing(sentence: str, situation: Situation) -> str:
    return _(sentence).format(day=date_text(situation.as_of), sentence=situation.headline.sentence)


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
    """Say what the button will do: Công bố 14 thay đổi, 1 xã đổi trạng thái."""
    comparison = prospect.preview.comparison
    changes, units = len(comparison.criteria), list(comparison.units["unit"])
    if not changes and not units:
        return _("Công bố {count} tệp").format(count=number_text(len(prospect.files)))
    states = comparison.after.units
    has_towns = (states[states["unit"].isin(units)]["kind"] == UnitKind.TOWN).any()
    towns = N_("Công bố {changes} thay đổi, {units} xã, thị trấn đổi trạng thái")
    sentence = towns if has_towns else N_("Công bố {changes} thay đổi, {units} xã đổi trạng thái")
    return str(Message.of(sentence, changes=number_text(changes), units=number_text(len(units))))
