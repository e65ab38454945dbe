"""A value is computed once and dropped when the shelf is full."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from ntm_dashboard.services.shelf import Shelf
from tests.patience import SECONDS


def test_people_who_ask_at_the_same_moment_share_one_computation():
    shelf: Shelf[int] = Shelf(4)
    made: list[int] = []

    together = Barrier(8)

    def make() -> int:
        made.append(1)
        return 7

    def ask(_number: int) -> int:
        together.wait(SECONDS)
        return shelf.get("key", make)

    with ThreadPoolExecutor(8) as people:
        values = list(people.map(ask, range(8)))

    assert values == [7] * 8
    assert made == [1]


def test_what_was_asked_for_longest_ago_is_dropped_first():
    shelf: Shelf[str] = Shelf(2)
    made: list[str] = []

    def ask(key: str) -> str:
        return shelf.get(key, lambda: made.append(key) or key)

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)

    assert made == ["a", "b", "c", "b"]


def test_a_computation_that_failed_is_tried_again():
    shelf: Shelf[int] = Shelf(2)

    def fail() -> int:
        raise LookupError

    with pytest.raises(LookupError):
        shelf.get("key", fail)

    assert shelf.get("key", lambda: 1) == 1
