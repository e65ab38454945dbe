"""What a check asks of a person, each question once, and what an answer to it does."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake import Answers, BlankMeans, ErrorCode, PreparedReport, Problem
from ntm_dashboard.intake.outcome.codes import UNCLEAR_COMMUNES
from ntm_dashboard.intake.outcome.problems import Option

PERIODS = frozenset({ErrorCode.PERIOD_AMBIGUOUS, ErrorCode.PERIOD_MISSING})

Key = TypeVar("Key", bound=Hashable)

_BLANKS = (
    Option(BlankMeans.NOT_MET.value, Message.of(N_("Để trống là chưa đạt"))),
    Option(BlankMeans.NOT_ASSESSED.value, Message.of(N_("Để trống là chưa đánh giá"))),
)


@dataclass(frozen=True)
class Question:
    """A question that a check leaves open: what it is about, the options (none: a free answer), the likeliest.

    `row` is where it first came up.
    """

    code: ErrorCode
    about: str
    message: Message
    options: tuple[Option, ...] = ()
    suggested: str = ""
    row: int | None = None

    @property
    def key(self) -> tuple[ErrorCode, str]:
        """Give what an answer is filed under."""
        return self.code, self.about

    @property
    def ordered(self) -> tuple[Option, ...]:
        """Give the options, the suggested one first."""
        return tuple(sorted(self.options, key=lambda one: one.value != self.suggested))


def questions_of(report: PreparedReport) -> tuple[Question, ...]:
    """Give what a check asks, one question for each thing that is asked about."""
    found: dict[tuple[ErrorCode, str], Question] = {}
    for problem in report.questions:
        question = _question(problem)
        found.setdefault(question.key, question)
    return tuple(found.values())


def _question(problem: Problem) -> Question:
    code = ErrorCode(problem.code)
    about = problem.about or (problem.found or "" if code in UNCLEAR_COMMUNES else "")
    options = problem.options or _usual_options(problem)
    return Question(code, about, problem.message, options, problem.suggested, problem.row)


def _usual_options(problem: Problem) -> tuple[Option, ...]:
    if problem.code is ErrorCode.BLANK_AMBIGUOUS:
        return _BLANKS
    if problem.code is ErrorCode.SHEET_AMBIGUOUS:
        return tuple(Option(name, Message.of("{name}", name=name)) for name in problem.suggestions)
    return ()


def settled(answers: Answers, code: ErrorCode, value: str, *, about: str = "") -> Answers:
    """Add an answer to those given so far; "" takes one back.

    Raises:
        ValueError: the value is no date, or not what a blank can mean.
    """
    if code in PERIODS:
        return replace(answers, period=date.fromisoformat(value) if value else None)
    if code is ErrorCode.SHEET_AMBIGUOUS:
        return replace(answers, sheet=value or None)
    if code is ErrorCode.BLANK_AMBIGUOUS:
        return replace(answers, blank_means=BlankMeans(value) if value else None)
    if code in UNCLEAR_COMMUNES:
        return replace(answers, communes=_filed(answers.communes, about, value))
    return replace(answers, chosen=_filed(answers.chosen, (code, about), value))


def _filed(given: Mapping[Key, str], key: Key, value: str) -> dict[Key, str]:
    rest = {one: kept for one, kept in given.items() if one != key}
    return {**rest, key: value} if value else rest


def given_to(answers: Answers, code: ErrorCode, about: str = "") -> str:
    """Give the answer to a question; "" while nobody gave one."""
    if code in PERIODS:
        return answers.period.isoformat() if answers.period else ""
    if code is ErrorCode.SHEET_AMBIGUOUS:
        return answers.sheet or ""
    if code is ErrorCode.BLANK_AMBIGUOUS:
        return answers.blank_means.value if answers.blank_means else ""
    return answers.communes.get(about, "") if code in UNCLEAR_COMMUNES else answers.to(code, about)


def misfits(report: PreparedReport, answers: Answers) -> Iterator[Message]:
    """Say which answers are none of the options of a question that is still open, and what the options are."""
    sentence = N_("“{value}” không trả lời được câu hỏi {question}. Các câu trả lời: {options}.")
    for one in questions_of(report):
        value = given_to(answers, *one.key)
        if value and one.options and value not in {option.value for option in one.options}:
            options = "; ".join(f"{option.value} ({option.label})" for option in one.options)
            yield Message.of(sentence, value=value, question=named(*one.key), options=options)


def named(code: ErrorCode, about: str = "") -> str:
    """Name a question as the terminal takes it: CODE or CODE:ABOUT."""
    return f"{code.value}:{about}" if about else code.value
