"""How each commune went: the criteria it had met by report day, in small pictures on one scale."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.charts import communes_course
from ntm_dashboard.domain.communes_course import CommunesCourse
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import _, number_text
from ntm_dashboard.web.components import cells, chart, texts
from ntm_dashboard.web.page_context import PageContext

NAME = "dien-bien-xa"


def show(page: PageContext) -> None:
    """Show the small pictures; where no commune reported twice, say so."""
    course = _course(page, page.situation)
    if not communes_course.has_course(course):
        texts.note(str(communes_course.title(course)))
        return
    with st.container(key="communes_course_scroll"):
        drawn = figure(page)
        chart.picture(drawn, page.situation, telling=telling(page), key="communes_course")
    chart.table(drawn, page.situation, telling(page))


def figure(page: PageContext) -> go.Figure:
    """Draw the small pictures."""
    return communes_course.figure(_course(page, page.situation), theme=page.theme)


def telling(page: PageContext) -> chart.Telling:
    """Say how the communes went, a row for each commune and report day."""
    return chart.Telling(
        lambda one: communes_course.title(_course(page, one)),
        [_("Xã"), _("Kỳ báo cáo"), _("Số tiêu chí đạt"), _("Chưa có số liệu"), _("Số tiêu chí")],
        lambda one: [_row(row) for row in rows_of(_course(page, one))],
        names=2,
        data=chart.Data(NAME),
        legend=_("Nét đứt: đủ tiêu chí. Chấm rỗng: số liệu minh họa. Chỗ đứt của đường: kỳ đó xã không báo cáo."),
    )


def _course(page: PageContext, situation: Situation) -> DataFrame[CommunesCourse]:
    scope = (situation.revision, situation.as_of, situation.documented_only, situation is page.situation)
    return page.program.kept.get(("communes course", scope), lambda: page.queries.communes_course(situation))


def _row(row: Any) -> list[str]:
    if not communes_course.said(row):
        return [row.name, cells.day(row.day), cells.DASH, cells.DASH, number_text(int(row.total))]
    counts = (row.met, row.total - row.assessed, row.total)
    return [row.name, cells.day(row.day), *(number_text(int(one)) for one in counts)]
