"""States and certainties in words, with a glyph and an outline: never by colour alone."""

import pandas as pd

from ntm_dashboard.domain.terms import (
    STATUS_GLYPHS,
    Certainty,
    ConditionState,
    Status,
    criterion_status_word,
    unit_status_word,
    word,
)
from ntm_dashboard.web.components.markup import NOTHING, Html, tag
from ntm_dashboard.web.components.style import paint

_CONDITIONS = {
    ConditionState.SATISFIED: Status.ACHIEVED,
    ConditionState.NOT_SATISFIED: Status.NOT_MET,
    ConditionState.UNKNOWN: Status.UNKNOWN,
}


def of_unit(status: str) -> Html:
    """Show the state of a commune or a town."""
    return _badge(Status(status), unit_status_word(Status(status)))


def of_criterion(status: str) -> Html:
    """Show the state of a criterion."""
    return _badge(Status(status), criterion_status_word(Status(status)))


def of_condition(state: ConditionState) -> Html:
    """Show the state of a condition of recognition."""
    return _badge(_CONDITIONS[state], word(state))


def of_certainty(certainty: object) -> Html:
    """Mark what no document says; what a document says carries no mark."""
    if not isinstance(certainty, str) or certainty in {Certainty.DOCUMENTED, Certainty.DERIVED}:
        return NOTHING
    return tag("span", word(Certainty(certainty)), class_="ntm-mark")


def certainty_words(certainty: object) -> str:
    """Name the certainty of a row; nothing for a row that does not exist."""
    return word(Certainty(certainty)) if isinstance(certainty, str) and not pd.isna(certainty) else ""


def _badge(status: Status, words: str) -> Html:
    glyph = tag("span", f"{STATUS_GLYPHS[status]} ", aria_hidden="true")
    return tag("span", glyph, words, class_=f"ntm-badge ntm-{status.value}", style=paint(status))
