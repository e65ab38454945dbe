"""The foot of every page: which revision, which day, and how true the figures are."""

import streamlit as st

from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import _, date_text, number_text
from ntm_dashboard.web.components.markup import tag


def show(situation: Situation, *, is_newest: bool, may_reload: bool) -> None:
    """Show the foot of a page; that of the newest revision also says what `news.js` tells when there is a newer one.

    A page that may not be loaded again, since it would lose what its visitor has begun, only tells it.
    """
    news = {
        "data_revision": str(situation.revision),
        "data_news": _("Có số liệu mới."),
        "data_see": _("Xem") if may_reload else "",
        "data_close": _("Đóng"),
    }
    st.html(tag("div", sentence(situation), class_="ntm-foot", role="contentinfo", **(news if is_newest else {})))


def sentence(situation: Situation) -> str:
    """Say revision, day and provenance in one line."""
    counts = situation.provenance
    parts = [
        _("Phiên bản {revision}").format(revision=situation.revision),
        _("Tính đến {day}").format(day=date_text(situation.as_of)),
        _("{count} dòng có văn bản").format(count=number_text(counts.documented)),
        _("{count} suy ra").format(count=number_text(counts.derived)),
        _("{count} tự báo cáo").format(count=number_text(counts.reported)),
        _("{count} minh họa").format(count=number_text(counts.illustrative)),
    ]
    if situation.documented_only:
        parts.append(_("đang chỉ dùng số liệu có văn bản"))
    return " · ".join(parts)
