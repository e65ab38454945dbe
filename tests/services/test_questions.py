"""Each thing is asked once, every answer goes where the check looks for it, and answers survive being kept."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_dashboard.i18n import Message
from ntm_dashboard.intake import Answers, BlankMeans, ErrorCode, PreparedReport, Verdict
from ntm_dashboard.intake.outcome.codes import ASKABLE
from ntm_dashboard.intake.outcome.problems import Option, Problem, problem
from ntm_dashboard.services.answers_json import answers_of, plain_answers
from ntm_dashboard.services.questions import given_to, misfits, questions_of, settled

WORDS = tuple(Option(value, Message.of("{value}", value=value)) for value in ("met", "not_met"))


def asked(*problems: Problem) -> PreparedReport:
    return PreparedReport("a.xlsx", "", Verdict.REFUSE, errors=problems)


def word(row: int, found: str) -> Problem:
    code = ErrorCode.RESULT_UNKNOWN
    return problem(code, row=row, column="E", found=found, about=found, options=WORDS, suggested="not_met")


def test_a_word_that_stands_in_many_rows_is_asked_once():
    questions = questions_of(asked(word(4, "Cơ bản đạt"), word(5, "Đang làm"), word(9, "Cơ bản đạt")))

    assert [one.key for one in questions] == [("RESULT_UNKNOWN", "Cơ bản đạt"), ("RESULT_UNKNOWN", "Đang làm")]
    assert [option.value for option in questions[0].ordered] == ["not_met", "met"]


def test_what_nobody_can_settle_is_no_question():
    plain = problem(ErrorCode.RESULT_UNKNOWN, row=4, column="E", found="?")

    assert questions_of(asked(plain, problem(ErrorCode.EMPTY))) == ()


def test_the_sheets_and_what_a_blank_means_are_options():
    sheets = problem(ErrorCode.SHEET_AMBIGUOUS, found="…", suggestions=("Xã", "Huyện"), count=2)

    which, blank = questions_of(asked(sheets, problem(ErrorCode.BLANK_AMBIGUOUS, row=5)))

    assert [one.value for one in which.options] == ["Xã", "Huyện"]
    assert [one.value for one in blank.options] == list(BlankMeans)


VALUES = {
    ErrorCode.PERIOD_MISSING: "2023-06-30",
    ErrorCode.PERIOD_AMBIGUOUS: "2023-06-30",
    ErrorCode.SHEET_AMBIGUOUS: "Xã",
    ErrorCode.BLANK_AMBIGUOUS: "not_met",
}


@pytest.mark.parametrize("code", sorted(ASKABLE))
def test_an_answer_is_found_again_under_its_question_and_can_be_taken_back(code: ErrorCode):
    value = VALUES.get(code, "29464")

    answers = settled(Answers(), code, value, about="Cột D: a=b")

    assert given_to(answers, code, "Cột D: a=b") == value
    assert settled(answers, code, "", about="Cột D: a=b") == Answers()


def test_an_answer_goes_where_the_check_looks_for_it():
    answers = settled(Answers(), ErrorCode.PERIOD_AMBIGUOUS, "2023-06-30")
    answers = settled(answers, ErrorCode.COMMUNE_UNKNOWN, "29467", about="Xã Tâp Sơn")
    answers = settled(answers, ErrorCode.COLUMN_ROLE, "ket_qua", about="D")

    assert (answers.period, answers.communes) == (date(2023, 6, 30), {"Xã Tâp Sơn": "29467"})
    assert answers.to(ErrorCode.COLUMN_ROLE, "D") == "ket_qua"


def test_an_answer_that_is_no_option_is_named_with_the_options():
    answers = settled(Answers(), ErrorCode.RESULT_UNKNOWN, "maybe", about="Cơ bản đạt")

    (sentence,) = misfits(asked(word(4, "Cơ bản đạt"), word(5, "khác")), answers)

    assert "“maybe” không trả lời được câu hỏi RESULT_UNKNOWN:Cơ bản đạt" in str(sentence)
    assert "not_met" in str(sentence)


TEXTS = st.text(max_size=20)
ANSWERS = st.builds(
    Answers,
    period=st.none() | st.dates(),
    sheet=st.none() | TEXTS,
    communes=st.dictionaries(TEXTS, TEXTS, max_size=3),
    blank_means=st.none() | st.sampled_from(BlankMeans),
    chosen=st.dictionaries(st.tuples(st.sampled_from(ErrorCode), TEXTS), TEXTS, max_size=3),
)


@given(ANSWERS)
@settings(deadline=None)
def test_answers_come_back_as_they_were_kept(answers: Answers):
    import json

    assert answers_of(json.loads(json.dumps(plain_answers(answers)))) == answers


def test_answers_of_an_older_program_and_codes_of_a_newer_one_can_be_read():
    older = {"period": None, "sheet": None, "communes": {}, "blank_means": None}
    newer = {**older, "chosen": [{"code": "NEVER_HEARD_OF", "about": "", "value": "x"}]}

    assert answers_of(older) == answers_of(newer) == Answers()
