"""The conditions for recognising the district: what is required, what is, and how much could still be lost."""

from collections.abc import Sequence

from ntm_dashboard.charts.conditions import actual_words
from ntm_dashboard.domain.situation import ConditionVerdict
from ntm_dashboard.domain.terms import Certainty
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import badges, cells, tables
from ntm_dashboard.web.components.markup import join


def show(conditions: Sequence[ConditionVerdict]) -> None:
    """Show the conditions as a table."""
    tables.show(heads(), [row(verdict) for verdict in conditions])


def heads() -> list[str]:
    """Give the heads of the table."""
    return [_("Điều kiện"), _("Yêu cầu"), _("Hiện tại"), _("So với yêu cầu"), _("Kết luận")]


def row(verdict: ConditionVerdict) -> list[str]:
    """Give the cells of one condition."""
    invented = badges.of_certainty(Certainty.ILLUSTRATIVE if verdict.is_illustrative else None)
    return [
        str(verdict.condition.name),
        str(verdict.condition.required_text),
        join(actual_words(verdict), " ", invented),
        cells.DASH if verdict.margin_words is None else str(verdict.margin_words),
        badges.of_condition(verdict.state),
    ]
