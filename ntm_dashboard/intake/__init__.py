"""Reading files that offices send: bytes in, a prepared report with its problems out."""

from ntm_dashboard.intake.outcome.codes import ConfirmationCode, ErrorCode, NoticeCode, Repair
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import REPAIR_TEXTS, Notice, Problem
from ntm_dashboard.intake.outcome.progress import Progress
from ntm_dashboard.intake.outcome.report import (
    Alias,
    Answers,
    BlankMeans,
    IntakeContext,
    Layout,
    Matching,
    PreparedReport,
    ReadAs,
    Verdict,
)
from ntm_dashboard.intake.verdict.check import check
from ntm_dashboard.intake.verdict.confirmations import confirm

__all__ = [
    "REPAIR_TEXTS",
    "Alias",
    "Answers",
    "BlankMeans",
    "ConfirmationCode",
    "ErrorCode",
    "IntakeContext",
    "Layout",
    "Limits",
    "Matching",
    "Notice",
    "NoticeCode",
    "PreparedReport",
    "Problem",
    "Progress",
    "ReadAs",
    "Repair",
    "Verdict",
    "check",
    "confirm",
]
