"""The dashboard: `streamlit run app.py`."""

import sys

from ntm_dashboard.errors import NtmError
from ntm_dashboard.web.server import build_app

try:
    app = build_app()
except NtmError as error:
    sys.exit(f"\n{error}\n")
