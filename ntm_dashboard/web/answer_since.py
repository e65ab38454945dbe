"""The change since the report before the newest one, with an arrow, beside each figure of the answer."""

from collections.abc import Callable

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.domain.comparison import Comparison, change_of
from ntm_dashboard.domain.situation import ClockState, Situation
from ntm_dashboard.domain.terms import Change, ConditionState
from ntm_dashboard.i18n import N_, Message, number_text
from ntm_dashboard.web.components.markup import NOTHING, Html, tag

Figure = Callable[[Situation], int | None]
"""Takes a figure out of a Situation; None where it is not known."""
Written = Callable[[int], str]
_ARROWS = {Change.ROSE: "▲", Change.FELL: "▼"}


def since_html(since: Comparison | None, figure: Figure, *, written: Written = number_text) -> Html:
    """Draw what became of a figure; nothing where there is no earlier report, or one of the two is not known.

    `written` writes the difference, with its unit where the figure needs one.
    """
    if since is None:
        return NOTHING
    said = _words(since.before, since.after, figure, written)
    if not said:
        return NOTHING
    real = _words(since.before.told_apart, since.after.told_apart, figure, written)
    return tag("p", said if said == real else said + MARK, class_="ntm-a-since")


def _words(before: Situation, after: Situation, figure: Figure, written: Written) -> str:
    old, new = figure(before), figure(after)
    if old is None or new is None:
        return ""
    change = change_of(old, new)
    if change is None:
        return str(Message.of(N_("không đổi so với báo cáo {day}"), day=before.as_of))
    sentence = N_("{arrow} {count} so với báo cáo {day}")
    return str(Message.of(sentence, arrow=_ARROWS[change], count=written(int(abs(new - old))), day=before.as_of))


def communes(situation: Situation) -> int | None:
    """Give how many communes are recognised."""
    return situation.headline.standard


def criteria(situation: Situation) -> int | None:
    """Give how many criteria of the district are met."""
    return situation.headline.criteria_met


def days_left(situation: Situation) -> int | None:
    """Give how many days are left to the target."""
    clock = situation.clock
    return clock.days_left if clock.state is ClockState.OPEN else None


def conditions(situation: Situation) -> int | None:
    """Give how many conditions are met; None where none is known."""
    states = [one.state for one in situation.conditions]
    if all(one is ConditionState.UNKNOWN for one in states):
        return None
    return states.count(ConditionState.SATISFIED)
