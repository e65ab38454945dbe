"""A bounded shelf of computed values: each is computed once, however many people ask for it at the same moment."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class Shelf(Generic[V]):
    """Keeps the values asked for last. For values that never change, such as what stands at a revision."""

    def __init__(self, size: int) -> None:
        """Make a shelf that holds up to `size` values."""
        self._size = size
        self._values: OrderedDict[Hashable, V] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Give the value of a key, made now if it is not on the shelf; others who ask meanwhile wait for it."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            making = self._making.setdefault(key, Lock())
        with making:
            return self._made(key, make)

    def at_hand(self, key: Hashable) -> V | None:
        """Give the value of a key if it is on the shelf, None if it would have to be made."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def _made(self, key: Hashable, make: Callable[[], V]) -> V:
        with self._lock:
            if key in self._values:
                return self._values[key]
        try:
            value = make()
            self._keep(key, value)
        finally:
            with self._lock:
                self._making.pop(key, None)
        return value

    def _keep(self, key: Hashable, value: V) -> None:
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
