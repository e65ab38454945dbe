"""The border of a check: what nobody foresaw becomes one problem of one file, with a number that is in the log."""

import logging
import traceback

from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import Problem, problem

_log = logging.getLogger(__name__)
_DIGITS = 8


def unreadable(error: Exception, *, digest: str) -> Problem:
    """Note an error of our own that a file brought about, and say it by a number: the beginning of the file's digest.

    Neither the content nor the name of the file gets into the log. The words of an error may quote the content, so the
    log has only its kind and where it happened.
    """
    number = digest[:_DIGITS].upper()
    _log.error("check %s failed: %s\n%s", number, _kinds(error), "".join(traceback.format_tb(error.__traceback__)))
    return problem(ErrorCode.UNREADABLE, found=number, number=number)


def _kinds(error: BaseException) -> str:
    cause = error.__cause__ or error.__context__
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{name} from {_kinds(cause)}" if cause else name
