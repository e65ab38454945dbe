"""What takes long is made once for many, a few at a time; beyond a bound it is refused instead of queued."""

import asyncio
import threading

import pytest

from ntm_dashboard.web.made_in_turn import BusyError, MadeInTurn


class Slow:
    """Something that is made only when the test lets it, and counts how often and how many at once."""

    def __init__(self) -> None:
        self.times, self.now, self.most = 0, 0, 0
        self.go = threading.Event()
        self._lock = threading.Lock()

    def make(self) -> str:
        with self._lock:
            self.times += 1
            self.now += 1
            self.most = max(self.most, self.now)
        self.go.wait()
        with self._lock:
            self.now -= 1
        return "made"


async def _all(tasks: list[asyncio.Task[str]], slow: Slow) -> list[str | BaseException]:
    await asyncio.sleep(0.05)
    slow.go.set()
    return await asyncio.gather(*tasks, return_exceptions=True)


def test_many_who_ask_for_the_same_get_what_is_made_once():
    slow, turn = Slow(), MadeInTurn[str](waiting=3, of_one_client=1)

    async def run() -> list[str | BaseException]:
        tasks = [asyncio.create_task(turn.give("a", slow.make, client="một")) for _one in range(50)]
        return await _all(tasks, slow)

    assert asyncio.run(run()) == ["made"] * 50
    assert slow.times == 1


def test_only_a_few_are_made_at_once():
    slow, turn = Slow(), MadeInTurn[str](at_once=2, waiting=20, of_one_client=20)

    async def run() -> list[str | BaseException]:
        tasks = [asyncio.create_task(turn.give(key, slow.make, client="một")) for key in range(12)]
        return await _all(tasks, slow)

    assert asyncio.run(run()) == ["made"] * 12
    assert slow.most == 2


def test_one_client_cannot_take_the_room_of_the_others():
    slow, turn = Slow(), MadeInTurn[str](at_once=1, waiting=10, of_one_client=2)

    async def run() -> list[str | BaseException]:
        of_one = [asyncio.create_task(turn.give(("một", key), slow.make, client="một")) for key in range(5)]
        of_another = [asyncio.create_task(turn.give(("hai", 0), slow.make, client="hai"))]
        return await _all([*of_one, *of_another], slow)

    answers = asyncio.run(run())
    assert [isinstance(answer, BusyError) for answer in answers] == [False, False, True, True, True, False]


def test_the_bound_of_all_holds_and_is_free_again_afterwards():
    slow, turn = Slow(), MadeInTurn[str](at_once=1, waiting=3, of_one_client=3)

    async def run() -> tuple[list[str | BaseException], str]:
        tasks = [asyncio.create_task(turn.give(key, slow.make, client=str(key))) for key in range(5)]
        return await _all(tasks, slow), await turn.give("sau", slow.make, client="một")

    answers, later = asyncio.run(run())
    assert [isinstance(answer, BusyError) for answer in answers] == [False, False, False, True, True]
    assert later == "made"


def test_what_fails_fails_for_those_who_asked_and_is_tried_anew():
    turn = MadeInTurn[str]()

    def fail() -> str:
        raise ValueError("no")

    async def run() -> str:
        for _time in range(2):
            with pytest.raises(ValueError, match="no"):
                await turn.give("a", fail, client="một")
        return await turn.give("a", lambda: "made", client="một")

    assert asyncio.run(run()) == "made"


def test_whoever_leaves_does_not_take_the_answer_from_the_others():
    slow, turn = Slow(), MadeInTurn[str]()

    async def run() -> str | BaseException:
        first = asyncio.create_task(turn.give("a", slow.make, client="một"))
        second = asyncio.create_task(turn.give("a", slow.make, client="hai"))
        await asyncio.sleep(0.05)
        first.cancel()
        return (await _all([second], slow))[0]

    assert asyncio.run(run()) == "made"
