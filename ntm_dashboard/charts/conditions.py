"""May the district be recognised: what each condition requires beside what is."""

from collections.abc import Sequence

import plotly.graph_objects as go

from ntm_dashboard.charts import bullets
from ntm_dashboard.charts.bullets import Bullet
from ntm_dashboard.charts.theme import PAINTS, Theme, blank, say_instead
from ntm_dashboard.domain.situation import ConditionVerdict
from ntm_dashboard.domain.terms import STATUS_OF_CONDITION, ConditionState, Requirement, word
from ntm_dashboard.i18n import N_, Message, _


def title(conditions: Sequence[ConditionVerdict]) -> Message:
    """Say how many conditions are satisfied, and how many cannot be judged yet."""
    if not conditions:
        return Message.of(N_("Không có bộ điều kiện công nhận huyện nào áp dụng vào ngày này."))
    satisfied = sum(verdict.state is ConditionState.SATISFIED for verdict in conditions)
    unknown = sum(verdict.state is ConditionState.UNKNOWN for verdict in conditions)
    if satisfied == len(conditions):
        return Message.of(N_("Cả {count} điều kiện công nhận huyện đều đạt."), count=satisfied)
    if unknown == len(conditions):
        return Message.of(N_("Chưa có số liệu về {count} điều kiện công nhận huyện."), count=unknown)
    said = Message.of(
        N_("Đạt {satisfied}/{count} điều kiện công nhận huyện"), satisfied=satisfied, count=len(conditions)
    )
    if unknown:
        return Message.of(N_("{said}; {unknown} điều kiện chưa có số liệu."), said=said, unknown=unknown)
    return Message.of(N_("{said}."), said=said)


def actual_words(verdict: ConditionVerdict) -> str:
    """Write what is: the counts with their share (12/15 xã, 80%), the value with its unit, or that it is unknown."""
    return word(ConditionState.UNKNOWN) if verdict.actual_words is None else str(verdict.actual_words)


def is_share(verdict: ConditionVerdict) -> bool:
    """Tell whether the condition is about a share in per cent, which has a length on a scale of 100."""
    if verdict.condition.requirement is Requirement.ZERO:
        return False
    return verdict.condition.requirement is Requirement.SHARE_AT_LEAST or 0 < verdict.condition.required <= 100


def figure(conditions: Sequence[ConditionVerdict], *, theme: Theme) -> go.Figure:
    """Draw the conditions on a share as bars on a scale of 100%; the thick tick is named what is required."""
    shares = [verdict for verdict in conditions if is_share(verdict)]
    if not shares:
        return say_instead(blank(theme, height=4 * theme.row), str(title(conditions)))
    return bullets.figure([_bullet(verdict) for verdict in shares], longest=100, theme=theme)


def _bullet(verdict: ConditionVerdict) -> Bullet:
    return Bullet(
        name=word(verdict.condition.measure),
        words=label(verdict),
        length=verdict.actual or 0,
        fill=PAINTS[STATUS_OF_CONDITION[verdict.state]].fill,
        mark=verdict.condition.required,
        mark_words=_("Yêu cầu: {required}").format(required=verdict.condition.required_text),
        is_invented=verdict.is_illustrative,
    )


def label(verdict: ConditionVerdict) -> str:
    """Write one line: the state and what is; what is required stands at its mark."""
    if verdict.actual is None:
        return word(verdict.state)
    return _("{state}: {actual}").format(state=word(verdict.state), actual=actual_words(verdict))
