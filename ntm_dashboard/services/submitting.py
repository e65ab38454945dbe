"""From the files that an office drops to what publishing them together would do; nothing is written here."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind, Result
from ntm_dashboard.intake import (
    Answers,
    ConfirmationCode,
    ErrorCode,
    IntakeContext,
    PreparedReport,
    Problem,
    Progress,
    check,
)
from ntm_dashboard.intake.cells.text import compared
from ntm_dashboard.intake.outcome.progress import WHOLE
from ntm_dashboard.intake.verdict.handed_in import sheets_of
from ntm_dashboard.intake.verdict.mending import MendedFile, mended
from ntm_dashboard.intake.verdict.places import FaultyCell, faulty_cells
from ntm_dashboard.services.answers_json import plain_answers
from ntm_dashboard.services.forms import learn_form, remembered, settled_of_form
from ntm_dashboard.services.mending import MENDED, Mend, mended_reason
from ntm_dashboard.services.people import Person
from ntm_dashboard.services.publishing import Preview, Publishing, Release
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.services.showing import ShownTable, shown_tables
from ntm_dashboard.services.spellings import learn_spellings, learn_words
from ntm_dashboard.store import Reason, Revision

_ORDER = (
    ReportKind.TARGETS,
    ReportKind.RECOGNITIONS,
    ReportKind.DISTRICT_REPORT,
    ReportKind.COMMUNE_REPORT,
    ReportKind.COUNTS,
    *FOLLOW_UP,
)
"""Published counts come after the detail that is handed in beside them, since they are reconciled with it."""

REPORTS_KEPT = 12


@dataclass(frozen=True)
class ToRemember:
    """What a person wants remembered once the file is published: words, and its form under a name ("": not)."""

    words: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True)
class DroppedFile:
    """A file as it came in, what a person settled about it, and the cells that they mended.

    `is_made`: the program made it of edits, so that nobody has seen its lines and columns. `came_from` says of which
    original it was made, where that was mended before it came here.
    """

    name: str
    content: bytes
    answers: Answers = field(default_factory=Answers)
    remember: ToRemember = field(default_factory=ToRemember)
    mends: tuple[Mend, ...] = ()
    is_made: bool = False
    came_from: str = ""


@dataclass(frozen=True)
class CheckedFile:
    """A file with the outcome of its check; `mended` is what was checked where cells of it were mended."""

    dropped: DroppedFile
    report: PreparedReport
    mended: MendedFile | None = None

    @property
    def content(self) -> bytes:
        """Give what was checked, and would be published."""
        return self.dropped.content if self.mended is None else self.mended.content

    @property
    def origin(self) -> tuple[Reason, ...]:
        """Say of which file it was made, where cells of it were mended."""
        one = self.dropped
        if one.mends:
            return (mended_reason(one.name, one.content, one.mends),)
        return (Reason(MENDED, one.came_from),) if one.came_from else ()


@dataclass(frozen=True)
class Prospect:
    """What publishing checked files would do, and what must be confirmed first, file by file.

    `skipped` are those that say nothing that does not stand already: they are not published.
    """

    files: tuple[CheckedFile, ...]
    preview: Preview
    skipped: tuple[CheckedFile, ...] = ()

    @property
    def is_made(self) -> bool:
        """Tell whether nobody has seen the files: the program made them of edits."""
        return all(one.dropped.is_made for one in self.files)

    @property
    def confirmations(self) -> dict[ConfirmationCode, tuple[Problem, ...]]:
        """Give what must be confirmed by its code; one tick is enough for what is unusual in the same way."""
        found: dict[ConfirmationCode, tuple[Problem, ...]] = {}
        for problem in (one for problems in self.preview.confirmations for one in problems):
            code = ConfirmationCode(problem.code)
            found[code] = (*found.get(code, ()), problem)
        return found

    def releases(self, *, note: str, reasons: Sequence[Reason], prepared_by: str = "") -> tuple[Release, ...]:
        """Put the files up for publishing with what the publisher adds."""
        return tuple(Release(one.report, one.content, note, (*reasons, *one.origin), prepared_by) for one in self.files)


class Submitting:
    """Checks files and says what they would change."""

    def __init__(self, queries: Queries, publishing: Publishing) -> None:
        """Check with the catalogue and the learned spellings, and compare with what stands through `publishing`."""
        self._queries = queries
        self._publishing = publishing
        self._reports: Shelf[PreparedReport] = Shelf(REPORTS_KEPT, "checks")
        self._mended: Shelf[MendedFile] = Shelf(REPORTS_KEPT, "mended_files")
        self._faulty: Shelf[tuple[PreparedReport, tuple[FaultyCell, ...]]] = Shelf(REPORTS_KEPT, "faulty_cells")

    def check(self, dropped: DroppedFile, *, today: date, progress: Progress | None = None) -> CheckedFile:
        """Read and check one file; a faulty one comes back refused, with its problems.

        The same file with the same answers is checked once, whoever asks again: at each note, tick and reload.
        `progress` is told when a check begins, and how far it is.

        Raises:
            MendingError: the mended cells cannot be written into it.
        """
        known = remembered(self._queries.store)
        context = known.context(self._queries.catalogue, today)
        mended = self._with_mends(dropped, context)
        name, content = (mended.name, mended.content) if mended else (dropped.name, dropped.content)
        answers = json.dumps(plain_answers(dropped.answers), sort_keys=True)
        key = (hashlib.sha256(content).hexdigest(), name, answers, today, repr(known))

        def checked() -> PreparedReport:
            if progress is not None:
                progress(0, WHOLE)
            return check(content, name, context=context, answers=dropped.answers, progress=progress)

        return CheckedFile(dropped, self._reports.get(key, checked), mended)

    def _with_mends(self, dropped: DroppedFile, context: IntakeContext) -> MendedFile | None:
        if not dropped.mends:
            return None
        corrections = [one.correction for one in dropped.mends]
        key = (hashlib.sha256(dropped.content).hexdigest(), dropped.name, *corrections)
        return self._mended.get(key, lambda: mended(dropped.content, dropped.name, corrections, context=context))

    def shown(self, file: CheckedFile, *, today: date) -> tuple[ShownTable, ...]:
        """Give the first rows of a file as they stand in it."""
        return shown_tables(file.content, file.report, context=self._context(today))

    def faulty_cells(self, file: CheckedFile, *, today: date) -> tuple[FaultyCell, ...]:
        """Give the cells of a refused file that can be mended one by one."""
        report = file.report
        if report.is_accepted:
            return ()

        def found() -> tuple[PreparedReport, tuple[FaultyCell, ...]]:
            sheets = sheets_of(file.content, report.file_name, context=self._context(today))
            return report, faulty_cells(report, sheets)

        return self._faulty.get(id(report), found)[1]  # the report is on the shelf, too: its number stays its own

    def _context(self, today: date) -> IntakeContext:
        return remembered(self._queries.store).context(self._queries.catalogue, today)

    def prospect(self, files: Sequence[CheckedFile], *, begun: Callable[[], None] | None = None) -> Prospect:
        """Compare accepted files with what is published; those that change nothing are skipped if another does.

        `begun` is told when that has to be worked out.

        Raises:
            UnconfirmedError: one of them was refused by the check.
        """
        ordered = tuple(sorted(files, key=_place))
        preview = self._publishing.preview(*(one.report for one in ordered), begun=begun)
        if not preview.unchanged or len(preview.unchanged) == len(ordered):
            return Prospect(ordered, preview)
        skipped = tuple(ordered[place] for place in preview.unchanged)
        files = tuple(one for one in ordered if one not in skipped)
        return Prospect(files, self._publishing.preview(*(one.report for one in files)), skipped)

    def publish(
        self,
        person: Person | None,
        prospect: Prospect,
        *,
        note: str,
        reasons: Sequence[Reason],
        prepared_by: str = "",
        draft: int | None = None,
    ) -> tuple[Revision, ...]:
        """Publish the files together, and remember for the next file what was settled about names, words and forms.

        `draft` is what they were put up as, and `prepared_by` by whom.

        Raises:
            NotPermittedError, ConflictError, UnconfirmedError, NothingToPublishError: as for `Publishing.publish_all`.
        """
        releases = prospect.releases(note=note, reasons=reasons, prepared_by=prepared_by)
        expected = prospect.preview.expected_revision
        revisions = self._publishing.publish_all(person, releases, expected_revision=expected, draft=draft)
        for file in prospect.files:
            self._remember(file, person)
        return revisions

    def _remember(self, file: CheckedFile, person: Person | None) -> None:
        store, answers, wanted = self._queries.store, file.dropped.answers, file.dropped.remember
        learn_spellings(store, _units_meant(file), person=person)
        if words := _words_meant(answers, wanted.words):
            learn_words(store, words, person=person)
        if wanted.form and (chosen := settled_of_form(answers)):
            learn_form(store, file.report, name=wanted.form, chosen=chosen, person=person)


def _units_meant(file: CheckedFile) -> dict[str, str]:
    """Give the answered names that the report was really read by: an answer to nothing is not remembered."""
    read = {compared(name): code for name, code in file.report.matching.spellings}
    given = file.dropped.answers.communes
    return {name: code for name, code in given.items() if read.get(compared(name)) == code}


def _words_meant(answers: Answers, words: Sequence[str]) -> dict[str, Result]:
    known = {result.value: result for result in Result}
    given = {word: answers.to(ErrorCode.RESULT_UNKNOWN, word) for word in words}
    return {word: known[value] for word, value in given.items() if value in known}


def _place(file: CheckedFile) -> int:
    return _ORDER.index(file.report.kind) if file.report.kind else 0
