"""What is left, as names by the month they are promised for, and the burn-up with its promises."""

import plotly.graph_objects as go

from ntm_dashboard.charts import promises as promises_chart
from ntm_dashboard.charts.burn_up import Course
from ntm_dashboard.domain.follow_up.needed import months_of, needed, short_names_of
from ntm_dashboard.domain.follow_up.promises import BurnUp, Word
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import Message, _
from ntm_dashboard.web.components import badges, cells, chart, marks, tables, texts
from ntm_dashboard.web.page_context import PageContext

NAME, ABOUT = "cam-ket", "ve"


def verdict(page: PageContext) -> None:
    """Say where the promises lead, with the procedure and without; then what is left and for which month."""
    texts.lead(page.said(lambda one: page.queries.outlook(one).sentence))
    for sentence in marks.paragraphs(page.situation, lambda one: _needed(page, one)):
        texts.lead(sentence)


def _needed(page: PageContext, situation: Situation) -> list[Message]:
    plan = page.queries.back_plan(situation)
    at_the_end = [plan.with_procedure] if plan and plan.with_procedure else []
    outlook = page.queries.outlook(situation)
    return [*at_the_end, *(needed(one, situation) for one in outlook.burn_ups if one.is_known)]


def table(page: PageContext) -> None:
    """Show months × names: the months of the promises, then what has no day, by reason."""
    rows = marks.rows(page.situation, lambda one: _rows(page, one))
    if not rows:
        return
    texts.heading(page.said(lambda one: _("Theo lộ trình từng tháng") if _rows(page, one) else ""))
    tables.show([_("Tháng"), _("Xã"), _("Tiêu chí huyện")], rows)


def _rows(page: PageContext, situation: Situation) -> list[list[str]]:
    outlook = page.queries.outlook(situation)
    found: dict[str, dict[str, str]] = {}
    order: list[tuple[bool, str, str]] = []
    for row in rows_of(months_of(page.queries.promised(situation), target_on=outlook.communes.target_on)):
        is_month = row.word == Word.PROMISED
        name = f"{row.month:%m/%Y}" if is_month else str(Word(row.word).said)
        if is_month and row.is_beyond:
            name += " – " + _("sau mục tiêu")
        if name not in found:
            order.append((not is_month, row.month.isoformat() if is_month else "", name))
        named = Message.of("{names}", names=tuple(short_names_of(row.named)))
        found.setdefault(name, {})[row.measure] = str(named)
    measures = (Measure.COMMUNES_STANDARD, Measure.DISTRICT_CRITERIA_MET)
    return [[name, *(found[name].get(one, cells.DASH) for one in measures)] for _last, _day, name in sorted(order)]


def burn_up(page: PageContext, measure: Measure) -> None:
    """Show the burn-up of a measure with its promises; the table behind names each step and each promise."""
    told = telling(page, measure)
    chart.show(figure(page, measure), page.situation, telling=told, key=f"promises_{measure.value}")


def figure(page: PageContext, measure: Measure) -> go.Figure:
    """Draw the burn-up of a measure with its promises."""

    def make() -> go.Figure:
        promised = page.queries.outlook(page.situation).burn_up(measure)
        return promises_chart.figure(promised, Course.of(page.situation, measure), theme=page.theme)

    return page.kept("promises", measure, make=make)


def telling(page: PageContext, measure: Measure) -> chart.Telling:
    """Say where a measure is and what the promises come to; a row for each step and each promise."""

    def promised(situation: Situation) -> BurnUp:
        return page.queries.outlook(situation).burn_up(measure)

    def course(situation: Situation) -> Course:
        return Course.of(situation, measure)

    def rows(situation: Situation) -> list[list[str]]:
        done = [
            [cells.day(row.day), _("Thực tế"), cells.number(row.value), "", badges.certainty_words(row.certainty)]
            for row in rows_of(course(situation).steps)
        ]
        ahead = [
            [
                cells.day(row.day),
                _("Theo cam kết"),
                cells.number(row.value),
                ", ".join(str(one) for one in row.named),
                badges.certainty_words(row.certainty),
            ]
            for row in rows_of(promised(situation).promised)
            if row.named
        ]
        return [*done, *ahead]

    return chart.Telling(
        lambda one: promises_chart.title(promised(one), course(one)),
        [_("Ngày"), _("Loại"), _("Số đạt"), _("Đơn vị, tiêu chí"), _("Độ tin cậy")],
        rows,
        names=2,
        data=chart.Data(NAME, {ABOUT: measure.value}),
    )
