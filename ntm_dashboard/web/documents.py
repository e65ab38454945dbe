"""The app's documents with the answer already in them, ready for whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import streamlit

from ntm_dashboard.briefing.marking import said_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.errors import NtmError, StoreError
from ntm_dashboard.i18n import LANGUAGES, _, date_text, speaking
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.web.answer_html import Beside, answer_html
from ntm_dashboard.web.components.markup import NOTHING, Html
from ntm_dashboard.web.document import Frame, framed
from ntm_dashboard.web.illustrative_band import band_html
from ntm_dashboard.web.meeting_routes import CARD
from ntm_dashboard.web.ready_answer import ReadyAnswer
from ntm_dashboard.web.scripts_ahead import with_scripts_ahead
from ntm_dashboard.web.url_state import Scope, address

OVERVIEW_PATHS = {"/", "/tong-quan"}
DOCUMENTS_KEPT = 64
STREAMLIT_DOCUMENT = Path(streamlit.__file__).parent / "static" / "index.html"


@dataclass(frozen=True)
class Asked:
    """Which document an address asks for: all pages but the overview have the same in one scope."""

    revision: int
    is_overview: bool
    shown: Scope


class Documents:
    """Gives the document of each page: made once for each revision and address."""

    def __init__(self, queries: Queries, paths: frozenset[str], *, public_url: str = "") -> None:
        """Ask `queries`; `paths` are those of the pages, `public_url` is where others reach them ("": unknown)."""
        self._public_url = public_url
        self._queries = queries
        self._paths = paths | OVERVIEW_PATHS
        self.template = with_scripts_ahead(STREAMLIT_DOCUMENT.read_text(encoding="utf-8"), STREAMLIT_DOCUMENT.parent)
        self._kept: Shelf[ReadyAnswer] = Shelf(DOCUMENTS_KEPT, "documents")
        self._plain: Shelf[ReadyAnswer] = Shelf(len(LANGUAGES), "plain_documents")

    def has(self, path: str) -> bool:
        """Tell whether the app has a page at a path."""
        return (path.rstrip("/") or "/") in self._paths

    def asked_for(self, path: str, parameters: Mapping[str, str]) -> "Asked | None":
        """Read which document an address asks for; None where nothing can be said.

        Raises:
            StoreError: the database cannot be read.
        """
        try:
            is_overview = (path.rstrip("/") or "/") in OVERVIEW_PATHS
            return Asked(self._queries.latest_revision(), is_overview, Scope.of(parameters))
        except StoreError:
            raise
        except NtmError:
            return None

    def at_hand(self, asked: "Asked") -> ReadyAnswer | None:
        """Give a document if it is made already."""
        return self._kept.at_hand(asked)

    def document(self, asked: "Asked") -> ReadyAnswer:
        """Give the document of a page, made for the first who asks; without the answer where it cannot be given.

        Raises:
            StoreError: the database cannot be read.
        """
        try:
            return self._kept.get(asked, lambda: self._painted(asked.shown, is_overview=asked.is_overview))
        except StoreError:
            raise
        except NtmError:
            return self.plain(asked.shown.language)

    def plain(self, language: str) -> ReadyAnswer:
        """Give a document without the answer: the page itself draws it a little later, or says what is wrong."""
        with speaking(language):
            return self._plain.get(language, lambda: self._ready(Frame(language, "")))

    def _painted(self, shown: Scope, *, is_overview: bool) -> ReadyAnswer:
        with speaking(shown.language):
            situation = self._queries.situation(
                as_of=shown.as_of, revision=shown.revision, documented_only=shown.documented_only
            )
            frame = Frame(
                shown.language,
                situation.district.name,
                self._paint(shown, situation) if is_overview else NOTHING,
                answer=_answer(situation),
                picture=self._picture(shown),
            )
            return self._ready(frame)

    def _picture(self, shown: Scope) -> str:
        """Give the whole address of the card of what is shown; "" where nobody knows where others reach the program."""
        parameters = shown.about().parameters()
        query = f"?{urlencode(parameters)}" if parameters else ""
        return f"{self._public_url}{CARD}{query}" if self._public_url else ""

    def _paint(self, shown: Scope, situation: Situation) -> Html:

        def link(path: str, *, unit: str = "", criterion: str = "") -> str:
            return address(path, shown.about(unit=unit, criterion=criterion))

        beside = Beside.of(self._queries, situation)
        return answer_html(situation, address=link, beside=beside, band=band_html(situation, shown))

    def _ready(self, frame: Frame) -> ReadyAnswer:
        return ReadyAnswer.of(framed(self.template, frame).encode(), media_type="text/html; charset=utf-8")


def _answer(situation: Situation) -> str:
    """Say the answer in one line: of which day, and that it is a training set where it is one."""
    said = _("{answer} Số liệu đến {day}.").format(
        answer=said_of(situation, lambda one: one.headline.sentence), day=date_text(situation.as_of)
    )
    return f"{situation.district.banner}: {said}" if situation.district.is_training else said
