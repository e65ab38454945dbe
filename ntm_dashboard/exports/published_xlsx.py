"""A published table as a workbook: text, numbers and days only, no cell a formula or a link."""

import io
from datetime import date, datetime, time

from ntm_dashboard.domain.contract import contract_of
from ntm_dashboard.exports.office import HarmlessWorkbook, sealed
from ntm_dashboard.exports.published_csv import cell_text
from ntm_dashboard.exports.published_table import PublishedTable


def published_xlsx(table: PublishedTable) -> bytes:
    """Write the table as the one sheet of a workbook."""
    out = io.BytesIO()
    book = HarmlessWorkbook(out)
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#E9EFF5"})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    sheet = book.add_worksheet(table.kind.value)
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, contract_of(name).width)
        sheet.write_string(0, column, name, head)
    for line, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, float):
                sheet.write_number(line, column, value)
            elif isinstance(value, date):
                sheet.write_datetime(line, column, datetime.combine(value, time()), day)
            elif value is not None:
                sheet.write_string(line, column, cell_text(value), text)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return sealed(out.getvalue())
