"""What the cells below a heading look like: by this a column is recognised whatever its heading says."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ntm_dashboard.intake.cells import dates, numbers
from ntm_dashboard.intake.cells.text import cleaned, compared, folded, typed
from ntm_dashboard.intake.grid import Cell, CellKind, Line
from ntm_dashboard.intake.reading.lexicon import Lexicon

_LOOKED_THROUGH = 400
_TICKS = {"x", "v", "✓", "✔", "☑", "√", "+", "●", "•"}
_THRESHOLD = re.compile(
    r"^(?:[≥≤<>]|=\s*\d|khong (?:qua|duoi|thap hon|it hon)|tu .*(?:tro len|tro xuong)|"
    r"toi (?:thieu|da)|tren|duoi|it nhat)"
)
_INDICATOR = re.compile(r"^(?:chỉ tiêu\s*)?\d{1,2}\.\d{1,2}(?:[.):\s]|$)", re.IGNORECASE)


class Mark(StrEnum):
    """What one cell looks like."""

    RESULT = "result"
    TICK = "tick"
    BIT = "bit"
    UNIT = "unit"
    INDICATOR = "indicator"
    CRITERION = "criterion"
    NUMBER = "number"
    SHARE = "share"
    THRESHOLD = "threshold"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True)
class Profile:
    """How many cells of a column look like what. `blank` are those without anything, `texts` the different texts."""

    marks: Counter[Mark] = field(default_factory=Counter[Mark])
    blank: int = 0
    texts: frozenset[str] = frozenset()

    @property
    def filled(self) -> int:
        """Give the number of cells that hold something."""
        return sum(self.marks.values())

    def share(self, *marks: Mark) -> float:
        """Give the share of the filled cells that look like one of `marks`; 0 when none is filled."""
        return sum(self.marks[mark] for mark in marks) / self.filled if self.filled else 0.0

    @cached_property
    def is_results(self) -> bool:
        """Tell whether the cells say results in words or ticks (bare 0 and 1 may be counts as well)."""
        return self.filled > 0 and self.share(Mark.RESULT, Mark.TICK) >= 0.6

    @property
    def is_ticks(self) -> bool:
        """Tell whether the cells hold ticks and nothing else."""
        return self.filled > 0 and self.share(Mark.TICK) == 1.0

    @property
    def is_values(self) -> bool:
        """Tell whether the cells hold numbers that are more than a count of rows or a yes and no."""
        return self.filled > 0 and self.share(Mark.NUMBER, Mark.SHARE, Mark.BIT) >= 0.5 and self.share(Mark.BIT) < 1.0


def profile_of(lines: Iterable[Line], index: int, lexicon: Lexicon) -> Profile:
    """Look through the cells of a column."""
    marks: Counter[Mark] = Counter()
    texts: set[str] = set()
    blank = 0
    for line, _ in zip(lines, range(_LOOKED_THROUGH), strict=False):
        cell = line.at(index)
        if cell.is_blank:
            blank += 1
            continue
        marks[mark_of(cell, lexicon)] += 1
        texts.add(cleaned(cell.text))
    return Profile(marks, blank, frozenset(texts))


def mark_of(cell: Cell, lexicon: Lexicon) -> Mark:
    """Tell what a filled cell looks like."""
    text = typed(cell.text)
    if cell.kind is CellKind.DATE:
        return Mark.DATE
    if compared(text) in {"0", "1"}:
        return Mark.BIT
    if compared(text) in _TICKS:
        return Mark.TICK
    if cell.kind is CellKind.NUMBER:
        return Mark.SHARE if cell.is_percent else Mark.NUMBER
    if text not in lexicon.marks:
        lexicon.marks[text] = _mark_of_text(text, lexicon)
    return Mark(lexicon.marks[text])


def _mark_of_text(text: str, lexicon: Lexicon) -> Mark:
    if lexicon.result(text) is not None:
        return Mark.RESULT
    if _INDICATOR.match(text) and (place := lexicon.place(text)) and place.indicator:
        return Mark.INDICATOR
    if (read := numbers.number(Cell(text), style=numbers.Style.UNDECIDED)) is not None:
        return Mark.SHARE if read.unit == "%" else Mark.NUMBER
    if _THRESHOLD.match(folded(text)):
        return Mark.THRESHOLD
    if lexicon.names_unit(text):
        return Mark.UNIT
    if lexicon.place(text) is not None:
        return Mark.CRITERION
    return Mark.DATE if dates.period_of(text) is not None else Mark.TEXT
