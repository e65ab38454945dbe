"""What the office answered once and need not be asked again, from whatever place it comes."""

from dataclasses import dataclass
from datetime import date
from time import thread_time

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.intake import IntakeContext
from ntm_dashboard.intake.outcome.report import Alias, Form, LearnedWord


@dataclass(frozen=True)
class Remembered:
    """Spellings of units, words for results, and forms by their headings."""

    aliases: tuple[Alias, ...] = ()
    words: tuple[LearnedWord, ...] = ()
    forms: tuple[Form, ...] = ()

    def context(self, catalogue: Catalogue, today: date) -> IntakeContext:
        """Give what a check knows besides the file."""
        return IntakeContext(
            catalogue, today, aliases=self.aliases, words=self.words, forms=self.forms, clock=thread_time
        )

    def overruled_by(self, other: "Remembered") -> "Remembered":
        """Put both together; where both speak of the same spelling, word or headings, only the other counts."""
        spelt, worded = ({one.spelling for one in part} for part in (other.aliases, other.words))
        headed = {one.fingerprint for one in other.forms}
        return Remembered(
            (*(one for one in self.aliases if one.spelling not in spelt), *other.aliases),
            (*(one for one in self.words if one.spelling not in worded), *other.words),
            (*(one for one in self.forms if one.fingerprint not in headed), *other.forms),
        )
