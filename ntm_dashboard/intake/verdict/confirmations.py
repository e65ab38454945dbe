"""What a person must confirm before publishing: how a checked report compares with what is published."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.criteria import Verdict as CriterionVerdict
from ntm_dashboard.domain.criteria import judged, verdict_of
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.published import record_after
from ntm_dashboard.domain.reconciliation import reconciliation_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, Level, ReportKind, Result, worded
from ntm_dashboard.i18n import N_
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.outcome.problems import Problem, problem
from ntm_dashboard.intake.outcome.report import PreparedReport
from ntm_dashboard.intake.verdict.clearing import cleared_cells, said_by
from ntm_dashboard.intake.verdict.grouping import asked_together
from ntm_dashboard.intake.verdict.jumps import jumps
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
        before, after = self._by_criterion(self.record), self._by_criterion(self.after)
        for key, rows in self._reported():
            earlier = before.get(key)
            if earlier is None or self._judged(earlier, key) is not Result.MET:
                continue
            now = self._judged(after[key], key)
            if now is Result.NOT_MET or now is None:
                text = None if now else _NOT_KNOWN_ANY_MORE
                period = earlier["period"].max().date()
                yield self._about(ConfirmationCode.REGRESSION, key, rows, period=period, text=text)

    def contradictions(self) -> Iterator[Problem]:
        whole = self._of_level(self.after)
        if (whole["indicator"] == "").all():
            return
        same = whole[whole["period"] == pd.Timestamp(self.period)]
        together = dict(iter(same.groupby(["unit", "criterion"])))
        for key, rows in self._reported():
            if self._verdict(together[key], key).is_contradicted:
                unmet = together[key][(together[key]["indicator"] != "") & (together[key]["result"] == Result.NOT_MET)]
                numbers = ", ".join(unmet["indicator"])
                yield self._about(ConfirmationCode.INDICATOR_CONTRADICTS, key, rows, indicator=numbers)

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

    def _by_criterion(self, record: Record) -> dict[Any, pd.DataFrame]:
        """Group the rows until the period, made under its criteria set: another set's "5" is another criterion."""
        chosen = self.catalogue.set_on(self.level, self.period)
        rows = self._of_level(record)
        rows = rows[rows["period"] <= pd.Timestamp(self.period)].sort_values("period", kind="stable")
        if chosen is None or rows.empty:
            return {}
        known = [chosen.validity.covers(row.period.date()) for row in rows_of(rows)]
        return dict(iter(rows[known].groupby(["unit", "criterion"])))

    def _judged(self, rows: pd.DataFrame, key: tuple[str, str]) -> Result | None:
        return judged(list(rows_of(rows)), total=self._total(key)).result

    def _total(self, key: tuple[str, str]) -> int:
        known = self.catalogue.indicators_on(self.level, self.period)
        return sum(one.criterion == key[1] for one in known)

    def _of_level(self, record: Record) -> pd.DataFrame:
        rows = record.assessments
        return rows[(rows["level"] == self.level) & (rows["criteria_set"] == "")]

    def _reported(self) -> Iterator[tuple[Any, pd.DataFrame]]:
        assert self.prepared.rows is not None  # noqa: S101 — asked before
        yield from self.prepared.rows.groupby(["unit", "criterion"], sort=False)

    def _verdict(self, rows: pd.DataFrame, key: tuple[str, str]) -> CriterionVerdict:
        whole = rows[rows["indicator"] == ""]["result"]
        indicators = [Result(result) for result in rows[rows["indicator"] != ""]["result"]]
        return verdict_of(Result(whole.iloc[0]) if len(whole) else None, indicators, total=self._total(key))

    def _about(
        self,
        code: ConfirmationCode,
        key: tuple[str, str],
        rows: pd.DataFrame,
        *,
        period: date | None = None,
        indicator: str = "",
        text: str | None = None,
    ) -> Problem:
        unit = self._unit_name(key[0])
        first = next(rows_of(rows))
        when = period or self.period
        found = problem(
            code, row=int(first.row), text=text, unit=unit, criterion=key[1], period=when, indicator=indicator
        )
        return replace(found, about=f"{key[0]}/{key[1]}")

    def _unit_name(self, code: str) -> str:
        return self.catalogue.unit_name(code, self.period)
