"""Visits, letters that urge and supervision: what was asked of whom, and whether it was answered by a day."""

from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.domain.frames import DataFrame, Inspections, Provenanced, Table, checked, empty
from ntm_dashboard.i18n import N_, Message


class AnswerState(StrEnum):
    """How the answer to an inspection stands on a day. The due date itself is still in time.

    `ANSWERED`: answered, while the due date or the day is not known. `NO_DEADLINE`: not answered, none was set.
    """

    OVERDUE = "overdue"
    WAITING = "waiting"
    NO_DEADLINE = "no_deadline"
    ANSWERED_LATE = "answered_late"
    ANSWERED = "answered"
    ANSWERED_IN_TIME = "answered_in_time"


ANSWER_STATE_WORDS = {
    AnswerState.OVERDUE: N_("Quá hạn trả lời"),
    AnswerState.WAITING: N_("Chờ trả lời, còn hạn"),
    AnswerState.NO_DEADLINE: N_("Chưa trả lời, không nêu hạn"),
    AnswerState.ANSWERED_LATE: N_("Đã trả lời, sau hạn"),
    AnswerState.ANSWERED: N_("Đã trả lời"),
    AnswerState.ANSWERED_IN_TIME: N_("Đã trả lời đúng hạn"),
}


class InspectionStates(Provenanced):
    """One inspection on a day, the oldest first; `form` is an `InspectionForm`, `state` an `AnswerState`.

    `days_late` counts from the due date to the answer, or to the day that is looked at; null where it is not late. An
    answer after the day is not known yet.
    """

    unit: str
    criterion: str
    indicator: str
    form: str
    document: str
    day: date
    matter: str
    agency: str | None
    due_on: date | None
    answered_on: date | None
    answer: str | None
    note: str | None
    state: str
    days_late: int | None


class AddresseeAnswers(Table):
    """How somebody who was asked has answered; `agency` is "" where nobody is named. The counts add up to `asked`."""

    agency: str
    asked: int
    answered_in_time: int
    answered_late: int
    answered: int
    waiting: int
    no_deadline: int
    overdue: int


def inspection_states(inspections: DataFrame[Inspections], *, as_of: date) -> DataFrame[InspectionStates]:
    """Tell of each inspection up to a day how its answer stands."""
    end = pd.Timestamp(as_of)
    rows = inspections[inspections["day"] <= end].sort_values(["day", "document"], kind="stable")
    if rows.empty:
        return empty(InspectionStates)
    rows = rows.reset_index(drop=True)
    is_future = (rows["answered_on"] > end).to_numpy()
    answered_on, answer = (rows[name].mask(is_future) for name in ("answered_on", "answer"))
    state = _states(answered_on, answer, rows["due_on"], end)
    days = (answered_on.fillna(end) - rows["due_on"]).dt.days
    is_late = np.isin(state, [AnswerState.OVERDUE, AnswerState.ANSWERED_LATE])
    judged = rows.assign(
        answered_on=answered_on, answer=answer, state=state, days_late=days.where(is_late).astype("Int64")
    )
    return checked(InspectionStates, judged)


def _states(answered_on: Any, answer: Any, due_on: Any, end: pd.Timestamp) -> "np.ndarray[Any, Any]":
    is_answered = answered_on.notna() | answer.notna()
    return np.select(
        [
            is_answered & (answered_on.isna() | due_on.isna()),
            is_answered & (answered_on > due_on),
            is_answered,
            due_on.isna(),
            due_on < end,
        ],
        [
            AnswerState.ANSWERED.value,
            AnswerState.ANSWERED_LATE.value,
            AnswerState.ANSWERED_IN_TIME.value,
            AnswerState.NO_DEADLINE.value,
            AnswerState.OVERDUE.value,
        ],
        AnswerState.WAITING.value,
    )


def answers_by_addressee(states: DataFrame[InspectionStates]) -> DataFrame[AddresseeAnswers]:
    """Count for each addressee how its answers stand, in the order in which they were first asked."""
    agency = states["agency"].fillna("")
    columns = {state.value: (states["state"] == state).groupby(agency, sort=False).sum() for state in AnswerState}
    counted = pd.DataFrame(columns)
    table = counted.assign(asked=counted.sum(axis=1), agency=counted.index).reset_index(drop=True)
    return checked(AddresseeAnswers, table)


def answer_state_word(state: AnswerState) -> Message:
    """Give the word for how an answer stands."""
    return Message.of(ANSWER_STATE_WORDS[state])
