"""What an action came to, said once after the page is drawn anew: a success politely, a failure as an alert."""

import streamlit as st

from ntm_dashboard.web.components import texts


def done(key: str, sentence: str) -> None:
    """Keep the sentence of a success for the next run."""
    st.session_state[key] = (True, sentence)


def failed(key: str, sentence: str) -> None:
    """Keep the sentence of a failure for the next run."""
    st.session_state[key] = (False, sentence)


def show(key: str) -> None:
    """Say what is kept, and forget it."""
    kept: tuple[bool, str] | None = st.session_state.pop(key, None)
    if kept is not None:
        is_done, sentence = kept
        (texts.done if is_done else texts.alert)(sentence)
