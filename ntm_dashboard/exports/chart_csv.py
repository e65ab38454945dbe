"""The data of a chart as CSV, as it stands behind the picture, with the day and the revision on every line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ntm_dashboard.exports.published_csv import written
from ntm_dashboard.exports.published_table import Value
from ntm_dashboard.i18n import _, current_language

_NUMBERS = {
    "vi": re.compile(r"[-\N{MINUS SIGN}]?\d{1,3}(?:\.\d{3})*(?:,\d+)?", re.ASCII),
    "en": re.compile(r"[-\N{MINUS SIGN}]?\d{1,3}(?:,\d{3})*(?:\.\d+)?", re.ASCII),
}


@dataclass(frozen=True)
class ChartTable:
    """What a chart draws, in words: its headings and rows, the day and the revision that they are of.

    `invented` tells of each row whether anything of it is made up for illustration.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    invented: Sequence[bool]
    as_of: date
    revision: int


def chart_csv(table: ChartTable) -> bytes:
    """Write the table; a cell that is nothing but a number is written as files have it, so that it can be summed."""
    heads = [*table.heads, _("Số liệu đến ngày"), _("Phiên bản"), _("Số liệu minh họa")]
    rows = [
        [*(_value(cell) for cell in row), table.as_of, table.revision, _("có") if is_invented else ""]
        for row, is_invented in zip(table.rows, table.invented, strict=True)
    ]
    return written(heads, rows)


def _value(cell: str) -> Value:
    text = cell.strip()
    if not _NUMBERS[current_language()].fullmatch(text):
        return "" if text == "–" else cell
    thousands, decimal = (".", ",") if current_language() == "vi" else (",", ".")
    plain = text.replace(thousands, "").replace(decimal, ".").replace("\N{MINUS SIGN}", "-")
    return float(plain)
