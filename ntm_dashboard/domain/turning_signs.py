"""Signs that are not seen and turn the direction of what stands around them, so that a name reads as another one."""

import re

TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""As a range of a regular expression. Signs that join letters (emoji, Khmer) are none: they change no order."""

_TURNING = re.compile(f"[{TURNING}]")


def turning_sign_in(text: str) -> str | None:
    """Give the first of them in a text by its number (U+202E), None where there is none."""
    found = _TURNING.search(text)
    return None if found is None else f"U+{ord(found[0]):04X}"


def shown(text: str) -> str:
    """Put what can be seen, the number of the sign, in the place of each."""
    return _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
