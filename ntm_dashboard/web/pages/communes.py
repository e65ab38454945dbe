"""Các xã: which commune stands where, and which criterion it lacks."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.charts import blockers, matrix
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, UnitStates, rows_of
from ntm_dashboard.domain.naming import short_names
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Status, criterion_status_word, unit_status_word
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.components import (
    badges,
    boundary_map,
    chart,
    commune_choice,
    commune_part,
    course_of_communes,
    edit_links,
    in_address,
    kept_standard,
    marks,
    one_indicator,
    part_of_many,
    side_by_side,
    texts,
    tile_map,
)
from ntm_dashboard.web.components.commune_choice import EVERYTHING, Choice
from ntm_dashboard.web.components.part_of_many import PART, Part
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

MATRIX, BLOCKERS = "ma-tran", "vuong-mac"


def render(page: PageContext) -> None:
    """Draw the view that the address names: every criterion, one indicator, or some communes side by side."""
    texts.title(_("Các xã"))
    view = in_address.view(_("Cách xem"), {name: _(title) for name, (title, _draw) in VIEWS.items()}, parameter="xem")
    VIEWS[view][1](page)


def _every_criterion(page: PageContext) -> None:
    choice = commune_choice.choose(page)
    if may(current_person(), Act.PUBLISH):
        edit_links.of_communes(page, choice.criterion)
    number = page.program.boundaries.number()
    page.part("map", choice, number, draw=lambda: _map(page, choice, number))
    part = _matrix(page, choice)
    page.part("blockers", draw=lambda: _blockers(page))
    page.part("course of communes", choice, part, draw=lambda: course_of_communes.show(page, choice, part))
    kept_standard.show(page)


def _map(page: PageContext, choice: Choice, number: int) -> None:
    units = choice.units(page.situation)
    title = page.said(lambda situation: units_sentence(situation, choice.units(situation)))
    texts.heading(title)
    for sentence in marks.paragraphs(page.situation, lambda one: _figures(one, choice)):
        texts.note(sentence)
    chosen, boundaries = set(units["unit"]), page.program.boundaries.shown(number)
    if boundaries is None:
        tile_map.show(page, chosen=chosen)
        return
    left, right = (st.container(), st.container()) if commune_part.is_cut(page) else st.columns(2)
    with left:
        tile_map.show(page, chosen=chosen)
    with right:
        areas = boundary_map.states(page.situation, chosen=chosen)
        drawn = boundary_map.show(page, boundaries, areas, title=title, key="state")
        chart.caution(page.situation, boundary_map.states_telling())
        chart.take(drawn, page.situation, boundary_map.states_telling())


def map_figure(page: PageContext) -> go.Figure:
    """Draw the units in their boundaries by their state.

    Raises:
        UnknownScopeError: the district has none.
    """
    boundaries = page.program.boundaries.shown(page.program.boundaries.number())
    if boundaries is None:
        raise UnknownScopeError(_("Chưa có ranh giới các xã, nên chưa có bản đồ."))
    areas = boundary_map.states(page.situation, chosen=set(page.situation.units["unit"]))
    return boundary_map.drawn(page, boundaries, areas)


def _figures(situation: Situation, choice: Choice) -> list[Message]:
    return [figure.sentence for figure in situation.published_figures_of(choice.criterion)]


def units_sentence(situation: Situation, units: DataFrame[UnitStates]) -> str:
    """Say how many units there are of each state."""
    if units.empty:
        return _("Không có xã, thị trấn nào khớp bộ lọc.")
    counts = units["status"].value_counts()
    parts = [
        f"{number_text(int(counts[status]))} {unit_status_word(status).lower()}"
        for status in Status
        if status in counts.index
    ]
    said = _("{count} xã, thị trấn: {parts}.").format(count=number_text(len(units)), parts=" · ".join(parts))
    return said if len(units) == len(situation.units) else _("Khớp bộ lọc: {said}").format(said=said)


def _matrix(page: PageContext, choice: Choice) -> Part:
    """Draw the matrix, or the part of it that the address names; gives which."""
    title = page.kept("matrix title", choice, make=lambda: _matrix_title(page, choice))
    page.part("matrix title", choice, draw=lambda: texts.heading(title))
    total = len(commune_part.ranked(page, choice))
    if not page.kept(
        "matrix known", choice, make=lambda: _is_known(commune_part.criteria(page, choice)(page.situation))
    ):
        texts.note(
            _(
                "Chưa có báo cáo tiêu chí của xã trong phạm vi đang chọn. "
                "Nộp báo cáo tiêu chí xã, hoặc tắt “Chỉ số liệu có văn bản”."
            )
        )
        return Part(1, total)
    part = part_of_many.choose(total, parameter=PART)
    figure = page.kept("matrix", choice, part, make=lambda: _drawn(page, choice, part))
    page.part("matrix shown", part, draw=lambda: _say(part))
    chosen = chart.clicked(figure, title=title, key="matrix")
    page.part("matrix table", choice, part, draw=lambda: _behind(page, choice, part, figure))
    if chosen:
        page.go("xa", unit=str(chosen[0]), criterion=str(chosen[1]))
    return part


def _say(part: Part) -> None:
    if not part.is_whole:
        texts.note(_shown_sentence(part))


def _shown_sentence(part: Part) -> str:
    return _(
        "Hiện {count} trong {total} xã (thứ {first} đến {last}), xã thiếu nhiều tiêu chí nhất trước. "
        "Tiêu đề và hàng “Số xã thiếu” tính trên cả {total} xã; tệp CSV có đủ các xã."
    ).format(**part.numbers)


def _matrix_title(page: PageContext, choice: Choice) -> str:
    of = commune_part.criteria(page, choice)
    criteria = of(page.situation)
    return page.said(lambda one: matrix.title(of(one))) if _is_known(criteria) else str(matrix.title(criteria))


def _is_known(criteria: DataFrame[CriterionStates]) -> bool:
    return bool(criteria["result"].notna().any())


def _drawn(page: PageContext, choice: Choice, part: Part) -> go.Figure:
    """Draw the matrix as it stands on the page."""
    return chart.seen(matrix_figure(page, choice, part), can_choose=True)


def matrix_figure(page: PageContext, choice: Choice, part: Part) -> go.Figure:
    """Draw the chosen criteria of the chosen communes, a part of them where they are many."""
    criteria = commune_part.criteria(page, choice)(page.situation)
    return matrix.figure(criteria, theme=page.theme, drawn_rows=part.rows)


def matrix_telling(page: PageContext, choice: Choice, part: Part) -> chart.Telling:
    """Say which commune lacks what, a row for each commune and criterion that is chosen."""
    of, shown = commune_part.criteria(page, choice), commune_part.shown(page, choice, part)
    slide = SlideId.MATRIX if choice == EVERYTHING and part.is_whole else ""

    def rows(situation: Situation) -> list[list[str]]:
        criteria = of(situation)
        return [_cells(row) for row in rows_of(criteria[criteria["unit"].isin(shown)])]

    return chart.Telling(
        lambda one: matrix.title(of(one)),
        [_("Xã"), _("Tiêu chí"), _("Tình trạng"), _("Độ tin cậy")],
        lambda one: [_cells(row) for row in rows_of(of(one))],
        names=2,
        data=chart.Data(MATRIX, commune_part.parameters(choice, part), slide),
        legend=matrix.legend(),
        states=lambda one: matrix.states(of(one)),
        shown=None if part.is_whole else chart.Shown(_shown_sentence(part), rows),
    )


def _behind(page: PageContext, choice: Choice, part: Part, figure: go.Figure) -> None:
    chart.table(figure, page.situation, matrix_telling(page, choice, part))
    texts.hint(_("Bấm vào một ô để mở xã và tiêu chí đó."))


def _cells(row: Any) -> list[str]:
    status = criterion_status_word(Status(row.status))
    return [row.unit_name, f"{row.criterion}. {row.name}", status, badges.certainty_words(row.certainty)]


def _blockers(page: PageContext) -> None:
    if not page.situation.blockers.empty:
        chart.show(blockers_figure(page), page.situation, telling=blockers_telling(), key="blockers")


def blockers_figure(page: PageContext) -> go.Figure:
    """Draw the criteria by the number of communes that lack them."""
    return page.kept("blockers", make=lambda: blockers.figure(page.situation.blockers, theme=page.theme))


def blockers_telling() -> chart.Telling:
    """Say which criteria are lacked, and by which communes."""
    return chart.Telling(
        lambda one: blockers.title(one.blockers),
        [_("Tiêu chí"), _("Số xã thiếu"), _("Các xã")],
        _lacking,
        data=chart.Data(BLOCKERS, slide=SlideId.BLOCKERS),
    )


def _lacking(situation: Situation) -> list[list[str]]:
    return [
        [f"{row.criterion}. {row.name}", str(row.count), short_names([str(unit) for unit in row.units])]
        for row in rows_of(situation.blockers)
    ]


VIEWS: dict[str, tuple[str, Callable[[PageContext], None]]] = {
    "tieu-chi": (N_("Mọi tiêu chí"), _every_criterion),
    "chi-tieu": (N_("Một chỉ tiêu ở các xã"), one_indicator.show),
    "so-sanh": (N_("So sánh các xã"), side_by_side.show),
}
"""The views of the page by their word in the address: its name and how it is drawn."""
