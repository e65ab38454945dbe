"""The figures that a file shows, kept within it, so that an old file can be held against the newest figures."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ntm_dashboard.briefing.model import (
    Briefing,
    Cell,
    Chart,
    Days,
    KeyNumbers,
    OutOf,
    Picture,
    Share,
    Slide,
    Table,
    Text,
    Tiles,
    Value,
)
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, Message

FORMAT = "ntm-so-lieu/2"
COMPARISON = SlideId.CHANGES
"""The slide whose figures depend on what it is compared with; it is left out when files are held against figures."""


Figures: TypeAlias = tuple[tuple[str, str], ...]
"""The figures of a page, each by a key that is the same in every language: "29464/status", "communes_standard"."""


@dataclass(frozen=True)
class Imprint:
    """What a file of ours says of itself: district, as-of date, revision, and each page with its figures.

    `is_illustrative`: it shows figures that are invented for illustration.
    """

    district: str
    as_of: date
    revision: int
    documented_only: bool
    language: str
    pages: tuple[tuple[str, Figures], ...]
    is_illustrative: bool = True

    def figures(self) -> dict[tuple[str, str], str]:
        """Give every figure by the id of its slide and its own key."""
        return {(slide, key): value for slide, pairs in self.pages for key, value in pairs}


@dataclass(frozen=True)
class Staleness:
    """How an old file differs from the newest figures: how many figures, on which pages of the old file."""

    revision: int
    newest: int
    changed: int
    pages: tuple[int, ...]

    @property
    def sentence(self) -> Message:
        """Word the result for the person who dropped the file."""
        if not self.changed:
            return Message.of(N_("Tệp vẫn đúng với số liệu mới nhất (phiên bản {newest})."), newest=str(self.newest))
        return Message.of(
            N_("{changed} số liệu đã thay đổi: trang {pages}"),
            changed=self.changed,
            pages=", ".join(str(page) for page in self.pages),
        )


def imprint_of(briefing: Briefing, *, language: str) -> Imprint:
    """Collect the figures of the slides of a meeting, in their order; a page of a slide keeps the id of the slide."""
    return Imprint(
        district=briefing.district.code,
        as_of=briefing.as_of,
        revision=briefing.revision,
        documented_only=briefing.documented_only,
        language=language,
        pages=tuple((slide.page_of or slide.id, _figures(slide)) for slide in briefing.slides),
        is_illustrative=bool(str(briefing.caution)),
    )


def _figures(slide: Slide) -> Figures:
    whole = slide.page_of or slide.id
    return () if whole == COMPARISON else tuple(_of_picture(slide.picture))


def _of_picture(picture: Picture | None) -> Iterator[tuple[str, str]]:
    match picture:
        case KeyNumbers():
            yield from ((one.key, _value(one.figure, one.value)) for one in picture.numbers)
        case Table():
            for key, row in zip(picture.keys, picture.rows, strict=True):
                cells = zip(picture.columns[1:], row[1:], strict=True)
                yield from ((f"{key}/{column}", _of_cell(cell)) for column, cell in cells)
        case Tiles():
            yield from ((tile.unit, f"{_value(tile.status, '')} {_value(tile.met, '–')}") for tile in picture.tiles)
        case Chart():
            for series in picture.series:
                values = zip(picture.keys, series.values, strict=True)
                yield from ((f"{key}/{series.role}", f"{value:g}") for key, value in values if value is not None)
        case _:
            return


def _of_cell(cell: Cell) -> str:
    """Give what a cell says: its figure or its state, which are the same in every language, else its text."""
    return _value(cell.status if cell.value is None else cell.value, cell.text)


def _value(value: Value | Status | None, text: Text) -> str:
    match value:
        case None:
            return plain(text)
        case OutOf():
            return f"{value.count:g}/{value.total:g}"
        case Share():
            return f"{value.percent:g}%"
        case Days():
            return str(value.days)
        case date():
            return value.isoformat()
        case Status():
            return value.value
        case _:
            return f"{value:g}"


def imprint_text(imprint: Imprint) -> str:
    """Write an imprint as JSON that is safe within HTML and XML text."""
    fields = {
        "format": FORMAT,
        "district": imprint.district,
        "as_of": imprint.as_of.isoformat(),
        "revision": imprint.revision,
        "documented_only": imprint.documented_only,
        "language": imprint.language,
        "illustrative": imprint.is_illustrative,
        "pages": imprint.pages,
    }
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def read_imprint(text: str) -> Imprint:
    """Read an imprint back.

    Raises:
        ValueError: the text is not an imprint of ours.
    """
    try:
        fields = json.loads(text)
        if fields["format"] != FORMAT:
            raise ValueError(fields["format"])
        pages = tuple(
            (str(slide), tuple((str(name), str(value)) for name, value in pairs)) for slide, pairs in fields["pages"]
        )
        return Imprint(
            district=str(fields["district"]),
            as_of=date.fromisoformat(fields["as_of"]),
            revision=int(fields["revision"]),
            documented_only=bool(fields["documented_only"]),
            language=str(fields["language"]),
            pages=pages,
            is_illustrative=bool(fields.get("illustrative", True)),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not an imprint") from error


def staleness_of(old: Imprint, newest: Imprint) -> Staleness:
    """Tell which figures of an old file are no longer what the newest figures say."""
    now = newest.figures()
    changed = [
        number
        for number, (slide, pairs) in enumerate(old.pages, start=1)
        for name, value in pairs
        if now.get((slide, name)) != value
    ]
    added = len([key for key in now if key not in old.figures()])
    pages = sorted({*changed, *_pages_with_new(old, now)})
    return Staleness(old.revision, newest.revision, len(changed) + added, tuple(pages))


def _pages_with_new(old: Imprint, now: dict[tuple[str, str], str]) -> list[int]:
    numbers = {slide: number for number, (slide, _pairs) in reversed(list(enumerate(old.pages, start=1)))}
    known = old.figures()
    return [numbers[slide] for slide, name in now if (slide, name) not in known and slide in numbers]
