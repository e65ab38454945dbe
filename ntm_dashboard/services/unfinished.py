"""What somebody is in the middle of handing in comes back after a reload, a lost connection or a new sign-in."""

from collections.abc import Collection, Sequence

from ntm_dashboard.errors import ConflictError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import Store
from ntm_dashboard.store.unfinished import UnfinishedFile

_OTHER_TAB = N_("Ở một thẻ khác, bạn đã sửa, bỏ hoặc công bố lần nộp có tệp “{file}”. Chưa ghi đè điều gì.")


def kept_files(store: Store, *, person: Person | None) -> tuple[UnfinishedFile, ...]:
    """Give the files that a person has neither published nor thrown away, in the order in which they came.

    Raises:
        NotPermittedError: the person may not hand in figures.
    """
    name = allowed(store, person, Act.HAND_IN).name
    with store.reading() as transaction:
        return transaction.unfinished.of(name)


def keep_files(store: Store, files: Sequence[UnfinishedFile], *, person: Person | None) -> dict[str, int]:
    """Keep files, or what was settled about them since, all or none; gives the version of each by its key.

    Raises:
        NotPermittedError: the person may not hand in figures.
        ConflictError: another tab of the person has kept one of them otherwise, or let it go.
    """
    name = allowed(store, person, Act.HAND_IN).name
    with store.writing() as transaction:
        for file in files:
            if not transaction.unfinished.keep(name, file):
                raise ConflictError(str(Message.of(_OTHER_TAB, file=file.file_name)))
    return {file.key: file.version + 1 for file in files}


def throw_away_files(store: Store, keys: Collection[str], *, person: Person | None) -> None:
    """Let go of files that are published or not wanted any more.

    Raises:
        NotPermittedError: the person may not hand in figures.
    """
    name = allowed(store, person, Act.HAND_IN).name
    with store.writing() as transaction:
        transaction.unfinished.throw_away(name, keys)
