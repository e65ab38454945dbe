"""Files to take along from the page Nộp số liệu: templates to fill in, and what was published."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, REPORT_KIND_WORDS, ReportKind, UnitKind
from ntm_dashboard.exports.templates import TemplateScope
from ntm_dashboard.i18n import _, current_language, date_text, speaking
from ntm_dashboard.services import handing_out
from ntm_dashboard.services.submitting import CheckedFile
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext) -> None:
    """Offer both in folded boxes: most visits need neither."""
    with st.expander(_("Tải mẫu để điền")):
        _template(page)
    with st.expander(_("Tải số liệu đã công bố")):
        _published(page)


def _template(page: PageContext) -> None:
    texts.hint(
        _("Mẫu có sẵn số liệu hiện hành, danh sách chọn và ô khóa; điền xong nộp lại ở trên. Bản CSV có cùng nội dung.")
    )
    left, middle, right = st.columns(3)
    with left:
        kind = st.selectbox(_("Loại báo cáo"), list(ReportKind), format_func=_kind_name, key="template_kind")
    with middle:
        scope = _scope(page, kind)
    with right:
        period = _period(page, kind)
    part = f"_{scope.unit or scope.agency}" if scope.unit or scope.agency else ""
    for column, ending in zip(st.columns(2), handing_out.ENDINGS, strict=True):
        make = partial(handing_out.template, page.queries, kind, period=period, scope=scope, ending=ending)
        with column:
            label = _("Tải mẫu {ending}").format(ending=ending.upper())
            offer(label, make, f"mau_{kind.value}{part}.{ending}", key=f"template_{ending}")


def _scope(page: PageContext, kind: ReportKind) -> TemplateScope:
    catalogue = page.queries.catalogue
    if kind not in LEVEL_OF_REPORT:
        return TemplateScope()
    units = {}
    if kind is ReportKind.COMMUNE_REPORT:
        communes = catalogue.units_on(page.situation.as_of, (UnitKind.COMMUNE,))
        units = {f"unit:{one.code}": one.name for one in communes}
    agencies = {f"agency:{one.code}": str(one.name) for one in catalogue.agencies}
    names = {"": _("Cả huyện"), **units, **agencies}
    chosen = st.selectbox(_("Cho ai điền"), list(names), format_func=lambda key: names[key], key="template_scope")
    what, _colon, code = (chosen or "").partition(":")
    return TemplateScope(unit=code if what == "unit" else "", agency=code if what == "agency" else "")


def _period(page: PageContext, kind: ReportKind) -> date:
    day = page.situation.as_of
    if kind not in LEVEL_OF_REPORT:
        return day
    last = max(today_in_vietnam(), day)
    return st.date_input(_("Kỳ báo cáo"), value=day, max_value=last, format="DD/MM/YYYY", key="template_period")


def _published(page: PageContext) -> None:
    revision = page.scope.revision
    left, right = st.columns(2)
    with left:
        kind = st.selectbox(_("Loại số liệu"), list(ReportKind), format_func=_kind_name, key="published_kind")
    periods = handing_out.periods_of(page.queries, kind, revision)
    if kind in LEVEL_OF_REPORT and not periods:
        texts.note(_("Chưa công bố báo cáo nào của loại này."))
        return
    with right:
        period = st.selectbox(_("Kỳ"), periods, format_func=date_text, key="published_period") if periods else None
    day = f"_{period.isoformat()}" if period else ""
    for column, ending in zip(st.columns(2), handing_out.ENDINGS, strict=True):
        make = partial(handing_out.published, page.queries, kind, period=period, revision=revision, ending=ending)
        with column:
            name = f"{kind.value}{day}_ban{page.situation.revision}.{ending}"
            offer(_("Tải {ending}").format(ending=ending.upper()), make, name, key=f"published_{ending}")
    _everything(page)


def _everything(page: PageContext) -> None:
    texts.hint(_("Hoặc tải mọi số liệu đã công bố, mỗi loại và mỗi kỳ một tệp, trong một tệp nén:"))
    for column, ending in zip(st.columns(2), handing_out.ENDINGS, strict=True):
        make = partial(handing_out.published_in_one, page.queries, revision=page.scope.revision, ending=ending)
        with column:
            label = _("Tải tất cả (ZIP, {ending})").format(ending=ending.upper())
            name = f"so_lieu_ban{page.situation.revision}_{ending}.zip"
            offer(label, make, name, key=f"published_all_{ending}")


def marked(page: PageContext, file: CheckedFile) -> None:
    """Offer a refused file again with its faulty cells coloured and commented."""
    make = partial(
        handing_out.marked,
        file.content,
        file.report,
        catalogue=page.queries.catalogue,
        today=today_in_vietnam(),
    )
    label = _("Tải tệp có đánh dấu chỗ sai (XLSX)")
    offer(label, make, "cho_sua.xlsx", key=f"marked_{file.report.sha256[:16]}")


def offer(label: str, make: Callable[[], bytes], name: str, *, key: str) -> None:
    """Offer a file that is made only when somebody takes it, in the language of the page."""
    language = current_language()

    def content() -> bytes:
        with speaking(language):
            return make()

    media_type = handing_out.MEDIA_TYPES[name.rpartition(".")[2]]
    st.download_button(label, content, name, media_type, key=key, on_click="ignore")


def _kind_name(kind: ReportKind) -> str:
    return _(REPORT_KIND_WORDS[kind])
