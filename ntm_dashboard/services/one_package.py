"""Files that are published together: one that is there twice, and one that says otherwise than a file before it."""

from collections.abc import Sequence

from ntm_dashboard.domain.published import CHANGED, row_table_of, standing_beside, standing_rows, written
from ntm_dashboard.domain.record import Record
from ntm_dashboard.services.publishing import Release, submission_of
from ntm_dashboard.services.submitting import CheckedFile
from ntm_dashboard.store import Submission, record_after


def told_apart(files: Sequence[CheckedFile]) -> tuple[list[CheckedFile], list[CheckedFile]]:
    """Give each content once, and the files that repeat one before them."""
    firsts: dict[str, CheckedFile] = {}
    for file in files:
        firsts.setdefault(file.report.sha256, file)
    kept = list(firsts.values())
    return kept, [file for file in files if firsts[file.report.sha256] is not file]


def overruling(record: Record, files: Sequence[CheckedFile]) -> list[tuple[CheckedFile, int]]:
    """Give the accepted files that say otherwise than one before them, with the number of cells in which they do."""
    found: list[tuple[CheckedFile, int]] = []
    published = record.revision
    for file in files:
        submission = submission_of(Release(file.report, b""), publisher="")
        if cells := _replaced(record, submission, since=published):
            found.append((file, cells))
        record = record_after(record, submission)
    return found


def _replaced(record: Record, submission: Submission, *, since: int) -> int:
    """Count the cells that a file changes and that were written after a revision."""
    table = row_table_of(submission.kind)
    standing = standing_rows(record, table)
    rows = written(table, standing, submission.said, file_name=submission.plain_name)
    revisions = standing_beside(table, standing, rows)["revision"]
    return int((revisions[(rows["change"] == CHANGED).to_numpy()] > since).sum())
