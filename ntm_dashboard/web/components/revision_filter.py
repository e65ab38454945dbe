"""Finding a revision among many: by kind of report, by person, by period, by any word that its row shows."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from ntm_dashboard.domain.terms import ReportKind, word
from ntm_dashboard.i18n import _, date_text, name_order
from ntm_dashboard.intake.cells.text import folded
from ntm_dashboard.store import Revision
from ntm_dashboard.web.components import in_address, published


def chosen(revisions: Sequence[Revision], words: Callable[[Revision], Sequence[str]]) -> list[Revision]:
    """Offer the filters; give the revisions that pass all of them. `words` gives the texts of a row."""
    kind_place, person_place, period_place, text_place = st.columns(4)
    kinds = [one for one in ReportKind if any(revision.report_kind is one for revision in revisions)]
    people = sorted({name for one in revisions for name in (one.published_by, one.prepared_by) if name}, key=name_order)
    periods = sorted({one.period for one in revisions if one.period}, reverse=True)
    kind = in_address.choice(kind_place, _("Lọc theo loại số liệu"), kinds, parameter="loai", shown=word)
    person = in_address.choice(person_place, _("Lọc theo người"), people, parameter="nguoi", shown=published.person)
    period = in_address.choice(
        period_place, _("Lọc theo kỳ"), periods, parameter="ky_nop", written=date.isoformat, shown=date_text
    )
    text = _searched(in_address.words(text_place, _("Tìm trong bảng"), parameter="tim"))
    return [
        one
        for one in revisions
        if (kind is None or one.report_kind is kind)
        and (person is None or person in {one.published_by, one.prepared_by})
        and (period is None or one.period == period)
        and text in _searched(" ".join(words(one)))
    ]


def _searched(text: str) -> str:
    """Give a text as it is searched: without case, accents, underscores and more than one space."""
    return " ".join(folded(text.replace("_", " ")).split())
