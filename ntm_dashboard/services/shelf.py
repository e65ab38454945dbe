"""A bounded shelf of computed values: each is computed once, however many people ask for it at the same moment."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, ClassVar, Generic, TypeVar
from weakref import WeakSet

V = TypeVar("V")
_SHELVES: "WeakSet[Shelf[Any]]" = WeakSet()


class Shelf(Generic[V]):
    """Keeps the values asked for last. For values that never change, such as what stands at a revision.

    Only when another database came in the place of the one that is open do they mean something else; then every shelf
    is emptied (`forget_all`).
    """

    _emptied: ClassVar[int] = 0

    def __init__(self, size: int, name: str = "") -> None:
        """Make a shelf that holds up to `size` values; `name` is what is counted of it under."""
        self.name, self.ready, self.made = name, 0, 0
        _SHELVES.add(self)
        self._size = size
        self._values: OrderedDict[Hashable, V] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()
        self._since = Shelf._emptied

    @staticmethod
    def forget_all() -> None:
        """Empty every shelf of the process; what is being made meanwhile is given out once and not kept."""
        Shelf._emptied += 1

    @staticmethod
    def times_forgotten() -> int:
        """Give how often every shelf was emptied."""
        return Shelf._emptied

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Give the value of a key, made now if it is not on the shelf; others who ask meanwhile wait for it."""
        with self._lock:
            if self._since != Shelf._emptied:
                self._values.clear()
                self._since = Shelf._emptied
            if key in self._values:
                self._values.move_to_end(key)
                self.ready += 1
                return self._values[key]
            making = self._making.setdefault(key, Lock())
        with making:
            return self._made(key, make)

    def at_hand(self, *keys: Hashable) -> V | None:
        """Give the value of the first of some keys that is on the shelf; None where each would have to be made."""
        with self._lock:
            found = next((key for key in keys if key in self._values), None) if self._since == Shelf._emptied else None
            if found is None:
                return None
            self._values.move_to_end(found)
            self.ready += 1
            return self._values[found]

    def _made(self, key: Hashable, make: Callable[[], V]) -> V:
        with self._lock:
            if key in self._values:
                return self._values[key]
        since = Shelf._emptied
        try:
            value = make()
            if since == Shelf._emptied:
                self._keep(key, value)
        finally:
            with self._lock:
                self._making.pop(key, None)
        return value

    def _keep(self, key: Hashable, value: V) -> None:
        with self._lock:
            self._values[key] = value
            self.made += 1
            while len(self._values) > self._size:
                self._values.popitem(last=False)


def asked() -> dict[str, tuple[int, int]]:
    """Give how often values stood ready and had to be made, by the name of the shelf."""
    counted: dict[str, tuple[int, int]] = {}
    for one in [*_SHELVES]:
        ready, made = counted.get(one.name, (0, 0))
        counted[one.name] = (ready + one.ready, made + one.made)
    return counted
