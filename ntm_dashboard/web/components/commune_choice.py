"""Which communes the filters of a page leave: by their state, what they lack, who leads it, and their name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ntm_dashboard.domain.frames import CriterionStates, DataFrame, UnitStates, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Status, unit_status_word
from ntm_dashboard.i18n import N_, _
from ntm_dashboard.intake.cells.text import folded
from ntm_dashboard.web.components import in_address
from ntm_dashboard.web.components.part_of_many import PART, WHOLE
from ntm_dashboard.web.page_context import PageContext

STATES = "tinh_trang"
_LACKING, _AGENCY, _NAME = "thieu", "co_quan", "ten"
_EVERYTHING = N_("Tất cả")


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
    names = offered.criteria
    asked = page.criterion_among(page.situation.commune_criteria)
    first, second, third = st.columns(3)
    statuses = first.multiselect(
        _("Tình trạng xã, thị trấn"),
        offered.statuses,
        format_func=unit_status_word,
        placeholder=_(_EVERYTHING),
        key=STATES,
        bind="query-params",
        on_change=in_address.put,
        args=(PART, ""),
    )
    criterion = _one_of(
        second,
        _("Thiếu tiêu chí"),
        list(names),
        key=_LACKING,
        shown=lambda number: f"{number}. {names[number]}",
        index=list(names).index(asked) if asked else None,
    )
    agency = _one_of(
        third,
        _("Cơ quan phụ trách"),
        offered.agencies,
        key=_AGENCY,
        shown=page.queries.catalogue.agency_name,
        disabled=not offered.agencies,
    )
    name = ""
    if len(page.situation.units) > WHOLE:
        name = in_address.words(st.container(), _("Tìm xã theo tên"), parameter=_NAME, forgets=PART)
    return Choice(tuple(statuses), criterion, agency, name.strip())


def _one_of(
    place: DeltaGenerator,
    label: str,
    options: list[str],
    *,
    key: str,
    shown: Callable[[str], str],
    index: int | None = None,
    disabled: bool = False,
) -> str:
    """Offer one of some options, or all of them: ""; another choice begins with the first part again."""
    chosen = place.selectbox(
        label,
        options,
        index=index,
        format_func=shown,
        placeholder=_(_EVERYTHING),
        disabled=disabled,
        key=key,
        bind="query-params",
        on_change=in_address.put,
        args=(PART, ""),
    )
    return chosen or ""
