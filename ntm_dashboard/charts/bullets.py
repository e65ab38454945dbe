"""Bars that may each have a mark to reach: the words above the bar, so that they fit a phone as well as a wall."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from ntm_dashboard.charts import words_above
from ntm_dashboard.charts.theme import INK, OUTLINE, PAPER, Theme, wrapped
from ntm_dashboard.charts.words_above import Plan

_BEYOND = 5
"""By how many pixels a mark stands out of its bar on both sides."""
_LETTERS_OF_A_MARK = 32


@dataclass(frozen=True)
class Bullet:
    """One bar: its name, its figures in words, its length and the mark to reach on the same scale, with its name.

    `mark` is None where there is nothing to reach.
    """

    name: str
    words: str
    length: float
    fill: str
    mark: float | None = None
    mark_words: str = ""
    is_invented: bool = False


def figure(bullets: Sequence[Bullet], *, longest: float, theme: Theme) -> go.Figure:
    """Draw the bars on a scale from zero to `longest`; hatched ones rest on illustrative rows."""
    heads = [_head(one) for one in bullets]
    feet = [wrapped(one.mark_words, width=_LETTERS_OF_A_MARK) for one in bullets]
    plan = words_above.plan([_lines(one) for one in heads], [_lines(one) for one in feet], theme=theme)
    drawn = plan.figure(theme)
    drawn.add_trace(_bars(bullets, plan))
    if any(one.mark is not None for one in bullets):
        drawn.add_traces(
            [_marks(bullets, plan, color=PAPER, theme=theme), _marks(bullets, plan, color=INK, theme=theme)]
        )
        drawn.add_trace(_names_of_marks(bullets, feet, plan, longest=longest))
    drawn.add_trace(words_above.words(heads, plan))
    drawn.update_xaxes(range=[-longest * 0.005, longest * 1.02])
    return drawn


def _lines(text: str) -> int:
    return text.count("<br>") + 1 if text else 0


def _head(bullet: Bullet) -> str:
    name = [f"<b>{line}</b>" for line in words_above.name_lines(bullet.name)]
    return "<br>".join([*name, *words_above.name_lines(bullet.words)])


def _bars(bullets: Sequence[Bullet], plan: Plan) -> go.Bar:
    return go.Bar(
        x=[round(one.length, 4) for one in bullets],
        y=[one.bar for one in plan.places],
        width=plan.thick,
        orientation="h",
        marker={
            "color": [one.fill for one in bullets],
            "line": {"color": OUTLINE, "width": 1.5},
            "pattern": {
                "shape": ["/" if one.is_invented else "" for one in bullets],
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.15,
            },
        },
        hovertext=[wrapped(one.name, width=60) for one in bullets],
        hoverinfo="text",
        name="values",
    )


def _marks(bullets: Sequence[Bullet], plan: Plan, *, color: str, theme: Theme) -> go.Scatter:
    """Draw the marks; a wider one of paper under each lets it be seen on a dark bar."""
    width = 2 * theme.line + (4 if color == PAPER else 0)
    return go.Scatter(
        x=[one.mark for one in bullets],
        y=[one.bar for one in plan.places],
        mode="markers",
        marker={"symbol": "line-ns", "size": plan.thick / 2 + _BEYOND, "line": {"color": color, "width": width}},
        hoverinfo="skip",
        name="marks" if color == INK else "under marks",
    )


def _names_of_marks(bullets: Sequence[Bullet], feet: Sequence[str], plan: Plan, *, longest: float) -> go.Scatter:
    """Name each mark under its own bar, on the side where there is more room."""
    named = [(one, text, at) for one, text, at in zip(bullets, feet, plan.places, strict=True) if one.mark is not None]
    return go.Scatter(
        x=[one.mark for one, _text, _at in named],
        y=[at.under for _one, _text, at in named],
        mode="text",
        text=[text for _one, text, _at in named],
        textposition=["bottom left" if (one.mark or 0) > longest / 2 else "bottom right" for one, _text, _at in named],
        cliponaxis=False,
        hoverinfo="skip",
        name="names of marks",
    )
