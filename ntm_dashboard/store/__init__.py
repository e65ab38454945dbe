"""The database: append-only revisions of published reports."""

from ntm_dashboard.store.audit import AuditAction, AuditEntry, audit_action_word
from ntm_dashboard.store.backup import record_in_backup
from ntm_dashboard.store.history import RawFile, Reason, Revision, RevisionKind, revision_kind_word
from ntm_dashboard.store.publish import Submission, record_after
from ntm_dashboard.store.store import Store
from ntm_dashboard.store.transaction import Transaction
from ntm_dashboard.store.undo import Conflict, Decision, Instruction, UndoPlan

__all__ = [
    "AuditAction",
    "AuditEntry",
    "Conflict",
    "Decision",
    "Instruction",
    "RawFile",
    "Reason",
    "Revision",
    "RevisionKind",
    "Store",
    "Submission",
    "Transaction",
    "UndoPlan",
    "audit_action_word",
    "record_after",
    "record_in_backup",
    "revision_kind_word",
]
