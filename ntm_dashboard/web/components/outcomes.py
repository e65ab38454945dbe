"""What an action came to, said once after the page is drawn anew: a success politely, a failure as an alert."""

from uuid import uuid4

import streamlit as st

from ntm_dashboard.web.components import texts

_SAID = "_said_in_this_run"


def done(key: str, sentence: str) -> None:
    """Keep the sentence of a success for the next run."""
    st.session_state[key] = (True, sentence, uuid4().hex)


def failed(key: str, sentence: str) -> None:
    """Keep the sentence of a failure for the next run."""
    st.session_state[key] = (False, sentence, uuid4().hex)


def show(key: str) -> None:
    """Say what is kept, and forget it."""
    kept: tuple[bool, str, str] | None = st.session_state.pop(key, None)
    st.session_state[f"{key}{_SAID}"] = kept
    if kept is not None:
        is_done, sentence, outcome = kept
        (texts.done if is_done else texts.alert)(sentence, outcome=outcome)


def say_again(key: str) -> None:
    """Keep what this run said for the next one: the page is drawn anew before anybody could read it."""
    if said := st.session_state.get(f"{key}{_SAID}"):
        st.session_state[key] = said
