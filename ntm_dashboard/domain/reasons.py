"""The sentence of each reason, made once for all cells that share its figures."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from ntm_dashboard.domain.columns import NEVER, Days, Ints
from ntm_dashboard.domain.terms import Plan
from ntm_dashboard.domain.verdicts import Verdicts, Why
from ntm_dashboard.i18n import N_, Message

PLANS = tuple(Plan)

SENTENCES = {
    Why.NOTHING_REPORTED: N_("Chưa có báo cáo về tiêu chí này."),
    Why.MET_AS_A_WHOLE: N_("Báo cáo ghi đạt."),
    Why.UNMET_AS_A_WHOLE: N_("Báo cáo ghi chưa đạt."),
    Why.NOT_APPLICABLE_AS_A_WHOLE: N_("Báo cáo ghi không áp dụng."),
    Why.CONTRADICTED: N_("Báo cáo ghi đạt nhưng {unmet} chỉ tiêu chưa đạt."),
    Why.STILL_MET: N_(
        "Báo cáo ngày {day} ghi đạt; sau đó mới có {known}/{total} chỉ tiêu, không chỉ tiêu nào chưa đạt."
    ),
    Why.STILL_UNMET: N_("Báo cáo ngày {day} ghi chưa đạt; sau đó mới có {known}/{total} chỉ tiêu."),
    Why.UNMET_INDICATORS: N_("{unmet} chỉ tiêu chưa đạt."),
    Why.INDICATORS_MISSING: N_("Mới báo cáo {known}/{total} chỉ tiêu; còn {missing} chỉ tiêu chưa có số liệu."),
    Why.NO_INDICATOR_APPLIES: N_("Không chỉ tiêu nào áp dụng."),
    Why.ALL_INDICATORS_MET: N_("Tất cả {count} chỉ tiêu áp dụng đều đạt."),
}
_OUTDATED = N_("Báo cáo ngày {day} ghi chưa đạt; sau đó được công nhận ({since}), chưa có báo cáo mới.")
_PLANNED = {
    Plan.BEYOND_TARGET: N_("{reason} Dự kiến đạt {planned}, sau mục tiêu {target}."),
    Plan.UNREPORTED: N_("{reason} Dự kiến đạt {planned}, chưa có báo cáo mới."),
}
_OF_TOTAL = np.isin(list(Why), [Why.STILL_MET, Why.STILL_UNMET, Why.INDICATORS_MISSING])
_OF_EARLIER = np.isin(list(Why), [Why.STILL_MET, Why.STILL_UNMET])
_NEEDS_PLAN = np.isin(PLANS, list(_PLANNED))


@dataclass(frozen=True)
class Seen:
    """What is said of the verdicts beside their reason, for each cell; NaT where it does not apply.

    `recognised` is since when the unit is recognised where an unmet report is older than that; `plan` the place of the
    plan with its `planned` day; `aged` the day of a report that is carried forward.
    """

    recognised: Days
    plan: Ints
    planned: Days
    aged: Days
    target_on: date | None
    as_of: date


def reasons_of(verdicts: Verdicts, totals: Ints, seen: Seen) -> Any:
    """Give the reason of each cell; cells with the same figures share one message."""
    why, needs_plan = verdicts.why, np.append(_NEEDS_PLAN, [False])[seen.plan]
    figures = (
        why,
        verdicts.counted,
        np.where(_OF_TOTAL[why], totals, 0),
        np.where(_OF_EARLIER[why], verdicts.since, NEVER),
        np.where(np.isnat(seen.recognised), NEVER, verdicts.newest),
        seen.recognised,
        np.where(needs_plan, seen.plan, -1),
        np.where(needs_plan, seen.planned, NEVER),
        seen.aged,
    )
    keys = list(zip(*(column.tolist() for column in figures), strict=True))
    said = {key: _reason(*key, seen=seen) for key in dict.fromkeys(keys)}
    reasons = np.empty(len(keys), dtype=object)
    reasons[:] = [said[key] for key in keys]
    return reasons


def _reason(
    why: int,
    counted: int,
    total: int,
    earlier: date | None,
    newest: date | None,
    recognised: date | None,
    plan: int,
    planned: date | None,
    aged: date | None,
    *,
    seen: Seen,
) -> Message:
    reason = sentence_of(Why(why), counted=counted, total=total, day=earlier)
    if newest is not None and recognised is not None:
        reason = Message.of(_OUTDATED, day=newest, since=recognised)
    if planned is not None:
        sentence = _PLANNED[PLANS[plan]]
        reason = Message.of(sentence, reason=reason, planned=planned, target=seen.target_on or planned)
    return reason if aged is None else Message.of("{reason} ({age})", reason=reason, age=age_of(aged, as_of=seen.as_of))


def sentence_of(why: Why, *, counted: int, total: int = 0, day: date | None = None) -> Message:
    """Put a reason and its figures together."""
    if why in {Why.NOTHING_REPORTED, Why.NO_INDICATOR_APPLIES}:
        return Message.of(SENTENCES[why])
    if why is Why.ALL_INDICATORS_MET:
        return Message.of(SENTENCES[why], count=counted)
    if why is Why.INDICATORS_MISSING:
        return Message.of(SENTENCES[why], known=counted, total=total, missing=total - counted)
    if why in {Why.STILL_MET, Why.STILL_UNMET} and day is not None:
        return Message.of(SENTENCES[why], day=day, known=counted, total=total)
    return Message.of(SENTENCES[why], unmet=counted)


def age_of(day: date, *, as_of: date) -> Message:
    """Say of which day a figure is, and how many days ago that was: "số liệu 12/04/2023, 362 ngày"."""
    return Message.of(N_("số liệu {day}, {days} ngày"), day=day, days=(as_of - day).days)
