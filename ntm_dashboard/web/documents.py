"""The app's documents with the answer already in them, ready for whoever asks."""

from collections.abc import Mapping
from pathlib import Path

import streamlit

from ntm_dashboard.errors import NtmError, StoreError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.web.answer_html import answer_html
from ntm_dashboard.web.components.markup import NOTHING, Html
from ntm_dashboard.web.document import Frame, framed
from ntm_dashboard.web.illustrative_band import band_html
from ntm_dashboard.web.ready_answer import ReadyAnswer
from ntm_dashboard.web.url_state import Scope, address, language_of

OVERVIEW_PATHS = {"/", "/tong-quan"}
DOCUMENTS_KEPT = 64
STREAMLIT_DOCUMENT = Path(streamlit.__file__).parent / "static" / "index.html"


class Documents:
    """Gives the document of each page: made once for each revision and address."""

    def __init__(self, queries: Queries, paths: frozenset[str]) -> None:
        """Ask `queries`; `paths` are those of the app's pages."""
        self._queries = queries
        self._paths = paths | OVERVIEW_PATHS
        self._template = STREAMLIT_DOCUMENT.read_text(encoding="utf-8")
        self._kept: Shelf[ReadyAnswer] = Shelf(DOCUMENTS_KEPT)

    def has(self, path: str) -> bool:
        """Tell whether the app has a page at a path."""
        return (path.rstrip("/") or "/") in self._paths

    def document(self, path: str, parameters: Mapping[str, str]) -> ReadyAnswer:
        """Give the document of a page; without the answer where nothing can be said.

        Raises:
            StoreError: the database cannot be read.
        """
        try:
            shown = Scope.of(parameters)
            is_overview = (path.rstrip("/") or "/") in OVERVIEW_PATHS
            key = (self._queries.latest_revision(), is_overview, shown)
            return self._kept.get(key, lambda: self._painted(shown, is_overview=is_overview))
        except StoreError:
            raise
        except NtmError:
            return self._ready(Frame(language_of(parameters), ""))

    def _painted(self, shown: Scope, *, is_overview: bool) -> ReadyAnswer:
        with speaking(shown.language):
            place = self._queries.catalogue.district.name
            return self._ready(Frame(shown.language, place, self._paint(shown) if is_overview else NOTHING))

    def _paint(self, shown: Scope) -> Html:
        situation = self._queries.situation(
            as_of=shown.as_of, revision=shown.revision, documented_only=shown.documented_only
        )

        def link(path: str, *, unit: str = "", criterion: str = "") -> str:
            return address(path, shown.about(unit=unit, criterion=criterion))

        return answer_html(situation, address=link, band=band_html(situation, shown))

    def _ready(self, frame: Frame) -> ReadyAnswer:
        return ReadyAnswer.of(framed(self._template, frame).encode(), media_type="text/html; charset=utf-8")
