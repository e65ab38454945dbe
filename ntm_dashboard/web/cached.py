"""What lives longer than one run of the script: the program, once a process.

The Situations themselves are kept, bounded, by its queries: a published revision never changes, so none goes stale.
"""

import streamlit as st

from ntm_dashboard.bootstrap.program import Program, open_program
from ntm_dashboard.bootstrap.settings import Settings, settings_from


def program() -> Program:
    """Give the program of this process, opened at the first call.

    Raises:
        NtmError: the data folder or the database cannot be opened.
    """
    return _program(settings_from())


@st.cache_resource(max_entries=4, show_spinner=False, on_release=Program.close)
def _program(settings: Settings) -> Program:
    return open_program(settings)
