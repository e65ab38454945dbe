"""What a person must confirm before publishing: how a checked report compares with what is published."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

import numpy as np
import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.published import record_after
from ntm_dashboard.domain.reconciliation import reconciliation_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import MET, NOT_MET
from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, Level, ReportKind, worded
from ntm_dashboard.domain.verdicts import UNKNOWN, Verdicts, verdicts_for
from ntm_dashboard.i18n import N_
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.outcome.problems import Problem, problem
from ntm_dashboard.intake.outcome.report import PreparedReport
from ntm_dashboard.intake.verdict.clearing import cleared_cells, said_by
from ntm_dashboard.intake.verdict.grouping import asked_together
from ntm_dashboard.intake.verdict.jumps import jumps
from ntm_dashboard.intake.verdict.moved import moved_without_reason
from ntm_dashboard.intake.verdict.plans import plans_after_target
from ntm_dashboard.intake.verdict.title_order import TitleOrder

_NOT_KNOWN_ANY_MORE = N_(
    "Dòng {row}: {unit}, tiêu chí {criterion} đã đạt ở kỳ {period}, nay các chỉ tiêu chưa đủ để nói là đạt. "
    "Hãy nêu lý do."
)


def confirm(prepared: PreparedReport, record: Record, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Compare an accepted report with the published record; give what must be ticked or explained."""
    if prepared.rows is None or prepared.kind is None:
        return ()
    after = published_after(record, prepared)
    found = [*cleared_cells(prepared, record, catalogue), *_differing_counts(record, after, catalogue)]
    if prepared.kind is ReportKind.RECOGNITIONS:
        found += asked_together(TitleOrder(prepared.rows, record, after, catalogue).doubts())
    if prepared.kind is ReportKind.ROADMAP:
        moved = moved_without_reason(prepared.rows, record.roadmap, after.roadmap, catalogue)
        found += asked_together(moved)
    if prepared.kind in LEVEL_OF_REPORT and prepared.period is not None:
        of_standard = replace(prepared, rows=prepared.rows[prepared.rows["criteria_set"] == ""])
        report = _Report(of_standard, record, after, catalogue, LEVEL_OF_REPORT[prepared.kind], prepared.period)
        of_report = (report.older(), report.regressions(), report.contradictions(), report.jumps(), report.plans())
        found = [*chain.from_iterable(of_report), *found]
    return tuple(found)


_JUDGED_ANEW = frozenset(
    {
        ConfirmationCode.CELL_CLEARED,
        ConfirmationCode.COUNTS_DIFFER,
        ConfirmationCode.INDICATOR_CONTRADICTS,
        ConfirmationCode.JUMP,
        ConfirmationCode.MOVED_WITHOUT_REASON,
        ConfirmationCode.OLDER_THAN_PUBLISHED,
        ConfirmationCode.REGRESSION,
        ConfirmationCode.TITLE_ORDER,
    }
)
"""What the check asks without a record, and `confirm` once more, better, with one."""


def confirm_all(prepared: PreparedReport, record: Record, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Give everything that must be confirmed of a checked report beside a record, each once."""
    of_file = (one for one in prepared.confirmations if one.code not in _JUDGED_ANEW)
    return (*of_file, *confirm(prepared, record, catalogue))


def published_after(record: Record, prepared: PreparedReport) -> Record:
    """Give the record as it would stand after publishing."""
    assert prepared.kind is not None  # noqa: S101 — asked before
    return record_after(record, prepared.kind, said_by(prepared), file_name=prepared.file_name)


def _differing_counts(before: Record, after: Record, catalogue: Catalogue) -> Iterator[Problem]:
    known = {(line.measure, line.day, line.published, line.computed) for line in reconciliation_of(before, catalogue)}
    for line in reconciliation_of(after, catalogue):
        is_new = (line.measure, line.day, line.published, line.computed) not in known
        if is_new and not line.agrees and line.computed is not None:
            yield problem(
                ConfirmationCode.COUNTS_DIFFER,
                found=line.computed,
                expected=line.published,
                measure=worded(line.measure),
                day=line.day,
            )


@dataclass(frozen=True)
class _Report:
    """The results by the standard set in a report of one level, beside the published ones."""

    prepared: PreparedReport
    record: Record
    after: Record
    catalogue: Catalogue
    level: Level
    period: date

    def older(self) -> Iterator[Problem]:
        assert self.prepared.rows is not None  # noqa: S101 — asked before
        periods = self._of_level(self.record)["period"]
        if len(periods) and len(self.prepared.rows) and (newest := periods.max().date()) > self.period:
            yield problem(ConfirmationCode.OLDER_THAN_PUBLISHED, found=self.period, expected=newest)

    def regressions(self) -> Iterator[Problem]:
        before, after = self._verdicts(self.record), self._verdicts(self.after)
        is_lost = (before.result == MET) & ((after.result == NOT_MET) | (after.result == UNKNOWN))
        for place in np.flatnonzero(is_lost).tolist():
            text = _NOT_KNOWN_ANY_MORE if after.result[place] == UNKNOWN else None
            yield self._about(ConfirmationCode.REGRESSION, place, period=before.newest[place].item(), text=text)

    def contradictions(self) -> Iterator[Problem]:
        reported = self.after.reported
        day = np.datetime64(self.period, "D")
        rows = reported.where(reported.of_level(self.level) & (reported.period == day))
        is_unmet = ~rows.is_whole & (rows.result == NOT_MET)
        if not is_unmet.any():
            return
        keys = [key for key, _row in self._keys]
        cell = rows.cells_of(keys)
        for place in np.flatnonzero(verdicts_for(rows, keys, self._totals).is_contradicted).tolist():
            numbers = [rows.numbers[number][1] for number in rows.number[is_unmet & (cell == place)].tolist()]
            yield self._about(ConfirmationCode.INDICATOR_CONTRADICTS, place, indicator=", ".join(numbers))

    def jumps(self) -> Iterator[Problem]:
        assert self.prepared.rows is not None  # noqa: S101 — asked before
        for jump in jumps(self.prepared.rows, self._of_level(self.record), period=self.period):
            yield problem(
                ConfirmationCode.JUMP,
                row=jump.row,
                found=jump.value,
                expected=jump.against,
                unit=self._unit_name(jump.unit),
                criterion=jump.number,
            )

    def plans(self) -> Iterator[Problem]:
        assert self.prepared.rows is not None  # noqa: S101 — asked before
        after = plans_after_target(self.prepared.rows, self.record, period=self.period, catalogue=self.catalogue)
        yield from asked_together(after)

    def _verdicts(self, record: Record) -> Verdicts:
        """Judge what is reported by the rows until the period, made under its criteria set."""
        chosen = self.catalogue.set_on(self.level, self.period)
        rows = record.reported.made_under(self.level, chosen.validity if chosen else None, self.period)
        return verdicts_for(rows, [key for key, _row in self._keys], self._totals)

    @cached_property
    def _totals(self) -> Mapping[str, int]:
        return Counter(one.criterion for one in self.catalogue.indicators_on(self.level, self.period))

    @cached_property
    def _keys(self) -> list[tuple[tuple[str, str], int]]:
        """Give each unit and criterion of the report once, with its first row in the file."""
        assert self.prepared.rows is not None  # noqa: S101 — asked before
        firsts = self.prepared.rows.drop_duplicates(["unit", "criterion"])
        keys = zip(firsts["unit"].tolist(), firsts["criterion"].tolist(), strict=True)
        return list(zip(keys, firsts["row"].tolist(), strict=True))

    def _of_level(self, record: Record) -> pd.DataFrame:
        rows = record.assessments
        return rows[(rows["level"] == self.level) & (rows["criteria_set"] == "")]

    def _about(
        self,
        code: ConfirmationCode,
        place: int,
        *,
        period: date | None = None,
        indicator: str = "",
        text: str | None = None,
    ) -> Problem:
        key, row = self._keys[place]
        unit = self._unit_name(key[0])
        when = period or self.period
        found = problem(code, row=row, text=text, unit=unit, criterion=key[1], period=when, indicator=indicator)
        return replace(found, about=f"{key[0]}/{key[1]}")

    def _unit_name(self, code: str) -> str:
        return self.catalogue.unit_name(code, self.period)
