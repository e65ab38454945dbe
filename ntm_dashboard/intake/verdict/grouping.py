"""One question for what is odd in the same way in many rows, with the figures of each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ntm_dashboard.i18n import N_, Figure, Message
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.outcome.problems import Problem, problem

_NAMED_AT_MOST = 20


@dataclass(frozen=True)
class Doubt:
    """Something odd about one row; `about` is the number of its criterion or indicator.

    Those with the same `code`, `text` and `about` are asked together, with `is_of_any` whatever they are about; `short`
    is what is said of the others, without it what was `found`.
    """

    code: ConfirmationCode
    row: int
    unit: str | Message
    about: str
    found: Figure
    expected: Figure
    text: str | None = None
    is_of_any: bool = False
    short: Message | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Give what doubts have in common that are asked together."""
        return (self.code, "" if self.is_of_any else self.about, self.text)

    @property
    def figure(self) -> Message:
        """Say it shortly, where another row is already asked about in the same way."""
        where = self.unit
        if self.is_of_any and self.about:
            where = Message.of("{unit}, {about}", unit=self.unit, about=self.about)
        return Message.of(
            N_("{where} (dòng {row}): {found}"), where=where, row=self.row, found=self.short or self.found
        )


def number_in_words(number: str) -> Message:
    """Say a number as what it is of: chỉ tiêu 15.1, tiêu chí 11."""
    return Message.of(N_("chỉ tiêu {number}") if "." in number else N_("tiêu chí {number}"), number=number)


def asked_together(doubts: Iterable[Doubt]) -> tuple[Problem, ...]:
    """Make one problem of the doubts of a kind: the first in full, the others with their unit, row and figure."""
    groups: dict[tuple[object, ...], list[Doubt]] = {}
    for doubt in doubts:
        groups.setdefault(doubt.key, []).append(doubt)
    return tuple(_problem(group[0], group[1:]) for group in groups.values())


def _problem(first: Doubt, others: list[Doubt]) -> Problem:
    made = problem(
        first.code,
        row=first.row,
        found=first.found,
        expected=first.expected,
        about=first.about,
        text=first.text,
        unit=first.unit,
        criterion=number_in_words(first.about),
    )
    if not others:
        return made
    named: tuple[Figure, ...] = tuple(one.figure for one in others[:_NAMED_AT_MOST])
    sentence = N_("{first} Tương tự: {others}.")
    more = N_("{first} Tương tự: {others} và {count} dòng nữa.")
    text = sentence if len(others) <= _NAMED_AT_MOST else more
    message = Message.of(text, first=made.message, others=named, count=len(others) - _NAMED_AT_MOST)
    return replace(made, message=message, same=len(others))
