"""Which communes the filters of a page leave: by their state, what they lack, who leads it, and their name."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from ntm_dashboard.domain.frames import CriterionStates, DataFrame, UnitStates, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Status, unit_status_word
from ntm_dashboard.i18n import _
from ntm_dashboard.intake.cells.text import folded
from ntm_dashboard.web.components import in_address
from ntm_dashboard.web.components.part_of_many import PART, WHOLE
from ntm_dashboard.web.page_context import PageContext

STATES = "tinh_trang"
_LACKING, _AGENCY, _NAME = "thieu", "co_quan", "ten"


@dataclass(frozen=True)
class Choice:
    """What the filters leave: the states of units, one criterion, one agency, a part of names; empty means all."""

    statuses: tuple[str, ...]
    criterion: str
    agency: str
    name: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Choice":
        """Read a choice from the parameters that `parameters` writes."""
        statuses = tuple(one for one in parameters.get(STATES, "").split(",") if one)
        return cls(
            statuses, parameters.get(_LACKING, ""), parameters.get(_AGENCY, ""), parameters.get(_NAME, "").strip()
        )

    def parameters(self) -> dict[str, str]:
        """Write the choice as parameters of an address."""
        written = {
            STATES: ",".join(self.statuses),
            _LACKING: self.criterion,
            _AGENCY: self.agency,
            _NAME: self.name,
        }
        return {name: value for name, value in written.items() if value}

    def units(self, situation: Situation) -> DataFrame[UnitStates]:
        """Give the units of that name in a chosen state that lack the chosen criterion or one of the agency's."""
        units = situation.units
        if self.statuses:
            units = units[units["status"].isin(self.statuses)]
        if self.criterion or self.agency:
            lacking = self.criteria(situation)
            lacking = lacking[lacking["result"] == "not_met"]
            units = units[units["unit"].isin(lacking["unit"])]
        if self.name:
            asked = folded(self.name)
            units = units[[asked in folded(name) for name in units["name"].tolist()]]
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
"""Every unit with every criterion."""


@dataclass(frozen=True)
class Offered:
    """What the filters offer: the states that units are in, the criteria by number with their names, the agencies."""

    statuses: list[Status]
    criteria: dict[str, str]
    agencies: list[str]


def _offered(page: PageContext) -> Offered:
    criteria = page.situation.commune_criteria
    firsts = criteria.drop_duplicates("criterion")
    return Offered(
        [status for status in Status if status in set(page.situation.units["status"])],
        dict(zip(firsts["criterion"], firsts["name"], strict=True)),
        sorted(criteria["agency"].dropna().unique(), key=page.queries.catalogue.agency_order),
    )


def choose(page: PageContext) -> Choice:
    """Draw the filters; names are looked for where there are more communes than are shown at once."""
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
        key=STATES,
        bind="query-params",
        on_change=in_address.put,
        args=(PART, ""),
    )
    criterion = second.selectbox(
        _("Thiếu tiêu chí"),
        list(names),
        index=list(names).index(asked) if asked else None,
        format_func=lambda number: f"{number}. {names[number]}",
        placeholder=everything,
        key=_LACKING,
        bind="query-params",
        on_change=in_address.put,
        args=(PART, ""),
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
        on_change=in_address.put,
        args=(PART, ""),
    )
    name = ""
    if len(page.situation.units) > WHOLE:
        name = in_address.words(st.container(), _("Tìm xã theo tên"), parameter=_NAME, forgets=PART)
    return Choice(tuple(statuses), criterion or "", agency or "", name.strip())
