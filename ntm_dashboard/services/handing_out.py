"""Files that go out to be filled in, mended or kept: templates, what was published, a faulty file with its marks."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.naming import name_in_files
from ntm_dashboard.domain.reporting import Reporting
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.exports.marked_workbook import Mark, SheetCopy, marked_workbook
from ntm_dashboard.exports.published_csv import published_csv
from ntm_dashboard.exports.published_table import PublishedTable, published_table
from ntm_dashboard.exports.published_xlsx import published_xlsx
from ntm_dashboard.exports.templates import TemplateScope, by_unit, template_csv, template_table, template_workbook
from ntm_dashboard.intake import IntakeContext, PreparedReport, Problem
from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.grid import CellKind, Line, Sheet
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.verdict.handed_in import sheets_of
from ntm_dashboard.services.queries import Queries

ENDINGS = ("xlsx", "csv")
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
}


_OF_THE_WHOLE_LINE = frozenset({ErrorCode.COLUMN_COUNT, ErrorCode.TRUNCATED})
_OPEN = "?"


def template(
    queries: Queries, kind: ReportKind, *, period: date, scope: TemplateScope | None = None, ending: str = "xlsx"
) -> bytes:
    """Give a template of a kind, filled with what stands up to a period, as a workbook or as CSV."""
    table = template_table(
        queries.record(), queries.catalogue, kind=kind, period=period, scope=scope or TemplateScope()
    )
    return _template_file(table, queries.catalogue, ending)


def template_of(queries: Queries, one: Reporting, *, period: date, ending: str = "xlsx") -> bytes:
    """Give the template of a unit that has not reported."""
    unit = one.unit if one.kind is ReportKind.COMMUNE_REPORT else ""
    return template(queries, one.kind, period=period, scope=TemplateScope(unit=unit), ending=ending)


def templates_in_one(queries: Queries, whom: Sequence[Reporting], *, period: date, ending: str = "xlsx") -> bytes:
    """Give the templates of those who have not reported in one ZIP file, the same bytes each time."""
    record, catalogue = queries.record(), queries.catalogue
    kinds = dict.fromkeys(one.kind for one in whom)
    whole = {kind: template_table(record, catalogue, kind=kind, period=period) for kind in kinds}
    tables = {
        (kind, unit): table
        for kind, of_all in whole.items()
        for unit, table in (by_unit(of_all) if kind is ReportKind.COMMUNE_REPORT else {"": of_all}).items()
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for one in whom:
            table = tables[one.kind, one.unit if one.kind is ReportKind.COMMUNE_REPORT else ""]
            name = template_name(one, period, ending)
            folder.writestr(zipfile.ZipInfo(name), _template_file(table, catalogue, ending))
    return out.getvalue()


def template_name(one: Reporting, period: date, ending: str = "xlsx") -> str:
    """Give the name under which the template of a unit is saved: its kind, code and name, and the month."""
    unit = "_".join(filter(None, (_plain(one.unit), name_in_files(one.name))))
    return f"mau_{one.kind.value}_{unit}_{period:%Y-%m}.{ending}"


def _plain(code: str) -> str:
    return "".join(letter for letter in code if letter.isascii() and letter.isalnum())


def _template_file(table: PublishedTable, catalogue: Catalogue, ending: str) -> bytes:
    return template_csv(table) if ending == "csv" else template_workbook(table, catalogue)


def published(
    queries: Queries,
    kind: ReportKind,
    *,
    period: date | None = None,
    revision: int | None = None,
    ending: str = "xlsx",
) -> bytes:
    """Give what was published of a kind (of a report: of one period, without one the newest)."""
    table = published_table(queries.record(revision), queries.catalogue, kind=kind, period=period)
    return _WRITERS[ending](table)


def published_in_one(queries: Queries, *, revision: int | None = None, ending: str = "xlsx") -> bytes:
    """Give everything that was published in one ZIP file, a file for each kind and period, the same bytes each time.

    A kind of which nothing stands has none.
    """
    record = queries.record(revision)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for kind in ReportKind:
            for period in periods_of(queries, kind, revision) or (None,):
                table = published_table(record, queries.catalogue, kind=kind, period=period)
                if table.rows:
                    name = "_".join([kind.value, *([period.isoformat()] if period else [])])
                    folder.writestr(zipfile.ZipInfo(f"{name}.{ending}"), _WRITERS[ending](table))
    return out.getvalue()


_WRITERS: Mapping[str, Callable[[PublishedTable], bytes]] = {"xlsx": published_xlsx, "csv": published_csv}


def periods_of(queries: Queries, kind: ReportKind, revision: int | None = None) -> tuple[date, ...]:
    """Give the periods for which reports of a kind were published, the newest first; none for other kinds."""
    levels = {ReportKind.COMMUNE_REPORT: "commune", ReportKind.DISTRICT_REPORT: "district"}
    if kind not in levels:
        return ()
    assessments = queries.record(revision).assessments
    days = assessments[assessments["level"] == levels[kind]]["period"].unique()
    return tuple(sorted((day.date() for day in days), reverse=True))


def marked(content: bytes, report: PreparedReport, *, catalogue: Catalogue, today: date) -> bytes:
    """Give a refused file again as a workbook, each faulty cell coloured and commented, with a list of all problems."""
    context = IntakeContext(catalogue, today)
    sheets = sheets_of(content, report.file_name, context=context)
    marks = [_mark(one, report, sheets) for one in report.errors]
    return marked_workbook([_copy(sheet, report) for sheet in sheets if not sheet.is_blank], marks)


def _copy(sheet: Sheet, report: PreparedReport) -> SheetCopy:
    cells: dict[tuple[int, int], str | float] = {}
    odd = [line for line in sheet.lines if line.number in _rows_split_wrongly(report)]
    lengths, first = {len(line.cells) for line in odd}, min((line.number for line in odd), default=0)
    for line in sheet.lines:
        if odd and line.number >= first and len(line.cells) in lengths:
            cells.update(_not_split(line, report.read_as.delimiter))
            continue
        for column, cell in enumerate(line.cells):
            if cell.is_blank:
                continue
            is_number = cell.kind is CellKind.NUMBER and cell.number is not None and not cell.is_percent
            cells[line.number - 1, column] = float(cell.number or 0) if is_number else cell.text
    return SheetCopy(sheet.name, cells)


def _rows_split_wrongly(report: PreparedReport) -> set[int | None]:
    """Name the rows that are listed; of many alike only the first are, so lines of their length are treated as they."""
    return {one.row for one in report.errors if one.code in _OF_THE_WHOLE_LINE}


def _not_split(line: Line, delimiter: str) -> dict[tuple[int, int], str]:
    """Give a line that may be split wrongly whole in its first cell, the rest open: no shifted value is taken."""
    row = line.number - 1
    whole = delimiter.join(cell.text for cell in line.cells)
    return {(row, 0): whole} | {(row, column): _OPEN for column in range(1, len(line.cells))}


def _mark(problem: Problem, report: PreparedReport, sheets: tuple[Sheet, ...]) -> Mark:
    name = problem.sheet or report.read_as.sheet
    sheet = next((one for one in sheets if one.name == name), sheets[0] if sheets else None)
    row = None if problem.row is None else problem.row - 1
    return Mark(
        sheet=sheet.name if sheet else "",
        row=row,
        column=_column(sheet, problem),
        heading=problem.column or "",
        found=problem.found or "",
        expected=problem.expected or "",
        message=str(problem.message),
    )


def _column(sheet: Sheet | None, problem: Problem) -> int | None:
    """Find the column that a problem names: by its heading, in the nearest line above the row that has it."""
    if sheet is None or problem.column is None or problem.row is None:
        return None
    for line in reversed([line for line in sheet.lines if line.number <= problem.row]):
        for place, cell in enumerate(line.cells):
            if cleaned(cell.text) == problem.column:
                return place
    return None
