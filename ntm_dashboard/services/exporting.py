"""What goes out of the program: the meeting as files and pictures, made once for each revision, day and language."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

from ntm_dashboard.briefing import Briefing, FollowUp, brief
from ntm_dashboard.briefing.commune_sheet import CommuneSheet, commune_sheet
from ntm_dashboard.briefing.model import Slide
from ntm_dashboard.briefing.notice import notice
from ntm_dashboard.briefing.parts import only
from ntm_dashboard.briefing.year_sheet import Head, YearSheet, roles_of, year_sheet
from ntm_dashboard.domain.comparison import Comparison
from ntm_dashboard.domain.follow_up.accountability import Span, Stretch, Way, in_span
from ntm_dashboard.domain.follow_up.conclusions import meeting_days
from ntm_dashboard.domain.frames import Conclusions, DataFrame, trusted
from ntm_dashboard.domain.naming import name_in_files
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Certainty
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.exports.bulletin import bulletin
from ntm_dashboard.exports.card import Shape, card
from ntm_dashboard.exports.commune_sheets import sheet_docx, sheet_pdf
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.deck_served import BY_ITSELF, Served
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.figures import Staleness, imprint_of, staleness_of
from ntm_dashboard.exports.notice_docx import notice_docx
from ntm_dashboard.exports.office import figures_in
from ntm_dashboard.exports.pdf import pdf
from ntm_dashboard.exports.pptx import pptx
from ntm_dashboard.exports.slide_picture import slide_picture
from ntm_dashboard.exports.xlsx import xlsx
from ntm_dashboard.exports.year_sheets import year_sheet_docx, year_sheet_pdf
from ntm_dashboard.i18n import N_, Message, current_language, speaking
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
    PNG = "png"
    PNG_TALL = "png-dung"


ENDINGS = {Format.HTML: "html", Format.DECK: "html", Format.PNG_TALL: "png"}
MEDIA_TYPES = {
    Format.HTML: "text/html; charset=utf-8",
    Format.DECK: "text/html; charset=utf-8",
    Format.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PNG: "image/png",
    Format.PNG_TALL: "image/png",
}
WRITERS: dict[Format, Callable[[Briefing], bytes]] = {
    Format.HTML: bulletin,
    Format.DECK: deck,
    Format.DOCX: docx,
    Format.PDF: pdf,
    Format.XLSX: xlsx,
    Format.PNG: partial(card, shape=Shape.WIDE),
    Format.PNG_TALL: partial(card, shape=Shape.TALL),
}


_SHEETS: dict[Format, Callable[[CommuneSheet], bytes]] = {Format.PDF: sheet_pdf, Format.DOCX: sheet_docx}
PAPERS = {Format.DOCX, Format.PDF}
"""Official papers: they leave out what is invented for illustration, unless it is asked for."""
_STEMS = {Format.DECK: "trinh-chieu", Format.PNG: "anh-ngang", Format.PNG_TALL: "anh-dung"}
_YEAR_SHEETS: dict[Format, Callable[[YearSheet], bytes]] = {
    Format.PDF: year_sheet_pdf,
    Format.DOCX: year_sheet_docx,
}
SHEET_FORMATS = tuple(_SHEETS)
"""The forms that the sheet of a commune can take."""


@dataclass(frozen=True)
class Meeting:
    """Which meeting is asked for: None means the newest day, the newest revision, the report before.

    `parts` are those of `PARTS` to keep; empty means all. `with_illustrative`: official papers too show what is
    invented for illustration, and say so on each page.
    """

    as_of: date | None = None
    revision: int | None = None
    documented_only: bool = False
    compared_with: date | None = None
    parts: tuple[str, ...] = ()
    with_illustrative: bool = False


class Exporting:
    """Makes the files of a meeting. What was made for a revision never changes and is kept for the next who asks."""

    def __init__(self, queries: Queries, data_dir: Path) -> None:
        """Ask `queries`; an office's own slide template may lie in `data_dir`."""
        self._queries = queries
        self._template = data_dir / TEMPLATE
        self._files: Shelf[bytes] = Shelf(FILES_KEPT, "files")

    def briefing(self, meeting: Meeting, *, is_paper: bool = False) -> Briefing:
        """Give the briefing of a meeting in the current language, as a screen or as an official paper shows it.

        Raises:
            UnknownScopeError: there is no such revision, or nothing is known on the day.
        """
        situation = self._situation(meeting)
        previous, follow_up = self._previous(situation, meeting), self.follow_up(situation)
        if is_paper and self._leaves_out(meeting):
            follow_up = follow_up.real
            previous = None if previous is None else self._queries.compare(previous.before.real, situation.real)
            situation = situation.real
        whole = brief(situation, previous, catalogue=self._queries.catalogue, follow_up=follow_up)
        return only(whole, meeting.parts)

    def follow_up(self, situation: Situation) -> FollowUp:
        """Give what meetings decided, who was urged and what is promised, up to the day of a Situation."""
        asked = self._queries
        return FollowUp(asked.concluded(situation), asked.inspections(situation), asked.roadmap(situation))

    def slide_picture(self, meeting: Meeting, slide_id: str) -> bytes:
        """Give one slide of a meeting, or a screen behind one, as PNG.

        Raises:
            UnknownScopeError: the meeting has no such slide, there is no such revision, or nothing is known on the day.
        """
        briefing = self.briefing(meeting)
        slide = next((one for one in briefing.all_slides if one.id == slide_id), None)
        if slide is None:
            sentence = N_("Báo cáo không có trang “{slide}”.")
            raise UnknownScopeError(str(Message.of(sentence, slide=slide_id[:40])))
        return self._picture(briefing, slide, meeting)

    def _picture(self, briefing: Briefing, slide: Slide, meeting: Meeting) -> bytes:
        key = (Format.PNG, "slide", slide.id, briefing.revision, briefing.as_of, meeting, current_language())
        return self._files.get(key, lambda: slide_picture(briefing, slide))

    def slide_pictures(self, meeting: Meeting) -> bytes:
        """Give the slides of a meeting as PNG in one ZIP file, in their order, the same bytes each time."""
        briefing = self.briefing(meeting)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as folder:
            for number, slide in enumerate(briefing.slides, start=1):
                name = f"{number:02d}-{self.slide_picture_name(meeting, slide.id)}"
                folder.writestr(zipfile.ZipInfo(name), self._picture(briefing, slide, meeting))
        return out.getvalue()

    def slide_picture_name(self, meeting: Meeting, slide_id: str) -> str:
        """Give the name under which the picture of a slide is saved."""
        situation = self._situation(meeting)
        return f"trang-{slide_id}-{situation.as_of.isoformat()}-ban{situation.revision}.png"

    def day_and_revision(self, meeting: Meeting) -> tuple[date, int]:
        """Give the day and the revision that a meeting comes to now.

        Raises:
            UnknownScopeError: there is no such revision, or nothing is known on the day.
        """
        situation = self._situation(meeting)
        return situation.as_of, situation.revision

    def days_with_a_report(self, meeting: Meeting) -> tuple[date, ...]:
        """Give the days that a meeting may be held about because something was reported for them, the newest first."""
        return self._queries.periods(meeting.revision)[::-1]

    def file(self, form: Format, meeting: Meeting, *, served: Served = BY_ITSELF) -> bytes:
        """Give the file of a meeting; `served` is what a deck knows of the server that shows it.

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
            meeting.parts,
            meeting.with_illustrative,
            served,
            current_language(),
        )
        is_paper = form in PAPERS
        return self._files.get(
            key, lambda: self._written(form, self.briefing(meeting, is_paper=is_paper), served=served)
        )

    def notice(self, meeting: Meeting, day: date) -> bytes:
        """Give the draft of the notice of what the meeting of a day decided, as DOCX.

        Raises:
            UnknownScopeError: no conclusion of a meeting on that day is recorded, or there is no such revision.
        """
        situation = self._situation(meeting)
        rows = self._queries.conclusions(situation)
        if self._leaves_out(meeting):
            rows = trusted(Conclusions, rows[rows["certainty"] != Certainty.ILLUSTRATIVE])
        if day not in meeting_days(rows):
            sentence = N_("Chưa ghi kết luận nào của cuộc họp ngày {day}.")
            raise UnknownScopeError(str(Message.of(sentence, day=day)))
        caution = Message.of(N_("Nội dung minh họa để tập huấn, không phải thật.")) if _is_invented(rows) else ""
        revision, catalogue = situation.revision, self._queries.catalogue
        return notice_docx(notice(rows, day, catalogue=catalogue, revision=revision, caution=caution))

    def commune_sheet(self, form: Format, meeting: Meeting, unit: str) -> bytes:
        """Give the one-page sheet of a commune or town as PDF or DOCX.

        Raises:
            UnknownScopeError: there is no such unit or revision, or nothing is known on the day.
        """
        situation = self._situation(meeting)
        if self._leaves_out(meeting):
            situation = situation.real
        scope = (situation.revision, situation.as_of, meeting.documented_only, meeting.with_illustrative)
        key = (form, unit, *scope, current_language())
        return self._files.get(
            key, lambda: _SHEETS[form](commune_sheet(situation, unit, catalogue=self._queries.catalogue))
        )

    def year_sheet(self, form: Format, meeting: Meeting, way: Way, who: str) -> bytes:
        """Give the one-page sheet of a head, an agency or an area for the year of the day, as PDF or DOCX.

        Raises:
            UnknownScopeError: there is no such revision, or nothing is known on the day.
        """
        situation = self._situation(meeting)
        if self._leaves_out(meeting):
            situation = situation.real
        scope = (situation.revision, situation.as_of, meeting.documented_only, meeting.with_illustrative)
        key = (form, "year", way, who, *scope, current_language())
        return self._files.get(key, lambda: _YEAR_SHEETS[form](self._year_sheet(situation, way, who)))

    def _year_sheet(self, situation: Situation, way: Way, who: str) -> YearSheet:
        span = Span.around(situation.as_of, Stretch.YEAR)
        apart = situation.told_apart
        real = None if apart is situation else self._head(apart, way, who, span)
        return year_sheet(situation, self._head(situation, way, who, span), span, real=real)

    def _head(self, situation: Situation, way: Way, who: str, span: Span) -> Head:
        queries = self._queries
        own = in_span(queries.own_duties(situation, way, who), span)
        name = queries.catalogue.unit_name(who, situation.as_of) if way is Way.UNIT else None
        answering = queries.answering(situation)
        held = answering[answering["unit"] == who] if way is Way.UNIT else answering[answering["assignee"] == who]
        return Head(name or queries.catalogue.agency_name(who), roles_of(held, by_holder=way is Way.UNIT), own)

    def year_sheet_name(self, form: Format, meeting: Meeting, who: str) -> str:
        """Give the name under which the sheet of a head is saved."""
        return f"phieu-nam-{name_in_files(who)}-{self._situation(meeting).as_of.isoformat()}.{form.value}"

    def commune_sheets(self, form: Format, meeting: Meeting) -> bytes:
        """Give the sheets of all communes and towns in one ZIP file, the same bytes each time."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
            for unit in self._situation(meeting).units["unit"]:
                name = self.commune_sheet_name(form, meeting, str(unit))
                folder.writestr(zipfile.ZipInfo(name), self.commune_sheet(form, meeting, str(unit)))
        return out.getvalue()

    def commune_sheet_name(self, form: Format, meeting: Meeting, unit: str) -> str:
        """Give the name under which a commune's sheet is saved."""
        return f"phieu-xa-{unit}-{self._situation(meeting).as_of.isoformat()}.{form.value}"

    def file_name(self, form: Format, meeting: Meeting) -> str:
        """Give the name under which a file is saved: what it is, of which day and revision."""
        situation = self._situation(meeting)
        stem = _STEMS.get(form, "bao-cao-ntm")
        return f"{stem}-{situation.as_of.isoformat()}-ban{situation.revision}.{ENDINGS.get(form, form.value)}"

    def staleness(self, content: bytes) -> Staleness:
        """Tell which figures of an old file of ours have changed since.

        Raises:
            ValueError: the file is none of ours.
            UnknownScopeError: nothing is known on its day any more.
        """
        old = figures_in(content)
        with speaking(old.language):
            meeting = Meeting(old.as_of, documented_only=old.documented_only, with_illustrative=old.is_illustrative)
            newest = self.briefing(meeting, is_paper=True)
            return staleness_of(old, imprint_of(newest, language=old.language))

    def _situation(self, meeting: Meeting) -> Situation:
        return self._queries.situation(
            as_of=meeting.as_of, revision=meeting.revision, documented_only=meeting.documented_only
        )

    def _leaves_out(self, meeting: Meeting) -> bool:
        """Tell whether a paper leaves out what is invented; a training set has nothing else."""
        return not (meeting.with_illustrative or self._queries.catalogue.district.is_training)

    def _previous(self, situation: Situation, meeting: Meeting) -> Comparison | None:
        """Compare with the day that was asked for, else with the report before the newest one."""
        day = meeting.compared_with
        if day is None:
            return self._queries.since_last_report(situation)
        before = self._queries.situation(
            as_of=day, revision=situation.revision, documented_only=situation.documented_only
        )
        return self._queries.compare(before, situation)

    def _written(self, form: Format, briefing: Briefing, *, served: Served) -> bytes:
        if form is Format.DECK:
            return deck(briefing, served=served)
        if form is Format.PPTX:
            template = self._template.read_bytes() if self._template.is_file() else None
            return pptx(briefing, template=template)
        return WRITERS[form](briefing)


def _is_invented(rows: DataFrame[Conclusions]) -> bool:
    return bool((rows["certainty"] == Certainty.ILLUSTRATIVE).any())
