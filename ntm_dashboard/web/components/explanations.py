"""What must be said before publishing: a reason for every step back, a tick for all else that is unusual."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.contract import Column, contract_of
from ntm_dashboard.domain.naming import name_within
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.intake import ConfirmationCode, Problem
from ntm_dashboard.intake.outcome.problems import PROBLEM_TEXTS
from ntm_dashboard.intake.verdict.clearing import CLEAR, KEEP
from ntm_dashboard.services.own_edits import without_lines
from ntm_dashboard.services.publishing import REGRESSION, Preview, confirmation_of
from ntm_dashboard.services.submitting import Prospect
from ntm_dashboard.store import Reason
from ntm_dashboard.web.components import settling, tables, texts

LONGEST = 500
_SHOWN = 5
UNUSUAL: Mapping[ConfirmationCode, str] = {
    ConfirmationCode.JUMP: N_("Giá trị khác xa lần trước hoặc giống hệt nhau ở nhiều xã: {count} chỗ"),
    ConfirmationCode.OLDER_THAN_PUBLISHED: N_("Kỳ cũ hơn kỳ đã công bố: {count} tệp"),
    ConfirmationCode.COUNTS_DIFFER: N_("Không khớp số liệu đã công bố: {count} con số"),
    ConfirmationCode.INDICATOR_CONTRADICTS: N_("Tiêu chí ghi đạt mà có chỉ tiêu chưa đạt: {count} tiêu chí"),
    ConfirmationCode.CELL_CLEARED: N_("Sẽ xóa hoặc hạ độ tin cậy của số liệu đang có: {count} cột"),
    ConfirmationCode.BELOW_THRESHOLD: N_("Ghi đạt mà giá trị chưa tới mức: {count} chỗ"),
    ConfirmationCode.ABOVE_THRESHOLD: N_("Ghi chưa đạt mà giá trị đã tới mức: {count} chỗ"),
    ConfirmationCode.LOOKS_LIKE_FRACTION: N_("Tỷ lệ có thể ghi dưới dạng phân số: {count} chỗ"),
    ConfirmationCode.LOOKS_LIKE_THOUSANDS: N_("Dấu chấm có thể là phần nghìn hay dấu thập phân: {count} chỗ"),
    ConfirmationCode.INDICATOR_MAYBE_OTHER: N_("Số chỉ tiêu có thể đã mất số 0 ở cuối: {count} chỗ"),
    ConfirmationCode.PLANNED_AFTER_TARGET: N_("Ngày dự kiến sau ngày mục tiêu: {count} chỗ"),
    ConfirmationCode.PLANNED_LONG_PAST: N_("Ngày dự kiến trước kỳ báo cáo quá lâu: {count} chỗ"),
    ConfirmationCode.MOVED_WITHOUT_REASON: N_("Dời ngày dự kiến, chưa ghi lý do: {count} chỗ"),
    ConfirmationCode.TITLE_ORDER: N_(
        "Kết quả công nhận không theo thứ tự hoặc năm, quyết định không khớp: {count} chỗ"
    ),
}


def ask(prospect: Prospect, catalogue: Catalogue, *, may_keep: bool = False) -> tuple[list[Reason], bool]:
    """Ask for everything that publishing needs; give the reasons so far and whether they are all there.

    Who hands a file in may also let stand what its blank cells would clear (`may_keep`); of a draft that is settled.
    """
    reasons = [*_steps_back(prospect.preview, catalogue)]
    asked = prospect.confirmations
    cleared = asked.pop(ConfirmationCode.CELL_CLEARED, ()) if may_keep else ()
    ticked = [_ticked(code, problems, is_made=prospect.is_made) for code, problems in asked.items()]
    ticked += [_cleared(prospect, cleared)] if cleared else []
    given = [reason for reason in ticked if reason]
    has_all = all(reason.text.strip() for reason in reasons) and len(given) == len(ticked)
    return [*reasons, *given], has_all


def _steps_back(preview: Preview, catalogue: Catalogue) -> Iterator[Reason]:
    if preview.regressions:
        count = number_text(len(preview.regressions))
        texts.heading(_("{count} tiêu chí đã đạt nay chưa đạt: ghi lý do từng tiêu chí").format(count=count))
    for about in preview.regressions:
        unit, _slash, number = about.partition("/")
        name = name_within(texts.plain(catalogue.unit_name(unit, preview.comparison.after.as_of)))
        label = Message.of(N_("Lý do tiêu chí {number} của {unit} từ đạt thành chưa đạt"), number=number, unit=name)
        yield Reason(f"{REGRESSION}:{about}", st.text_input(str(label), key=f"reason_{about}", max_chars=LONGEST))


def _cleared(prospect: Prospect, problems: Sequence[Problem]) -> Reason | None:
    """Ask column by column whether what stands stays; whatever stays is read again, so that it is asked no more."""
    texts.heading(str(Message.of(UNUSUAL[ConfirmationCode.CELL_CLEARED], count=number_text(len(problems)))))
    is_settled = True
    for file, asked in zip(prospect.files, prospect.preview.confirmations, strict=True):
        key = settling.key_of(file.dropped)
        for one in asked:
            if one.code is ConfirmationCode.CELL_CLEARED:
                is_settled &= _is_cleared(one, key, is_made=prospect.is_made)
    said = [_said(one, is_made=prospect.is_made) for one in problems]
    return confirmation_of(ConfirmationCode.CELL_CLEARED, problems, said) if is_settled else None


def _said(problem: Problem, *, is_made: bool) -> str:
    """Say what is unusual; of an edit without the lines and columns of a file that nobody has seen."""
    message = problem.message
    if not is_made:
        return str(message)
    if message.template == PROBLEM_TEXTS[ConfirmationCode.CELL_CLEARED]:
        sentence = N_("{field}: công bố bản sửa này thì nội dung đang có bị xóa ({count} chỗ):\n{cells}.")
        message = Message.of(sentence, **{**dict(message.figures), "field": _field(problem)})
    return without_lines(str(message))


def _field(problem: Problem) -> Message:
    return Message.of(contract_of(Column(problem.about)).label)


def _is_cleared(problem: Problem, key: str, *, is_made: bool) -> bool:
    texts.hint(_said(problem, is_made=is_made))
    labels = {one.value: str(one.label) for one in problem.options}
    column = texts.plain(problem.column or problem.about)
    label = _("Cột “{column}”: giữ hay lấy theo tệp?").format(column=column)
    if is_made:
        labels[CLEAR] = _("Ghi như bản sửa")
        label = str(Message.of(N_("{field}: giữ hay ghi như bản sửa?"), field=_field(problem)))
    place = f"clear_{key}_{problem.about}"
    chosen = st.radio(label, list(labels), index=None, key=place, horizontal=True, format_func=lambda one: labels[one])
    if chosen == KEEP:
        settling.keep(key, problem.about, said=f"{problem.column or problem.about}: {labels[KEEP]}")
        st.rerun()
    return chosen is not None


def _ticked(code: ConfirmationCode, problems: Sequence[Problem], *, is_made: bool) -> Reason | None:
    texts.heading(str(Message.of(UNUSUAL[code], count=number_text(len(problems)))))
    said = [_said(one, is_made=is_made) for one in problems]
    tables.show([_("Điều khác thường")], [[line] for line in said[:_SHOWN]])
    if len(said) > _SHOWN:
        with st.expander(_("Xem thêm {count} dòng").format(count=number_text(len(said) - _SHOWN))):
            tables.show([_("Điều khác thường")], [[line] for line in said[_SHOWN:]])
    asked = hashlib.sha256("".join(one.key for one in problems).encode()).hexdigest()[:16]
    is_ticked = st.checkbox(_("Tôi đã xem và xác nhận"), key=f"confirm_{code}_{asked}")
    return confirmation_of(code, problems, said) if is_ticked else None
