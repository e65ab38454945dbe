"""`check`: says of each file whether it would be taken, and exactly why not. Nothing is written."""

import argparse
import errno
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any, TypeAlias

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.cli.answers import add_answers, answers_of, ways_to_answer
from ntm_dashboard.cli.arguments import Commands, add_data, settings_of
from ntm_dashboard.cli.errors_to import add_errors_to, make_folder, write_marked
from ntm_dashboard.cli.memory import memory_of
from ntm_dashboard.cli.reading_facts import purpose_of, question_facts, reading_facts, set_of
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.intake.outcome.problems import Problem
from ntm_dashboard.intake.outcome.progress import Progress
from ntm_dashboard.intake.outcome.report import IntakeContext, PreparedReport, Reading
from ntm_dashboard.intake.verdict.border import unreadable
from ntm_dashboard.intake.verdict.check import check
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.questions import misfits, named, questions_of

MOST_READ = 300_000_000
_LARGE = 2_000_000
Facts: TypeAlias = dict[str, Any]


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("check", help=_("kiểm tra tệp báo cáo mà không ghi gì"))
    parser.add_argument("files", nargs="+", metavar=_("TỆP"))
    parser.add_argument("--json", action="store_true", help=_("in mỗi tệp một dòng JSON"))
    parser.add_argument("--records", action="store_true", help=_("in cả các dòng số liệu đã đọc (với --json)"))
    add_errors_to(parser)
    add_answers(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check every file, whatever the ones before were like; 1 when one was refused."""
    if chosen.errors_to:
        make_folder(chosen.errors_to)
    catalogue = load_catalogue(settings_of(chosen).data_dir)
    context = memory_of(chosen.forms, catalogue).context(catalogue, today_in_vietnam())
    taken = [_one(file, chosen, context) for file in chosen.files]
    return 0 if all(taken) else 1


def _one(file: str, chosen: argparse.Namespace, context: IntakeContext) -> bool:
    try:
        return _checked(file, chosen, context)
    except OSError as error:
        _say_unreadable(file, reason_of(error), chosen)
    except NtmError:
        raise
    except Exception as error:  # noqa: BLE001 — the guard of one file, so that the others are still checked
        digest = hashlib.sha256(file.encode(errors="surrogateescape")).hexdigest()
        _say_refused(file, str(unreadable(error, digest=digest).message), chosen)
    return False


def _checked(file: str, chosen: argparse.Namespace, context: IntakeContext) -> bool:
    answers = answers_of(chosen)
    content = read(Path(file))
    report = check(content, Path(file).name, context=context, answers=answers, progress=_progress(file, len(content)))
    for sentence in misfits(report, answers):
        print(f"{file}: {sentence}", file=sys.stderr)
    marked = None
    if chosen.errors_to and not report.is_accepted:
        marked = write_marked(chosen.errors_to, content, report, context)
    if chosen.json:
        facts = report_facts(report, file=file, context=context, has_records=chosen.records)
        print(json.dumps(facts | _marked_facts(chosen, marked), ensure_ascii=False), flush=True)
    else:
        print("\n".join([*_lines(file, report), *_marked_lines(marked)]), flush=True)
    return report.is_accepted


def _marked_facts(chosen: argparse.Namespace, marked: Path | None) -> Facts:
    return {"marked": None if marked is None else str(marked)} if chosen.errors_to else {}


def _marked_lines(marked: Path | None) -> list[str]:
    return [] if marked is None else [f"  → {Message.of(N_('Chỗ sai được đánh dấu trong {file}'), file=str(marked))}"]


def _progress(file: str, size: int) -> Progress | None:
    """Give what shows on a terminal how far the check of a large file is; the answer itself goes to the output."""
    if size < _LARGE or not sys.stderr.isatty():
        return None

    def show(done: int, of: int) -> None:
        said = str(Message.of(N_("Đang kiểm tra “{file}”: {share}%"), file=file, share=100 * done // of))
        print(f"\r{said}", end="\r" + " " * len(said) + "\r" if done >= of else "", file=sys.stderr, flush=True)

    return show


def read(file: Path) -> bytes:
    """Read a file; of one far beyond every limit only the beginning, which is enough to refuse it.

    Raises:
        OSError: it cannot be read, or is no file: a pipe could keep the others waiting for ever.
    """
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with file.open("rb") as opened:
        return opened.read(MOST_READ)


def report_facts(report: PreparedReport, *, file: str, context: IntakeContext, has_records: bool = False) -> Facts:
    """Give what the check says of a file as plain values for JSON."""
    facts: Facts = {
        "file": file,
        "verdict": report.verdict.value,
        "kind": report.kind.value if report.kind else None,
        "period": report.period.isoformat() if report.period else None,
        "set": set_of(report, context),
        "purpose": purpose_of(report),
        "rows": report.read_as.rows,
        "read_as": str(report.read_as_sentence),
        "reading": reading_facts(report.reading),
        "questions": [question_facts(one) for one in questions_of(report)],
        "errors": [_problem(one) for one in report.errors],
        "more_errors": report.more_errors,
        "confirm": [_problem(one) for one in report.confirmations],
        "notices": [
            {"code": one.code.value, "detail": one.detail, "message": str(one.message)} for one in report.notices
        ],
    }
    return facts | ({"records": [dict(row) for row in report.canonical]} if has_records else {})


def _problem(one: Problem) -> Facts:
    return {
        "code": one.code.value,
        "row": one.row,
        "column": one.column,
        "sheet": one.sheet,
        "found": one.found,
        "expected": one.expected,
        "message": str(one.message),
    }


def _lines(file: str, report: PreparedReport) -> list[str]:
    verdict = _("NHẬN") if report.is_accepted else _("KHÔNG NHẬN")
    lines = [f"{verdict}  {file}", f"  {report.read_as_sentence}"]
    lines += [f"  ✖ {one.message}" for one in report.errors]
    if report.more_errors:
        more = Message.of(N_("… và {count} lỗi nữa."), count=report.more_errors)
        lines.append(f"  ✖ {more}")
    for question in questions_of(report):
        lines.append("  " + str(Message.of(N_("Trả lời {question} bằng một trong:"), question=named(*question.key))))
        lines += [f"      {way}" for way in ways_to_answer(question)]
    lines += [f"  ? {one.message}" for one in report.confirmations]
    return [*lines, *(f"  · {one.message}" for one in report.notices)]


def _say_unreadable(file: str, reason: str, chosen: argparse.Namespace) -> None:
    _say_refused(file, str(Message.of(N_("Không đọc được tệp “{file}”: {reason}."), file=file, reason=reason)), chosen)


def _say_refused(file: str, message: str, chosen: argparse.Namespace) -> None:
    if not chosen.json:
        refused = _("KHÔNG NHẬN")
        print(f"{refused}  {file}\n  ✖ {message}", flush=True)
        return
    problem = {"code": "UNREADABLE", "row": None, "column": None, "sheet": None, "found": None, "expected": None}
    facts = {"file": file, "verdict": "refuse", "kind": None, "period": None, "rows": 0, "read_as": ""}
    facts |= {"set": None, "purpose": None, "reading": reading_facts(Reading()), "questions": []}
    said = {"errors": [{**problem, "message": message}], "more_errors": 0, "confirm": [], "notices": []}
    records = {"records": []} if chosen.records else {}
    print(json.dumps({**facts, **said, **records, **_marked_facts(chosen, None)}, ensure_ascii=False), flush=True)
