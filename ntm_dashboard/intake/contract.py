"""The columns of the contract by the headings that offices use for them, and what each kind of file needs.

What is agreed about each column stands in `domain/contract.py`.
"""

import re
from collections.abc import Iterable

from ntm_dashboard.domain.contract import CONTRACT, Column, columns_of, fields_of
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells.follow_up_headings import OF_FOLLOW_UP, own_column
from ntm_dashboard.intake.cells.text import words_only

__all__ = [
    "LABELS",
    "REQUIRED",
    "USED",
    "Column",
    "column_of",
    "headings_needed",
    "is_contract_name",
    "is_heading",
    "is_name_beside_number",
    "kind_of",
    "present_fields",
]


LABELS: dict[Column, str] = {one.column: one.label for one in CONTRACT}


def _headings() -> dict[str, Column]:
    known: dict[str, Column] = {}
    for one in (one for one in CONTRACT if one.column not in OF_FOLLOW_UP):
        for heading in (one.column.value, one.label, *one.headings):
            known.setdefault(words_only(heading), one.column)
    return known


_COLUMN_OF = _headings()
_COLUMN_WITHOUT_SPACES = {heading.replace(" ", ""): column for heading, column in _COLUMN_OF.items() if " " in heading}
_IN_PARENTHESES = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def column_of(heading: str) -> Column | None:
    """Recognise the column that a heading names in a report, a list of recognitions, of counts or of targets.

    Also where the spaces between its words are lost. What a table of the follow-up calls its columns is found by
    `follow_up_headings.columns_in`.
    """
    plain = words_only(heading)
    known = _COLUMN_OF.get(plain) or _COLUMN_OF.get(words_only(_IN_PARENTHESES.sub(" ", heading)))
    return known or _COLUMN_WITHOUT_SPACES.get(plain)


def is_heading(text: str) -> bool:
    """Tell whether a text names a column of any kind of file."""
    return column_of(text) is not None or own_column(text) is not None


_BESIDE_NUMBER = {"ten tieu chi", "noi dung tieu chi", "noi dung"}


def is_name_beside_number(heading: str) -> bool:
    """Tell whether a heading is of the names of criteria, which often stand beside their numbers."""
    return words_only(heading) in _BESIDE_NUMBER


def is_contract_name(heading: str) -> bool:
    """Tell whether a heading is the bare name of a column in the contract (`ket_qua`)."""
    return heading.strip() in set(Column)


REQUIRED: dict[ReportKind, tuple[Column, ...]] = {
    kind: tuple(one.column for one in columns_of(kind) if kind in one.required) for kind in ReportKind
}

USED: dict[ReportKind, frozenset[Column]] = {
    kind: frozenset(one.column for one in columns_of(kind)) for kind in ReportKind
}


def present_fields(columns: Iterable[Column], *, is_of_results: bool = False) -> frozenset[str]:
    """Give the fields that a file has a column of; a report has results, whatever columns they are read from."""
    return fields_of([*columns, Column.RESULT] if is_of_results else columns)


def kind_of(columns: set[Column]) -> ReportKind | None:
    """Recognise the kind of a file from its columns; None when they are of no kind. The follow-up is found before."""
    if Column.TITLE in columns:
        return ReportKind.RECOGNITIONS
    if Column.TARGET_ON in columns:
        return ReportKind.TARGETS
    if Column.MEASURE in columns:
        return ReportKind.COUNTS
    if columns & {Column.CRITERION, Column.RESULT}:
        has_unit = bool(columns & {Column.UNIT_CODE, Column.UNIT_NAME})
        return ReportKind.COMMUNE_REPORT if has_unit else ReportKind.DISTRICT_REPORT
    return None


def headings_needed() -> Message:
    """Name the columns that a report needs, for the person whose file has no heading."""
    return Message.of(N_("kỳ báo cáo, mã xã hoặc tên xã, tiêu chí, kết quả"))
