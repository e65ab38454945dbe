"""What an editor is in the middle of handing in comes back after a reload, a lost connection or a new sign-in."""

from collections.abc import Collection, Sequence

from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import Store
from ntm_dashboard.store.unfinished import UnfinishedFile


def kept_files(store: Store, *, person: Person | None) -> tuple[UnfinishedFile, ...]:
    """Give the files that a person has neither published nor thrown away, in the order in which they came.

    Raises:
        NotPermittedError: the person may not publish.
    """
    name = allowed(store, person, Act.PUBLISH).name
    with store.reading() as transaction:
        return transaction.unfinished.of(name)


def keep_files(store: Store, files: Sequence[UnfinishedFile], *, person: Person | None) -> None:
    """Keep files, or what was settled about them since.

    Raises:
        NotPermittedError: the person may not publish.
    """
    name = allowed(store, person, Act.PUBLISH).name
    with store.writing() as transaction:
        for file in files:
            transaction.unfinished.keep(name, file)


def throw_away_files(store: Store, keys: Collection[str], *, person: Person | None) -> None:
    """Let go of files that are published or not wanted any more.

    Raises:
        NotPermittedError: the person may not publish.
    """
    name = allowed(store, person, Act.PUBLISH).name
    with store.writing() as transaction:
        transaction.unfinished.throw_away(name, keys)
