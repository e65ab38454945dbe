"""What of a handed-in file was taken for what: as what it was read, its columns, names written otherwise."""

import streamlit as st

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.intake import PreparedReport
from ntm_dashboard.web.components import tables, texts


def show(report: PreparedReport, catalogue: Catalogue) -> None:
    """Show the line that says how the file was read, and the matching folded away below it."""
    if report.kind is not None:
        texts.lead(f"{report.file_name}: {report.read_as_sentence}")
    columns, spellings = report.matching.columns, report.matching.spellings
    if not columns:
        return
    label = Message.of(
        N_("{columns} cột đã nhận ra, {names} tên xã viết khác danh mục"),
        columns=number_text(len(columns)),
        names=number_text(len(spellings)),
    )
    with st.expander(str(label)):
        tables.show([_("Cột trong tệp"), _("Được hiểu là")], [[heading, column] for heading, column in columns])
        if spellings:
            names = {unit.code: unit.name for unit in catalogue.units}
            rows = [[written, f"{names.get(code, code)} ({code})"] for written, code in spellings]
            tables.show([_("Tên trong tệp"), _("Được hiểu là")], rows)
