"""One transaction: what accounts, drafts, comments and the like are asked and told in it is kept together."""

from sqlalchemy import Connection

from ntm_dashboard.store import audit
from ntm_dashboard.store.accounts import KeptAccounts
from ntm_dashboard.store.aliases import KeptSpellings
from ntm_dashboard.store.audit import AuditAction
from ntm_dashboard.store.boundaries import KeptBoundaries
from ntm_dashboard.store.calendars import KeptCalendars
from ntm_dashboard.store.comments import KeptComments
from ntm_dashboard.store.drafts import KeptDrafts
from ntm_dashboard.store.forms import KeptForms
from ntm_dashboard.store.rules import KeptRules
from ntm_dashboard.store.sessions import KeptAttempts, KeptBrowsers, KeptSecrets, KeptSessions
from ntm_dashboard.store.tokens import KeptTokens
from ntm_dashboard.store.unfinished import KeptUnfinished
from ntm_dashboard.store.unfinished_edits import KeptEdits


class Transaction:
    """What is kept beside the published rows, within one transaction of `Store.reading` or `Store.writing`.

    All that is written in it is kept, or nothing where an error leaves it.
    """

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`, which has begun."""
        self._connection = connection
        self.accounts = KeptAccounts(connection)
        self.sessions = KeptSessions(connection)
        self.attempts = KeptAttempts(connection)
        self.browsers = KeptBrowsers(connection)
        self.secrets = KeptSecrets(connection)
        self.drafts = KeptDrafts(connection)
        self.spellings = KeptSpellings(connection)
        self.forms = KeptForms(connection)
        self.rules = KeptRules(connection)
        self.tokens = KeptTokens(connection)
        self.unfinished = KeptUnfinished(connection)
        self.edits = KeptEdits(connection)
        self.comments = KeptComments(connection)
        self.boundaries = KeptBoundaries(connection)
        self.calendars = KeptCalendars(connection)

    def log(self, action: AuditAction, *, actor: str, is_success: bool = True, detail: str = "") -> None:
        """Append a line to the audit log."""
        audit.log(self._connection, action, actor=actor, is_success=is_success, detail=detail)
