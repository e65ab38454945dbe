"""The dashboard: `streamlit run app.py`."""

import sys

from ntm_dashboard.web.console import keep_to_our_words

keep_to_our_words()

from streamlit.starlette import App  # noqa: E402 — libraries may warn while they are loaded

from ntm_dashboard.errors import NtmError  # noqa: E402
from ntm_dashboard.web.server import SCRIPT, shell  # noqa: E402

try:
    # `streamlit run` recognises an app by this very call, so it has to stand here.
    app = App(SCRIPT, **shell())
except NtmError as error:
    sys.exit(f"\n{error.for_operator}\n")
