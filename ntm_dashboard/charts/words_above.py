"""Bars under their words: a measure in pixels, so that words are always nearer to their own bar than to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import Theme, blank, wrapped

LINE_SPACING = 1.3
"""Distance of the lines of a label as a share of their size, as plotly sets them."""
LETTER = 0.56
"""Mean width of a letter as a share of its size."""
MARGIN = 8
NEAR, APART = 4, 1.6
LETTERS_ACROSS = 44
"""How many bold letters fit across a phone."""


@dataclass(frozen=True)
class Place:
    """Where a bar stands, in pixels from the top: the foot of its words, its middle, the top of what is under it."""

    words: float
    bar: float
    under: float


@dataclass(frozen=True)
class Plan:
    """The places of some bars, how thick they are and how high all of them are together."""

    places: tuple[Place, ...]
    thick: float
    height: float

    def figure(self, theme: Theme) -> go.Figure:
        """Make the empty figure whose vertical axis counts pixels from its top."""
        drawn = blank(theme, height=int(self.height) + 2 * MARGIN)
        drawn.update_xaxes(visible=False)
        drawn.update_yaxes(visible=False, range=[int(self.height), 0])
        return drawn


def plan(above: Sequence[int], under: Sequence[int], *, theme: Theme) -> Plan:
    """Place bars that have so many lines of words above and under them."""
    thick, y = LINE_SPACING * theme.text, 0.0
    places: list[Place] = []
    for first, last in zip(above, under, strict=True):
        words = y + lines_high(first, theme)
        middle = words + NEAR + thick / 2
        foot = middle + thick / 2 + NEAR
        places.append(Place(words, middle, foot))
        y = foot + lines_high(last, theme) + APART * theme.text
    return Plan(tuple(places), thick, y)


def lines_high(lines: int, theme: Theme) -> float:
    """Give the pixels that some lines of text take."""
    return ((lines - 1) * LINE_SPACING + 1) * theme.text if lines else 0


def name_lines(name: str) -> list[str]:
    """Break a name into lines that fit a phone; nothing of it is left out."""
    return wrapped(name, width=LETTERS_ACROSS).split("<br>")


def words(texts: Sequence[str], plan: Plan) -> go.Scatter:
    """Write the words over each bar, from its beginning on."""
    return go.Scatter(
        x=[0] * len(texts),
        y=[one.words for one in plan.places],
        mode="text",
        text=list(texts),
        textposition="top right",
        cliponaxis=False,
        hoverinfo="skip",
        name="words",
    )
