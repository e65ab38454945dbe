"""`seed`, `history`, `undo`: load the data folder, list the revisions, go back without erasing."""

import argparse
import json
from collections.abc import Mapping
from typing import Any

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.cli.arguments import (
    Commands,
    acting_person,
    add_data,
    add_note,
    add_person,
    opened,
    person_at_terminal,
)
from ntm_dashboard.cli.effect_lines import add_confirm, effect_lines, is_to_act
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_words import named, said_beside
from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.domain.terms import Certainty, word
from ntm_dashboard.errors import ConflictError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.people import Person
from ntm_dashboard.store import Conflict, Decision, Revision, RevisionKind, UndoPlan, revision_kind_word
from ntm_dashboard.store.drafts import GoingBack
from ntm_dashboard.store.history import VIETNAM


def add_to(commands: Commands) -> None:
    """Add the commands."""
    seed = commands.add_parser("seed", help=_("tạo cơ sở dữ liệu và nạp thư mục số liệu"))
    add_data(seed)
    seed.set_defaults(run=run_seed)
    history = commands.add_parser("history", help=_("liệt kê các phiên bản đã công bố"))
    history.add_argument("--json", action="store_true", help=_("in dạng JSON"))
    add_data(history)
    history.set_defaults(run=run_history)
    undo = commands.add_parser("undo", help=_("hoàn tác một hoặc nhiều phiên bản bằng một phiên bản mới"))
    undo.add_argument("numbers", type=int, nargs="+", metavar=_("SỐ"))
    choice = undo.add_mutually_exclusive_group()
    choice.add_argument("--keep", action="store_true", help=_("số liệu đã có phiên bản sau sửa: giữ như hiện nay"))
    choice.add_argument("--revert", action="store_true", help=_("số liệu đã có phiên bản sau sửa: trở về như trước đó"))
    add_confirm(undo)
    undo.add_argument("--prepare", action="store_true", help=_("không hoàn tác mà chuyển người khác công bố"))
    add_note(undo)
    add_person(undo)
    add_data(undo)
    undo.set_defaults(run=run_undo)
    withdraw = commands.add_parser(
        "withdraw", help=_("thu hồi báo cáo của một phiên bản, không đưa số liệu cũ trở lại")
    )
    withdraw.add_argument("number", type=int, metavar=_("SỐ"))
    add_confirm(withdraw)
    add_note(withdraw)
    add_person(withdraw)
    add_data(withdraw)
    withdraw.set_defaults(run=run_withdraw)


def run_seed(chosen: argparse.Namespace) -> int:
    """Open the program, which loads the folder where the database lacks it."""
    with opened(chosen) as program:
        revision = program.queries.latest_revision()
        sentence = N_("Cơ sở dữ liệu sẵn sàng, phiên bản mới nhất: {number}.")
        print(Message.of(sentence, number=str(revision)))
    return 0


def run_history(chosen: argparse.Namespace) -> int:
    """List the revisions, newest first."""
    with opened(chosen) as program:
        revisions = program.queries.revisions()
        counts = program.comments.open_counts(person_at_terminal())
    if chosen.json:
        facts = [{**_facts(one), "open_comments": counts.get(one.number, 0)} for one in revisions]
        print(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(one, counts.get(one.number, 0)) for one in revisions))
    return 0


def run_undo(chosen: argparse.Namespace) -> int:
    """Say what undoing revisions as one action would change, and do it; later changes need --keep or --revert."""
    with opened(chosen) as program:
        person = acting_person(program, chosen)
        plan = program.publishing.plan_undo(person, *chosen.numbers)
        decisions = _decisions(plan, chosen, program.catalogue)
        effect = program.publishing.effect_of_undo(person, plan, decisions=decisions)
        print_effect(program, effect)
        if chosen.prepare and not chosen.dry_run:
            said = {cell: decision.value for cell, decision in decisions.items()}
            put_up(program, person, GoingBack(RevisionKind.UNDONE, plan.numbers, said), note=chosen.note)
            return 0
        if not is_to_act(chosen):
            return 0
        revision = program.publishing.undo(person, plan, note=chosen.note, decisions=decisions)
    sentence = N_("Đã hoàn tác phiên bản {undone} bằng phiên bản {number}: {cells} số liệu trở về như trước.")
    undone = ", ".join(str(number) for number in plan.numbers)
    print(Message.of(sentence, undone=undone, number=str(revision.number), cells=revision.changes))
    return 0


def run_withdraw(chosen: argparse.Namespace) -> int:
    """Say what taking the file of a revision off the record would change, and do it."""
    with opened(chosen) as program:
        latest, person, publishing = (
            program.queries.latest_revision(),
            acting_person(program, chosen),
            program.publishing,
        )
        effect = publishing.effect_of_withdrawing(person, chosen.number, expected_revision=latest)
        print_effect(program, effect)
        if not is_to_act(chosen):
            return 0
        revision = publishing.withdraw(person, chosen.number, expected_revision=latest, note=chosen.note)
    sentence = N_("Đã thu hồi báo cáo của phiên bản {withdrawn} bằng phiên bản {number}: {cells} số liệu không còn.")
    number = str(revision.number)
    print(Message.of(sentence, withdrawn=str(chosen.number), number=number, cells=revision.changes))
    return 0


def print_effect(program: Program, effect: Effect) -> None:
    """Say what a way back would change, and where two people are needed, whether this needs the second."""
    print("\n".join(effect_lines(effect, program.catalogue)))
    if program.rules.is_two_person:
        alone = N_("Việc này chỉ bỏ số liệu nên một mình làm được.")
        second = N_("Việc này đưa số liệu trở lại nên cần người thứ hai: thêm --prepare để chuyển người khác công bố.")
        print(_(second if program.publishing.needs_second(effect) else alone))


def put_up(program: Program, person: Person, way: GoingBack, *, note: str) -> None:
    """Hand a way back over to a second person, and say under which number."""
    number = program.drafts_back.put_up(person, way, note=note, compared_with=program.queries.latest_revision())
    sentence = N_("Đã chuyển dự thảo số liệu trình duyệt số {number}. Một người biên tập khác sẽ xem và công bố.")
    print(Message.of(sentence, number=str(number)))


def _decisions(plan: UndoPlan, chosen: argparse.Namespace, catalogue: Catalogue) -> dict[str, Decision]:
    if plan.conflicts and not (chosen.keep or chosen.revert):
        sentence = N_("Phiên bản sau đã sửa {count} số liệu; hãy chạy lại với --keep hoặc --revert:")
        told = str(Message.of(sentence, count=len(plan.conflicts)))
        raise ConflictError("\n".join([told, *(_conflict(one, catalogue) for one in plan.conflicts)]))
    decision = Decision.REVERT if chosen.revert else Decision.KEEP
    return {one.cell: decision for one in plan.conflicts}


def _conflict(one: Conflict, catalogue: Catalogue) -> str:
    """Say of a cell what stood before, what was written and what stands now, and since which revision."""
    rows = (one.before, one.written, one.standing)
    said = zip(rows, said_beside(one.cells, rows, catalogue), strict=True)
    course = " → ".join(_marked(text, row) for row, text in said)
    cell = named(dict(zip(one.cells.keys, one.key, strict=True)), catalogue)
    since = Message.of(N_("phiên bản {number}"), number=str(one.later))
    return f"  {cell} ({since}): {course}"


def _marked(text: str, row: Mapping[str, Any] | None) -> str:
    is_illustrative = row is not None and row.get("certainty") == Certainty.ILLUSTRATIVE
    return f"{text} ({word(Certainty.ILLUSTRATIVE).lower()})" if is_illustrative else text


def _line(one: Revision, open_comments: int) -> str:
    moment = one.published_at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    about = one.file_name or (f"← {', '.join(map(str, one.reversed_numbers))}" if one.reverses else "")
    counted = f"+{one.added} ~{one.changed} −{one.withdrawn}"
    note = f"  “{one.note}”" if one.note else ""
    said = f"  ({Message.of(N_('{count} ý kiến'), count=open_comments)})" if open_comments else ""
    kind = revision_kind_word(one.kind)
    return f"{one.number:>4}  {moment}  {kind:<14} {about:<32} {counted:<16} {one.published_by}{note}{said}"


def _facts(one: Revision) -> dict[str, Any]:
    return {
        "number": one.number,
        "published_at": one.published_at.isoformat(),
        "published_by": one.published_by,
        "prepared_by": one.prepared_by,
        "kind": one.kind.value,
        "report_kind": one.report_kind.value if one.report_kind else None,
        "file": one.file_name,
        "sha256": one.sha256,
        "period": one.period.isoformat() if one.period else None,
        "compared_with": one.compared_with,
        "reverses": one.reverses,
        "reverses_too": list(one.reverses_too),
        "package": one.package,
        "note": one.note,
        "reasons": [{"about": reason.about, "text": reason.text} for reason in one.reasons],
        "added": one.added,
        "changed": one.changed,
        "withdrawn": one.withdrawn,
        "unchanged": one.unchanged,
    }
