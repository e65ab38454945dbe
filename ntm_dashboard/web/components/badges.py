"""States and certainties in words, with a glyph and an outline: never by colour alone."""

import pandas as pd

from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.terms import (
    STATUS_OF_CONDITION,
    Certainty,
    ConditionState,
    Status,
    criterion_status_word,
    unit_status_word,
    word,
)
from ntm_dashboard.web.components.markup import NOTHING, Html, tag


def of_unit(status: str) -> Html:
    """Show the state of a commune or a town."""
    return _badge(Status(status), unit_status_word(Status(status)))


def of_criterion(status: str) -> Html:
    """Show the state of a criterion."""
    return _badge(Status(status), criterion_status_word(Status(status)))


def of_condition(state: ConditionState) -> Html:
    """Show the state of a condition of recognition."""
    return _badge(STATUS_OF_CONDITION[state], word(state))


def of_state(status: Status, words: str) -> Html:
    """Show words that are drawn as a state."""
    return _badge(status, words)


def of_certainty(certainty: object) -> Html:
    """Say where a unit reports something that nobody verified; what is illustrative carries the mark (`marks`)."""
    return tag("span", word(Certainty.REPORTED), class_="ntm-mark") if certainty == Certainty.REPORTED else NOTHING


def certainty_words(certainty: object) -> str:
    """Name the certainty of a row; nothing for a row that does not exist."""
    return word(Certainty(certainty)) if isinstance(certainty, str) and not pd.isna(certainty) else ""


def _badge(status: Status, words: str) -> Html:
    glyph = tag("span", f"{PAINTS[status].glyph} ", aria_hidden="true")
    return tag("span", glyph, words, class_=f"ntm-badge ntm-{status.value}", style=PAINTS[status].css)
