"""Which of several files say something new, and which are there twice or say what stands already."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ntm_dashboard.domain.published import CHANGED, UNCHANGED, row_table_of, standing_beside, standing_rows, written
from ntm_dashboard.domain.record import Record
from ntm_dashboard.services.submitting import CheckedFile
from ntm_dashboard.store import Submission, record_after


@dataclass(frozen=True)
class Choice:
    """Checked files: those `kept` to be published together, those that say nothing new, and those given `again`.

    `overruling` are the kept ones that say otherwise than one before them, with the number of cells in which they do.
    """

    kept: tuple[CheckedFile, ...]
    unchanged: tuple[CheckedFile, ...]
    again: tuple[CheckedFile, ...]
    overruling: tuple[tuple[CheckedFile, int], ...]


def worth_publishing(record: Record, files: Sequence[CheckedFile]) -> Choice:
    """Tell accepted files apart: each beside what stands once those before it are published."""
    kept: list[CheckedFile] = []
    unchanged: list[CheckedFile] = []
    overruling: list[tuple[CheckedFile, int]] = []
    published = record.revision
    firsts = {file.report.sha256: file for file in reversed(files)}
    for file in [one for one in files if firsts[one.report.sha256] is one]:
        submission = _submission(file)
        replaced = _replaced(record, submission)
        if replaced is None:
            unchanged.append(file)
            continue
        kept.append(file)
        if cells := int((replaced > published).sum()):
            overruling.append((file, cells))
        record = record_after(record, submission)
    again = tuple(file for file in files if firsts[file.report.sha256] is not file)
    return Choice(tuple(kept), tuple(unchanged), again, tuple(overruling))


def _replaced(record: Record, submission: Submission) -> "pd.Series[int] | None":
    """Give the revisions of the cells that a file changes, not of those that it adds; None where nothing is new."""
    table = row_table_of(submission.kind)
    standing = standing_rows(record, table)
    rows = written(table, standing, submission.said, file_name=submission.plain_name)
    if (rows["change"] == UNCHANGED).all():
        return None
    return standing_beside(table, standing, rows)["revision"][(rows["change"] == CHANGED).to_numpy()]


def _submission(file: CheckedFile) -> Submission:
    report = file.report
    assert report.kind is not None  # noqa: S101 — an accepted report has a kind and rows
    assert report.rows is not None  # noqa: S101
    return Submission(
        kind=report.kind,
        rows=report.rows,
        file_name=report.file_name,
        content=b"",
        period=report.period,
        published_by="",
        present=report.present,
        kept=report.kept,
    )
