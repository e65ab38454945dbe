"""Backups, taken and put back by somebody who may."""

from pathlib import Path

from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.services.people import Act, Person, must_be_allowed
from ntm_dashboard.store import AuditAction, Store


def back_up(store: Store, file: Path, *, person: Person | None) -> None:
    """Write everything into one new file while the program runs.

    Raises:
        NotPermittedError: the person is no administrator.
        StoreError: there is a file of that name already, or it cannot be written.
    """
    name = _administrator(store, person)
    store.back_up(file)
    store.log(AuditAction.BACKUP, actor=name, detail=file.name)


def restore_backup(store: Store, file: Path, *, person: Person | None) -> int:
    """Put what a backup holds in place of everything; gives its newest revision. Servers must start anew.

    Raises:
        NotPermittedError: the person is no administrator.
        StoreError: the file is no whole backup, or the database cannot be written.
    """
    name = _administrator(store, person)
    revision = store.restore_backup(file)
    store.log(AuditAction.BACKUP_RESTORED, actor=name, detail=file.name)
    return revision


def _administrator(store: Store, person: Person | None) -> str:
    try:
        return must_be_allowed(person, Act.BACK_UP).name
    except NotPermittedError as error:
        store.log(AuditAction.REFUSED, actor=person.name if person else "", is_success=False, detail=str(error))
        raise
