"""What the words of a file may mean before its period is known: the names of units, the criteria of each level."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level, Result
from ntm_dashboard.intake.cells import words
from ntm_dashboard.intake.cells.criteria import CriteriaBook, Place
from ntm_dashboard.intake.cells.names import Gazetteer, Meant
from ntm_dashboard.intake.cells.text import cleaned, compared
from ntm_dashboard.intake.grid import Cell
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.report import Answers, IntakeContext
from ntm_dashboard.intake.reading.days import day_to_read_by

_LONGEST_NAME = 80


@dataclass(frozen=True)
class Lexicon:
    """The criteria and names that files are read by. `day` is the day whose units and criteria these are.

    `marks` remembers what a text was found to look like (see `evidence.mark_of`), since most cells say the same, and
    `headers` the headings that some lines were found to have.
    """

    catalogue: Catalogue
    day: date
    commune: CriteriaBook
    district: CriteriaBook
    gazetteer: Gazetteer
    learned: dict[str, Result]
    marks: dict[str, str] = field(default_factory=dict[str, str])
    headers: dict[Any, Any] = field(default_factory=dict[Any, Any])
    _meant: dict[str, Meant] = field(default_factory=dict[str, Meant])
    _places: dict[str, Place | None] = field(default_factory=dict[str, "Place | None"])

    @classmethod
    def of(cls, context: IntakeContext, answers: Answers) -> "Lexicon":
        """Make it from the catalogue, what the office has taught, and what the person answered."""
        day = day_to_read_by(None, catalogue=context.catalogue, today=context.today)
        gazetteer = Gazetteer.of(context.catalogue, day=day, aliases=context.aliases, answers=answers.communes)
        commune, district = (
            CriteriaBook.of(context.catalogue, level=level, day=day) for level in (Level.COMMUNE, Level.DISTRICT)
        )
        return cls(context.catalogue, day, commune, district, gazetteer, learned_results(context, answers))

    def meant(self, text: str) -> Meant:
        """Tell which unit a text names."""
        if text not in self._meant:
            self._meant[text] = self.gazetteer.meant(code="", name=text) if _may_be_name(text) else Meant()
        return self._meant[text]

    def names_unit(self, text: str) -> bool:
        """Tell whether a text names a commune or a town, if only by a name that two of them have."""
        meant = self.meant(text)
        is_ambiguous = meant.error is ErrorCode.COMMUNE_AMBIGUOUS
        return (meant.unit is not None and meant.unit.code != self.catalogue.district.code) or is_ambiguous

    def place(self, text: str) -> Place | None:
        """Tell which criterion of a commune (else of the district) a text means."""
        if text not in self._places:
            cell = Cell(text)
            self._places[text] = self.commune.place(cell) or self.district.place(cell)
        return self._places[text]

    def result(self, text: str) -> words.Judgement | None:
        """Read a result: an agreed form, or a word that the office has explained."""
        return words.judgement(text) or self._learned(text)

    def _learned(self, text: str) -> words.Judgement | None:
        found = self.learned.get(compared(text))
        return words.Judgement(found) if found is not None else None


def learned_results(context: IntakeContext, answers: Answers) -> dict[str, Result]:
    """Give the words for results that were remembered, and over them those answered now."""
    learned = {compared(word.spelling): word.result for word in context.words}
    answered = {
        compared(about): Result(value) for (code, about), value in answers.chosen.items() if _is_result(code, value)
    }
    return {**learned, **answered}


def _is_result(code: ErrorCode, value: str) -> bool:
    return code is ErrorCode.RESULT_UNKNOWN and value in set(Result)


def _may_be_name(text: str) -> bool:
    plain = cleaned(text)
    return (1 < len(plain) <= _LONGEST_NAME and not plain[0].isdigit()) or _is_numbered_name(plain)


def _is_numbered_name(text: str) -> bool:
    number, _, rest = text.partition(" ")
    return len(text) <= _LONGEST_NAME and number.rstrip(".)").isdigit() and len(rest) > 1
