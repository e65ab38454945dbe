"""The peer in Panel: headline, matrix and course with a filter by month. `panel serve panel_app.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import panel as pn
from figures import course_figure, matrix_figure, year

pn.extension("plotly")
YEAR = year()
month = pn.widgets.Select(name="Kỳ báo cáo", options=list(YEAR.months), value=YEAR.last)
pn.Column(
    pn.bind(lambda chosen: pn.pane.Markdown(f"# {YEAR.headline(chosen)}"), month),
    month,
    pn.pane.Plotly(pn.bind(matrix_figure, month)),
    pn.pane.Plotly(pn.bind(course_figure, month)),
).servable(title="NTM")
