"""The peer in Dash: headline, matrix and course with a filter by month; a second page. `python dash_app.py PORT`."""

import sys

from dash import Dash, Input, Output, dcc, html
from figures import course_figure, matrix_figure, year

YEAR = year()
app = Dash(__name__, compress=True, serve_locally=True, title="NTM", suppress_callback_exceptions=True)
links = [dcc.Link("Tổng quan", href="/", id="to-overview"), " ", dcc.Link("Từng xã", href="/xa", id="to-communes")]
app.layout = html.Div([dcc.Location(id="at"), html.Nav(links), html.Div(id="page")])


def overview() -> html.Div:
    """Give the first page."""
    return html.Div(
        [
            html.H1(YEAR.headline(YEAR.last), id="head"),
            dcc.Dropdown(list(YEAR.months), YEAR.last, id="month", clearable=False),
            dcc.Graph(id="matrix", figure=matrix_figure(YEAR.last)),
            dcc.Graph(id="course", figure=course_figure(YEAR.last)),
        ]
    )


@app.callback(Output("page", "children"), Input("at", "pathname"))
def show(path: str) -> html.Div:
    """Turn to a page."""
    if path == "/xa":
        return html.Div([html.H1("Từng xã", id="head-communes"), dcc.Graph(figure=matrix_figure(YEAR.last))])
    return overview()


@app.callback(
    Output("head", "children"),
    Output("matrix", "figure"),
    Output("course", "figure"),
    Input("month", "value"),
    prevent_initial_call=True,
)
def choose(month: str):
    """Show another month."""
    return YEAR.headline(month), matrix_figure(month), course_figure(month)


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
