"""Which of several files say something new, and which are there twice or say what stands already."""

from collections.abc import Sequence
from dataclasses import dataclass

from ntm_dashboard.domain.published import UNCHANGED, row_table_of, standing_rows, written
from ntm_dashboard.domain.record import Record
from ntm_dashboard.services.submitting import CheckedFile
from ntm_dashboard.store import Submission, record_after


@dataclass(frozen=True)
class Choice:
    """Checked files: those `kept` to be published together, those that say nothing new, and those given `again`."""

    kept: tuple[CheckedFile, ...]
    unchanged: tuple[CheckedFile, ...]
    again: tuple[CheckedFile, ...]


def worth_publishing(record: Record, files: Sequence[CheckedFile]) -> Choice:
    """Tell accepted files apart: each beside what stands once those before it are published."""
    kept: list[CheckedFile] = []
    unchanged: list[CheckedFile] = []
    firsts = {file.report.sha256: file for file in reversed(files)}
    for file in [one for one in files if firsts[one.report.sha256] is one]:
        submission = _submission(file)
        if _says_nothing_new(record, submission):
            unchanged.append(file)
        else:
            kept.append(file)
            record = record_after(record, submission)
    again = tuple(file for file in files if firsts[file.report.sha256] is not file)
    return Choice(tuple(kept), tuple(unchanged), again)


def _says_nothing_new(record: Record, submission: Submission) -> bool:
    table = row_table_of(submission.kind)
    rows = written(table, standing_rows(record, table), submission.said, file_name=submission.plain_name)
    return bool((rows["change"] == UNCHANGED).all())


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
