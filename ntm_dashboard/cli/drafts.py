"""`drafts`: list the reports that wait for a second person, publish one or send it back."""

import argparse
from collections.abc import Iterator

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.cli.arguments import Commands, acting_person, add_data, add_person, opened, person_at_terminal
from ntm_dashboard.cli.effect_lines import effect_lines, is_to_act
from ntm_dashboard.cli.publish import changes, reasons_of
from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.errors import ConflictError, NtmError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.draft_files import Waiting, draft_files
from ntm_dashboard.services.drafts import unanswered
from ntm_dashboard.services.people import Person
from ntm_dashboard.store import Revision, revision_kind_word
from ntm_dashboard.store.drafts import Draft, draft_outcome_word
from ntm_dashboard.store.history import VIETNAM


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "drafts", help=_("các dự thảo số liệu trình duyệt chờ người khác công bố: liệt kê, công bố, trả lại")
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--publish", type=int, metavar=_("SỐ"), help=_("công bố dự thảo số liệu trình duyệt số này"))
    way.add_argument(
        "--send-back", type=int, metavar=_("SỐ"), help=_("trả lại hoặc rút dự thảo số liệu trình duyệt số này")
    )
    parser.add_argument(
        "--reason", default="", metavar=_("LÝ_DO"), help=_("lý do trả lại, hoặc lý do tiêu chí không giữ được chuẩn")
    )
    parser.add_argument(
        "--confirm",
        action="store_true",
        help=_("xác nhận những điều mà lệnh đã nêu; hoàn tác, khôi phục chỉ được công bố khi có"),
    )
    add_person(parser)
    add_data(parser)
    parser.set_defaults(run=run, dry_run=False)


def run(chosen: argparse.Namespace) -> int:
    """List, publish or send back."""
    with opened(chosen) as program:
        if chosen.publish is not None:
            _publish(program, chosen)
        elif chosen.send_back is not None:
            program.drafts.send_back(acting_person(program, chosen), chosen.send_back, note=chosen.reason)
            print(
                Message.of(
                    N_("Đã trả lại dự thảo số liệu trình duyệt số {number}, yêu cầu hoàn chỉnh."),
                    number=str(chosen.send_back),
                )
            )
        else:
            print("\n".join(_lines(program)) or _("Không có dự thảo số liệu trình duyệt nào."))
    return 0


def _lines(program: Program) -> Iterator[str]:
    """List the drafts: who put which files up, and of those that wait what publishing them now would come to."""
    person = person_at_terminal()
    known = draft_files(program.store, person=person)
    for draft in program.drafts.all(person):
        yield _line(draft)
        for file in known.of(draft.number):
            yield f"        {file.file_name}"
            if draft.outcome is None:
                yield from (f"          {_also(one)}" for one in known.elsewhere(file))
        if draft.going_back is not None:
            yield f"        {revision_kind_word(draft.going_back.kind)} ← {draft.going_back.numbers_text}"
        if draft.outcome is None:
            yield f"        {_effect(program, draft)}"


def _also(one: Waiting) -> Message:
    sentence = N_("trùng với tệp “{file}” của dự thảo số {number} ({who}), cũng đang chờ công bố")
    return Message.of(sentence, file=one.file.file_name, number=str(one.draft.number), who=one.draft.put_up_by)


def _effect(program: Program, draft: Draft) -> str:
    try:
        person = person_at_terminal()
        if draft.going_back is not None:
            effect = _effect_back(program, person, draft)
        else:
            effect = program.drafts.prospect(person, draft.number, today=today_in_vietnam()).preview.effect
    except NtmError as error:
        return str(error)
    return effect_lines(effect, program.catalogue)[0]


def _effect_back(program: Program, person: Person, draft: Draft) -> Effect:
    """Say what a way back would change.

    Raises:
        ConflictError: a cell was written since, about which whoever put it up decided nothing; says what to do.
    """
    try:
        return program.drafts_back.effect(person, draft)
    except ConflictError as error:
        sentence = N_(
            "Số liệu của dự thảo số {number} đã có phiên bản công bố sau sửa, nên không công bố được nữa. Hãy trả lại "
            "(drafts --send-back {number} --reason LÝ_DO), rồi lập lại: undo {undone} --prepare với --keep (giữ như "
            "hiện nay) hoặc --revert (trở về như trước)."
        )
        undone = " ".join(map(str, draft.going_back.numbers)) if draft.going_back else ""
        raise ConflictError(str(Message.of(sentence, number=str(draft.number), undone=undone))) from error


def _publish(program: Program, chosen: argparse.Namespace) -> None:
    person, number = acting_person(program, chosen), chosen.publish
    waiting = {one.number: one for one in program.drafts.waiting(person)}
    if number in waiting and waiting[number].going_back is not None:
        print("\n".join(effect_lines(_effect_back(program, person, waiting[number]), program.catalogue)))
        if is_to_act(chosen):
            _said(program.drafts_back.publish(person, waiting[number]))
        return
    prospect = program.drafts.prospect(person, number, today=today_in_vietnam())
    asked = unanswered(waiting[number], prospect)
    print("\n".join(changes(asked.preview, program.catalogue, chosen)))
    for revision in program.drafts.publish(person, number, prospect, reasons=reasons_of(asked, chosen)):
        _said(revision)


def _said(revision: Revision) -> None:
    sentence = N_("Đã công bố phiên bản {number}: thêm {added}, sửa {changed} số liệu.")
    print(Message.of(sentence, number=str(revision.number), added=revision.added, changed=revision.changed))


def _line(one: Draft) -> str:
    moment = one.put_up_at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    state = draft_outcome_word(one.outcome) if one.outcome else _("chờ công bố")
    said = "".join(f"  “{text}”" for text in (one.note, one.decision_note) if text)
    return f"{one.number:>4}  {moment}  {state:<14} {one.put_up_by}{said}"
