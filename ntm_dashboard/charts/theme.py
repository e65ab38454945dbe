"""How pictures look: one meaning per colour, sizes for a desk and for a wall, numbers as the language writes them.

`PAINTS` is the one scale of states, which every medium draws from: blue is achieved and on its way, orange needs
attention and what is overdue most of all, grey is context. No state is told by colour alone: each has a glyph on the
screen, a letter in files (`briefing.wording.MARKS`), an outline and a word. The fills stay apart for colour-blind
eyes and on grey paper; the ink on each passes WCAG AA.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import plotly.graph_objects as go

from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import current_language

FONT = "Be Vietnam Pro, sans-serif"
INK = "#1A1A1A"
PAPER = "#FFFFFF"
OUTLINE = "#4D4D4D"
GRID = "#D9D9D9"
ACTUAL = "#003B6F"
NEEDED = "#AD5A0C"
DARK_INK, DARK_PAPER, DARK_OUTLINE = "#ECECEC", "#14181D", "#A9B1BA"
DARK_GRID, DARK_ACTUAL, DARK_NEEDED = "#3A424B", "#7FB2E5", "#F0A45A"
"""What the colours above become where they are seen against a dark page (`charts/dark.py`)."""


class Edge(StrEnum):
    """The outline of a state: heavy (and its text bold) where it calls loudest, dashed where nothing is known."""

    PLAIN = "plain"
    DASHED = "dashed"
    HEAVY = "heavy"


@dataclass(frozen=True)
class Paint:
    """How a state is drawn: its fill, the ink that is written on it, its glyph and its outline."""

    fill: str
    ink: str
    glyph: str
    edge: Edge = Edge.PLAIN

    @property
    def is_heavy(self) -> bool:
        """Tell whether outline and text are heavier than those of the other states."""
        return self.edge is Edge.HEAVY

    @property
    def css(self) -> str:
        """Give the look as declarations of a style sheet; the colour and the width of the outline are the element's."""
        edges = {
            Edge.PLAIN: "",
            Edge.DASHED: ";border-style:dashed",
            Edge.HEAVY: f";box-shadow:inset 0 0 0 .12em {INK}",
        }
        return f"background-color:{self.fill};color:{self.ink}{edges[self.edge]}"


PAINTS = {
    Status.ACHIEVED: Paint("#003B6F", PAPER, "✔"),
    Status.UNPROVEN: Paint("#2F76B8", PAPER, "○"),
    Status.WAITING: Paint("#3F8ED9", INK, "◑"),
    Status.WORKING: Paint("#B7D3E5", INK, "▸"),
    Status.LATE: Paint("#A34400", PAPER, "!", Edge.HEAVY),
    Status.NOT_MET: Paint("#E5953B", INK, "✖"),
    Status.UNKNOWN: Paint(PAPER, INK, "–", Edge.DASHED),
    Status.NOT_APPLICABLE: Paint("#E4E4E4", INK, "∅"),
}


@dataclass(frozen=True)
class Theme:
    """Sizes in CSS pixels: `text` of labels, `glyph` of state signs, `line` width, `row` height of a row of a table.

    `names_columns`: whether there is room for names, not only numbers, above the columns of the matrix.
    `is_dark`: whether the page around the figure is dark; the finished figure is made ready for it (`charts/dark.py`).
    """

    text: int
    glyph: int
    line: float
    row: int
    names_columns: bool
    is_dark: bool = False


SCREEN = Theme(text=14, glyph=15, line=2.5, row=30, names_columns=True)
DARK_SCREEN = replace(SCREEN, is_dark=True)
PROJECTOR = Theme(text=28, glyph=30, line=5, row=58, names_columns=False)


def blank(theme: Theme, *, height: int) -> go.Figure:
    """Make an empty figure in the theme: no legend, no drag, margins that grow with the labels."""
    figure = go.Figure()
    figure.update_layout(
        template=None,
        height=height,
        font={"family": FONT, "size": theme.text, "color": INK},
        separators=".," if current_language() == "en" else ",.",
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        hoverlabel={"font": {"family": FONT, "size": theme.text, "color": INK}, "bgcolor": PAPER, "align": "left"},
        showlegend=False,
        dragmode=False,
    )
    axes: dict[str, Any] = {"automargin": True, "fixedrange": True, "zeroline": False, "gridcolor": GRID}
    figure.update_xaxes(**axes)
    figure.update_yaxes(**axes)
    return figure


def say_instead(figure: go.Figure, sentence: str) -> go.Figure:
    """Put a sentence where the picture would be: there is nothing to draw."""
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=plain(sentence), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
    return figure


def plain(text: str) -> str:
    """Make a text stand as it is in a figure, whose labels would otherwise read `<b>` or `<a>` in it as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, *, width: int) -> str:
    """Break a text that stands as it is into lines of at most `width` letters, at its spaces."""
    lines = [""]
    for part in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(part) > width:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return "<br>".join(plain(line) for line in lines)
