"""How each commune went: the criteria that it had met on each report day, a small field for each commune."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts import small_multiples
from ntm_dashboard.charts.small_multiples import Field, Point
from ntm_dashboard.charts.theme import Theme, blank, say_instead
from ntm_dashboard.domain.communes_course import CommunesCourse
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.i18n import N_, Message, _, date_text


def has_course(course: DataFrame[CommunesCourse]) -> bool:
    """Tell whether any commune is known on two days, so that there is a course to be seen."""
    return bool((course[course["met"].notna()].groupby("unit")["day"].nunique() > 1).any())


def title(course: DataFrame[CommunesCourse]) -> Message:
    """Say how many communes met more, as many and fewer criteria on their last report day than on their first."""
    known = course[course["met"].notna()]
    if not has_course(course):
        return Message.of(N_("Chưa xã nào có báo cáo tiêu chí của hai kỳ trở lên, nên chưa có diễn biến để vẽ."))
    by_unit = known.groupby("unit", sort=False)
    change = (by_unit["met"].last() - by_unit["met"].first())[by_unit["day"].nunique() > 1]
    return Message.of(
        N_("Số tiêu chí đạt của từng xã, {first} – {last}: {more} xã tăng, {same} xã giữ nguyên, {fewer} xã giảm."),
        first=known["day"].min().date(),
        last=known["day"].max().date(),
        more=int((change > 0).sum()),
        same=int((change == 0).sum()),
        fewer=int((change < 0).sum()),
    )


def said(row: Any) -> str:
    """Write what a commune had met on a day: 15/19, or that nothing is known."""
    return "" if pd.isna(row.met) else f"{row.met}/{row.total}"


def figure(course: DataFrame[CommunesCourse], *, theme: Theme) -> go.Figure:
    """Draw a field for each commune from zero to all criteria; a day without a report is a gap."""
    if not has_course(course):
        return say_instead(blank(theme, height=4 * theme.row), str(title(course)))
    fields = [_field(list(rows_of(own))) for _unit, own in course.groupby("unit", sort=False)]
    drawn = small_multiples.figure(fields, theme=theme)
    drawn.update_yaxes(range=[0, int(course["total"].max()) * 1.1])
    return drawn


def _field(rows: list[Any]) -> Field:
    last = next((said(row) for row in reversed(rows) if said(row)), "")
    return Field(short_name(rows[0].name), last, [_point(row) for row in rows])


def _point(row: Any) -> Point:
    note = " · " + _("số liệu minh họa") if row.is_invented else ""
    day = date_text(row.day.date())
    words = f"{day}: {said(row) or _('chưa có số liệu')}{note}"
    return Point(row.day.date(), None if pd.isna(row.met) else int(row.met), int(row.total), words, row.is_invented)
