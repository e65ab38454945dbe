"""How each commune went: the criteria it had met by report day, in small pictures on one scale."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.charts import communes_course
from ntm_dashboard.domain.communes_course import CommunesCourse
from ntm_dashboard.domain.frames import DataFrame, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import _, number_text
from ntm_dashboard.web.components import cells, chart, commune_part, texts
from ntm_dashboard.web.components.commune_choice import Choice
from ntm_dashboard.web.components.part_of_many import Part
from ntm_dashboard.web.page_context import PageContext

NAME = "dien-bien-xa"


def show(page: PageContext, choice: Choice, part: Part) -> None:
    """Show the small pictures; where no commune reported twice, say so."""
    course = _course(page, page.situation)
    if not communes_course.has_course(course):
        texts.note(str(communes_course.title(course)))
        return
    told = telling(page, choice, part)
    if not communes_course.has_course(_shown(page, page.situation, choice, part)):
        texts.heading(page.said(told.title))
        texts.note(_("Không xã nào đang hiện có báo cáo tiêu chí của hai kỳ trở lên."))
        return
    with st.container(key="communes_course_scroll"):
        drawn = figure(page, choice, part)
        chart.picture(drawn, page.situation, telling=told, key="communes_course")
    if told.shown:
        texts.hint(told.shown.sentence)
    chart.table(drawn, page.situation, told)


def figure(page: PageContext, choice: Choice, part: Part) -> go.Figure:
    """Draw the small pictures; of more communes than are shown at once those of the part alone."""
    return communes_course.figure(_shown(page, page.situation, choice, part), theme=page.theme)


def telling(page: PageContext, choice: Choice, part: Part) -> chart.Telling:
    """Say how the communes went, a row for each commune and report day."""
    is_cut = commune_part.is_cut(page)
    return chart.Telling(
        lambda one: communes_course.title(_course(page, one)),
        [_("Xã"), _("Kỳ báo cáo"), _("Số tiêu chí đạt"), _("Chưa có số liệu"), _("Số tiêu chí")],
        lambda one: [_row(row) for row in rows_of(_course(page, one))],
        names=2,
        data=chart.Data(NAME, commune_part.parameters(choice, part) if is_cut else {}),
        legend=_("Nét đứt: đủ tiêu chí. Chấm rỗng: số liệu minh họa. Chỗ đứt của đường: kỳ đó xã không báo cáo."),
        shown=_of_part(page, choice, part) if is_cut else None,
    )


def _of_part(page: PageContext, choice: Choice, part: Part) -> chart.Shown:
    sentence = _("Hình và bảng: {count} xã đang hiện ở bảng xã × tiêu chí; tiêu đề và tệp CSV: đủ các xã của huyện.")
    return chart.Shown(
        sentence.format(count=part.numbers["count"]),
        lambda one: [_row(row) for row in rows_of(_shown(page, one, choice, part))],
    )


def _shown(page: PageContext, situation: Situation, choice: Choice, part: Part) -> DataFrame[CommunesCourse]:
    course = _course(page, situation)
    if not commune_part.is_cut(page):
        return course
    return trusted(CommunesCourse, course[course["unit"].isin(commune_part.shown(page, choice, part))])


def _course(page: PageContext, situation: Situation) -> DataFrame[CommunesCourse]:
    scope = (situation.revision, situation.as_of, situation.documented_only, situation is page.situation)
    return page.program.kept.get(("communes course", scope), lambda: page.queries.communes_course(situation))


def _row(row: Any) -> list[str]:
    if not communes_course.said(row):
        return [row.name, cells.day(row.day), cells.DASH, cells.DASH, number_text(int(row.total))]
    counts = (row.met, row.total - row.assessed, row.total)
    return [row.name, cells.day(row.day), *(number_text(int(one)) for one in counts)]
