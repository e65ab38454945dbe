"""One handed-in file: as what it was read, what was done with it, what is wrong, and what only a person can settle."""

from datetime import date
from typing import Any

import streamlit as st

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.intake import REPAIR_TEXTS, Answers, BlankMeans, ErrorCode, PreparedReport, Problem, Repair
from ntm_dashboard.web.components import cells, tables, texts

_BLANKS = {
    BlankMeans.NOT_MET: N_("Để trống là chưa đạt"),
    BlankMeans.NOT_ASSESSED: N_("Để trống là chưa đánh giá"),
}


def show(report: PreparedReport) -> None:
    """Show the outcome of a check: how much is fine, the notices, or every problem by repair."""
    if report.is_accepted:
        fine = Message.of(N_("✔ {count} dòng hợp lệ, không có lỗi"), count=number_text(report.read_as.rows))
        texts.lead(str(fine))
        _notices(report)
        return
    _counts(report)
    for repair, problems in report.by_repair().items():
        _problems(repair, problems)


def _notices(report: PreparedReport) -> None:
    if not report.notices:
        return
    label = Message.of(N_("{count} điều cần biết về cách đọc tệp"), count=number_text(len(report.notices)))
    with st.expander(str(label)):
        tables.show([_("Thông báo")], [[str(notice.message)] for notice in report.notices])


def _counts(report: PreparedReport) -> None:
    count = len(report.errors) + report.more_errors + sum(one.same for one in report.errors)
    sentence = N_("Chưa nhận tệp “{file}”: có {count} chỗ phải sửa. Số liệu đã công bố không thay đổi.")
    texts.alert(str(Message.of(sentence, file=report.file_name, count=number_text(count))))


def _problems(repair: Repair, problems: tuple[Problem, ...]) -> None:
    texts.heading(_(REPAIR_TEXTS[repair]))
    heads = [_("Chỗ sai"), _("Thấy"), _("Cần"), _("Cách sửa")]
    tables.show(
        heads, [[_place(one), one.found or cells.DASH, one.expected or cells.DASH, _said(one)] for one in problems]
    )


def _said(problem: Problem) -> str:
    if not problem.same:
        return str(problem.message)
    more = Message.of(N_("(và {count} dòng nữa giống như vậy)"), count=number_text(problem.same))
    return f"{problem.message} {more}"


def _place(problem: Problem) -> str:
    parts = [
        Message.of(N_("trang “{sheet}”"), sheet=problem.sheet) if problem.sheet else None,
        Message.of(N_("dòng {row}"), row=str(problem.row)) if problem.row else None,
        Message.of(N_("cột “{column}”"), column=problem.column) if problem.column else None,
    ]
    return ", ".join(str(part) for part in parts if part) or _("cả tệp")


def ask(report: PreparedReport, catalogue: Catalogue, *, key: str) -> Answers:
    """Ask what only a person can settle; give the answers so far."""
    codes = {problem.code for problem in report.questions}
    period = _asked_period(key) if ErrorCode.PERIOD_MISSING in codes else None
    blank = _asked_blank(key) if ErrorCode.BLANK_AMBIGUOUS in codes else None
    sheet = _asked_sheet(report, key) if ErrorCode.SHEET_AMBIGUOUS in codes else None
    return Answers(period, sheet, _asked_communes(report, catalogue, key), blank)


def _asked_period(key: str) -> date | None:
    return st.date_input(
        _("Tệp này là số liệu tính đến ngày nào?"), value=None, key=f"{key}_period", format="DD/MM/YYYY"
    )


def _asked_blank(key: str) -> BlankMeans | None:
    question = _("Ô để trống trong bảng nghĩa là gì?")
    return st.radio(
        question, list(_BLANKS), index=None, key=f"{key}_blank", format_func=lambda choice: _(_BLANKS[choice])
    )


def _asked_sheet(report: PreparedReport, key: str) -> str | None:
    names = [name for one in report.questions if one.code is ErrorCode.SHEET_AMBIGUOUS for name in one.suggestions]
    return st.radio(_("Lấy số liệu ở trang nào?"), names, index=None, key=f"{key}_sheet")


def _asked_communes(report: PreparedReport, catalogue: Catalogue, key: str) -> dict[str, str]:
    unclear = {ErrorCode.COMMUNE_AMBIGUOUS, ErrorCode.COMMUNE_UNKNOWN}
    names = dict.fromkeys(one.found for one in report.questions if one.code in unclear and one.found)
    chosen = {name: _asked_commune(name, catalogue, key) for name in names}
    return {name: code for name, code in chosen.items() if code}


def _asked_commune(name: str, catalogue: Catalogue, key: str) -> str | None:
    units: dict[str, Any] = {unit.code: unit.name for unit in catalogue.units if unit.parent == catalogue.district.code}
    return st.selectbox(
        _("“{name}” là đơn vị nào?").format(name=texts.plain(name)),
        list(units),
        index=None,
        key=f"{key}_unit_{name}",
        format_func=lambda code: f"{units[code]} ({code})",
        placeholder=_("Chọn đơn vị"),
    )


def answered(answers: Answers) -> list[str]:
    """Say what a person settled, line by line."""
    said = [Message.of(N_("Kỳ báo cáo: {period}"), period=date_text(answers.period))] if answers.period else []
    said += [Message.of(N_("Trang: {sheet}"), sheet=answers.sheet)] if answers.sheet else []
    said += [Message.of(_BLANKS[answers.blank_means])] if answers.blank_means else []
    said += [Message.of("“{name}” → {code}", name=name, code=code) for name, code in answers.communes.items()]
    return [str(one) for one in said]
