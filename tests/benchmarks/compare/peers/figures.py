"""The figures of the training set for every peer: headline, matrix at a month's end, and how many cells were met when.

Needs plotly only: the peers run in an environment of their own.
"""

import csv
import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import plotly.graph_objects as go

MET, NOT_MET = "#1B7F4B", "#C9D2CC"
TARGET_ON = date(2024, 6, 30)
LAST_DAY = date(2023, 12, 31)
FOLDER = Path(os.environ.get("NTM_DATA_DIR", "data/mau"))
Cells = dict[tuple[str, str], bool]


@dataclass(frozen=True)
class Year:
    """What was met at the end of each month, and the names of communes and criteria."""

    months: dict[str, Cells]
    communes: tuple[str, ...]
    criteria: dict[str, str]

    @property
    def last(self) -> str:
        """Give the last month."""
        return list(self.months)[-1]

    def matrix(self, month: str) -> list[list[int]]:
        """Give a row of ones and zeros for each commune."""
        cells = self.months[month]
        return [[int(cells.get((commune, one), False)) for one in self.criteria] for commune in self.communes]

    def headline(self, month: str) -> str:
        """Say how many communes and cells are met."""
        rows = self.matrix(month)
        whole, met = sum(all(row) for row in rows), sum(map(sum, rows))
        days, cells = (TARGET_ON - LAST_DAY).days, len(self.communes) * len(self.criteria)
        return f"{whole}/{len(rows)} xã đạt đủ {len(self.criteria)} tiêu chí · {met}/{cells} ô đạt · còn {days} ngày"


@cache
def year() -> Year:
    """Read the training set as a peer would: the newest result of each commune and criterion."""
    criteria = {
        line["so"]: line["ten"]
        for line in _lines(FOLDER.parent / "catalogue" / "tieu_chi.csv")
        if line["ma_bo"] == "commune-standard-2021"
    }
    communes: dict[str, None] = {}
    standing: Cells = {}
    months: dict[str, Cells] = {}
    for file in sorted((FOLDER / "tieu_chi_xa").glob("*.csv")):
        for line in _lines(file):
            communes[line["ten_xa"]] = None
            if "." not in line["tieu_chi"]:
                standing[line["ten_xa"], line["tieu_chi"]] = line["ket_qua"] == "đạt"
        months[file.stem] = dict(standing)
    return Year(months, tuple(communes), criteria)


def _lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def matrix_figure(month: str) -> go.Figure:
    """Draw the matrix."""
    shown = year()
    heat = go.Heatmap(
        z=shown.matrix(month),
        x=[f"{number}. {name}" for number, name in shown.criteria.items()],
        y=list(shown.communes),
        colorscale=[[0, NOT_MET], [1, MET]],
        showscale=False,
        xgap=2,
        ygap=2,
        hovertemplate="%{y}<br>%{x}: %{z}<extra></extra>",
    )
    return go.Figure(heat).update_layout(height=520, title="15 xã × 19 tiêu chí", margin={"l": 10, "r": 10, "b": 10})


def course_figure(until: str) -> go.Figure:
    """Draw how many cells were met at the end of each month, against the line to the target."""
    shown = year()
    months = [month for month in shown.months if month <= until]
    counts = [sum(shown.months[month].values()) for month in months]
    whole = len(shown.communes) * len(shown.criteria)
    actual = go.Scatter(x=months, y=counts, name="Thực tế", line={"color": MET, "width": 3, "shape": "hv"})
    line = {"color": "#888888", "dash": "dot"}
    needed = go.Scatter(x=[months[0], str(TARGET_ON)], y=[counts[0], whole], name="Mục tiêu", line=line)
    return go.Figure([actual, needed]).update_layout(height=340, margin={"l": 10, "r": 10, "b": 10})
