"""What the last meeting decided and what became of it, with what earlier meetings decided and is still open."""

from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.briefing.matters import about_of, who_of
from ntm_dashboard.briefing.model import ORDINAL, Cell, Missing, Slide, Table, Text
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.briefing.wording import as_day, day_or
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.follow_up.conclusions import STILL_OPEN, Concluded, ConclusionState, conclusion_state_word
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import N_, Message, days_text

STATUS_OF_CONCLUSION = {
    ConclusionState.OVERDUE: Status.LATE,
    ConclusionState.UNDATED: Status.UNKNOWN,
    ConclusionState.OPEN: Status.WORKING,
    ConclusionState.DONE_LATE: Status.ACHIEVED,
    ConclusionState.DONE: Status.ACHIEVED,
    ConclusionState.DONE_IN_TIME: Status.ACHIEVED,
    ConclusionState.DROPPED: Status.NOT_APPLICABLE,
}
"""The state that a conclusion is drawn in, in every medium."""
DONE = (ConclusionState.DONE_IN_TIME, ConclusionState.DONE, ConclusionState.DONE_LATE)


def last_meeting(concluded: Concluded, catalogue: Catalogue) -> Slide:
    """Give what the last meeting before the day decided, then what is carried from before it."""
    rows = [*rows_of(concluded.of_last), *rows_of(concluded.carried)]
    return Slide(
        id=SlideId.LAST_MEETING,
        title=_title(concluded),
        picture=_table(rows, concluded, catalogue) if rows else _nothing(),
        bullets=_points(concluded),
        prose=tuple(_sentence(row, concluded, catalogue) for row in rows),
        note=Message.of(N_("Nội dung quá hạn trước: nghe lý do, xác định lại thời hạn, ghi vào kết luận lần này.")),
    )


def _title(concluded: Concluded) -> Message:
    if concluded.last_on is None:
        return Message.of(N_("Chưa ghi kết luận nào của cuộc họp trước"))
    counts = concluded.counts(concluded.of_last)
    figures = {
        "day": concluded.last_on,
        "done": sum(counts.get(state, 0) for state in DONE),
        "count": len(concluded.of_last),
    }
    late = counts.get(ConclusionState.OVERDUE, 0)
    if late:
        return Message.of(N_("Kết luận ngày {day}: xong {done}/{count}, quá hạn {late}"), late=late, **figures)
    return Message.of(N_("Kết luận ngày {day}: xong {done}/{count}, không quá hạn"), **figures)


def _points(concluded: Concluded) -> tuple[Text, ...]:
    if not len(concluded.carried):
        return ()
    late = concluded.counts(concluded.carried).get(ConclusionState.OVERDUE, 0)
    sentence = N_("Kết luận của các cuộc họp trước đó còn chưa xong: {count}, trong đó quá hạn: {late}.")
    return (Message.of(sentence, count=len(concluded.carried), late=late),)


def _table(rows: list[Any], concluded: Concluded, catalogue: Catalogue) -> Table:
    heads = (N_("TT"), N_("Kết luận"), N_("Ai thực hiện"), N_("Hạn"), N_("Đến nay"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(_row(row, concluded, catalogue) for row in rows),
        columns=(ORDINAL, "matter", "who", "due_on", "state"),
        keys=tuple(key_of(row) for row in rows),
        widths=(0.9, 6.4, 4, 2.1, 3.2),
        alt=Message.of(N_("Kết luận của cuộc họp trước: nội dung, ai thực hiện, hạn, đến nay ra sao.")),
    )


def key_of(row: Any) -> str:
    """Give what tells a conclusion from all others."""
    return "/".join([f"{row.meeting_on:%Y-%m-%d}", row.ordinal, row.unit, row.indicator or row.criterion])


def _row(row: Any, concluded: Concluded, catalogue: Catalogue) -> tuple[Cell, ...]:
    return (
        Cell(row.ordinal),
        Cell(_about(row, concluded, catalogue)),
        Cell(who_of(row, catalogue)),
        Cell(day_or(row.due_on, otherwise=N_("không nêu")), value=as_day(row.due_on)),
        Cell(standing_of(row), status=STATUS_OF_CONCLUSION[ConclusionState(row.state)]),
    )


def _about(row: Any, concluded: Concluded, catalogue: Catalogue) -> str:
    about = about_of(row, catalogue, concluded.as_of)
    met_on: date = row.meeting_on.date()
    if met_on == concluded.last_on:
        return about
    return str(Message.of(N_("Họp {day}: {about}"), day=met_on, about=about))


def standing_of(row: Any) -> str:
    """Say what became of a conclusion: the state, by how many days, since when, through how many meetings."""
    state = ConclusionState(row.state)
    figures: dict[str, Any] = {"state": conclusion_state_word(state)}
    if not pd.isna(row.days_late):
        said = Message.of(N_("{state}: {days}"), **figures, days=days_text(int(row.days_late)))
    elif not pd.isna(row.done_on):
        said = Message.of(N_("{state}: {day}"), **figures, day=row.done_on.date())
    else:
        said = Message.of("{state}", **figures)
    if row.carried > 1 and state in STILL_OPEN:
        return str(Message.of(N_("{said}, qua {count} cuộc họp"), said=said, count=int(row.carried)))
    return str(said)


def _sentence(row: Any, concluded: Concluded, catalogue: Catalogue) -> Text:
    return Message.of(
        N_("{about}: {who}; hạn: {day}; {standing}."),
        about=_about(row, concluded, catalogue),
        who=who_of(row, catalogue),
        day=day_or(row.due_on, otherwise=N_("không nêu")),
        standing=standing_of(row).lower(),
    )


def _nothing() -> Missing:
    return Missing(
        Message.of(N_("Chưa có kết luận nào của một cuộc họp trước ngày này.")),
        Message.of(N_("Ghi kết luận ở trang Họp, hoặc nộp tệp Kết luận cuộc họp theo mẫu.")),
    )
