"""Two to four communes side by side: their standing, each criterion of theirs, and where they differ."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.charts import matrix
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, rows_of, trusted
from ntm_dashboard.domain.naming import short_names
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.i18n import _, number_text
from ntm_dashboard.web.components import badges, cells, chart, in_address, marks, tables, texts
from ntm_dashboard.web.components.tile_map import standing_words
from ntm_dashboard.web.page_context import PageContext

PARAMETER, DIFFERENT = "cac", "khac"
NAME = "so-sanh"
MOST = 4


def show(page: PageContext) -> None:
    """Offer the communes and show those that the address names."""
    units = page.situation.units
    communes = units[units["kind"] == UnitKind.COMMUNE]
    names = {str(unit): str(name) for unit, name in zip(communes["unit"], communes["name"], strict=True)}
    if len(names) < 2:
        texts.note(_("Vào ngày này huyện không có hai xã trở lên để so sánh."))
        return
    chosen = in_address.several(
        _("Các xã đặt cạnh nhau (2–4 xã)"), names, parameter=PARAMETER, most=MOST, default=_most_apart(page.situation)
    )
    if len(chosen) < 2:
        texts.note(_("Hãy chọn ít nhất hai xã."))
        return
    only_different = st.toggle(_("Chỉ tiêu chí mà các xã khác nhau"), key=DIFFERENT, bind="query-params")
    picked = tuple(chosen)
    page.part("side by side", picked, only_different, draw=lambda: _body(page, picked, only_different=only_different))


def _most_apart(situation: Situation) -> list[str]:
    """Give the commune with most and the one with fewest criteria met, the first two where nothing is known."""
    units = situation.units[situation.units["kind"] == UnitKind.COMMUNE]
    known = units[units["met"].notna()].sort_values("met", kind="stable", ascending=False)
    rows = known if len(known) > 1 else units
    return [str(rows["unit"].iloc[0]), str(rows["unit"].iloc[-1 if len(known) > 1 else 1])]


def _body(page: PageContext, chosen: tuple[str, ...], *, only_different: bool) -> None:
    def criteria(situation: Situation) -> DataFrame[CriterionStates]:
        return _criteria(situation, page.situation, chosen, only_different=only_different)

    _standing(page, chosen)
    own = criteria(page.situation)
    if own.empty and only_different:
        texts.note(_("Các xã này giống nhau ở mọi tiêu chí."))
        return
    if own.empty or own["result"].isna().all():
        texts.note(_("Chưa có báo cáo tiêu chí của các xã này. Nộp báo cáo tiêu chí xã; mẫu ở Mẫu & tải về."))
        return
    told = telling(page, chosen, only_different=only_different)
    drawn = figure(page, chosen, only_different=only_different)
    title = page.said(told.title)
    texts.heading(title)
    with st.container(key="matrix_scroll"):
        st.plotly_chart(chart.seen(drawn), theme=None, key="side_by_side", config=chart.CONFIG, alt=title)
    texts.hint(told.legend)
    chart.caution(page.situation, told)
    with st.container(key="side_by_side_table"):
        tables.show(told.heads, marks.rows(page.situation, told.rows))
    chart.take(drawn, page.situation, told)


def figure(page: PageContext, chosen: tuple[str, ...], *, only_different: bool) -> go.Figure:
    """Draw the matrix of some communes."""
    own = _criteria(page.situation, page.situation, chosen, only_different=only_different)
    return matrix.figure(own, theme=page.theme)


def telling(page: PageContext, chosen: tuple[str, ...], *, only_different: bool) -> chart.Telling:
    """Say where some communes stand in each criterion, a row for each criterion."""

    def criteria(situation: Situation) -> DataFrame[CriterionStates]:
        return _criteria(situation, page.situation, chosen, only_different=only_different)

    return chart.Telling(
        lambda one: matrix.title(criteria(one)),
        [_("Tiêu chí"), *(_name(page.situation, unit) for unit in chosen)],
        lambda one: _rows(criteria(one), chosen),
        data=chart.Data(NAME, {PARAMETER: ",".join(chosen), **({DIFFERENT: "1"} if only_different else {})}),
        legend=matrix.legend(),
        states=lambda one: matrix.states(criteria(one)),
    )


def _criteria(
    situation: Situation, shown: Situation, chosen: tuple[str, ...], *, only_different: bool
) -> DataFrame[CriterionStates]:
    """Give the criteria of some communes; which of them differ is asked of the Situation that the page shows."""
    own = situation.commune_criteria
    own = own[own["unit"].isin(chosen)]
    if only_different:
        asked = shown.commune_criteria
        states = asked[asked["unit"].isin(chosen)].groupby("criterion", sort=False)["status"].nunique()
        own = own[own["criterion"].isin(states[states > 1].index)]
    return trusted(CriterionStates, own)


def _standing(page: PageContext, chosen: tuple[str, ...]) -> None:
    texts.heading(
        _("{names}: tình hình chung").format(names=short_names([_name(page.situation, one) for one in chosen]))
    )
    heads = [_("Nội dung"), *(_name(page.situation, unit) for unit in chosen)]
    tables.show(heads, marks.rows(page.situation, lambda one: _standing_rows(one, chosen)))


def _name(situation: Situation, unit: str) -> str:
    return next(str(row.name) for row in rows_of(situation.units) if row.unit == unit)


def _standing_rows(situation: Situation, chosen: tuple[str, ...]) -> list[list[str]]:
    by_unit = {row.unit: row for row in rows_of(situation.units)}
    rows = [by_unit[unit] for unit in chosen]
    return [
        [_("Tình trạng"), *(standing_words(row) for row in rows)],
        [_("Tiêu chí đạt"), *(_met(row) for row in rows)],
        [_("Chậm lộ trình"), *(_count(row.late) for row in rows)],
        [_("Đã đạt, chưa hoàn thiện hồ sơ"), *(_count(row.dossiers_behind) for row in rows)],
    ]


def _met(row: Any) -> str:
    if not row.assessed:
        return _("chưa có số liệu")
    return _("{met}/{total} tiêu chí").format(met=row.met, total=row.total)


def _count(value: Any) -> str:
    return _("chưa có số liệu") if pd.isna(value) else number_text(int(value))


def _rows(criteria: DataFrame[CriterionStates], chosen: tuple[str, ...]) -> list[list[str]]:
    states = {(row.unit, row.criterion): row.status for row in rows_of(criteria)}
    firsts = criteria.drop_duplicates("criterion")
    return [
        [f"{number}. {name}", *(_state(states.get((unit, number))) for unit in chosen)]
        for number, name in zip(firsts["criterion"], firsts["name"], strict=True)
    ]


def _state(status: str | None) -> str:
    return cells.DASH if status is None else badges.of_criterion(status)
