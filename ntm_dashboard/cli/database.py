"""`backup` and `restore`: everything in one file, and back; or back to an older revision."""

import argparse
from contextlib import closing
from pathlib import Path

from ntm_dashboard.cli.arguments import Commands, add_data, add_note, opened, person_at_terminal, settings_of
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.backups import back_up, restore_backup
from ntm_dashboard.store import Store


def add_to(commands: Commands) -> None:
    """Add the commands."""
    backup = commands.add_parser("backup", help=_("sao lưu toàn bộ vào một tệp, kể cả khi chương trình đang chạy"))
    backup.add_argument("file", type=Path, metavar=_("TỆP"))
    add_data(backup)
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help=_("phục hồi từ tệp sao lưu, hoặc về một phiên bản cũ"))
    chosen = restore.add_mutually_exclusive_group(required=True)
    chosen.add_argument("file", type=Path, nargs="?", metavar=_("TỆP"))
    chosen.add_argument("--revision", type=int, metavar=_("SỐ"), help=_("khôi phục số liệu như ở phiên bản này"))
    add_note(restore)
    add_data(restore)
    restore.set_defaults(run=run_restore)


def run_backup(chosen: argparse.Namespace) -> int:
    """Write the backup."""
    with closing(Store(settings_of(chosen).database)) as store:
        back_up(store, chosen.file, person=person_at_terminal())
    print(Message.of(N_("Đã sao lưu vào “{file}”."), file=str(chosen.file)))
    return 0


def run_restore(chosen: argparse.Namespace) -> int:
    """Put a backup in place of everything, or publish an older state as a new revision."""
    if chosen.revision is None:
        return _restore_file(chosen)
    with opened(chosen) as program:
        latest = program.queries.latest_revision()
        revision = program.publishing.restore(
            person_at_terminal(), chosen.revision, expected_revision=latest, note=chosen.note
        )
    sentence = N_("Đã khôi phục số liệu như ở phiên bản {older}, bằng phiên bản {number}.")
    print(Message.of(sentence, older=str(chosen.revision), number=str(revision.number)))
    return 0


def _restore_file(chosen: argparse.Namespace) -> int:
    with closing(Store(settings_of(chosen).database)) as store:
        revision = restore_backup(store, chosen.file, person=person_at_terminal())
    sentence = N_("Đã phục hồi từ “{file}”, phiên bản mới nhất: {number}. Hãy khởi động lại chương trình đang chạy.")
    print(Message.of(sentence, file=str(chosen.file), number=str(revision)))
    return 0
