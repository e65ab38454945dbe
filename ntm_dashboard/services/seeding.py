"""Load the data folder into the database with the same check as an upload: all of it, or nothing at all."""

import hashlib
from datetime import date
from pathlib import Path

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind
from ntm_dashboard.errors import ConflictError, DataFolderError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import Problem
from ntm_dashboard.intake.outcome.report import IntakeContext, PreparedReport
from ntm_dashboard.intake.verdict.check import check
from ntm_dashboard.services.data_folder import RowFile, row_files
from ntm_dashboard.services.people import PROGRAM
from ntm_dashboard.store import Revision, RevisionKind, Store, Submission

ORDER = (
    ReportKind.TARGETS,
    ReportKind.RECOGNITIONS,
    ReportKind.COUNTS,
    ReportKind.DISTRICT_REPORT,
    ReportKind.COMMUNE_REPORT,
    *FOLLOW_UP,
)
PROBLEMS_SHOWN = 30


def seed(store: Store, catalogue: Catalogue, *, folder: Path, today: date) -> tuple[Revision, ...]:
    """Load what the folder says and the database does not have yet; gives the revisions, oldest first.

    A new database takes every file, one revision each. Later a file that was changed in the folder is loaded again,
    and what it no longer says is withdrawn, as long as nobody has published by hand: from then on people decide.

    Raises:
        DataFolderError: a kind of file is missing (the follow-up may be), or a file has problems; names file, row and
            column of each.
    """
    known = store.revisions()
    if any(one.kind is not RevisionKind.SEEDED for one in known):
        return ()
    files = sorted(row_files(folder), key=lambda file: (ORDER.index(file.kind), file.name))
    _must_be_complete(files, folder)
    loaded = {one.file_name: one.sha256 for one in reversed(known)}
    changed = [file for file in files if loaded.get(file.name) != hashlib.sha256(file.content).hexdigest()]
    submissions = [_submission(*pair) for pair in _prepared(changed, IntakeContext(catalogue, today))]
    try:
        return store.publish_all(submissions, expected_revision=len(known))
    except ConflictError:
        return ()  # another server has loaded the same folder at the same moment


def _must_be_complete(files: list[RowFile], folder: Path) -> None:
    missing = [kind for kind in ORDER if kind not in {*FOLLOW_UP, *(file.kind for file in files)}]
    if missing:
        sentence = N_(
            "Thư mục số liệu “{folder}” thiếu tệp {names}. "
            "Nếu chưa có số liệu loại này, hãy để tệp chỉ có dòng tên cột."
        )
        names = tuple(f"{kind.value}.csv" for kind in missing)
        raise DataFolderError(str(Message.of(sentence, folder=str(folder), names=names)))


def _prepared(files: list[RowFile], context: IntakeContext) -> list[tuple[RowFile, PreparedReport]]:
    reports = [(file, check(file.content, file.name, context=context)) for file in files]
    told = [line for file, report in reports for line in _problems(file, report)]
    if told:
        raise DataFolderError("\n".join([_("Thư mục số liệu có lỗi, chưa nạp gì:"), *_capped(told)]))
    return [(file, report) for file, report in reports if report.is_accepted]


def _problems(file: RowFile, report: PreparedReport) -> list[str]:
    if report.is_accepted and report.kind is file.kind:
        return []
    if report.is_accepted:
        sentence = N_("{file}: nội dung thuộc loại “{found}”, không đúng với tên tệp.")
        found = report.kind.value if report.kind else ""
        return [str(Message.of(sentence, file=file.name, found=found))]
    if [problem.code for problem in report.errors] == [ErrorCode.NO_ROWS]:
        return []
    return [str(_located(file, problem)) for problem in report.errors]


def _located(file: RowFile, problem: Problem) -> Message:
    if problem.row is None:
        return Message.of("{file}: {problem}", file=file.name, problem=problem.message)
    if not problem.column:
        return Message.of(
            N_("{file}, dòng {row}: {problem}"), file=file.name, row=str(problem.row), problem=problem.message
        )
    return Message.of(
        N_("{file}, dòng {row}, cột “{column}”: {problem}"),
        file=file.name,
        row=str(problem.row),
        column=problem.column,
        problem=problem.message,
    )


def _capped(lines: list[str]) -> list[str]:
    more = len(lines) - PROBLEMS_SHOWN
    if more <= 0:
        return lines
    return [*lines[:PROBLEMS_SHOWN], str(Message.of(N_("… và {count} lỗi nữa."), count=more))]


def _submission(file: RowFile, report: PreparedReport) -> Submission:
    assert report.rows is not None  # noqa: S101 — an accepted report has rows
    return Submission(
        kind=file.kind,
        rows=report.rows,
        file_name=file.name,
        content=file.content,
        period=report.period,
        published_by=PROGRAM.name,
        note=_("Nạp từ thư mục số liệu"),
        is_seed=True,
    )
