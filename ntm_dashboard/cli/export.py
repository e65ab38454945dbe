"""`export`: write the meeting to a file, as the page Báo cáo does."""

import argparse
from pathlib import Path

from ntm_dashboard.cli.arguments import Commands, add_data, day, opened
from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.exporting import Format, Meeting


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("export", help=_("ghi báo cáo cuộc họp ra tệp"))
    parser.add_argument(
        "--as-of", type=day, metavar=_("NGÀY"), help=_("số liệu đến hết ngày này (mặc định: kỳ mới nhất)")
    )
    parser.add_argument("--compared-with", type=day, metavar=_("NGÀY"), help=_("so với ngày này (mặc định: kỳ trước)"))
    parser.add_argument("--documented-only", action="store_true", help=_("chỉ dùng số liệu có văn bản"))
    parser.add_argument("--format", required=True, choices=[one.value for one in Format], help=_("dạng tệp"))
    parser.add_argument("--out", required=True, type=Path, metavar=_("TỆP"), help=_("tệp ghi ra"))
    add_data(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the file and say where it is."""
    meeting = Meeting(chosen.as_of, None, chosen.documented_only, chosen.compared_with)
    with opened(chosen) as program:
        content = program.exporting.file(Format(chosen.format), meeting)
    try:
        chosen.out.write_bytes(content)
    except OSError as error:
        sentence = N_("Không ghi được tệp “{file}”: {reason}.")
        message = Message.of(sentence, file=str(chosen.out), reason=error.strerror or "")
        raise StoreError(str(message)) from error
    print(Message.of(N_("Đã ghi {file} ({size} byte)."), file=str(chosen.out), size=len(content)))
    return 0
