"""What if: other days for criteria, in the address alone; compared with what is promised, never published."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from ntm_dashboard.domain.follow_up.what_if import (
    MOST,
    MOST_MOVES,
    Outcome,
    Scenario,
    named,
    scenarios_of,
    text_of,
)
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Result, Status
from ntm_dashboard.i18n import _, date_text
from ntm_dashboard.web.components import cells, marks, tables, texts
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.url_state import EARLIEST, LATEST

_SCENARIOS = "thu"
_LONGEST = 6000
_NAME, _WHAT, _DAY = "what_if_name", "what_if_what", "what_if_day"


def show(page: PageContext) -> None:
    """Offer to try other days, and compare what was tried; nothing where there is nothing left to reach."""
    situation = page.situation
    lacking = page.kept("lacking", make=lambda: _lacking(situation))
    if situation.clock.is_recognised or situation.ended is not None or not lacking:
        return
    scenarios = scenarios_of(st.query_params.get(_SCENARIOS, "")[:_LONGEST])
    texts.heading(_("Thử đổi ngày"))
    texts.hint(_("Chỉ để xem: phương án nằm trong địa chỉ của trang, gửi và in được, không bao giờ được công bố."))
    _form(situation, lacking, scenarios)
    if scenarios:
        _compared(page, scenarios)
        _moves(lacking, scenarios)


def _lacking(situation: Situation) -> Mapping[tuple[str, str], str]:
    """Name what is not known to be met of what the target needs, by unit and number."""
    units = situation.units
    recognised = units.loc[units["status"] == Status.ACHIEVED, "unit"]
    found: dict[tuple[str, str], str] = {}
    for states, is_district in ((situation.district_criteria, True), (situation.commune_criteria, False)):
        is_met = states["result"].isin([Result.MET, Result.NOT_APPLICABLE]) | states["unit"].isin(recognised)
        for row in rows_of(states[~is_met]):
            unit = "" if is_district else f"{short_name(row.unit_name)} · "
            found[row.unit, row.criterion] = f"{unit}{row.criterion}. {row.name}"
    return found


def _form(situation: Situation, lacking: Mapping[tuple[str, str], str], scenarios: tuple[Scenario, ...]) -> None:
    name, what, day = st.columns([1, 2, 1])
    name.text_input(
        _("Tên phương án"),
        value=scenarios[-1].name if scenarios else _("Phương án 1"),
        max_chars=40,
        key=_NAME,
    )
    what.selectbox(
        _("Tiêu chí, đơn vị"),
        list(lacking),
        format_func=lambda one: texts.plain(lacking.get(one, "")),
        key=_WHAT,
    )
    day.date_input(
        _("Đạt vào ngày"),
        value=situation.as_of,
        min_value=max(EARLIEST, situation.as_of),
        max_value=LATEST,
        format="DD/MM/YYYY",
        key=_DAY,
    )
    st.button(_("Đặt ngày thử"), on_click=_set, args=(scenarios,), key="what_if_set")


def _set(scenarios: tuple[Scenario, ...]) -> None:
    name, what, day = (st.session_state.get(one) for one in (_NAME, _WHAT, _DAY))
    name = named(str(name or ""))
    if not name or not isinstance(what, tuple) or not isinstance(day, date):
        return
    known = {one.name: one for one in scenarios}
    if name not in known and len(known) >= MOST:
        return
    scenario = known.get(name, Scenario(name))
    if len(scenario.moves) < MOST_MOVES:
        unit, criterion = what
        known[name] = scenario.moved(unit, criterion, day)
    _write(tuple(known.values()))


def _write(scenarios: tuple[Scenario, ...]) -> None:
    if kept := [one for one in scenarios if one.moves]:
        st.query_params[_SCENARIOS] = text_of(kept)
    elif _SCENARIOS in st.query_params:
        del st.query_params[_SCENARIOS]


def _compared(page: PageContext, scenarios: tuple[Scenario, ...]) -> None:
    plain = Scenario(_("Theo cam kết hiện nay"))
    rows = marks.rows(
        page.situation,
        lambda one: [_outcome(page.queries.outcome(one, scenario), one) for scenario in (plain, *scenarios)],
    )
    tables.show(
        [
            _("Phương án"),
            _("Về đích"),
            _("So với mục tiêu"),
            _("Xã đạt chuẩn"),
            _("Tiêu chí huyện"),
        ],
        rows,
        caption=_("So sánh các phương án; số xã, số tiêu chí là vào ngày mục tiêu"),
    )


def _outcome(outcome: Outcome, situation: Situation) -> list[str]:
    finishes_on, target_on = outcome.outlook.finishes_on, situation.clock.target_on
    if finishes_on is None:
        when, beside = _("chưa về đích"), cells.DASH
    else:
        when = date_text(finishes_on)
        days = 0 if target_on is None else (finishes_on - target_on).days
        late, early = _("chậm {days} ngày"), _("trước {days} ngày")
        beside = cells.DASH if target_on is None else (late if days > 0 else early).format(days=abs(days))
    return [outcome.scenario.name, when, beside, *(str(one) for one in outcome.reached)]


def _moves(lacking: Mapping[tuple[str, str], str], scenarios: tuple[Scenario, ...]) -> None:
    """List the days that were tried, each with the way to take it back."""
    for number, scenario in enumerate(scenarios):
        for key, day in scenario.moves.items():
            left, right = st.columns([5, 1], vertical_alignment="center")
            with left:
                what = lacking.get(key) or _("{criterion} (đã đạt hoặc không có)").format(criterion=key[1])
                texts.hint(f"{scenario.name}: {what} → {date_text(day)}")
            rest = tuple(one.without(*key) if one is scenario else one for one in scenarios)
            right.button(_("Bỏ"), on_click=_write, args=(rest,), key=f"what_if_drop_{number}_{key[0]}_{key[1]}")
