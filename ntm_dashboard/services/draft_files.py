"""Which files wait in which draft: a file that somebody put up already is told before it is put up once more."""

from collections.abc import Sequence
from dataclasses import dataclass

from ntm_dashboard.services.own_commune import is_limited
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.submitting import CheckedFile
from ntm_dashboard.store import Store
from ntm_dashboard.store.drafts import Draft, NamedFile


@dataclass(frozen=True)
class Waiting:
    """A file that waits in a draft of somebody."""

    file: NamedFile
    draft: Draft


@dataclass(frozen=True)
class DraftFiles:
    """The files of all drafts."""

    files: tuple[NamedFile, ...]
    waiting: tuple[Waiting, ...]

    def of(self, number: int) -> tuple[NamedFile, ...]:
        """Give the files of a draft in their order."""
        return tuple(one for one in self.files if one.draft == number)

    def elsewhere(self, file: NamedFile) -> tuple[Waiting, ...]:
        """Give where the same content waits in another draft."""
        return tuple(one for one in self.waiting if one.file.sha256 == file.sha256 and one.file.draft != file.draft)

    def already(self, files: Sequence[CheckedFile]) -> tuple[Waiting, ...]:
        """Give where the content of files that are not put up yet waits already."""
        digests = {one.report.sha256 for one in files}
        return tuple(one for one in self.waiting if one.file.sha256 in digests)


def draft_files(store: Store, *, person: Person | None) -> DraftFiles:
    """Give the files of all drafts, and which of them wait; to a commune officer those of their own drafts.

    Raises:
        NotPermittedError: the person may not hand in figures.
    """
    who = allowed(store, person, Act.HAND_IN)
    with store.reading() as transaction:
        files, drafts = transaction.drafts.names(), transaction.drafts.all()
    if is_limited(who):
        drafts = tuple(one for one in drafts if one.put_up_by == who.name)
        own = {one.number for one in drafts}
        files = tuple(one for one in files if one.draft in own)
    undecided = {one.number: one for one in drafts if one.outcome is None}
    return DraftFiles(files, tuple(Waiting(one, undecided[one.draft]) for one in files if one.draft in undecided))
