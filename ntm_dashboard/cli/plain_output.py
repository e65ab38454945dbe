"""What commands print, without signs that a terminal obeys: names and notes come from files."""

import io
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any

from ntm_dashboard.domain.turning_signs import TURNING

_OBEYED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{TURNING}]")


def harmless(text: str) -> str:
    """Write what a terminal would obey, or what turns the direction of a line, as `\\u001b`; so JSON stays JSON."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class PlainOutput(io.TextIOBase):
    """A stream in front of another that makes every text harmless on its way."""

    def __init__(self, stream: Any) -> None:
        """Write to `stream`."""
        self._stream = stream

    def write(self, text: str, /) -> int:
        """Write a text, made harmless."""
        self._stream.write(harmless(text))
        return len(text)

    def flush(self) -> None:
        """Pass on what is still held back."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Tell whether a terminal reads along."""
        return self._stream.isatty()

    @property
    def encoding(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride] — read only here
        """Give the encoding of the stream."""
        return self._stream.encoding


@contextmanager
def plain_output() -> Generator[None]:
    """Make what is printed meanwhile harmless."""
    with redirect_stdout(PlainOutput(sys.stdout)), redirect_stderr(PlainOutput(sys.stderr)):
        yield
