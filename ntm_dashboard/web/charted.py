"""The charts of the pages by their name in an address, so that each and its data can be asked for on its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Measure, UnitKind
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.web.components import (
    boundary_map,
    commune_part,
    conditions_table,
    course_chart,
    course_of_communes,
    one_indicator,
    plan_months,
    plan_roadmap,
    side_by_side,
)
from ntm_dashboard.web.components.chart import Telling
from ntm_dashboard.web.components.commune_choice import Choice
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.pages import commune, communes, district_criteria, target
from ntm_dashboard.web.url_state import UNIT

Parameters = Mapping[str, str]
_ABOUT = "ve"
BESIDE, ACROSS = 880, 1040
"""How wide charts are drawn, in pixels of the screen: those that may stand beside another, and those across a page."""


@dataclass(frozen=True)
class Charted:
    """A chart of a page: what it says, how it is drawn when somebody asks, and how wide."""

    telling: Telling
    figure: Callable[[], go.Figure]
    width: int = BESIDE


def charted(page: PageContext, name: str, parameters: Parameters) -> Charted:
    """Give a chart of the Situation of a page context.

    Raises:
        UnknownScopeError: there is no such chart, or it cannot be about what the parameters name.
    """
    if name not in CHARTS:
        raise UnknownScopeError(str(Message.of(N_("Không có biểu đồ “{name}”."), name=name[:40])))
    return CHARTS[name](page, parameters)


def _measure(parameters: Parameters) -> Measure:
    asked = parameters.get(_ABOUT, Measure.COMMUNES_STANDARD.value)
    return Measure(_one_of(asked, [Measure.COMMUNES_STANDARD.value, Measure.DISTRICT_CRITERIA_MET.value]))


def _unit(page: PageContext, parameters: Parameters) -> str:
    return _one_of(parameters.get(UNIT, ""), [row.unit for row in rows_of(page.situation.units)])


def _indicator(page: PageContext, parameters: Parameters) -> str:
    known = page.situation.commune_indicators["indicator"].unique().tolist()
    return _one_of(parameters.get(one_indicator.PARAMETER, ""), known)


def _one_of(asked: str, known: list[str]) -> str:
    if asked not in known:
        raise UnknownScopeError(str(Message.of(N_("Biểu đồ này không có “{asked}”."), asked=asked[:40])))
    return asked


def _course(page: PageContext, asked: Parameters) -> Charted:
    measure = _measure(asked)
    return Charted(course_chart.telling(measure), lambda: course_chart.figure(page, measure))


def _promises(page: PageContext, asked: Parameters) -> Charted:
    measure = _measure(asked)
    return Charted(plan_months.telling(page, measure), lambda: plan_months.figure(page, measure))


def _pace(page: PageContext, asked: Parameters) -> Charted:
    measure = _measure(asked)
    return Charted(target.pace_telling(measure), lambda: target.pace_figure(page, measure))


def _matrix(page: PageContext, asked: Parameters) -> Charted:
    choice = Choice.of(asked)
    part = commune_part.part_of(page, choice, asked)
    return Charted(
        communes.matrix_telling(page, choice, part), lambda: communes.matrix_figure(page, choice, part), ACROSS
    )


def _course_of_communes(page: PageContext, asked: Parameters) -> Charted:
    choice = Choice.of(asked)
    part = commune_part.part_of(page, choice, asked)
    telling = course_of_communes.telling(page, choice, part)
    return Charted(telling, lambda: course_of_communes.figure(page, choice, part), ACROSS)


def _map(page: PageContext, _asked: Parameters) -> Charted:
    telling = replace(boundary_map.states_telling(), title=lambda one: communes.units_sentence(one, one.units))
    return Charted(telling, lambda: communes.map_figure(page))


def _side_by_side(page: PageContext, asked: Parameters) -> Charted:
    known = [row.unit for row in rows_of(page.situation.units) if row.kind == UnitKind.COMMUNE]
    named = asked.get(side_by_side.PARAMETER, "").split(",")[: side_by_side.MOST]
    chosen = tuple(_one_of(one, known) for one in dict.fromkeys(named))
    only_different = asked.get(side_by_side.DIFFERENT) == "1"
    telling = side_by_side.telling(page, chosen, only_different=only_different)
    return Charted(telling, lambda: side_by_side.figure(page, chosen, only_different=only_different), ACROSS)


def _indicator_across(page: PageContext, asked: Parameters) -> Charted:
    number = _indicator(page, asked)
    part = one_indicator.part_of(page, number, asked)
    return Charted(one_indicator.telling(page, number, part), lambda: one_indicator.figure(page, number, part))


def _indicator_course(page: PageContext, asked: Parameters) -> Charted:
    number = _indicator(page, asked)
    part = one_indicator.part_of(page, number, asked)
    telling = one_indicator.course_telling(page, number, part)
    return Charted(telling, lambda: one_indicator.course_figure(page, number, part), ACROSS)


def _ladder(page: PageContext, asked: Parameters) -> Charted:
    unit = _unit(page, asked)
    return Charted(commune.ladder_telling(unit), lambda: commune.ladder_figure(page, unit))


def _indicators(page: PageContext, asked: Parameters) -> Charted:
    unit = _unit(page, asked)
    return Charted(commune.indicators_telling(unit), lambda: commune.indicators_figure(page, unit))


def _roadmap(page: PageContext, asked: Parameters) -> Charted:
    chosen = plan_roadmap.chosen_of(asked)
    return Charted(plan_roadmap.telling(page, chosen), lambda: plan_roadmap.figure(page, chosen), ACROSS)


CHARTS: Mapping[str, Callable[[PageContext, Parameters], Charted]] = {
    course_chart.NAME: _course,
    plan_months.NAME: _promises,
    target.PACE: _pace,
    conditions_table.NAME: lambda page, _asked: Charted(
        conditions_table.telling(), lambda: conditions_table.figure(page)
    ),
    communes.MATRIX: _matrix,
    communes.BLOCKERS: lambda page, _asked: Charted(
        communes.blockers_telling(), lambda: communes.blockers_figure(page)
    ),
    boundary_map.NAME: _map,
    course_of_communes.NAME: _course_of_communes,
    side_by_side.NAME: _side_by_side,
    one_indicator.NAME: _indicator_across,
    one_indicator.COURSE: _indicator_course,
    commune.LADDER: _ladder,
    commune.INDICATORS: _indicators,
    district_criteria.INDICATORS: lambda page, _asked: Charted(
        district_criteria.indicators_telling(), lambda: district_criteria.indicators_figure(page)
    ),
    plan_roadmap.NAME: _roadmap,
}
