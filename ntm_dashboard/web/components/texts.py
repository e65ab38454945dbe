"""Titles, sentences and notes whose words may come from data: always shown as they are."""

import unicodedata

import streamlit as st

from ntm_dashboard.web.components.markup import Html, tag


def title(text: str) -> None:
    """Show the title of a page."""
    st.html(tag("h1", text, class_="ntm-title"))


def heading(text: str) -> None:
    """Show the heading of a part of a page: the finding, not the topic."""
    st.html(tag("h2", text, class_="ntm-heading"))


def lead(*sentences: str) -> None:
    """Show sentences that everybody should read."""
    st.html(Html("".join(tag("p", sentence, class_="ntm-lead") for sentence in sentences)))


def note(text: str) -> None:
    """Show what is missing here, or how something is meant."""
    st.html(tag("div", text, class_="ntm-note", role="note"))


def hint(text: str) -> None:
    """Show how something is read or used, in small letters."""
    st.html(tag("p", text, class_="ntm-hint"))


def done(text: str, *, outcome: str = "") -> None:
    """Show that something went well: read aloud when there is time for it, not as an alarm.

    The browser goes once to what an action came to; `outcome` tells one from another.
    """
    _said(text, "ntm-done", "status", outcome)


def alert(text: str, *, outcome: str = "") -> None:
    """Show what went wrong and how to go on; `outcome` as for what went well."""
    _said(text, "ntm-alert", "alert", outcome)


def _said(text: str, class_: str, role: str, outcome: str) -> None:
    place = {"tabindex": "-1", "data_outcome": outcome} if outcome else {}
    st.html(tag("div", text, class_=class_, role=role, **place))


def link(text: str, address: str) -> None:
    """Show a link within the program."""
    st.html(tag("p", tag("a", text, href=address, target="_self")))


def links(*targets: tuple[str, str]) -> None:
    """Show several links within the program on one line, each a text and its address."""
    made = [tag("a", text, href=address, target="_self") for text, address in targets]
    parts = [part for one in made for part in (" · ", one)][1:]
    st.html(tag("p", *parts))


def plain(text: str) -> str:
    """Keep letters, digits and simple marks of a text of a file: labels of widgets are Markdown.

    An underline within a word means nothing there, and names of files are full of them.
    """
    beside = zip(text, f" {text}", f"{text[1:]} ", strict=False)
    return "".join(
        letter if _is_plain(letter) or (letter == "_" and before.isalnum() and after.isalnum()) else "·"
        for letter, before, after in beside
    )[:120]


def _is_plain(letter: str) -> bool:
    return letter.isalnum() or letter in " .,-–%()“”:" or unicodedata.category(letter) == "So"
