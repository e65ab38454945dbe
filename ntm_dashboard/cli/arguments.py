"""What several commands take: a data folder, a date, and the person who acts from the terminal."""

import argparse
import getpass
import os
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ntm_dashboard.bootstrap.settings import Settings, settings_from
from ntm_dashboard.errors import NotPermittedError, SignInError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.services.people import Person, Role

if TYPE_CHECKING:
    from ntm_dashboard.bootstrap.program import Program
    from ntm_dashboard.services.accounts import Accounts
    from ntm_dashboard.services.rules import Rules

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # pyright: ignore[reportPrivateUsage] — argparse has no other name for it


_DAY_FIRST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})", re.ASCII)


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command take the data folder to work on."""
    parser.add_argument(
        "--data", type=Path, metavar=_("THƯ_MỤC"), help=_("thư mục số liệu, với cơ sở dữ liệu riêng của thư mục ấy")
    )


def add_note(parser: argparse.ArgumentParser) -> None:
    """Let a command take a note for the history."""
    parser.add_argument("--note", default="", metavar=_("GHI_CHÚ"), help=_("ghi chú lưu vào lịch sử"))


def day(text: str) -> date:
    """Read a date as 2023-04-12 or 12/4/2023 (also 12-4-2023, 12.4.2023)."""
    parts = _DAY_FIRST.fullmatch(text.strip())
    try:
        if parts is not None:
            return date(int(parts[4]), int(parts[3]), int(parts[1]))
        return date.fromisoformat(text)
    except ValueError as error:
        sentence = N_("“{text}” không phải là ngày; hãy ghi 2023-04-12 hoặc 12/4/2023")
        raise argparse.ArgumentTypeError(str(Message.of(sentence, text=text))) from error


def settings_of(chosen: argparse.Namespace) -> Settings:
    """Give the settings of the environment, for the data folder that the command names."""
    settings = settings_from()
    return settings.for_folder(chosen.data) if chosen.data else settings


@contextmanager
def opened(chosen: argparse.Namespace) -> "Generator[Program]":
    """Open the program for the length of a command. What it needs is loaded here: `check` does without."""
    from ntm_dashboard.bootstrap.program import open_program

    program = open_program(settings_of(chosen))
    try:
        yield program
    finally:
        program.close()


def add_person(parser: argparse.ArgumentParser) -> None:
    """Let a command act for an account, which is proven."""
    parser.add_argument(
        "--as", dest="acting_as", default="", metavar=_("TÀI_KHOẢN"), help=_("làm việc với tài khoản này")
    )
    parser.add_argument(
        "--password-stdin", action="store_true", help=_("đọc mật khẩu của tài khoản ấy từ dòng đầu của stdin")
    )
    parser.add_argument(
        "--token-file", type=Path, metavar=_("TỆP"), help=_("tệp chứa mã truy cập của tài khoản ấy (user token)")
    )


def acting_person(program: "Program", chosen: argparse.Namespace) -> Person:
    """Give who acts: the account of `--as`, proven; without it whoever runs commands on the machine.

    Raises:
        SignInError: the account is not proven.
        NotPermittedError: two people are needed, and the machine's account says nothing of who it is.
    """
    return _acting(program.accounts, program.rules, chosen)


def person_over_rules(accounts: "Accounts", rules: "Rules", chosen: argparse.Namespace) -> Person:
    """Give who switches a rule or replaces all that is kept, which may switch one: as `acting_person` does.

    Before the first account nobody could be proven, and whoever runs commands on the machine goes on.

    Raises:
        SignInError: the account is not proven.
        NotPermittedError: two people are needed, and the machine's account says nothing of who it is.
    """
    from ntm_dashboard.services.first_start import is_first_start

    if not chosen.acting_as and is_first_start(accounts):
        return person_at_terminal()
    return _acting(accounts, rules, chosen)


def _acting(accounts: "Accounts", rules: "Rules", chosen: argparse.Namespace) -> Person:
    if chosen.acting_as:
        return proven(accounts, chosen)
    if rules.is_two_person:
        sentence = N_(
            "Quy tắc hai người đang bật: hãy thêm --as TÀI_KHOẢN và nhập mật khẩu của tài khoản ấy "
            "(hoặc --token-file TỆP)."
        )
        raise NotPermittedError(str(Message.of(sentence)))
    return person_at_terminal()


def proven(accounts: "Accounts", chosen: argparse.Namespace) -> Person:
    """Give the person of the account of `--as`.

    Raises:
        SignInError: the password or the token is not the account's.
    """
    name: str = chosen.acting_as
    if chosen.token_file:
        try:
            return accounts.proven_by_token(
                name, chosen.token_file.read_text(encoding="ascii", errors="replace").strip()
            )
        except OSError as error:
            sentence = N_("Không đọc được tệp “{file}”: {reason}.")
            raise SignInError(
                str(Message.of(sentence, file=str(chosen.token_file), reason=reason_of(error)))
            ) from error
    if chosen.password_stdin:
        return accounts.proven_by_password(name, sys.stdin.readline().rstrip("\r\n"))
    prompt = str(Message.of(N_("Mật khẩu của {name}: "), name=name))
    return accounts.proven_by_password(name, getpass.getpass(prompt))


def person_at_terminal() -> Person:
    """Give who acts: somebody who can run commands on the machine may do everything, under their name there.

    The name is the one of the process's account, not of a variable that anybody may set.
    """
    name = f"dong_lenh:{_machine_account()}"
    return Person(name, name, Role.ADMINISTRATOR)


def _machine_account() -> str:
    try:
        import pwd
    except ImportError:  # Windows
        return os.getlogin()
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
