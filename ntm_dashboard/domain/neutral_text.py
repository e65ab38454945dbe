"""Text that a spreadsheet could take for a formula, made harmless with one apostrophe, and back again.

A text gets an apostrophe when it begins, after any apostrophes of its own, with a character that starts a formula;
the way back takes exactly one away. So no text is changed by going out and coming in.
"""

import re

_STARTS_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+\-]\d+(?:[.,]\d+)*", re.ASCII)


def neutral(text: str) -> str:
    """Give the text as it may stand in a cell: never a formula. Plain numbers (-5,2) stay as they are."""
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    return f"'{text}" if _STARTS_FORMULA.match(text) else text


def restored(text: str) -> str:
    """Give the text that `neutral` was given."""
    return text[1:] if _NEUTRALISED.match(text) else text
