"""The commands of the terminal, with Vietnamese help."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TextIO

from ntm_dashboard.cli.parser_words import speak_our_language
from ntm_dashboard.cli.plain_output import plain_output
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import LANGUAGES, N_, Message, _, speaking
from ntm_dashboard.i18n.system_words import reason_of

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130
MODULES = {
    "situation": ("situation",),
    "export": ("export",),
    "check": ("check",),
    "publish": ("publish",),
    "drafts": ("drafts",),
    "files": ("template", "download"),
    "history": ("seed", "history", "undo", "withdraw"),
    "database": ("backup", "restore"),
    "users": ("user",),
    "rules": ("rules",),
}
"""The modules of this package and the commands that each adds."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives 0, 1 for a failure explained on stderr, 2 for a wrong use, 130 when it is interrupted."""
    _write_utf8()
    speak_our_language()
    with speaking(_language(arguments)):
        try:
            with plain_output():
                return _run(arguments)
        except BrokenPipeError:
            sys.stderr.close()
            return FAILED
        except KeyboardInterrupt:
            return _ended(INTERRUPTED, _("Đã dừng theo yêu cầu. Việc chưa báo xong thì chưa ghi gì."))
        except OSError as error:
            return _ended(FAILED, str(Message.of(N_("Không ghi ra được: {reason}."), reason=reason_of(error))))


def _ended(code: int, said: str) -> int:
    """Say how a command ended that could not go on; where the screen is a full disk, nobody hears it."""
    with suppress(OSError):
        print(said, file=sys.stderr, flush=True)
    for stream in (sys.stdout, sys.stderr):
        _forget_unwritten(stream)
    return code


def _forget_unwritten(stream: TextIO) -> None:
    """Let go of what cannot be written, so that Python does not stumble over it once more at its end."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(arguments: Sequence[str]) -> int:
    try:
        chosen = _parser(arguments).parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    try:
        code = chosen.run(chosen)
        sys.stdout.flush()
        return code
    except NtmError as error:
        print(error.for_operator, file=sys.stderr)
        return FAILED


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ntm_dashboard",
        description=_("Theo dõi tiến độ xây dựng nông thôn mới của huyện."),
        epilog=_("Mã thoát: 0 thành công, 1 không thực hiện được (lý do ghi ở stderr), 2 sai cách dùng."),
    )
    parser.add_argument("--lang", choices=sorted(LANGUAGES), help=_("ngôn ngữ: vi hoặc en"))
    commands = parser.add_subparsers(metavar=_("LỆNH"), required=True)
    for name in _needed(arguments):
        import_module(f"ntm_dashboard.cli.{name}").add_to(commands)
    return parser


def _needed(arguments: Sequence[str]) -> list[str]:
    """Name the modules to load: the one of the command that is asked for, since loading all takes seconds."""
    of_command = {command: name for name, commands in MODULES.items() for command in commands}
    asked = next((of_command[argument] for argument in arguments if argument in of_command), None)
    return list(MODULES) if asked is None else [asked]


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
