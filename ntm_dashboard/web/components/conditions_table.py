"""The conditions for recognising the district: what is required, what is, and how much could still be lost."""

from collections.abc import Sequence

from ntm_dashboard.charts.conditions import actual_words
from ntm_dashboard.domain.situation import ConditionVerdict
from ntm_dashboard.domain.terms import Certainty
from ntm_dashboard.i18n import _, number_text, signed_text
from ntm_dashboard.web.components import badges, cells, tables
from ntm_dashboard.web.components.markup import join


def show(conditions: Sequence[ConditionVerdict]) -> None:
    """Show the conditions as a table."""
    tables.show(heads(), [row(verdict) for verdict in conditions])


def heads() -> list[str]:
    """Give the heads of the table."""
    return [_("Điều kiện"), _("Yêu cầu"), _("Hiện tại"), _("Dư, thiếu"), _("Kết luận")]


def row(verdict: ConditionVerdict) -> list[str]:
    """Give the cells of one condition."""
    invented = badges.of_certainty(Certainty.ILLUSTRATIVE if verdict.is_illustrative else None)
    return [
        verdict.condition.name,
        verdict.condition.required_text,
        join(actual_words(verdict), " ", invented),
        margin_words(verdict),
        badges.of_condition(verdict.state),
    ]


def margin_words(verdict: ConditionVerdict) -> str:
    """Say how many could be lost, or are missing; for a value, how far it is from what is required."""
    if verdict.spare is None:
        return cells.DASH if verdict.margin is None else signed_text(verdict.margin)
    if verdict.spare < 0:
        return _("thiếu {count}").format(count=number_text(-verdict.spare))
    if verdict.spare == 0:
        return _("vừa đủ, mất một là không đạt")
    return _("dư {count}").format(count=number_text(verdict.spare))
