"""Tables as plain HTML: read aloud well, wrap on a phone, print, and show every text as it is."""

from collections.abc import Sequence

import streamlit as st

from ntm_dashboard.web.components.markup import Html, join, tag


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
    return tag(name, text, class_="ntm-number" if is_number else "", **attributes)
