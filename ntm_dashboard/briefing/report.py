"""The meeting as the report that an office writes: its grounds and four chapters; slides keep a finding as title."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ntm_dashboard.briefing.model import MARKED, Slide, Table, Text, marked
from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.domain.catalogue import Catalogue, LegalText
from ntm_dashboard.i18n import N_, Message, decree_date_text

RESULTS = N_("Kết quả thực hiện")
SHORTCOMINGS = N_("Tồn tại, hạn chế và nguyên nhân")
TASKS = N_("Nhiệm vụ, giải pháp trọng tâm")
PROPOSALS = N_("Kiến nghị")

CHAPTERS: Mapping[str, tuple[SlideId, ...]] = {
    RESULTS: (
        SlideId.STANDING,
        SlideId.LAST_MEETING,
        SlideId.CONDITIONS,
        SlideId.CHANGES,
        SlideId.DISTRICT_CRITERIA,
        SlideId.COMMUNES,
        SlideId.MATRIX,
    ),
    SHORTCOMINGS: (SlideId.BLOCKERS, SlideId.AGENCIES, SlideId.DOSSIERS, SlideId.EXCEPTIONS),
    TASKS: (SlideId.PACE, SlideId.DUE),
    PROPOSALS: (SlideId.DECISIONS,),
}
"""The chapters in their order, with the parts of the meeting that each one tells."""

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Section:
    """A section of a chapter: its numbered heading, what was found, and the slide that shows it."""

    heading: Text
    finding: Text
    slide: Slide


@dataclass(frozen=True)
class Chapter:
    """A chapter with its numbered heading."""

    heading: Text
    sections: tuple[Section, ...]


def chapters_of(slides: Iterable[Slide]) -> tuple[Chapter, ...]:
    """Sort the slides of a meeting into the chapters; one without any slide is left out and not counted."""
    by_id = {slide.id: slide for slide in slides}
    told = [(heading, [by_id[part] for part in parts if part in by_id]) for heading, parts in CHAPTERS.items()]
    return tuple(
        Chapter(Message.of("{number}. {heading}", number=number, heading=Message.of(heading)), _sections(own))
        for number, (heading, own) in zip(_ROMAN, (one for one in told if one[1]), strict=False)
    )


def _sections(slides: list[Slide]) -> tuple[Section, ...]:
    return tuple(
        Section(
            Message.of("{number}. {part}", number=number, part=heading_of(slide)),
            finding_of(slide),
            slide,
        )
        for number, slide in enumerate(slides, start=1)
    )


def finding_of(slide: Slide) -> Text:
    """Give the title of a slide as a sentence; a mark stays behind the full stop, as in every other sentence."""
    title = slide.title
    if isinstance(title, Message) and title.template == MARKED:
        ((_name, whole),) = title.figures
        return marked(Message.of("{title}.", title=whole))
    return Message.of("{title}.", title=title)


def prose_of(slide: Slide) -> tuple[Text, ...]:
    """Give the sentences of a slide; none where its table says the same row by row."""
    if isinstance(slide.picture, Table) and len(slide.prose) == len(slide.picture.rows):
        return ()
    return slide.prose or slide.bullets


def heading_of(slide: Slide) -> Message:
    """Give the name of a part of the meeting, which a report has as heading."""
    return Message.of(PARTS[slide.id])


def grounds_of(catalogue: Catalogue, day: date) -> tuple[Message, ...]:
    """Say which texts the report rests on: those of `huyen.csv`, else the checked ones that apply on the day."""
    given = catalogue.district.setting("can_cu")
    if given:
        return tuple(Message.of(N_("Căn cứ {ground};"), ground=ground.strip()) for ground in given.split(";"))
    return tuple(
        _ground(one, one.issued_on)
        for one in catalogue.legal_texts_on(day)
        if one.issued_on is not None and one.is_checked and one.set_ids
    )


def _ground(text: LegalText, issued_on: date) -> Message:
    sentence = (
        N_("Căn cứ Quyết định số {number} ngày {day} ({name});")
        if "/QĐ-" in text.number
        else N_("Căn cứ Văn bản số {number} ngày {day} ({name});")
    )
    return Message.of(sentence, number=text.number, day=decree_date_text(issued_on), name=text.name)
