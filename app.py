"""The dashboard: `streamlit run app.py`."""

import sys

from streamlit.starlette import App

from ntm_dashboard.errors import NtmError
from ntm_dashboard.web.server import SCRIPT, shell

try:
    # `streamlit run` recognises an app by this very call, so it has to stand here.
    app = App(SCRIPT, **shell())
except NtmError as error:
    sys.exit(f"\n{error}\n")
