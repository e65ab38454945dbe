"""The roadmap of communes and criteria: chosen by unit, criterion and state, drawn on a line of time, and its moves."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.charts import roadmap as roadmap_chart
from ntm_dashboard.charts.roadmap import STATUS_OF
from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems, RoadmapState
from ntm_dashboard.domain.frames import DataFrame, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import _
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.components import cells, chart, edit_scope, in_address, marks, tables, texts
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.url_state import CRITERION, UNIT

NAME = "lo-trinh"
_STATE = "tt"
_OPEN, _ALL, _LATE, _MOVED, _DONE = "", "tat-ca", "cham", "doi", "xong"


def show(page: PageContext) -> None:
    """Offer what to look at and draw it."""
    every = page.queries.roadmap(page.situation)
    if every.empty:
        texts.heading(str(roadmap_chart.title(every)))
        texts.note(
            _(
                "Chưa có ngày dự kiến nào trong báo cáo hay trong lộ trình. Lấy mẫu “Lộ trình” ở trang Nộp số liệu, "
                "điền rồi nộp, hoặc ghi ở trang Sửa số liệu."
            )
        )
        texts.link(_("Lấy mẫu ở trang Nộp số liệu"), page.address("nop-so-lieu"))
        return
    chosen = _choose(page, every)
    page.part("roadmap", *chosen.values(), draw=lambda: _draw(page, chosen))
    if may(current_person(), Act.PUBLISH):
        where = edit_scope.address(page, ReportKind.ROADMAP, unit=chosen["unit"], number=chosen["criterion"])
        texts.link(_("Dời ngày, ghi lộ trình"), where)


def _choose(page: PageContext, every: DataFrame[RoadmapItems]) -> Mapping[str, str]:
    own = page.queries.catalogue.district.code
    pairs = zip(every["unit"].tolist(), every["unit_name"].tolist(), strict=True)
    units = {unit or own: name for unit, name in pairs}
    numbers = list(dict.fromkeys(one for one in every["criterion"].tolist() if one))
    states = {
        _OPEN: _("Chưa xong"),
        _LATE: _("Chậm, quá hạn"),
        _MOVED: _("Đã dời ngày"),
        _DONE: _("Đã xong"),
        _ALL: _("Tất cả"),
    }
    columns = st.columns(3)
    unit = in_address.choice(
        columns[0], _("Đơn vị"), list(units), parameter=UNIT, shown=lambda one: texts.plain(units[one])
    )
    criterion = in_address.choice(
        columns[1],
        _("Tiêu chí"),
        sorted(numbers, key=_as_number),
        parameter=CRITERION,
        shown=lambda one: _("Tiêu chí {number}").format(number=one),
    )
    state = in_address.choice(
        columns[2], _("Tình trạng"), list(states), parameter=_STATE, shown=lambda one: states[one], default=_OPEN
    )
    return {"unit": unit or "", "criterion": criterion or "", "state": state or ""}


def _as_number(text: str) -> tuple[int, str]:
    return (int(text) if text.isdigit() else 0, text)


def _of(page: PageContext, situation: Situation, chosen: Mapping[str, str]) -> DataFrame[RoadmapItems]:
    items = page.queries.roadmap(situation)
    wanted = pd.Series(True, items.index)
    if unit := chosen["unit"]:
        wanted &= items["unit"].isin([unit, *([""] if unit == page.queries.catalogue.district.code else [])])
    if chosen["criterion"]:
        wanted &= items["criterion"] == chosen["criterion"]
    return trusted(RoadmapItems, items[wanted & _in_state(items, chosen["state"])])


def _in_state(items: DataFrame[RoadmapItems], state: str) -> "pd.Series[bool]":
    if state == _ALL:
        return pd.Series(True, items.index)
    if state == _MOVED:
        return items["postponed"] > 0
    states = list(RoadmapState)
    if state == _LATE:
        wanted = [RoadmapState.LATE, RoadmapState.UNREPORTED]
    else:
        wanted = [one for one in states if (one.is_done if state == _DONE else one.is_open)]
    return items["state"].isin(wanted)


def _draw(page: PageContext, chosen: Mapping[str, str]) -> None:
    situation = page.situation
    items = _of(page, situation, chosen)
    if items.empty:
        texts.note(_("Không có nội dung nào trong lộ trình đúng với lựa chọn này."))
        return
    with st.container(key="roadmap_scroll"):
        chart.show(figure(page, chosen), situation, telling=telling(page, chosen), key="roadmap")
    _moves(page, chosen)


def figure(page: PageContext, chosen: Mapping[str, str]) -> go.Figure:
    """Draw the chosen steps on the line of time."""
    situation = page.situation
    target_on = None if situation.clock.is_recognised else situation.clock.target_on
    items = _of(page, situation, chosen)
    return roadmap_chart.figure(items, as_of=situation.as_of, target_on=target_on, theme=page.theme)


def telling(page: PageContext, chosen: Mapping[str, str]) -> chart.Telling:
    """Say how the chosen steps of the roadmap stand, a row for each."""
    about = {UNIT: chosen["unit"], CRITERION: chosen["criterion"], _STATE: chosen["state"]}
    return chart.Telling(
        lambda one: roadmap_chart.title(_of(page, one, chosen)),
        [
            _("Nội dung"),
            _("Dự kiến lần đầu"),
            _("Ngày dự kiến"),
            _("Ngày xong"),
            _("Tình trạng"),
            _("Cơ quan phụ trách"),
        ],
        lambda one: [_row(page, row) for row in rows_of(_of(page, one, chosen))],
        data=chart.Data(NAME, {name: value for name, value in about.items() if value}),
    )


def chosen_of(parameters: Mapping[str, str]) -> Mapping[str, str]:
    """Read what is chosen from the parameters of an address."""
    return {
        "unit": parameters.get(UNIT, ""),
        "criterion": parameters.get(CRITERION, ""),
        "state": parameters.get(_STATE, _OPEN),
    }


def _row(page: PageContext, row: Any) -> list[str]:
    return [
        roadmap_chart.label(row),
        cells.day(row.first_on),
        cells.day(row.planned_on),
        cells.day(row.done_on) or cells.DASH,
        f"{PAINTS[STATUS_OF[RoadmapState(row.state)]].glyph} {RoadmapState(row.state).word}",
        page.queries.catalogue.agency_name(cells.text(row.agency)),
    ]


def _moves(page: PageContext, chosen: Mapping[str, str]) -> None:
    """List what was postponed: from which day to which, how often, why and by whom."""

    def moved(situation: Situation) -> DataFrame[RoadmapItems]:
        items = _of(page, situation, chosen)
        rows = items[items["postponed"] > 0]
        return trusted(RoadmapItems, rows.sort_values("postponed_days", ascending=False, kind="stable"))

    if moved(page.situation).empty:
        return
    texts.heading(page.said(lambda one: _moves_sentence(moved(one))))
    heads = [
        _("Nội dung"),
        _("Dự kiến lần đầu"),
        _("Nay dự kiến"),
        _("Số lần dời"),
        _("Chậm thêm"),
        _("Lý do, người dời"),
    ]
    tables.show(heads, marks.rows(page.situation, lambda one: [_move(page, row) for row in rows_of(moved(one))]))


def _moves_sentence(items: DataFrame[RoadmapItems]) -> str:
    return _("Dời ngày: {count} nội dung, nhiều nhất {days} ngày").format(
        count=len(items), days=int(items["postponed_days"].max()) if len(items) else 0
    )


def _move(page: PageContext, row: Any) -> list[str]:
    return [
        roadmap_chart.label(row),
        cells.day(row.first_on),
        cells.day(row.planned_on),
        cells.number(row.postponed),
        _("{days} ngày").format(days=cells.number(row.postponed_days)),
        _reasons(page, row) or _("chưa ghi lý do"),
    ]


def _reasons(page: PageContext, row: Any) -> str:
    """Give why the day was moved each time, by whom where a row says it."""
    told: list[str] = []
    for before, one in zip(row.history, row.history[1:], strict=False):
        if one.planned_on > before.planned_on and (one.reason or one.agency):
            said = f"{cells.day(pd.Timestamp(one.set_on))}: {one.reason or _('chưa ghi lý do')}"
            by = page.queries.catalogue.agency_name(one.agency) if one.agency else ""
            told.append(f"{said} ({by})" if by else said)
    return "; ".join(told)
