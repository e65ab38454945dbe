"""Reading files that offices send: bytes in, a prepared report with its problems out."""

from ntm_dashboard.intake.check import check
from ntm_dashboard.intake.codes import ConfirmationCode, ErrorCode, NoticeCode, Repair
from ntm_dashboard.intake.confirmations import confirm
from ntm_dashboard.intake.limits import Limits
from ntm_dashboard.intake.problems import REPAIR_TEXTS, Notice, Problem
from ntm_dashboard.intake.report import (
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
    "ReadAs",
    "Repair",
    "Verdict",
    "check",
    "confirm",
]
