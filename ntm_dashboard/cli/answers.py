"""What a person settles on the command line: `--answer` and `--period`; and how a question is answered there."""

import argparse
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ntm_dashboard.cli.arguments import day
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.outcome.codes import ASKABLE, ErrorCode
from ntm_dashboard.intake.outcome.report import Answers, BlankMeans
from ntm_dashboard.services.questions import PERIODS, Question, named, settled
from ntm_dashboard.services.roles import BESIDE, is_role

_CODE = re.compile(r"[^:=]*")


@dataclass(frozen=True)
class GivenAnswer:
    """One `--answer`: the question that it settles, and the value."""

    code: ErrorCode
    about: str
    value: str


def add_answers(parser: argparse.ArgumentParser) -> None:
    """Let a command take what a person settles about a file."""
    parser.add_argument("--period", type=day, metavar=_("NGÀY"), help=_("kỳ báo cáo, khi tệp không ghi"))
    parser.add_argument(
        "--answer",
        type=answer,
        action="append",
        default=[],
        metavar=_("CÂU_HỎI=TRẢ_LỜI"),
        help=_("trả lời một câu hỏi mà lệnh check đã nêu; ghi được nhiều lần"),
    )
    parser.add_argument(
        "--forms", type=Path, metavar=_("TỆP"), help=_("tệp JSON ghi những điều đã trả lời: mẫu biểu, từ, tên xã")
    )


def answer(text: str) -> GivenAnswer:
    """Read CODE=VALUE or CODE:ABOUT=VALUE; what it is about may hold “:” and “=”, so the last “=” counts then."""
    written = _code_of(text)
    about, equals, value = text[len(written) :].rpartition("=")
    if text[len(written) :].startswith("="):
        about, equals, value = "", "=", text[len(written) + 1 :]
    code = next((one for one in ASKABLE if one.value == written), None)
    if code is None:
        sentence = N_("“{code}” không phải mã câu hỏi; các mã là {codes}")
        codes = ", ".join(sorted(ASKABLE))
        raise argparse.ArgumentTypeError(str(Message.of(sentence, code=written, codes=codes)))
    if not equals or not value.strip():
        sentence = N_("“{text}” chưa có câu trả lời; hãy ghi {question}=TRẢ_LỜI")
        about = about or text[len(written) :]
        question = named(code, about.removeprefix(":"))
        raise argparse.ArgumentTypeError(str(Message.of(sentence, text=text, question=question)))
    return GivenAnswer(code, about.removeprefix(":"), _value(code, value.strip()))


def _code_of(text: str) -> str:
    found = _CODE.match(text)
    return found[0] if found else ""


def _value(code: ErrorCode, value: str) -> str:
    if code in PERIODS:
        return day(value).isoformat()
    if code is ErrorCode.BLANK_AMBIGUOUS and value not in set(BlankMeans):
        raise _no_option(code, value, list(BlankMeans))
    if code is ErrorCode.COLUMN_ROLE and not is_role(value):
        raise _no_option(code, value, [*Column, *BESIDE, "tieu_chi:5"])
    return value


def _no_option(code: ErrorCode, value: str, options: Sequence[str]) -> argparse.ArgumentTypeError:
    sentence = N_("“{value}” không trả lời được câu hỏi {question}; các câu trả lời là {options}")
    said = Message.of(sentence, value=value, question=code.value, options=", ".join(options))
    return argparse.ArgumentTypeError(str(said))


def answers_of(chosen: argparse.Namespace) -> Answers:
    """Give what the command line settles; `--answer` goes before `--period`."""
    answers = Answers(period=chosen.period)
    for one in chosen.answer:
        answers = settled(answers, one.code, one.value, about=one.about)
    return answers


def ways_to_answer(question: Question) -> list[str]:
    """Give the ways to answer a question on the command line, the suggested one first and named so."""
    name = named(*question.key)
    if not question.options:
        value = _("NGÀY") if question.code in PERIODS else _("TRẢ_LỜI")
        return [f"--answer {shlex.quote(f'{name}={value}')}"]
    lines: list[str] = []
    for option in question.ordered:
        mark = " " + _("(gợi ý)") if option.value == question.suggested else ""
        lines.append(f"--answer {shlex.quote(f'{name}={option.value}')}  {option.label}{mark}")
    return lines
