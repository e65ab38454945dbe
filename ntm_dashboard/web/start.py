"""Start the dashboard: `python -m ntm_dashboard.web.start`; the settings say where it listens.

Streamlit takes its address and port before it loads `app.py`, so they are handed to it here, from their one owner.
"""

import sys

from ntm_dashboard.web.console import keep_to_our_words

keep_to_our_words()

from streamlit.web import cli  # noqa: E402 — libraries may warn while they are loaded

from ntm_dashboard.bootstrap.settings import PROJECT, Settings, settings_from  # noqa: E402
from ntm_dashboard.errors import NtmError  # noqa: E402
from ntm_dashboard.web.connections import speak_our_way  # noqa: E402
from ntm_dashboard.web.free_port import why_not  # noqa: E402


def command(settings: Settings) -> list[str]:
    """Give the command line of Streamlit that serves the program as it is set."""
    address = ["--server.address", settings.host, "--server.port", str(settings.port)]
    return ["run", str(PROJECT / "app.py"), *address]


if __name__ == "__main__":
    try:
        settings = settings_from()
    except NtmError as error:
        sys.exit(f"\n{error}\n")
    if said := why_not(settings.host, settings.port):
        sys.exit(f"\n{said}\n")
    speak_our_way()
    cli.main(command(settings), prog_name="streamlit")
