"""Asking whether somebody may, with a line in the audit log where they may not."""

from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.services.people import Act, Person, must_be_allowed
from ntm_dashboard.store import AuditAction, Store


def allowed(store: Store, person: Person | None, act: Act) -> Person:
    """Give the person back when they may do it. Ask before a transaction is opened, so that the refusal is kept.

    Raises:
        NotPermittedError: says what they lack; the attempt is in the audit log.
    """
    try:
        return must_be_allowed(person, act)
    except NotPermittedError as error:
        actor = person.name if person else ""
        store.log(AuditAction.REFUSED, actor=actor, is_success=False, detail=f"{act}: {error}")
        raise
