"""The plan from the target back, the steps after the district's own work, and what the forecasts said."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.domain.follow_up import forecast
from ntm_dashboard.domain.follow_up.back_plan import BackPlan
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Pace, Situation
from ntm_dashboard.domain.terms import MEASURE_WORDS, DossierState, word
from ntm_dashboard.i18n import Message, _
from ntm_dashboard.web.components import badges, cells, marks, tables, texts
from ntm_dashboard.web.page_context import PageContext

_MOST = 10


def show(page: PageContext) -> None:
    """Show by when each step must end, and what has to come first; without a target ahead, the steps as they went."""
    plan = page.queries.back_plan(page.situation)
    if plan is None:
        _procedure(page)
        return
    texts.heading(_("Kế hoạch ngược từ mục tiêu"))
    texts.lead(page.said(lambda one: _sentence(page, one)))
    if plan.unread:
        texts.note(
            _(
                "Chưa đối chiếu được số ngày theo văn bản của {count} bước, nên các ngày “chậm nhất” dưới đây là muộn "
                "nhất có thể. Văn phòng ghi số ngày vào danh mục khi đã đối chiếu."
            ).format(count=plan.unread)
        )
    _steps(page)
    _items(page)


def _sentence(page: PageContext, situation: Situation) -> str:
    plan = page.queries.back_plan(situation)
    return str(plan.sentence) if plan else ""


def _of_plan(page: PageContext, make: Callable[[BackPlan], marks.Rows]) -> Callable[[Situation], marks.Rows]:
    def rows(situation: Situation) -> marks.Rows:
        plan = page.queries.back_plan(situation)
        return make(plan) if plan else []

    return rows


def _steps(page: PageContext) -> None:
    heads = [
        _("Bước"),
        _("Số ngày"),
        _("Chậm nhất"),
        _("Theo lộ trình"),
        _("Ngày xong"),
        _("Sớm nhất theo cam kết"),
        _("Chậm"),
    ]
    rows = marks.rows(page.situation, _of_plan(page, lambda plan: [_step(row) for row in rows_of(plan.steps)]))
    if rows:
        tables.show(heads, rows)


def _step(row: Any) -> list[str]:
    unread = _("cần đối chiếu")
    days = unread if pd.isna(row.days) else cells.number(float(row.days))
    return [
        str(row.name),
        days if row.is_checked or pd.isna(row.days) else f"{days} ({unread})",
        cells.day(row.latest_on),
        cells.day(row.planned_on),
        cells.day(row.done_on),
        cells.day(row.carried_on),
        _("{days} ngày").format(days=cells.number(row.late_days)) if row.late_days else cells.DASH,
    ]


def _items(page: PageContext) -> None:
    rows = marks.rows(page.situation, _of_plan(page, lambda plan: [_item(row) for row in rows_of(plan.items)]), names=2)
    if not rows:
        return
    texts.hint(
        _(
            "Thứ tự: đơn vị còn thiếu ít nhất trước, rồi tiêu chí gần mức yêu cầu nhất và hồ sơ đi xa nhất; chia đều "
            "cho các tháng còn lại."
        )
    )
    heads = [_("Đơn vị"), _("Tiêu chí"), _("Còn thiếu"), _("Hồ sơ"), _("Cần đạt trước"), _("Cam kết"), _("So với cần")]
    tables.show(heads, rows[:_MOST])
    if len(rows) > _MOST:
        with st.expander(_("Xem thêm {count} dòng").format(count=len(rows) - _MOST)):
            tables.show(heads, rows[_MOST:])


def _item(row: Any) -> list[str]:
    state = row.dossier_state
    return [
        row.unit_name,
        f"{row.criterion}. {row.name}",
        str(row.missing),
        word(DossierState(state)) if isinstance(state, str) else _("chưa rõ hồ sơ"),
        cells.day(row.due_on),
        _("chưa có ngày") if pd.isna(row.promised_on) else cells.day(row.promised_on),
        _("muộn hơn cần") if row.is_slipped else _("kịp") if not pd.isna(row.promised_on) else cells.DASH,
    ]


def _procedure(page: PageContext) -> None:
    """Show the steps with the days that are known of them; nothing where no row names a day."""

    def rows(situation: Situation) -> list[list[str]]:
        return [
            [
                str(row.name),
                cells.day(row.planned_on),
                cells.day(row.done_on),
                page.queries.catalogue.agency_name(cells.text(row.agency)) or cells.DASH,
                cells.text(row.note) or cells.DASH,
            ]
            for row in rows_of(page.queries.procedure(situation))
            if not (pd.isna(row.planned_on) and pd.isna(row.done_on))
        ]

    shown = marks.rows(page.situation, rows)
    if shown:
        texts.heading(_("Thủ tục xét, công nhận huyện"))
        tables.show([_("Bước"), _("Dự kiến"), _("Ngày xong"), _("Cơ quan"), _("Ghi chú")], shown)


def forecasts(page: PageContext) -> None:
    """Say what the pace so far leads to, and fold away what would have been forecast on each earlier day."""
    if page.situation.clock.is_recognised or page.situation.ended is not None:
        return
    texts.heading(_("Dự báo theo tiến độ đã qua"))
    for pace in page.situation.paces:
        measure = pace.measure
        texts.lead(page.said(lambda one, measure=measure: _forecast(one, one.pace(measure))))
        rows = marks.rows(page.situation, lambda one, measure=measure: _earlier(one, one.pace(measure)))
        if len(rows) > 1:
            with st.expander(_("Các dự báo trước đây: {measure}").format(measure=_(MEASURE_WORDS[measure]))):
                heads = [_("Ngày"), _("Đã đạt"), _("Dự báo khi đó"), _("Khoảng dự báo"), _("Độ tin cậy")]
                tables.show(heads, rows)


def _forecast(situation: Situation, pace: Pace) -> Message:
    told = forecast.forecast_of(situation.steps, pace, as_of=situation.as_of)
    said = forecast.sentence(told, pace, target_on=situation.clock.target_on)
    return Message.of("{measure}: {said}", measure=Message.of(MEASURE_WORDS[pace.measure]), said=said)


def _earlier(situation: Situation, pace: Pace) -> list[list[str]]:
    return [
        [
            cells.day(row.day),
            f"{cells.number(row.done)}/{cells.number(pace.total)}",
            _("chưa đủ số liệu") if pd.isna(row.expected_on) else cells.day(row.expected_on),
            cells.DASH if pd.isna(row.earliest_on) else f"{cells.day(row.earliest_on)} – {cells.day(row.latest_on)}",
            badges.certainty_words(row.certainty),
        ]
        for row in rows_of(forecast.earlier_forecasts(situation, pace.measure))
    ]
