"""`backup` and `restore`: everything in one file, and back; or back to an older revision."""

import argparse
from contextlib import closing
from pathlib import Path

from ntm_dashboard.cli.arguments import (
    Commands,
    acting_person,
    add_data,
    add_note,
    add_person,
    opened,
    person_at_terminal,
    person_over_rules,
    settings_of,
)
from ntm_dashboard.cli.effect_lines import add_confirm, effect_lines, is_to_act
from ntm_dashboard.cli.history import print_effect, put_up
from ntm_dashboard.cli.restore_lines import restore_lines, would_lose_something
from ntm_dashboard.errors import UnconfirmedError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.accounts import Accounts
from ntm_dashboard.services.backups import back_up, back_up_into, plan_restore, restore_backup
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.rules import Rules
from ntm_dashboard.store import RevisionKind, Store
from ntm_dashboard.store.drafts import GoingBack


def add_to(commands: Commands) -> None:
    """Add the commands."""
    backup = commands.add_parser(
        "backup", help=_("sao lưu toàn bộ vào một tệp rồi đọc lại để kiểm tra, kể cả khi chương trình đang chạy")
    )
    backup.add_argument(
        "file", type=Path, metavar=_("TỆP"), help=_("tệp mới; với --keep là thư mục chứa các bản sao lưu")
    )
    backup.add_argument(
        "--keep",
        type=_days,
        metavar=_("SỐ_NGÀY"),
        help=_("ghi tệp mang ngày giờ vào thư mục và xóa tệp cũ hơn; luôn giữ ba tệp mới nhất còn nguyên"),
    )
    add_data(backup)
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help=_("phục hồi từ tệp sao lưu, hoặc về một phiên bản cũ"))
    chosen = restore.add_mutually_exclusive_group(required=True)
    chosen.add_argument("file", type=Path, nargs="?", metavar=_("TỆP"))
    chosen.add_argument("--revision", type=int, metavar=_("SỐ"), help=_("khôi phục số liệu như ở phiên bản này"))
    restore.add_argument("--prepare", action="store_true", help=_("không khôi phục mà chuyển người khác công bố"))
    add_confirm(restore)
    add_note(restore)
    add_person(restore)
    add_data(restore)
    restore.set_defaults(run=run_restore)


def run_backup(chosen: argparse.Namespace) -> int:
    """Write the backup; a database that is not there is said, not made and then saved empty."""
    with closing(Store(settings_of(chosen).database, may_make=False)) as store:
        if chosen.keep is not None:
            return _back_up_into(store, chosen)
        back_up(store, chosen.file, person=person_at_terminal())
    print(Message.of(N_("Đã sao lưu vào “{file}” và đọc lại nguyên vẹn."), file=str(chosen.file)))
    return 0


def run_restore(chosen: argparse.Namespace) -> int:
    """Say what would change, and put a backup in place of everything, or publish an older state as a new revision."""
    if chosen.revision is None:
        return _restore_file(chosen)
    with opened(chosen) as program:
        latest, person, publishing = (
            program.queries.latest_revision(),
            acting_person(program, chosen),
            program.publishing,
        )
        effect = publishing.effect_of_restoring(person, chosen.revision, expected_revision=latest)
        print_effect(program, effect)
        if chosen.prepare and not chosen.dry_run:
            put_up(program, person, GoingBack(RevisionKind.RESTORED, (chosen.revision,)), note=chosen.note)
            return 0
        if not is_to_act(chosen):
            return 0
        revision = publishing.restore(person, chosen.revision, expected_revision=latest, note=chosen.note)
    sentence = N_("Đã khôi phục số liệu như ở phiên bản {older}, bằng phiên bản {number}.")
    print(Message.of(sentence, older=str(chosen.revision), number=str(revision.number)))
    return 0


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(str(Message.of(N_("“{text}” không phải số ngày từ 1 trở lên"), text=text)))
    return int(text)


def _back_up_into(store: Store, chosen: argparse.Namespace) -> int:
    made = back_up_into(store, chosen.file, keep_days=chosen.keep, person=person_at_terminal())
    print(Message.of(N_("Đã sao lưu vào “{file}” và đọc lại nguyên vẹn."), file=str(made.made)))
    for one in made.deleted:
        print(Message.of(N_("Đã xóa tệp cũ “{file}”."), file=str(one)))
    for one in made.damaged:
        print(Message.of(N_("Bản sao lưu “{file}” không còn nguyên; không tính là bản được giữ."), file=str(one)))
    return 0


def _restore_file(chosen: argparse.Namespace) -> int:
    if chosen.prepare:
        sentence = N_("Phục hồi từ tệp không chuyển người khác được; --prepare chỉ đi với --revision. Chưa ghi gì.")
        raise UnconfirmedError(str(Message.of(sentence)))
    settings, looking = settings_of(chosen), person_at_terminal()
    with closing(Store(settings.database)) as store:
        plan = plan_restore(store, chosen.file, person=looking)
        if would_lose_something(plan):
            if plan.latest:
                catalogue = load_catalogue(settings.data_dir)
                effect = Queries(store, catalogue).effect_of(plan.record, before=plan.latest)
                print("\n".join(effect_lines(effect, catalogue)))
            print("\n".join(restore_lines(plan)))
            if not is_to_act(chosen):
                return 0
        person = person_over_rules(Accounts(store), Rules(store), chosen)
        revision = restore_backup(store, chosen.file, person=person)
    sentence = N_(
        "Đã phục hồi từ “{file}”, phiên bản mới nhất: {number}. Mọi người phải đăng nhập lại; mã truy cập, trình duyệt "
        "đã nhớ và mã thiết lập cũ không còn hiệu lực. Hãy khởi động lại chương trình đang chạy và tạo lại mã truy cập "
        "(user token)."
    )
    print(Message.of(sentence, file=str(chosen.file), number=str(revision)))
    return 0
