"""What several commands take: a data folder, a date, and the person who acts from the terminal."""

import argparse
import getpass
import re
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ntm_dashboard.bootstrap.settings import Settings, settings_from
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.people import Person, Role

if TYPE_CHECKING:
    from ntm_dashboard.bootstrap.program import Program

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


def person_at_terminal() -> Person:
    """Give who acts: somebody who can run commands on the machine may do everything, under their name there."""
    name = f"dong_lenh:{getpass.getuser()}"
    return Person(name, name, Role.ADMINISTRATOR)
