"""The check counts its work and ends when a file is not worth any more of it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from ntm_dashboard.i18n import speaking
from ntm_dashboard.intake import ErrorCode, IntakeContext, Limits, PreparedReport, check
from tests.intake import workbooks
from tests.intake.offices import HEADINGS, delimited, table

Rows = list[list[str]]


def _html(lines: Rows) -> bytes:
    rows = ("<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in lines)
    return ("<table>" + "".join(rows) + "</table>").encode()


def _ods(lines: Rows) -> bytes:
    rows = "".join(workbooks.ods_row(*line) for line in lines)
    return workbooks.ods(f'<table:table table:name="A">{rows}</table:table>')


WRITTEN: dict[str, Callable[[Rows], bytes]] = {
    "csv": lambda lines: delimited(lines).encode(),
    "xlsx": lambda lines: workbooks.xlsx(rows=lines),
    "ods": _ods,
    "html": _html,
}


def _report(times: int) -> Rows:
    """Give a report with new cells in every row, so that nothing is remembered from a row before."""
    rows = table()[1:] * times
    return [list(HEADINGS), *[[*row[:6], f"HS-{number}", f"số {number}"] for number, row in enumerate(rows)]]


@pytest.mark.parametrize("form", WRITTEN)
def test_twice_the_rows_are_about_twice_the_work(intake_context: IntakeContext, form: str):
    once, twice = (
        check(WRITTEN[form](_report(times)), f"a.{form}", context=intake_context).steps for times in (40, 80)
    )

    assert 1.5 < twice / once < 2.5


@pytest.mark.parametrize("form", WRITTEN)
def test_a_file_is_refused_when_its_budget_is_used_up(intake_context: IntakeContext, form: str):
    report = _checked_with(Limits(max_steps=1_000), intake_context, form)

    assert [one.code for one in report.errors] == [ErrorCode.TOO_MUCH_WORK]
    assert report.errors[0].expected == "1.000 bước"
    assert 1_000 < report.steps < 3_000


def test_a_file_is_refused_when_time_runs_out(intake_context: IntakeContext):
    ticking = count(step=400)
    context = replace(intake_context, clock=lambda: next(ticking))

    report = _checked_with(Limits(max_seconds=300), context, "csv")

    assert [one.code for one in report.errors] == [ErrorCode.TOO_MUCH_WORK]
    with speaking("en"):
        assert "300 seconds" in str(report.errors[0].message)


def test_time_that_stands_still_refuses_nothing(intake_context: IntakeContext):
    context = replace(intake_context, clock=lambda: 7.0)

    assert _checked_with(Limits(), context, "csv").errors[0].code is ErrorCode.DUPLICATE_ROW


def _checked_with(limits: Limits, context: IntakeContext, form: str) -> PreparedReport:
    return check(WRITTEN[form](_report(100)), f"a.{form}", context=replace(context, limits=limits))
