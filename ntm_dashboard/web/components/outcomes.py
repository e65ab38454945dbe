"""What an action came to, said once after the page is drawn anew: a success politely, a failure as an alert."""

from uuid import uuid4

import streamlit as st

from ntm_dashboard.web.components import texts


def done(key: str, sentence: str) -> None:
    """Keep the sentence of a success for the next run."""
    st.session_state[key] = (True, sentence, uuid4().hex)


def failed(key: str, sentence: str) -> None:
    """Keep the sentence of a failure for the next run."""
    st.session_state[key] = (False, sentence, uuid4().hex)


def show(key: str) -> None:
    """Say what is kept, and forget it."""
    kept: tuple[bool, str, str] | None = st.session_state.pop(key, None)
    if kept is not None:
        is_done, sentence, outcome = kept
        (texts.done if is_done else texts.alert)(sentence, outcome=outcome)
