"""What only a person can settle about a file: each question once, the suggested answer first, until it is confirmed."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.intake import ErrorCode, PreparedReport
from ntm_dashboard.intake.outcome.codes import UNCLEAR_COMMUNES
from ntm_dashboard.services.questions import PERIODS, Question, questions_of
from ntm_dashboard.web.components import settling, texts
from ntm_dashboard.web.components.settling import Answer

MOST_AS_BUTTONS, SHORT = 4, 50

LABELS: Mapping[ErrorCode, str] = {
    ErrorCode.BLANK_AMBIGUOUS: N_("Ô để trống trong bảng nghĩa là gì?"),
    ErrorCode.COLUMN_ROLE: N_("Cột {about} là gì?"),
    ErrorCode.COMMUNE_AMBIGUOUS: N_("“{about}” là đơn vị nào?"),
    ErrorCode.COMMUNE_UNKNOWN: N_("“{about}” là đơn vị nào?"),
    ErrorCode.CRITERION_UNKNOWN: N_("“{about}” là tiêu chí nào?"),
    ErrorCode.DISTRICT_OTHER: N_("Số liệu trong tệp là của huyện nào?"),
    ErrorCode.HIDDEN_DATA: N_("Có lấy phần bị ẩn không?"),
    ErrorCode.NOT_RESULTS: N_("Số liệu trong tệp là kết quả hay kế hoạch?"),
    ErrorCode.PERIOD_AMBIGUOUS: N_("Tệp này là số liệu tính đến ngày nào?"),
    ErrorCode.PERIOD_MISSING: N_("Tệp này là số liệu tính đến ngày nào?"),
    ErrorCode.RESULT_COLUMN: N_("Lấy kết quả nào để công bố?"),
    ErrorCode.RESULT_UNKNOWN: N_("“{about}” là kết quả gì?"),
    ErrorCode.SET_OTHER: N_("Đây là kết quả theo bộ tiêu chí nào?"),
    ErrorCode.SHEET_AMBIGUOUS: N_("Lấy số liệu ở trang nào?"),
    ErrorCode.UNIT_OF_FILE: N_("Tệp này là số liệu của đơn vị nào?"),
}
"""How each question is put in a few words; the sentence of the check above it says what was seen."""


def ask(report: PreparedReport, catalogue: Catalogue, *, key: str) -> None:
    """Ask everything that the check leaves open, in one form; what is confirmed is settled and the file read again."""
    questions = questions_of(report)
    if not questions:
        return
    said = _("Trả lời {count} câu hỏi để đọc tệp này").format(count=number_text(len(questions)))
    with st.form(f"questions_{key}"):
        texts.heading(said)
        answers = [_asked(one, catalogue, key) for one in questions]
        is_confirmed = st.form_submit_button(_("Xác nhận câu trả lời"), type="primary")
    given = [one for one in answers if one is not None]
    if not is_confirmed:
        return
    if not given:
        texts.alert(_("Chưa chọn câu trả lời nào."))
        return
    settling.settle(key, given)
    st.rerun()


def _asked(question: Question, catalogue: Catalogue, key: str) -> Answer | None:
    place = f"{key}_{question.code}_{question.about}"
    if question.code is ErrorCode.RESULT_UNKNOWN:
        return _word(question, place)
    texts.hint(str(question.message))
    if question.code in PERIODS:
        return _period(question, place)
    options = {one.value: str(one.label) for one in question.ordered} or _units(catalogue)
    value = _chosen(label_of(question.code, question.about), options, question, place)
    return None if value is None else answer(question.code, question.about, value, options[value])


def _word(question: Question, place: str) -> Answer | None:
    """Ask what a word means, on one line where there is room: a file may hold a dozen of them."""
    label = label_of(question.code, question.about)
    if question.row:
        label = _("{question} (dòng {row})").format(question=label, row=question.row)
    options = {one.value: str(one.label) for one in question.ordered}
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        value = _chosen(label, options, question, place)
    with right:
        is_kept = st.checkbox(_("Ghi nhớ từ này cho lần sau"), key=f"{place}_keep")
    if value is None:
        return None
    return answer(question.code, question.about, value, options[value], is_kept=is_kept)


def _chosen(label: str, options: Mapping[str, str], question: Question, place: str) -> str | None:
    index = 0 if question.suggested in options else None

    def shown(value: str) -> str:
        usual = texts.plain(options[value])
        return _("{answer} (gợi ý)").format(answer=usual) if value == question.suggested else usual

    if len(options) <= MOST_AS_BUTTONS and question.code not in UNCLEAR_COMMUNES:
        is_short = sum(map(len, options.values())) < SHORT
        return st.radio(label, list(options), index=index, key=place, format_func=shown, horizontal=is_short)
    return st.selectbox(label, list(options), index=index, key=place, format_func=shown, placeholder=_("Chọn"))


def _period(question: Question, place: str) -> Answer | None:
    label, chosen = label_of(question.code, question.about), None
    if question.options:
        options = {one.value: str(one.label) for one in question.ordered}
        chosen = _chosen(label, options, question, place)
        label = _("Hoặc ngày khác")
    day = st.date_input(label, value=None, key=f"{place}_day", format="DD/MM/YYYY")
    value = day.isoformat() if isinstance(day, date) else chosen
    if value is None:
        return None
    return answer(question.code, question.about, value, date_text(date.fromisoformat(value)))


def _units(catalogue: Catalogue) -> dict[str, str]:
    return {
        unit.code: f"{unit.name} ({unit.code})" for unit in catalogue.units if unit.parent == catalogue.district.code
    }


def label_of(code: ErrorCode, about: str) -> str:
    """Put a question in a few words."""
    return str(Message.of(LABELS[code], about=texts.plain(about)))


def answer(code: ErrorCode, about: str, value: str, shown: str, *, is_kept: bool = False) -> Answer:
    """Make an answer with the sentence that says it."""
    named = {ErrorCode.COLUMN_ROLE: N_("Cột {about}: {shown}")}
    short = "“{about}” → {shown}" if about and code not in named else named.get(code, "{shown}")
    said = Message.of(short, about=about, shown=shown)
    return Answer(code, about, value, str(said), is_kept)


def given(key: str) -> None:
    """Say what was settled about a file, with the way to take it back."""
    said = settling.of(key).said
    if not said:
        return
    texts.lead(*(str(Message.of(N_("Đã trả lời: {answer}"), answer=line)) for line in said.values()))
    if st.button(_("Bỏ các câu trả lời"), key=f"forget_{key}"):
        settling.forget_answers(key)
        st.rerun()
