"""Backups, taken and put back by somebody who may."""

from pathlib import Path

from ntm_dashboard.domain.record import Record
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import AuditAction, Store, record_in_backup


def back_up(store: Store, file: Path, *, person: Person | None) -> None:
    """Write everything into one new file while the program runs.

    Raises:
        NotPermittedError: the person is no administrator.
        StoreError: there is a file of that name already, or it cannot be written.
    """
    name = allowed(store, person, Act.BACK_UP).name
    store.back_up(file)
    store.log(AuditAction.BACKUP, actor=name, detail=file.name)


def held_by_backup(store: Store, file: Path, *, person: Person | None) -> Record:
    """Give what stands in a backup, without putting it in place of anything.

    Raises:
        NotPermittedError: the person is no administrator.
        StoreError: the file is no whole backup, or cannot be read.
    """
    allowed(store, person, Act.BACK_UP)
    return record_in_backup(file)


def restore_backup(store: Store, file: Path, *, person: Person | None) -> int:
    """Put what a backup holds in place of everything; gives its newest revision. Servers must start anew.

    Raises:
        NotPermittedError: the person is no administrator.
        StoreError: the file is no whole backup, or the database cannot be written.
    """
    name = allowed(store, person, Act.BACK_UP).name
    revision = store.restore_backup(file)
    store.log(AuditAction.BACKUP_RESTORED, actor=name, detail=file.name)
    return revision
