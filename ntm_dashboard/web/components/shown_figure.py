"""A finished figure as a page shows it: prepared once, drawn once by each browser, and handed out without a copy.

Streamlit's part for charts gives plotly the same figure several times over while a page comes up, as new objects.
Plotly draws all of it again unless it can tell that nothing changed; what that takes is done here.
"""

from hashlib import blake2b
from typing import Any

import plotly.graph_objects as go

from ntm_dashboard.exports.figure_features import read_of
from ntm_dashboard.exports.figure_margins import with_room

_CHOOSING = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}
"""What Streamlit sets after the first drawing where marks can be chosen."""


class ShownFigure(go.Figure):
    """A figure that holds what it is sent as.

    * Its margins hold its labels already (`exports/figure_margins.py`).
    * Its data are lists under a `datarevision`: plotly compares typed arrays by identity, lists by that.
    * It has no template: plotly takes every template for another one, and ours gives nothing.
    * `to_dict` gives the same dictionary each time, which Streamlit only writes out: plotly's own copies every number.
    """

    def __init__(self, figure: go.Figure, *, can_choose: bool = False) -> None:
        """Prepare a figure; `can_choose`: whether its marks can be chosen."""
        roomy = with_room(figure)
        super().__init__(roomy, skip_invalid=False)
        drawn = read_of(roomy)
        drawn["layout"].pop("template", None)
        drawn["layout"] |= _CHOOSING if can_choose else {}
        drawn["layout"]["datarevision"] = blake2b(repr(drawn).encode(), digest_size=8).hexdigest()
        self._drawn = drawn

    def to_dict(self) -> dict[str, Any]:
        """Give what is sent; not to be changed."""
        return self._drawn
