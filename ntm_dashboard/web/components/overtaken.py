"""Somebody published while a preview was looked at: who, what of it is the same, and the new preview to be accepted."""

import streamlit as st

from ntm_dashboard.domain.cell_changes import overlapping
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.submitting import Prospect
from ntm_dashboard.web.components import cell_list, published, settling, texts
from ntm_dashboard.web.page_context import PageContext

_FIRST = "previewed_at"


def is_seen(page: PageContext, prospect: Prospect) -> bool:
    """Tell whether the preview rests on what stood when these files were previewed first, or was accepted anew."""
    now = prospect.preview.expected_revision
    keys = tuple(settling.key_of(one.dropped) for one in (*prospect.files, *prospect.skipped))
    files, first = st.session_state.get(_FIRST, ((), now))
    if set(files) != set(keys) or first == now:
        st.session_state[_FIRST] = (keys, now)
        return True
    _say(page, prospect, first)
    if st.button(_("Tôi đã xem so sánh mới"), key="accept_preview"):
        st.session_state[_FIRST] = (keys, now)
        st.rerun()
    return False


def _say(page: PageContext, prospect: Prospect, first: int) -> None:
    now = prospect.preview.expected_revision
    since = [one for one in page.queries.revisions() if first < one.number <= now]
    same = overlapping(page.queries.effect(first, now).cells, prospect.preview.effect.cells)
    count = sum(len(one) for one in same)
    sentence = N_(
        "Trong lúc bạn xem đã có công bố mới: {revisions}. {overlap} "
        "Dưới đây đã so sánh lại với số liệu mới; hãy xem lại rồi mới công bố."
    )
    overlap = Message.of(N_("{count} số liệu trùng với tệp này."), count=number_text(count))
    said = str(overlap) if count else _("Không số liệu nào trùng với tệp này.")
    revisions = "; ".join(published.name(one) for one in reversed(since))
    texts.alert(str(Message.of(sentence, revisions=revisions, overlap=said)))
    cell_list.show(same, page.queries.catalogue, key="overlap")
