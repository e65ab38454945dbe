"""The audit log, for those who may read it."""

from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import Store
from ntm_dashboard.store.audit import AuditEntry


def audit_log(store: Store, *, person: Person | None, limit: int) -> tuple[AuditEntry, ...]:
    """Give the newest lines of the log, the newest first.

    Raises:
        NotPermittedError: the person may not.
    """
    allowed(store, person, Act.READ_AUDIT_LOG)
    return store.audit_entries(limit=limit)
