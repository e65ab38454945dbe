"""Choices that stand in the address of the page, so that a link, a reload and the way back show the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ntm_dashboard.i18n import _

V = TypeVar("V")
_LONGEST = 100


def choice(
    place: DeltaGenerator,
    label: str,
    options: Sequence[V],
    *,
    parameter: str,
    written: Callable[[V], str] = str,
    shown: Callable[[V], str] = str,
    default: V | None = None,
) -> V | None:
    """Offer one of some options; `parameter` of the address says which, as `written`.

    An address that names none of them means the default; without one there may be no choice.
    """
    by_text = {written(one): one for one in options}
    key = f"choose_{parameter}"
    st.session_state[key] = by_text.get(st.query_params.get(parameter, "")[:_LONGEST], default)
    return place.selectbox(
        label,
        list(options),
        index=None if default is None else 0,
        format_func=shown,
        key=key,
        placeholder=_("Tất cả"),
        on_change=_write,
        args=(parameter, key, written),
    )


def view(label: str, views: Mapping[str, str], *, parameter: str) -> str:
    """Offer the views of a page, each by its word in the address and its name; the first is the page without a word."""
    key, first = f"choose_{parameter}", next(iter(views))
    asked = st.query_params.get(parameter, "")
    st.session_state[key] = asked if asked in views else first
    chosen = st.segmented_control(
        label,
        list(views),
        key=key,
        format_func=lambda one: views[one],
        label_visibility="collapsed",
        on_change=_write,
        args=(parameter, key, lambda one: "" if one == first else one),
    )
    return chosen or first


def several(
    label: str, options: Mapping[str, str], *, parameter: str, most: int, default: Sequence[str] = ()
) -> list[str]:
    """Offer some of several options, each by its word in the address and its name; what is unknown is left out."""
    key = f"choose_{parameter}"
    asked = st.query_params.get(parameter, "")[:_LONGEST].split(",")
    st.session_state[key] = list(dict.fromkeys(one for one in asked if one in options))[:most] or list(default)
    return st.multiselect(
        label,
        list(options),
        key=key,
        format_func=lambda one: options[one],
        max_selections=most,
        placeholder=_("Chọn"),
        on_change=_write,
        args=(parameter, key, ",".join),
    )


def words(place: DeltaGenerator, label: str, *, parameter: str, forgets: str = "") -> str:
    """Offer a text that stands in the address; another text takes the parameter `forgets` out of it."""
    key = f"choose_{parameter}"
    st.session_state[key] = st.query_params.get(parameter, "")[:_LONGEST]
    return place.text_input(label, key=key, max_chars=_LONGEST, on_change=_write, args=(parameter, key, str, forgets))


def _write(parameter: str, key: str, written: Callable[..., str], forgets: str = "") -> None:
    value = st.session_state[key]
    put(forgets, "")
    put(parameter, "" if value is None else written(value))


def put(parameter: str, text: str) -> None:
    """Write a choice into the address of the page; "" takes it out."""
    if text:
        st.query_params[parameter] = text
    elif parameter in st.query_params:
        del st.query_params[parameter]
