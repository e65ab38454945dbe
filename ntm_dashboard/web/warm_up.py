"""What the first reader after a publish would wait for, made in the background: the newest day in both languages."""

import logging
import threading
from collections import deque

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.errors import NtmError, StoreError
from ntm_dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, speaking
from ntm_dashboard.services.exporting import Format, Meeting
from ntm_dashboard.web.documents import Documents
from ntm_dashboard.web.meeting_routes import Asked, ready
from ntm_dashboard.web.url_state import LANGUAGE

EVERY_SECONDS = 2.0
"""How often a server looks for what another one has published; its own publishing wakes it at once."""
FILES = (Format.PNG, Format.PPTX, Format.DOCX, Format.PDF, Format.XLSX)
_log = logging.getLogger(__name__)


class WarmUp(threading.Thread):
    """Makes the document, the bulletin and the deck of each new revision before anybody asks for them."""

    def __init__(self, program: Program, documents: Documents) -> None:
        """Watch the revisions of `program`."""
        super().__init__(name="warm-up", daemon=True)
        self._program = program
        self._documents = documents
        self._warm: int | None = None
        self._files: deque[tuple[Format, str]] = deque()

    def run(self) -> None:
        """Watch until the process ends; a database that cannot be read is asked again later."""
        while True:
            has_changed = self._program.publishing.wait_for_change(EVERY_SECONDS if self._warm is not None else 0)
            try:
                if not self.look() and not has_changed:
                    self._write_a_file()
            except StoreError:
                continue  # whoever asks meanwhile is told so, and /healthz tells the operator
            except NtmError as error:
                _log.warning("Nothing to make ready: %s", error)
            except Exception:  # noqa: BLE001 — the outermost guard: whoever asks for the answer meets it again
                _log.exception("Failed to make the answers of the newest revision ready")

    def look(self) -> bool:
        """Make everything ready if there is a new revision; tell whether there was one."""
        newest = self._program.queries.latest_revision()
        if newest == self._warm:
            return False
        self._warm = newest
        for language in LANGUAGES:
            asked = self._documents.asked_for("/", {} if language == DEFAULT_LANGUAGE else {LANGUAGE: language})
            if asked is not None:
                self._documents.document(asked)
        base = sign_in_settings_from().public_url
        for language in LANGUAGES:
            ready(self._program, Asked(Format.HTML, Meeting(), language))
            ready(self._program, Asked(Format.DECK, Meeting(), language, base=base))
        self._files = deque((form, language) for language in LANGUAGES for form in FILES)
        return True

    def _write_a_file(self) -> None:
        """Write the next of the files to take home, one at a time while nobody publishes: they take seconds."""
        if self._files:
            form, language = self._files.popleft()
            with speaking(language):
                self._program.exporting.file(form, Meeting())
