"""Các xã: which commune stands where, and which criterion it lacks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.charts import blockers, matrix
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, UnitStates, rows_of, trusted
from ntm_dashboard.domain.naming import short_names
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Status, UnitKind, criterion_status_word, unit_status_word
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.components import (
    badges,
    boundary_map,
    chart,
    course_of_communes,
    edit_links,
    in_address,
    kept_standard,
    marks,
    one_indicator,
    side_by_side,
    texts,
    tile_map,
)
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

MATRIX, BLOCKERS = "ma-tran", "vuong-mac"
_STATES, _LACKING, _AGENCY = "tinh_trang", "thieu", "co_quan"


@dataclass(frozen=True)
class Choice:
    """What the filters leave: the states of units, one criterion, one agency; empty means all."""

    statuses: tuple[str, ...]
    criterion: str
    agency: str

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Choice":
        """Read a choice from the parameters that `parameters` writes."""
        statuses = tuple(one for one in parameters.get(_STATES, "").split(",") if one)
        return cls(statuses, parameters.get(_LACKING, ""), parameters.get(_AGENCY, ""))

    def parameters(self) -> dict[str, str]:
        """Write the choice as parameters of an address."""
        written = {_STATES: ",".join(self.statuses), _LACKING: self.criterion, _AGENCY: self.agency}
        return {name: value for name, value in written.items() if value}

    def units(self, situation: Situation) -> DataFrame[UnitStates]:
        """Give the units that are in a chosen state and lack the chosen criterion or one of the agency's."""
        units = situation.units
        if self.statuses:
            units = units[units["status"].isin(self.statuses)]
        if self.criterion or self.agency:
            lacking = self.criteria(situation)
            lacking = lacking[lacking["result"] == "not_met"]
            units = units[units["unit"].isin(lacking["unit"])]
        return trusted(UnitStates, units)

    def criteria(self, situation: Situation) -> DataFrame[CriterionStates]:
        """Give the rows of the chosen criterion and agency."""
        criteria = situation.commune_criteria
        if self.criterion:
            criteria = criteria[criteria["criterion"] == self.criterion]
        if self.agency:
            criteria = criteria[criteria["agency"] == self.agency]
        return trusted(CriterionStates, criteria)


EVERYTHING = Choice((), "", "")


@dataclass(frozen=True)
class Drawn:
    """The matrix, as it is drawn on the page, under its sentence; None where nothing is known to draw."""

    title: str
    figure: go.Figure | None


@dataclass(frozen=True)
class Offered:
    """What the filters offer: the states that units are in, the criteria by number with their names, the agencies."""

    statuses: list[Status]
    criteria: dict[str, str]
    agencies: list[str]


def render(page: PageContext) -> None:
    """Draw the view that the address names: every criterion, one indicator, or some communes side by side."""
    texts.title(_("Các xã"))
    view = in_address.view(_("Cách xem"), {name: _(title) for name, (title, _draw) in VIEWS.items()}, parameter="xem")
    VIEWS[view][1](page)


def _every_criterion(page: PageContext) -> None:
    choice = _filters(page)
    if may(current_person(), Act.PUBLISH):
        edit_links.of_communes(page, choice.criterion)
    number = page.program.boundaries.number()
    page.part("map", choice, number, draw=lambda: _map(page, choice, number))
    _matrix(page, choice)
    page.part("blockers", draw=lambda: _blockers(page))
    page.part("course of communes", draw=lambda: course_of_communes.show(page))
    page.part("kept standard", draw=lambda: kept_standard.show(page))


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
    left, right = st.columns(2)
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


def _offered(page: PageContext) -> Offered:
    criteria = page.situation.commune_criteria
    firsts = criteria.drop_duplicates("criterion")
    return Offered(
        [status for status in Status if status in set(page.situation.units["status"])],
        dict(zip(firsts["criterion"], firsts["name"], strict=True)),
        sorted(criteria["agency"].dropna().unique(), key=page.queries.catalogue.agency_order),
    )


def _filters(page: PageContext) -> Choice:
    offered = page.kept("filters", make=lambda: _offered(page))
    names, agencies = offered.criteria, offered.agencies
    asked = page.criterion_among(page.situation.commune_criteria)
    first, second, third = st.columns(3)
    everything = _("Tất cả")
    statuses = first.multiselect(
        _("Tình trạng xã, thị trấn"),
        offered.statuses,
        format_func=unit_status_word,
        placeholder=everything,
        key=_STATES,
        bind="query-params",
    )
    criterion = second.selectbox(
        _("Thiếu tiêu chí"),
        list(names),
        index=list(names).index(asked) if asked else None,
        format_func=lambda number: f"{number}. {names[number]}",
        placeholder=everything,
        key=_LACKING,
        bind="query-params",
    )
    agency = third.selectbox(
        _("Cơ quan phụ trách"),
        agencies,
        index=None,
        format_func=page.queries.catalogue.agency_name,
        placeholder=everything,
        disabled=not agencies,
        key=_AGENCY,
        bind="query-params",
    )
    return Choice(tuple(statuses), criterion or "", agency or "")


def units_sentence(situation: Situation, units: DataFrame[UnitStates]) -> str:
    """Say how many units there are of each state."""
    if units.empty:
        return _("Không có xã, thị trấn nào khớp bộ lọc.")
    counts = units["status"].value_counts()
    parts = [f"{counts[status]} {unit_status_word(status).lower()}" for status in Status if status in counts.index]
    said = _("{count} xã, thị trấn: {parts}.").format(count=len(units), parts=" · ".join(parts))
    return said if len(units) == len(situation.units) else _("Khớp bộ lọc: {said}").format(said=said)


def _matrix(page: PageContext, choice: Choice) -> None:
    drawn = page.kept("matrix", choice, make=lambda: _drawn(page, choice))
    page.part("matrix title", choice, draw=lambda: texts.heading(drawn.title))
    figure = drawn.figure
    if figure is None:
        texts.note(
            _(
                "Chưa có báo cáo tiêu chí của xã trong phạm vi đang chọn. "
                "Nộp báo cáo tiêu chí xã, hoặc tắt “Chỉ số liệu có văn bản”."
            )
        )
        return
    chosen = chart.clicked(figure, title=drawn.title, key="matrix")
    page.part("matrix table", choice, draw=lambda: _behind(page, choice, figure))
    if chosen:
        page.go("xa", unit=str(chosen[0]), criterion=str(chosen[1]))


def _criteria(page: PageContext, choice: Choice) -> Callable[[Situation], DataFrame[CriterionStates]]:
    """Give what tells the chosen criteria of a Situation, of the communes that are chosen in that of the page."""
    units = choice.units(page.situation)
    communes = units.loc[units["kind"] == UnitKind.COMMUNE, "unit"]

    def criteria(situation: Situation) -> DataFrame[CriterionStates]:
        rows = choice.criteria(situation)
        return trusted(CriterionStates, rows[rows["unit"].isin(communes)])

    return criteria


def _drawn(page: PageContext, choice: Choice) -> Drawn:
    of = _criteria(page, choice)
    criteria = of(page.situation)
    if criteria.empty or criteria["result"].isna().all():
        return Drawn(str(matrix.title(criteria)), None)
    title = page.said(lambda one: matrix.title(of(one)))
    return Drawn(title, chart.seen(matrix.figure(criteria, theme=page.theme), can_choose=True))


def matrix_figure(page: PageContext, choice: Choice) -> go.Figure:
    """Draw the chosen criteria of the chosen communes."""
    return matrix.figure(_criteria(page, choice)(page.situation), theme=page.theme)


def matrix_telling(page: PageContext, choice: Choice) -> chart.Telling:
    """Say which commune lacks what, a row for each commune and criterion that is chosen."""
    of = _criteria(page, choice)
    return chart.Telling(
        lambda one: matrix.title(of(one)),
        [_("Xã"), _("Tiêu chí"), _("Tình trạng"), _("Độ tin cậy")],
        lambda one: [_cells(row) for row in rows_of(of(one))],
        names=2,
        data=chart.Data(MATRIX, choice.parameters(), SlideId.MATRIX if choice == EVERYTHING else ""),
        legend=matrix.legend(),
        states=lambda one: matrix.states(of(one)),
    )


def _behind(page: PageContext, choice: Choice, figure: go.Figure) -> None:
    chart.table(figure, page.situation, matrix_telling(page, choice))
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
