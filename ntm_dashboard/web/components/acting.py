"""Buttons that act once: drawn disabled from the first click on, until what they do is done and said."""

from collections.abc import Callable, Hashable
from typing import Literal

import streamlit as st

_LEFT = "acts_to_finish"


def button(
    label: str,
    *,
    key: str,
    about: Hashable,
    disabled: bool = False,
    kind: Literal["primary", "secondary"] = "secondary",
    is_in_part: bool = False,
) -> bool:
    """Draw the button, and tell whether it was clicked and is to act now, with `act`.

    `about` is what it acts on: a click on something else, which stood here a moment before, does not count.
    In a part that runs by itself (`is_in_part`) the page runs anew first, which asks again who is acting and on what.
    """
    is_wanted = st.session_state.get(_wanted(key)) == about
    st.button(label, key=key, type=kind, disabled=disabled or is_wanted, on_click=_want, args=(key, about))
    if is_wanted and is_in_part and st.session_state.pop(_clicked(key), False):
        st.rerun()
    if disabled or not is_wanted:
        st.session_state.pop(_wanted(key), None)
        return False
    return True


def act(key: str, do: Callable[[], Callable[[], None]]) -> None:
    """Do what the button of a key is for, then what `do` gives back: saying what it came to, letting go of the rest.

    A further click ends this run wherever it stands, but not between the two: they are finished in the next one.
    """
    left: list[Callable[[], None]] = st.session_state.setdefault(_LEFT, [])
    st.session_state.pop(_clicked(key), None)
    st.session_state.pop(_wanted(key), None)
    left.append(do())
    finish()


def finish() -> None:
    """Finish what a further click broke off."""
    left: list[Callable[[], None]] = st.session_state.get(_LEFT, [])
    while left:
        left[0]()
        left.pop(0)


def _want(key: str, about: Hashable) -> None:
    st.session_state[_wanted(key)] = about
    st.session_state[_clicked(key)] = True


def _wanted(key: str) -> str:
    return f"{key}_wanted"


def _clicked(key: str) -> str:
    return f"{key}_clicked"
