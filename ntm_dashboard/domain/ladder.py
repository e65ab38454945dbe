"""The recognition ladder: which titles a unit holds on a day. Decision 18/2022/QĐ-TTg; titles need a decision.

"Completed the task" (hoàn thành nhiệm vụ) is a state before the decision; it is never counted as recognised.
A revocation (thu hồi) ends the titles that count from its day or an earlier one; a later decision gives a new title.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.frames import LadderSteps, Recognitions, checked, rows_of
from ntm_dashboard.domain.terms import Certainty, Title

RANK = {
    Title.COMPLETED_TASK: 1,
    Title.CIVILISED_TOWN: 2,
    Title.STANDARD: 2,
    Title.ADVANCED: 3,
    Title.MODEL: 4,
}
ENDS_FROM = {
    Title.REVOKED: RANK[Title.COMPLETED_TASK],
    Title.REVOKED_ADVANCED: RANK[Title.ADVANCED],
    Title.REVOKED_MODEL: RANK[Title.MODEL],
}
"""The lowest rung that a revocation ends."""
_TRUST = {certainty: place for place, certainty in enumerate(Certainty)}


def rank(title: str | None) -> int:
    """Give the rung of a title: 0 without one, 1 completed the task, 2 standard, 3 advanced, 4 model."""
    return RANK.get(Title(title), 0) if isinstance(title, str) else 0


def is_recognised(title: str | None) -> bool:
    """Tell whether a title rests on a decision of recognition."""
    return rank(title) >= RANK[Title.STANDARD]


def in_force(recognitions: DataFrame[Recognitions]) -> DataFrame[Recognitions]:
    """Leave out what was revoked, and the revocations themselves: what a unit still holds."""
    revoking = recognitions["title"].isin(ENDS_FROM)
    held = recognitions[~revoking]
    for row in rows_of(recognitions[revoking]):
        is_older = (held["unit"] == row.unit) & (held["effective_on"] <= row.effective_on)
        held = held[~(is_older & (held["title"].map(rank) >= ENDS_FROM[Title(row.title)]))]
    return held


def last_revocation(recognitions: DataFrame[Recognitions], unit: str) -> "pd.Series[str] | None":
    """Give the newest revocation of a unit's titles, None where nothing was revoked."""
    rows = recognitions[(recognitions["unit"] == unit) & recognitions["title"].isin(ENDS_FROM)]
    return None if rows.empty else rows.sort_values("effective_on", kind="stable").iloc[-1]


def ladder_steps(recognitions: DataFrame[Recognitions], units: Iterable[Unit]) -> DataFrame[LadderSteps]:
    """Give every title that the units hold, the oldest first; of two rows for a title the earlier and truer stands."""
    codes = {unit.code for unit in units}
    held = in_force(recognitions[recognitions["unit"].isin(codes)])
    held = held.assign(trust=held["certainty"].map(_TRUST), rung=held["title"].map(rank))
    held = held.sort_values(["effective_on", "trust", "rung"], kind="stable")
    return checked(LadderSteps, held.drop_duplicates(["unit", "title"]).reset_index(drop=True))


def standing(recognitions: DataFrame[Recognitions], unit: str) -> "pd.Series[str] | None":
    """Give the row of the highest title that a unit holds, None without one.

    Where several rows state that title, the one that a document backs best is taken, of those the earliest: a date that
    is only illustrative does not become documented.
    """
    held = in_force(recognitions[recognitions["unit"] == unit])
    if held.empty:
        return None
    top = held["title"].map(rank)
    rows = held[top == top.max()]
    ranked = rows.assign(trust=rows["certainty"].map(_TRUST))
    return ranked.sort_values(["trust", "effective_on"], kind="stable").iloc[0]


def first_recognition(recognitions: DataFrame[Recognitions], unit: str) -> "pd.Series[str] | None":
    """Give the row by which a unit was first recognised; of several the one with a decision, the truest, the earliest.

    None while it only completed the task.
    """
    held = in_force(recognitions[recognitions["unit"] == unit])
    held = held[held["title"].map(is_recognised).astype(bool)]
    if held.empty:
        return None
    ranked = held.assign(is_bare=held["decision"].isna(), trust=held["certainty"].map(_TRUST))
    return ranked.sort_values(["is_bare", "trust", "effective_on"], kind="stable").iloc[0]


def decision_day(row: "pd.Series[Any]") -> date:
    """Give the day of the decision of a title, else the day that the source speaks of."""
    decided = row["decided_on"]
    return pd.Timestamp(row["effective_on"] if pd.isna(decided) else decided).date()


def last_recognised(recognitions: DataFrame[Recognitions]) -> dict[str, date]:
    """Give for each recognised unit the newest day for which a document or report says that it is recognised."""
    held = in_force(recognitions)
    held = held[held["title"].map(is_recognised).astype(bool)]
    return {str(unit): day.date() for unit, day in held.groupby("unit")["effective_on"].max().items()}


def count_holding(recognitions: DataFrame[Recognitions], codes: set[str], title: Title) -> int:
    """Count the units that hold a title or a higher one; for `COMPLETED_TASK` only those without a higher one."""
    held = in_force(recognitions[recognitions["unit"].isin(codes)])
    top = held["title"].map(rank).groupby(held["unit"]).max()
    if title is Title.COMPLETED_TASK:
        return int((top == RANK[title]).sum())
    return int((top >= RANK[title]).sum())
