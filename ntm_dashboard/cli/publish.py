"""`publish`: check a file, say what would change in the headline, and publish it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.cli.answers import add_answers, answers_of, ways_to_answer
from ntm_dashboard.cli.arguments import Commands, add_data, add_note, opened, person_at_terminal
from ntm_dashboard.cli.check import read
from ntm_dashboard.cli.memory import memory_of
from ntm_dashboard.domain.comparison import FigureChange
from ntm_dashboard.errors import NtmError, UnconfirmedError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.intake.outcome.report import Answers, PreparedReport
from ntm_dashboard.intake.verdict.check import check
from ntm_dashboard.services.forms import remembered
from ntm_dashboard.services.publishing import REGRESSION, Preview, Release, confirmation_of
from ntm_dashboard.services.questions import misfits, questions_of
from ntm_dashboard.services.submitting import CheckedFile, DroppedFile, Prospect
from ntm_dashboard.store import Reason


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("publish", help=_("kiểm tra, so sánh và công bố một tệp báo cáo"))
    parser.add_argument("file", type=Path, metavar=_("TỆP"))
    add_answers(parser)
    parser.add_argument("--reason", default="", metavar=_("LÝ_DO"), help=_("lý do khi tiêu chí đã đạt nay chưa đạt"))
    parser.add_argument("--confirm", action="store_true", help=_("xác nhận những điều khác thường mà lệnh đã nêu"))
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ xem thay đổi, không công bố"))
    parser.add_argument("--prepare", action="store_true", help=_("không công bố mà chuyển người khác công bố"))
    add_note(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Publish one file."""
    try:
        content = read(chosen.file)
    except OSError as error:
        sentence = N_("Không đọc được tệp “{file}”: {reason}.")
        raise NtmError(str(Message.of(sentence, file=str(chosen.file), reason=reason_of(error)))) from error
    with opened(chosen) as program:
        report = _checked(program, content, chosen)
        preview = program.publishing.preview(report)
        print("\n".join(changes(preview)))
        if chosen.dry_run:
            return 0
        dropped = DroppedFile(chosen.file.name, content, answers_of(chosen))
        prospect = Prospect((CheckedFile(dropped, report),), preview)
        if chosen.prepare:
            _put_up(program, prospect, chosen)
        else:
            _publish(program, Release(report, content, chosen.note, reasons_of(prospect, chosen)), preview)
    return 0


def _checked(program: Program, content: bytes, chosen: argparse.Namespace) -> PreparedReport:
    known = remembered(program.store).overruled_by(memory_of(chosen.forms, program.catalogue))
    context, answers = known.context(program.catalogue, today_in_vietnam()), answers_of(chosen)
    report = check(content, chosen.file.name, context=context, answers=answers)
    if not report.is_accepted:
        raise UnconfirmedError("\n".join(_why_refused(report, answers)))
    return report


def _why_refused(report: PreparedReport, answers: Answers) -> Iterator[str]:
    yield from (str(problem.message) for problem in report.errors)
    yield from map(str, misfits(report, answers))
    for question in questions_of(report):
        yield from (f"  {way}" for way in ways_to_answer(question))


def reasons_of(prospect: Prospect, chosen: argparse.Namespace) -> tuple[Reason, ...]:
    """Give what --reason and --confirm say to the questions of a prospect."""
    explained = [Reason(REGRESSION, chosen.reason)] if chosen.reason.strip() else []
    asked = prospect.confirmations.items() if chosen.confirm else ()
    confirmed = [confirmation_of(code, problems) for code, problems in asked]
    return (*explained, *confirmed)


def _put_up(program: Program, prospect: Prospect, chosen: argparse.Namespace) -> None:
    reasons = reasons_of(prospect, chosen)
    number = program.drafts.put_up(person_at_terminal(), prospect, note=chosen.note, reasons=reasons)
    sentence = N_("Đã chuyển dự thảo số liệu trình duyệt số {number}. Một người biên tập khác sẽ xem và công bố.")
    print(Message.of(sentence, number=str(number)))


def _publish(program: Program, release: Release, preview: Preview) -> None:
    revision = program.publishing.publish(person_at_terminal(), release, expected_revision=preview.expected_revision)
    sentence = N_("Đã công bố phiên bản {number}: thêm {added}, sửa {changed} số liệu.")
    number = str(revision.number)
    print(Message.of(sentence, number=number, added=revision.added, changed=revision.changed))


def changes(preview: Preview) -> list[str]:
    """Say what publishing would change, line by line, and what has to be said first."""
    comparison = preview.comparison
    lines = [f"  {_figure(one)}" for one in comparison.changed_figures]
    lines.append(
        str(
            Message.of(
                N_(
                    "{units} xã, thị trấn đổi trạng thái; {criteria} tiêu chí thay đổi; "
                    "{worse} tiêu chí không giữ được chuẩn."
                ),
                units=len(comparison.units),
                criteria=len(comparison.criteria),
                worse=len(preview.regressions),
            )
        )
    )
    asked = [one for problems in preview.confirmations for one in problems]
    lines += [f"  ? {one.message}" for one in asked]
    if asked:
        lines.append(_("Thêm --confirm để xác nhận những điều khác thường trên."))
    if preview.regressions:
        lines.append(_("Thêm --reason LÝ_DO để nói vì sao có tiêu chí không giữ được chuẩn."))
    return lines


def _figure(change: FigureChange) -> str:
    before, after = (
        "–" if value is None else number_text(value, decimals=change.decimals)
        for value in (change.before, change.after)
    )
    return f"{change.label}: {before} → {after}"
