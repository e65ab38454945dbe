"""What the program is doing while somebody waits, stage by stage; nothing is shown of what is known already.

A script reads each stage aloud (`web/assets/outcome.js`).
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager

import streamlit as st
from streamlit.elements.lib.mutable_status_container import StatusContainer


@contextmanager
def stages(key: str) -> Generator[Callable[[str], None]]:
    """Give what says a stage: the first one brings the box, and it is gone when the work is done."""
    with st.container(key=f"working_{key}"):
        place = st.empty()
    box: list[StatusContainer] = []

    def say(stage: str) -> None:
        if box:
            box[0].update(label=stage)
        else:
            box.append(place.status(stage))

    yield say
    if box:
        place.empty()
