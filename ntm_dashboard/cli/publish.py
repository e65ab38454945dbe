"""`publish`: check files, say what would change, and publish them together: all of them or none."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.cli.answers import add_answers, answers_of, ways_to_answer
from ntm_dashboard.cli.arguments import Commands, acting_person, add_data, add_note, add_person, opened
from ntm_dashboard.cli.effect_lines import effect_lines
from ntm_dashboard.cli.given_files import contents_of, names_of, taken_apart
from ntm_dashboard.cli.memory import memory_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.record import Record
from ntm_dashboard.errors import NothingToPublishError, UnconfirmedError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.report import Answers, PreparedReport
from ntm_dashboard.intake.verdict.check import check
from ntm_dashboard.services.draft_files import draft_files
from ntm_dashboard.services.forms import remembered
from ntm_dashboard.services.one_package import overruling, told_apart
from ntm_dashboard.services.publishing import REGRESSION, Preview, confirmation_of
from ntm_dashboard.services.questions import misfits, questions_of
from ntm_dashboard.services.submitting import CheckedFile, DroppedFile, Prospect
from ntm_dashboard.store import Reason


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "publish", help=_("kiểm tra, so sánh và công bố một hoặc nhiều tệp báo cáo, kể cả tệp nén ZIP")
    )
    parser.add_argument("files", type=Path, nargs="+", metavar=_("TỆP"))
    add_answers(parser)
    parser.add_argument("--reason", default="", metavar=_("LÝ_DO"), help=_("lý do khi tiêu chí đã đạt nay chưa đạt"))
    parser.add_argument("--confirm", action="store_true", help=_("xác nhận những điều khác thường mà lệnh đã nêu"))
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ xem thay đổi, không công bố"))
    parser.add_argument("--prepare", action="store_true", help=_("không công bố mà chuyển người khác công bố"))
    add_note(parser)
    add_person(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Publish files; those that say nothing new are left out by name."""
    answers = answers_of(chosen)
    given = list(zip(names_of(chosen.files), contents_of(chosen.files), strict=True))
    with opened(chosen) as program:
        reports = taken_apart(given, largest=Limits.of(program.catalogue).max_bytes)
        dropped = [DroppedFile(name, content, answers) for name, content in reports]
        files = _checked(program, dropped, chosen)
        kept, again = told_apart(files)
        prospect = program.submitting.prospect(kept)
        is_new = len(prospect.preview.unchanged) < len(prospect.files)
        for line in _left_out(prospect.skipped if is_new else prospect.files, again):
            print(line)
        if is_new:
            _go_on(program, prospect, chosen)
        elif not chosen.dry_run:
            raise NothingToPublishError(str(Message.of(N_("Không có thay đổi nào so với số liệu đã công bố."))))
    return 0


def _checked(program: Program, dropped: Sequence[DroppedFile], chosen: argparse.Namespace) -> list[CheckedFile]:
    known = remembered(program.store).overruled_by(memory_of(chosen.forms, program.catalogue))
    context = known.context(program.catalogue, today_in_vietnam())
    files = [CheckedFile(one, check(one.content, one.name, context=context, answers=one.answers)) for one in dropped]
    refused = [one.report for one in files if not one.report.is_accepted]
    if refused:
        raise UnconfirmedError("\n".join(_refusal(refused, answers_of(chosen), of=len(files))))
    return files


def _refusal(refused: Sequence[PreparedReport], answers: Answers, *, of: int) -> Iterator[str]:
    for report in refused:
        if of > 1:
            yield f"“{report.file_name}”:"
        yield from _why_refused(report, answers)
    if of > 1:
        sentence = N_("Chưa công bố tệp nào: {count}/{of} tệp còn lỗi. Hãy sửa, hoặc chạy lại lệnh không có tệp lỗi.")
        yield str(Message.of(sentence, count=len(refused), of=of))


def _why_refused(report: PreparedReport, answers: Answers) -> Iterator[str]:
    yield from (str(problem.message) for problem in report.errors)
    yield from map(str, misfits(report, answers))
    for question in questions_of(report):
        yield from (f"  {way}" for way in ways_to_answer(question))


def _left_out(unchanged: Sequence[CheckedFile], again: Sequence[CheckedFile]) -> Iterator[str]:
    for file in unchanged:
        yield str(Message.of(N_("Bỏ qua “{file}”: không thay đổi gì so với hiện nay."), file=file.dropped.name))
    for file in again:
        yield str(Message.of(N_("Bỏ qua “{file}”: trùng với một tệp khác của lần này."), file=file.dropped.name))


def _contradictions(record: Record, files: Sequence[CheckedFile]) -> Iterator[str]:
    for file, cells in overruling(record, files):
        sentence = N_("Lưu ý: “{file}” nói khác tệp trước nó trong lần này ở {cells} số liệu; số của tệp sau được giữ.")
        yield str(Message.of(sentence, file=file.dropped.name, cells=number_text(cells)))


def _go_on(program: Program, prospect: Prospect, chosen: argparse.Namespace) -> None:
    """Show what would change, and publish it or put it up for somebody else."""
    if len(prospect.files) > 1:
        named = [f"  {file.dropped.name}: {file.report.read_as_sentence}" for file in prospect.files]
        print("\n".join([*named, *_contradictions(program.queries.record(), prospect.files)]))
    print("\n".join(changes(prospect.preview, program.catalogue, chosen)))
    if chosen.dry_run:
        return
    reasons, person = reasons_of(prospect, chosen), acting_person(program, chosen)
    if chosen.prepare:
        for one in draft_files(program.store, person=person).already(prospect.files):
            sentence = N_("Lưu ý: tệp này đang chờ công bố, là “{file}” của dự thảo số {number} ({who}).")
            about = {"file": one.file.file_name, "number": str(one.draft.number), "who": one.draft.put_up_by}
            print(Message.of(sentence, **about))
        number = program.drafts.put_up(person, prospect, note=chosen.note, reasons=reasons)
        sentence = N_("Đã chuyển dự thảo số liệu trình duyệt số {number}. Một người biên tập khác sẽ xem và công bố.")
        print(Message.of(sentence, number=str(number)))
        return
    releases, expected = prospect.releases(note=chosen.note, reasons=reasons), prospect.preview.expected_revision
    for revision in program.publishing.publish_all(person, releases, expected_revision=expected):
        sentence = N_("Đã công bố phiên bản {number}: thêm {added}, sửa {changed} số liệu.")
        print(Message.of(sentence, number=str(revision.number), added=revision.added, changed=revision.changed))


def reasons_of(prospect: Prospect, chosen: argparse.Namespace) -> tuple[Reason, ...]:
    """Give what --reason and --confirm say to the questions of a prospect."""
    explained = [Reason(REGRESSION, chosen.reason)] if chosen.reason.strip() else []
    asked = prospect.confirmations.items() if chosen.confirm else ()
    confirmed = [confirmation_of(code, problems) for code, problems in asked]
    return (*explained, *confirmed)


def changes(preview: Preview, catalogue: Catalogue, chosen: argparse.Namespace) -> list[str]:
    """Say what publishing would change, line by line, and what has to be said first and is not said yet."""
    lines = effect_lines(preview.effect, catalogue)
    asked = [one for problems in preview.confirmations for one in problems]
    lines += [f"  ? {one.message}" for one in asked]
    if asked and not chosen.confirm:
        lines.append(_("Thêm --confirm để xác nhận những điều khác thường trên."))
    if preview.regressions and not chosen.reason.strip():
        sentence = N_("{count} tiêu chí không giữ được chuẩn. Thêm --reason LÝ_DO để nói vì sao.")
        lines.append(str(Message.of(sentence, count=number_text(len(preview.regressions)))))
    return lines
