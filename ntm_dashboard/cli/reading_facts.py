"""How a file was read and what is asked about it, as plain values for JSON."""

from typing import Any, TypeAlias

from ntm_dashboard.domain.terms import LEVEL_OF_REPORT
from ntm_dashboard.intake.outcome.report import (
    ColumnRead,
    FactName,
    FactRead,
    IntakeContext,
    PreparedReport,
    Reading,
    TableRead,
)
from ntm_dashboard.intake.reading.days import day_to_read_by
from ntm_dashboard.services.questions import Question

Facts: TypeAlias = dict[str, Any]
RESULT_PURPOSE = "result"


def set_of(report: PreparedReport, context: IntakeContext) -> str | None:
    """Give the criteria set that a report is about: what the file says, else the standard one of its kind and day."""
    fact = report.reading.fact(FactName.SET)
    if fact is not None:
        return fact.value
    if report.kind is None or report.kind not in LEVEL_OF_REPORT:
        return None
    day = day_to_read_by(report.period, catalogue=context.catalogue, today=context.today)
    standard = context.catalogue.set_on(LEVEL_OF_REPORT[report.kind], day)
    return standard.set_id if standard else None


def purpose_of(report: PreparedReport) -> str | None:
    """Give what a report is for: what the file says, else results."""
    fact = report.reading.fact(FactName.PURPOSE)
    return fact.value if fact is not None else RESULT_PURPOSE if report.kind else None


def reading_facts(reading: Reading) -> Facts:
    """Give the tables and the facts of a file, each with the evidence."""
    return {"tables": [_table(one) for one in reading.tables], "facts": [_fact(one) for one in reading.facts]}


def _table(table: TableRead) -> Facts:
    return {
        "sheet": table.sheet,
        "first_row": table.first_row,
        "last_row": table.last_row,
        "header_rows": list(table.header_rows),
        "orientation": table.orientation.value,
        "fingerprint": table.fingerprint,
        "columns": [_column(one) for one in table.columns],
    }


def _column(column: ColumnRead) -> Facts:
    return {
        "index": column.index,
        "letters": column.letters,
        "heading": column.heading,
        "role": column.role,
        "evidence": str(column.evidence),
        "is_sure": column.is_sure,
    }


def _fact(fact: FactRead) -> Facts:
    return {
        "name": fact.name.value,
        "value": fact.value,
        "shown": str(fact.shown),
        "quoted": fact.quoted,
        "place": None if fact.place is None else str(fact.place),
    }


def question_facts(question: Question) -> Facts:
    """Give a question with its options."""
    return {
        "code": question.code.value,
        "about": question.about,
        "options": [{"value": one.value, "label": str(one.label)} for one in question.options],
        "suggested": question.suggested,
        "message": str(question.message),
    }
