"""Short words that several slides share: marks of states, dates and names that may be unknown."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.briefing.model import OutOf, Text
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.domain.naming import names_within
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import ReportKind, Status, criterion_status_word, unit_status_word
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text

MARKS = {
    Status.ACHIEVED: N_("Đ"),
    Status.UNPROVEN: N_("R"),
    Status.WAITING: N_("H"),
    Status.WORKING: N_("L"),
    Status.LATE: N_("C"),
    Status.NOT_MET: N_("K"),
    Status.UNKNOWN: N_("–"),
    Status.NOT_APPLICABLE: "/",
}
"""A letter for each state, which every font and every printer has."""

UNKNOWN = N_("chưa rõ")


def mark(status: Status) -> str:
    """Give the letter of a state in the current language."""
    return _(MARKS[status])


def day_or(value: Any, *, otherwise: str = UNKNOWN) -> str:
    """Write a date of a table, or a word where it is unknown."""
    return _(otherwise) if pd.isna(value) else date_text(pd.Timestamp(value).date())


def text_or(value: Any, *, otherwise: str = "") -> str:
    """Give a text of a table, or another one where it is unknown."""
    return value if isinstance(value, str) and value else _(otherwise) if otherwise else ""


def count_or(value: float | None, *, decimals: int | None = None) -> str:
    """Write a figure, or a dash where it is unknown."""
    return "–" if value is None or pd.isna(value) else number_text(value, decimals=decimals)


def figure_or(value: Any) -> float | None:
    """Give a figure of a table as a number, None where it is unknown."""
    return None if value is None or pd.isna(value) else float(value)


def out_of(count: Any, total: Any) -> OutOf | None:
    """Give a count of a total, None where either is unknown."""
    known, whole = figure_or(count), figure_or(total)
    return None if known is None or whole is None else OutOf(known, whole)


def legend_of(statuses: list[Status], word: Callable[[Status], str]) -> tuple[tuple[Status, Text], ...]:
    """Give the states that occur with their words, in the fixed order."""
    return tuple((status, word(status)) for status in Status if status in statuses)


def unit_legend(statuses: list[Status]) -> tuple[tuple[Status, Text], ...]:
    """Give the legend of states of communes and towns."""
    return legend_of(statuses, unit_status_word)


_SHORT_STATES = {Status.WORKING: N_("Trong thời hạn lộ trình"), Status.LATE: N_("Chậm lộ trình")}
"""What a legend says of unmet criteria that have a date: it stands in one line below a whole matrix."""


def criterion_legend(statuses: list[Status]) -> tuple[tuple[Status, Text], ...]:
    """Give the legend of states of criteria."""
    return legend_of(statuses, _short_state)


def _short_state(status: Status) -> str:
    return _(_SHORT_STATES[status]) if status in _SHORT_STATES else criterion_status_word(status)


def first_few(names: list[str], *, most: int = 5) -> Message:
    """Name some units and count the rest: "Gồm các xã: A, B", "Gồm các xã: A, B và 4 nơi khác"."""
    if len(names) <= most:
        return Message.of(N_("Gồm {names}"), names=names_within(names))
    sentence = N_("Gồm {names} và {rest} nơi khác")
    return Message.of(sentence, names=names_within(names[:most]), rest=len(names) - most)


def first_few_items(items: list[str], *, most: int = 5) -> Message:
    """List some things and count the rest: "A, B và 4 mục khác"."""
    if len(items) <= most:
        return Message.of(N_("{names}"), names=tuple(items))
    return Message.of(N_("{names} và {rest} mục khác"), names=", ".join(items[:most]), rest=len(items) - most)


def caution_of(situation: Situation) -> Text:
    """Say what the mark means and which figures are illustrative; nothing when none is."""
    if situation.district.is_training:
        return Message.of(N_("Số liệu minh họa để tập huấn, không phải số liệu thật."))
    provenance = situation.provenance
    if not provenance.is_partly_illustrative:
        return ""
    words = [ILLUSTRATIVE_WORDS[kind] for kind in provenance.illustrative_kinds]
    words += [N_("phân công cơ quan phụ trách")] if provenance.has_illustrative_agencies else []
    what = tuple(Message.of(word) for word in words)
    return Message.of(N_("Dấu * và ô gạch chéo là số liệu minh họa, không phải số liệu thật: {what}."), what=what)


def follow_up_caution_of(district: District, kinds: Sequence[ReportKind]) -> Text:
    """Say which kinds of the follow-up are illustrative (`Record.invented_follow_up`); nothing when none is.

    What uses such rows says it beside `caution_of`, which is about the figures alone. A training set says it of all.
    """
    if district.is_training or not kinds:
        return ""
    what = tuple(Message.of(ILLUSTRATIVE_WORDS[kind]) for kind in kinds)
    return Message.of(N_("Dấu * là nội dung minh họa, không phải nội dung thật: {what}."), what=what)


def short_caution_of(situation: Situation) -> Text:
    """Say only what the mark means, for the foot of a slide; nothing when no figure is illustrative."""
    caution = caution_of(situation)
    if not str(caution) or situation.district.is_training:
        return caution
    return Message.of(N_("Dấu * và ô gạch chéo: số liệu minh họa, không phải số liệu thật"))


ILLUSTRATIVE_WORDS = {
    ReportKind.COMMUNE_REPORT: N_("kết quả tiêu chí của xã"),
    ReportKind.DISTRICT_REPORT: N_("kết quả tiêu chí huyện"),
    ReportKind.RECOGNITIONS: N_("tên một số xã"),
    ReportKind.COUNTS: N_("một số số liệu công bố"),
    ReportKind.TARGETS: N_("mục tiêu"),
    ReportKind.ASSIGNMENTS: N_("phân công trách nhiệm"),
    ReportKind.ROADMAP: N_("lộ trình"),
    ReportKind.DOSSIERS: N_("diễn biến hồ sơ"),
    ReportKind.INSPECTIONS: N_("kiểm tra, đôn đốc"),
    ReportKind.CONCLUSIONS: N_("kết luận cuộc họp"),
    ReportKind.SURVEYS: N_("kết quả khảo sát"),
}


def as_day(value: Any) -> date | None:
    """Give the day of a table's date, None where it is unknown."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
