"""The commands of the terminal, with Vietnamese help."""

import argparse
import io
import sys
from collections.abc import Sequence

from ntm_dashboard.cli import check, database, export, history, publish, situation, users
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import LANGUAGES, _, speaking

FAILED, WRONG_USE = 1, 2
COMMANDS = (situation, export, check, publish, history, database, users)


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives 0, 1 for a failure that is explained on stderr, 2 for a wrong use."""
    _write_utf8()
    with speaking(_language(arguments)):
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        chosen = _parser().parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    try:
        return chosen.run(chosen)
    except NtmError as error:
        print(error, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ntm_dashboard",
        description=_("Theo dõi tiến độ xây dựng nông thôn mới của huyện."),
        epilog=_("Mã thoát: 0 thành công, 1 không thực hiện được (lý do ghi ở stderr), 2 sai cách dùng."),
    )
    parser.add_argument("--lang", choices=sorted(LANGUAGES), help=_("ngôn ngữ: vi hoặc en"))
    commands = parser.add_subparsers(metavar=_("LỆNH"), required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return parser


def _language(arguments: Sequence[str]) -> str:
    """Find the language before anything else is read, since the help is in it too."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--lang", default="vi")
    try:
        return early.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        return "vi"


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
