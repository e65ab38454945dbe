"""The conditions for recognising a district (annex I of Decision 320/QĐ-TTg; Decision 18/2022/QĐ-TTg), one by one."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ntm_dashboard.domain.catalogue import Condition
from ntm_dashboard.domain.counted import Count, Counted
from ntm_dashboard.domain.follow_up.surveys import Surveyed
from ntm_dashboard.domain.reasons import age_of
from ntm_dashboard.domain.situation import ConditionVerdict, Headline
from ntm_dashboard.domain.terms import Certainty, ConditionState, Measure, Requirement, is_documented
from ntm_dashboard.i18n import AGREES_WITH, N_, Message, Name


@dataclass(frozen=True)
class Evidence:
    """What a condition is judged by: the headline and the published figures of the as-of date."""

    headline: Headline
    counted: Counted
    as_of: date
    illustrative: frozenset[Measure]
    """The measures whose detail rests on illustrative rows."""
    measured_in: Mapping[Measure, str] = field(default_factory=dict[Measure, str])
    """The unit of each measure, as the catalogue has it ("xã", "%", "triệu đồng"; "" for a yes or no)."""
    newest_on: date | None = None
    """The newest day of any report or count: a figure of an earlier day says its own."""
    surveyed: Mapping[Measure, Surveyed] = field(default_factory=dict[Measure, Surveyed])
    """What surveys up to the as-of date come to."""

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

    def published(self, measure: Measure) -> Count | None:
        """Give the newest published figure of a measure at or before the as-of date."""
        return self.counted.newest(measure, self.as_of)

    def figure(self, measure: Measure) -> Count | None:
        """Give the newest figure of a measure: a published one or what a complete survey comes to."""
        published, surveyed = self.published(measure), self.surveyed.get(measure)
        if surveyed is None or not surveyed.is_complete or (published and published.day > surveyed.day):
            return published
        return Count(measure, surveyed.day, surveyed.value, surveyed.certainty, surveyed.source)

    def is_illustrative(self, measure: Measure) -> bool:
        """Tell whether the figure is invented: no document states it and its detail is illustrative."""
        newest = self.figure(measure)
        if newest is None:
            return measure in self.illustrative
        is_invented = newest.certainty == Certainty.ILLUSTRATIVE
        return is_invented or (measure in self.illustrative and not is_documented(newest.certainty))


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
    unit = _unit_of(condition.measure, evidence)
    actual = _share_words(count, total, unit)
    return ConditionVerdict(
        condition=condition,
        actual=count / total * 100,
        actual_count=count,
        of_count=total,
        spare=spare,
        state=ConditionState.SATISFIED if spare >= 0 else ConditionState.NOT_SATISFIED,
        reason=_share_reason(actual, needed=needed, spare=spare, margin=_spare_words(evidence, spare, pair, unit)),
        is_illustrative=evidence.is_illustrative(condition.measure),
        actual_words=actual,
        margin_words=_spare_words(evidence, spare, pair, unit),
    )


def _unit_of(measure: Measure, evidence: Evidence) -> str:
    return evidence.measured_in.get(measure, "")


def _share_words(count: int, total: int, unit: str) -> Message:
    sentence = N_("{count}/{total} {what} ({share}%)") if unit else "{count}/{total} ({share}%)"
    what = unit_words(unit, total)
    return Message.of(sentence, count=count, total=total, what=what, share=round(count / total * 100, 2))


def _share_reason(actual: Message, *, needed: int, spare: int, margin: Message) -> Message:
    if spare < 0:
        return Message.of(N_("{actual}; cần ít nhất {needed}, {margin}."), actual=actual, needed=needed, margin=margin)
    return Message.of("{actual}; {margin}.", actual=actual, margin=margin)


def _spare_words(evidence: Evidence, spare: int, pair: tuple[int, int], unit: str) -> Message:
    """Say how many are missing or beyond; that losing one matters only where one can still be lost."""
    count, total = pair
    what = unit_words(unit or N_("đơn vị"), abs(spare) or 1)
    if spare < 0:
        return Message.of(N_("thiếu {count} {what}"), count=-spare, what=what)
    if spare > 0:
        return Message.of(N_("vượt {count} {what}"), count=spare, what=what)
    if 0 < count < total and not evidence.headline.is_district_recognised:
        return Message.of(N_("đạt mức tối thiểu; giảm 01 {what} là không bảo đảm"), what=what)
    return Message.of(N_("đạt yêu cầu"))


def _value_verdict(condition: Condition, evidence: Evidence) -> ConditionVerdict:
    newest = evidence.figure(condition.measure)
    if newest is None:
        surveyed = evidence.surveyed.get(condition.measure)
        return _unknown(condition) if surveyed is None else _half_surveyed(condition, surveyed, evidence)
    value, day = newest.value, newest.day
    is_zero = condition.requirement is Requirement.ZERO
    is_satisfied = value <= 0 if is_zero else value >= condition.required
    unit = evidence.measured_in.get(condition.measure, "")
    actual = _value_words(condition.measure, value, unit)
    return ConditionVerdict(
        condition=condition,
        actual=value,
        actual_count=None,
        of_count=None,
        spare=None,
        state=ConditionState.SATISFIED if is_satisfied else ConditionState.NOT_SATISFIED,
        reason=_dated(_value_reason(condition, actual, unit, is_satisfied=is_satisfied), day, evidence),
        is_illustrative=evidence.is_illustrative(condition.measure),
        actual_words=actual,
        margin_words=_zero_margin(value, unit) if is_zero else _margin_words(value - condition.required, unit),
    )


def _half_surveyed(condition: Condition, surveyed: Surveyed, evidence: Evidence) -> ConditionVerdict:
    """Judge by a survey that has not asked every commune about every topic: it can refute, not confirm."""
    unit = evidence.measured_in.get(condition.measure, "")
    actual = _value_words(condition.measure, surveyed.value, unit)
    asked = Message.of(
        N_("Khảo sát chưa đủ mọi xã, mọi nội dung (mới {count}/{total} xã): {actual}."),
        count=surveyed.communes,
        total=surveyed.of_communes,
        actual=actual,
    )
    is_invented = surveyed.certainty == Certainty.ILLUSTRATIVE
    if condition.measure is not Measure.SATISFACTION_LOWEST or surveyed.value >= condition.required:
        return ConditionVerdict(condition, None, None, None, None, ConditionState.UNKNOWN, asked, is_invented)
    return ConditionVerdict(
        condition=condition,
        actual=surveyed.value,
        actual_count=None,
        of_count=None,
        spare=None,
        state=ConditionState.NOT_SATISFIED,
        reason=_dated(asked, surveyed.day, evidence),
        is_illustrative=is_invented,
        actual_words=actual,
        margin_words=_margin_words(surveyed.value - condition.required, unit),
    )


_ANSWERS = {
    Measure.SECURITY_COMPLEX: (
        N_("Không thuộc địa bàn trọng điểm, phức tạp về ANTT"),
        N_("Thuộc địa bàn trọng điểm, phức tạp về ANTT"),
    ),
    Measure.CONSTRUCTION_DEBT: (N_("Không có nợ đọng"), N_("Nợ đọng {amount}")),
}
"""What zero and anything else mean for a measure that zero is required of."""


def _value_words(measure: Measure, value: float, unit: str) -> Message:
    amount = amount_words(value, unit)
    if measure not in _ANSWERS:
        return amount
    none, some = _ANSWERS[measure]
    return Message.of(some if value > 0 else none, amount=amount)


def amount_words(value: float, unit: str) -> Message:
    """Write a value with its unit: "95,5%", "240 triệu đồng"."""
    if unit == "%":
        return Message.of("{value}%", value=round(value, 2))
    return Message.of("{value} {unit}" if unit else "{value}", value=value, unit=unit_words(unit, value))


def unit_words(unit: str, value: float) -> Message | str:
    """Give the unit of a value in the current language; one that is not known here stays as it is written."""
    return Message.of(unit, **{AGREES_WITH: value}) if unit in UNITS else unit


UNITS = frozenset(
    {N_("đơn vị"), N_("xã"), N_("thị trấn"), N_("tiêu chí"), N_("triệu đồng"), N_("tỷ đồng"), N_("hộ"), N_("người")}
)
"""The units that the shipped catalogues use or offices are likely to, which have a translation."""


def _value_reason(condition: Condition, actual: Message, unit: str, *, is_satisfied: bool) -> Message:
    if condition.requirement is Requirement.ZERO and is_satisfied:
        return Message.of("{actual}.", actual=actual)
    return Message.of(N_("{actual}; yêu cầu: {required}."), actual=actual, required=_required(condition, unit))


def _required(condition: Condition, unit: str) -> Message | Name:
    if condition.required_text:
        return condition.required_text.within
    if condition.requirement is Requirement.ZERO:
        return Message.of(N_("không có"))
    return Message.of(N_("từ {amount} trở lên"), amount=amount_words(condition.required, unit))


def _margin_words(margin: float, unit: str) -> Message:
    if margin == 0:
        return Message.of(N_("bằng mức yêu cầu"))
    amount = amount_words(abs(round(margin, 2)), unit)
    if unit == "%":
        amount = Message.of(N_("{value} điểm phần trăm"), value=abs(round(margin, 2)))
    return Message.of(N_("cao hơn {amount}") if margin > 0 else N_("thấp hơn {amount}"), amount=amount)


def _zero_margin(value: float, unit: str) -> Message:
    if value <= 0:
        return Message.of(N_("đạt yêu cầu"))
    return (
        Message.of(N_("còn {amount}"), amount=amount_words(value, unit)) if unit else Message.of(N_("chưa đạt yêu cầu"))
    )


def _dated(reason: Message, day: date, evidence: Evidence) -> Message:
    """Say the day of a figure that is older than the newest report."""
    if evidence.newest_on is None or day >= evidence.newest_on:
        return reason
    return Message.of("{reason} ({age})", reason=reason, age=age_of(day, as_of=evidence.as_of))


def _unknown(condition: Condition) -> ConditionVerdict:
    reason = Message.of(N_("Chưa có số liệu; nộp tệp “số liệu công bố” có chỉ số này."))
    if condition.requirement is Requirement.SHARE_AT_LEAST:
        reason = Message.of(N_("Chưa có số liệu; nộp danh sách công nhận hoặc số liệu công bố."))
    return ConditionVerdict(condition, None, None, None, None, ConditionState.UNKNOWN, reason, is_illustrative=False)
