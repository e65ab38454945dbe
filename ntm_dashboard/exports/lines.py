"""How many lines a text takes, and a text cut to the lines that its place has."""

import textwrap


def wrapped(text: str, *, width: float) -> list[str]:
    """Break a text at its spaces into lines of at most `width` letters; a longer word is broken."""
    return textwrap.wrap(text, max(1, int(width)), break_on_hyphens=False) or [""]


def shortened(text: str, *, width: float, most: int) -> str:
    """Cut a text that needs more than `most` lines of `width` letters, with an ellipsis, and leave its spaces alone."""
    if len(wrapped(text, width=width)) <= most:
        return text
    kept = len("".join("".join(fitted(text, width=width, most=most)).split())) - 1
    ends = (end for end in range(len(text)) if len("".join(text[:end].split())) == kept)
    return f"{text[: next(ends)]}…"


def fitted(text: str, *, width: float, most: int) -> list[str]:
    """Break a text into at most `most` lines, ending with an ellipsis where some is left out; 0 leaves nothing out."""
    lines = wrapped(text, width=width)
    if not most or len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], f"{last[: max(1, int(width)) - 1].rstrip()}…"]
