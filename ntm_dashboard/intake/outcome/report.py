"""What goes into the check of a file, and what comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.contract import EVERY_FIELD
from ntm_dashboard.domain.terms import ReportKind, Result
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.outcome.budget import Clock
from ntm_dashboard.intake.outcome.codes import ErrorCode, Repair
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import Notice, Problem

LIMITS_OF_CATALOGUE = Limits()
"""Stands for the limits that follow from the size of the catalogue."""

CanonicalRow = Mapping[str, str | int | float | None]


class Verdict(StrEnum):
    """Whether a file is taken."""

    ACCEPT = "accept"
    REFUSE = "refuse"


class Layout(StrEnum):
    """How the table is laid out: one assessment a row, or a matrix of units and criteria."""

    LONG = "long"
    WIDE = "wide"


class BlankMeans(StrEnum):
    """What an empty cell of a matrix means, once a person has said so."""

    NOT_MET = Result.NOT_MET.value
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True)
class Alias:
    """A spelling of a unit that the office confirmed once, remembered for the next file."""

    spelling: str
    unit: str


@dataclass(frozen=True)
class LearnedWord:
    """A word for a result that the office explained once ("Cơ bản đạt" → a `Result`), remembered for the next file."""

    spelling: str
    result: Result


@dataclass(frozen=True)
class Form:
    """A form of the office: what was answered once about a table with these headings (`fingerprint` of them)."""

    name: str
    fingerprint: str
    chosen: Mapping[tuple[ErrorCode, str], str]


@dataclass(frozen=True)
class IntakeContext:
    """What the check knows besides the file.

    `limits` are those of the catalogue's size unless they are given; `today` bounds the dates; `aliases`, `words` and
    `forms` are what the office answered once and has remembered. `clock` gives the seconds by which the deadline of
    the limits is measured; without it there is none.
    """

    catalogue: Catalogue
    today: date
    limits: Limits = LIMITS_OF_CATALOGUE
    aliases: tuple[Alias, ...] = ()
    words: tuple[LearnedWord, ...] = ()
    forms: tuple[Form, ...] = ()
    clock: Clock | None = None

    def __post_init__(self) -> None:
        """Take the limits from the catalogue where none are given."""
        if self.limits is LIMITS_OF_CATALOGUE:
            object.__setattr__(self, "limits", Limits.of(self.catalogue))


@dataclass(frozen=True)
class Answers:
    """What a person settled. `communes` maps a name as it stands in the file to a code.

    `chosen` holds every other answer: the value of the chosen `Option` by the code of the question and what it was
    about (`Problem.about`). `kept` are the columns of the contract in which a blank cell is to leave what stands.
    """

    period: date | None = None
    sheet: str | None = None
    communes: Mapping[str, str] = field(default_factory=dict[str, str])
    blank_means: BlankMeans | None = None
    chosen: Mapping[tuple[ErrorCode, str], str] = field(default_factory=dict[tuple[ErrorCode, str], str])
    kept: frozenset[str] = frozenset()

    def to(self, code: ErrorCode, about: str = "") -> str:
        """Give the answer to a question; "" while nobody gave one."""
        return self.chosen.get((code, about), "")


@dataclass(frozen=True)
class ReadAs:
    """As what the file was read; a part that does not apply is ""."""

    container: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    layout: Layout = Layout.LONG
    rows: int = 0

    def sentence(self, period: date | None) -> Message:
        """Say it in one line: đã đọc: UTF-8, dấu “;”, 285 dòng, kỳ 31/12/2023."""
        parts = [Message.of("{text}", text=text) for text in (self.container, self.encoding) if text]
        if self.delimiter:
            parts.append(Message.of(N_("dấu “{delimiter}”"), delimiter=_delimiter_name(self.delimiter)))
        if self.sheet:
            parts.append(Message.of(N_("trang “{sheet}”"), sheet=self.sheet))
        if self.layout is Layout.WIDE:
            parts.append(Message.of(N_("ma trận xã × tiêu chí")))
        if self.rows:
            parts.append(Message.of(N_("{rows} dòng"), rows=self.rows))
        if period:
            parts.append(Message.of(N_("kỳ {period}"), period=period))
        return Message.of(N_("đã đọc: {parts}"), parts=_listed(parts))


@dataclass(frozen=True)
class Matching:
    """What of the file was taken for what: headings with the columns of the contract, spellings with codes of units.

    A unit that is written exactly as in the catalogue is not among the spellings.
    """

    columns: tuple[tuple[str, str], ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()


def _listed(parts: list[Message]) -> Message:
    """Put sentences parts one after the other with commas."""
    template = ", ".join(f"{{part{number}}}" for number in range(len(parts)))
    return Message(template, tuple((f"part{number}", part) for number, part in enumerate(parts)))


def _delimiter_name(delimiter: str) -> Message:
    return Message.of(N_("tab")) if delimiter == "\t" else Message.of("{mark}", mark=delimiter)


class Orientation(StrEnum):
    """Which way round a table stands."""

    LONG = "long"
    WIDE = "wide"
    TRANSPOSED = "transposed"


class FactName(StrEnum):
    """What a file says of itself outside the rows of its table."""

    UNIT = "unit"
    PERIOD = "period"
    SET = "set"
    PURPOSE = "purpose"
    DISTRICT = "district"
    LEVEL = "level"


@dataclass(frozen=True)
class FactRead:
    """A fact of a file: its value (a code, a date, an id), how people read it, and the words that say so.

    `question` is the code and `about` under which another answer is given in `Answers.chosen`; None where it stands.
    """

    name: FactName
    value: str
    shown: Message
    quoted: str = ""
    place: Message | None = None
    question: tuple[ErrorCode, str] | None = None


@dataclass(frozen=True)
class ColumnRead:
    """A column of a table (0 = first), its heading, and what it was taken for.

    `role` is the name of a column of the contract, `tieu_chi:5` or `don_vi:29464` for the columns of a matrix, or one
    of `stt`, `muc_yeu_cau`, `tong`, `khong_dung`. `evidence` says by what it was recognised; `is_sure` whether it need
    not be asked for.
    """

    index: int
    letters: str
    heading: str
    role: str
    evidence: Message
    is_sure: bool = True


@dataclass(frozen=True)
class TableRead:
    """A table that was found: where it stands (rows counted from 1), which way round, and its columns.

    `fingerprint` names its headings, so that a form is recognised when it comes again.
    """

    sheet: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    orientation: Orientation
    columns: tuple[ColumnRead, ...]
    fingerprint: str = ""


@dataclass(frozen=True)
class Reading:
    """How a file was read: its tables and its facts, each with the evidence."""

    tables: tuple[TableRead, ...] = ()
    facts: tuple[FactRead, ...] = ()

    def fact(self, name: FactName) -> FactRead | None:
        """Give a fact of the file; None where it says nothing of it."""
        return next((one for one in self.facts if one.name is name), None)


@dataclass(frozen=True)
class PreparedReport:
    """A checked file, ready to be compared and published, or the reasons why it is refused.

    `rows` is the table of the domain model of the kind with `revision` 0, or None when refused. `canonical` are the
    same rows in the words of the contract. `more_errors` counts the problems beyond the listed ones; `steps` is the
    work that the check was (see `Budget`). `present` are the fields of `rows` that the file has a column of;
    `kept` those in which a blank cell is to leave what stands.
    """

    file_name: str
    sha256: str
    verdict: Verdict
    kind: ReportKind | None = None
    period: date | None = None
    read_as: ReadAs = ReadAs()
    matching: Matching = Matching()
    rows: pd.DataFrame | None = None
    canonical: Sequence[CanonicalRow] = ()
    errors: tuple[Problem, ...] = ()
    more_errors: int = 0
    confirmations: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    reading: Reading = Reading()
    steps: int = field(default=0, compare=False)
    present: frozenset[str] = EVERY_FIELD
    kept: frozenset[str] = frozenset()

    @property
    def is_accepted(self) -> bool:
        """Tell whether the file may be published."""
        return self.verdict is Verdict.ACCEPT

    @property
    def questions(self) -> tuple[Problem, ...]:
        """Give the errors that a person can settle with an answer, in the order in which they are asked."""
        return tuple(one for one in self.errors if one.is_question)

    @property
    def read_as_sentence(self) -> Message:
        """Say in one line as what the file was read."""
        return self.read_as.sentence(self.period)

    def by_repair(self) -> dict[Repair, tuple[Problem, ...]]:
        """Group the errors by how they are mended, in the order of their first row."""
        groups: dict[Repair, tuple[Problem, ...]] = {}
        for one in self.errors:
            groups[one.repair] = (*groups.get(one.repair, ()), one)
        return groups
