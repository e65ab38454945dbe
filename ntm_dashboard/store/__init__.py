"""The database: append-only revisions of published reports."""

from ntm_dashboard.store.history import RawFile, Reason, Revision, RevisionKind, revision_kind_word
from ntm_dashboard.store.publish import Submission
from ntm_dashboard.store.store import Store

__all__ = ["RawFile", "Reason", "Revision", "RevisionKind", "Store", "Submission", "revision_kind_word"]
