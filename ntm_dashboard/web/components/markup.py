"""HTML made safely: whatever is not already `Html` is escaped, so that a name or a note can never become markup."""

import re
from html import escape, unescape

_UNREAD = re.compile(r'<(\w+) aria-hidden="true">[^<]*</\1>')
_TAG = re.compile(r"<[^>]*>")


class Html(str):
    """A piece of HTML that may be shown as it is: made by `tag` or `join`, never from data."""

    __slots__ = ()


NOTHING = Html("")


def tag(name: str, /, *parts: str, **attributes: str) -> Html:
    """Make an element. Attributes: `class_` for class, `aria_label` for aria-label; empty ones are left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value
    )
    return Html(f"<{name}{written}>{join(*parts)}</{name}>")


def text_of(piece: str) -> str:
    """Give the words of a piece as somebody hears them read aloud; a plain text is its own words."""
    if not isinstance(piece, Html):
        return piece
    return unescape(_TAG.sub("", _UNREAD.sub("", piece))).strip()


def join(*parts: str) -> Html:
    """Put pieces together, escaping those that are plain text."""
    return Html("".join(part if isinstance(part, Html) else escape(part, quote=True) for part in parts))
