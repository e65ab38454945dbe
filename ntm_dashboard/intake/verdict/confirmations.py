"""What a person must confirm before publishing: how a checked report compares with what is published."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.criteria import Verdict as CriterionVerdict
from ntm_dashboard.domain.criteria import verdict_of
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.published import record_after
from ntm_dashboard.domain.reconciliation import reconciliation_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Level, Measure, ReportKind, Result, word
from ntm_dashboard.i18n import date_text, number_text
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.outcome.problems import Problem, problem
from ntm_dashboard.intake.outcome.report import PreparedReport
from ntm_dashboard.intake.verdict.clearing import cleared_cells, said_by
from ntm_dashboard.intake.verdict.jumps import jumps

_REPORTS = {ReportKind.COMMUNE_REPORT: Level.COMMUNE, ReportKind.DISTRICT_REPORT: Level.DISTRICT}


def confirm(prepared: PreparedReport, record: Record, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Compare an accepted report with the published record; give what must be ticked or explained."""
    if prepared.rows is None or prepared.kind is None:
        return ()
    after = published_after(record, prepared)
    found = [*cleared_cells(prepared, record, catalogue), *_differing_counts(record, after, catalogue)]
    if prepared.kind in _REPORTS and prepared.period is not None:
        judged = replace(prepared, rows=prepared.rows[prepared.rows["criteria_set"] == ""])
        report = _Report(judged, record, after, catalogue, _REPORTS[prepared.kind], prepared.period)
        found = [*report.older(), *report.regressions(), *report.contradictions(), *report.jumps(), *found]
    return tuple(found)


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
                found=number_text(line.computed),
                expected=number_text(line.published),
                measure=_measure_word(line.measure),
                day=line.day,
            )


def _measure_word(measure: Measure) -> str:
    return word(measure)


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
            found, expected = date_text(self.period), date_text(newest)
            yield problem(ConfirmationCode.OLDER_THAN_PUBLISHED, found=found, expected=expected)

    def regressions(self) -> Iterator[Problem]:
        published = self._of_level(self.record)
        earlier = published[published["period"] <= pd.Timestamp(self.period)]
        if earlier.empty:
            return
        last = {key: _latest(rows) for key, rows in earlier.groupby(["unit", "criterion"])}
        for key, rows in self._reported():
            before = last.get(key)
            if before is None or self._verdict(before, key).result is not Result.MET:
                continue
            if self._verdict(rows, key).result is Result.NOT_MET:
                yield self._about(ConfirmationCode.REGRESSION, key, rows, period=before["period"].iloc[0].date())

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
                found=number_text(jump.value),
                expected=jump.against,
                unit=self._unit_name(jump.unit),
                criterion=jump.number,
            )

    def _of_level(self, record: Record) -> pd.DataFrame:
        return record.assessments[record.assessments["level"] == self.level]

    def _reported(self) -> Iterator[tuple[Any, pd.DataFrame]]:
        assert self.prepared.rows is not None  # noqa: S101 — asked before
        yield from self.prepared.rows.groupby(["unit", "criterion"], sort=False)

    def _verdict(self, rows: pd.DataFrame, key: tuple[str, str]) -> CriterionVerdict:
        whole = rows[rows["indicator"] == ""]["result"]
        indicators = [Result(result) for result in rows[rows["indicator"] != ""]["result"]]
        known = self.catalogue.indicators_on(self.level, self.period)
        total = sum(one.criterion == key[1] for one in known)
        return verdict_of(Result(whole.iloc[0]) if len(whole) else None, indicators, total=total)

    def _about(
        self,
        code: ConfirmationCode,
        key: tuple[str, str],
        rows: pd.DataFrame,
        *,
        period: date | None = None,
        indicator: str = "",
    ) -> Problem:
        unit = self._unit_name(key[0])
        first = next(rows_of(rows))
        when = period or self.period
        found = problem(code, row=int(first.row), unit=unit, criterion=key[1], period=when, indicator=indicator)
        return replace(found, about=f"{key[0]}/{key[1]}")

    def _unit_name(self, code: str) -> str:
        return self.catalogue.unit_name(code, self.period)


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["period"] == rows["period"].max()]
