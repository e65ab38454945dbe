"""What meetings decided and what became of it by a day: kept, late, dropped, carried from meeting to meeting."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.domain.frames import Conclusions, DataFrame, Provenanced, checked, empty, trusted
from ntm_dashboard.domain.terms import Certainty, Closing
from ntm_dashboard.i18n import N_, Message


class ConclusionState(StrEnum):
    """How a conclusion stands on a day. `DONE`: done, while the due date or the day is not known.

    The due date itself is still in time. `UNDATED` is open without a due date: it can be neither in time nor late.
    """

    OVERDUE = "overdue"
    UNDATED = "undated"
    OPEN = "open"
    DONE_LATE = "done_late"
    DONE = "done"
    DONE_IN_TIME = "done_in_time"
    DROPPED = "dropped"


STILL_OPEN = (ConclusionState.OVERDUE, ConclusionState.UNDATED, ConclusionState.OPEN)
"""The states of what is carried to the next meeting, the worst first."""

CONCLUSION_STATE_WORDS = {
    ConclusionState.OVERDUE: N_("Quá hạn"),
    ConclusionState.UNDATED: N_("Chưa xong, không nêu hạn"),
    ConclusionState.OPEN: N_("Đang trong hạn"),
    ConclusionState.DONE_LATE: N_("Xong sau hạn"),
    ConclusionState.DONE: N_("Đã xong"),
    ConclusionState.DONE_IN_TIME: N_("Xong đúng hạn"),
    ConclusionState.DROPPED: N_("Thôi thực hiện"),
}


class ConclusionStates(Provenanced):
    """One conclusion on a day, in the order of the meetings and their ordinals.

    `state` is a `ConclusionState`. `days_late` counts from the due date to the day it was done, or to the day that is
    looked at; null where it is not late. `carried` is through how many later meetings it was still open. `done_on`,
    `closing` and `evidence` that lie after the day are not known yet.
    """

    meeting_on: date
    ordinal: str
    unit: str
    criterion: str
    indicator: str
    matter: str
    agency: str | None
    partners: str | None
    due_on: date | None
    done_on: date | None
    evidence: str | None
    note: str | None
    state: str
    days_late: int | None
    carried: int


def conclusion_states(conclusions: DataFrame[Conclusions], *, as_of: date) -> DataFrame[ConclusionStates]:
    """Tell how each conclusion of the meetings up to a day stands on it."""
    end = pd.Timestamp(as_of)
    rows = conclusions[conclusions["meeting_on"] <= end]
    if rows.empty:
        return empty(ConclusionStates)
    rows = _in_order(rows)
    is_future = (rows["done_on"] > end).to_numpy()
    done_on = rows["done_on"].mask(is_future)
    evidence, closing = (rows[name].mask(is_future) for name in ("evidence", "closing"))
    state = _states(done_on, closing, rows["due_on"], end)
    judged = rows.assign(
        done_on=done_on,
        evidence=evidence,
        state=state,
        days_late=_days_late(state, done_on, rows["due_on"], end),
        carried=_carried(rows["meeting_on"], done_on, state),
    )
    return checked(ConclusionStates, judged)


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort by meeting and ordinal; "2" stands before "10"."""
    number = pd.to_numeric(rows["ordinal"], errors="coerce")
    keys = ["meeting_on", "number", "ordinal", "unit", "criterion", "indicator"]
    order = rows.assign(number=number).sort_values(keys, kind="stable").index
    return rows.loc[order].reset_index(drop=True)


def _states(done_on: Any, closing: Any, due_on: Any, end: pd.Timestamp) -> "np.ndarray[Any, Any]":
    is_done = done_on.notna() | (closing == Closing.DONE).fillna(False)
    return np.select(
        [
            (closing == Closing.DROPPED).fillna(False),
            is_done & (done_on.isna() | due_on.isna()),
            is_done & (done_on > due_on),
            is_done,
            due_on.isna(),
            due_on < end,
        ],
        [
            ConclusionState.DROPPED.value,
            ConclusionState.DONE.value,
            ConclusionState.DONE_LATE.value,
            ConclusionState.DONE_IN_TIME.value,
            ConclusionState.UNDATED.value,
            ConclusionState.OVERDUE.value,
        ],
        ConclusionState.OPEN.value,
    )


def _days_late(state: Any, done_on: Any, due_on: Any, end: pd.Timestamp) -> Any:
    days = (done_on.fillna(end) - due_on).dt.days
    is_late = np.isin(state, [ConclusionState.OVERDUE, ConclusionState.DONE_LATE])
    return days.where(is_late).astype("Int64")


def _carried(meeting_on: Any, done_on: Any, state: Any) -> "np.ndarray[Any, Any]":
    """Count the later meetings at which it was still open; what was closed on a day unknown was carried by none."""
    meetings = np.unique(meeting_on.to_numpy())
    held = np.searchsorted(meetings, meeting_on.to_numpy(), side="right")
    until = np.where(done_on.isna(), meetings[-1] + np.timedelta64(1, "D"), done_on.to_numpy())
    reached = np.searchsorted(meetings, until, side="left")
    is_closed_some_day = done_on.isna().to_numpy() & ~np.isin(state, STILL_OPEN)
    return np.where(is_closed_some_day, 0, np.maximum(reached - held, 0))


@dataclass(frozen=True)
class Concluded:
    """What the meetings up to a day decided. `states` are all of their conclusions.

    `last_on` is the day of the last meeting before the day that is looked at, None where none is recorded: a meeting on
    the day itself is the one that is being held. `real` is the same without what is invented for illustration, None
    where nothing is.
    """

    as_of: date
    last_on: date | None
    states: DataFrame[ConclusionStates]
    real: "Concluded | None" = None

    @cached_property
    def of_last(self) -> DataFrame[ConclusionStates]:
        """Give what the last meeting decided."""
        return self._of(self.last_on)

    @cached_property
    def of_this(self) -> DataFrame[ConclusionStates]:
        """Give what the meeting on the day itself decided so far."""
        return self._of(self.as_of)

    @cached_property
    def carried(self) -> DataFrame[ConclusionStates]:
        """Give what meetings before the last one decided and is still open."""
        rows, last = self.states, self.last_on
        if last is None:
            return empty(ConclusionStates)
        is_carried = (rows["meeting_on"] < pd.Timestamp(last)) & rows["state"].isin(STILL_OPEN)
        return trusted(ConclusionStates, rows[is_carried])

    def _of(self, day: date | None) -> DataFrame[ConclusionStates]:
        rows = self.states
        return trusted(ConclusionStates, rows[rows["meeting_on"] == pd.Timestamp(day)] if day else rows.iloc[:0])

    def counts(self, rows: DataFrame[ConclusionStates]) -> dict[ConclusionState, int]:
        """Count conclusions by state; states that none has are left out."""
        counted = rows["state"].value_counts().to_dict()
        return {state: counted[state] for state in ConclusionState if state in counted}

    @property
    def meetings(self) -> tuple[date, ...]:
        """Give the days of the meetings, the newest first."""
        return meeting_days(self.states)


def concluded_on(conclusions: DataFrame[Conclusions], *, as_of: date) -> Concluded:
    """Give what the meetings up to a day decided, and how it stands on that day."""
    states = conclusion_states(conclusions, as_of=as_of)
    real = None
    if (states["certainty"] == Certainty.ILLUSTRATIVE).any():
        is_real = conclusions["certainty"] != Certainty.ILLUSTRATIVE
        real = concluded_on(trusted(Conclusions, conclusions[is_real]), as_of=as_of)
    before = [day for day in meeting_days(states) if day < as_of]
    return Concluded(as_of, before[0] if before else None, states, real)


def meeting_days(conclusions: DataFrame[Any]) -> tuple[date, ...]:
    """Give the days of the meetings of which conclusions are recorded, the newest first."""
    days = conclusions["meeting_on"].drop_duplicates().sort_values(ascending=False)
    return tuple(day.date() for day in days)


def next_ordinal(conclusions: DataFrame[Any], meeting_on: date) -> str:
    """Give the ordinal that the next conclusion of a meeting has: one more than its highest number."""
    ordinals = conclusions.loc[conclusions["meeting_on"] == pd.Timestamp(meeting_on), "ordinal"]
    highest = pd.to_numeric(ordinals, errors="coerce").max()
    return "1" if pd.isna(highest) else str(int(highest) + 1)


def conclusion_state_word(state: ConclusionState) -> Message:
    """Give the word for how a conclusion stands."""
    return Message.of(CONCLUSION_STATE_WORDS[state])
