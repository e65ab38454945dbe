"""Tables as plain HTML: read aloud well, wrap on a phone, print, and show every text as it is."""

import re
from collections.abc import Sequence

import streamlit as st

from ntm_dashboard.web.components.markup import Html, join, tag

_LONG = re.compile(r"(\S{33,})")
_CHUNK = 16


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str = "", numbers: Sequence[int] = ()
) -> Html:
    """Make a table; `numbers` are the places of the columns that are set to the right."""
    head = tag("tr", *(_cell("th", text, place in numbers, scope="col") for place, text in enumerate(heads)))
    body = [
        tag("tr", *(_cell("td", text, place in numbers, data_label=heads[place]) for place, text in enumerate(row)))
        for row in rows
    ]
    said = tag("caption", caption) if caption else Html("")
    inner = tag("table", said, tag("thead", head), tag("tbody", *body), class_="ntm-table")
    return tag("div", inner, class_="ntm-scroll", tabindex="0", role="region", aria_label=caption or " · ".join(heads))


def show(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str = "", numbers: Sequence[int] = ()
) -> None:
    """Show a table."""
    st.html(table(heads, rows, caption=caption, numbers=numbers))


def facts(pairs: Sequence[tuple[str, str]]) -> Html:
    """Make a list of named facts, leaving out the empty ones."""
    return tag("dl", *(join(tag("dt", name), tag("dd", value)) for name, value in pairs if value), class_="ntm-facts")


def _cell(name: str, text: str, is_number: bool, **attributes: str) -> Html:
    return tag(name, _breakable(text), class_="ntm-number" if is_number else "", **attributes)


def _breakable(text: str) -> Html:
    """Let a text without a space, such as a checksum, go on in the next line; copied, it is whole."""
    if isinstance(text, Html):
        return text
    parts = [_chunks(part) if _LONG.fullmatch(part) else [part] for part in _LONG.split(text)]
    return join(*(piece for pieces in parts for piece in pieces))


def _chunks(text: str) -> list[str]:
    chunks = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    return [piece for chunk in chunks for piece in (chunk, Html("<wbr>"))]
