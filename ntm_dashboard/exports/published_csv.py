"""A published table as CSV: UTF-8 with its mark, semicolons, every cell in quotes, no cell a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from ntm_dashboard.domain.neutral_text import neutral
from ntm_dashboard.exports.published_table import PublishedTable, Value, number_in_files
from ntm_dashboard.i18n import date_text


def published_csv(table: PublishedTable, *, headings: Sequence[str] = ()) -> bytes:
    """Write the table; a line end within a text stays within its quotes.

    `headings` stand in place of the names of the contract: a file that is filled in by hand has words for its columns.
    """
    return written(headings or table.columns, table.rows)


def written(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Write headings and rows as every CSV file of ours is written."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([neutral(heading) for heading in headings])
    writer.writerows([cell_text(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell_text(value: Value) -> str:
    """Write one value: dates dd/mm/yyyy, numbers with a decimal comma, text that cannot act as a formula."""
    match value:
        case None:
            return ""
        case date():
            return date_text(value)
        case float() | int():
            return number_in_files(value)
        case _:
            return neutral(value.replace("\r\n", "\n").replace("\r", "\n"))
