"""The conditions for recognising a district (annex I of Decision 320/QĐ-TTg; Decision 18/2022/QĐ-TTg), one by one."""

import math
from dataclasses import dataclass
from datetime import date

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Condition
from ntm_dashboard.domain.frames import Counts
from ntm_dashboard.domain.headline import published_value
from ntm_dashboard.domain.situation import ConditionVerdict, Headline
from ntm_dashboard.domain.terms import Certainty, ConditionState, Measure, Requirement, is_documented
from ntm_dashboard.i18n import N_, Message


@dataclass(frozen=True)
class Evidence:
    """What a condition is judged by: the headline and the published figures of the as-of date."""

    headline: Headline
    counts: DataFrame[Counts]
    as_of: date
    illustrative: frozenset[Measure]
    """The measures whose detail rests on illustrative rows."""

    def share(self, measure: Measure) -> tuple[int, int] | None:
        """Give how many of how many, None when nothing is known."""
        head = self.headline
        pairs: dict[Measure, tuple[int | None, int]] = {
            Measure.COMMUNES_STANDARD: (head.standard, head.communes),
            Measure.COMMUNES_ADVANCED: (head.advanced, head.communes),
            Measure.TOWNS_CIVILISED: (head.civilised, head.towns),
            Measure.DISTRICT_CRITERIA_MET: (head.criteria_met, head.criteria),
        }
        count, total = pairs.get(measure, (None, 0))
        return None if count is None or total == 0 else (count, total)

    def is_illustrative(self, measure: Measure) -> bool:
        """Tell whether the figure is invented: no document states it and its detail is illustrative."""
        rows = self.counts[(self.counts["measure"] == measure) & (self.counts["day"] <= pd.Timestamp(self.as_of))]
        if not rows.empty:
            newest = rows.sort_values("day")["certainty"].iloc[-1]
            return newest == Certainty.ILLUSTRATIVE or (measure in self.illustrative and not is_documented(newest))
        return measure in self.illustrative


def verdict_on(condition: Condition, evidence: Evidence) -> ConditionVerdict:
    """Judge one condition; without figures its state is unknown, never "not satisfied"."""
    if condition.requirement is Requirement.SHARE_AT_LEAST:
        return _share_verdict(condition, evidence)
    return _value_verdict(condition, evidence)


def _share_verdict(condition: Condition, evidence: Evidence) -> ConditionVerdict:
    pair = evidence.share(condition.measure)
    if pair is None:
        return _unknown(condition)
    count, total = pair
    needed = math.ceil(round(condition.required / 100 * total, 9))
    spare = count - needed
    return ConditionVerdict(
        condition=condition,
        actual=count / total * 100,
        actual_count=count,
        of_count=total,
        spare=spare,
        state=ConditionState.SATISFIED if spare >= 0 else ConditionState.NOT_SATISFIED,
        reason=_share_reason(count=count, total=total, needed=needed, spare=spare),
        is_illustrative=evidence.is_illustrative(condition.measure),
    )


def _share_reason(*, count: int, total: int, needed: int, spare: int) -> Message:
    if spare < 0:
        sentence = N_("{count}/{total}; cần ít nhất {needed}, còn thiếu {missing}.")
        return Message.of(sentence, count=count, total=total, needed=needed, missing=-spare)
    if spare == 0:
        return Message.of(N_("{count}/{total}; vừa đủ, mất một là không đạt."), count=count, total=total)
    return Message.of(
        N_("{count}/{total}; cần {needed}, dư {spare}."), count=count, total=total, needed=needed, spare=spare
    )


def _value_verdict(condition: Condition, evidence: Evidence) -> ConditionVerdict:
    actual = published_value(evidence.counts, condition.measure, as_of=evidence.as_of)
    if actual is None:
        return _unknown(condition)
    is_zero = condition.requirement is Requirement.ZERO
    satisfied = actual <= 0 if is_zero else actual >= condition.required
    sentence = N_("{actual}; yêu cầu bằng 0.") if is_zero else N_("{actual}; yêu cầu từ {required} trở lên.")
    return ConditionVerdict(
        condition=condition,
        actual=actual,
        actual_count=None,
        of_count=None,
        spare=None,
        state=ConditionState.SATISFIED if satisfied else ConditionState.NOT_SATISFIED,
        reason=Message.of(sentence, actual=actual, required=condition.required),
        is_illustrative=evidence.is_illustrative(condition.measure),
    )


def _unknown(condition: Condition) -> ConditionVerdict:
    reason = Message.of(N_("Chưa có số liệu; nộp tệp “số liệu công bố” có chỉ số này."))
    if condition.requirement is Requirement.SHARE_AT_LEAST:
        reason = Message.of(N_("Chưa có số liệu; nộp danh sách công nhận hoặc số liệu công bố."))
    return ConditionVerdict(condition, None, None, None, None, ConditionState.UNKNOWN, reason, is_illustrative=False)
