"""What a meeting looks at: an ordered list of slides that every rendering reads, so that none can disagree.

Texts are `Message`s or plain text; both are put into words with `str()` only when somebody reads them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import N_, Message, Name

Text: TypeAlias = str | Message | Name

LONGEST_TITLE = 60
"""How many characters fit one line of a slide's title."""


MARK = "*"
"""The one mark of what rests on illustrative rows, in every medium; the legend stands in `Briefing.caution`."""


MARKED = "{text}" + MARK
"""The template of a marked text."""


def marked(text: Text) -> Text:
    """Mark a text that rests on illustrative rows."""
    return Message.of(MARKED, text=text) if str(text) else text


class Role(StrEnum):
    """What a series of a chart means: decides its colour and its line."""

    ACTUAL = "actual"
    NEEDED = "needed"
    TARGET = "target"
    LATE = "late"
    NOT_MET = "not_met"
    WORKING = "working"


class ChartKind(StrEnum):
    """How a chart is drawn: bars that lie (stacked) or lines over time."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True)
class Month:
    """A month, by its first day."""

    first: date


@dataclass(frozen=True)
class Series:
    """One row of values of a chart; None is a gap. `illustrative` tells of each value whether it is; () is of none."""

    name: Text
    values: tuple[float | None, ...]
    role: Role
    illustrative: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A chart with its axis computed here, so that the screen and Office draw the same one.

    `keys` say what each category is about, the same in every language: a code, a number, of a course the month as
    2023-04.

    Raises:
        ValueError: no alternative text, a series whose length is not that of the categories, or not one key for each.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: Text
    unit: Text
    decimals: int
    y_max: float
    major_unit: float
    keys: tuple[str, ...] = field(kw_only=True)

    @property
    def months(self) -> tuple[Month, ...]:
        """Give the categories of a course as months; () where they are none."""
        if self.kind is not ChartKind.LINES:
            return ()
        return tuple(Month(date.fromisoformat(f"{key}-01")) for key in self.keys)

    def __post_init__(self) -> None:
        """Hold the picture to what every rendering relies on."""
        _require(str(self.alt), "a chart needs an alternative text")
        _require_keys(self.keys, len(self.categories))
        for series in self.series:
            _require(len(series.values) == len(self.categories), "a series has not one value for each category")


@dataclass(frozen=True)
class OutOf:
    """A count of a total, both known."""

    count: float
    total: float


@dataclass(frozen=True)
class Share:
    """A share in per cent."""

    percent: float


@dataclass(frozen=True)
class Days:
    """A number of days, negative when they are past."""

    days: int


Value: TypeAlias = float | date | OutOf | Share | Days | Month
"""What a text says as a figure: files for spreadsheets hold this, not the text."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, the state it is coloured in, and the screen that a click opens.

    `said` is what the cell says in words where its text is only a mark; `value` the figure that it writes, if any;
    `whole` the list with nothing left out where the text names only the first few: slides have no room for it; `short`
    the name of a numbered column, short enough to stand over it.
    """

    text: Text
    status: Status | None = None
    link: str = ""
    said: Text = ""
    is_illustrative: bool = False
    value: Value | None = None
    whole: Text = ""
    short: Text = ""

    @property
    def full(self) -> Text:
        """Give what papers and workbooks say, which have room for all of it."""
        return self.whole or self.text


ORDINAL = "place"
"""The key of a column that only numbers the rows."""


@dataclass(frozen=True)
class Table:
    """A table; `widths` are weights. `is_matrix`: marks in many narrow columns, the first one names the row.

    `keys` say what each row is about (a code, a number), `columns` what each column holds, the same in every language.

    Raises:
        ValueError: no alternative text, a row that has not one cell for each column, or not one key for each.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    alt: Text
    is_matrix: bool = False
    legend: tuple[tuple[Status, Text], ...] = ()
    columns: tuple[str, ...] = field(kw_only=True)
    keys: tuple[str, ...] = field(kw_only=True)

    def __post_init__(self) -> None:
        """Hold the picture to what every rendering relies on."""
        _require(str(self.alt), "a table needs an alternative text")
        _require_keys(self.columns, len(self.header))
        _require_keys(self.keys, len(self.rows))
        for row in (self.header, self.widths, *self.rows):
            _require(len(row) == len(self.header), "a row has not one cell for each column")


@dataclass(frozen=True)
class Tile:
    """A unit on the grid: code, name, state in words, criteria met, place (north up) and the screen that a click opens.

    `is_illustrative` is of the state; what is counted carries its own mark, and is `met` as a figure.
    """

    text: Text
    state: Text
    status: Status
    row: int
    col: int
    link: str = ""
    counted: Text = ""
    is_illustrative: bool = False
    met: OutOf | None = None
    unit: str = field(kw_only=True)

    @property
    def detail(self) -> Text:
        """Give the state with what is counted: the title of a unit and its criteria are two facts."""
        return Message.of("{state} · {counted}", state=self.state, counted=self.counted) if self.counted else self.state


@dataclass(frozen=True)
class Tiles:
    """Units on the tile grid with the legend of the states that occur."""

    tiles: tuple[Tile, ...]
    alt: Text
    legend: tuple[tuple[Status, Text], ...]


@dataclass(frozen=True)
class KeyNumber:
    """A number that is read from the last row: as it is written, what it counts, one line of detail, the figure.

    `key` says what it counts, the same in every language.
    """

    value: str
    label: Text
    detail: Text
    status: Status
    figure: Value | None = None
    key: str = field(kw_only=True)


@dataclass(frozen=True)
class KeyNumbers:
    """Two to six key numbers side by side."""

    numbers: tuple[KeyNumber, ...]
    alt: Text


@dataclass(frozen=True)
class Missing:
    """What stands where a picture would be: what is missing and how to supply it."""

    what: Text
    remedy: Text


Picture: TypeAlias = Chart | Table | Tiles | KeyNumbers | Missing


@dataclass(frozen=True)
class Slide:
    """One screen: a finding as its title, one picture, a few points; `prose` is for documents, `note` for the speaker.

    `link` of a cell or tile names the `id` of another slide. `unit` names the one whose screen it is; `page_of` is the
    id of the slide that this is a page of, where a slide was cut into several.

    Raises:
        ValueError: no title.
    """

    id: str
    title: Text
    picture: Picture | None
    bullets: tuple[Text, ...] = ()
    prose: tuple[Text, ...] = ()
    note: Text = ""
    source: Text = ""
    unit: str = ""
    page_of: str = ""

    def __post_init__(self) -> None:
        """Hold the slide to what every rendering relies on."""
        _require(str(self.title), f"{self.id} has no title")


@dataclass(frozen=True)
class Briefing:
    """The whole meeting: the cover first, then the slides in order; `details` are the screens behind tiles and cells.

    `compared_with` is the as-of date of the former report, None where there is none.
    `caution` says how much of the figures is illustrative ("" when nothing is), `short_caution` only what the mark
    means; `grounds` are the texts that a paper rests on; `verdict` says whether the target is reached in time, and
    `reasons` why. Names stand whole and tables with all their rows: a medium
    wraps, shortens and cuts into pages by its own measure.
    """

    district: District
    title: Text
    as_of: date
    revision: int
    documented_only: bool
    compared_with: date | None
    caution: Text
    slides: tuple[Slide, ...]
    details: tuple[Slide, ...] = field(default=())
    grounds: tuple[Text, ...] = ()
    short_caution: Text = ""
    verdict: Text = ""
    reasons: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        """Hold every link to a screen that exists, every screen to a name of its own, every finding to one line."""
        ids = {slide.id for slide in self.all_slides}
        _require(len(ids) == len(self.all_slides), "two slides have the same id")
        for slide in self.all_slides:
            for link in links_of(slide.picture):
                _require(link in ids, f"{slide.id} links to {link}, which is no slide")
        for slide in self.slides:
            is_short = bool(slide.page_of) or len(str(slide.title).removesuffix(MARK)) <= LONGEST_TITLE
            _require(is_short, f"the title of {slide.id} does not fit: {slide.title}")

    @property
    def all_slides(self) -> tuple[Slide, ...]:
        """Give the slides of the meeting and the screens behind them."""
        return self.slides + self.details

    def slide(self, slide_id: str) -> Slide:
        """Give one slide by its id."""
        return next(slide for slide in self.all_slides if slide.id == slide_id)

    @property
    def stamp(self) -> Message:
        """Give the line that every page carries: as-of date and revision."""
        return stamp_of(self.as_of, self.revision)


def stamp_of(as_of: date, revision: int) -> Message:
    """Word the line that ties a page to its figures: as-of date and revision."""
    return Message.of(N_("Số liệu đến {day} · phiên bản {revision}"), day=as_of, revision=str(revision))


def links_of(picture: Picture | None) -> Iterator[str]:
    """Give the ids that the parts of a picture lead to."""
    match picture:
        case Table():
            cells = (cell for row in (picture.header, *picture.rows) for cell in row)
            yield from (cell.link for cell in cells if cell.link)
        case Tiles():
            yield from (tile.link for tile in picture.tiles if tile.link)
        case _:
            return


def axis_of(highest: float) -> tuple[float, float]:
    """Give the end and the step of an axis from 0: at most eight steps of 1, 2, 5, 10, 20, 50 and so on."""
    step = 1.0
    factors = (2.0, 2.5, 2.0)
    turn = 0
    while highest / step > 8:
        step *= factors[turn % 3]
        turn += 1
    steps = max(1, -(-highest // step))
    return steps * step, step


def _require_keys(keys: tuple[str, ...], count: int) -> None:
    _require(len(keys) == count and len(set(keys)) == count and all(keys), "a picture has not one key for each part")


def _require(held: object, complaint: str) -> None:
    if not held:
        raise ValueError(complaint)
