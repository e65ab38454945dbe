"""The outcome of a check: how much of a file is fine, what was done with it, and what is wrong."""

import streamlit as st

from ntm_dashboard.domain.terms import word
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.intake import REPAIR_TEXTS, PreparedReport, Problem, Repair
from ntm_dashboard.services.questions import questions_of
from ntm_dashboard.web.components import cells, tables, texts


def show(report: PreparedReport) -> None:
    """Show the outcome of a check: how much is fine, the notices, or every problem by repair."""
    if report.is_accepted:
        fine = Message.of(N_("✔ {count} dòng hợp lệ, không có lỗi"), count=number_text(report.read_as.rows))
        texts.lead(str(fine))
        _notices(report)
    elif has_only_questions(report):
        asked = N_("Chưa nhận tệp “{file}”: còn {count} câu hỏi ở bước 2. Số liệu đã công bố không thay đổi.")
        texts.note(str(Message.of(asked, file=report.file_name, count=number_text(len(questions_of(report))))))
    else:
        _counts(report)
        for repair, problems in report.by_repair().items():
            _problems(repair, problems)


def has_only_questions(report: PreparedReport) -> bool:
    """Tell whether nothing of a file has to be mended once its questions are answered."""
    return not report.is_accepted and not report.more_errors and all(one.is_question for one in report.errors)


def _notices(report: PreparedReport) -> None:
    if not report.notices:
        return
    label = Message.of(N_("{count} điều cần biết về cách đọc tệp"), count=number_text(len(report.notices)))
    with st.expander(str(label)):
        tables.show([_("Thông báo")], [[str(notice.message)] for notice in report.notices])


def _counts(report: PreparedReport) -> None:
    sentence = N_("Chưa nhận tệp “{file}”: có {count} chỗ phải sửa. Số liệu đã công bố không thay đổi.")
    if questions_of(report):
        sentence = N_(
            "Chưa nhận tệp “{file}”: có {count} chỗ phải sửa, và còn câu hỏi ở bước 2. "
            "Số liệu đã công bố không thay đổi."
        )
    texts.alert(str(Message.of(sentence, file=report.file_name, count=number_text(_faults(report)))))


def _faults(report: PreparedReport) -> int:
    """Count what has to be mended in the file itself; what a question answers is no part of it."""
    mended = [one for one in report.errors if not one.is_question]
    return len(mended) + sum(one.same for one in mended) + report.more_errors


def _problems(repair: Repair, problems: tuple[Problem, ...]) -> None:
    texts.heading(_(REPAIR_TEXTS[repair]))
    heads = [_("Chỗ sai"), _("Giá trị trong tệp"), _("Yêu cầu"), _("Cách sửa")]
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


def line(report: PreparedReport) -> str:
    """Say in a few words how the check of a file came out."""
    if report.is_accepted:
        return str(Message.of(N_("✔ {count} dòng hợp lệ"), count=number_text(report.read_as.rows)))
    questions, faults = len(questions_of(report)), _faults(report)
    parts = [Message.of(N_("{count} câu hỏi"), count=number_text(questions))] if questions else []
    parts += [Message.of(N_("✖ {count} chỗ phải sửa"), count=number_text(faults))] if faults else []
    return ", ".join(str(part) for part in parts)


def summary(report: PreparedReport, *, place: int = 0, mended: int = 0) -> str:
    """Say in one line which file it is, what it holds, how many cells were mended and how its check came out.

    `place` tells it from others of its name; 0 where it is the only one.
    """
    kind = word(report.kind) if report.kind else ""
    period = date_text(report.period) if report.period else ""
    name = texts.plain(report.file_name)
    named = str(Message.of(N_("{name} (tệp {place})"), name=name, place=place)) if place else name
    mends = str(Message.of(N_("đã sửa {count} chỗ"), count=number_text(mended))) if mended else ""
    return " · ".join(part for part in (named, kind, period, mends, line(report)) if part)
