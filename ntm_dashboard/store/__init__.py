"""The database: append-only revisions of published reports."""

from ntm_dashboard.store.audit import AuditAction, AuditEntry, audit_action_word
from ntm_dashboard.store.backup_folder import Rotation
from ntm_dashboard.store.history import RawFile, Reason, Revision, RevisionKind, revision_kind_word
from ntm_dashboard.store.publish import Submission, record_after
from ntm_dashboard.store.restoring import AccountChange, ChangedAccount, RestorePlan
from ntm_dashboard.store.store import Store
from ntm_dashboard.store.transaction import Transaction
from ntm_dashboard.store.undo import Conflict, Decision, Instruction, UndoPlan

__all__ = [
    "AccountChange",
    "AuditAction",
    "AuditEntry",
    "ChangedAccount",
    "Conflict",
    "Decision",
    "Instruction",
    "RawFile",
    "Reason",
    "RestorePlan",
    "Revision",
    "RevisionKind",
    "Rotation",
    "Store",
    "Submission",
    "Transaction",
    "UndoPlan",
    "audit_action_word",
    "record_after",
    "revision_kind_word",
]
