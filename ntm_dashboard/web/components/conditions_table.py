"""The conditions for recognising the district: what is required, what is, and how much could still be lost."""

import plotly.graph_objects as go

from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.charts import conditions
from ntm_dashboard.charts.conditions import actual_words, title
from ntm_dashboard.domain.situation import ConditionVerdict, Situation
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import badges, cells, chart
from ntm_dashboard.web.page_context import PageContext

NAME = "dieu-kien"


def rows(situation: Situation) -> list[list[str]]:
    """Give a row for each condition."""
    return [_row(verdict) for verdict in situation.conditions]


def heads() -> list[str]:
    """Give the heads of the table."""
    return [_("Điều kiện"), _("Yêu cầu"), _("Hiện tại"), _("So với yêu cầu"), _("Kết luận")]


def figure(page: PageContext) -> go.Figure:
    """Draw the conditions on a share."""
    drawn = page.situation.conditions
    return page.kept("conditions", make=lambda: conditions.figure(drawn, theme=page.theme))


def telling() -> chart.Telling:
    """Say whether the district may be recognised, a row for each condition."""
    return chart.Telling(
        lambda one: title(one.conditions), heads(), rows, data=chart.Data(NAME, slide=SlideId.CONDITIONS)
    )


def _row(verdict: ConditionVerdict) -> list[str]:
    return [
        str(verdict.condition.name),
        str(verdict.condition.required_text),
        actual_words(verdict),
        cells.DASH if verdict.margin_words is None else str(verdict.margin_words),
        badges.of_condition(verdict.state),
    ]
