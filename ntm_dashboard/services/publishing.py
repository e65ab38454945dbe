"""Preview and publish, beside the ways back: each asks who is acting, and each refusal is in the audit log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ntm_dashboard.domain.cell_changes import cell_changes
from ntm_dashboard.domain.comparison import Comparison
from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.domain.record import Record
from ntm_dashboard.errors import NotPermittedError, UnconfirmedError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.outcome.problems import Problem
from ntm_dashboard.intake.outcome.report import PreparedReport
from ntm_dashboard.intake.verdict.confirmations import confirm_all
from ntm_dashboard.services.going_back import PREVIEWS_KEPT, WaysBack
from ntm_dashboard.services.people import Act, Person, must_be_allowed
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.refusals import NOT_ONES_OWN
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.store import (
    AuditAction,
    RawFile,
    Reason,
    Revision,
    Store,
    Submission,
    record_after,
)

REGRESSION = "REGRESSION"


@dataclass(frozen=True)
class Preview:
    """What publishing would do. Pass `expected_revision` on to `publish`, so that nobody is overwritten unseen.

    `regressions` names each criterion that was met and would not be any more ("29464/5"); each needs a reason.
    `confirmations` is what else is unusual, report by report, each beside what stands once the ones before it are
    published; every code among them must be confirmed. `unchanged` are the places of the reports that change nothing.
    """

    expected_revision: int
    record: Record
    effect: Effect
    regressions: tuple[str, ...]
    confirmations: tuple[tuple[Problem, ...], ...]
    unchanged: tuple[int, ...] = ()

    @property
    def comparison(self) -> Comparison:
        """Give what changes by the cells that it writes, both sides on one day."""
        return self.effect.comparison


@dataclass(frozen=True)
class Release:
    """A checked report with its file and what the publisher adds to it.

    A reason is about `REGRESSION:29464/5`, or about `REGRESSION` for all of them at once; what else had to be
    confirmed is named by its code (`JUMP`).
    """

    report: PreparedReport
    content: bytes
    note: str = ""
    reasons: tuple[Reason, ...] = ()
    prepared_by: str = ""


@dataclass(frozen=True, eq=False)
class _Same:
    """A report as a key: the same object, kept alive by the key."""

    report: PreparedReport

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.report is other.report

    def __hash__(self) -> int:
        return id(self.report)


def confirmation_of(code: ConfirmationCode, problems: Sequence[Problem], said: Sequence[str] = ()) -> Reason:
    """Give the confirmation of what is unusual in the same way: what was read (`said`), and the key of each."""
    read = said or [str(one.message) for one in problems]
    return Reason(str(code), "\n".join(read), tuple(one.key for one in problems))


class Publishing(WaysBack):
    """Changes what stands, on behalf of a person: publishes, and goes back."""

    def __init__(self, store: Store, queries: Queries) -> None:
        """Publish to `store`, by its rules."""
        super().__init__(store, queries)
        self._previews: Shelf[Preview] = Shelf(PREVIEWS_KEPT, "previews")

    def preview(
        self, *reports: PreparedReport, as_of: date | None = None, begun: Callable[[], None] | None = None
    ) -> Preview:
        """Say what publishing reports together would change, without writing anything.

        Both sides stand on one day: without `as_of` the newest that either of them or a written cell speaks of.
        `begun` is told when it is worked out: what was shown before is not worked out again.

        Raises:
            UnconfirmedError: a report was refused by the check.
        """
        number = self._queries.latest_revision()
        return self._previewed(number, [Release(report, b"") for report in reports], as_of=as_of, begun=begun)

    def publish(self, person: Person | None, release: Release, *, expected_revision: int) -> Revision:
        """Publish a report after what its preview compared it with.

        Raises:
            NotPermittedError: the person may not publish, or prepared it while two people are needed.
            ConflictError: somebody published since the preview.
            UnconfirmedError: the report was refused, or a regression has no reason.
            NothingToPublishError: everything already stands so.
        """
        return self._watched(
            person, AuditAction.PUBLISH, lambda: self._publish(person, release, expected_revision=expected_revision)
        )

    def publish_all(
        self,
        person: Person | None,
        releases: Sequence[Release],
        *,
        expected_revision: int,
        draft: int | None = None,
    ) -> tuple[Revision, ...]:
        """Publish reports that were previewed together, one revision each: all of them or none.

        The `draft` that they come from waits no more.

        Raises:
            NotPermittedError, ConflictError, UnconfirmedError, NothingToPublishError: as for one report.
        """
        return self._watched(
            person,
            AuditAction.PUBLISH,
            lambda: self._publish_all(person, releases, expected_revision=expected_revision, draft=draft),
        )

    def raw_file(self, person: Person | None, number: int) -> RawFile | None:
        """Hand out the file of a revision as it came in; None for a revision without one.

        Raises:
            NotPermittedError: the person may not.
        """

        def act() -> RawFile | None:
            name = must_be_allowed(person, Act.DOWNLOAD_RAW_FILE).name
            raw = self._store.raw_file(number)
            self._store.log(AuditAction.DOWNLOAD, actor=name, detail=str(number))
            return raw

        return self._watched(person, AuditAction.DOWNLOAD, act)

    def _publish(self, person: Person | None, release: Release, *, expected_revision: int) -> Revision:
        return self._publish_all(person, [release], expected_revision=expected_revision)[0]

    def _publish_all(
        self,
        person: Person | None,
        releases: Sequence[Release],
        *,
        expected_revision: int,
        draft: int | None = None,
    ) -> tuple[Revision, ...]:
        publisher = must_be_allowed(person, Act.PUBLISH)
        if self.is_two_person and any(release.prepared_by in {"", publisher.name} for release in releases):
            raise NotPermittedError(str(Message.of(NOT_ONES_OWN)))
        submissions = [submission_of(release, publisher=publisher.name) for release in releases]
        reasons = tuple(reason for release in releases for reason in release.reasons)
        preview = self._previewed(expected_revision, releases)
        _must_be_explained(preview.regressions, reasons)
        _must_be_confirmed(preview.confirmations, reasons)
        return self._store.publish_all(submissions, expected_revision=expected_revision, draft=draft)

    def _previewed(
        self,
        number: int,
        releases: Sequence[Release],
        *,
        as_of: date | None = None,
        begun: Callable[[], None] | None = None,
    ) -> Preview:
        """Give what publishing would do; what somebody was shown is not worked out again when they publish it."""
        key = (number, tuple(_Same(release.report) for release in releases), as_of)

        def worked_out() -> Preview:
            if begun is not None:
                begun()
            return self._worked_out(number, releases, as_of=as_of)

        return self._previews.get(key, worked_out)

    def _worked_out(self, number: int, releases: Sequence[Release], *, as_of: date | None) -> Preview:
        after = self._queries.record(number)
        asked: list[tuple[Problem, ...]] = []
        unchanged: list[int] = []
        for place, release in enumerate(releases):
            submission = submission_of(release, publisher="")
            asked.append(confirm_all(release.report, after, self._queries.catalogue))
            standing, after = after, record_after(after, submission)
            if not cell_changes(standing, after):
                unchanged.append(place)
        effect = self._queries.effect_of(after, before=number, as_of=as_of)
        confirmations = tuple(tuple(one for one in problems if not _is_step_back(one)) for problems in asked)
        steps_back = (one.about for problems in asked for one in problems if _is_step_back(one))
        regressions = tuple(dict.fromkeys([*_regressions(effect.comparison), *steps_back]))
        return Preview(number, after, effect, regressions, confirmations, tuple(unchanged))


def submission_of(release: Release, *, publisher: str) -> Submission:
    """Give what a release publishes, on behalf of a person.

    Raises:
        UnconfirmedError: its report was refused by the check.
    """
    report = release.report
    if not report.is_accepted or report.rows is None or report.kind is None:
        sentence = N_("Tệp “{file}” còn lỗi nên không công bố được.")
        raise UnconfirmedError(str(Message.of(sentence, file=report.file_name)))
    return Submission(
        kind=report.kind,
        rows=report.rows,
        file_name=report.file_name,
        content=release.content,
        period=report.period,
        published_by=publisher,
        prepared_by=release.prepared_by,
        note=release.note,
        reasons=release.reasons,
        present=report.present,
        kept=report.kept,
    )


def _regressions(comparison: Comparison) -> tuple[str, ...]:
    worse = comparison.regressions
    return tuple(f"{unit}/{criterion}" for unit, criterion in zip(worse["unit"], worse["criterion"], strict=True))


def _is_step_back(problem: Problem) -> bool:
    return problem.code is ConfirmationCode.REGRESSION


def _must_be_confirmed(confirmations: Sequence[Sequence[Problem]], reasons: tuple[Reason, ...]) -> None:
    given = {reason.about for reason in reasons}
    missing = [one for problems in confirmations for one in problems if str(one.code) not in given]
    if missing:
        said = "\n".join(str(one.message) for one in missing[:10])
        sentence = N_("Có điều khác thường cần xác nhận trước khi công bố:\n{said}")
        raise UnconfirmedError(str(Message.of(sentence, said=said)))


def _must_be_explained(regressions: tuple[str, ...], reasons: tuple[Reason, ...]) -> None:
    given = {reason.about for reason in reasons if reason.text.strip()}
    missing = [one for one in regressions if f"{REGRESSION}:{one}" not in given and REGRESSION not in given]
    if missing:
        sentence = N_(
            "Có {count} tiêu chí đã đạt nay chưa đạt hoặc không còn số liệu ({cells}). Hãy ghi lý do cho từng tiêu chí."
        )
        cells = ", ".join(missing[:10]) + (" …" if len(missing) > 10 else "")
        raise UnconfirmedError(str(Message.of(sentence, count=len(missing), cells=cells)))
