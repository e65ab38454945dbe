"""A part of a page that runs again by itself when something in it is changed, in the language of its page."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from ntm_dashboard.i18n import current_language, use_language

P = ParamSpec("P")
R = TypeVar("R")


def fragment(draw: Callable[P, R]) -> Callable[P, R]:
    """Let a part of a page run by itself. The language is set by the page, which does not run then."""

    @st.fragment
    def part(language: str, *args: P.args, **kwargs: P.kwargs) -> R:
        use_language(language)
        return draw(*args, **kwargs)

    @wraps(draw)
    def start(*args: P.args, **kwargs: P.kwargs) -> R:
        return part(current_language(), *args, **kwargs)

    return start
