"""Asking whether somebody may, with a line in the audit log where they may not."""

from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.people import Act, Person, must_be_allowed
from ntm_dashboard.store import AuditAction, Store

NOT_ONES_OWN = N_("Người chuẩn bị số liệu không được tự công bố: cần một người khác công bố.")


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


def must_be_another(store: Store, name: str, *, prepared_by: str) -> None:
    """Stop whoever would carry out alone what they prepared themselves.

    Raises:
        NotPermittedError: it is the same person; the attempt is in the audit log.
    """
    if name == prepared_by:
        error = NotPermittedError(str(Message.of(NOT_ONES_OWN)))
        store.log(AuditAction.REFUSED, actor=name, is_success=False, detail=str(error))
        raise error
