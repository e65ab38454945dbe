"""What goes out of the program: the meeting in six formats, made once for each revision, day and language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from ntm_dashboard.briefing import Briefing, brief
from ntm_dashboard.domain.comparison import Comparison
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.exports.bulletin import bulletin
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.figures import Staleness, imprint_of, staleness_of
from ntm_dashboard.exports.office import figures_in
from ntm_dashboard.exports.pdf import pdf
from ntm_dashboard.exports.pptx import pptx
from ntm_dashboard.exports.xlsx import xlsx
from ntm_dashboard.i18n import current_language, speaking
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.shelf import Shelf

FILES_KEPT = 48
TEMPLATE = "mau_trinh_chieu.pptx"


class Format(StrEnum):
    """The forms that the meeting can take as a file."""

    HTML = "html"
    DECK = "deck"
    PPTX = "pptx"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


ENDINGS = {Format.HTML: "html", Format.DECK: "html"}
MEDIA_TYPES = {
    Format.HTML: "text/html; charset=utf-8",
    Format.DECK: "text/html; charset=utf-8",
    Format.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WRITERS: dict[Format, Callable[[Briefing], bytes]] = {
    Format.HTML: bulletin,
    Format.DECK: deck,
    Format.DOCX: docx,
    Format.PDF: pdf,
    Format.XLSX: xlsx,
}


@dataclass(frozen=True)
class Meeting:
    """Which meeting is asked for: None means the newest day, the newest revision, the report before."""

    as_of: date | None = None
    revision: int | None = None
    documented_only: bool = False
    compared_with: date | None = None


class Exporting:
    """Makes the files of a meeting. What was made for a revision never changes and is kept for the next who asks."""

    def __init__(self, queries: Queries, data_dir: Path) -> None:
        """Ask `queries`; an office's own slide template may lie in `data_dir`."""
        self._queries = queries
        self._template = data_dir / TEMPLATE
        self._files: Shelf[bytes] = Shelf(FILES_KEPT)

    def briefing(self, meeting: Meeting) -> Briefing:
        """Give the briefing of a meeting in the current language.

        Raises:
            UnknownScopeError: there is no such revision, or nothing is known on the day.
        """
        situation = self._situation(meeting)
        return brief(situation, self._previous(situation, meeting), catalogue=self._queries.catalogue)

    def file(self, form: Format, meeting: Meeting, *, watch_url: str = "") -> bytes:
        """Give the file of a meeting; `watch_url` only for a deck that the server shows.

        Raises:
            UnknownScopeError: there is no such revision, or nothing is known on the day.
        """
        situation = self._situation(meeting)
        key = (
            form,
            situation.revision,
            situation.as_of,
            meeting.documented_only,
            meeting.compared_with,
            watch_url,
            current_language(),
        )
        return self._files.get(key, lambda: self._written(form, self.briefing(meeting), watch_url=watch_url))

    def file_name(self, form: Format, meeting: Meeting) -> str:
        """Give the name under which a file is saved: what it is, of which day and revision."""
        situation = self._situation(meeting)
        stem = "trinh-chieu" if form is Format.DECK else "bao-cao-ntm"
        return f"{stem}-{situation.as_of.isoformat()}-ban{situation.revision}.{ENDINGS.get(form, form.value)}"

    def staleness(self, content: bytes) -> Staleness:
        """Tell which figures of an old file of ours have changed since.

        Raises:
            ValueError: the file is none of ours.
            UnknownScopeError: nothing is known on its day any more.
        """
        old = figures_in(content)
        with speaking(old.language):
            newest = self.briefing(Meeting(as_of=old.as_of, documented_only=old.documented_only))
            return staleness_of(old, imprint_of(newest, language=old.language))

    def _situation(self, meeting: Meeting) -> Situation:
        return self._queries.situation(
            as_of=meeting.as_of, revision=meeting.revision, documented_only=meeting.documented_only
        )

    def _previous(self, situation: Situation, meeting: Meeting) -> Comparison | None:
        """Compare with the day that was asked for, else with the report before the newest one."""
        day = meeting.compared_with or self._period_before(situation)
        if day is None:
            return None
        before = self._queries.situation(
            as_of=day, revision=situation.revision, documented_only=situation.documented_only
        )
        return self._queries.compare(before, situation)

    def _period_before(self, situation: Situation) -> date | None:
        newest = situation.latest_period
        earlier = [day for day in self._queries.periods(situation.revision) if newest and day < newest]
        return max(earlier, default=None)

    def _written(self, form: Format, briefing: Briefing, *, watch_url: str) -> bytes:
        if form is Format.DECK:
            return deck(briefing, watch_url=watch_url)
        if form is Format.PPTX:
            template = self._template.read_bytes() if self._template.is_file() else None
            return pptx(briefing, template=template)
        return WRITERS[form](briefing)
