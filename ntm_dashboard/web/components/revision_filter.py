"""Finding a revision among many: by kind of report, by person, by period, by words of its file, note or reasons."""

from collections.abc import Sequence

import streamlit as st

from ntm_dashboard.domain.terms import ReportKind, word
from ntm_dashboard.i18n import _, date_text, name_order
from ntm_dashboard.store import Revision
from ntm_dashboard.web.components import published


def chosen(revisions: Sequence[Revision]) -> list[Revision]:
    """Offer the filters; give the revisions that pass all of them."""
    kind_place, person_place, period_place, text_place = st.columns(4)
    kinds = [one for one in ReportKind if any(revision.report_kind is one for revision in revisions)]
    people = sorted({name for one in revisions for name in (one.published_by, one.prepared_by) if name}, key=name_order)
    periods = sorted({one.period for one in revisions if one.period}, reverse=True)
    every = _("Tất cả")
    kind = kind_place.selectbox(
        _("Lọc theo loại số liệu"), kinds, index=None, format_func=word, key="history_kind", placeholder=every
    )
    person = person_place.selectbox(
        _("Lọc theo người"),
        people,
        index=None,
        format_func=published.person,
        key="history_person",
        placeholder=every,
    )
    period = period_place.selectbox(
        _("Lọc theo kỳ"), periods, index=None, format_func=date_text, key="history_period", placeholder=every
    )
    text = text_place.text_input(_("Tìm trong tệp, ghi chú, lý do"), key="history_text", max_chars=100)
    return [
        one
        for one in revisions
        if (kind is None or one.report_kind is kind)
        and (person is None or person in {one.published_by, one.prepared_by})
        and (period is None or one.period == period)
        and text.strip().casefold() in _words(one)
    ]


def _words(revision: Revision) -> str:
    """Give all that somebody wrote about a revision, in small letters."""
    reasons = (reason.text for reason in revision.reasons)
    return " ".join([revision.file_name or "", revision.note, *reasons]).casefold()
