"""Reads the whole database once a day in the background, so that damage is known while sound backups are left."""

import logging
import threading

from ntm_dashboard.errors import StoreError
from ntm_dashboard.services.backups import DatabaseCare

LOOKS_EVERY_SECONDS = 600.0
"""How often a server looks whether a day has passed; the first time after the busy minutes of a start."""
_log = logging.getLogger(__name__)


class DailyCheck(threading.Thread):
    """Checks the database when the last check, by whichever server, is a day old. Nobody waits for it."""

    def __init__(self, care: DatabaseCare, *, every: float = LOOKS_EVERY_SECONDS) -> None:
        """Look `every` so many seconds."""
        super().__init__(name="daily-check", daemon=True)
        self._care = care
        self._every = every
        self._ends = threading.Event()

    def run(self) -> None:
        """Look until the process ends; a database that cannot be asked is asked again later."""
        while not self._ends.wait(self._every):
            try:
                self.look()
            except StoreError as error:
                _log.warning("Not checked: %s", error.for_operator)
            except Exception:  # noqa: BLE001 — the outermost guard: the next look may go better
                _log.exception("Failed to check the database")

    def look(self) -> None:
        """Check the database if it is time.

        Raises:
            StoreError: it cannot be asked when that was last done.
        """
        if self._care.is_check_due() and not self._care.check():
            _log.error("The database is damaged: keep every older backup")

    def end(self) -> None:
        """Look no more."""
        self._ends.set()
