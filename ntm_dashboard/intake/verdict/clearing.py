"""What a file would take away from what stands: by the blank cells of its columns, or by being less certain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.contract import Column, ColumnContract, columns_of, contract_of, fields_of
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.published import Said, is_lowered, laid_over, row_table_of, standing_beside, standing_rows
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Certainty, Measure, ReportKind, Title, worded
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.outcome.problems import CERTAINTY_LOWERED, Option, Problem, problem, shortened
from ntm_dashboard.intake.outcome.report import PreparedReport

_MATTER = {"unit", "criterion"}
KEEP, CLEAR = "keep", "clear"
OPTIONS = (
    Option(KEEP, Message.of(N_("Giữ nội dung đang có"))),
    Option(CLEAR, Message.of(N_("Lấy theo tệp"))),
)


def keeping(report: PreparedReport, columns: Iterable[str]) -> PreparedReport:
    """Let what stands in some columns of the contract stay where the cells of a file are blank.

    `columns` are what the confirmations `CELL_CLEARED` are about.
    """
    known = [one for one in Column if one.value in set(columns)]
    return replace(report, kept=report.kept | fields_of(known))


def said_by(report: PreparedReport) -> Said:
    """Give what an accepted report says."""
    assert report.rows is not None  # noqa: S101 — an accepted report has rows
    return Said(report.rows, report.present, report.kept)


def cleared_cells(report: PreparedReport, record: Record, catalogue: Catalogue) -> Iterator[Problem]:
    """Ask once a column about all that publishing a report would clear, and about rows that it makes less certain."""
    assert report.kind is not None  # noqa: S101 — an accepted report has a kind
    table, said = row_table_of(report.kind), said_by(report)
    standing = standing_rows(record, table)
    if standing.empty or said.rows.empty:
        return
    rows = said.rows.reset_index(drop=True)
    found = _Cells(report, catalogue, rows, standing_beside(table, standing, rows))
    for one in columns_of(report.kind):
        if not one.is_key and set(one.fields) <= said.present - said.kept:
            yield from found.cleared(one)
    yield from found.lowered(laid_over(table, standing, said))


@dataclass(frozen=True)
class _Cells:
    """The rows of a report, and beside each of them what stands."""

    report: PreparedReport
    catalogue: Catalogue
    rows: pd.DataFrame
    old: pd.DataFrame

    def cleared(self, one: ColumnContract) -> Iterator[Problem]:
        (name,) = one.fields
        where = self.rows[name].isna() & self.old[name].notna()
        if where.any():
            lines = [
                Message.of(N_("dòng {row}: {about}: “{found}”"), **self._place(row), found=_shown(one, value))
                for row, value in zip(rows_of(self.rows[where]), self.old.loc[where, name], strict=True)
            ]
            yield self._problem(one.column, lines)

    def lowered(self, after: pd.DataFrame) -> Iterator[Problem]:
        where = is_lowered(after, self.old)
        if where.any():
            pairs = zip(self.old.loc[where, "certainty"], after.loc[where, "certainty"], strict=True)
            lines = [
                Message.of(
                    N_("dòng {row}: {about}: “{found}” → “{expected}”"),
                    **self._place(row),
                    found=worded(Certainty(before)),
                    expected=worded(Certainty(now)),
                )
                for row, (before, now) in zip(rows_of(self.rows[where]), pairs, strict=True)
            ]
            yield self._problem(Column.CERTAINTY, lines, text=CERTAINTY_LOWERED)

    def _problem(self, column: Column, lines: list[Message], *, text: str | None = None) -> Problem:
        headings = {name: heading for heading, name in self.report.matching.columns}
        return problem(
            ConfirmationCode.CELL_CLEARED,
            column=headings.get(column.value, Message.of(contract_of(column).label)),
            about=column.value,
            options=OPTIONS,
            suggested=KEEP,
            text=text,
            count=len(lines),
            cells=_lines(lines),
        )

    def _place(self, row: Any) -> dict[str, str | Message]:
        return {"row": str(row.row), "about": self._about(row)}

    def _about(self, row: Any) -> Message:
        match self.report.kind:
            case ReportKind.COUNTS | ReportKind.TARGETS:
                return Message.of("{measure}", measure=worded(Measure(row.measure)))
            case ReportKind.RECOGNITIONS:
                unit = self.catalogue.unit_name(row.unit, row.effective_on.date())
                return Message.of("{unit}, {title}", unit=unit, title=worded(Title(row.title)))
            case ReportKind.COMMUNE_REPORT | ReportKind.DISTRICT_REPORT:
                unit = self.catalogue.unit_name(row.unit, row.period.date())
                number = row.indicator or row.criterion
                return Message.of(N_("{unit}, tiêu chí {criterion}"), unit=unit, criterion=number)
            case _:
                return self._about_follow_up(row)

    def _about_follow_up(self, row: Any) -> Message:
        """Name a row of the follow-up by its key: unit and criterion, then what parts it from others of them."""
        assert self.report.kind is not None  # noqa: S101 — an accepted report has a kind
        table = row_table_of(self.report.kind)
        day = getattr(row, table.days[0]).date()
        number = getattr(row, "indicator", "") or getattr(row, "criterion", "")
        parts = [
            Message.of("{unit}", unit=self.catalogue.unit_name(row.unit, day)) if row.unit else None,
            Message.of(N_("tiêu chí {criterion}"), criterion=number) if number else None,
            *(
                Message.of("{said}", said=one.in_file(getattr(row, one.fields[0])))
                for one in columns_of(self.report.kind)
                if one.is_key and one.fields and one.fields[0] not in _MATTER and getattr(row, one.fields[0]) != ""
            ),
        ]
        known = [part for part in parts if part is not None]
        template = ", ".join(f"{{part{place}}}" for place in range(len(known)))
        return Message(template, tuple((f"part{place}", part) for place, part in enumerate(known)))


def _shown(one: ColumnContract, value: Any) -> str | float | date:
    written = one.in_file(value)
    return shortened(written) if isinstance(written, str) else written


def _lines(lines: list[Message]) -> Message:
    """Put the cells one below the other."""
    template = ";\n".join(f"{{line{number}}}" for number in range(len(lines)))
    return Message(template, tuple((f"line{number}", line) for number, line in enumerate(lines)))
