"""Who takes turns: a few at a time in their order, and nobody waits long for whoever works long."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ntm_dashboard.web.turns import Turns
from tests.patience import SECONDS, until


class Crowd:
    """People who come one after the other; each stays within until it is let go."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._threads = ThreadPoolExecutor(32)
        self._leave: dict[int, threading.Event] = {}
        self.within: list[int] = []
        self.came: list[int] = []

    def come(self, number: int) -> None:
        """Let one come, and wait until it asks for its turn or has it."""
        self._leave[number] = threading.Event()
        before = len(self.came) + self.waiting
        self._threads.submit(self._stay, number)
        until(lambda: len(self.came) + self.waiting > before)

    def go(self, number: int) -> None:
        """Let one go."""
        self._leave[number].set()

    def _stay(self, number: int) -> None:
        with self._turns.taken():
            self.came.append(number)
            self.within.append(number)
            self._leave[number].wait(SECONDS)
            self.within.remove(number)

    @property
    def waiting(self) -> int:
        """Count those who wait."""
        return len(self._turns._waiting)

    def end(self) -> None:
        """Let everybody go."""
        for event in self._leave.values():
            event.set()
        self._threads.shutdown()


@pytest.fixture
def crowd():
    made: list[Crowd] = []

    def make(**how: float) -> Crowd:
        made.append(Crowd(Turns(**how)))
        return made[-1]

    yield make
    for one in made:
        one.end()


def test_no_more_than_so_many_are_within_and_the_first_to_come_is_the_next(crowd):
    people = crowd(at_once=2, long=SECONDS)
    for number in range(6):
        people.come(number)
    assert (people.within, people.waiting) == ([0, 1], 4)

    people.go(1)
    until(lambda: people.within == [0, 2])
    people.go(0)
    until(lambda: people.within == [2, 3])

    assert people.came == [0, 1, 2, 3]


def test_nobody_waits_for_those_who_work_long(crowd):
    people = crowd(at_once=2, long=0.2)
    for number in range(2):
        people.come(number)
    time.sleep(0.3)

    for number in range(2, 4):
        people.come(number)

    until(lambda: people.within == [0, 1, 2, 3])


def test_somebody_who_waits_comes_in_once_those_within_have_worked_long(crowd):
    people = crowd(at_once=1, long=0.3)
    for number in range(3):
        people.come(number)

    until(lambda: people.within == [0, 1, 2])


def test_a_run_that_fails_gives_its_turn_back():
    turns = Turns(at_once=1, long=SECONDS)
    for _run in range(3):
        with pytest.raises(KeyError), turns.taken():
            raise KeyError

    with turns.taken():
        pass
