"""The meeting as the report that an office writes: its grounds and four chapters; slides keep a finding as title."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ntm_dashboard.briefing.model import MARKED, KeyNumber, KeyNumbers, Missing, Slide, Text, marked
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

    @property
    def sentences(self) -> tuple[Text, ...]:
        """Give what the section says, each thing once; what its table says row by row is left to the table."""
        slide = self.slide
        match slide.picture:
            case Missing():
                said = (slide.picture.what, *slide.prose)
            case KeyNumbers():
                said = (self.finding, *map(_figure, slide.picture.numbers), *slide.bullets)
            case _ if slide.id in _TOLD_BY_PROSE and slide.prose:
                said = slide.prose
            case _:
                said = (self.finding, *(slide.bullets if slide.id in _TOLD_BY_TABLE else slide.prose or slide.bullets))
        return tuple({str(text): text for text in said}.values())


_TOLD_BY_TABLE = {SlideId.LAST_MEETING, SlideId.CONDITIONS, SlideId.DUE, SlideId.DECISIONS}
"""The parts whose prose has a sentence for each row of their table."""
_TOLD_BY_PROSE = {SlideId.PACE}
"""The parts whose prose begins with what their title says."""


def _figure(number: KeyNumber) -> Message:
    """Put a key number into words for a list."""
    label = str(number.label)
    named = {"label": label[:1].upper() + label[1:], "value": number.value, "detail": number.detail}
    if number.value == "–":
        return Message.of("- {label}: {detail}.", **named)
    return Message.of("- {label}: {value} ({detail})." if str(number.detail) else "- {label}: {value}.", **named)


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


def heading_of(slide: Slide) -> Message:
    """Give the name of a part of the meeting, which a report has as heading."""
    return Message.of(PARTS[slide.id])


def grounds_of(catalogue: Catalogue, day: date) -> tuple[Message, ...]:
    """Say which texts the report rests on: those of `huyen.csv`, else the checked ones that apply on the day.

    As the decree has it each ends with a semicolon, the last with a full stop.
    """
    given = catalogue.district.setting("can_cu")
    if given:
        named = (ground.strip().rstrip(";.") for ground in given.split(";"))
        return _ended([Message.of(N_("Căn cứ {ground}"), ground=ground) for ground in named if ground])
    return _ended(
        [
            _ground(one, one.issued_on)
            for one in catalogue.legal_texts_on(day)
            if one.issued_on is not None and one.is_checked and one.set_ids
        ]
    )


def _ended(grounds: list[Message]) -> tuple[Message, ...]:
    ends = ["{ground};"] * (len(grounds) - 1) + ["{ground}."]
    return tuple(Message.of(end, ground=ground) for end, ground in zip(ends, grounds, strict=False))


def _ground(text: LegalText, issued_on: date) -> Message:
    said = {"number": text.number, "day": decree_date_text(issued_on), "name": text.name}
    if text.number.endswith("/QĐ-TTg"):
        return Message.of(N_("Căn cứ Quyết định số {number} ngày {day} của Thủ tướng Chính phủ ({name})"), **said)
    if "/QĐ-" in text.number:
        return Message.of(N_("Căn cứ Quyết định số {number} ngày {day} ({name})"), **said)
    return Message.of(N_("Căn cứ Văn bản số {number} ngày {day} ({name})"), **said)
