"""The charts of the pages by their name in an address, so that the data of each can be asked for on its own."""

from collections.abc import Callable, Mapping

from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Measure, UnitKind
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.web.components import (
    boundary_map,
    conditions_table,
    course_chart,
    course_of_communes,
    one_indicator,
    plan_months,
    plan_roadmap,
    side_by_side,
)
from ntm_dashboard.web.components.chart import Telling
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.pages import commune, communes, district_criteria, target
from ntm_dashboard.web.url_state import UNIT

Parameters = Mapping[str, str]
_ABOUT = "ve"


def telling_of(page: PageContext, name: str, parameters: Parameters) -> Telling:
    """Give what a chart says of the Situation of a page context.

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


def _side_by_side(page: PageContext, parameters: Parameters) -> Telling:
    communes_ = [row.unit for row in rows_of(page.situation.units) if row.kind == UnitKind.COMMUNE]
    asked = parameters.get(side_by_side.PARAMETER, "").split(",")[: side_by_side.MOST]
    chosen = tuple(_one_of(one, communes_) for one in dict.fromkeys(asked))
    return side_by_side.telling(page, chosen, only_different=parameters.get(side_by_side.DIFFERENT) == "1")


def _one_of(asked: str, known: list[str]) -> str:
    if asked not in known:
        raise UnknownScopeError(str(Message.of(N_("Biểu đồ này không có “{asked}”."), asked=asked[:40])))
    return asked


CHARTS: Mapping[str, Callable[[PageContext, Parameters], Telling]] = {
    course_chart.NAME: lambda _page, asked: course_chart.telling(_measure(asked)),
    plan_months.NAME: lambda page, asked: plan_months.telling(page, _measure(asked)),
    target.PACE: lambda _page, asked: target.pace_telling(_measure(asked)),
    conditions_table.NAME: lambda _page, _asked: conditions_table.telling(),
    communes.MATRIX: lambda page, asked: communes.matrix_telling(page, communes.Choice.of(asked)),
    communes.BLOCKERS: lambda _page, _asked: communes.blockers_telling(),
    boundary_map.NAME: lambda _page, _asked: boundary_map.states_telling(),
    course_of_communes.NAME: lambda page, _asked: course_of_communes.telling(page),
    side_by_side.NAME: _side_by_side,
    one_indicator.NAME: lambda page, asked: one_indicator.telling(page, _indicator(page, asked)),
    one_indicator.COURSE: lambda page, asked: one_indicator.course_telling(page, _indicator(page, asked)),
    commune.LADDER: lambda page, asked: commune.ladder_telling(_unit(page, asked)),
    commune.INDICATORS: lambda page, asked: commune.indicators_telling(_unit(page, asked)),
    district_criteria.INDICATORS: lambda _page, _asked: district_criteria.indicators_telling(),
    plan_roadmap.NAME: lambda page, asked: plan_roadmap.telling(page, plan_roadmap.chosen_of(asked)),
}
