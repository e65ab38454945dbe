"""What a page is given: the scope that was chosen, what can be asked, and the Situation in that scope."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.briefing.marking import said_of
from ntm_dashboard.charts.theme import SCREEN, Theme
from ntm_dashboard.domain.frames import CriterionStates, DataFrame
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message, current_language
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.web import kept_parts
from ntm_dashboard.web.url_state import Scope, address

T = TypeVar("T")


@dataclass(frozen=True)
class PageContext:
    """The program, the scope and the Situation that a page draws. `pages` are the pages by their path."""

    program: Program
    scope: Scope
    situation: Situation
    pages: Mapping[str, StreamlitPage]
    theme: Theme = SCREEN

    @property
    def queries(self) -> Queries:
        """Give what can be asked."""
        return self.program.queries

    def address(self, path: str, *, unit: str = "", criterion: str = "") -> str:
        """Give the relative address of a page in the same scope, about a commune or a criterion."""
        return address(path, self.scope.about(unit=unit, criterion=criterion))

    def part(self, name: str, *about: Hashable, draw: Callable[[], None]) -> None:
        """Show a part of the page that depends on the Situation, the address and `about` alone, and has no widgets."""
        kept_parts.show(self.program.identity, name, self.scope, *self._shown, *about, draw=draw)

    def kept(self, name: str, *about: Hashable, make: Callable[[], T]) -> T:
        """Give what `name` and `about` mean for this Situation, made only the first time that anybody asks for it."""
        return self.program.kept.get((name, about, self._shown), make)

    @property
    def _shown(self) -> tuple[Hashable, ...]:
        situation = self.situation
        return situation.revision, situation.as_of, situation.documented_only, current_language(), self.theme

    def said(self, sentence: Callable[[Situation], object]) -> str:
        """Say something of the Situation, marked where it rests on rows that are invented for illustration."""
        return said_of(self.situation, sentence)

    def criterion_among(self, criteria: DataFrame[CriterionStates]) -> str:
        """Give the criterion that the address names, "" when it names none.

        Raises:
            UnknownScopeError: it is none of these criteria.
        """
        number = self.scope.criterion
        if number and number not in set(criteria["criterion"]):
            sentence = N_("Không có tiêu chí số “{number}” vào ngày {day}.")
            raise UnknownScopeError(str(Message.of(sentence, number=number, day=self.situation.as_of)))
        return number

    def go(self, path: str, *, unit: str = "", criterion: str = "") -> None:
        """Turn to another page in the same scope."""
        parameters = self.scope.about(unit=unit, criterion=criterion).parameters()
        st.switch_page(self.pages[path], query_params=parameters)
