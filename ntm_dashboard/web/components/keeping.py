"""Offering to remember how a file was read, so that the next one with the same headings passes unasked."""

import streamlit as st

from ntm_dashboard.i18n import _
from ntm_dashboard.intake import PreparedReport
from ntm_dashboard.services.forms import LONGEST_NAME, fingerprints_of, settled_of_form
from ntm_dashboard.web.components import settling


def form_name(report: PreparedReport, *, key: str) -> str:
    """Ask for the name of the form that is to be remembered; "" where nothing is to be."""
    if not report.is_accepted or not fingerprints_of(report) or not settled_of_form(settling.of(key).answers):
        return ""
    label = _("Ghi nhớ cách đọc các cột cho mẫu biểu này: tệp sau có cùng tên cột sẽ không hỏi nữa")
    if not st.checkbox(label, value=True, key=f"keep_form_{key}"):
        return ""
    usual = report.file_name.rpartition(".")[0] or report.file_name
    name = st.text_input(_("Tên mẫu biểu"), value=usual[:LONGEST_NAME], key=f"form_name_{key}", max_chars=LONGEST_NAME)
    return name.strip() or usual
