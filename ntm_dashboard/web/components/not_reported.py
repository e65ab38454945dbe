"""Chưa báo cáo: who has not reported for a period, their templates, and a text to send them."""

from datetime import date, timedelta
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.briefing.who_reported import given_of, reminder, sentence_of
from ntm_dashboard.domain.reporting import Reporting, Reports
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services import handing_out
from ntm_dashboard.web.components import cells, downloads, tables, texts
from ntm_dashboard.web.components.markup import join, tag
from ntm_dashboard.web.page_context import PageContext, address
from ntm_dashboard.web.url_state import Scope

UPLOAD = "nop-so-lieu"
_DAYS_AHEAD = 366


def line(page: PageContext) -> None:
    """Say on one line who has not reported for the newest period, with the way to where they are reminded."""
    said = sentence_of(page.queries.newest_reports(page.situation))
    link = tag("a", _("Ai chưa báo cáo, mẫu và lời nhắc"), href=page.address(UPLOAD), target="_self")
    st.html(tag("div", join(tag("span", said), " ", link), class_="ntm-lead"))


def show(page: PageContext) -> None:
    """Say the same, with the templates and the reminder in a folded box below it."""
    newest = page.queries.newest_reports(page.situation)
    texts.lead(sentence_of(newest))
    with st.expander(_("Mẫu cho từng nơi chưa báo cáo, và lời nhắc")):
        _desk(page, newest)


def _desk(page: PageContext, newest: Reports | None) -> None:
    left, middle, right = st.columns(3)
    with left:
        period = _period(page, newest)
    reports = page.queries.reports(page.situation, period=period)
    if reports != newest:
        texts.lead(sentence_of(reports))
    behind = reports.behind
    if not behind:
        texts.hint(_("Kỳ này không thiếu báo cáo nào; chọn kỳ khác, kể cả kỳ sắp tới, để gửi mẫu và nhắc nộp."))
        return
    with middle:
        whom = _whom(behind, period)
    with right:
        due = st.date_input(_("Hạn nộp"), value=None, format="DD/MM/YYYY", key="reminder_due")
    _templates(page, whom, period)
    texts.hint(_("Lời nhắc để gửi qua Zalo hoặc thư điện tử: bấm biểu tượng chép ở góc ô."))
    said = reminder(whom, period=period, link=_link(page), due=due, sender=page.queries.catalogue.district.office)
    st.code(said, language=None, wrap_lines=True)
    tables.show([_("Đơn vị"), _("Kỳ này"), _("Báo cáo mới nhất")], [_row(one) for one in behind])


def _period(page: PageContext, newest: Reports | None) -> date:
    day = newest.period if newest else page.situation.as_of
    last = max(today_in_vietnam(), page.situation.as_of) + timedelta(days=_DAYS_AHEAD)
    return st.date_input(
        _("Kỳ báo cáo"),
        value=day,
        max_value=last,
        format="DD/MM/YYYY",
        key="reminder_period",
        help=_("Ngày cuối kỳ; chọn được cả kỳ sắp tới."),
    )


def _whom(behind: tuple[Reporting, ...], period: date) -> tuple[Reporting, ...]:
    everybody = str(Message.of(N_("Mọi nơi còn thiếu ({count})"), count=len(behind)))
    names = {None: everybody} | {place: texts.plain(one.name) for place, one in enumerate(behind)}
    key = f"reminder_whom_{period}_{len(behind)}"
    chosen = st.selectbox(_("Gửi cho"), list(names), format_func=lambda place: names[place], key=key)
    return behind if chosen is None else (behind[chosen],)


def _row(one: Reporting) -> list[str]:
    return [one.name, given_of(one), cells.day(one.last_on) + MARK if one.is_last_invented else cells.day(one.last_on)]


def _templates(page: PageContext, whom: tuple[Reporting, ...], period: date) -> None:
    if len(whom) == 1:
        make = partial(handing_out.template_of, page.queries, whom[0], period=period)
        downloads.offer(_("Tải mẫu XLSX"), make, handing_out.template_name(whom[0], period), key="reminder_template")
        return
    make = partial(handing_out.templates_in_one, page.queries, whom, period=period)
    label = str(Message.of(N_("Tải {count} mẫu trong một tệp ZIP"), count=len(whom)))
    downloads.offer(label, make, f"mau_chua_bao_cao_{period:%Y-%m}.zip", key="reminder_templates")


def _link(page: PageContext) -> str:
    """Give the address of this page as those who are reminded open it."""
    seen = urlsplit(st.context.url or "")
    ours = sign_in_settings_from().public_url or (f"{seen.scheme}://{seen.netloc}" if seen.netloc else "")
    return f"{ours}/{address(UPLOAD, Scope(language=page.scope.language))}"
