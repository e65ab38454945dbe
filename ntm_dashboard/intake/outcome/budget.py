"""How much work a check may do: counted in steps, the same on every machine, with a deadline as the last resort."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import refusal

Clock = Callable[[], float]
"""Gives seconds that only go up; best those that this thread has worked, so that a busy machine refuses nothing."""

_LOOK_EVERY = 10_000


class Budget:
    """The steps that one check may take, and those it has taken.

    A step is about one look at one cell: a cell made, a text brought to its comparable form, an element of a workbook.
    """

    def __init__(self, steps: int, *, seconds: float = 0, clock: Clock | None = None) -> None:
        self.steps, self.seconds = steps, seconds
        self.used = 0
        self._clock = clock
        self._end = clock() + seconds if clock else 0.0
        self._next_look = min(_LOOK_EVERY, steps + 1)

    def spend(self, steps: int) -> None:
        """Count work.

        Raises:
            RefusalError: more was done than the file is worth.
        """
        self.used += steps
        if self.used >= self._next_look:
            self._look()

    def _look(self) -> None:
        if self.used > self.steps:
            raise refusal(ErrorCode.TOO_MUCH_WORK, expected=Message.of(N_("{count} bước"), count=self.steps))
        if self._clock and self._clock() > self._end:
            raise refusal(ErrorCode.TOO_MUCH_WORK, expected=Message.of(N_("{seconds} giây"), seconds=self.seconds))
        self._next_look = min(self.used + _LOOK_EVERY, self.steps + 1)


_running: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def working_within(budget: Budget) -> Generator[None]:
    """Count everything done inside against a budget."""
    token = _running.set(budget)
    try:
        yield
    finally:
        _running.reset(token)


def spend(steps: int = 1) -> None:
    """Count work against the budget of the check that is running; outside of a check nothing is counted.

    Raises:
        RefusalError: the budget is used up.
    """
    budget = _running.get()
    if budget is not None:
        budget.spend(steps)
